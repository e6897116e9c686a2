//! What can go wrong with a release: each error says what failed, and what to do next.

use crate::record::Version;
use crate::store::error::StoreError;

/// Why a release could not be read or frozen.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReleaseError {
    /// A file or folder.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No release has this name.
    #[error("there is no release {version}")]
    None {
        /// The name.
        version: Version,
    },
    /// A release has this name already.
    #[error("release {version} is signed off already")]
    Frozen {
        /// The name.
        version: Version,
    },
    /// The release is not what was signed off.
    #[error("release {version} is not what was signed off")]
    Edited {
        /// The name.
        version: Version,
    },
}

impl ReleaseError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Store(error) => error.hint(),
            Self::None { .. } => "`mindgap release list` lists them",
            Self::Frozen { .. } => "a release is never changed again; open another version",
            Self::Edited { .. } => {
                "`mindgap release verify` says what was edited; put the file back from git"
            }
        }
    }
}
