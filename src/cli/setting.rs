//! Where the program was started and for whom: what every command needs before it begins.

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};

use super::args::Globals;
use super::error::CliError;
use super::world::World;
use crate::checklist::{Checklist, Fault};
use crate::store::{self, LoadedChecklist, Project, UserDirs, shown};
use crate::text::visible_line;
use crate::words::shell::checklist::warning;

/// What every command begins with.
#[derive(Debug, Clone)]
pub(super) struct Setting {
    /// The folder that relative paths start from.
    pub(super) cwd: PathBuf,
    /// The folder in which the project is looked for.
    pub(super) start: PathBuf,
    /// The user's own folders.
    pub(super) dirs: Option<UserDirs>,
    checklist: Option<PathBuf>,
    who: Option<String>,
    now: fn() -> DateTime<FixedOffset>,
}

impl Setting {
    /// Flags first, then the environment, then what is usual.
    pub(super) fn new(globals: &Globals, world: &World<'_>) -> Self {
        let cwd = world.cwd.clone();
        let named = |flag: &Option<PathBuf>, variable: &str| {
            let from_outside = || (world.var)(variable).filter(|value| !value.is_empty()).map(PathBuf::from);
            flag.clone().or_else(from_outside).map(|path| cwd.join(path))
        };
        let who = globals.who.clone().or_else(|| (world.var)("MINDGAP_WHO")?.into_string().ok());
        let data_dir = named(&globals.data_dir, "MINDGAP_DATA_DIR");
        Self {
            start: globals.project.as_ref().map_or_else(|| cwd.clone(), |path| cwd.join(path)),
            dirs: UserDirs::new(data_dir.as_deref()),
            checklist: named(&globals.checklist, "MINDGAP_CHECKLIST"),
            who: who.as_deref().and_then(one_line),
            now: world.now,
            cwd,
        }
    }

    /// The same for a project in another folder.
    pub(super) fn starting_at(&self, start: PathBuf) -> Self {
        Self { start, ..self.clone() }
    }

    /// Now. What is written in a record goes by [`super::session::Session::moment`].
    pub(super) fn at(&self) -> DateTime<Utc> {
        (self.now)().with_timezone(&Utc)
    }

    /// The user's own day, which decides what is overdue.
    pub(super) fn today(&self) -> NaiveDate {
        (self.now)().date_naive()
    }

    /// The project around here, if there is one.
    pub(super) fn find(&self) -> Result<Option<Project>, CliError> {
        Ok(Project::find(&self.start)?)
    }

    /// The project around here, or the one that a record would begin: its checklist is asked before there is a record.
    pub(super) fn to_be(&self) -> Result<Project, CliError> {
        self.find()?.map_or_else(|| Ok(Project::to_be(&self.start)?), Ok)
    }

    /// The project around here.
    pub(super) fn project(&self) -> Result<Project, CliError> {
        self.find()?.ok_or_else(|| {
            let copy = self.to_be().ok().and_then(|project| store::last_good(&project, self.dirs.as_ref()));
            match copy.map(|copy| copy.record.written().count()) {
                Some(answers) => CliError::Gone(shown(&self.start), answers),
                None => CliError::NoRecord(shown(&self.start)),
            }
        })
    }

    /// The checklist that is asked. Of a file in its folder that belongs to nothing a warning is given.
    pub(super) fn checklist(
        &self,
        project: Option<&Project>,
        world: &mut World<'_>,
    ) -> Result<LoadedChecklist, CliError> {
        let loaded = store::load_checklist(self.checklist.as_deref(), project, self.dirs.as_ref())?;
        for stray in &loaded.checklist.strays {
            world.note(&warning(stray));
        }
        Ok(loaded)
    }

    /// The same, with what could be better in its questions.
    pub(super) fn linted_checklist(
        &self,
        project: Option<&Project>,
    ) -> Result<(Checklist, Vec<Fault>), CliError> {
        Ok(store::lint_loaded_checklist(self.checklist.as_deref(), project, self.dirs.as_ref())?)
    }

    /// Who answers, where a flag or the environment says it.
    pub(super) fn given_who(&self) -> Option<&str> {
        self.who.as_deref()
    }

    /// Who answers, as far as that is known without asking.
    pub(super) fn who(&self, root: &Path) -> Option<String> {
        let kept = || store::kept_name(self.dirs.as_ref()?);
        let name = self.who.clone().or_else(|| store::user_name(root));
        name.or_else(|| one_line(&kept()?))
    }

    /// Keeps a name that was asked, for the next time.
    pub(super) fn keep_who(&self, name: &str) -> Result<(), CliError> {
        let Some(dirs) = &self.dirs else { return Ok(()) };
        Ok(store::keep_name(dirs, name)?)
    }
}

/// A name on one line, if it says anything.
fn one_line(text: &str) -> Option<String> {
    let name = visible_line(text).trim().to_owned();
    (!name.is_empty()).then_some(name)
}
