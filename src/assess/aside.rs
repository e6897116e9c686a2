//! Whether what a scan saw is heeded, or was set aside for a time. It looks at no answer and changes nothing.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};

use crate::record::{AsideError, AsideKey, Change, Record, SetAside};
use crate::scan::{Bearing, Observation};

/// How an observation is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heed<'r> {
    /// As it is: nobody set it aside.
    Heeded,
    /// Set aside, and the day has not come: it contradicts nothing.
    SetAside(&'r SetAside),
    /// Set aside once, and the day is past: as if nobody had.
    Lapsed(&'r SetAside),
}

impl Heed<'_> {
    /// Whether it is set aside today.
    pub fn is_set_aside(&self) -> bool {
        matches!(self, Self::SetAside(_))
    }
}

/// What a person says who sets an observation aside.
#[derive(Debug, Clone, Copy)]
pub struct Aside<'a> {
    /// Why it speaks against nothing.
    pub reason: &'a str,
    /// The last day on which that holds.
    pub until: NaiveDate,
    /// Who.
    pub by: &'a str,
    /// When.
    pub at: DateTime<Utc>,
}

/// How an observation is taken on a day.
pub fn heed<'r>(one: &Observation, record: &'r Record, today: NaiveDate) -> Heed<'r> {
    if record.aside.is_empty() {
        return Heed::Heeded;
    }
    match aside_key(one).ok().and_then(|key| record.aside.get(&key)) {
        None => Heed::Heeded,
        Some(said) if said.holds_on(today) => Heed::SetAside(said),
        Some(said) => Heed::Lapsed(said),
    }
}

/// The observations that somebody set aside and whose day has not come, each with what was said.
pub fn laid_aside<'a>(
    observations: &'a [Observation],
    record: &'a Record,
    today: NaiveDate,
) -> impl Iterator<Item = (&'a Observation, &'a SetAside)> {
    observations.iter().filter_map(move |one| match heed(one, record, today) {
        Heed::SetAside(said) => Some((one, said)),
        Heed::Heeded | Heed::Lapsed(_) => None,
    })
}

/// What was set aside and a scan no longer sees, in the order of the keys.
pub fn unseen<'r>(observations: &[Observation], record: &'r Record) -> Vec<(&'r AsideKey, &'r SetAside)> {
    if record.aside.is_empty() {
        return Vec::new();
    }
    let seen: BTreeSet<AsideKey> = observations.iter().filter_map(|one| aside_key(one).ok()).collect();
    record.aside.iter().filter(|(key, _)| !seen.contains(key)).collect()
}

/// The key under which an observation is set aside.
///
/// # Errors
/// [`AsideError::Key`] if its path cannot be written into a record.
pub fn aside_key(one: &Observation) -> Result<AsideKey, AsideError> {
    AsideKey::new(one.detector.word(), &one.place.path, one.digest)
}

/// Whether an observation speaks for answers and against none, so that setting it aside would say nothing.
pub fn only_supports(one: &Observation) -> bool {
    let bears = |bearing| one.items.iter().any(|each| each.bearing == bearing);
    bears(Bearing::Supports) && !bears(Bearing::Contradicts)
}

/// The change that sets an observation aside; [`Change::Aside`] with nothing takes it back.
///
/// # Errors
/// [`AsideError`] without a reason, a name, or a day that is still to come, or if it supports answers and contradicts none.
pub fn set_aside(one: &Observation, said: &Aside<'_>, today: NaiveDate) -> Result<Change, AsideError> {
    let key = aside_key(one)?;
    if only_supports(one) {
        return Err(AsideError::Supports);
    }
    let said = SetAside {
        at: said.at,
        by: said.by.to_owned(),
        line: one.place.line,
        reason: said.reason.to_owned(),
        saw: one.saw.clone(),
        until: said.until,
    };
    Ok(Change::Aside(key, Some(Box::new(said.checked(today)?))))
}
