//! What could be better in questions that are well-formed: warnings with their place, for whoever writes a checklist.
//!
//! Rules of thumb over words, never faults: a good question may break one of them. Looked for only where somebody asks.

mod question;
mod steps;

use std::collections::HashMap;
use std::ops::Range;

use toml::de::DeTable;

use super::Checklist;
use super::document::join_lines;
use super::fault::Fault;
use super::file::SourceFile;
use super::parse::Claim;
use super::unwritten::UNWRITTEN;

/// Shortest statement of evidence that says what a reader would open, in words.
const EVIDENCE: usize = 3;
/// What people write where nothing is decided yet.
const EMPTY_WORDS: [&str; 7] = ["todo", "tbd", "n/a", "none", "nothing", "xxx", "fixme"];

/// One table of a file, with the places of its fields.
struct Table<'a> {
    file: &'a SourceFile<'a>,
    fields: &'a DeTable<'a>,
    english: bool,
}

impl Table<'_> {
    fn text(&self, name: &str) -> Option<(String, Range<usize>)> {
        let value = self.fields.get(name)?;
        Some((join_lines(value.get_ref().as_str()?), value.span()))
    }

    fn texts(&self, name: &str) -> Vec<(String, Range<usize>)> {
        let list = self.fields.get(name).and_then(|value| value.get_ref().as_array());
        let entries = list.into_iter().flat_map(|list| list.iter());
        entries.filter_map(|entry| Some((join_lines(entry.get_ref().as_str()?), entry.span()))).collect()
    }

    fn warn(&self, span: &Range<usize>, what: &str, hint: &str) -> Fault {
        Fault::at(self.file.shown, self.file.text, span, what, hint)
    }
}

/// What could be better in checklists that have no fault; `whole` is what they are composed to.
pub fn lint(folders: &[Vec<SourceFile<'_>>], whole: &Checklist) -> Vec<Fault> {
    let mut warnings = Vec::new();
    let mut heirs: HashMap<String, String> = HashMap::new();
    for files in folders {
        let claim = Claim::of(files);
        let english = claim.language.as_deref().is_none_or(|language| language.starts_with("en"));
        for file in files {
            let (table, _) = DeTable::parse_recoverable(file.text);
            let tables = |name: &'static str| inner(table.get_ref(), name);
            for table in tables("item") {
                let table = Table { file, fields: table, english };
                item(&table, &mut warnings);
                twice_replaced(&table, &mut heirs, &mut warnings);
            }
            for table in tables("reword") {
                words(&Table { file, fields: table, english }, &mut warnings);
            }
        }
        warnings.extend(untranslated(&claim, whole));
    }
    warnings
}

fn inner<'t>(table: &'t DeTable<'t>, name: &'static str) -> impl Iterator<Item = &'t DeTable<'t>> {
    let list = table.get(name).and_then(|value| value.get_ref().as_array());
    list.into_iter().flat_map(|list| list.iter()).filter_map(|entry| entry.get_ref().as_table())
}

fn item(table: &Table<'_>, warnings: &mut Vec<Fault>) {
    words(table, warnings);
    let steps = table.texts("today");
    let good = |step: &str| is_unwritten(step) || steps::names_something(step);
    if table.english && !steps.is_empty() && !steps.iter().any(|(step, _)| good(step)) {
        let span = steps.first().map(|(_, span)| span.clone()).unwrap_or_default();
        let what = "no step names a command, a file or a setting";
        warnings.push(table.warn(
            &span,
            what,
            "say in one of them what to type, write or change, in `backticks`",
        ));
    }
}

/// What holds for an item and for its wording in an extension alike.
fn words(table: &Table<'_>, warnings: &mut Vec<Fault>) {
    if let Some((text, span)) = table.text("question").filter(|_| table.english) {
        warnings.extend(question::look(&text).map(|(what, hint)| table.warn(&span, what, hint)));
    }
    let open = unwritten(table);
    if let Some((_, span)) = open.first() {
        let names: Vec<_> = open.iter().map(|(name, _)| format!("`{name}`")).collect();
        let what = format!("still to be written: {}", names.join(", "));
        warnings.push(table.warn(span, &what, "write them: whoever answers reads them first"));
    }
    for (step, span) in table.texts("today").into_iter().filter(|(step, _)| !is_unwritten(step)) {
        warnings.extend(steps::look(&step, table.english).map(|(what, hint)| table.warn(&span, what, hint)));
    }
    let short = |text: &str| !is_unwritten(text) && text.split_whitespace().count() < EVIDENCE;
    if let Some((_, span)) = table.text("evidence-wanted").filter(|(text, _)| short(text)) {
        let what = "`evidence-wanted` does not say what would back a yes";
        warnings.push(table.warn(
            &span,
            what,
            "name the file, the page or the setting that a reviewer would open",
        ));
    }
}

/// The texts of an item that only keep their place.
fn unwritten(table: &Table<'_>) -> Vec<(&'static str, Range<usize>)> {
    let texts = ["why", "evidence-wanted", "example"].map(|name| (name, table.text(name)));
    let step = table.texts("today").into_iter().find(|(step, _)| is_unwritten(step));
    let texts = texts.into_iter().chain([("today", step)]);
    let open = texts.filter_map(|(name, text)| Some((name, text.filter(|(text, _)| is_unwritten(text))?.1)));
    let mut open: Vec<_> = open.collect();
    open.sort_by_key(|(_, span)| span.start);
    open
}

/// Whether a text only keeps its place: a word for nothing, or what an import or a new checklist writes.
fn is_unwritten(text: &str) -> bool {
    let word = text.trim_end_matches(['.', ':', '!']).to_lowercase();
    EMPTY_WORDS.contains(&word.as_str()) || text.contains(UNWRITTEN)
}

/// An old id that two items say they replace: answers are then offered beside the first of them only.
fn twice_replaced(table: &Table<'_>, heirs: &mut HashMap<String, String>, warnings: &mut Vec<Fault>) {
    let id = table.text("id").map(|(id, _)| id).unwrap_or_default();
    for (old, span) in table.texts("replaces") {
        if let Some(first) = heirs.get(&old) {
            let what = format!("`{old}` is replaced by `{first}` already");
            let hint = "name it in one item, the one that asks most of what the old one asked";
            warnings.push(table.warn(&span, &what, hint));
        } else {
            heirs.insert(old, id.clone());
        }
    }
}

/// How much of a translation is missing, in one warning.
fn untranslated(claim: &Claim, whole: &Checklist) -> Option<Fault> {
    let composition = &whole.composition;
    let last = composition.parts.iter().rfind(|part| part.translation)?;
    if claim.id.as_deref() != Some(last.id.as_str()) {
        return None;
    }
    let items = whole.items().iter().filter(|item| composition.fallback(&item.id).is_some());
    let phases = whole.phases.iter().filter(|phase| composition.phase_fallback(&phase.id).is_some());
    let profile = whole.profile.iter().filter(|each| composition.profile_fallback(&each.id).is_some());
    let missing = [
        ("items", items.map(|item| item.id.as_str()).collect::<Vec<_>>(), whole.items().len()),
        ("phases", phases.map(|phase| phase.id.as_str()).collect(), whole.phases.len()),
        ("profile questions", profile.map(|question| question.id.as_str()).collect(), whole.profile.len()),
    ];
    let first = missing.iter().find_map(|(_, ids, _)| ids.first())?;
    let counts = missing.iter().filter(|(_, ids, _)| !ids.is_empty());
    let counts: Vec<_> = counts.map(|(what, ids, all)| format!("{} of {all} {what}", ids.len())).collect();
    Some(Fault {
        what: format!("{} are not wholly translated", counts.join(", ")),
        hint: format!("the first is `{first}`; what is missing is shown in the language below, and marked"),
        ..claim.place.clone()
    })
}
