//! Everything that can go wrong on the command line: what failed, where, and what to do next.

use std::io;

use crate::checklist::Faults;
use crate::report::Theirs;
use crate::scan::ScanError;
use crate::store::releases::ReleaseError;
use crate::store::{BeginError, ChecklistError, NamingError, StoreError, refusal};
use crate::text::{visible, visible_line};
use crate::words::shell::{export, hint};

/// What somebody wrote into an export is listed as far as this, each in so many characters.
const LISTED: usize = 5;
const LONGEST: usize = 160;

/// An error that is shown once and ends the program.
#[derive(Debug, thiserror::Error)]
pub(super) enum CliError {
    /// A record or another file.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A checklist.
    #[error(transparent)]
    Checklist(#[from] ChecklistError),
    /// A new checklist, or a list that was exported.
    #[error(transparent)]
    Begin(#[from] BeginError),
    /// A list of another tool.
    #[error("{0}")]
    List(Faults),
    /// A release.
    #[error(transparent)]
    Release(#[from] ReleaseError),
    /// A piece of evidence.
    #[error(transparent)]
    Naming(#[from] NamingError),
    /// A project that cannot be looked at.
    #[error(transparent)]
    Scan(#[from] ScanError),
    /// A look at the project that ended too early to say what is not there.
    #[error("the scan did not come to its end, so what the project uses is not known: not reached: {0}")]
    NotReached(String),
    /// Standard output.
    #[error("could not write the output: {}", refusal(.0))]
    Output(io::Error),
    /// Standard input.
    #[error("could not read the input: {0}")]
    Input(io::Error),
    /// A record that was damaged, with a good copy at hand.
    #[error("{0}")]
    Damaged(StoreError),
    /// No project around here.
    #[error("there is no record in {0} or above it")]
    NoRecord(String),
    /// The same, where one was there: in which folder, and how many answers a good copy of it holds.
    #[error("there is no record in {0} or above it any more; a good copy of it is kept (answers in it: {1})")]
    Gone(String, usize),
    /// Nobody says who answers.
    #[error("it is not known who answers")]
    NoWho,
    /// An item that an extension switched off.
    #[error("`{item}` is {why}")]
    SwitchedOff {
        /// Its id.
        item: String,
        /// By which extension, and why.
        why: String,
    },
    /// A request that cannot be meant.
    #[error("{what}")]
    Usage {
        /// What is wrong with it.
        what: String,
        /// What to type instead.
        hint: String,
    },
    /// Somebody else changed the same answer at the same moment.
    #[error("`{0}` was changed by somebody else at the same moment")]
    Conflict(String),
    /// Answers that are not on the disk.
    #[error("not everything is saved: {0}")]
    Unsaved(String),
    /// The screen needs a terminal.
    #[error("the screen needs a terminal for input and output")]
    NoTerminal,
    /// The terminal says that it has no screen.
    #[error("the screen needs a terminal that can move its cursor, and TERM is `dumb`")]
    DumbTerminal,
    /// The terminal refused, or went away.
    #[error("the screen could not be shown: {0}")]
    Screen(io::Error),
}

impl CliError {
    /// A request that cannot be meant.
    pub(super) fn usage(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Usage { what: what.into(), hint: hint.into() }
    }

    /// An export in which somebody wrote, and what.
    pub(super) fn written_in(file: &str, theirs: &[Theirs]) -> Self {
        let mut what = export::somebody_wrote(file, theirs.len());
        for each in theirs.iter().take(LISTED) {
            what += &export::line(&each.said.chars().take(LONGEST).collect::<String>());
        }
        if theirs.len() > LISTED {
            what += &export::more_lines(theirs.len() - LISTED);
        }
        Self::usage(what, export::how_to_take_over(file, theirs.iter().any(|each| each.is_astray)))
    }

    /// What to do about it.
    pub(super) fn hint(&self) -> String {
        match self {
            Self::Store(error) => error.hint().into_owned(),
            Self::Checklist(error) => error.hint().into_owned(),
            Self::Begin(error) => error.hint().into_owned(),
            Self::List(_) => "mend the list, then import it again; nothing was written".to_owned(),
            Self::Release(error) => error.hint().into_owned(),
            Self::Naming(error) => error.hint().to_owned(),
            Self::Scan(error) => error.hint().to_owned(),
            Self::NotReached(_) => {
                "nothing was changed; run it again, with less in the project or more time".to_owned()
            }
            Self::Output(error) if error.kind() == io::ErrorKind::StorageFull => {
                "make room on the disk, or send the output elsewhere".to_owned()
            }
            Self::Output(_) => "look at where the output goes".to_owned(),
            Self::Input(_) => "look at where the input comes from".to_owned(),
            Self::Damaged(error) => {
                format!("{}; or put the last good copy in its place with `mindgap restore`", error.hint())
            }
            Self::NoRecord(_) => {
                "`mindgap init` begins one here; `mindgap -C DIR` looks elsewhere".to_owned()
            }
            Self::Gone(..) => "`mindgap restore` puts it back; `mindgap init` begins another one, beside which the copy is kept".to_owned(),
            Self::NoWho => "give your name with --who NAME, or `git config user.name NAME`".to_owned(),
            Self::SwitchedOff { item, .. } => format!(
                "`mindgap explain {item}` tells what it would ask; without the `[[off]]` in that checklist it is asked again"
            ),
            Self::Usage { hint, .. } => hint.clone(),
            Self::Conflict(_) => {
                "look at it with `mindgap`, then answer again; `mindgap merge --resolve` lists what waits for a choice"
                    .to_owned()
            },
            Self::Unsaved(_) => "mend the cause, then start mindgap in this project again".to_owned(),
            Self::NoTerminal => {
                "without one, use `mindgap ask`, `mindgap check` or `mindgap export`".to_owned()
            }
            Self::DumbTerminal => {
                "use `mindgap ask`, which needs no screen; or set TERM to what this terminal is, such as xterm-256color"
                    .to_owned()
            }
            Self::Screen(_) => "use `mindgap ask`, which needs no screen".to_owned(),
        }
    }

    /// The whole message, fit for a terminal.
    pub(super) fn message(&self) -> String {
        let what = self.to_string();
        let next = self.hint();
        hint::at_the_end(visible(&what), visible_line(&next))
    }
}
