//! The arguments of what looks back and brings together: `diff`, `merge`, `log` and `review`.

use std::path::PathBuf;

use clap::ValueEnum;

use super::formats::TextOrJson;
use crate::words::shell::log;

/// `diff`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Diff {
    /// What is compared [default: the last release, or HEAD: where there is none]
    pub(in crate::cli) from: Option<String>,
    /// With what [default: the working record]
    pub(in crate::cli) to: Option<String>,
    /// How the difference is written
    #[arg(long, default_value = "text")]
    pub(in crate::cli) format: DiffFormat,
    /// Exit with 1 only if something that was shown is no longer
    #[arg(long)]
    pub(in crate::cli) fail_on_regression: bool,
    /// Write to FILE instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Leave e-mail addresses, access tokens and home folders as they are
    #[arg(long)]
    pub(in crate::cli) unmasked: bool,
}

/// `merge`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Merge {
    /// The three files, as git hands them over; OURS becomes the result. With --resolve: the items to choose
    #[arg(value_name = "BASE OURS THEIRS")]
    pub(in crate::cli) what: Vec<PathBuf>,
    /// Let git merge the record with this program, in this repository only
    #[arg(long, conflicts_with_all = ["what", "uninstall", "resolve"])]
    pub(in crate::cli) install: bool,
    /// Take that back
    #[arg(long, conflicts_with_all = ["what", "resolve"])]
    pub(in crate::cli) uninstall: bool,
    /// Choose between versions that wait in the record, and write as one what git left in two versions
    #[arg(long)]
    pub(in crate::cli) resolve: bool,
    /// Choose without asking: ours or theirs
    #[arg(long, value_name = "SIDE", requires = "resolve")]
    pub(in crate::cli) take: Option<Take>,
    /// How the result of --resolve is written; json asks nothing
    #[arg(long, default_value = "text", requires = "resolve")]
    pub(in crate::cli) format: TextOrJson,
}

/// A side of a merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Take {
    /// The version of the branch that was merged into
    Ours,
    /// The version of the branch that was merged
    Theirs,
}

/// `log`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Log {
    /// Id of the item [default: all of them, one line each]
    pub(in crate::cli) item: Option<String>,
    #[arg(
        short, long, value_name = "COUNT", default_value_t = 100, help = log::number(),
        value_parser = clap::value_parser!(u16).range(1..=i64::from(log::MOST))
    )]
    pub(in crate::cli) number: u16,
    /// How the result is written
    #[arg(long, default_value = "text")]
    pub(in crate::cli) format: TextOrJson,
}

/// `review`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Review {
    /// The exported Markdown that a reviewer edited
    pub(in crate::cli) file: PathBuf,
    /// Apply what is proposed for these items; any number of times
    #[arg(long, value_name = "ITEM", num_args = 1..)]
    pub(in crate::cli) apply: Vec<String>,
    /// Apply everything, but for answers that were changed since
    #[arg(long)]
    pub(in crate::cli) all: bool,
    /// How the result is written
    #[arg(long, default_value = "text")]
    pub(in crate::cli) format: TextOrJson,
}

/// The formats of a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum DiffFormat {
    /// For people
    Text,
    /// For a pull request
    Markdown,
    /// For programs
    Json,
}
