//! The record itself: its fields, in the order in which the file has them, and what is asked of the whole of it.
//!
//! No file is opened here, and nothing is judged.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::answers::{Answer, AnswerKey, Versions};
use super::evidence::{AsideKey, SetAside};
use super::frozen::{self, Seal};
use super::models::{self, Declared, ModelId};
use super::profile::{Profile, ProfileAnswer};
use super::release::{OpenRelease, Rules, Since};
use super::stamp::ChecklistStamp;
use super::{free, unique};
use crate::checklist::{Checklist, Digest};

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
    /// What a scan saw and somebody set aside for a time.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "unique::map")]
    pub aside: BTreeMap<AsideKey, SetAside>,
    /// The checklist that was asked last.
    pub checklist: ChecklistStamp,
    /// Answers that two branches gave differently, until somebody chooses.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "unique::map")]
    pub conflicts: BTreeMap<AnswerKey, Versions>,
    /// Free for other tools; kept as it is.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "free::map")]
    pub extra: BTreeMap<String, Value>,
    /// Version of this format, see [`FORMAT`].
    pub format: u64,
    /// The releases that were signed off, each with the digest of its file, in the order of their versions; those only that
    /// were signed off since it is written down.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "frozen::read")]
    pub frozen: Vec<Since>,
    /// The models that the product uses or used, as somebody declared them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "models::read")]
    pub models: BTreeMap<ModelId, Declared>,
    /// Facts about the project.
    #[serde(default)]
    pub profile: Profile,
    /// The project itself.
    pub project: Project,
    /// The release that is open, if one is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub release: Option<OpenRelease>,
    /// What the project demands of a sign-off, where it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rules: Option<Rules>,
    /// What makes a frozen release; the record that is worked on has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seal: Option<Box<Seal>>,
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
            aside: BTreeMap::new(),
            checklist: ChecklistStamp::of(checklist),
            conflicts: BTreeMap::new(),
            extra: BTreeMap::new(),
            format: FORMAT,
            frozen: Vec::new(),
            models: BTreeMap::new(),
            profile: Profile::default(),
            project: Project { name: name.to_owned() },
            release: None,
            rules: None,
            seal: None,
        };
        record.make_room(checklist);
        record
    }

    /// Gives every item of the checklist its block and notes the checklist; no answer is touched. A record that will be
    /// worked on is no frozen release, so a seal goes.
    pub fn make_room(&mut self, checklist: &Checklist) {
        self.seal = None;
        self.checklist = ChecklistStamp::of(checklist);
        for item in checklist.items() {
            self.answers.entry(AnswerKey::item(&item.id)).or_default();
        }
        let models: Vec<ModelId> = self.in_use().cloned().collect();
        for model in &models {
            let room: Vec<AnswerKey> = self.room_for(model, checklist).collect();
            self.answers.extend(room.into_iter().map(|key| (key, Answer::default())));
        }
    }

    /// The answer with this key, if anybody wrote anything.
    pub fn answer(&self, key: &AnswerKey) -> Option<&Answer> {
        self.answers.get(key).filter(|answer| !answer.is_empty())
    }

    /// Digest of what people sign: everything but the release itself and what reviewers said.
    pub fn stand(&self) -> Digest {
        let mut bare = Self { release: None, seal: None, ..self.clone() };
        for answer in bare.answers.values_mut() {
            answer.review = None;
        }
        // A record has text keys and plain values only, which the library always can write.
        Digest::of(&serde_json::to_vec(&bare).unwrap_or_default())
    }

    /// The moment of what is written in it at `now`: a script may open a release and answer within one second, and the
    /// answer comes after the opening all the same.
    pub fn moment(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        self.release.as_ref().map_or(now, |release| release.after_opening(now))
    }

    /// What the project demands of a sign-off.
    pub fn rules(&self) -> Rules {
        self.rules.unwrap_or_default()
    }

    /// Whether nobody has said anything in it, but for what the project is called.
    pub fn is_blank(&self) -> bool {
        let Self { aside, conflicts, extra, frozen, models, profile, release, rules, .. } = self;
        let mut chosen = profile.answers().filter(|(_, answer)| **answer != ProfileAnswer::NotSure);
        let nobody_wrote = self.written().next().is_none() && chosen.next().is_none();
        let nothing_else = aside.is_empty() && conflicts.is_empty() && extra.is_empty() && frozen.is_empty();
        nobody_wrote && nothing_else && models.is_empty() && release.is_none() && rules.is_none()
    }

    /// The same with no release open: that asks for looks, which is nothing that became of the answers.
    #[must_use]
    pub fn without_release(&self) -> Self {
        Self { release: None, ..self.clone() }
    }

    /// The answers in which somebody wrote something.
    pub fn written(&self) -> impl Iterator<Item = (&AnswerKey, &Answer)> {
        self.answers.iter().filter(|(_, answer)| !answer.is_empty())
    }
}
