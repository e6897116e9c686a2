//! The words for how results are written, and the help for them.

use clap::ValueEnum;

/// For people or for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum TextOrJson {
    /// For people
    Text,
    /// For programs
    Json,
}

/// The formats of the safety record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ExportFormat {
    /// Markdown
    Md,
    /// The same content for programs
    Json,
}

/// Formats of other tools.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ListFormat {
    /// The YAML of deon
    Deon,
}

/// How the result of `check` is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum CheckFormat {
    /// For people
    Text,
    /// For programs
    Json,
    /// As annotations of a GitHub workflow
    Github,
}

/// Systems of continuous integration that there is a ready file for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum CiKind {
    /// A workflow of GitHub
    Github,
    /// A job of GitLab
    Gitlab,
    /// Hooks of the pre-commit framework
    PreCommit,
}
