//! Why no checklist could be loaded, and what to do about it.

use std::borrow::Cow;
use std::path::PathBuf;

use crate::checklist::{Faults, Limits};
use crate::store::error::{StoreError, shown};

/// The file that makes a folder a checklist.
pub(super) const HEAD: &str = "checklist.toml";

/// Why no checklist could be loaded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChecklistError {
    /// There is one, and this is wrong with it.
    #[error(transparent)]
    Faults(#[from] Faults),
    /// It could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Its files hold more than anybody needs, all together.
    #[error("{path} and what is composed with it hold more than {max} bytes", path = shown(.path), max = Limits::ALL_BYTES)]
    TooMuch {
        /// The folder with which they are too large.
        path: PathBuf,
    },
    /// The folder that was named holds none.
    #[error("{path} is no checklist: it has no {HEAD}", path = shown(.path))]
    None {
        /// The folder.
        path: PathBuf,
    },
    /// A folder holds several, and none of them was named.
    #[error("{folder} holds several checklists: {list}", folder = shown(.folder), list = list(.found))]
    Several {
        /// The folder.
        folder: PathBuf,
        /// The checklists in it.
        found: Vec<PathBuf>,
    },
}

/// Some folders in one line.
pub(super) fn list(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| shown(path)).collect::<Vec<_>>().join(", ")
}

impl ChecklistError {
    /// What to do about it.
    pub fn hint(&self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Faults(_) => "mend the checklist, then look again with `mindgap checklist validate`",
            Self::Store(error) => return error.hint(),
            Self::TooMuch { .. } => "move what does not belong there out of the folders",
            Self::None { .. } => {
                "a checklist is a folder with a checklist.toml, which names its phases, and one TOML file for each \
                 phase; `mindgap checklist new NAME` writes one to begin with"
            }
            Self::Several { .. } => {
                "name one of them with --checklist, or let all but one extend another with `extends`"
            }
        })
    }
}
