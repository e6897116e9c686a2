//! The difference between two whole records.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde_json::Value;

use super::answer::AnswerChange;
use crate::checklist::QuestionId;
use crate::record::{
    AnswerKey, AsideKey, ChecklistStamp, Declared, ModelId, OpenRelease, ProfileAnswer, Record, Rules, Seal,
    SetAside, Since, Versions,
};

/// One value before and after; none is *not there*.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair<K, V> {
    /// What it is about.
    pub key: K,
    /// Before.
    pub before: Option<V>,
    /// After.
    pub after: Option<V>,
}

/// Before and after; none is *not there*.
pub type Both<T> = (Option<T>, Option<T>);

/// What became of a record.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Difference {
    /// Answers, in the order of their keys.
    pub answers: Vec<AnswerChange>,
    /// What a scan saw and somebody set aside, or no longer.
    pub aside: Vec<Pair<AsideKey, SetAside>>,
    /// Answers that waited for a choice, or do now.
    pub conflicts: Vec<Pair<AnswerKey, Versions>>,
    /// Models that are declared.
    pub models: Vec<Pair<ModelId, Declared>>,
    /// Answers of the profile.
    pub profile: Vec<Pair<QuestionId, ProfileAnswer>>,
    /// Values of the free map.
    pub extra: Vec<Pair<String, Value>>,
    /// The project's name.
    pub name: Option<(String, String)>,
    /// The checklist that was asked.
    pub checklist: Option<(ChecklistStamp, ChecklistStamp)>,
    /// The release that is open.
    pub release: Option<Both<OpenRelease>>,
    /// What the project demands of a sign-off.
    pub rules: Option<Both<Rules>>,
    /// The releases that were signed off.
    pub frozen: Option<(Vec<Since>, Vec<Since>)>,
    /// What makes a frozen release.
    pub seal: Option<Both<Box<Seal>>>,
}

impl Difference {
    /// Whether the two records are the same.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Difference {
    /// The same difference as two other records tell it, which are those two with something masked. What differs goes on
    /// differing, even where it looks alike now. Of the free map all stays as it is: its keys may be others by now.
    #[must_use]
    pub fn told_by(&self, before: &Record, after: &Record) -> Self {
        // Taken apart, so that a new field is not forgotten.
        let Self {
            answers,
            aside,
            conflicts,
            models,
            profile,
            extra,
            name,
            checklist,
            release,
            rules,
            frozen,
            seal,
        } = self;
        let answer = |AnswerChange { key, fields, .. }: &AnswerChange| AnswerChange {
            key: key.clone(),
            before: before.answers.get(key).cloned(),
            after: after.answers.get(key).cloned(),
            fields: fields.clone(),
        };
        Self {
            answers: answers.iter().map(answer).collect(),
            aside: told(aside, &before.aside, &after.aside),
            conflicts: told(conflicts, &before.conflicts, &after.conflicts),
            models: told(models, &before.models, &after.models),
            // Options of the checklist.
            profile: profile.clone(),
            extra: extra.clone(),
            name: name.as_ref().map(|_| (before.project.name.clone(), after.project.name.clone())),
            checklist: checklist.as_ref().map(|_| (before.checklist.clone(), after.checklist.clone())),
            release: release.as_ref().map(|_| (before.release.clone(), after.release.clone())),
            rules: rules.as_ref().map(|_| (before.rules, after.rules)),
            frozen: frozen.as_ref().map(|_| (before.frozen.clone(), after.frozen.clone())),
            seal: seal.as_ref().map(|_| (before.seal.clone(), after.seal.clone())),
        }
    }
}

/// The same pairs with the values of two other maps.
fn told<K: Clone + Ord, V: Clone>(
    pairs: &[Pair<K, V>],
    before: &BTreeMap<K, V>,
    after: &BTreeMap<K, V>,
) -> Vec<Pair<K, V>> {
    let told = |Pair { key, .. }: &Pair<K, V>| Pair {
        key: key.clone(),
        before: before.get(key).cloned(),
        after: after.get(key).cloned(),
    };
    pairs.iter().map(told).collect()
}

/// The difference that turns `before` into `after`.
pub fn diff(before: &Record, after: &Record) -> Difference {
    // Taken apart, so that a new field is not forgotten.
    let Record {
        answers,
        aside,
        checklist,
        conflicts,
        extra,
        format: _,
        frozen,
        models,
        profile,
        project,
        release,
        rules,
        seal,
    } = before;
    let mut difference = Difference::default();
    walk(answers.iter(), after.answers.iter(), |key, before, after| {
        difference.answers.push(AnswerChange::new(key.clone(), before.cloned(), after.cloned()));
    });
    difference.aside = pairs(aside.iter(), after.aside.iter());
    difference.conflicts = pairs(conflicts.iter(), after.conflicts.iter());
    difference.models = pairs(models.iter(), after.models.iter());
    difference.profile = pairs(profile.answers(), after.profile.answers());
    difference.extra = pairs(extra.iter(), after.extra.iter());
    if *project != after.project {
        difference.name = Some((project.name.clone(), after.project.name.clone()));
    }
    if *checklist != after.checklist {
        difference.checklist = Some((checklist.clone(), after.checklist.clone()));
    }
    if *release != after.release {
        difference.release = Some((release.clone(), after.release.clone()));
    }
    if *rules != after.rules {
        difference.rules = Some((*rules, after.rules));
    }
    if *frozen != after.frozen {
        difference.frozen = Some((frozen.clone(), after.frozen.clone()));
    }
    if *seal != after.seal {
        difference.seal = Some((seal.clone(), after.seal.clone()));
    }
    difference
}

/// The same of what people say. Which releases were signed off is none of that: it is what the folder of releases is
/// compared with.
pub fn diff_of_what_is_said(before: &Record, after: &Record) -> Difference {
    Difference { frozen: None, ..diff(before, after) }
}

/// The record that a difference makes of the one it begins with.
#[must_use]
pub fn apply(difference: &Difference, before: &Record) -> Record {
    let mut after = before.clone();
    for AnswerChange { key, after: answer, .. } in &difference.answers {
        set(&mut after.answers, key, answer.as_ref());
    }
    for Pair { key, after: said, .. } in &difference.aside {
        set(&mut after.aside, key, said.as_ref());
    }
    for Pair { key, after: versions, .. } in &difference.conflicts {
        set(&mut after.conflicts, key, versions.as_ref());
    }
    for Pair { key, after: declared, .. } in &difference.models {
        set(&mut after.models, key, declared.as_ref());
    }
    for Pair { key, after: answer, .. } in &difference.profile {
        after.profile.set(key.clone(), answer.clone());
    }
    for Pair { key, after: value, .. } in &difference.extra {
        set(&mut after.extra, key, value.as_ref());
    }
    if let Some((_, name)) = &difference.name {
        after.project.name.clone_from(name);
    }
    if let Some((_, checklist)) = &difference.checklist {
        after.checklist.clone_from(checklist);
    }
    if let Some((_, release)) = &difference.release {
        after.release.clone_from(release);
    }
    if let Some((_, rules)) = &difference.rules {
        after.rules.clone_from(rules);
    }
    if let Some((_, frozen)) = &difference.frozen {
        after.frozen.clone_from(frozen);
    }
    if let Some((_, seal)) = &difference.seal {
        after.seal.clone_from(seal);
    }
    after
}

fn set<K: Clone + Ord, V: Clone>(map: &mut BTreeMap<K, V>, key: &K, value: Option<&V>) {
    match value {
        Some(value) => drop(map.insert(key.clone(), value.clone())),
        None => drop(map.remove(key)),
    }
}

fn pairs<'a, K: Clone + Ord + 'a, V: Clone + PartialEq + 'a>(
    before: impl Iterator<Item = (&'a K, &'a V)>,
    after: impl Iterator<Item = (&'a K, &'a V)>,
) -> Vec<Pair<K, V>> {
    let mut all = Vec::new();
    walk(before, after, |key, before, after| {
        all.push(Pair { key: key.clone(), before: before.cloned(), after: after.cloned() });
    });
    all
}

/// Walks two sorted lists side by side, and hands on what differs.
fn walk<'a, K: Ord + 'a, V: PartialEq + 'a>(
    before: impl Iterator<Item = (&'a K, &'a V)>,
    after: impl Iterator<Item = (&'a K, &'a V)>,
    mut then: impl FnMut(&'a K, Option<&'a V>, Option<&'a V>),
) {
    let (mut before, mut after) = (before.peekable(), after.peekable());
    loop {
        let order = match (before.peek(), after.peek()) {
            (None, None) => return,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some((was, _)), Some((is, _))) => was.cmp(is),
        };
        let was = if order == Ordering::Greater { None } else { before.next() };
        let is = if order == Ordering::Less { None } else { after.next() };
        let Some((key, _)) = was.or(is) else { return };
        let (was, is) = (was.map(|(_, value)| value), is.map(|(_, value)| value));
        if was != is {
            then(key, was, is);
        }
    }
}
