//! How a release begins and ends: it is opened in the record, people sign it there, and with the last signature a frozen
//! copy is made.
//!
//! Whether the answers may be signed off is judged elsewhere; here they are only taken as they stand.

use std::path::PathBuf;

use chrono::{DateTime, Utc};

use super::{Saved, Vault};
use crate::checklist::Checklist;
use crate::record::{
    Change, OpenRelease, Person, SignedAs, Since, Unsigned, Version, and_signed, asked, sealed,
};
use crate::store::error::StoreError;
use crate::store::releases::{self, ReleaseError};

/// What came of a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignOff {
    /// It is in the record; so many other people still have to sign.
    Signed {
        /// How many.
        wanting: usize,
    },
    /// It was the last one: the release is frozen, and no longer open.
    Frozen {
        /// What it is called.
        version: Version,
        /// Where it is kept.
        path: PathBuf,
    },
}

impl Vault {
    /// Opens a release: from now on the record says what it is looked at for. It comes after `since`, or else after the
    /// latest release before it. No answer is touched.
    ///
    /// # Errors
    /// Another release is open, one of this name is frozen or was, the one before is not what was signed off or, where
    /// `since` names none, is gone; or the disk refuses.
    pub fn open_release(
        &mut self,
        version: Version,
        since: Option<&Version>,
        by: &str,
        at: DateTime<Utc>,
    ) -> Result<Saved, ReleaseError> {
        let frozen = releases::list(&self.project)?;
        let signed = &self.ours.frozen;
        releases::is_free(&version, frozen.iter().chain(signed.iter().map(|each| &each.version)))?;
        // One that is frozen is over, even if the record could not be told any more.
        let open = self.ours.release.as_ref().filter(|open| !frozen.contains(&open.version));
        if let Some(open) = open {
            return Err(ReleaseError::Open { version: open.version.clone() });
        }
        let previous = if let Some(version) = since {
            // Whoever names the one before has seen what became of the others.
            Some(version.clone())
        } else {
            let previous = releases::previous(&self.project, &version, signed)?;
            let is_it = |each: &&Since| Some(&each.version) == previous.as_ref();
            signed.iter().filter(is_it).try_for_each(|each| releases::stands(&self.project, each))?;
            previous
        };
        let since = previous.map(|version| releases::since(&self.project, &version)).transpose()?;
        Ok(self.save(vec![Change::Release(Some(OpenRelease::new(version, since, by, at)))])?)
    }

    /// Signs for the open release as the answers stand. With the last signature that the project's rules demand, the
    /// release is frozen, and then closed in the record.
    ///
    /// # Errors
    /// No release is open, one of its name is frozen already, the one before is not the file that it was, this person has
    /// signed these answers already and others have to, an answer is in conflict, or the disk refuses. What is refused is not in the record; a signature that could
    /// be saved stays, should the release not freeze.
    pub fn sign_off(
        &mut self,
        checklist: &Checklist,
        stood: SignedAs,
        person: &Person,
        unsigned: Unsigned,
    ) -> Result<SignOff, ReleaseError> {
        self.ours.release.as_ref().ok_or(ReleaseError::NotOpen)?;
        // What was judged is signed, and nothing that comes in now.
        let stand = self.ours.stand();
        // Asked before anything is signed: what is refused must not be in the record.
        if !self.unsettled.is_empty() {
            return Err(ReleaseError::InConflict);
        }
        if !self.save(Vec::new())?.conflicts.is_empty() || !self.ours.conflicts.is_empty() {
            return Err(ReleaseError::InConflict);
        }
        let release = self.ours.release.clone().ok_or(ReleaseError::NotOpen)?;
        let version = release.version.clone();
        releases::is_free(&version, &releases::list(&self.project)?)?;
        let rules = self.ours.rules();
        releases::continues(&self.project, &release)?;
        if let Some(earlier) = release.keeps_from_signing(stand, person, rules) {
            return Err(ReleaseError::signed_already(earlier, person));
        }
        let change = match release.signed_by(stand, person).filter(|_| rules.people() > 1) {
            // Branches brought all signatures together, or the disk refused the last time: what is left is to freeze.
            Some(_) => None,
            None => Some(Change::Release(Some(release.with(person, stand, unsigned)))),
        };
        let saved = self.save(change.into_iter().collect())?;
        if !saved.conflicts.is_empty() || !self.ours.conflicts.is_empty() {
            return Err(ReleaseError::InConflict);
        }
        // Others may have written meanwhile: what counts is what is on the disk now.
        let stand = self.ours.stand();
        let release = self.ours.release.clone().ok_or(ReleaseError::NotOpen)?;
        let wanting = release.wanting(stand, self.ours.rules());
        if wanting > 0 {
            return Ok(SignOff::Signed { wanting });
        }
        let valid = release.valid(stand).cloned().collect();
        let path = self.freeze(checklist, stood, OpenRelease { signed: valid, ..release })?;
        let signed = and_signed(&self.ours.frozen, releases::since(&self.project, &version)?);
        drop(self.save(vec![Change::Release(None), Change::Frozen(signed)])?);
        Ok(SignOff::Frozen { version, path })
    }

    /// Freezes the release as it was signed.
    fn freeze(
        &self,
        checklist: &Checklist,
        stood: SignedAs,
        release: OpenRelease,
    ) -> Result<PathBuf, ReleaseError> {
        let version = release.version.clone();
        let earlier =
            release.since.as_ref().and_then(|since| releases::load(&self.project, &since.version).ok());
        let asked = asked(&self.ours, checklist, earlier.as_ref());
        let text = sealed(&self.ours, release, asked, stood).map_err(|error| {
            let path = releases::path(&self.project, &version);
            StoreError::Unprintable { path, what: error.to_string() }
        })?;
        releases::freeze(&self.project, &version, &text)
    }
}
