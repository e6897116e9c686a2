//! Every command and flag, and the help for them. Nothing is looked up or checked here beyond its form.

#![expect(clippy::doc_markdown, reason = "these comments are the help that people read")]

mod checklist;
mod formats;
mod knowledge;
mod models;
mod past;
mod release;
mod results;
mod scan;
mod words;

use std::fmt::Write as _;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{CommandFactory as _, Parser, Subcommand};
use clap_complete::Shell;

use super::exit;
pub(super) use checklist::{Checklist, Import};
pub(super) use formats::{CheckFormat, CiKind, ExportFormat, ListFormat, TextOrJson};
pub(super) use knowledge::{AskPublisher, Explain, Only};
pub(super) use models::{AddModel, Models, ModelsCommand};
pub(super) use past::{Diff, DiffFormat, Log, Merge, Review, Take};
pub(super) use release::{Accept, Affirm, Open, Queue, Release, Rules, Seeing, SendBack, Sign};
pub(super) use results::{Check, Export, file};
pub(super) use scan::{Scan, SetAside};
pub(super) use words::{Day, StatusWord, day, marked};
use words::{Text, day_or_none};

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
    /// Look for the project in DIR instead of here; typed paths are still from here
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
        after_help = "Examples:\n  mindgap init --name support-bot --set model-source=hub,hosted --set users=public\n  \
            mindgap init --here           # a part of a repository with a record of its own\n  \
            mindgap checklist show        # begins with every profile question, its id and those of its options"
    )]
    Init(Init),
    /// Answer question after question, line by line, in any terminal
    #[command(
        after_help = "Example:\n  mindgap ask\n  mindgap ask pin-model-revision\n\nType `help` at the prompt for everything that can be typed there."
    )]
    Ask(Ask),
    /// Answer one question
    #[command(after_help = "Examples:\n  mindgap answer safety-owner yes --evidence SAFETY.md\n  \
        mindgap answer safety-owner keep --add-note \"asked again on Monday\"\n  \
        mindgap answer pin-model-revision no --plan \"pin it in CI\" --by 2026-12-01 --owner Ada\n  \
        mindgap answer logs-rebuild-events keep --accept \"one user, in-house\" --until 2026-12-31\n  \
        mindgap answer pin-model-revision@org/name yes --evidence app/load.py\n  \
        mindgap answer weight-format@org/name --from-project")]
    Answer(Answer),
    /// Show the gaps; fails while one at or above a severity is open
    #[command(after_help = "Example:\n  mindgap check --fail-on critical --format json")]
    Check(Check),
    /// Write the safety record, to be read by a reviewer
    #[command(
        after_help = "Examples:\n  mindgap export -o SAFETY-RECORD.md\n  mindgap export --scan --format json"
    )]
    Export(Export),
    /// Explain an item, a term or a reference: what it says, what happened, which standards and tools
    #[command(after_help = "Examples:\n  mindgap explain weight-format\n  mindgap explain MAP 4.1\n  \
        mindgap explain owasp-llm@2025:LLM03\n  mindgap explain aiid:768")]
    Explain(Explain),
    /// List the models that somebody can be asked about, or write the questions about one, ready to post or to send
    #[command(
        after_help = "Examples:\n  mindgap ask-publisher\n  mindgap ask-publisher sentence-transformers/all-MiniLM-L6-v2 -o questions.md\n\n\
        The text holds nothing of your project's own, and speaks of a model's card only where one lies in the project."
    )]
    AskPublisher(AskPublisher),
    /// Compare two records: the working one, releases, files or git revisions
    #[command(
        after_help = "Each side is `.` (the working record), the version of a release, a file, or a git revision \
        that ends in a colon.\n\nExamples:\n  mindgap diff 1.0.0 .\n  mindgap diff v1.2.0: HEAD~3:\n  \
        mindgap diff --fail-on-regression --format markdown -o CHANGES.md"
    )]
    Diff(Diff),
    /// Merge two versions of a record, or choose what waits after a merge
    #[command(after_help = "Examples:\n  mindgap merge --install\n  mindgap merge --resolve\n  \
        mindgap merge --resolve --take theirs safety-owner\n  mindgap merge BASE OURS THEIRS")]
    Merge(Merge),
    /// Show how an answer came to be, from git's history and the releases
    #[command(after_help = "Examples:\n  mindgap log\n  mindgap log safety-owner -n 500 --format json")]
    Log(Log),
    /// Show what a reviewer changed in an exported record, and apply what you choose
    #[command(
        after_help = "A reviewer edits the file of `mindgap export`: statuses, notes, reasons, owners, plans. A line \
        `> review: TEXT`, or any text below an answer, is a comment. It exits with 1 as long as anything is not applied \
        or not understood.\n\nExamples:\n  mindgap review SAFETY-RECORD.md\n  \
        mindgap review SAFETY-RECORD.md --apply safety-owner --apply intended-use"
    )]
    Review(Review),
    /// List the models that the project names, with where and how firmly each is pinned; declare those in use
    #[command(
        after_help = "Examples:\n  mindgap models services/search --format json\n  mindgap models add --seen\n  \
        mindgap models update\n  mindgap models retire org/old\n\nItems that are asked per model are asked of each \
        declared model in use. Without a command it lists, needs no record and writes nothing; ./list is a folder."
    )]
    Models(Models),
    /// Look at the questions; write, test, import or export a checklist of your own
    #[command(subcommand, after_help = "Example:\n  mindgap checklist show safety-owner")]
    Checklist(Checklist),
    /// Look at the answers again for a release, sign it off, and keep it frozen
    #[command(subcommand, after_help = "Example:\n  mindgap release open 1.4.0")]
    Release(Release),
    /// Print a ready file for continuous integration
    #[command(after_help = "Example:\n  mindgap ci github > .github/workflows/mindgap.yml")]
    Ci {
        /// For which system
        kind: CiKind,
    },
    /// Open a half-answered sample project in a temporary folder
    #[command(after_help = "Example:\n  mindgap demo --keep /tmp/sample")]
    Demo(Demo),
    /// Look at what the project shows: its models, its model files, and what bears on which item
    #[command(
        after_help = "Examples:\n  mindgap scan\n  mindgap scan models --models-only --format json\n  \
        mindgap explain model-pin\n\nExits with 1 while something in the product speaks against a yes or runs code when it is \
        loaded, and nobody set it aside. Nothing is loaded, run or fetched, no link is followed, and nothing is \
        written into the project."
    )]
    Scan(Scan),
    /// Set aside for a time, with a reason, what a scan sees; or list what is set aside
    #[command(after_help = "Examples:\n  mindgap set-aside\n  \
        mindgap set-aside model-pin:bench/load.py:12 --reason \"a benchmark, never shipped\" --until 2026-12-31\n  \
        mindgap set-aside model-pin:bench/load.py:12 --take-back\n\nWhat is set aside contradicts no answer until \
        its last day is over. It stays in the scan and in the exports, with reason and name.")]
    SetAside(SetAside),
    /// Put the last good copy in the place of a damaged record, or of one that is gone
    #[command(
        after_help = "Examples:\n  mindgap restore\n  mindgap restore --former\n\nA damaged file is kept beside it."
    )]
    Restore {
        /// Put back the record in the place of which this one was begun; this one is kept then in its place
        #[arg(long)]
        former: bool,
    },
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
    /// Begin a record for this very folder, although it lies in a project or a repository
    #[arg(long)]
    pub(super) here: bool,
    /// What the project is called [default: the name of its folder]
    #[arg(long)]
    pub(super) name: Option<String>,
    /// Answer a profile question: its id, `=`, then option ids joined by commas, `not-sure-yet`, `none`, or nothing to
    /// take the answer back. Options of one question that are given one by one add up where it takes several; what the
    /// record said before is replaced
    #[arg(long, value_name = "FACT=VALUE")]
    pub(super) set: Vec<String>,
    /// How the result is written
    #[arg(long, default_value = "text")]
    pub(super) format: TextOrJson,
}

/// `ask`.
#[derive(Debug, clap::Args)]
pub(super) struct Ask {
    /// Ask everything, not only what is unanswered, has gaps or was sent back
    #[arg(long)]
    pub(super) all: bool,
    /// Ask these items only; ITEM@MODEL asks of one model only
    pub(super) item: Vec<String>,
}

/// `answer`. An empty text clears a field.
#[derive(Debug, clap::Args)]
pub(super) struct Answer {
    /// Id of the item, as `mindgap checklist list` shows it; ITEM@MODEL where it is asked of each model
    pub(super) item: String,
    /// yes, partly, no, not-applicable (na), unknown, or the screen's letters y, p, n, x, d; unanswered to take it back, keep to change other fields only. Another status ends an acceptance that was given for the one before, and a first one an acceptance of the open question
    #[arg(required_unless_present = "from_project")]
    pub(super) status: Option<StatusWord>,
    /// Say of this model what was said for the whole project, before its models were declared
    #[arg(long, conflicts_with = "status")]
    pub(super) from_project: bool,
    /// Anything worth telling; takes the place of the note that is there, which is printed
    #[arg(long, value_name = "TEXT", value_parser = Text, allow_hyphen_values = true)]
    pub(super) note: Option<String>,
    /// The same, as lines behind the note that is there
    #[arg(long, value_name = "TEXT", value_parser = Text, allow_hyphen_values = true, conflicts_with = "note")]
    pub(super) add_note: Option<String>,
    /// Why the question does not arise; takes the place of the reason that is there, which is printed
    #[arg(long, value_name = "TEXT", value_parser = Text, allow_hyphen_values = true)]
    pub(super) reason: Option<String>,
    /// What backs it: a file of the project, a link, or commit:SHA; any number of times
    #[arg(long, value_name = "WHAT")]
    pub(super) evidence: Vec<String>,
    /// Take what a scan sees as evidence: as it prints the place, or DETECTOR:PATH or DETECTOR:PATH:LINE; any number of times
    #[arg(long, value_name = "WHAT")]
    pub(super) adopt: Vec<String>,
    /// Withdraw evidence, named as it is recorded
    #[arg(long, value_name = "WHAT")]
    pub(super) drop_evidence: Vec<String>,
    /// Who takes care of it; takes the place of the owner who is there, who is printed
    #[arg(long, value_name = "NAME", value_parser = Text, allow_hyphen_values = true)]
    pub(super) owner: Option<String>,
    /// What will be done; takes the place of the plan that is there, which is printed
    #[arg(long, value_name = "TEXT", value_parser = Text, allow_hyphen_values = true)]
    pub(super) plan: Option<String>,
    /// The day by which the plan is done, as YYYY-MM-DD; empty for none. One that is past is taken, and told
    #[arg(long, value_name = "DATE", value_parser = day_or_none)]
    pub(super) by: Option<Day>,
    /// Take the risk of the answer as it stands knowingly, because of this; empty to withdraw that, with its day
    #[arg(long, value_name = "REASON", value_parser = Text, allow_hyphen_values = true)]
    pub(super) accept: Option<String>,
    /// The last day on which the risk is accepted, as YYYY-MM-DD. One that is past is taken, and told
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) until: Option<NaiveDate>,
    /// How the result is written
    #[arg(long, default_value = "text")]
    pub(super) format: TextOrJson,
}

/// `demo`.
#[derive(Debug, clap::Args)]
pub(super) struct Demo {
    /// Write the sample into DIR, which is made or empty, instead of a temporary folder
    #[arg(long, value_name = "DIR")]
    pub(super) keep: Option<PathBuf>,
}

/// The command line as data, from which help, completions and manual page are made.
pub fn command() -> clap::Command {
    let mut after = format!("{}\n", crate::words::shell::exit::BEFORE_THE_CODES);
    for exit in exit::ALL {
        let _ = writeln!(after, "  {}  {}", exit.code, exit.meaning);
    }
    Args::command().after_help(after)
}
