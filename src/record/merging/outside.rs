//! What git put outside its marks: it stands in both versions, and nobody can tell any more which of them said it.
//!
//! A risk that was taken, a plan and a reason are said of a status, so none of them is joined to one here: the answer
//! waits for a choice, and their words stand in its note.

use std::collections::BTreeMap;

use super::branches::{Joined, join_but};
use crate::record::answers::{Acceptance, Answer, AnswerKey, Plan, Versions, set_aside};
use crate::record::itself::Record;

/// What is said of a status.
#[derive(Debug, Clone)]
struct Said {
    acceptance: Option<Acceptance>,
    plan: Option<Plan>,
    reason: String,
}

impl Said {
    /// What stands in both versions of an answer in which git left marks; each only where it `stands` outside of them.
    fn by_both(ours: &Answer, theirs: &Answer, stands: [bool; 3]) -> Option<Self> {
        let [accepted, planned, because] = stands;
        let said = Self {
            acceptance: ours.acceptance.clone().filter(|_| accepted && ours.acceptance == theirs.acceptance),
            plan: ours.plan.clone().filter(|_| planned && ours.plan == theirs.plan),
            reason: Some(ours.reason.clone())
                .filter(|reason| because && *reason == theirs.reason)
                .unwrap_or_default(),
        };
        let anything = said.acceptance.is_some() || said.plan.is_some() || !said.reason.is_empty();
        (anything && ours != theirs).then_some(said)
    }

    /// An answer without it.
    fn taken_from(&self, answer: &mut Answer) {
        if self.acceptance.is_some() {
            answer.acceptance = None;
        }
        if self.plan.is_some() {
            answer.plan = None;
        }
        if !self.reason.is_empty() {
            answer.reason.clear();
        }
    }

    /// An answer with its words in the note, which name nobody.
    fn noted_in(&self, answer: &Answer) -> Answer {
        let Self { acceptance, plan, reason } = self.clone();
        let said = Answer { acceptance, plan, reason, by: None, ..answer.clone() };
        set_aside(answer, &said, answer.at.unwrap_or_default())
    }
}

/// Joins the two sides of a text with marks, of which `base` may hold what one of them wrote. `outside` is what stands outside
/// the marks.
pub(super) fn join_marked(base: &Record, mut ours: Record, mut theirs: Record, outside: &str) -> Joined {
    let stands = |field: &str| outside.lines().any(|line| line.trim_start().starts_with(field));
    let stands = [r#""acceptance":"#, r#""plan":"#, r#""reason":"#].map(stands);
    let said: BTreeMap<AnswerKey, Said> = ours
        .answers
        .iter()
        .filter_map(|(key, mine)| Some((key.clone(), Said::by_both(mine, theirs.answers.get(key)?, stands)?)))
        .collect();
    for (key, said) in &said {
        for answer in [&mut ours, &mut theirs].into_iter().filter_map(|side| side.answers.get_mut(key)) {
            said.taken_from(answer);
        }
    }
    let mut joined = join_but(base, &ours, &theirs, &said.keys().collect());
    for (key, said) in &said {
        let Some(Versions { ours, theirs }) = joined.record.conflicts.get_mut(key) else { continue };
        for version in [&mut *ours, theirs] {
            *version = said.noted_in(version);
        }
        joined.record.answers.insert(key.clone(), ours.clone());
    }
    joined
}
