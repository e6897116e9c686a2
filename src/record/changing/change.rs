//! One change to a record, as plain data: what undo takes back, what the store saves and what a merge reports.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::checklist::{Checklist, QuestionId};
use crate::record::answers::{Answer, AnswerKey, Versions};
use crate::record::evidence::{AsideKey, SetAside};
use crate::record::frozen::Seal;
use crate::record::itself::Record;
use crate::record::models::{Declared, ModelId};
use crate::record::profile::ProfileAnswer;
use crate::record::release::{OpenRelease, Rules, Since};
use crate::record::stamp::ChecklistStamp;

/// Sets one part of a record to a value. The part as a whole is replaced, never patched.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// An answer; an empty one is *unanswered*.
    Answer(AnswerKey, Box<Answer>),
    /// An answer that is in the file or is not; only a merge takes one out.
    Removed(AnswerKey),
    /// What a scan saw, set aside for a time; none takes that back.
    Aside(AsideKey, Option<Box<SetAside>>),
    /// A profile question; none is *not asked*.
    Profile(QuestionId, Option<ProfileAnswer>),
    /// The project's name.
    Name(String),
    /// The checklist that was asked.
    Checklist(ChecklistStamp),
    /// A value of the free map.
    Extra(String, Option<Value>),
    /// A model that is declared; none once it is taken out, which only undo and a merge do.
    Model(ModelId, Option<Box<Declared>>),
    /// The release that is open.
    Release(Option<OpenRelease>),
    /// What the project demands of a sign-off.
    Rules(Option<Rules>),
    /// The releases that were signed off.
    Frozen(Vec<Since>),
    /// What makes a frozen release.
    Seal(Option<Box<Seal>>),
    /// Two versions of an answer that wait for a choice; none once somebody chose.
    Waiting(AnswerKey, Option<Box<Versions>>),
}

impl Change {
    /// The answer that it is about, if it is about one.
    pub fn key(&self) -> Option<&AnswerKey> {
        match self {
            Self::Answer(key, _) | Self::Removed(key) | Self::Waiting(key, _) => Some(key),
            _ => None,
        }
    }

    /// Applies the change and returns the one that takes it back.
    #[must_use = "the change that takes it back"]
    pub fn apply(self, record: &mut Record) -> Self {
        match self {
            Self::Answer(key, answer) => match record.answers.insert(key.clone(), *answer) {
                Some(before) => Self::Answer(key, Box::new(before)),
                None => Self::Removed(key),
            },
            Self::Removed(key) => match record.answers.remove(&key) {
                Some(before) => Self::Answer(key, Box::new(before)),
                None => Self::Removed(key),
            },
            Self::Aside(key, said) => {
                let before = put(&mut record.aside, &key, said.map(|said| *said));
                Self::Aside(key, before.map(Box::new))
            }
            Self::Profile(question, answer) => {
                let before = record.profile.get(&question).cloned();
                record.profile.set(question.clone(), answer);
                Self::Profile(question, before)
            }
            Self::Name(name) => Self::Name(std::mem::replace(&mut record.project.name, name)),
            Self::Checklist(stamp) => Self::Checklist(std::mem::replace(&mut record.checklist, stamp)),
            Self::Extra(key, value) => {
                let before = put(&mut record.extra, &key, value);
                Self::Extra(key, before)
            }
            Self::Model(id, declared) => {
                let before = put(&mut record.models, &id, declared.map(|declared| *declared));
                Self::Model(id, before.map(Box::new))
            }
            Self::Release(release) => Self::Release(std::mem::replace(&mut record.release, release)),
            Self::Rules(rules) => Self::Rules(std::mem::replace(&mut record.rules, rules)),
            Self::Frozen(last) => Self::Frozen(std::mem::replace(&mut record.frozen, last)),
            Self::Seal(seal) => Self::Seal(std::mem::replace(&mut record.seal, seal)),
            Self::Waiting(key, versions) => {
                let before = put(&mut record.conflicts, &key, versions.map(|versions| *versions));
                Self::Waiting(key, before.map(Box::new))
            }
        }
    }

    /// Whether two changes set the same part of a record.
    pub fn same_part(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Answer(a, _) | Self::Removed(a), Self::Answer(b, _) | Self::Removed(b))
            | (Self::Waiting(a, _), Self::Waiting(b, _)) => a == b,
            (Self::Aside(a, _), Self::Aside(b, _)) => a == b,
            (Self::Profile(a, _), Self::Profile(b, _)) => a == b,
            (Self::Extra(a, _), Self::Extra(b, _)) => a == b,
            (Self::Model(a, _), Self::Model(b, _)) => a == b,
            (Self::Name(_), Self::Name(_))
            | (Self::Checklist(_), Self::Checklist(_))
            | (Self::Release(_), Self::Release(_))
            | (Self::Rules(_), Self::Rules(_))
            | (Self::Frozen(_), Self::Frozen(_))
            | (Self::Seal(_), Self::Seal(_)) => true,
            _ => false,
        }
    }

    /// The changes that [`Record::make_room`] would make, without a copy of the record.
    pub fn room(record: &Record, checklist: &Checklist) -> Vec<Self> {
        let keys = checklist.items().iter().map(|item| AnswerKey::item(&item.id));
        let new = keys.filter(|key| !record.answers.contains_key(key));
        let of_models = record.in_use().flat_map(|model| record.room_for(model, checklist));
        let mut changes: Vec<Self> =
            new.chain(of_models).map(|key| Self::Answer(key, Box::default())).collect();
        let stamp = ChecklistStamp::of(checklist);
        if record.checklist != stamp {
            changes.push(Self::Checklist(stamp));
        }
        if record.seal.is_some() {
            changes.push(Self::Seal(None));
        }
        changes
    }

    /// The changes that turn one record into another.
    pub fn between(from: &Record, to: &Record) -> Vec<Self> {
        let mut changes = Vec::new();
        changes.extend(moved(&from.answers, &to.answers).map(|(key, answer)| match answer {
            Some(answer) => Self::Answer(key.clone(), Box::new(answer.clone())),
            None => Self::Removed(key.clone()),
        }));
        let aside = moved(&from.aside, &to.aside);
        changes.extend(aside.map(|(key, said)| Self::Aside(key.clone(), said.cloned().map(Box::new))));
        let profile = moved(from.profile.all(), to.profile.all());
        changes.extend(profile.map(|(question, answer)| Self::Profile(question.clone(), answer.cloned())));
        let extra = moved(&from.extra, &to.extra);
        changes.extend(extra.map(|(key, value)| Self::Extra(key.clone(), value.cloned())));
        let models = moved(&from.models, &to.models);
        changes.extend(models.map(|(id, declared)| Self::Model(id.clone(), declared.cloned().map(Box::new))));
        let waiting = moved(&from.conflicts, &to.conflicts);
        changes.extend(waiting.map(|(key, both)| Self::Waiting(key.clone(), both.cloned().map(Box::new))));

        if from.project.name != to.project.name {
            changes.push(Self::Name(to.project.name.clone()));
        }
        if from.checklist != to.checklist {
            changes.push(Self::Checklist(to.checklist.clone()));
        }
        if from.release != to.release {
            changes.push(Self::Release(to.release.clone()));
        }
        if from.rules != to.rules {
            changes.push(Self::Rules(to.rules));
        }
        if from.frozen != to.frozen {
            changes.push(Self::Frozen(to.frozen.clone()));
        }
        if from.seal != to.seal {
            changes.push(Self::Seal(to.seal.clone()));
        }
        changes
    }
}

/// Sets or takes out a value of a map; hands back what stood there.
fn put<K: Ord + Clone, V>(map: &mut BTreeMap<K, V>, key: &K, value: Option<V>) -> Option<V> {
    match value {
        Some(value) => map.insert(key.clone(), value),
        None => map.remove(key),
    }
}

/// What stands otherwise in a map than it stood, in order, and then the keys that went.
fn moved<'a, K: Ord, V: PartialEq>(
    from: &'a BTreeMap<K, V>,
    to: &'a BTreeMap<K, V>,
) -> impl Iterator<Item = (&'a K, Option<&'a V>)> {
    let set = to.iter().filter(|(key, value)| from.get(key) != Some(value));
    let gone = from.keys().filter(|key| !to.contains_key(key));
    set.map(|(key, value)| (key, Some(value))).chain(gone.map(|key| (key, None)))
}
