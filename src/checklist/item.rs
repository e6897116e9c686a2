//! What one question consists of, and the small vocabularies that it is written in.

use std::collections::HashMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::digest::Digest;
use super::id::{ClauseId, ConcernId, FindingId, IncidentId, ItemId, PhaseId, SourceId, ToolId};
use super::words::words;

/// One of the parts of the lifecycle.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Phase {
    /// Stable id; also the name of the file that holds its items.
    pub id: PhaseId,
    /// Name on the screen.
    pub title: String,
    /// What the phase is about, in a sentence.
    pub about: String,
    /// The section's id in the deon list that it came from.
    pub deon: Option<String>,
}

/// One question, with its reasons and its guidance.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Item {
    /// For ever; a question that changes its meaning gets another.
    pub id: ItemId,
    /// Position in [`super::Checklist::phases`].
    pub phase: usize,
    /// A few words for lists.
    pub title: String,
    /// The question itself; a yes has one meaning.
    pub question: String,
    /// What a gap here weighs.
    pub severity: Severity,
    /// Why it matters.
    pub why: String,
    /// The research it rests on; empty means engineering judgement only.
    pub findings: Vec<FindingLink>,
    /// Steps for today, in order.
    pub today: Vec<String>,
    /// What would back a yes.
    pub evidence_wanted: String,
    /// A good answer of an invented project.
    pub example: String,
    /// Time for it, in minutes.
    pub minutes: u16,
    /// When it must be looked at again.
    pub review: Review,
    /// Asked once per what.
    pub per: Per,
    /// Where it is asked of each model, of which kind of them.
    pub of_models: OfModels,
    /// What it touches.
    pub concerns: Vec<ConcernId>,
    /// For which projects it is asked.
    pub applies: Condition,
    /// What happened elsewhere: the leading incident, then a spare.
    pub incidents: Vec<IncidentId>,
    /// The clauses that it touches, in our judgement.
    pub standards: Vec<ClauseId>,
    /// The tools that do the job, in the order in which to try them.
    pub tools: Vec<ToolUse>,
    /// Whose help it needs beyond the team.
    pub help_from: Vec<Helper>,
    /// The question as it would be put to the model's publisher.
    pub ask_publisher: Option<String>,
    /// The facts whose change makes an answer old.
    pub rests_on: Vec<Basis>,
    /// Ids of items that this one took over from.
    pub replaces: Vec<ItemId>,
    /// The line of the deon list that it came from.
    pub deon: Option<DeonLine>,
    /// Of the question as it stands, so that an answer to another wording is noticed.
    pub digest: Digest,
}

/// Where each item stands.
pub(super) fn positions(items: &[Item]) -> HashMap<ItemId, usize> {
    items.iter().enumerate().map(|(at, item)| (item.id.clone(), at)).collect()
}

/// What the deon format says of a line, as far as the item says it otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeonLine {
    /// `line_id`.
    pub id: String,
    /// `line_summary`, where the title is another.
    pub summary: Option<String>,
    /// `line`, where the question is another.
    pub line: Option<String>,
}

impl Item {
    /// The kind of models that it is asked of, where it is not asked of any.
    pub fn only_of(&self) -> Option<OfModels> {
        Some(self.of_models).filter(|of| *of != OfModels::Any)
    }

    /// The digest that an answer keeps: of the question alone, so that better prose around it asks nobody again.
    pub(super) fn digest_of(question: &str) -> Digest {
        Digest::of(question.as_bytes())
    }
}

/// A research result that an item points at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingLink {
    /// Which finding.
    pub id: FindingId,
    /// How strongly it carries the item.
    pub link: Link,
}

/// A tool that helps with an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToolUse {
    /// Which tool.
    pub id: ToolId,
    /// The exact command for this item.
    pub command: String,
    /// Where it is written, such as `Python` or a file; none where it is typed into a shell.
    pub written_in: Option<String>,
}

impl ToolUse {
    /// The command with a sign of where it belongs: `$` in front means a shell.
    pub fn line(&self) -> String {
        let Self { command, written_in, .. } = self;
        written_in.as_ref().map_or_else(|| format!("$ {command}"), |place| format!("in {place}: {command}"))
    }
}

/// A research result, in our own words.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Finding {
    /// Its label.
    pub id: FindingId,
    /// Where it comes from.
    pub source: SourceId,
    /// What was found.
    pub statement: String,
    /// How much of the source was read: `abstract`, `full-text` or `project-page`.
    pub read: String,
}

/// A publication.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Source {
    /// Its id.
    pub id: SourceId,
    /// Title.
    pub title: String,
    /// Authors, or empty where not known.
    pub authors: String,
    /// Year.
    pub year: u16,
    /// Public address, or empty where none is known.
    pub url: String,
    /// What a reader should know before citing it, or empty.
    pub note: String,
}

/// Something that items touch.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Concern {
    /// Its id.
    pub id: ConcernId,
    /// Name on the screen.
    pub title: String,
}

words!(
    /// What a gap weighs. Orders from light to heavy.
    Severity {
        /// Worth doing.
        Low = "low",
        /// Should be done.
        Medium = "medium",
        /// A release should not go out with this open.
        High = "high",
        /// Harm to people, or something that cannot be undone.
        Critical = "critical",
    }
);

words!(
    /// How strongly a finding carries an item.
    Link {
        /// The study says that this area is weak.
        Direct = "direct",
        /// Related work shows it.
        Supported = "supported",
    }
);

words!(
    /// Who can help beyond the team.
    Helper {
        /// The model's publisher.
        Publisher = "publisher",
        /// Researchers.
        Researchers = "researchers",
        /// Policy makers.
        PolicyMakers = "policy-makers",
    }
);

words!(
    /// How often an item is asked.
    Per {
        /// Once for the project.
        Project = "project",
        /// Once for each model that the product uses.
        Model = "model",
    }
);

words!(
    /// Of which models something is asked.
    OfModels {
        /// Of any.
        Any = "any",
        /// Of those whose weights the project has or loads itself.
        Weights = "weights",
        /// Of those that a provider runs.
        Hosted = "hosted",
    }
);

impl OfModels {
    /// Whether it is asked of a model. Of one that nobody knows to be hosted or not, everything is asked.
    pub fn asks(self, hosted: Option<bool>) -> bool {
        !matches!((self, hosted), (Self::Weights, Some(true)) | (Self::Hosted, Some(false)))
    }
}

words!(
    /// A kind of fact that an answer can rest on.
    Basis {
        /// Which models are in use.
        ModelId = "model-id",
        /// The revision of a model.
        ModelRevision = "model-revision",
        /// What the files of a model hold.
        FileDigest = "file-digest",
        /// The adapters that are put on models.
        Adapter = "adapter",
        /// The data sets that are loaded.
        DataSet = "data-set",
        /// The prompts that stand in files.
        PromptFile = "prompt-file",
    }
);

impl Helper {
    /// The same in words for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Publisher => "the model's publisher",
            Self::Researchers => "researchers",
            Self::PolicyMakers => "policy makers",
        }
    }
}

/// When an answer must be looked at again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Review {
    /// For every release.
    Release,
    /// Never again by itself.
    Once,
    /// After so many days.
    Days(u16),
}

impl fmt::Display for Review {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Release => f.write_str("every release"),
            Self::Once => f.write_str("once"),
            Self::Days(days) => write!(f, "every {days} days"),
        }
    }
}
