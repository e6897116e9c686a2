//! The arguments of the commands that look at the project. Form only.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::formats::TextOrJson;
use super::words::{Text, day};

/// `scan`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Scan {
    /// A folder, in which weights are looked for also where git ignores them, or one file, also as a place is printed [default: the project around here, or this folder]
    pub(in crate::cli) path: Option<PathBuf>,
    /// How the result is written
    #[arg(long, default_value = "text")]
    pub(in crate::cli) format: TextOrJson,
    /// Tell of models and model files only, not of what bears on which item
    #[arg(long)]
    pub(in crate::cli) models_only: bool,
    /// Exit with 0 whatever is seen
    #[arg(long)]
    pub(in crate::cli) exit_zero: bool,
    /// Look at everything again, and keep nothing for the next time
    #[arg(long)]
    pub(in crate::cli) no_cache: bool,
}

/// `set-aside`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct SetAside {
    /// What the scan sees, as it prints the place, or as DETECTOR:PATH or DETECTOR:PATH:LINE; without any, what is set aside is listed
    pub(in crate::cli) what: Vec<String>,
    /// Why it speaks against nothing here
    #[arg(long, value_name = "TEXT", value_parser = Text, allow_hyphen_values = true, conflicts_with = "take_back")]
    pub(in crate::cli) reason: Option<String>,
    /// The last day on which that holds, as YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = day, conflicts_with = "take_back")]
    pub(in crate::cli) until: Option<NaiveDate>,
    /// Heed it again
    #[arg(long)]
    pub(in crate::cli) take_back: bool,
    /// How the result is written
    #[arg(long, default_value = "text")]
    pub(in crate::cli) format: TextOrJson,
}
