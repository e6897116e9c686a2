//! `explain`: what stands behind an item, a term, a reference or a detector, on one page.

use super::args::{Explain, TextOrJson};
use super::error::CliError;
use super::exit::{self, Exit};
use super::setting::Setting;
use super::world::World;
use crate::assess::GapKind;
use crate::checklist::knowledge::Term;
use crate::checklist::{Checklist, Known};
use crate::record::{self, Record};
use crate::report::{Lens, Sensitive, json, plain};
use crate::scan::Detector;
use crate::store::{self, Project};
use crate::text::nearest;
use crate::words::report::explain::{DETECTOR, GAP};
use crate::words::shell::explain as words;
use crate::words::shell::unknown;
use crate::words::typed::did_you_mean;

/// Fewest letters of a word that is looked for in titles.
const SHORTEST: usize = 3;

pub(super) fn run(args: &Explain, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    let project = setting.find()?;
    let checklist = setting.checklist(Some(&setting.to_be()?), world)?.checklist;
    let typed = args.what.join(" ");
    // The question about one model is the question of its item.
    let typed = match typed.split_once('@') {
        Some((item, _)) if item.parse().is_ok_and(|id| checklist.item(&id).is_some()) => item.to_owned(),
        _ => typed,
    };
    let lens = |profile| Lens {
        checklist: &checklist,
        profile,
        sensitive: if args.sensitive { Sensitive::Told } else { Sensitive::Withheld },
    };
    if args.list {
        world.say(&match args.format {
            TextOrJson::Text => plain::known(&lens(None)),
            TextOrJson::Json => json::known(&lens(None)),
        })?;
        return Ok(exit::DONE);
    }
    if let Some(kind) = gap_kind(&typed).filter(|_| checklist.lookup(&typed).is_empty()) {
        world.say(&match args.format {
            TextOrJson::Text => plain::gap_kind(kind),
            TextOrJson::Json => json::gap_kind(kind),
        })?;
        return Ok(exit::DONE);
    }
    let detector = detector(&typed);
    let named = typed.starts_with(DETECTOR) || checklist.lookup(&typed).is_empty();
    if let Some(detector) = detector.filter(|_| named) {
        world.say(&match args.format {
            TextOrJson::Text => plain::detector(detector),
            TextOrJson::Json => json::detector(detector),
        })?;
        return Ok(exit::DONE);
    }
    let known = one(&checklist, &typed)?;
    let record = project.and_then(|project| record(&project, world));
    let lens = lens(record.as_ref().map(|record| &record.profile));
    world.say(&match args.format {
        TextOrJson::Text => plain::explain(&lens, &known),
        TextOrJson::Json => json::explain(&lens, &known),
    })?;
    if let Some(detector) = detector {
        world.note(&words::detector_of_that_name(detector));
    }
    Ok(exit::DONE)
}

/// The detector of that name.
fn detector(typed: &str) -> Option<Detector> {
    typed.strip_prefix(DETECTOR).unwrap_or(typed).trim().parse().ok()
}

/// The kind of gap of that name.
fn gap_kind(typed: &str) -> Option<GapKind> {
    typed.strip_prefix(GAP).unwrap_or(typed).trim().parse().ok()
}

/// What a part of a name may mean: frameworks by a word of their title, `NIST`, and clauses by how their codes begin,
/// `GOVERN`.
fn in_part<'c>(checklist: &'c Checklist, typed: &str) -> Vec<Known<'c>> {
    let words: Vec<String> = typed.split_whitespace().map(str::to_lowercase).collect();
    if words.iter().any(|word| word.chars().count() < SHORTEST) || words.is_empty() {
        return Vec::new();
    }
    let has = |known: &Known<'c>| match known {
        Known::Framework(framework) => {
            // The names in it, and not the words between them.
            let of_title = framework.title.split(|c: char| !c.is_alphanumeric());
            let names = of_title.filter(|word| word.starts_with(char::is_uppercase)).map(str::to_lowercase);
            let names: Vec<String> = names.collect();
            words.iter().all(|word| names.contains(word))
        }
        Known::Clause(clause) => {
            let code = clause.id.as_str().split_once(':').map(|(_, code)| code.to_lowercase());
            let rest = code.as_deref().and_then(|code| code.strip_prefix(words.join("-").as_str()));
            rest.is_some_and(|rest| rest.starts_with(['-', '.']))
        }
        _ => false,
    };
    checklist.everything().filter(has).collect()
}

/// A clause as people type it.
fn as_typed(known: Known<'_>) -> Option<String> {
    let Known::Clause(clause) = known else { return None };
    clause.id.as_str().split_once(':').map(|(_, code)| code.replacen('-', " ", 1).to_uppercase())
}

/// The one thing that can be meant.
fn one<'c>(checklist: &'c Checklist, typed: &str) -> Result<Known<'c>, CliError> {
    let mut found = checklist.lookup(typed);
    if found.is_empty() {
        found = in_part(checklist, typed);
    }
    let off = || checklist.composition.off(typed.strip_prefix("item:").unwrap_or(typed).trim());
    match found.as_slice() {
        [one] => Ok(*one),
        [] => {
            if let Some(off) = off() {
                return Ok(Known::Item(&off.item));
            }
            let what = unknown::no(unknown::ITEM_TERM_OR_REFERENCE, typed);
            // A clause is typed without its framework, `MAP 4.1`, so it is offered so.
            let clauses: Vec<String> = checklist.everything().filter_map(as_typed).collect();
            let near = nearest(&typed.to_uppercase(), clauses.iter().map(String::as_str));
            let is_code = typed.contains(|c: char| c.is_ascii_digit())
                && !typed.contains(|c: char| c.is_ascii_lowercase());
            if is_code || typed.contains(' ') && !near.is_empty() {
                return Err(CliError::usage(what, did_you_mean(&near, unknown::EXPLAINS_FRAMEWORKS)));
            }
            let mut names: Vec<_> = checklist.everything().map(|known| known.id()).collect();
            names.extend(checklist.knowledge().terms.values().flat_map(Term::spellings));
            names.extend(Detector::ALL.iter().map(|detector| detector.word()));
            names.extend(GapKind::ALL.iter().map(|kind| kind.word()));
            names.sort_unstable();
            names.dedup();
            // What stands in front of a full name, such as `item:`, is no part of what was mistyped.
            let bare = typed.split_once(':').map_or(typed, |(_, bare)| bare);
            let whole = nearest(typed, names.iter().copied());
            let near = if whole.is_empty() { nearest(bare, names.into_iter()) } else { whole };
            Err(CliError::usage(what, did_you_mean(&near, unknown::LISTS_ALL_THAT_IS_EXPLAINED)))
        }
        [first, ..] => Err(CliError::usage(
            words::several(typed, &plain::candidates(&found)),
            words::name_one(first.full_name()),
        )),
    }
}

/// The project's record, for its profile; read and left alone. A damaged one is no reason not to explain.
fn record(project: &Project, world: &mut World<'_>) -> Option<Record> {
    let text = store::read_text(&project.record_path(), record::MAX_BYTES).ok();
    let record = text.and_then(|text| record::parse(&text).ok());
    if record.is_none() {
        world.note(words::NO_RECORD);
    }
    record
}
