//! Two versions of one answer that wait for a choice, and what becomes of the one that is not chosen.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::answer::Answer;
use super::set_aside::set_aside;

/// Two versions of one answer between which nobody has chosen yet. Fields stand in the order of their keys.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Versions {
    /// As one side has it.
    #[serde(default)]
    pub ours: Answer,
    /// As the other side has it.
    #[serde(default)]
    pub theirs: Answer,
}

/// One of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The one that is called ours.
    Ours,
    /// The other.
    Theirs,
}

/// Two versions of one answer, with what both say told apart from what each says by itself.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Apart {
    /// What is settled: one of them or both said it, and it stays, whichever of them is chosen. Has no status, and names
    /// nobody.
    pub both: Answer,
    /// What only ours says, with its status, and who said it.
    pub ours: Answer,
    /// What only theirs says, with its status, and who said it.
    pub theirs: Answer,
}

impl Apart {
    /// Tells two versions apart, field by field, and evidence piece by piece.
    pub fn of(ours: &Answer, theirs: &Answer) -> Self {
        let mut apart = Self { both: Answer::default(), ours: ours.clone(), theirs: theirs.clone() };
        // A withdrawn answer agrees in nothing.
        if ours.is_empty() || theirs.is_empty() {
            return apart;
        }
        let Self { both, ours, theirs } = &mut apart;
        // Taken apart, so that a new field is not forgotten. Status, its question, the facts that it
        // rests on, and who said it belong to a version.
        let Answer {
            acceptance,
            affirmed,
            asked: _,
            at: _,
            by: _,
            evidence,
            extra,
            facts: _,
            facts_at: _,
            given_at: _,
            note,
            owner,
            plan,
            question: _,
            reason,
            review,
            status: _,
        } = both;
        alike(acceptance, &mut ours.acceptance, &mut theirs.acceptance);
        alike(affirmed, &mut ours.affirmed, &mut theirs.affirmed);
        alike(note, &mut ours.note, &mut theirs.note);
        alike(owner, &mut ours.owner, &mut theirs.owner);
        alike(plan, &mut ours.plan, &mut theirs.plan);
        alike(reason, &mut ours.reason, &mut theirs.reason);
        alike(review, &mut ours.review, &mut theirs.review);
        alike(extra, &mut ours.extra, &mut theirs.extra);
        evidence.extend(ours.evidence.iter().filter(|each| theirs.evidence.contains(each)).cloned());
        ours.evidence.retain(|each| !evidence.contains(each));
        theirs.evidence.retain(|each| !evidence.contains(each));
        apart
    }
}

/// Moves a field in which two versions are alike to what both say.
fn alike<T: PartialEq + Default>(both: &mut T, ours: &mut T, theirs: &mut T) {
    if ours == theirs {
        *both = std::mem::take(ours);
        *theirs = T::default();
    }
}

impl Versions {
    /// The version of a side.
    pub fn of(&self, side: Side) -> &Answer {
        match side {
            Side::Ours => &self.ours,
            Side::Theirs => &self.theirs,
        }
    }

    /// The answer after somebody chose a side: that version, with the words of the other one and of what was written
    /// since, `now`, in its note.
    #[must_use]
    pub fn settled(&self, side: Side, now: &Answer, at: DateTime<Utc>) -> Answer {
        let other = self.of(if side == Side::Ours { Side::Theirs } else { Side::Ours });
        let both = set_aside(self.of(side), other, at);
        // What stands in the record is one of the two as long as nobody touched it.
        if now == &self.ours || now == &self.theirs { both } else { set_aside(&both, now, at) }
    }

    /// The answer after somebody answered anew: `answer`, with the words of both versions in its note. What is in both may
    /// be of either, so both are named for it, and each for what only one of them says.
    #[must_use]
    pub fn answered(&self, answer: &Answer, at: DateTime<Utc>) -> Answer {
        let Apart { both, ours, theirs } = Apart::of(&self.ours, &self.theirs);
        let by = [&ours.by, &theirs.by].into_iter().flatten().map(String::as_str);
        let mut by: Vec<&str> = by.collect();
        by.dedup();
        let by = (!by.is_empty()).then(|| by.join(", "));
        let both = Answer { by, status: answer.status, ..both };
        [&both, &ours, &theirs].into_iter().fold(answer.clone(), |answer, each| set_aside(&answer, each, at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Evidence, Status};

    #[test]
    fn what_both_say_is_told_once_and_the_rest_by_the_side_that_says_it() {
        let link = |name: &str| Evidence::link(&format!("https://{name}.example")).unwrap();
        let answer = |status, by: &str, evidence: Vec<Evidence>| Answer {
            status: Some(status),
            by: Some(by.to_owned()),
            note: "begun\n\nAda looked\n\nGrace too".to_owned(),
            evidence,
            ..Answer::default()
        };
        let ours = answer(Status::Yes, "Ada", vec![link("a"), link("b")]);
        let theirs = answer(Status::No, "Grace", vec![link("b")]);
        let Apart { both, ours, theirs } = Apart::of(&ours, &theirs);
        assert_eq!(
            (both.note.as_str(), both.evidence, both.status),
            ("begun\n\nAda looked\n\nGrace too", vec![link("b")], None)
        );
        assert_eq!(
            (ours.note.as_str(), ours.evidence, ours.status),
            ("", vec![link("a")], Some(Status::Yes))
        );
        assert_eq!((theirs.note.as_str(), theirs.by.as_deref()), ("", Some("Grace")));
        assert!(theirs.evidence.is_empty());
    }

    #[test]
    fn who_answers_anew_keeps_what_was_joined_once_and_under_both_names() {
        let side = |status, by: &str| Answer {
            status: Some(status),
            by: Some(by.to_owned()),
            note: "Ada looked\nGrace too".to_owned(),
            ..Answer::default()
        };
        let versions = Versions { ours: side(Status::Yes, "Ada"), theirs: side(Status::No, "Grace") };
        let anew = Answer { status: Some(Status::Partly), note: "we met".to_owned(), ..Answer::default() };
        assert_eq!(
            versions.answered(&anew, DateTime::UNIX_EPOCH).note,
            "we met\n\nSet aside on 1970-01-01, from Ada, Grace:\nnote: Ada looked\nGrace too\n\n\
             Set aside on 1970-01-01, from Ada:\nstatus: yes\n\n\
             Set aside on 1970-01-01, from Grace:\nstatus: no"
        );
    }

    #[test]
    fn a_withdrawn_version_shares_nothing() {
        let ours = Answer { status: Some(Status::Yes), note: "n".to_owned(), ..Answer::default() };
        let apart = Apart::of(&ours, &Answer::default());
        assert_eq!((apart.both, apart.ours), (Answer::default(), ours));
    }
}
