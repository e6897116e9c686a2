//! Why git did not tell what it was asked.

/// What git does not know, or did not say.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GitError {
    /// No commit has this name.
    #[error("git knows no commit `{0}` here")]
    NoRevision(String),
    /// No commit here has this name, and the history was cut.
    #[error("git knows no commit `{0}` here, and this clone is shallow: it lacks the older ones")]
    Beyond(String),
    /// The record was not there at that commit.
    #[error("there was no record at `{revision}` ({path})")]
    NotThere {
        /// As it was typed.
        revision: String,
        /// Where it was looked for.
        path: String,
    },
    /// What was there is no record.
    #[error("the record at `{revision}` cannot be read: {what}")]
    NoRecord {
        /// As it was typed.
        revision: String,
        /// What is wrong with it.
        what: String,
    },
    /// The repository has no commit yet.
    #[error("nothing is committed here yet")]
    NoCommits,
    /// Git knows no repository here, or is not here itself.
    #[error("this folder is in no git repository, or git is not installed")]
    NoRepository,
    /// Git is not here, took too long, said too much, or this is no repository.
    #[error("git did not say, or said too much")]
    Silent,
    /// Git refused to set something.
    #[error("git could not write its configuration of this repository")]
    Refused,
}

impl GitError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NoRevision(_) => {
                "`git log --oneline` and `git tag` list what there is; a revision ends in a colon"
            }
            Self::Beyond(_) => {
                "`git fetch --unshallow` brings the whole history; in continuous integration a full clone does, on GitHub \
                 with `fetch-depth: 0`"
            }
            Self::NotThere { .. } => "choose a commit that has the record at this place",
            Self::NoRecord { .. } => "choose another commit",
            Self::NoCommits => {
                "commit the record (`git add ai-safety && git commit`), then later answers can be compared with it"
            }
            Self::NoRepository => "`git init` begins a repository",
            Self::Silent => "look whether git is installed and this folder is in a repository",
            Self::Refused => {
                "look whether there is room on the disk, and whether the repository's own configuration may be written"
            }
        }
    }
}
