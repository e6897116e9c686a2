//! The profile for programs: every question of the checklist, then answers to those that it no longer has.

use serde::Serialize;

use super::super::subject::Subject;
use crate::checklist::OptionId;
use crate::record::ProfileAnswer;

#[derive(Debug, Serialize)]
pub(super) struct ProfileWire<'a> {
    id: &'a str,
    question: Option<&'a str>,
    /// `chosen`, `not-sure-yet` or `not-answered`.
    answer: &'static str,
    chosen: Vec<&'a str>,
}

/// The questions of the checklist in its order, then answers to questions that it no longer has.
pub(super) fn profile<'a>(subject: &Subject<'a>) -> Vec<ProfileWire<'a>> {
    let (checklist, profile) = (subject.checklist, &subject.record.profile);
    let wire = |id, question, answer: Option<&'a ProfileAnswer>| {
        let (answer, chosen) = match answer {
            None => ("not-answered", Vec::new()),
            Some(ProfileAnswer::NotSure) => ("not-sure-yet", Vec::new()),
            Some(ProfileAnswer::Chosen(options)) => {
                ("chosen", options.iter().map(OptionId::as_str).collect())
            }
        };
        ProfileWire { id, question, answer, chosen }
    };
    let asked = checklist.profile.iter().map(|question| {
        wire(question.id.as_str(), Some(question.question.as_str()), profile.get(&question.id))
    });
    let retired = profile.answers().filter(|(id, _)| checklist.profile_question(id).is_none());
    asked.chain(retired.map(|(id, answer)| wire(id.as_str(), None, Some(answer)))).collect()
}
