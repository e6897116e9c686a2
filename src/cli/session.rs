//! An open record with the checklist that is asked and what was seen of its evidence.

use chrono::NaiveDate;

use super::error::CliError;
use super::setting::Setting;
use super::world::World;
use crate::assess::{Assessment, assess};
use crate::checklist::{Checklist, Item};
use crate::record::{Answer, AnswerKey, Change, Conflict, Observed, Record};
use crate::report::{Subject, provenance};
use crate::store::{self, Project, Saved, StoreError, Vault};
use crate::text::nearest;

/// Everything that a command about one project works on.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) vault: Vault,
    pub(super) checklist: Checklist,
    /// Where the checklist comes from, in words.
    pub(super) origin: String,
    pub(super) observed: Observed,
}

impl Session {
    /// Opens the project around here and looks at its evidence.
    pub(super) fn open(setting: &Setting, world: &mut World<'_>) -> Result<Self, CliError> {
        let project = setting.project()?;
        let loaded = setting.checklist(Some(&project), world)?;
        let good_copy = || store::last_good(&project, setting.dirs.as_ref()).is_some();
        let vault = Vault::open(project.clone(), setting.dirs.as_ref()).map_err(|error| {
            if error.is_damage() && good_copy() { CliError::Damaged(error) } else { error.into() }
        })?;
        if vault.recovered() > 0 {
            world.note(&format!(
                "took back answers that an earlier session could not save: {}",
                vault.recovered()
            ));
        }
        if vault.unmerged() {
            world.note(&format!(
                "git left two versions in {}; they are read together here, and the file is as it was\nhint: `mindgap \
                 merge --resolve` writes them as one and asks where somebody has to choose",
                store::shown(&vault.project().record_path())
            ));
        }
        let origin = loaded.origin.to_string();
        Ok(Self::new(vault, loaded.checklist, origin))
    }

    /// A session over a record that is open already.
    pub(super) fn new(vault: Vault, checklist: Checklist, origin: String) -> Self {
        let mut session = Self { vault, checklist, origin, observed: Observed::new() };
        let paths = session.record().written().flat_map(|(_, answer)| answer.evidence_files());
        session.observed = store::observe(session.vault.project(), paths);
        session
    }

    pub(super) fn record(&self) -> &Record {
        self.vault.record()
    }

    pub(super) fn project(&self) -> &Project {
        self.vault.project()
    }

    /// What is recorded under a key; an empty answer if nothing is.
    pub(super) fn answer(&self, key: &AnswerKey) -> Answer {
        self.record().answer(key).cloned().unwrap_or_default()
    }

    /// The item that a key belongs to; none for an orphan.
    pub(super) fn item(&self, key: &AnswerKey) -> Option<&Item> {
        key.item_id().ok().and_then(|id| self.checklist.item(&id))
    }

    /// Looks at the evidence of one answer again.
    pub(super) fn look_at(&mut self, key: &AnswerKey) {
        let Some(answer) = self.vault.record().answer(key) else { return };
        let seen = store::observe(self.vault.project(), answer.evidence_files());
        self.observed.extend(seen);
    }

    /// Saves changes, and with the first of them notes the checklist that is asked now.
    pub(super) fn save(&mut self, mut changes: Vec<Change>) -> Result<Saved, StoreError> {
        let mut all = Change::room(self.record(), &self.checklist);
        all.append(&mut changes);
        let saved = self.vault.save(all)?;
        self.look_at_new(&saved);
        Ok(saved)
    }

    /// Saves the answer that somebody settled a conflict on.
    pub(super) fn settle(&mut self, conflict: &Conflict, change: Change) -> Result<Saved, StoreError> {
        let outcome = self.vault.settle(conflict, change);
        self.look_at(&conflict.key);
        let saved = outcome?;
        self.look_at_new(&saved);
        Ok(saved)
    }

    /// Looks at the evidence that others named.
    fn look_at_new(&mut self, saved: &Saved) {
        for change in &saved.incoming {
            if let Change::Answer(key, _) = change {
                self.look_at(key);
            }
        }
    }

    pub(super) fn assess(&self, today: NaiveDate) -> Assessment {
        assess(&self.checklist, self.record(), &self.observed, today)
    }

    /// The subject of a report.
    pub(super) fn subject<'a>(&'a self, assessment: &'a Assessment, today: NaiveDate) -> Subject<'a> {
        Subject {
            checklist: &self.checklist,
            origin: self.origin.clone(),
            record: self.record(),
            assessment,
            observed: &self.observed,
            today,
            who: None,
            commit: None,
        }
    }

    /// The key that was typed: of an item of the checklist, or of an answer that is kept.
    pub(super) fn key(&self, typed: &str) -> Result<AnswerKey, CliError> {
        let key = typed.parse::<AnswerKey>().ok();
        let known = |key: &AnswerKey| self.item(key).is_some() || self.record().answer(key).is_some();
        key.filter(known).ok_or_else(|| no_item(&self.checklist, typed))
    }
}

/// The error for a name that no item has, or that of an item which is switched off.
pub(super) fn no_item(checklist: &Checklist, typed: &str) -> CliError {
    let id = typed.split('@').next().unwrap_or(typed);
    if let Some(off) = checklist.composition.off(id) {
        return CliError::SwitchedOff { item: id.to_owned(), why: provenance::off(off) };
    }
    CliError::Unknown {
        kind: "item",
        typed: typed.to_owned(),
        near: nearest(typed, checklist.items().iter().map(|item| item.id.as_str())),
        list: "mindgap checklist list",
    }
}
