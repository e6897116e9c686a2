//! What can go wrong with a release: each error says what failed, and what to do next.

use std::borrow::Cow;
use std::path::PathBuf;

use crate::record::{Person, Signature, Version, same_name};
use crate::store::error::{StoreError, shown};
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
    /// A release has this name already but for its capitals, and would be the same file on some systems.
    #[error("release {frozen} is signed off already, and {version} differs from it in capitals only")]
    FrozenAlike {
        /// The name.
        version: Version,
        /// The one that is signed off.
        frozen: Version,
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
    /// The same person signs once more under another name, where others have to.
    #[error(
        "this git identity ({by}) has signed these answers already; the name {name} does not count, and another person has \
         to sign", by = visible_line(.by), name = visible_line(.name)
    )]
    SignedUnderAnotherName {
        /// Who signed.
        by: String,
        /// As whom they sign now.
        name: String,
    },
    /// The release that the open one comes after is not there as it was.
    #[error("the release before is not as it was: release {since} {flaw}", flaw = visible_line(.flaw))]
    Broken {
        /// The one before.
        since: Version,
        /// What has become of it, said after its name.
        flaw: String,
    },
    /// The release that a new one would come after was signed off and is not there as it was.
    #[error("the release before was signed off and is not there as it was: release {version} {flaw}", flaw = visible_line(.flaw))]
    Lost {
        /// Which.
        version: Version,
        /// What has become of it, said after its name.
        flaw: String,
    },
    /// Two versions of an answer wait for a choice.
    #[error("an answer was changed on two sides, and nobody has chosen yet")]
    InConflict,
    /// Something stands where the Markdown of a release should go.
    #[error("{path} is there already; nothing was signed", path = shown(.path))]
    NoRoom {
        /// Where.
        path: PathBuf,
    },
    /// The release is not what was signed off.
    #[error("release {version} is not what was signed off")]
    Edited {
        /// The name.
        version: Version,
    },
}

impl ReleaseError {
    /// Why a person who has signed does not sign once more.
    pub fn signed_already(earlier: &Signature, person: &Person) -> Self {
        let (by, name) = (earlier.by.clone(), person.name.clone());
        if same_name(&by, &name) {
            Self::SignedAlready { by }
        } else {
            Self::SignedUnderAnotherName { by, name }
        }
    }

    /// What to do about it.
    pub fn hint(&self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Store(error) => return error.hint(),
            Self::None { .. } => "`mindgap release list` lists them",
            Self::Frozen { .. } => "a release is never changed again; open another version",
            Self::FrozenAlike { .. } => {
                "on some systems they would be one file; open another version, after `mindgap release abandon` where this one \
                 is open"
            }
            Self::NotOpen => "open one with `mindgap release open VERSION`",
            Self::Open { .. } => {
                "sign it off with `mindgap release sign`, or give it up with `mindgap release abandon`, also to open it under \
                 another name; every answer stays"
            }
            Self::SignedAlready { .. } => {
                "ask a colleague to sign, as git knows them: `mindgap release sign`"
            }
            Self::SignedUnderAnotherName { .. } => {
                "people are told apart by git's `user.email`, and `--who` changes nothing about that; ask a colleague to \
                 sign, as git knows them: `mindgap release sign`"
            }
            Self::Broken { .. } => {
                "`mindgap release verify` says how the file is put back; where it stays as it is, `mindgap release \
                 abandon` and open the version again with `--since` an earlier release that is as it was"
            }
            Self::Lost { .. } => {
                "`mindgap release verify` says how the file is put back from git, and a record that was copied needs its \
                 `releases` folder beside it; where the file stays as it is, open the version with `--since` an earlier \
                 release that is as it was"
            }
            Self::InConflict => "choose with `mindgap merge --resolve`, or on the screen with `!`",
            Self::NoRoom { .. } => {
                "move it away, or sign without the Markdown: `mindgap export` writes the record at any time"
            }
            Self::Edited { .. } => {
                "`mindgap release verify` says what was edited; put the file back from git"
            }
        })
    }
}
