//! Why a text is no evidence, in words. Parses none.

/// Why a text is no evidence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EvidenceError {
    /// Not one of the kinds.
    #[error(
        "evidence is one of: `file` with `digest`, `link`, `commit`, `detector` with `digest`, `path` and `saw`"
    )]
    Shape,
    /// No observation.
    #[error("an observation has the id of a detector, and a sentence on one line")]
    Observation,
    /// No address.
    #[error("a link starts with http:// or https:// and has no spaces")]
    Link,
    /// No commit.
    #[error("a commit is 7 to 64 hexadecimal digits")]
    Commit,
    /// A path that leaves the project, or none at all.
    #[error("a file is a path inside the project, with `/` between its parts and no `..`")]
    Path,
}
