//! Composes extensions onto the checklist that they extend, into one checklist that remembers its parts.
//!
//! Everything downstream sees one list of items; [`Composition`] says which of them came from where, which are switched
//! off and why, and what was raised or reworded. All faults of all extensions are told together.

mod apply;
mod composer;
mod composition;
mod deeds;
mod fallback;
mod hands;
mod items;
mod order;

use std::collections::{BTreeMap, BTreeSet};

use super::Checklist;
use super::builtin::builtin;
use super::fault::{Fault, Faults};
use super::file::SourceFile;
use super::item::positions;
use super::knowledge::Shelf;
use super::parse::{Claim, parse, read_extension};
use composer::{Composer, Worker};
pub use composition::{Composition, Fallback, Off, Part, Tightened};
pub(super) use deeds::{Deeds, Extension, NewItem, Reword, RewordPhase, RewordProfile, Tighten};
use order::order;

/// Reads the files of some folders and composes them: those whose head says `extends` onto the one that does not, or onto
/// the built-in checklist where there is none.
///
/// # Errors
/// [`Faults`] holds everything that is wrong in all folders. Where the checklist below is faulty, that alone is told:
/// what the extensions miss in it is an echo.
pub fn compose(folders: &[Vec<SourceFile<'_>>]) -> Result<Checklist, Faults> {
    let claimed = folders.iter().map(|files| (Claim::of(files), files));
    let (extensions, standing): (Vec<_>, Vec<_>) = claimed.partition(|(claim, _)| claim.extends.is_some());
    let mut checklist = match standing.first() {
        Some((_, files)) => parse(files)?,
        None => builtin()?,
    };
    if extensions.is_empty() {
        return Ok(checklist);
    }
    let (claims, files): (Vec<_>, Vec<_>) = extensions.into_iter().unzip();
    let mut faults = Vec::new();
    let mut composer = Composer::new(&mut checklist);
    let mut parts: BTreeMap<usize, usize> = BTreeMap::new();
    for placed in order(&composer.checklist.id, &claims, &mut faults) {
        let known = placed.rests_on.iter().map(|claim| parts.get(claim).copied()).collect::<Option<_>>();
        // What an extension misses in one that is faulty is an echo too.
        let (Some(rests_on), Some(files)) = (known, files.get(placed.claim)) else { continue };
        let before = faults.len();
        let Some(extension) = read_extension(files, composer.checklist, &mut faults) else { continue };
        let part = add(&mut composer, extension, rests_on, &mut faults);
        if faults.len() == before {
            parts.insert(placed.claim, part);
        }
    }
    checklist.by_id = positions(&checklist.items);
    fallback::mark(&mut checklist);
    sort(&mut checklist.strays, folders);
    if faults.is_empty() {
        return Ok(checklist);
    }
    faults.append(&mut checklist.strays);
    sort(&mut faults, folders);
    Err(Faults(faults))
}

/// Composes one extension and returns its number.
fn add(
    composer: &mut Composer<'_>,
    extension: Extension<'_>,
    rests_on: BTreeSet<usize>,
    faults: &mut Vec<Fault>,
) -> usize {
    let part = composer.checklist.composition.parts.len();
    let Extension { file, text, .. } = extension;
    let worker = Worker { part, rests_on, file, text, translation: extension.part.translation };
    composer.checklist.composition.parts.push(extension.part);
    composer.deeds(&extension.deeds, &worker, faults);
    let checklist = &mut *composer.checklist;
    let brought = &mut checklist.composition;
    brought.phases.brought.extend(extension.phases.iter().map(|phase| (phase.id.clone(), part)));
    brought.profile.brought.extend(extension.profile.iter().map(|question| (question.id.clone(), part)));
    checklist.phases.extend(extension.phases);
    checklist.profile.extend(extension.profile);
    checklist.concerns.extend(extension.concerns);
    checklist.strays.extend(extension.strays);
    checklist.findings.extend(extension.findings.into_iter().map(|finding| (finding.id.clone(), finding)));
    checklist.sources.extend(extension.sources.into_iter().map(|source| (source.id.clone(), source)));
    if let Some(knowledge) = extension.knowledge {
        checklist.knowledge = Shelf::open(knowledge);
    }
    items::add(composer, extension.items, extension.unfinished, &worker, faults);
    part
}

/// Faults in the order of folders, files and lines.
fn sort(faults: &mut Vec<Fault>, folders: &[Vec<SourceFile<'_>>]) {
    let place = |fault: &Fault| folders.iter().flatten().position(|file| file.shown == fault.file);
    faults.sort_by_key(|fault| (place(fault), fault.line, fault.column));
    faults.dedup();
}
