//! The answers of one project, pure: what they are, how they are written, how two versions are brought together.
//!
//! No file is opened here (that is the store's business) and nothing is judged (that is `assess`).

mod answer;
mod change;
mod edit;
mod evidence;
mod format;
mod free;
mod key;
mod merge;
mod profile;
mod set_aside;
mod unique;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use answer::{Acceptance, Answer, Plan, Status};
pub use change::Change;
pub use edit::{Edit, edit};
pub use evidence::{Evidence, EvidenceError, EvidenceState, Observed, ProjectPath};
pub use format::{FormatError, MAX_BYTES, parse, print};
pub use key::{AnswerKey, KeyError};
pub use merge::{Conflict, Merged, merge};
pub use profile::{Profile, ProfileAnswer};
pub use set_aside::set_aside;

use crate::checklist::{Checklist, ChecklistId, Part};

/// The format that this program writes. Not the program's version.
pub const FORMAT: u64 = 1;

/// The project's answers, as `ai-safety/record.json` holds them. Fields stand in the order of their keys.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// One answer a key. An item that nobody answered has an empty block, so that two branches which answer different
    /// items change different lines.
    #[serde(deserialize_with = "unique::map")]
    pub answers: BTreeMap<AnswerKey, Answer>,
    /// The checklist that was asked last.
    pub checklist: ChecklistStamp,
    /// Free for other tools; kept as it is.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "free::map")]
    pub extra: BTreeMap<String, Value>,
    /// Version of this format, see [`FORMAT`].
    pub format: u64,
    /// Facts about the project.
    #[serde(default)]
    pub profile: Profile,
    /// The project itself.
    pub project: Project,
}

/// Which checklist was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecklistStamp {
    /// The extensions that were composed onto it, in the order of their ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<PartStamp>,
    /// Its id.
    pub id: ChecklistId,
    /// Its version.
    pub version: String,
}

/// An extension that was asked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartStamp {
    /// Its id.
    pub id: ChecklistId,
    /// Its version.
    pub version: String,
}

impl ChecklistStamp {
    /// The stamp of a checklist and of everything that extends it.
    pub fn of(checklist: &Checklist) -> Self {
        let part = |part: &Part| PartStamp { id: part.id.clone(), version: part.version.clone() };
        let mut also: Vec<_> = checklist.composition.parts.iter().map(part).collect();
        also.sort();
        Self { also, id: checklist.id.clone(), version: checklist.version.clone() }
    }
}

/// What is known of the project without a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Project {
    /// What people call it.
    pub name: String,
}

impl Record {
    /// An empty record for a project that is asked `checklist`.
    pub fn new(name: &str, checklist: &Checklist) -> Self {
        let mut record = Self {
            answers: BTreeMap::new(),
            checklist: ChecklistStamp::of(checklist),
            extra: BTreeMap::new(),
            format: FORMAT,
            profile: Profile::default(),
            project: Project { name: name.to_owned() },
        };
        record.make_room(checklist);
        record
    }

    /// Gives every item of the checklist its block and notes the checklist; no answer is touched.
    pub fn make_room(&mut self, checklist: &Checklist) {
        self.checklist = ChecklistStamp::of(checklist);
        for item in checklist.items() {
            self.answers.entry(AnswerKey::item(&item.id)).or_default();
        }
    }

    /// The answer with this key, if anybody wrote anything.
    pub fn answer(&self, key: &AnswerKey) -> Option<&Answer> {
        self.answers.get(key).filter(|answer| !answer.is_empty())
    }

    /// The answers in which somebody wrote something.
    pub fn written(&self) -> impl Iterator<Item = (&AnswerKey, &Answer)> {
        self.answers.iter().filter(|(_, answer)| !answer.is_empty())
    }
}
