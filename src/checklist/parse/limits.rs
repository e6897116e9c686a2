//! How much of a checklist is read at most. Whoever reads files keeps the first three bounds, the parser the others.

/// The bounds of a checklist. Nobody needs more, and a hostile file must not cost more.
#[derive(Debug, Clone, Copy)]
pub struct Limits;

impl Limits {
    /// Bytes of one file.
    pub const FILE_BYTES: u64 = 32 << 20;
    /// Bytes of all files that are composed to one checklist.
    pub const ALL_BYTES: u64 = 64 << 20;
    /// Files of one folder that are looked at.
    pub const FILES: usize = 200;
    /// Phases.
    pub const PHASES: usize = 20;
    /// Profile questions.
    pub const PROFILE: usize = 12;
    /// Options of one profile question.
    pub const OPTIONS: usize = 12;
    /// Concerns.
    pub const CONCERNS: usize = 100;
    /// Items in one phase.
    pub const ITEMS: usize = 20_000;
    /// Items that an extension changes in one way.
    pub const DEEDS: usize = 2_000;
    /// Findings, and sources of findings.
    pub const FINDINGS: usize = 2_000;
    /// Incidents, frameworks, tools and terms, each.
    pub const KNOWLEDGE: usize = 5_000;
    /// Clauses of all frameworks.
    pub const CLAUSES: usize = 20_000;
}
