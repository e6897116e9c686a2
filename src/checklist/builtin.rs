//! The checklist that comes with the program: packed, for every start, and file by file, for those who read its prose. A
//! test proves that the list of files equals the folder.

use std::sync::{Arc, OnceLock};

use super::Checklist;
use super::fault::Faults;
use super::file::SourceFile;
use super::knowledge::Knowledge;
use super::packed;

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

/// The built-in checklist. Its tables of knowledge are unpacked when they are first asked for.
///
/// # Errors
/// None in a tested build: the files were read when the program was built, and a fault in them ended that.
pub fn builtin() -> Result<Checklist, Faults> {
    packed::open(packed_at_build!("questions"), knowledge)
}

/// Unpacks the tables of knowledge of the built-in checklist ahead, so that whoever asks for them next need not wait.
pub fn read_ahead() {
    knowledge();
}

/// The tables of the built-in checklist, unpacked once for the whole program, however many checklists stand on them.
fn knowledge() -> Arc<Knowledge> {
    static UNPACKED: OnceLock<Arc<Knowledge>> = OnceLock::new();
    let unpack = || packed::open_knowledge(packed_at_build!("knowledge")).unwrap_or_default();
    Arc::clone(UNPACKED.get_or_init(|| Arc::new(unpack())))
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
    fn what_was_packed_is_what_the_files_say() {
        let (unpacked, parsed) =
            (builtin().unwrap(), parse(FILES).unwrap_or_else(|faults| panic!("{faults}")));
        assert!(unpacked.knowledge_at_hand().is_none(), "nobody asked for it");
        let sides = [&unpacked, &parsed].map(|checklist| {
            let Checklist { id, version, title, phases, profile, concerns, findings, .. } = checklist;
            let Checklist { sources, language, strays, items, .. } = checklist;
            let questions =
                format!("{id:?} {version:?} {title:?} {phases:#?} {profile:#?} {concerns:#?} {language:?}");
            let beside = format!("{findings:#?} {sources:#?} {strays:?} {items:#?}");
            let Knowledge { incidents, frameworks, clauses, tools, terms, credit, checked, .. } =
                checklist.knowledge();
            let cases = format!("{incidents:#?} {frameworks:#?} {clauses:#?}");
            let rest = format!("{tools:#?} {terms:#?} {credit:?} {checked:?}");
            let places: Vec<_> = items.iter().map(|item| checklist.position(&item.id)).collect();
            let found =
                format!("{places:?} {:?}", checklist.knowledge().terms_in("a model card, and PICKLE"));
            [questions, beside, cases, rest, found]
        });
        let [unpacked, parsed] = sides;
        for (unpacked, parsed) in unpacked.iter().zip(&parsed) {
            assert!(unpacked == parsed, "{unpacked}\nis not\n{parsed}");
        }
    }

    #[test]
    fn packing_twice_gives_the_same_bytes() {
        assert_eq!(crate::checklist::pack(FILES), crate::checklist::pack(FILES));
    }
}
