//! The checklist that comes with the program, embedded file by file. A test proves that the list equals the folder.

use super::Checklist;
use super::fault::Faults;
use super::file::SourceFile;
use super::knowledge::embedded;
use super::parse::parse_questions;

macro_rules! embed {
    ($($name:literal),+ $(,)?) => {
        &[$(SourceFile {
            name: $name,
            shown: concat!("checklists/mindgap/", $name),
            text: include_str!(concat!("../../checklists/mindgap/", $name)),
        }),+]
    };
}

const FILES: &[SourceFile<'static>] = embed![
    "checklist.toml",
    "preparation.toml",
    "ptm-selection.toml",
    "fine-tuning.toml",
    "deployment.toml",
    "monitoring.toml",
    "findings.toml",
    "incidents.toml",
    "standards.toml",
    "tools.toml",
    "glossary.toml",
];

/// The files of the built-in checklist, as they were when the program was built.
pub fn builtin_sources() -> &'static [SourceFile<'static>] {
    FILES
}

/// The built-in checklist. Its tables of knowledge are read when they are first asked for.
///
/// # Errors
/// None in a tested build: the built-in files are parsed by the project's own tests.
pub fn builtin() -> Result<Checklist, Faults> {
    parse_questions(FILES)
}

/// Reads the tables of knowledge of the built-in checklist ahead, so that whoever asks for them next need not wait.
pub fn read_ahead() {
    embedded(FILES);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklist::parse;

    #[test]
    fn the_list_equals_the_folder() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/checklists/mindgap");
        let mut on_disk: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .collect();
        on_disk.sort();
        let mut embedded: Vec<_> = FILES.iter().map(|file| file.name.to_owned()).collect();
        embedded.sort();
        assert_eq!(embedded, on_disk);
    }

    #[test]
    fn it_is_well_formed() {
        if let Err(faults) = parse(FILES) {
            panic!("{faults}");
        }
    }
}
