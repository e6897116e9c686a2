//! What a person does to an answer, and what the answer becomes: the one set of rules that screen and command line share.
//!
//! Pure: no file is looked at, no clock is read, and nothing is judged. Evidence arrives with its digest already taken.

use chrono::{DateTime, SubsecRound as _, Utc};

use super::answer::{Acceptance, Answer, Plan, Status};
use super::facts::Facts;
use super::review::{Affirmed, Review};
use super::set_aside::set_aside;
use crate::checklist::Item;
use crate::record::evidence::Evidence;
use crate::record::tidy::tidy;

/// One thing that a person does to an answer. A text of nothing but blanks clears its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Says how it stands, or confirms what was said: the question is noted as it is worded now. Another status ends an
    /// acceptance, which was given for the one before or for there being none; [`keep_ended`] keeps its words.
    Status(Status),
    /// Takes the status back, and an acceptance that was given for it; everything else stays.
    Unanswered,
    /// Sets the note, of any number of lines.
    Note(String),
    /// Says why the item does not apply.
    Reason(String),
    /// Names evidence; naming a file again takes its new digest.
    AddEvidence(Evidence),
    /// Takes evidence as it is now, in its place in the list. An observation that was only moved is no other evidence, so
    /// whoever finds it elsewhere is not named for it.
    RenewEvidence {
        /// As it was named.
        was: Box<Evidence>,
        /// As it is.
        is: Box<Evidence>,
    },
    /// Withdraws the evidence at the same place, whatever it held.
    DropEvidence(Evidence),
    /// Says who takes care of it.
    Owner(String),
    /// Says what will be done, or withdraws the plan.
    Plan(Option<Plan>),
    /// Takes the risk for a time, or withdraws that.
    Accept(Option<Acceptance>),
    /// Says that the answer still holds for a release; the question is noted as it is worded now.
    Affirm(Affirmed),
    /// Notes the facts that it rests on, as they are now; comes with a status or a reaffirmation, and is nothing without
    /// an answer.
    Facts(Facts),
    /// Says what a reviewer thinks of it.
    Review(Review),
}

impl Edit {
    /// Whether it only takes away what is recorded: all that is left to do where a question is not asked.
    pub fn withdraws(&self) -> bool {
        match self {
            Self::Unanswered | Self::DropEvidence(_) | Self::Plan(None) | Self::Accept(None) => true,
            Self::Note(text) | Self::Reason(text) | Self::Owner(text) => text.trim().is_empty(),
            Self::Plan(Some(plan)) => plan.what.trim().is_empty(),
            Self::Accept(Some(taken)) => taken.reason.trim().is_empty(),
            _ => false,
        }
    }

    /// Whether it leaves who answered and when: whoever does it is named beside, or changes nothing of what is said.
    fn is_beside(&self) -> bool {
        match self {
            Self::Affirm(_) | Self::Facts(_) | Self::Review(_) => true,
            Self::RenewEvidence { was, is } => was.is_moved(is),
            _ => false,
        }
    }

    /// Makes it so in an answer, and names nobody for it.
    fn apply(self, answer: &mut Answer, item: Option<&Item>, at: DateTime<Utc>) {
        match self {
            Self::Status(status) => {
                // A risk was taken for the answer as it stood; of a first answer nobody knew when the question was open.
                if answer.status != Some(status) {
                    answer.acceptance = None;
                    // Who looked again found that something else still held.
                    answer.affirmed = None;
                }
                answer.status = Some(status);
                answer.question = item.map(|item| item.digest);
                answer.asked = item.map(|item| item.question.clone()).unwrap_or_default();
            }
            Self::Unanswered => {
                if answer.status.is_some() {
                    answer.acceptance = None;
                }
                answer.affirmed = None;
                answer.status = None;
                answer.question = None;
                answer.facts = Facts::default();
                answer.facts_at = None;
                answer.asked = String::new();
            }
            Self::Note(text) => answer.note = tidy(&text),
            Self::Reason(text) => answer.reason = tidy(&text),
            Self::AddEvidence(evidence) => add(&mut answer.evidence, evidence),
            Self::RenewEvidence { was, is } => renew(&mut answer.evidence, &was, *is),
            Self::DropEvidence(evidence) => answer.evidence.retain(|kept| !kept.same_place(&evidence)),
            Self::Owner(name) => answer.owner = Some(tidy(&name)).filter(|name| !name.is_empty()),
            Self::Plan(plan) => answer.plan = plan.as_ref().and_then(tidy_plan),
            Self::Accept(acceptance) => answer.acceptance = acceptance.as_ref().and_then(tidy_acceptance),
            Self::Affirm(affirmed) => {
                if answer.status.is_some() {
                    answer.question = item.map(|item| item.digest).or(answer.question);
                }
                answer.affirmed = Some(Affirmed { at: affirmed.at.trunc_subsecs(0), ..affirmed });
            }
            Self::Facts(facts) => {
                if answer.status.is_some() {
                    answer.facts_at = (!facts.is_empty()).then(|| at.trunc_subsecs(0));
                    answer.facts = facts;
                }
            }
            Self::Review(review) => {
                let (at, comment) = (review.at.trunc_subsecs(0), tidy(&review.comment));
                answer.review = Some(Review { at, comment, ..review });
            }
        }
    }
}

/// The answer after an edit by `who` at `at`. `item` is the question as the checklist has it; none for an orphan.
///
/// An edit that changes nothing leaves name and time as they were, except for a status: giving it again confirms it.
/// Whoever reaffirms or reviews an answer is named beside the one who gave it, never in their place.
/// An answer in which nothing is left becomes empty.
#[must_use]
pub fn edit(answer: &Answer, edit: Edit, item: Option<&Item>, who: &str, at: DateTime<Utc>) -> Answer {
    let confirms = matches!(edit, Edit::Status(_));
    let beside = edit.is_beside();
    let mut after = answer.clone();
    edit.apply(&mut after, item, at);
    if (after != *answer || confirms) && !beside {
        // Whoever writes a note has not looked at what the answer rests on: the facts stay as old as they are.
        if !after.facts.is_empty() {
            after.facts_at = answer.facts_taken_at();
        }
        after.by = Some(tidy(who)).filter(|who| !who.is_empty());
        // Whole seconds: nobody answers faster, and a diff stays readable.
        after.at = Some(at.trunc_subsecs(0));
        // Nor has he answered the question again.
        let said_before = answer.said_at().filter(|_| !confirms && after.status.is_some());
        after.given_at = said_before.filter(|said| Some(*said) != after.at);
    }
    if is_bare(&after) { Answer::default() } else { after }
}

/// The answer after several edits by `who` at `at`, which are one deed. What of an acceptance they ended goes into the note.
#[must_use]
pub fn edit_all(
    before: &Answer,
    edits: impl IntoIterator<Item = Edit>,
    item: Option<&Item>,
    who: &str,
    at: DateTime<Utc>,
) -> Answer {
    let after = edits.into_iter().fold(before.clone(), |answer, each| edit(&answer, each, item, who, at));
    keep_ended(before, after, at)
}

/// The same answer, with an acceptance that the one before held and another status ended at the end of its note.
#[must_use]
pub fn keep_ended(before: &Answer, after: Answer, at: DateTime<Utc>) -> Answer {
    let Some(taken) = ended(before, &after) else { return after };
    let (acceptance, by) = (Some(taken.clone()), before.by.clone());
    let was = Answer { status: before.status, acceptance, by, ..after.clone() };
    set_aside(&after, &was, at)
}

/// The acceptance that another status ended.
pub fn ended<'a>(before: &'a Answer, after: &Answer) -> Option<&'a Acceptance> {
    let other = before.status != after.status;
    before.acceptance.as_ref().filter(|_| other && after.acceptance.is_none())
}

/// What was said for the whole project, said of one model by `who` at `at`, who looked at it for this model. What stood
/// there of its own goes into the note; nothing is lost. What a scan saw and somebody adopted stays with the project: it
/// may be about another model, and the scan says which.
#[must_use]
pub fn from_project(project: &Answer, own: &Answer, facts: Facts, who: &str, at: DateTime<Utc>) -> Answer {
    let (by, at) = (Some(tidy(who)).filter(|who| !who.is_empty()), at.trunc_subsecs(0));
    let facts_at = (!facts.is_empty()).then_some(at);
    let observed = |each: &&Evidence| matches!(each, Evidence::Observation(_));
    let copied = Answer {
        affirmed: None,
        at: Some(at),
        by,
        evidence: project.evidence.iter().filter(|each| !observed(each)).cloned().collect(),
        facts,
        facts_at,
        given_at: None,
        review: None,
        ..project.clone()
    };
    if own.is_empty() { copied } else { set_aside(&copied, own, at) }
}

/// Evidence keeps its place in the list when it is named again.
fn add(list: &mut Vec<Evidence>, evidence: Evidence) {
    match list.iter_mut().find(|kept| kept.same_place(&evidence)) {
        Some(kept) => *kept = evidence,
        None => list.push(evidence),
    }
}

/// What was named is there once, also where what it is now was named before.
fn renew(list: &mut Vec<Evidence>, was: &Evidence, is: Evidence) {
    if is.same_place(was) || !list.iter().any(|kept| kept.same_place(&is)) {
        if let Some(kept) = list.iter_mut().find(|kept| *kept == was) {
            *kept = is;
        }
    } else {
        list.retain(|kept| kept != was);
        add(list, is);
    }
}

fn tidy_plan(plan: &Plan) -> Option<Plan> {
    let what = tidy(&plan.what);
    (!what.is_empty()).then_some(Plan { what, by: plan.by })
}

fn tidy_acceptance(acceptance: &Acceptance) -> Option<Acceptance> {
    let (reason, who) = (tidy(&acceptance.reason), tidy(&acceptance.who));
    (!reason.is_empty()).then_some(Acceptance { reason, until: acceptance.until, who })
}

/// Whether nothing is left but names and times.
fn is_bare(answer: &Answer) -> bool {
    Answer { by: None, at: None, affirmed: None, ..answer.clone() }.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklist::{Digest, builtin};

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 123_456_789).unwrap()
    }

    fn after(edits: Vec<Edit>) -> Answer {
        let checklist = builtin().unwrap();
        let item = checklist.items().first();
        edits.into_iter().fold(Answer::default(), |answer, each| edit(&answer, each, item, "Ada", at(100)))
    }

    fn file(content: &str) -> Evidence {
        Evidence::File { path: "SAFETY.md".parse().unwrap(), digest: Digest::of(content.as_bytes()) }
    }

    #[test]
    fn a_status_notes_question_name_and_time() {
        let checklist = builtin().unwrap();
        let answer = after(vec![Edit::Status(Status::Yes)]);
        assert_eq!(answer.question, checklist.items().first().map(|item| item.digest));
        assert_eq!(answer.by.as_deref(), Some("Ada"));
        assert_eq!(answer.at, DateTime::from_timestamp(100, 0));
    }

    #[test]
    fn taking_a_status_back_keeps_the_rest() {
        let answer =
            after(vec![Edit::Status(Status::No), Edit::Note("half of it".to_owned()), Edit::Unanswered]);
        assert_eq!((answer.status, answer.question, answer.note.as_str()), (None, None, "half of it"));
    }

    #[test]
    fn a_risk_is_taken_for_the_answer_as_it_stands() {
        let until = "2026-12-31".parse().unwrap();
        let taken = Acceptance { reason: "few users".to_owned(), until, who: "Ada".to_owned() };
        let accepts = || Edit::Accept(Some(taken.clone()));
        let accepted = after(vec![Edit::Status(Status::Partly), accepts()]);
        let again = edit(&accepted, Edit::Status(Status::Partly), None, "Bob", at(200));
        assert_eq!((again.acceptance.as_ref(), ended(&accepted, &again)), (Some(&taken), None));
        for other in [Edit::Status(Status::No), Edit::Unanswered] {
            let worse = edit(&accepted, other, None, "Bob", at(200));
            assert_eq!((worse.acceptance.as_ref(), ended(&accepted, &worse)), (None, Some(&taken)));
            let note = keep_ended(&accepted, worse, at(200)).note;
            let was = "Set aside on 1970-01-01, from Ada:\nstatus: partly\naccepted by Ada until 2026-12-31: few users";
            assert_eq!(note, was);
        }
        let open = after(vec![accepts()]);
        for first in [Status::No, Status::Yes, Status::NotApplicable] {
            let answered = edit_all(&open, [Edit::Status(first)], None, "Bob", at(200));
            assert_eq!((answered.acceptance.as_ref(), ended(&open, &answered)), (None, Some(&taken)));
            let was = "Set aside on 1970-01-01, from Ada:\nstatus: unanswered\naccepted by Ada until 2026-12-31: few users";
            assert_eq!(answered.note, was, "nobody accepted this answer");
        }
        let both = edit_all(&open, [Edit::Status(Status::No), accepts()], None, "Bob", at(200));
        assert_eq!((both.acceptance, both.note.as_str()), (Some(taken), ""), "given in the same deed");
    }

    #[test]
    fn an_answer_with_nothing_left_is_empty() {
        let plan = Plan { what: "soon".to_owned(), by: None };
        let answer = after(vec![
            Edit::Status(Status::No),
            Edit::Plan(Some(plan)),
            Edit::Owner("Grace".to_owned()),
            Edit::AddEvidence(file("a")),
            Edit::Unanswered,
            Edit::Plan(None),
            Edit::Owner("  ".to_owned()),
            Edit::DropEvidence(file("b")),
        ]);
        assert!(answer.is_empty());
    }

    #[test]
    fn naming_a_file_again_takes_its_new_digest() {
        let link = Evidence::link("https://example.org").unwrap();
        let answer = after(vec![
            Edit::AddEvidence(file("old")),
            Edit::AddEvidence(link.clone()),
            Edit::AddEvidence(file("new")),
        ]);
        assert_eq!(answer.evidence, [file("new"), link]);
    }

    #[test]
    fn an_edit_that_changes_nothing_signs_nothing_but_a_status_confirms() {
        let before = after(vec![Edit::Status(Status::Yes), Edit::Note("a\nb".to_owned())]);
        let same = edit(&before, Edit::Note("a\r\nb\n\n".to_owned()), None, "Bob", at(200));
        assert_eq!(same, before);
        let confirmed = edit(&before, Edit::Status(Status::Yes), None, "Bob", at(200));
        assert_eq!(confirmed.by.as_deref(), Some("Bob"));
    }

    #[test]
    fn who_changes_a_note_has_not_given_the_status_again() {
        let before = after(vec![Edit::Status(Status::Yes), Edit::Note("a".to_owned())]);
        assert_eq!(before.given_at, None, "said and noted in one go");
        let noted = edit(&before, Edit::Note("b".to_owned()), None, "Bob", at(200));
        let owned = edit(&noted, Edit::Owner("Cy".to_owned()), None, "Bob", at(300));
        assert_eq!((owned.said_at(), owned.last_touched_at()), (before.at, DateTime::from_timestamp(300, 0)));
        let again = edit(&owned, Edit::Status(Status::Yes), None, "Bob", at(400));
        assert_eq!((again.given_at, again.said_at()), (None, DateTime::from_timestamp(400, 0)));
        let withdrawn = edit(&owned, Edit::Unanswered, None, "Bob", at(400));
        assert_eq!(withdrawn.given_at, None);
    }

    #[test]
    fn what_other_tools_wrote_stays() {
        let mut answer = after(vec![Edit::Status(Status::Yes)]);
        answer.extra.insert("tool".to_owned(), true.into());
        let answer = edit(&answer, Edit::Unanswered, None, "Ada", at(300));
        assert_eq!(answer.extra.len(), 1);
    }
}
