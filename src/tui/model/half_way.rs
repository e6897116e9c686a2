//! A kick-off that was left before it ended: the name, what was chosen, and where. Kept with the session and by id;
//! nothing of it is in a record yet.

use serde::{Deserialize, Serialize};

use super::place::{Place, Screen, Visit};
use super::work::Work;
use crate::checklist::{Checklist, QuestionId};
use crate::record::{Change, Profile, ProfileAnswer, Record};

/// What somebody typed and chose in a kick-off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HalfWay {
    /// What the project is called, as far as it was typed.
    pub name: String,
    /// The question that was on the screen; none while the name was.
    pub at: Option<QuestionId>,
    /// What was chosen.
    pub profile: Profile,
}

impl HalfWay {
    /// What there is to be kept of a kick-off, in which the project's name is being `typed` or was; none where there is no
    /// kick-off, or nobody touched it.
    pub fn of(work: &Work, place: &Place, typed: Option<String>) -> Option<Self> {
        if place.screen != Screen::Profile(Visit::KickOff) {
            return None;
        }
        let profile = work.record.profile.clone();
        if typed.as_ref() == Some(&work.default_name) && profile == Profile::default() {
            return None;
        }
        let question = work.checklist.profile.get(place.profile.question).map(|question| question.id.clone());
        let at = if typed.is_some() { None } else { question };
        let name = typed.unwrap_or_else(|| work.record.project.name.clone());
        Some(Self { name, at, profile })
    }

    /// What was typed or chosen in it and stands otherwise in a record that was begun elsewhere, in words; whether the
    /// checklist still asks it so or not.
    pub fn beside(&self, record: &Record, checklist: &Checklist) -> Vec<String> {
        let name = !self.name.is_empty() && self.name != record.project.name;
        self.told(checklist, name, |question, answer| {
            *answer != ProfileAnswer::NotSure && record.profile.get(question) != Some(answer)
        })
    }

    /// What was chosen in it and stands so in a record, in words.
    pub fn within(&self, record: &Record, checklist: &Checklist) -> Vec<String> {
        // A name that was only being typed was not confirmed.
        let name = self.at.is_some() && self.name == record.project.name;
        self.told(checklist, name, |question, answer| record.profile.get(question) == Some(answer))
    }

    /// Some of it in words: the name, and `FACT=VALUE`.
    fn told(
        &self,
        checklist: &Checklist,
        name: bool,
        wanted: impl Fn(&QuestionId, &ProfileAnswer) -> bool,
    ) -> Vec<String> {
        let chosen = self.profile.answers().filter(|(question, answer)| wanted(question, answer));
        let fact = |(id, answer): (&QuestionId, &ProfileAnswer)| {
            format!("{id}={}", answer.typed(checklist.profile_question(id)))
        };
        name.then(|| self.name.clone()).into_iter().chain(chosen.map(fact)).collect()
    }

    /// The changes that bring back what was chosen, and the name where it was confirmed, as far as the checklist still
    /// asks it so.
    pub fn changes(&self, checklist: &Checklist) -> Vec<Change> {
        let asked = checklist.profile.iter().filter_map(|question| {
            let answer = self.profile.get(&question.id)?;
            let is_offered = |id| question.options.iter().any(|option| &option.id == id);
            let holds = match answer {
                ProfileAnswer::NotSure => true,
                ProfileAnswer::Chosen(options) => options.iter().all(is_offered),
            };
            holds.then(|| Change::Profile(question.id.clone(), Some(answer.clone())))
        });
        let name = self.at.is_some().then(|| Change::Name(self.name.clone()));
        name.into_iter().chain(asked).collect()
    }
}
