//! The facts that answers rest on, as they are now, and which of them are no longer what they were when an answer was
//! given. It says nothing of whether the answer still holds: that is for a person.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::witness::{UNPINNED, UNTOLD, Witness};
use crate::checklist::{Basis, Item};
use crate::record::{Answer, AnswerKey, Declared, Facts, ModelId, Record};
use crate::words::facts as words;

const MODELS: &str = "models";
const ADAPTERS: &str = "adapters";
const DATA_SETS: &str = "data-sets";
const PROMPTS: &str = "prompt-files";
const REVISION: &str = "revision";
const FILES: &str = "files";
/// A fact of several things, of which there is none.
const NONE: &str = "none";

/// A fact that is no longer what it was.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moved {
    /// Which, as in [`Facts`]: `revision org/name`, say.
    pub fact: String,
    /// What it was when the answer was given.
    pub before: String,
    /// What it is.
    pub after: String,
}

impl Moved {
    /// The change in a few words; not made fit for a terminal yet.
    pub fn sentence(&self) -> String {
        let what = match self.fact.split_once(' ') {
            Some((REVISION, model)) => words::revision(model),
            Some((FILES, model)) => words::files(model),
            _ => match self.fact.as_str() {
                MODELS => words::MODELS.to_owned(),
                ADAPTERS => words::ADAPTERS.to_owned(),
                DATA_SETS => words::DATA_SETS.to_owned(),
                PROMPTS => words::PROMPTS.to_owned(),
                other => other.to_owned(),
            },
        };
        words::moved(&what, &self.before, &self.after)
    }
}

/// What is known now, and since when the record says so.
#[derive(Debug, Clone, Default)]
pub(super) struct Current {
    facts: Facts,
    /// The moments at which revisions were declared that no scan has seen.
    declared: BTreeMap<String, DateTime<Utc>>,
    looked: Looked,
}

/// How much of the project the facts are from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Looked {
    /// None of it, or only a part.
    #[default]
    Nowhere,
    /// All of it.
    Everywhere,
}

impl Current {
    /// Whether the record says it of a fact since before somebody last looked: what they saw is newer.
    fn is_older(&self, fact: &str, looked: Option<DateTime<Utc>>) -> bool {
        self.declared.get(fact).is_some_and(|at| looked.is_some_and(|it| it > *at))
    }
}

/// What is known now: of the models that are in use, and, where a scan looked everywhere, of what the project shows. Without
/// such a scan the declared revisions count. While no model is declared, those that the product uses stand for them.
pub fn facts(record: &Record, witness: Option<&Witness>) -> Facts {
    current(record, witness).facts
}

/// The same, with what is needed to compare it.
pub(super) fn current(record: &Record, witness: Option<&Witness>) -> Current {
    // A part of the project tells neither what else a model is in use as, nor that there is no more.
    let witness = witness.filter(|witness| witness.cut.is_none());
    let mut all = BTreeMap::new();
    let mut declared = BTreeMap::new();
    let mut models: Vec<&ModelId> = record.in_use().collect();
    if !record.models.is_empty() {
        let ids: Vec<_> = models.iter().map(|model| model.as_str()).collect();
        all.insert(MODELS.to_owned(), if ids.is_empty() { NONE.to_owned() } else { ids.join(", ") });
    }
    if let Some(witness) = witness {
        if record.models.is_empty() {
            models.extend(witness.models.keys());
        }
        for (name, value) in
            [(ADAPTERS, &witness.adapters), (DATA_SETS, &witness.data_sets), (PROMPTS, &witness.prompts)]
        {
            all.insert(name.to_owned(), value.clone());
        }
    }
    for model in models {
        let (seen, known) = (witness.and_then(|witness| witness.models.get(model)), record.models.get(model));
        let name = format!("{REVISION} {model}");
        if let Some(revision) = seen.and_then(|seen| seen.revision.clone()) {
            all.insert(name, revision);
        } else if let Some((revision, at)) = known.and_then(said) {
            declared.insert(name.clone(), at);
            all.insert(name, revision);
        }
        let files = seen.and_then(|seen| seen.files.as_ref());
        all.extend(files.map(|files| (format!("{FILES} {model}"), files.clone())));
    }
    let looked = if witness.is_some() { Looked::Everywhere } else { Looked::Nowhere };
    Current { facts: all.into_iter().collect(), declared, looked }
}

/// The revision that the record says a model has, and since when it says so.
fn said(declared: &Declared) -> Option<(String, DateTime<Utc>)> {
    // One that had a revision and has none is not one of which nobody knows.
    let lost = declared.since.map(|_| UNPINNED.to_owned());
    let revision = declared.revision.clone().or(lost)?;
    Some((revision, declared.since.unwrap_or(declared.at)))
}

/// The facts among `current` on which an answer to an item rests: what an answer given now keeps.
pub fn resting(current: &Facts, item: &Item, key: &AnswerKey) -> Facts {
    // Who answered while nobody could tell the revision rested on none.
    let told = |fact: &str, value: &str| !(fact.starts_with(REVISION) && UNTOLD.contains(&value));
    let own = current.iter().filter(|(fact, value)| rests(item, key, fact) && told(fact, value));
    own.map(|(fact, value)| (fact.to_owned(), value.to_owned())).collect()
}

/// The facts that an answer given now keeps, by what the record says and, where one looked, a scan. What nobody can tell
/// now stays as it was known before, so that a change of it is still found by whoever looks next.
pub fn resting_now(
    record: &Record,
    witness: Option<&Witness>,
    item: Option<&Item>,
    key: &AnswerKey,
    before: &Answer,
) -> Facts {
    let Some(item) = item else { return Facts::default() };
    let current = current(record, witness);
    let now = resting(&current.facts, item, key);
    if current.looked == Looked::Everywhere {
        return now;
    }
    let used = |fact: &str| {
        let model = fact.split_once(' ').map(|(_, model)| model);
        record.models.is_empty()
            || model.is_none_or(|model| record.in_use().any(|each| each.as_str() == model))
    };
    let looked = before.facts_taken_at();
    let known = |fact: &str| current.facts.get(fact).is_some() && !current.is_older(fact, looked);
    let old = before.facts.iter();
    let old = old.filter(|(fact, _)| rests(item, key, fact) && used(fact) && !known(fact));
    now.iter().chain(old).map(|(fact, value)| (fact.to_owned(), value.to_owned())).collect()
}

/// The facts behind an answer that are no longer what they were. What is not known now is not compared.
///
/// Facts taken after a revision was declared may be newer than the record knows: the project showed them.
pub(super) fn moved(item: &Item, key: &AnswerKey, answer: &Answer, current: &Current) -> Vec<Moved> {
    let looked = answer.facts_taken_at();
    // Who looked everywhere and saw no file knows that there is none; it is no fact to rest on, and one that has changed.
    let gone = |fact: &str| (fact.starts_with(FILES) && current.looked == Looked::Everywhere).then_some(NONE);
    let change = |(fact, before): (&str, &str)| {
        let now = current.facts.get(fact).or_else(|| gone(fact));
        let after = now
            .filter(|after| *after != before && rests(item, key, fact) && !current.is_older(fact, looked))?;
        Some(Moved { fact: fact.to_owned(), before: before.to_owned(), after: after.to_owned() })
    };
    answer.facts.iter().filter_map(change).collect()
}

/// Whether an answer under a key rests on a fact. What is said of one model rests on nothing that another one is.
fn rests(item: &Item, key: &AnswerKey, fact: &str) -> bool {
    let (kind, model) = fact.split_once(' ').map_or((fact, None), |(kind, model)| (kind, Some(model)));
    let basis = match kind {
        MODELS if key.model().is_none() => Basis::ModelId,
        REVISION => Basis::ModelRevision,
        FILES => Basis::FileDigest,
        ADAPTERS => Basis::Adapter,
        DATA_SETS => Basis::DataSet,
        PROMPTS => Basis::PromptFile,
        _ => return false,
    };
    item.rests_on.contains(&basis) && (model.is_none() || key.model().is_none() || key.model() == model)
}
