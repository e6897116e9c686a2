//! The user's name, as it was asked once: kept among the user's own files, for the machines on which git knows none.

use serde::{Deserialize, Serialize};

use super::dirs::UserDirs;
use super::error::StoreError;
use super::keep::{keep, load};

/// The file that keeps it.
const FILE: &str = "identity.json";

#[derive(Debug, Serialize, Deserialize)]
struct Identity {
    name: String,
}

/// The name that was given at an earlier time.
pub fn kept_name(dirs: &UserDirs) -> Option<String> {
    load::<Identity>(&dirs.config().join(FILE)).map(|identity| identity.name)
}

/// Keeps a name for the next time.
///
/// # Errors
/// The disk refuses.
pub fn keep_name(dirs: &UserDirs, name: &str) -> Result<(), StoreError> {
    keep(&dirs.config().join(FILE), &Identity { name: name.to_owned() })
}
