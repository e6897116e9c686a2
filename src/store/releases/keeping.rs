//! Whether the releases are still what was signed off, byte by byte, and where they are not. The record says which release
//! the open one comes after, and which one was signed off last, and vouches for both like any later release.
//!
//! Mends nothing. Line ends alone are no edit: git changes them on some machines.

use super::{ReleaseError, list, text};
use crate::record::{
    self, AnswerKey, MAX_BYTES, OpenRelease, Record, SealEnd, Since, Version, intact, touched,
};
use crate::store::file::read_text;
use crate::store::project::Project;
use crate::words::kept as words;

/// One release, and what has become of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Which.
    pub version: Version,
    /// What has become of it.
    pub state: State,
}

/// What has become of a release since it was signed off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Nothing: it is what was signed off.
    Intact(Box<SealEnd>),
    /// Something else.
    Tampered(Flaw),
}

/// How a release is not what was signed off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// These answers are not what they were.
    Answers(Vec<AnswerKey>),
    /// Something else in the file is not what it was.
    Elsewhere,
    /// The file has no seal.
    NoSeal,
    /// The file is another release under this name.
    OtherName(Version),
    /// The file cannot be read, because of this.
    Unreadable(String),
    /// The file is in order, but not the one that this later release came after.
    Replaced(Version),
    /// The file is gone; this later release came after it.
    Gone(Version),
    /// The file is in order, but not the one that was signed off last, by the record.
    NotTheLast,
    /// The file is gone, and was signed off last, by the record.
    LastGone,
}

impl Flaw {
    /// The flaw in a sentence about the release.
    pub fn sentence(&self) -> String {
        match self {
            Self::Answers(keys) => {
                let names: Vec<_> = keys.iter().map(AnswerKey::as_str).collect();
                words::edited(&names.join(", "))
            }
            Self::Elsewhere => words::EDITED_ELSEWHERE.to_owned(),
            Self::NoSeal => words::NO_SEAL.to_owned(),
            Self::OtherName(version) => words::other_name(version),
            Self::Unreadable(why) => words::unreadable(why),
            Self::Replaced(later) => words::replaced(later),
            Self::Gone(later) => words::gone(later),
            Self::NotTheLast => words::NOT_THE_LAST.to_owned(),
            Self::LastGone => words::LAST_GONE.to_owned(),
        }
    }

    /// Whether there is no file any more.
    pub fn is_gone(&self) -> bool {
        matches!(self, Self::Gone(_) | Self::LastGone)
    }

    /// The answers that are known to be touched.
    pub fn answers(&self) -> &[AnswerKey] {
        match self {
            Self::Answers(keys) => keys,
            _ => &[],
        }
    }
}

/// What has become of one release, looked at by itself.
///
/// # Errors
/// There is no such release.
pub fn kept(project: &Project, version: &Version) -> Result<Kept, ReleaseError> {
    let state = match text(project, version) {
        Ok(text) => state(version, &text),
        Err(error @ ReleaseError::None { .. }) => return Err(error),
        Err(error) => State::Tampered(Flaw::Unreadable(error.to_string())),
    };
    Ok(Kept { version: version.clone(), state })
}

/// What has become of the release of this name, which has this text.
pub(in crate::store) fn state(version: &Version, text: &str) -> State {
    if let Some(end) = intact(text) {
        return if end.release.version == *version {
            State::Intact(Box::new(end))
        } else {
            State::Tampered(Flaw::OtherName(end.release.version))
        };
    }
    // Only now is it worth reading the whole of it.
    State::Tampered(match record::parse(text) {
        Err(error) => Flaw::Unreadable(error.to_string()),
        Ok(record) => match &record.seal {
            None => Flaw::NoSeal,
            Some(seal) => match touched(&record, seal) {
                keys if keys.is_empty() => Flaw::Elsewhere,
                keys => Flaw::Answers(keys),
            },
        },
    })
}

/// What has become of all releases, in the order of their versions; those that are gone are among them, as far as a
/// later release or the open one names them.
///
/// # Errors
/// As [`list`].
pub fn keeping(project: &Project) -> Result<Vec<Kept>, ReleaseError> {
    let versions = list(project)?;
    let mut all: Vec<Kept> = versions.iter().filter_map(|version| kept(project, version).ok()).collect();
    let record = on_disk(project);
    let named = chain(&all, record.as_ref().and_then(|record| record.release.as_ref()));
    let last = record.and_then(|record| record.frozen).map(|last| (last, None));
    for (named, later) in named.into_iter().chain(last) {
        let found = all.iter_mut().find(|kept| kept.version == named.version);
        match found {
            None => all.push(Kept { version: named.version, state: State::Tampered(gone(later)) }),
            Some(kept) => {
                if matches!(&kept.state, State::Intact(end) if end.whole != named.whole) {
                    kept.state = State::Tampered(replaced(later));
                }
            }
        }
    }
    all.sort_by(|a, b| a.version.cmp(&b.version));
    Ok(all)
}

/// Looks whether the release that an open one comes after is still the very file that it was: a sign-off vouches for it.
///
/// # Errors
/// It is gone, edited or another one, or the disk refuses.
pub fn continues(project: &Project, open: &OpenRelease) -> Result<(), ReleaseError> {
    let Some(named) = &open.since else { return Ok(()) };
    match became(project, named, Some(&open.version))? {
        None => Ok(()),
        Some(flaw) => Err(ReleaseError::Broken { since: named.version.clone(), flaw: flaw.sentence() }),
    }
}

/// Looks whether the release that the record says was signed off last is still there as it was.
///
/// # Errors
/// It is gone, edited or another one, or the disk refuses.
pub fn stands(project: &Project, last: Option<&Since>) -> Result<(), ReleaseError> {
    let Some(last) = last else { return Ok(()) };
    match became(project, last, None)? {
        None => Ok(()),
        Some(flaw) => Err(ReleaseError::Lost { last: last.version.clone(), flaw: flaw.sentence() }),
    }
}

/// What has become of a release that this later one names, or the record as the last one.
fn became(project: &Project, named: &Since, later: Option<&Version>) -> Result<Option<Flaw>, ReleaseError> {
    Ok(match kept(project, &named.version) {
        Ok(Kept { state: State::Intact(end), .. }) if end.whole == named.whole => None,
        Ok(Kept { state: State::Intact(_), .. }) => Some(replaced(later.cloned())),
        Ok(Kept { state: State::Tampered(flaw), .. }) => Some(flaw),
        Err(ReleaseError::None { .. }) => Some(gone(later.cloned())),
        Err(error) => return Err(error),
    })
}

fn gone(later: Option<Version>) -> Flaw {
    later.map_or(Flaw::LastGone, Flaw::Gone)
}

fn replaced(later: Option<Version>) -> Flaw {
    later.map_or(Flaw::NotTheLast, Flaw::Replaced)
}

/// The record on the disk. Where that cannot be read, it says so elsewhere and names nothing here.
fn on_disk(project: &Project) -> Option<Record> {
    let text = read_text(&project.record_path(), MAX_BYTES).ok()?;
    record::parse(&text).ok()
}

/// What each release that is in order, and the open one, says about the one before: which, its digest, and who says so.
fn chain(all: &[Kept], open: Option<&OpenRelease>) -> Vec<(Since, Option<Version>)> {
    let intact = all.iter().filter_map(|kept| match &kept.state {
        State::Intact(end) => end.release.since.as_ref().map(|since| (since, &kept.version)),
        State::Tampered(_) => None,
    });
    let open = open.and_then(|open| open.since.as_ref().map(|since| (since, &open.version)));
    let named = intact.chain(open);
    named.map(|(since, later)| (since.clone(), Some(later.clone()))).collect()
}
