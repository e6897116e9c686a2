//! Every command and flag, and the help for them. Nothing is looked up or checked here beyond its form.

#![expect(clippy::doc_markdown, reason = "these comments are the help that people read")]

mod checklist;
mod formats;

use std::fmt::Write as _;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{CommandFactory as _, Parser, Subcommand};
use clap_complete::Shell;

use super::exit;
use crate::checklist::Severity;
use crate::record::Status;
pub(super) use checklist::{Checklist, Import};
pub(super) use formats::{ExportFormat, ListFormat, TextOrJson};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "mindgap",
    version,
    about = "An AI-safety checklist that lives in your repository",
    long_about = "An AI-safety checklist that lives in the repository of a product built on pre-trained models.\n\n\
        Without a command it opens the screen: a short profile, then the questions of five phases, each with reasons \
        and with steps for today. The answers are kept in ai-safety/record.json next to the code; commit that file. \
        Nothing is sent anywhere, and no code of the project is run."
)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) globals: Globals,

    /// Folder of the project to open [default: here or above]
    pub(super) path: Option<PathBuf>,

    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// What every command takes.
#[derive(Debug, Clone, Default, clap::Args)]
pub(super) struct Globals {
    /// Look for the project in DIR instead of here
    #[arg(short = 'C', long, value_name = "DIR", global = true)]
    pub(super) project: Option<PathBuf>,

    /// Ask the checklist in the folder PATH [env: MINDGAP_CHECKLIST]
    #[arg(long, value_name = "PATH", global = true)]
    pub(super) checklist: Option<PathBuf>,

    /// Keep the program's own files in DIR [env: MINDGAP_DATA_DIR]
    #[arg(long, value_name = "DIR", global = true)]
    pub(super) data_dir: Option<PathBuf>,

    /// Who answers [env: MINDGAP_WHO] [default: git's user.name]
    #[arg(long, value_name = "NAME", global = true)]
    pub(super) who: Option<String>,
}

/// What can be done without the screen.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Begin a record for this project, or change its name and profile
    #[command(
        after_help = "Example:\n  mindgap init --name support-bot --set model-source=hub,hosted --set users=public"
    )]
    Init(Init),
    /// Answer question after question, line by line, in any terminal
    #[command(
        after_help = "Example:\n  mindgap ask\n  mindgap ask pin-model-revision\n\nType `help` at the prompt for everything that can be typed there."
    )]
    Ask(Ask),
    /// Answer one question
    #[command(after_help = "Examples:\n  mindgap answer safety-owner yes --evidence SAFETY.md\n  \
        mindgap answer pin-model-revision no --plan \"pin it in CI\" --by 2026-12-01 --owner Ada\n  \
        mindgap answer logs-rebuild-events keep --accept \"one user, in-house\" --until 2026-12-31")]
    Answer(Answer),
    /// Show the gaps; fails while one at or above a severity is open
    #[command(after_help = "Example:\n  mindgap check --fail-on critical --format json")]
    Check(Check),
    /// Write the safety record, to be read by a reviewer
    #[command(after_help = "Example:\n  mindgap export -o SAFETY-RECORD.md")]
    Export(Export),
    /// Look at the questions; write, test, import or export a checklist of your own
    #[command(subcommand, after_help = "Example:\n  mindgap checklist show safety-owner")]
    Checklist(Checklist),
    /// Open a half-answered sample project in a temporary folder
    #[command(after_help = "Example:\n  mindgap demo --keep /tmp/sample")]
    Demo(Demo),
    /// Put the last good copy in the place of a damaged record
    #[command(after_help = "Example:\n  mindgap restore\n\nThe damaged file is kept beside it.")]
    Restore,
    /// Print the completions for a shell
    #[command(
        after_help = "Example:\n  mindgap completions bash > ~/.local/share/bash-completion/completions/mindgap"
    )]
    Completions {
        /// Which shell
        shell: Shell,
    },
    /// Print the manual page
    #[command(after_help = "Example:\n  mindgap man > mindgap.1")]
    Man,
}

/// `init`.
#[derive(Debug, clap::Args)]
pub(super) struct Init {
    /// What the project is called [default: the name of its folder]
    #[arg(long)]
    pub(super) name: Option<String>,
    /// Answer a profile question: its id, `=`, then option ids joined by commas, `not-sure-yet`, `none`, or nothing to
    /// take the answer back
    #[arg(long, value_name = "FACT=VALUE")]
    pub(super) set: Vec<String>,
}

/// `ask`.
#[derive(Debug, clap::Args)]
pub(super) struct Ask {
    /// Ask everything, not only what is unanswered or has gaps
    #[arg(long)]
    pub(super) all: bool,
    /// Ask these items only
    pub(super) item: Vec<String>,
}

/// `answer`. An empty text clears a field.
#[derive(Debug, clap::Args)]
pub(super) struct Answer {
    /// Id of the item, as `mindgap checklist list` shows it
    pub(super) item: String,
    /// yes, partly, no, not-applicable (na), unknown, or the screen's letters y, p, n, x, d; unanswered to take it back, keep to change other fields only
    pub(super) status: StatusWord,
    /// Anything worth telling
    #[arg(long, value_name = "TEXT")]
    pub(super) note: Option<String>,
    /// Why the question does not arise
    #[arg(long, value_name = "TEXT")]
    pub(super) reason: Option<String>,
    /// What backs it: a file of the project, a link, or commit:SHA; any number of times
    #[arg(long, value_name = "WHAT")]
    pub(super) evidence: Vec<String>,
    /// Withdraw evidence, named as it is recorded
    #[arg(long, value_name = "WHAT")]
    pub(super) drop_evidence: Vec<String>,
    /// Who takes care of it
    #[arg(long, value_name = "NAME")]
    pub(super) owner: Option<String>,
    /// What will be done
    #[arg(long, value_name = "TEXT")]
    pub(super) plan: Option<String>,
    /// The day by which the plan is done, as YYYY-MM-DD; empty for none
    #[arg(long, value_name = "DATE", value_parser = day_or_none)]
    pub(super) by: Option<Day>,
    /// Take the risk knowingly, because of this
    #[arg(long, value_name = "REASON")]
    pub(super) accept: Option<String>,
    /// The last day on which the risk is accepted, as YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) until: Option<NaiveDate>,
}

/// `check`.
#[derive(Debug, clap::Args)]
pub(super) struct Check {
    /// Exit with 1 while a gap of this severity or a heavier one is open: low, medium, high or critical
    #[arg(long, value_name = "SEVERITY", default_value = "high")]
    pub(super) fail_on: Severity,
    /// How the result is written
    #[arg(long, default_value = "text")]
    pub(super) format: TextOrJson,
}

/// `export`.
#[derive(Debug, clap::Args)]
pub(super) struct Export {
    /// How the record is written
    #[arg(long, default_value = "md")]
    pub(super) format: ExportFormat,
    /// Write to FILE instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Leave e-mail addresses, access tokens and home folders as they are
    #[arg(long)]
    pub(super) unmasked: bool,
}

/// `demo`.
#[derive(Debug, clap::Args)]
pub(super) struct Demo {
    /// Write the sample into DIR, which is made or empty, instead of a temporary folder
    #[arg(long, value_name = "DIR")]
    pub(super) keep: Option<PathBuf>,
}

/// What is done about the status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StatusWord {
    /// Given.
    Set(Status),
    /// Taken back.
    Unanswered,
    /// Left alone.
    Keep,
}

impl std::str::FromStr for StatusWord {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "y" => Ok(Self::Set(Status::Yes)),
            "p" => Ok(Self::Set(Status::Partly)),
            "n" => Ok(Self::Set(Status::No)),
            "x" | "na" | "n/a" => Ok(Self::Set(Status::NotApplicable)),
            "d" | "don't know" | "dont-know" => Ok(Self::Set(Status::Unknown)),
            "unanswered" => Ok(Self::Unanswered),
            "keep" => Ok(Self::Keep),
            word => {
                word.parse().map(Self::Set).map_err(|words: String| format!("{words}, na, unanswered, keep"))
            }
        }
    }
}

/// A day, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day(pub(super) Option<NaiveDate>);

/// A day as it is typed everywhere.
pub(super) fn day(text: &str) -> Result<NaiveDate, String> {
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d");
    day.map_err(|_| "a day is written YYYY-MM-DD, such as 2026-12-01".to_owned())
}

fn day_or_none(text: &str) -> Result<Day, String> {
    if text.is_empty() { Ok(Day(None)) } else { day(text).map(|day| Day(Some(day))) }
}

/// The command line as data, from which help, completions and manual page are made.
pub fn command() -> clap::Command {
    let mut after = String::from("Example:\n  cd my-product && mindgap\n\nExit codes:\n");
    for exit in exit::ALL {
        let _ = writeln!(after, "  {}  {}", exit.code, exit.meaning);
    }
    Args::command().after_help(after)
}
