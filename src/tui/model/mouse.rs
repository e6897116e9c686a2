//! Whom the mouse belongs to.

/// Whom the mouse belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mouse {
    /// The terminal: text can be selected.
    #[default]
    Terminal,
    /// The program: rows and tabs can be clicked.
    Program,
}
