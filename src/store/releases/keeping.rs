//! Whether the releases are still what was signed off, byte by byte, and where they are not. The record says which release
//! the open one comes after, and which ones were signed off, and vouches for them like any later release.
//!
//! Mends nothing. Line ends alone are no edit: git changes them on some machines.

use std::collections::BTreeMap;
use std::mem;

use super::{ReleaseError, list, text};
use crate::record::{
    self, AnswerKey, MAX_BYTES, OpenRelease, Record, SealEnd, Since, Version, intact, touched,
};
use crate::store::file::read_text;
use crate::store::project::Project;
use crate::words::kept as words;
use crate::words::refused::with_next;

/// One release, and what has become of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Which.
    pub version: Version,
    /// What has become of it.
    pub state: State,
}

impl Kept {
    /// Whether it is not what was signed off.
    pub fn is_tampered(&self) -> bool {
        matches!(self.state, State::Tampered(_))
    }
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
    /// The file is in order, but not the one that was signed off, by the record.
    NotTheSigned,
    /// The file is gone, and was signed off, by the record.
    SignedGone,
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
            Self::NotTheSigned => words::NOT_THE_SIGNED.to_owned(),
            Self::SignedGone => words::SIGNED_GONE.to_owned(),
        }
    }

    /// Whether there is no file any more.
    pub fn is_gone(&self) -> bool {
        matches!(self, Self::Gone(_) | Self::SignedGone)
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
/// release signed off since, the open one or the record names them.
///
/// # Errors
/// As [`list`].
pub fn keeping(project: &Project) -> Result<Vec<Kept>, ReleaseError> {
    let mut all = Vec::new();
    let mut names = BTreeMap::new();
    for version in list(project)? {
        let Ok(mut kept) = kept(project, &version) else { continue };
        name(&mut names, &mut kept);
        all.push(kept);
    }
    if let Some(record) = on_disk(project) {
        let open = record.release.and_then(|open| Some((open.since?, Some(open.version))));
        let signed = record.frozen.into_iter().map(|each| (each, None));
        for (each, later) in open.into_iter().chain(signed) {
            names.entry(each).or_insert(later);
        }
    }
    for (named, later) in names {
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

/// Why a sign-off of an open release is refused whatever is answered, and what to do.
pub fn refusal(project: &Project, open: &OpenRelease) -> Option<String> {
    continues(project, open).err().map(|error| with_next(&error, &error.hint()))
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

/// Looks whether a release that was signed off, by the record, is still there as it was.
///
/// # Errors
/// It is gone, edited or another one, or the disk refuses.
pub fn stands(project: &Project, signed: &Since) -> Result<(), ReleaseError> {
    match became(project, signed, None)? {
        None => Ok(()),
        Some(flaw) => Err(ReleaseError::Lost { version: signed.version.clone(), flaw: flaw.sentence() }),
    }
}

/// What has become of a release that this later one names, or the record as signed off.
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
    later.map_or(Flaw::SignedGone, Flaw::Gone)
}

fn replaced(later: Option<Version>) -> Flaw {
    later.map_or(Flaw::NotTheSigned, Flaw::Replaced)
}

/// The record on the disk. Where that cannot be read, it says so elsewhere and names nothing here.
fn on_disk(project: &Project) -> Option<Record> {
    let text = read_text(&project.record_path(), MAX_BYTES).ok()?;
    record::parse(&text).ok()
}

/// Notes what a release that is in order names: the one that it came after, and those that were signed off before it. Of
/// several that name one, the first is told.
fn name(names: &mut BTreeMap<Since, Option<Version>>, kept: &mut Kept) {
    let State::Intact(end) = &mut kept.state else { return };
    // Taken out: each file names all before it, and nobody needs them twice.
    let before = mem::take(&mut end.frozen);
    for each in end.release.since.iter().cloned().chain(before) {
        names.entry(each).or_insert_with(|| Some(kept.version.clone()));
    }
}
