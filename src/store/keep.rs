//! Small JSON files of the program's own, such as the place where a session ended. Losing one costs nobody an answer.

use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::StoreError;
use super::file::{Durability, private_folder, read_text, replace};

/// Largest of these files, in bytes.
const MAX_BYTES: u64 = 16 << 20;

/// What was kept under this path. One that is missing, damaged or of another version is none.
pub fn load<T: DeserializeOwned>(path: &Path) -> Option<T> {
    serde_json::from_str(&read_text(path, MAX_BYTES).ok()?).ok()
}

/// Keeps a value under this path, whose folder is created where it is missing. Atomic, but not hurried to the disk.
///
/// # Errors
/// The value is no JSON, or the disk refuses.
pub fn keep<T: Serialize>(path: &Path, value: &T) -> Result<(), StoreError> {
    let bytes = serde_json::to_vec(value).map_err(|error| StoreError::Unprintable {
        path: path.to_path_buf(),
        what: crate::text::visible_line(&error.to_string()).into_owned(),
    })?;
    if let Some(folder) = path.parent() {
        private_folder(folder)?;
    }
    replace(path, &bytes, Durability::Cached)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/place.json");
        keep(&path, &vec!["a", "b"]).unwrap();
        assert_eq!(load::<Vec<String>>(&path).unwrap(), ["a", "b"]);
    }

    #[test]
    fn a_damaged_file_is_as_good_as_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("place.json");
        assert_eq!(load::<Vec<String>>(&path), None);
        for damaged in ["", "{", "{\"a\": 1}", "\u{1b}"] {
            std::fs::write(&path, damaged).unwrap();
            assert_eq!(load::<Vec<String>>(&path), None, "{damaged:?}");
        }
    }

    #[test]
    fn a_value_that_is_no_json_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let odd = std::collections::BTreeMap::from([(vec![1], 1)]);
        assert!(matches!(keep(&folder.path().join("x"), &odd), Err(StoreError::Unprintable { .. })));
    }
}
