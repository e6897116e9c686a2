//! The arguments of the commands that look at the project. Form only.

use std::path::PathBuf;

use super::formats::TextOrJson;

/// `scan`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Scan {
    /// A folder, in which weights are looked for also where git ignores them, or one file [default: the project around here, or this folder]
    pub(in crate::cli) path: Option<PathBuf>,
    /// How the result is written
    #[arg(long, default_value = "text")]
    pub(in crate::cli) format: TextOrJson,
    /// Tell of models and model files only, not of what bears on which item
    #[arg(long)]
    pub(in crate::cli) models_only: bool,
}
