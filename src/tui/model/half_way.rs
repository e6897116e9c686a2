//! A kick-off that was left before it ended: the name, what was chosen, and where. Kept with the session and by id;
//! nothing of it is in a record yet.

use serde::{Deserialize, Serialize};

use super::{Dialog, FormSubject, Model, Screen, Visit};
use crate::checklist::{Checklist, QuestionId};
use crate::record::{Change, Profile, ProfileAnswer};

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
    /// What there is to be kept of a kick-off; none where there is no kick-off, or nobody touched it.
    pub fn of(model: &Model) -> Option<Self> {
        if model.place.screen != Screen::Profile(Visit::KickOff) {
            return None;
        }
        let typed = model.dialogs.iter().find_map(|dialog| match dialog {
            Dialog::Form(form) if form.subject == FormSubject::ProjectName => Some(form.texts().concat()),
            _ => None,
        });
        let question = model.profile_question().map(|question| question.id.clone());
        let untouched = typed.as_deref() == Some(model.work.default_name())
            && model.work.record.profile == Profile::default();
        let at = if typed.is_some() { None } else { question };
        let name = typed.unwrap_or_else(|| model.work.record.project.name.clone());
        (!untouched).then(|| Self { name, at, profile: model.work.record.profile.clone() })
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
