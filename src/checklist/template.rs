//! The checklists that somebody begins with: the files in `assets/checklists/`, with a name put in.

use super::id::ChecklistId;

/// Stands for the new checklist's id in the files.
const NAME: &str = "NAME";
/// Stands for the checklist that it extends.
const BASE: &str = "BASE";

/// The files of a new checklist that stands by itself.
pub fn standing(name: &ChecklistId) -> Vec<(String, String)> {
    let files = [
        ("checklist.toml", include_str!("../../assets/checklists/standing/checklist.toml")),
        ("launch.toml", include_str!("../../assets/checklists/standing/launch.toml")),
    ];
    files.map(|(file, text)| (file.to_owned(), text.replace(NAME, name.as_str()))).into()
}

/// The files of a new checklist that extends another.
pub fn extension(name: &ChecklistId, base: &ChecklistId) -> Vec<(String, String)> {
    let head = include_str!("../../assets/checklists/extension/checklist.toml");
    let items = include_str!("../../assets/checklists/extension/items.toml");
    let filled = |text: &str| text.replace(NAME, name.as_str()).replace(BASE, base.as_str());
    vec![("checklist.toml".to_owned(), filled(head)), (format!("{name}-own.toml"), filled(items))]
}
