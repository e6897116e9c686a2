//! TOML files in, a [`Checklist`] or every fault of every file out.

mod claim;
mod deeds;
mod extension;
mod findings;
mod head;
mod items;
mod limits;

use toml::de::DeTable;

use super::Checklist;
use super::compose::Composition;
use super::document::Document;
use super::fault::{Fault, Faults};
use super::fields::Fields;
pub use claim::Claim;
pub(super) use extension::read_extension;
use findings::Findings;
use head::Head;
use items::Items;
pub use limits::Limits;

/// One file of a checklist, already read.
#[derive(Debug, Clone, Copy)]
pub struct SourceFile<'a> {
    /// Its name within the checklist's folder, such as `preparation.toml`.
    pub name: &'a str,
    /// How messages should call it.
    pub shown: &'a str,
    /// What it holds.
    pub text: &'a str,
}

/// The file that names the checklist and its phases.
const HEAD: &str = "checklist.toml";
/// The file with what items rest on.
const FINDINGS: &str = "findings.toml";

/// Reads a whole checklist.
///
/// # Errors
/// [`Faults`] holds everything that is wrong in all files, in the order of files and lines.
pub fn parse(files: &[SourceFile<'_>]) -> Result<Checklist, Faults> {
    let named = |name: &str| files.iter().find(|file| file.name == name);
    let mut faults = Vec::new();
    let Some(head_file) = named(HEAD) else {
        return Err(Faults(vec![missing_head(files)]));
    };
    let head = read(head_file, &mut faults, Head::read);
    let findings = named(FINDINGS).map(|file| read(file, &mut faults, Findings::read)).unwrap_or_default();

    let mut items = Items::default();
    for (at, phase) in head.phases.iter().enumerate() {
        match named(&format!("{}.toml", phase.value.id)) {
            Some(file) => read(file, &mut faults, |fields| items.read(fields, at, &head, &findings)),
            None => faults.push(Fault::at(
                head_file.shown,
                head_file.text,
                &phase.span,
                format!("phase `{}` has no file", phase.value.id),
                format!("write {}.toml beside it, with its `[[item]]` tables", phase.value.id),
            )),
        }
    }
    faults.extend(strangers(files, &head));
    faults.extend(items.faults_across_files());
    let torn = if faults.is_empty() { Vec::new() } else { torn(files) };
    if torn.contains(&HEAD) || torn.contains(&FINDINGS) {
        // What the other files miss in a file that cannot be read is an echo of it.
        faults.retain(|fault| files.iter().any(|file| file.shown == fault.file && torn.contains(&file.name)));
    }
    let file_order = |fault: &Fault| files.iter().position(|file| file.shown == fault.file);
    faults.sort_by_key(|fault| (file_order(fault), fault.line, fault.column));
    faults.dedup();

    match head.id.clone() {
        Some(id) if faults.is_empty() => Ok(Checklist {
            id,
            version: head.version,
            title: head.title,
            phases: head.phases.into_iter().map(|phase| phase.value).collect(),
            profile: head.profile,
            concerns: head.concerns,
            findings: findings.findings,
            sources: findings.sources,
            language: head.language,
            composition: Composition::default(),
            by_id: items.positions(),
            items: items.list,
        }),
        _ => Err(Faults(faults)),
    }
}

/// Parses one file as TOML and hands its fields to `then`. What TOML itself refuses is reported too.
fn read<'s, T>(
    file: &SourceFile<'s>,
    faults: &mut Vec<Fault>,
    then: impl FnOnce(&mut Fields<'_, 's, '_>) -> T,
) -> T {
    let mut doc = Document { file: file.shown, text: file.text, faults: Vec::new() };
    let (table, errors) = DeTable::parse_recoverable(file.text);
    for error in &errors {
        doc.fault(&error.span().unwrap_or_default(), error.message(), "mend the TOML here first");
    }
    let mut fields = Fields::new(&mut doc, table.get_ref(), 0..0, "file");
    let value = then(&mut fields);
    fields.finish();
    if !errors.is_empty() {
        // What is missing after a broken line is mostly an echo of it.
        doc.faults.truncate(errors.len());
    }
    faults.append(&mut doc.faults);
    value
}

/// The files that are no TOML.
fn torn<'a>(files: &[SourceFile<'a>]) -> Vec<&'a str> {
    files
        .iter()
        .filter(|file| !DeTable::parse_recoverable(file.text).1.is_empty())
        .map(|file| file.name)
        .collect()
}

fn missing_head(files: &[SourceFile<'_>]) -> Fault {
    let file = files.first().and_then(|file| file.shown.strip_suffix(file.name)).unwrap_or_default();
    let hint = "a checklist is a folder with a `checklist.toml` and one file for each phase";
    Fault::at(&format!("{file}{HEAD}"), "", &(0..0), "is missing", hint)
}

/// Files that no phase names; they would be ignored in silence otherwise.
fn strangers<'a>(files: &'a [SourceFile<'_>], head: &'a Head) -> impl Iterator<Item = Fault> + 'a {
    let known = |name: &str| {
        name == HEAD
            || name == FINDINGS
            || head.phases.iter().any(|p| name.strip_suffix(".toml") == Some(p.value.id.as_str()))
    };
    let hint = "name it after a phase of checklist.toml, or move it out of the folder";
    files
        .iter()
        .filter(move |file| !known(file.name))
        .map(move |file| Fault::at(file.shown, file.text, &(0..0), "belongs to no phase", hint))
}
