//! The arguments of what looks at the repository: `models` and `scan`.

use std::path::PathBuf;

use super::formats::TextOrJson;

/// `scan`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Scan {
    /// A file, or a folder in which every file that looks like a model is examined [default: here]
    pub(in crate::cli) path: Option<PathBuf>,
    /// How the result is written
    #[arg(long, default_value = "text")]
    pub(in crate::cli) format: TextOrJson,
}

/// `models`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Models {
    /// The folder to look at [default: the project around here, or this folder]
    pub(in crate::cli) path: Option<PathBuf>,
    /// How the result is written
    #[arg(long, default_value = "text")]
    pub(in crate::cli) format: TextOrJson,
}
