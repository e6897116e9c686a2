//! Two versions of one answer that grew out of the same third one, brought together field by field.
//!
//! What one side changed is taken; lists of evidence are united; two notes that were both added to are both kept. What
//! is left is a field that both sides set to something else, or another status beside what was newly said of the one
//! before: nothing is chosen there. No words of either side are lost, and it makes no difference which side is called
//! ours.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::changed::undisputed;
use crate::record::answers::{Affirmed, Answer, Status};
use crate::record::evidence::Evidence;

/// What came of two versions.
#[derive(Debug, Clone, PartialEq)]
pub enum Blend {
    /// One answer that says what both say.
    One(Box<Answer>),
    /// Two that differ only in what somebody has to choose.
    Two {
        /// With the fields of our side where both cannot stand.
        ours: Box<Answer>,
        /// With those of the other side.
        theirs: Box<Answer>,
    },
}

/// Brings two versions of an answer together.
///
/// An answer that one side withdrew and the other changed is not blended: both stay whole.
pub fn blend(base: &Answer, ours: &Answer, theirs: &Answer) -> Blend {
    if let Some(one) = undisputed(base, ours, theirs) {
        return Blend::One(Box::new(one.clone()));
    }
    if ours.is_empty() || theirs.is_empty() {
        return two(ours.clone(), theirs.clone());
    }
    let (left, right) = (fields(base, ours, theirs), fields(base, theirs, ours));
    if left == right {
        return Blend::One(Box::new(left));
    }
    // Two versions stay apart, so each keeps its own hand: who said what is what the choice is about.
    let signed = |answer: Answer, side: &Answer| Answer { at: side.at, by: side.by.clone(), ..answer };
    two(signed(left, ours), signed(right, theirs))
}

fn two(ours: Answer, theirs: Answer) -> Blend {
    Blend::Two { ours: Box::new(ours), theirs: Box::new(theirs) }
}

/// Every field settled; where that cannot be, as `mine` has it. Taken apart, so that a new field is not forgotten.
fn fields(base: &Answer, mine: &Answer, other: &Answer) -> Answer {
    let Answer {
        acceptance,
        affirmed: _,
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
        status,
    } = mine;
    // The wording and the facts go with the status that was given to them.
    let said = |answer: &Answer| (answer.status, answer.question, answer.asked.clone(), answer.facts.clone());
    let (last_by, last_at) = last_hand(mine, other);
    let both_said_the_same = *status == other.status;
    let own_words = is_torn(base, mine, other);
    let (status, question, asked, facts) = match undisputed(&said(base), &said(mine), &said(other)) {
        _ if own_words => said(mine),
        Some(one) => one.clone(),
        // Both gave the same status, to two wordings of the question: the later one was read last.
        None if both_said_the_same => said(later(mine, other)),
        None => said(mine),
    };
    let affirmed = looked_at(status, base, mine, other);
    let told = (status, question, asked.clone(), facts.clone());
    let sides = || [mine, other].into_iter().filter(|side| said(side) == told);
    let facts_at = sides().filter(|_| !facts.is_empty()).filter_map(Answer::facts_taken_at).max();
    let given_at = sides().filter(|_| status.is_some()).filter_map(Answer::said_at).max();
    let other_words = if own_words { mine } else { other };
    Answer {
        acceptance: either(&base.acceptance, acceptance, &other_words.acceptance),
        affirmed,
        asked,
        at: last_at,
        by: last_by,
        evidence: united(&base.evidence, evidence, &other.evidence),
        extra: free(&base.extra, extra, &other.extra),
        facts,
        facts_at,
        given_at: given_at.filter(|given| Some(*given) != last_at),
        note: notes(base, mine, other).unwrap_or_else(|| note.clone()),
        owner: either(&base.owner, owner, &other.owner),
        plan: either(&base.plan, plan, &other_words.plan),
        question,
        reason: either(&base.reason, reason, &other_words.reason),
        review: either(&base.review, review, &other.review),
        status,
    }
}

/// What stands without a choice, or else as `mine` has it.
fn either<T: PartialEq + Clone>(base: &T, mine: &T, other: &T) -> T {
    undisputed(base, mine, other).unwrap_or(mine).clone()
}

/// Whether one side said something new of its status, be it a risk taken, a plan or a reason, and the other side has
/// another status, of which nobody said it.
fn is_torn(base: &Answer, mine: &Answer, other: &Answer) -> bool {
    let speaks = |side: &Answer| {
        (side.acceptance.is_some() && side.acceptance != base.acceptance)
            || (side.plan.is_some() && side.plan != base.plan)
            || (!side.reason.is_empty() && side.reason != base.reason)
    };
    // Whoever gave the new status said of it what stands beside it.
    let speaks_of_another = |side: &Answer, status| side.status != status && speaks(side);
    match undisputed(&base.status, &mine.status, &other.status) {
        Some(status) => speaks_of_another(mine, *status) || speaks_of_another(other, *status),
        None => true,
    }
}

/// Who looked again at the answer that came out. Whoever looked at another status has said nothing of this one.
fn looked_at(status: Option<Status>, base: &Answer, mine: &Answer, other: &Answer) -> Option<Affirmed> {
    match (mine.status == status, other.status == status) {
        // Two people who looked again agree: the later look counts.
        (true, true) => undisputed(&base.affirmed, &mine.affirmed, &other.affirmed).map_or_else(
            || [&mine.affirmed, &other.affirmed].into_iter().flatten().max_by_key(|look| seen(look)).cloned(),
            Clone::clone,
        ),
        (_, false) => mine.affirmed.clone(),
        (false, true) => other.affirmed.clone(),
    }
}

/// Orders looks by their time; of two at the same moment it is always the same one that comes last.
fn seen(look: &Affirmed) -> (DateTime<Utc>, String, bool) {
    (look.at, look.by.clone(), look.unchanged)
}

/// The version that was changed last. Of two from the same moment it is always the same one, whichever comes first.
fn later<'a>(one: &'a Answer, other: &'a Answer) -> &'a Answer {
    let rank =
        |answer: &Answer| (answer.at, answer.by.clone(), answer.question.map(|digest| digest.to_string()));
    if rank(one) >= rank(other) { one } else { other }
}

fn last_hand(one: &Answer, other: &Answer) -> (Option<String>, Option<DateTime<Utc>>) {
    let last = later(one, other);
    (last.by.clone(), last.at)
}

/// Both notes, if both only added to what stood there or wrote where nothing stood.
fn notes(base: &Answer, mine: &Answer, other: &Answer) -> Option<String> {
    if let Some(note) = undisputed(&base.note, &mine.note, &other.note) {
        return Some(note.clone());
    }
    let (ours, theirs) = (added(&base.note, &mine.note)?, added(&base.note, &other.note)?);
    // One of them may have been written on top of the other.
    for (long, short) in [(ours, theirs), (theirs, ours)] {
        if added(short, long).is_some() {
            return Some(format!("{}{long}", base.note));
        }
    }
    let key = |answer: &Answer, text: &str| (answer.at, text.to_owned());
    let (first, second) = if key(mine, ours) <= key(other, theirs) { (ours, theirs) } else { (theirs, ours) };
    let gap = if second.starts_with('\n') { "" } else { "\n\n" };
    Some(format!("{}{first}{gap}{second}", base.note))
}

/// What was written below a text; none if the text itself was changed.
fn added<'a>(before: &str, after: &'a str) -> Option<&'a str> {
    let rest = after.strip_prefix(before)?;
    (before.is_empty() || rest.is_empty() || rest.starts_with('\n')).then_some(rest)
}

/// Two lists of evidence as one. What a side withdrew is gone, unless the other named it anew; what a side named is in.
/// A file that both named anew, with different content, is as `mine` has it.
fn united(base: &[Evidence], mine: &[Evidence], other: &[Evidence]) -> Vec<Evidence> {
    if let Some(one) = undisputed(base, mine, other) {
        return one.to_vec();
    }
    let find =
        |list: &[Evidence], wanted: &Evidence| list.iter().find(|each| each.same_place(wanted)).cloned();
    let mut all: Vec<Evidence> = base
        .iter()
        .filter_map(|old| {
            let (ours, theirs) = (find(mine, old), find(other, old));
            let before = Some(old.clone());
            match undisputed(&before, &ours, &theirs) {
                Some(settled) => settled.clone(),
                None => ours.or(theirs),
            }
        })
        .collect();
    let mut new: Vec<Evidence> = Vec::new();
    for each in mine.iter().chain(other) {
        if find(base, each).is_none() && find(&new, each).is_none() {
            new.push(each.clone());
        }
    }
    // What was seen at one place may be called alike.
    new.sort_by_key(|each| (each.to_string(), each.full_name()));
    all.append(&mut new);
    all
}

/// The free maps of both sides, key by key.
fn free(
    base: &BTreeMap<String, Value>,
    mine: &BTreeMap<String, Value>,
    other: &BTreeMap<String, Value>,
) -> BTreeMap<String, Value> {
    let mut all = BTreeMap::new();
    for key in mine.keys().chain(other.keys()) {
        let (before, own, there) = (base.get(key), mine.get(key), other.get(key));
        let value = undisputed(before, own, there).unwrap_or_else(|| own.or(there));
        if let Some(value) = value {
            all.insert(key.clone(), value.clone());
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklist::Digest;
    use crate::record::{Adopted, Plan};

    fn note(text: &str, seconds: i64) -> Answer {
        let at = DateTime::from_timestamp(seconds, 0);
        Answer { note: text.to_owned(), at, ..Answer::default() }
    }

    fn one(blend: Blend) -> Answer {
        match blend {
            Blend::One(one) => *one,
            Blend::Two { ours, theirs } => panic!("{ours:?}\n{theirs:?}"),
        }
    }

    #[test]
    fn two_people_who_add_to_a_note_are_both_heard_the_earlier_first() {
        let (base, ada, grace) =
            (note("begun", 1), note("begun\nAda looked", 3), note("begun\nGrace too", 2));
        let expected = "begun\nGrace too\nAda looked";
        assert_eq!(one(blend(&base, &ada, &grace)).note, expected);
        assert_eq!(one(blend(&base, &grace, &ada)).note, expected);
    }

    #[test]
    fn two_notes_where_nothing_stood_are_both_kept_apart() {
        let (ada, grace) = (note("A", 1), note("B", 2));
        assert_eq!(one(blend(&Answer::default(), &grace, &ada)).note, "A\n\nB");
        let longer = note("A\nand more", 3);
        assert_eq!(one(blend(&Answer::default(), &ada, &longer)).note, "A\nand more");
    }

    #[test]
    fn a_note_that_both_rewrote_is_for_somebody_to_choose() {
        let blended = blend(&note("old", 1), &note("mine", 2), &note("yours", 3));
        assert!(
            matches!(blended, Blend::Two { ours, theirs } if ours.note == "mine" && theirs.note == "yours")
        );
    }

    #[test]
    fn different_fields_of_one_answer_settle_and_only_the_rest_differs() {
        let base = Answer { status: Some(Status::No), ..Answer::default() };
        let link = Evidence::link("https://example.org/a").unwrap();
        let commit = Evidence::commit("abcdef1").unwrap();
        let ada = Answer {
            status: Some(Status::Yes),
            evidence: vec![link.clone()],
            owner: Some("Ada".to_owned()),
            ..base.clone()
        };
        let grace = Answer {
            status: Some(Status::Partly),
            evidence: vec![commit.clone()],
            plan: Some(Plan { by: None, what: "finish".to_owned() }),
            ..base.clone()
        };
        let Blend::Two { ours, theirs } = blend(&base, &ada, &grace) else { panic!("a choice") };
        assert_eq!((ours.status, theirs.status), (Some(Status::Yes), Some(Status::Partly)));
        for side in [&ours, &theirs] {
            assert_eq!(side.evidence, [commit.clone(), link.clone()]);
            assert!(side.owner.is_some());
        }
        // What is planned is planned where it is begun.
        assert_eq!((ours.plan, &theirs.plan), (None, &grace.plan));
    }

    #[test]
    fn who_looked_again_looked_at_the_status_that_stood_there() {
        let looked = |name: &str, seconds: i64| {
            let at = DateTime::from_timestamp(seconds, 0).unwrap();
            Some(Affirmed { at, by: name.to_owned(), release: "1.0".parse().unwrap(), unchanged: false })
        };
        let with = |status, affirmed| Answer { status: Some(status), affirmed, ..Answer::default() };
        let base = with(Status::Yes, None);
        let (no, again) = (with(Status::No, None), with(Status::Yes, looked("Grace", 2)));
        for (ours, theirs) in [(&no, &again), (&again, &no)] {
            let settled = one(blend(&base, ours, theirs));
            assert_eq!((settled.status, settled.affirmed), (Some(Status::No), None));
        }
        // Who looked at the new status keeps the word, and of two who looked at the same one the later.
        let no_seen = with(Status::No, looked("Ada", 1));
        assert_eq!(one(blend(&base, &no_seen, &again)).affirmed, looked("Ada", 1));
        let earlier = with(Status::Yes, looked("Ada", 1));
        assert_eq!(one(blend(&base, &earlier, &again)).affirmed, looked("Grace", 2));
        // While somebody has to choose, each version has its own.
        let Blend::Two { ours, theirs } = blend(&with(Status::Partly, None), &no, &again) else {
            panic!("a choice")
        };
        assert_eq!((ours.affirmed, theirs.affirmed), (None, looked("Grace", 2)));
    }

    #[test]
    fn two_things_seen_at_one_place_settle_whoever_adopted_which() {
        let seen = |core: u8| {
            let (path, digest) = ("a.py".parse().unwrap(), Digest::of(&[core]));
            let (detector, saw) = ("model-pin".to_owned(), "seen".to_owned());
            Evidence::observation(Adopted { detector, digest, line: Some(1), mentions: false, path, saw })
        };
        let with = |core| Answer { evidence: vec![seen(core).unwrap()], ..Answer::default() };
        for (ours, theirs) in [(with(0), with(1)), (with(1), with(0))] {
            let settled = one(blend(&note("", 1), &ours, &theirs));
            assert_eq!(settled.evidence.len(), 2);
            assert_eq!(settled, one(blend(&note("", 1), &theirs, &ours)));
        }
    }

    #[test]
    fn withdrawn_evidence_stays_withdrawn_and_renamed_evidence_stays() {
        let [a, b, c] = ["a", "b", "c"].map(|x| Evidence::link(&format!("https://{x}.example")).unwrap());
        let list = |each: &[&Evidence]| Answer {
            evidence: each.iter().copied().cloned().collect(),
            status: Some(Status::Yes),
            ..Answer::default()
        };
        let all = one(blend(&list(&[&a, &b]), &list(&[&b]), &list(&[&a, &b, &c])));
        assert_eq!(all.evidence, [b, c]);
    }
}
