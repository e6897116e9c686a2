//! Reads an extension: its own phases, items and findings, and what it wants done to the checklist below it.
//!
//! Whether that can be done is not judged here.

use super::deeds::deeds;
use super::findings::Findings;
use super::head::{Head, concerns, language, phases, profile};
use super::items::{Defined, Items};
use super::{FINDINGS, HEAD, strangers, torn};
use crate::checklist::Checklist;
use crate::checklist::compose::{Deeds, Extension, NewItem, Part};
use crate::checklist::document::Placed;
use crate::checklist::fault::Fault;
use crate::checklist::fields::Fields;
use crate::checklist::file::{SourceFile, read};
use crate::checklist::id::ChecklistId;
use crate::checklist::knowledge::{Knowledge, Table};

/// The head of an extension.
struct Own {
    part: Option<Part>,
    head: Head,
    deeds: Deeds,
}

/// Reads an extension of `below`, as far as it can be read; what is wrong with it is among the faults.
pub(in crate::checklist) fn read_extension<'s>(
    files: &[SourceFile<'s>],
    below: &Checklist,
    faults: &mut Vec<Fault>,
) -> Option<Extension<'s>> {
    let named = |name: &str| files.iter().find(|file| file.name == name);
    let head_file = named(HEAD)?;
    let own = read(head_file, faults, |fields| own(fields, below));
    let mut findings = Findings { sources: below.sources.clone(), findings: below.findings.clone() };
    let brought = named(FINDINGS).map(|file| read(file, faults, Findings::read)).unwrap_or_default();
    if let Some(file) = named(FINDINGS) {
        faults.extend(known_already(file, &brought, below));
    }
    findings.sources.extend(brought.sources.clone());
    findings.findings.extend(brought.findings.clone());
    let knowledge = knowledge(files, &own.head, below, faults);
    let known = knowledge.as_ref().unwrap_or_else(|| below.knowledge());
    let defined = Defined { head: &own.head, findings: &findings, knowledge: known };
    let mut items = Items::default();
    for (at, phase) in own.head.phases.iter().enumerate() {
        match named(&format!("{}.toml", phase.value.id)) {
            Some(file) => read(file, faults, |fields| items.read(fields, at, &defined)),
            None if at >= below.phases.len() => faults.push(Fault::at(
                head_file.shown,
                head_file.text,
                &phase.span,
                format!("phase `{}` has no file", phase.value.id),
                format!("write {}.toml beside it, with its `[[item]]` tables", phase.value.id),
            )),
            None => {}
        }
    }
    let strays: Vec<Fault> = strangers(files, &own.head).collect();
    faults.extend(items.faults_across_files());
    // What a file that is no TOML seems to want would be a guess.
    let mine = |name: &str| files.iter().any(|file| file.name == name && !is_stray(file, &strays));
    let Some(part) = own.part.filter(|_| !torn(files).into_iter().any(mine)) else {
        faults.extend(strays);
        return None;
    };
    let unfinished = items.unfinished();
    let place = |items: &Items<'_>, at: usize| {
        let id = items.list.get(at).map(|item| &item.id)?;
        items.fault_at(id, "", "")
    };
    let places: Vec<_> = (0..items.list.len()).filter_map(|at| place(&items, at)).collect();
    let new = items.list.into_iter().zip(places).map(|(item, place)| NewItem { item, place });
    Some(Extension {
        part,
        file: head_file.shown,
        text: head_file.text,
        phases: own.head.phases.into_iter().skip(below.phases.len()).map(|phase| phase.value).collect(),
        profile: own.head.profile.into_iter().skip(below.profile.len()).collect(),
        concerns: own.head.concerns.into_iter().skip(below.concerns.len()).collect(),
        findings: brought.findings.into_values().collect(),
        sources: brought.sources.into_values().collect(),
        knowledge,
        deeds: own.deeds,
        items: new.collect(),
        unfinished,
        strays,
    })
}

fn is_stray(file: &SourceFile<'_>, strays: &[Fault]) -> bool {
    strays.iter().any(|stray| stray.file == file.shown)
}

/// The tables below with those that the extension brings, if it brings any.
fn knowledge(
    files: &[SourceFile<'_>],
    head: &Head,
    below: &Checklist,
    faults: &mut Vec<Fault>,
) -> Option<Knowledge> {
    let brings = files.iter().any(|file| Table::of_file(file.name).is_some());
    brings.then(|| below.knowledge().on_top(files, faults, &|fact| head.has_fact(fact)))
}

/// Findings and sources that are defined below; two would hide one another.
fn known_already<'a>(
    file: &'a SourceFile<'_>,
    brought: &'a Findings,
    below: &'a Checklist,
) -> impl Iterator<Item = Fault> + 'a {
    let findings = brought
        .findings
        .keys()
        .filter(|id| below.findings.contains_key(*id))
        .map(|id| ("finding", id.as_str()));
    let sources =
        brought.sources.keys().filter(|id| below.sources.contains_key(*id)).map(|id| ("source", id.as_str()));
    findings.chain(sources).map(|(kind, id)| {
        let at = file.text.find(&format!("\"{id}\"")).unwrap_or_default();
        let hint = "use the one that is there, or give this one another id";
        Fault::at(file.shown, file.text, &(at..at), format!("{kind} `{id}` is defined already"), hint)
    })
}

/// The head, with everything that its items may name: what stands below and what it brings itself.
fn own(fields: &mut Fields<'_, '_, '_>, below: &Checklist) -> Own {
    let id = fields.parsed::<ChecklistId>("id");
    let version = fields.line("version");
    let title = fields.line("title");
    let _ = fields.parsed::<ChecklistId>("extends");
    let language = language(fields);
    let translation = fields.flag("translation");
    let there = below.phases.iter().map(|phase| Placed { value: phase.clone(), span: 0..0 }).collect();
    let head = Head {
        id: None,
        version: String::new(),
        title: String::new(),
        phases: phases(fields, there),
        profile: profile(fields, below.profile.clone()),
        concerns: concerns(fields, below.concerns.clone()),
        language: None,
    };
    // What is missing is told already; the rest is read and looked up all the same.
    let or_nothing = |text: Option<Placed<String>>| text.map(|text| text.value).unwrap_or_default();
    let (version, title) = (or_nothing(version), or_nothing(title));
    let part = id.map(|id| Part { id: id.value, version, title, language, translation });
    Own { part, head, deeds: deeds(fields) }
}
