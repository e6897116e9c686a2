//! TOML files in, a [`Checklist`] or every fault of every file out.

mod claim;
mod deeds;
mod extension;
mod findings;
mod head;
mod items;
mod limits;
mod touches;

use toml::de::DeTable;

use super::Checklist;
use super::compose::Composition;
use super::fault::{Fault, Faults};
use super::file::{SourceFile, parsed, read, read_parsed};
use super::item::positions;
use super::knowledge::{Knowledge, Shelf, Table};
pub use claim::Claim;
pub(super) use extension::read_extension;
use findings::Findings;
use head::Head;
use items::{Defined, Items};
pub use limits::Limits;

/// The file that names the checklist and its phases.
const HEAD: &str = "checklist.toml";
/// The file with what items rest on.
const FINDINGS: &str = "findings.toml";

/// Reads a whole checklist, its knowledge included.
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

    let knowledge = Knowledge::read(files, &mut faults, &|fact| head.has_fact(fact));
    let mut items = Items::default();
    let phases: Vec<_> = head.phases.iter().map(|phase| named(&format!("{}.toml", phase.value.id))).collect();
    let mut parsed = parsed(&phases.iter().flatten().copied().collect::<Vec<_>>()).into_iter();
    for ((at, phase), file) in head.phases.iter().enumerate().zip(&phases) {
        match file.and_then(|_| parsed.next()) {
            Some(file) => read_parsed(&file, &mut faults, |fields| {
                items.read(fields, at, &Defined { head: &head, findings: &findings, knowledge: &knowledge });
            }),
            None => faults.push(Fault::at(
                head_file.shown,
                head_file.text,
                &phase.span,
                format!("phase `{}` has no file", phase.value.id),
                format!("write {}.toml beside it, with its `[[item]]` tables", phase.value.id),
            )),
        }
    }
    let strays: Vec<Fault> = strangers(files, &head).collect();
    faults.extend(items.faults_across_files());
    if !faults.is_empty() {
        faults.extend(strays.iter().cloned());
    }
    let torn = if faults.is_empty() { Vec::new() } else { torn(files) };
    if torn.iter().any(|name| *name == HEAD || *name == FINDINGS || Table::of_file(name).is_some()) {
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
            strays,
            knowledge: Shelf::open(knowledge),
            by_id: positions(&items.list),
            items: items.list,
        }),
        _ => Err(Faults(faults)),
    }
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

/// Files that no phase names. Whoever writes the checklist hears of them as faults, everybody else as warnings.
fn strangers<'a>(files: &'a [SourceFile<'_>], head: &'a Head) -> impl Iterator<Item = Fault> + 'a {
    let known = |name: &str| {
        name == HEAD
            || name == FINDINGS
            || Table::of_file(name).is_some()
            || head.phases.iter().any(|p| name.strip_suffix(".toml") == Some(p.value.id.as_str()))
    };
    let hint = "name it after a phase of checklist.toml, or move it out of the folder";
    files
        .iter()
        .filter(move |file| !known(file.name))
        .map(move |file| Fault::at(file.shown, file.text, &(0..0), "belongs to no phase", hint))
}
