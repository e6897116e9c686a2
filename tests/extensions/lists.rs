//! Small checklists, written where they are used.

use mindgap::checklist::{Checklist, Faults, SourceFile, compose};

/// A checklist with the phases `one` and `two` and the items a, b (in one) and c (in two).
pub(crate) fn base() -> Vec<(String, String)> {
    let head = "id = \"base\"\nversion = \"1\"\ntitle = \"Base\"\n\n[[phase]]\nid = \"one\"\ntitle = \"One\"\nabout = \
        \"First.\"\n\n[[phase]]\nid = \"two\"\ntitle = \"Two\"\nabout = \"Second.\"\n\n[[profile]]\nid = \"users\"\n\
        question = \"Who?\"\nwhy = \"W.\"\noptions = [{ id = \"staff\", label = \"Staff\" }]\n";
    let one = [item("a", "high", ""), item("b", "low", "")].concat();
    vec![file("checklist.toml", head), file("one.toml", &one), file("two.toml", &item("c", "medium", ""))]
}

/// An extension of it: more of the head, and files.
pub(crate) fn extension(id: &str, head: &str, files: &[(&str, &str)]) -> Vec<(String, String)> {
    let top = format!("id = \"{id}\"\nversion = \"7\"\ntitle = \"The {id}\"\nextends = \"base\"\n");
    let top = if head.contains("extends = ") { top.replace("extends = \"base\"\n", "") } else { top };
    let head = file("checklist.toml", &format!("{top}{head}"));
    std::iter::once(head).chain(files.iter().map(|(name, text)| file(name, text))).collect()
}

fn file(name: &str, text: &str) -> (String, String) {
    (name.to_owned(), text.to_owned())
}

/// An item in TOML, with `more` of its lines.
pub(crate) fn item(id: &str, severity: &str, more: &str) -> String {
    let question = if more.contains("question = ") { "" } else { &format!("question = \"Is {id} done?\"\n") };
    format!(
        "[[item]]\nid = \"{id}\"\ntitle = \"Title {id}\"\n{question}severity = \"{severity}\"\nper = \"project\"\n\
         review = \"once\"\nminutes = 5\nconcerns = []\nwhy = \"Why {id}.\"\nfindings = []\ntoday = [\"Run `{id}`.\"]\n\
         evidence-wanted = \"The file of {id}.\"\nexample = \"yes.\"\n{more}\n"
    )
}

/// Composes folders; each file is called `folder number/name`.
pub(crate) fn composed(folders: &[Vec<(String, String)>]) -> Result<Checklist, Faults> {
    let shown: Vec<Vec<String>> = folders
        .iter()
        .enumerate()
        .map(|(at, files)| files.iter().map(|(name, _)| format!("{at}/{name}")).collect())
        .collect();
    let sources: Vec<Vec<SourceFile<'_>>> = folders
        .iter()
        .zip(&shown)
        .map(|(files, shown)| {
            files.iter().zip(shown).map(|((name, text), shown)| SourceFile { name, shown, text }).collect()
        })
        .collect();
    compose(&sources)
}

/// The base with one extension.
#[track_caller]
pub(crate) fn with(head: &str, files: &[(&str, &str)]) -> Checklist {
    composed(&[base(), extension("team", head, files)]).unwrap_or_else(|faults| panic!("{faults}"))
}

/// The faults of some extensions, one a line.
#[track_caller]
pub(crate) fn faults(extensions: &[Vec<(String, String)>]) -> String {
    let all: Vec<_> = std::iter::once(base()).chain(extensions.iter().cloned()).collect();
    composed(&all).expect_err("it is faulty").to_string()
}

pub(crate) fn ids(checklist: &Checklist) -> Vec<&str> {
    checklist.items().iter().map(|item| item.id.as_str()).collect()
}
