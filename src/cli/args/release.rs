//! The flags of `release`, and the help for them.

use clap::{Args, Subcommand};

use super::formats::TextOrJson;
use super::words::Text;
use crate::checklist::Severity;
use crate::record::Version;

/// `release`.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Release {
    /// Open a release: carry the answers over, and begin to look at them again
    #[command(
        after_help = "Examples:\n  mindgap release open          # proposes a version\n  mindgap release open 1.4.0"
    )]
    Open(Open),
    /// Show what to look at again for the open release, and why
    #[command(
        after_help = "Examples:\n  mindgap release queue --scan\n  mindgap release queue --format json"
    )]
    Queue(Queue),
    /// Say that answers still hold; evidence is taken as it is now
    #[command(
        after_help = "Examples:\n  mindgap release affirm safety-owner hazard-list\n  mindgap release affirm --scan \
        pin-model-revision\n  mindgap release affirm --unchanged\n\n\
        Files are taken as they are now. With --scan so is what was adopted as evidence: its place, and what is seen there \
        now where that is one thing. What is not seen any more stays wanting; `mindgap answer ITEM keep --drop-evidence \
        observation:DETECTOR:PATH:LINE` withdraws it, and `--adopt DETECTOR:PATH` takes something else."
    )]
    Affirm(Affirm),
    /// As a reviewer, accept answers
    #[command(after_help = "Example:\n  mindgap release accept safety-owner")]
    Accept(Accept),
    /// As a reviewer, send answers back; until they are changed, the release is not signed off
    #[command(after_help = "Example:\n  mindgap release send-back safety-owner --comment \"Ada has left\"")]
    SendBack(SendBack),
    /// Sign the open release; the last signature that is needed freezes it
    #[command(
        after_help = "Example:\n  mindgap release sign --scan --statement \"Looked at with the team\" --with-markdown"
    )]
    Sign(Sign),
    /// List the releases that were signed off, and who has to sign the open one
    #[command(after_help = "Example:\n  mindgap release list\n  mindgap release list --format json")]
    List {
        /// How the result is written
        #[arg(long, default_value = "text")]
        format: TextOrJson,
    },
    /// Look whether releases are still what was signed off; fails if one is not
    #[command(after_help = "Example:\n  mindgap release verify\n  mindgap release verify 1.4.0")]
    Verify {
        /// One release only
        version: Option<Version>,
        /// How the result is written
        #[arg(long, default_value = "text")]
        format: TextOrJson,
    },
    /// Show or set what the project demands of a sign-off
    #[command(after_help = "Example:\n  mindgap release rules --people 2 --threshold high")]
    Rules(Rules),
    /// Take the answers of an earlier release back; what stands there now goes into the notes
    #[command(
        after_help = "Example:\n  git checkout v1.4.0 -- src models && mindgap release restore 1.4.0\n\n\
        Answers and profile are as they were signed off; what was answered otherwise since is kept in the notes, and a \
        profile answer under `extra`. Files of the product are not touched: where they are not as they were then, \
        `mindgap check` says so."
    )]
    Restore {
        /// Which release
        version: Version,
        /// How the result is written
        #[arg(long, default_value = "text")]
        format: TextOrJson,
    },
    /// Give the open release up; every answer stays as it is
    #[command(after_help = "Example:\n  mindgap release abandon")]
    Abandon {
        /// How the result is written
        #[arg(long, default_value = "text")]
        format: TextOrJson,
    },
}

/// `release open`.
#[derive(Debug, Args)]
pub(in crate::cli) struct Open {
    /// What it will be called; without it, versions are proposed from git tags, Cargo.toml, pyproject.toml and package.json
    pub(in crate::cli) version: Option<Version>,
    /// The release that it comes after [default: the latest one before it]
    #[arg(long, value_name = "VERSION")]
    pub(in crate::cli) since: Option<Version>,
    /// How the result is written
    #[arg(long, default_value = "text")]
    pub(in crate::cli) format: TextOrJson,
}

/// Whether the project is looked at.
#[derive(Debug, Args)]
pub(in crate::cli) struct Seeing {
    /// Look at the project too: what its files speak against, and what became of adopted observations
    #[arg(long)]
    pub(in crate::cli) scan: bool,
    /// Look at everything again, and keep nothing for the next time
    #[arg(long, requires = "scan")]
    pub(in crate::cli) no_cache: bool,
}

/// `release queue`.
#[derive(Debug, Args)]
pub(in crate::cli) struct Queue {
    #[command(flatten)]
    pub(in crate::cli) seeing: Seeing,
    /// How the result is written
    #[arg(long, default_value = "text")]
    pub(in crate::cli) format: TextOrJson,
}

/// `release affirm`.
#[derive(Debug, Args)]
pub(in crate::cli) struct Affirm {
    /// Ids of the items
    #[arg(required_unless_present = "unchanged", conflicts_with = "unchanged")]
    pub(in crate::cli) item: Vec<String>,
    /// Everything that nothing but its rhythm brings up; always looks at the project, and the record says that it was done so
    #[arg(long)]
    pub(in crate::cli) unchanged: bool,
    #[command(flatten)]
    pub(in crate::cli) seeing: Seeing,
    /// How the result is written
    #[arg(long, default_value = "text")]
    pub(in crate::cli) format: TextOrJson,
}

/// `release sign`.
#[derive(Debug, Args)]
pub(in crate::cli) struct Sign {
    /// What you stand for, in your own words
    #[arg(long, value_name = "TEXT", default_value = "", value_parser = Text, allow_hyphen_values = true)]
    pub(in crate::cli) statement: String,
    /// Demand more than the project does: low, medium, high or critical
    #[arg(long, value_name = "SEVERITY")]
    pub(in crate::cli) threshold: Option<Severity>,
    /// Write the Markdown record beside the frozen one, with what looks private masked
    #[arg(long)]
    pub(in crate::cli) with_markdown: bool,
    #[command(flatten)]
    pub(in crate::cli) seeing: Seeing,
    /// How the result is written
    #[arg(long, default_value = "text")]
    pub(in crate::cli) format: TextOrJson,
}

/// `release rules`.
#[derive(Debug, Args)]
pub(in crate::cli) struct Rules {
    /// How many different people sign
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u8).range(1..=9))]
    pub(in crate::cli) people: Option<u8>,
    /// No release is signed off while a gap of this severity or a heavier one is open and not accepted
    #[arg(long, value_name = "SEVERITY")]
    pub(in crate::cli) threshold: Option<Severity>,
    /// How the result is written
    #[arg(long, default_value = "text")]
    pub(in crate::cli) format: TextOrJson,
}

/// `release accept`.
#[derive(Debug, Args)]
pub(in crate::cli) struct Accept {
    /// Ids of the items
    #[arg(required = true)]
    pub(in crate::cli) item: Vec<String>,
    /// Anything worth telling
    #[arg(long, value_name = "TEXT", default_value = "", value_parser = Text, allow_hyphen_values = true)]
    pub(in crate::cli) comment: String,
    /// How the result is written
    #[arg(long, default_value = "text")]
    pub(in crate::cli) format: TextOrJson,
}

/// `release send-back`.
#[derive(Debug, Args)]
pub(in crate::cli) struct SendBack {
    /// Ids of the items
    #[arg(required = true)]
    pub(in crate::cli) item: Vec<String>,
    /// What is wanting
    #[arg(long, value_name = "TEXT", value_parser = Text, allow_hyphen_values = true)]
    pub(in crate::cli) comment: String,
    /// How the result is written
    #[arg(long, default_value = "text")]
    pub(in crate::cli) format: TextOrJson,
}
