//! What can go wrong with a release: each error says what failed, and what to do next.

use crate::record::Version;
use crate::store::error::StoreError;
use crate::text::visible_line;

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
    /// No release is open.
    #[error("no release is open")]
    NotOpen,
    /// Another release is open.
    #[error("release {version} is open")]
    Open {
        /// The name.
        version: Version,
    },
    /// The same person signs once more, where others have to.
    #[error("{by} has signed these answers already, and another person has to", by = visible_line(.by))]
    SignedAlready {
        /// Who.
        by: String,
    },
    /// Two versions of an answer wait for a choice.
    #[error("an answer was changed on two sides, and nobody has chosen yet")]
    InConflict,
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
            Self::NotOpen => "open one with `mindgap release open VERSION`",
            Self::Open { .. } => {
                "sign it off with `mindgap release sign`, or give it up with `mindgap release abandon`"
            }
            Self::SignedAlready { .. } => {
                "ask a colleague to sign, as git knows them: `mindgap release sign`"
            }
            Self::InConflict => "choose with `mindgap merge --resolve`, or on the screen with `!`",
            Self::Edited { .. } => {
                "`mindgap release verify` says what was edited; put the file back from git"
            }
        }
    }
}
