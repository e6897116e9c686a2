//! The files of checklists on the disk: which are there, and what they hold. What that means is not judged here.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::{ChecklistError, HEAD};
use crate::checklist::{Claim, Fault, Faults, Limits, SourceFile};
use crate::store::error::{StoreError, shown};
use crate::store::file::read_text;

/// Who a folder says that it is. What cannot be read claims nothing here, and is told when it is read.
pub(super) fn claim(folder: &Path) -> Claim {
    let text = read_text(&folder.join(HEAD), Limits::FILE_BYTES).unwrap_or_default();
    Claim::of(&[SourceFile { name: HEAD, shown: HEAD, text: &text }])
}

/// The files of some checklists, as they stand on the disk.
#[derive(Debug)]
pub(super) struct Files(Vec<Vec<TomlFile>>);

/// One file.
#[derive(Debug)]
struct TomlFile {
    name: String,
    shown: String,
    text: String,
}

impl TomlFile {
    fn source(&self) -> SourceFile<'_> {
        SourceFile { name: &self.name, shown: &self.shown, text: &self.text }
    }
}

impl Files {
    pub(super) fn sources(&self) -> Vec<Vec<SourceFile<'_>>> {
        self.0.iter().map(|folder| folder.iter().map(TomlFile::source).collect()).collect()
    }
}

/// Reads the `*.toml` files of some folders, and none of their subfolders.
pub(super) fn read_files(folders: &[PathBuf]) -> Result<Files, ChecklistError> {
    let mut faults = Vec::new();
    let mut all = Vec::new();
    let mut bytes = 0;
    for folder in folders {
        let files: Vec<PathBuf> = entries(folder)?.into_iter().filter(|file| is_toml(file)).collect();
        let mut texts = Vec::new();
        for file in &files {
            let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            match read_text(file, Limits::FILE_BYTES) {
                Ok(text) => {
                    bytes += text.len() as u64;
                    texts.push(TomlFile { name, shown: shown(file), text });
                }
                Err(error) => faults.push(fault(file, &error)),
            }
            if bytes > Limits::ALL_BYTES {
                return Err(ChecklistError::TooMuch { path: folder.clone() });
            }
        }
        all.push(texts);
    }
    // What the readable files say about the unreadable ones would only be an echo.
    if faults.is_empty() { Ok(Files(all)) } else { Err(Faults(faults).into()) }
}

/// A file that cannot be read, as a fault among the others.
fn fault(file: &Path, error: &StoreError) -> Fault {
    let (line, column) = match error {
        StoreError::NotText { line, column, .. } => (*line, *column),
        _ => (1, 1),
    };
    Fault { file: shown(file), line, column, what: error.why_read(), hint: error.hint().into_owned() }
}

/// What stands in a folder, `checklist.toml` first and the rest by name; hidden files are left out.
pub(super) fn entries(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let failed = || StoreError::io("read", folder);
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed())? {
        let entry = entry.map_err(failed())?;
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        if paths.len() == Limits::FILES {
            return Err(StoreError::TooMany { path: folder.to_path_buf(), max: Limits::FILES });
        }
        paths.push(entry.path());
    }
    paths.sort_by_key(|path| (!path.ends_with(HEAD), path.clone()));
    Ok(paths)
}

fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "toml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_all_folders_together_are_bounded() {
        let place = tempfile::tempdir().unwrap();
        let folders: Vec<PathBuf> = ["one", "two"].map(|name| place.path().join(name)).into();
        for folder in &folders {
            fs::create_dir(folder).unwrap();
            let file = fs::File::create(folder.join(HEAD)).unwrap();
            file.set_len(Limits::FILE_BYTES).unwrap();
        }
        assert!(read_files(&folders).is_ok());
        fs::write(place.path().join("two/z.toml"), "#").unwrap();
        let error = read_files(&folders).unwrap_err();
        assert!(error.to_string().contains("hold more than 67108864 bytes"), "{error}");
    }
}
