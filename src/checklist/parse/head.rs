//! `checklist.toml`: who the checklist is, its phases, its profile questions and its concerns.

use super::limits::Limits;
use crate::checklist::condition::Fact;
use crate::checklist::document::Placed;
use crate::checklist::fields::Fields;
use crate::checklist::id::{ChecklistId, ConcernId};
use crate::checklist::item::{Concern, Phase};
use crate::checklist::profile::{Choice, ProfileOption, ProfileQuestion};

/// The head of a checklist, as far as it could be read.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) id: Option<ChecklistId>,
    pub(super) version: String,
    pub(super) title: String,
    pub(super) phases: Vec<Placed<Phase>>,
    pub(super) profile: Vec<ProfileQuestion>,
    pub(super) concerns: Vec<Concern>,
    /// The language of its prose; English where it says nothing.
    pub(super) language: Option<String>,
}

impl Head {
    pub(super) fn read(fields: &mut Fields<'_, '_, '_>) -> Self {
        Self {
            id: fields.parsed("id").map(|id| id.value),
            version: fields.line("version").map(|version| version.value).unwrap_or_default(),
            title: fields.line("title").map(|title| title.value).unwrap_or_default(),
            phases: phases(fields, Vec::new()),
            profile: profile(fields, Vec::new()),
            concerns: concerns(fields, Vec::new()),
            language: language(fields),
        }
    }

    pub(super) fn has_concern(&self, id: &ConcernId) -> bool {
        self.concerns.iter().any(|concern| &concern.id == id)
    }

    pub(super) fn has_fact(&self, fact: &Fact) -> bool {
        self.profile
            .iter()
            .any(|question| question.id == fact.question && question.option(&fact.option).is_some())
    }
}

/// A language as the web names them, such as `en` or `pt-BR`.
pub(super) fn language(fields: &mut Fields<'_, '_, '_>) -> Option<String> {
    let language = fields.optional("language", Fields::line)?;
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if language.value.len() > 20 || !language.value.chars().all(fits) {
        let what = format!("`language` is `{}`", language.value);
        fields.doc.fault(&language.span, what, "write a language code, such as `en` or `pt-BR`");
        return None;
    }
    Some(language.value)
}

/// The phases after those that are there; a checklist that begins with none must have one.
pub(super) fn phases(fields: &mut Fields<'_, '_, '_>, mut phases: Vec<Placed<Phase>>) -> Vec<Placed<Phase>> {
    let tables = if phases.is_empty() {
        fields.some_tables("phase", Limits::PHASES)
    } else {
        fields.tables("phase", false, Limits::PHASES)
    };
    for table in tables {
        let mut entry = Fields::new(fields.doc, table.value, table.span, "phase");
        let id = entry.parsed("id");
        let title = entry.line("title");
        let about = entry.text("about");
        let deon = entry.verbatim("deon");
        if let (Some(id), Some(title), Some(about)) = (id, title, about) {
            if phases.iter().any(|phase| phase.value.id == id.value) {
                entry.doc.fault(&id.span, format!("phase `{}` stands twice", id.value), "keep one of them");
            } else {
                let phase = Phase { id: id.value, title: title.value, about: about.value, deon };
                phases.push(Placed { value: phase, span: id.span });
            }
        }
        entry.finish();
    }
    phases
}

/// The profile questions after those that are there.
pub(super) fn profile(
    fields: &mut Fields<'_, '_, '_>,
    mut questions: Vec<ProfileQuestion>,
) -> Vec<ProfileQuestion> {
    for table in fields.tables("profile", false, Limits::PROFILE) {
        let mut entry = Fields::new(fields.doc, table.value, table.span, "profile question");
        let id = entry.parsed("id");
        let question = entry.line("question");
        let why = entry.text("why");
        let choice = if entry.flag("many") { Choice::Many } else { Choice::One };
        let options = options(&mut entry);
        if let (Some(id), Some(question), Some(why)) = (id, question, why) {
            if questions.iter().any(|other| other.id == id.value) {
                entry.doc.fault(
                    &id.span,
                    format!("profile question `{}` stands twice", id.value),
                    "keep one of them",
                );
            } else {
                if questions.len() == Limits::PROFILE {
                    let what = format!("this is profile question {}", questions.len() + 1);
                    entry.doc.fault(&id.span, what, format!("at most {} in all", Limits::PROFILE));
                }
                questions.push(ProfileQuestion {
                    id: id.value,
                    question: question.value,
                    why: why.value,
                    choice,
                    options,
                });
            }
        }
        entry.finish();
    }
    questions
}

pub(super) fn options(question: &mut Fields<'_, '_, '_>) -> Vec<ProfileOption> {
    let mut options: Vec<ProfileOption> = Vec::new();
    for table in question.some_tables("options", Limits::OPTIONS) {
        let mut entry = Fields::new(question.doc, table.value, table.span, "profile option");
        let id = entry.parsed("id");
        let label = entry.line("label");
        let alone = entry.flag("alone");
        if let (Some(id), Some(label)) = (id, label) {
            if options.iter().any(|other| other.id == id.value) {
                entry.doc.fault(&id.span, format!("option `{}` stands twice", id.value), "keep one of them");
            } else {
                options.push(ProfileOption { id: id.value, label: label.value, alone });
            }
        }
        entry.finish();
    }
    options
}

/// The concerns after those that are there.
pub(super) fn concerns(fields: &mut Fields<'_, '_, '_>, mut concerns: Vec<Concern>) -> Vec<Concern> {
    for table in fields.tables("concern", false, Limits::CONCERNS) {
        let mut entry = Fields::new(fields.doc, table.value, table.span, "concern");
        let id = entry.parsed("id");
        let title = entry.line("title");
        if let (Some(id), Some(title)) = (id, title) {
            if concerns.iter().any(|other| other.id == id.value) {
                entry.doc.fault(&id.span, format!("concern `{}` stands twice", id.value), "keep one of them");
            } else {
                concerns.push(Concern { id: id.value, title: title.value });
            }
        }
        entry.finish();
    }
    concerns
}
