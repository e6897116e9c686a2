//! An open record with the checklist that is asked and what was seen of its evidence.

use std::cell::OnceCell;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use super::error::CliError;
use super::look::{Memory, kept_at, look};
use super::not_asked::{not_asked, not_of_this_project};
use super::setting::Setting;
use super::sight::Sight;
use super::stranger::{no_item, no_model};
use super::world::World;
use crate::assess::{Assessment, Witness, assess, assess_seen, resting_now};
use crate::checklist::{Applies, Checklist, Item};
use crate::record::{Answer, AnswerKey, Change, Conflict, Facts, Kept, ModelId, Observed, Record};
use crate::report::Subject;
use crate::scan::Scan;
use crate::store::{self, Project, Saved, StoreError, TakeBack, Vault};
use crate::text::visible_line;
use crate::words::shell::session as words;

/// Everything that a command about one project works on.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) vault: Vault,
    pub(super) checklist: Checklist,
    /// Where the checklist comes from, in words.
    pub(super) origin: String,
    pub(super) observed: Observed,
    /// What the project shows, once somebody needed it.
    sight: OnceCell<Sight>,
    /// Where looks at the project are kept; none where nobody said.
    cache: Option<PathBuf>,
}

impl Session {
    /// Opens the project around here, for a command that reads: it goes by what is on the disk.
    pub(super) fn open(setting: &Setting, world: &mut World<'_>) -> Result<Self, CliError> {
        Self::taking(TakeBack::Nothing, setting, world, |_| {})
    }

    /// The same, for one who asks more about the record while its evidence is looked at.
    pub(super) fn open_and(
        setting: &Setting,
        world: &mut World<'_>,
        then: impl FnOnce(&Vault),
    ) -> Result<Self, CliError> {
        Self::taking(TakeBack::Nothing, setting, world, then)
    }

    /// The same for a command that writes: what an earlier session could not save is saved with it, unless somebody
    /// has to choose.
    pub(super) fn to_write(setting: &Setting, world: &mut World<'_>) -> Result<Self, CliError> {
        Self::taking(TakeBack::Undisputed, setting, world, |_| {})
    }

    /// The same for a command that asks which of two versions stays.
    pub(super) fn to_choose(setting: &Setting, world: &mut World<'_>) -> Result<Self, CliError> {
        Self::taking(TakeBack::All, setting, world, |_| {})
    }

    /// Opens the project around here and looks at its evidence.
    fn taking(
        take: TakeBack,
        setting: &Setting,
        world: &mut World<'_>,
        then: impl FnOnce(&Vault),
    ) -> Result<Self, CliError> {
        let project = setting.project()?;
        let loaded = setting.checklist(Some(&project), world)?;
        let good_copy = || store::last_good(&project, setting.dirs.as_ref()).is_some();
        let vault = Vault::open_taking(project.clone(), setting.dirs.as_ref(), take).map_err(|error| {
            if error.is_damage() && good_copy() { CliError::Damaged(error) } else { error.into() }
        })?;
        if vault.recovered() > 0 {
            world.note(&words::recovered(vault.recovered()));
        }
        if vault.left() > 0 {
            world.note(&words::left(vault.left()));
        }
        if !vault.unsettled().is_empty() {
            let keys: Vec<_> = vault.unsettled().iter().map(AnswerKey::as_str).collect();
            world.note(&words::unsettled(&visible_line(&keys.join(", "))));
        }
        if vault.elsewhere() > 0 {
            world.note(words::HELD_ELSEWHERE);
        }
        for path in vault.unread() {
            world.note(&words::unread(&store::shown(path)));
        }
        if let Some((files, folder)) = vault.beyond() {
            world.note(&words::beyond(files, &store::shown(folder)));
        }
        // Who chooses writes them as one now, and is told so.
        if vault.unmerged() && take != TakeBack::All {
            world.note(&words::two_versions(&store::shown(&vault.project().record_path())));
        }
        then(&vault);
        let cache = kept_at(project.root(), setting);
        Ok(Self { cache, ..Self::new(vault, loaded.checklist, loaded.origin.to_string()) })
    }

    /// A session over a record that is open already.
    pub(super) fn new(vault: Vault, checklist: Checklist, origin: String) -> Self {
        let (observed, sight) = (Observed::new(), OnceCell::new());
        let mut session = Self { vault, checklist, origin, observed, sight, cache: None };
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

    /// The moment of whatever is written now, see [`Record::moment`].
    pub(super) fn moment(&self, setting: &Setting) -> DateTime<Utc> {
        self.record().moment(setting.at())
    }

    /// Saves changes, and where there are none what an earlier session could not save, which was taken back.
    pub(super) fn save_any(&mut self, changes: Vec<Change>) -> Result<(), CliError> {
        if !changes.is_empty() || self.vault.recovered() > 0 {
            self.save(changes)?;
        }
        Ok(())
    }

    /// Looks at the evidence of one answer again.
    pub(super) fn look_at(&mut self, key: &AnswerKey) {
        let Some(answer) = self.vault.record().answer(key) else { return };
        let seen = store::observe(self.vault.project(), answer.evidence_files());
        self.observed.extend(seen);
    }

    /// Saves changes. An answer among them that met another one on the disk is not saved, and that ends the command.
    pub(super) fn save(&mut self, changes: Vec<Change>) -> Result<(), CliError> {
        let keys: Vec<AnswerKey> = changes.iter().filter_map(Change::key).cloned().collect();
        let met = self.save_to_choose(changes)?.conflicts;
        match met.iter().find(|conflict| keys.contains(&conflict.key)) {
            Some(conflict) => Err(CliError::Conflict(conflict.key.to_string())),
            None => Ok(()),
        }
    }

    /// The same for a command that asks which of two versions stays: they are in what comes back. With the first of the
    /// changes the checklist is noted that is asked now.
    pub(super) fn save_to_choose(&mut self, mut changes: Vec<Change>) -> Result<Saved, StoreError> {
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

    /// Judges the record also by what a scan saw, where there was one.
    pub(super) fn assess_seen(&self, today: NaiveDate, seen: Option<&Scan>) -> Assessment {
        self.judged_by(today, seen.map(|scan| Arc::new(Witness::of(scan))))
    }

    /// The same by what a look says.
    pub(super) fn judged_by(&self, today: NaiveDate, witness: Option<Arc<Witness>>) -> Assessment {
        assess_seen(&self.checklist, self.record(), &self.observed, today, witness)
    }

    /// Looks at the project; everything that is judged or noted afterwards goes by that.
    pub(super) fn look(&self, setting: &Setting, memory: Memory) -> Result<Scan, CliError> {
        let scan = look(self.project().root(), setting, memory)?;
        let _ = self.sight.set(Sight::of(&scan));
        Ok(scan)
    }

    /// What the project shows; looks at it the first time.
    pub(super) fn sight(&self) -> &Sight {
        self.sight.get_or_init(|| Sight::take(self.project().root(), self.cache.as_deref()))
    }

    /// The same, as far as the look came; none where it failed.
    pub(super) fn witness(&self) -> Option<&Arc<Witness>> {
        self.sight().seen()
    }

    /// The facts that an answer given now rests on. The project is looked at only where an item rests on any.
    pub(super) fn facts(&self, key: &AnswerKey) -> Facts {
        let item = self.item(key).filter(|item| !item.rests_on.is_empty());
        if item.is_none() {
            return Facts::default();
        }
        resting_now(self.record(), self.witness().map(AsRef::as_ref), item, key, &self.answer(key))
    }

    /// The subject of a report.
    pub(super) fn subject<'a>(&'a self, assessment: &'a Assessment, today: NaiveDate) -> Subject<'a> {
        let of = Subject::of(&self.checklist, self.record(), assessment, &self.observed, today);
        Subject { origin: self.origin.clone(), ..of }
    }

    /// The key that was typed: of a question of the checklist, or of an answer that is kept.
    pub(super) fn key(&self, typed: &str) -> Result<AnswerKey, CliError> {
        let key = typed.parse::<AnswerKey>().ok().map(as_filed);
        if let Some(key) = key.as_ref().filter(|key| self.record().answer(key).is_some()) {
            return Ok(key.clone());
        }
        let (Some(key), named) = (key, typed.split('@').next().unwrap_or_default()) else {
            return Err(no_item(&self.checklist, typed));
        };
        let item = self.item(&key).ok_or_else(|| no_item(&self.checklist, named))?;
        match self.record().kept(item, &key) {
            Some(Kept::OnceForAll) => {
                Err(CliError::usage(words::asked_once(named), words::name_it_alone(named)))
            }
            Some(Kept::NotDeclared) => Err(no_model(self.record(), key.model().unwrap_or_default())),
            _ => Ok(key),
        }
    }

    /// The key of a question that is asked, so that something may be said in answer to it.
    pub(super) fn asked_key(&self, typed: &str) -> Result<AnswerKey, CliError> {
        let key = self.key(typed)?;
        let Some(item) = self.item(&key) else {
            if self.checklist.composition.off(key.item_str()).is_some() {
                return Err(no_item(&self.checklist, key.item_str()));
            }
            let heir = key.item_id().ok().and_then(|id| self.checklist.successor(&id));
            return Err(match heir {
                Some(heir) => CliError::usage(
                    words::replaced(&key, &heir.id),
                    words::answer_or_withdraw(&heir.id, &key),
                ),
                None => CliError::usage(words::no_longer_asked(&key), words::withdraw(&key)),
            });
        };
        let kept = self.record().kept(item, &key);
        // Another profile would not make a question of a model that it is not asked of, so that is told first.
        match (kept, self.record().profile.applies(item)) {
            (Some(kept @ (Kept::Hosted | Kept::NotHosted)), _) | (Some(kept), Applies::Yes) => {
                Err(not_asked(self.record(), item, &key, kept))
            }
            (_, Applies::No(hidden)) => {
                Err(not_of_this_project(&self.checklist, self.record(), &key, &hidden))
            }
            (None, Applies::Yes) => Ok(key),
        }
    }
}

/// A key with its model as it is declared: `huggingface:org/name` is `org/name`.
fn as_filed(key: AnswerKey) -> AnswerKey {
    let model = key.model().and_then(|model| model.parse::<ModelId>().ok());
    match (key.item_id(), model) {
        (Ok(item), Some(model)) => AnswerKey::of(&item, Some(&model)),
        _ => key,
    }
}
