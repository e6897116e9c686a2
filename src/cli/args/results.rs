//! The arguments of the commands that tell how a record stands. Form only.

use std::path::PathBuf;

use super::formats::{CheckFormat, ExportFormat};
use crate::checklist::Severity;

/// `check`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Check {
    /// Exit with 1 while a gap of this severity or a heavier one is open: low, medium, high or critical
    #[arg(long, value_name = "SEVERITY", default_value = "high")]
    pub(in crate::cli) fail_on: Severity,
    /// Look at the project too: a yes that its files speak against is a gap
    #[arg(long)]
    pub(in crate::cli) scan: bool,
    /// Look at everything again, and keep nothing for the next time
    #[arg(long, requires = "scan")]
    pub(in crate::cli) no_cache: bool,
    /// How the result is written
    #[arg(long, default_value = "text")]
    pub(in crate::cli) format: CheckFormat,
}

/// Where the record goes.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Target {
    /// Write to FILE instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Write over an export in which somebody wrote
    #[arg(long, requires = "output")]
    pub(in crate::cli) force: bool,
}

/// The file that was named for a result; none where it goes to standard output.
pub(in crate::cli) fn file(output: Option<&PathBuf>) -> Option<&PathBuf> {
    output.filter(|path| !["-", "/dev/stdout"].iter().any(|name| path.as_os_str() == *name))
}

/// `export`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Export {
    /// How the record is written
    #[arg(long, default_value = "md")]
    pub(in crate::cli) format: ExportFormat,
    #[command(flatten)]
    pub(in crate::cli) to: Target,
    /// Look at the repository too, and tell what it shows beside the answers
    #[arg(long)]
    pub(in crate::cli) scan: bool,
    /// Look at everything again, and keep nothing for the next time
    #[arg(long, requires = "scan")]
    pub(in crate::cli) no_cache: bool,
    /// Leave e-mail addresses, access tokens and home folders as they are
    #[arg(long)]
    pub(in crate::cli) unmasked: bool,
}
