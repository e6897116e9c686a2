//! A checklist that was read ahead, as bytes for the program to carry: nothing of it is left to look up or to refuse, which
//! is what takes the time when a checklist is read.
//!
//! Only for the program that was built with it, since the bytes do not name what they hold: what people write and read is
//! TOML.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Checklist;
use super::compose::Composition;
use super::fault::{Fault, Faults};
use super::file::SourceFile;
use super::id::ChecklistId;
use super::item::{Concern, Finding, Item, Phase, Source, positions};
use super::knowledge::{Knowledge, Shelf};
use super::parse::parse;
use super::profile::ProfileQuestion;

/// A checklist in two parts, of which the second is opened when somebody asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// All that is asked.
    pub questions: Vec<u8>,
    /// The tables that items refer to.
    pub knowledge: Vec<u8>,
}

/// What of a checklist is known once its files are read.
#[derive(Serialize, Deserialize)]
struct Questions {
    id: ChecklistId,
    version: String,
    title: String,
    phases: Vec<Phase>,
    profile: Vec<ProfileQuestion>,
    concerns: Vec<Concern>,
    findings: Vec<Finding>,
    sources: Vec<Source>,
    language: Option<String>,
    items: Vec<Item>,
}

/// Reads a whole checklist and packs it.
///
/// # Errors
/// [`Faults`] holds everything that is wrong in all files.
pub fn pack(files: &[SourceFile<'_>]) -> Result<Packed, Faults> {
    let checklist = parse(files)?.without_strays()?;
    let knowledge = written(checklist.knowledge())?;
    let Checklist { id, version, title, phases, profile, concerns, language, items, .. } = checklist;
    let findings = checklist.findings.into_values().collect();
    let sources = checklist.sources.into_values().collect();
    let questions =
        Questions { id, version, title, phases, profile, concerns, findings, sources, language, items };
    Ok(Packed { questions: written(&questions)?, knowledge })
}

/// Opens the questions; `knowledge` is called when somebody asks for the tables.
pub(super) fn open(questions: &[u8], knowledge: fn() -> Arc<Knowledge>) -> Result<Checklist, Faults> {
    let Questions { id, version, title, phases, profile, concerns, findings, sources, language, items } =
        read(questions)?;
    Ok(Checklist {
        id,
        version,
        title,
        phases,
        profile,
        concerns,
        findings: findings.into_iter().map(|finding| (finding.id.clone(), finding)).collect(),
        sources: sources.into_iter().map(|source| (source.id.clone(), source)).collect(),
        language,
        composition: Composition::default(),
        strays: Vec::new(),
        knowledge: Shelf::closed(knowledge),
        by_id: positions(&items),
        items,
    })
}

/// Opens the tables.
pub(super) fn open_knowledge(knowledge: &[u8]) -> Result<Knowledge, Faults> {
    Ok(read::<Knowledge>(knowledge)?.spelled())
}

fn written(value: &impl Serialize) -> Result<Vec<u8>, Faults> {
    postcard::to_allocvec(value).map_err(|error| broken(&error))
}

fn read<'b, T: Deserialize<'b>>(bytes: &'b [u8]) -> Result<T, Faults> {
    postcard::from_bytes(bytes).map_err(|error| broken(&error))
}

fn broken(error: &postcard::Error) -> Faults {
    let hint = "build the program again";
    Faults(vec![Fault::whole("the packed checklist", &error.to_string(), hint)])
}
