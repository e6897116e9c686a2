//! Two people, one record: nothing that either of them wrote is lost.

use mindgap::record::{Answer, AnswerKey, Record, Status, merge, parse};
use proptest::prelude::*;

use super::FORMAT_1;
use super::arbitrary::{answer, key, record};

/// Two records that grew out of the first: each side answered a few items anew.
fn grown() -> impl Strategy<Value = (Record, Record, Record)> {
    let edits = || proptest::collection::vec((key(), proptest::option::of(answer())), 0..6);
    (record(), edits(), edits()).prop_map(|(base, ours, theirs)| {
        let grow = |edits: Vec<_>| {
            let mut record = base.clone();
            for (key, answer) in edits {
                match answer {
                    Some(answer) => drop(record.answers.insert(key, answer)),
                    None => drop(record.answers.remove(&key)),
                }
            }
            record
        };
        (base.clone(), grow(ours), grow(theirs))
    })
}

fn unrelated() -> impl Strategy<Value = (Record, Record, Record)> {
    (record(), record(), record())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_a_side_withdrew_stays_withdrawn_or_is_asked_about(
        (base, ours, theirs) in prop_oneof![grown(), unrelated()]
    ) {
        let merged = merge(&base, &ours, &theirs);
        let says = |record: &Record, key: &AnswerKey| record.answer(key).is_some();
        for (key, _) in base.written() {
            for side in [&ours, &theirs] {
                let asked = merged.conflicts.iter().any(|conflict| &conflict.key == key);
                prop_assert!(says(side, key) || !says(&merged.record, key) || asked, "{key} came back");
            }
        }
    }

    #[test]
    fn every_answer_that_a_side_wrote_is_in_the_record_or_in_a_conflict(
        (base, ours, theirs) in prop_oneof![grown(), unrelated()]
    ) {
        let merged = merge(&base, &ours, &theirs);
        for side in [&ours, &theirs] {
            for (key, answer) in side.written().filter(|(key, answer)| base.answers.get(key) != Some(*answer)) {
                let kept = merged.record.answers.get(key) == Some(answer);
                let asked = merged.conflicts.iter().any(|c| &c.key == key && (&c.ours == answer || &c.theirs == answer));
                prop_assert!(kept || asked, "{key} was lost");
            }
        }
        // And what neither touched is as it was.
        for (key, answer) in &base.answers {
            if ours.answers.get(key) == Some(answer) && theirs.answers.get(key) == Some(answer) {
                prop_assert_eq!(merged.record.answers.get(key), Some(answer));
            }
        }
    }

    #[test]
    fn a_conflict_is_real_and_told_once((base, ours, theirs) in prop_oneof![grown(), unrelated()]) {
        let merged = merge(&base, &ours, &theirs);
        for (at, conflict) in merged.conflicts.iter().enumerate() {
            prop_assert_ne!(&conflict.ours, &conflict.theirs);
            let said = |record: &Record| record.answers.get(&conflict.key).cloned().unwrap_or_default();
            prop_assert_eq!(&said(&ours), &conflict.ours);
            prop_assert_eq!(&said(&merged.record), &conflict.theirs);
            prop_assert!(said(&base) != conflict.ours && said(&base) != conflict.theirs);
            prop_assert!(merged.conflicts[at + 1..].iter().all(|other| other.key != conflict.key));
        }
    }

    #[test]
    fn a_side_that_did_nothing_changes_nothing((base, x, _) in prop_oneof![grown(), unrelated()]) {
        for merged in [merge(&base, &x, &base), merge(&base, &base, &x), merge(&base, &x, &x)] {
            prop_assert_eq!(&merged.conflicts, &vec![]);
            prop_assert_eq!(&merged.record, &x);
        }
    }

    #[test]
    fn without_conflicts_it_does_not_matter_who_is_who((base, ours, theirs) in grown()) {
        let (one, other) = (merge(&base, &ours, &theirs), merge(&base, &theirs, &ours));
        prop_assert_eq!(one.conflicts.len(), other.conflicts.len());
        if one.conflicts.is_empty() {
            prop_assert_eq!(one.record, other.record);
        }
    }

    #[test]
    fn a_merge_merged_again_is_itself((base, ours, theirs) in grown()) {
        let merged = merge(&base, &ours, &theirs);
        let again = merge(&base, &merged.record, &theirs);
        prop_assert_eq!(again.record.answers, merged.record.answers);
    }
}

fn answered(status: Status) -> Answer {
    Answer { status: Some(status), ..Answer::default() }
}

#[test]
fn ada_answers_one_item_and_grace_another() {
    let base = parse(FORMAT_1).unwrap();
    let (mut ada, mut grace) = (base.clone(), base.clone());
    ada.answers.insert("intended-use".parse().unwrap(), answered(Status::Yes));
    grace.answers.insert("new-item".parse().unwrap(), answered(Status::No));
    grace.project.name = "support-bot 2".to_owned();
    let merged = merge(&base, &ada, &grace);
    assert!(merged.conflicts.is_empty());
    assert_eq!(merged.record.answer(&"intended-use".parse().unwrap()), Some(&answered(Status::Yes)));
    assert_eq!(merged.record.answer(&"new-item".parse().unwrap()), Some(&answered(Status::No)));
    assert_eq!(merged.record.project.name, "support-bot 2");
}

#[test]
fn ada_says_yes_where_grace_says_no_and_somebody_has_to_choose() {
    let base = parse(FORMAT_1).unwrap();
    let key: AnswerKey = "intended-use".parse().unwrap();
    let (mut ada, mut grace) = (base.clone(), base.clone());
    ada.answers.insert(key.clone(), answered(Status::Yes));
    grace.answers.insert(key.clone(), answered(Status::No));
    let merged = merge(&base, &ada, &grace);
    assert_eq!(merged.conflicts.len(), 1);
    assert_eq!(merged.conflicts[0].ours, answered(Status::Yes));
    assert_eq!(merged.conflicts[0].theirs, answered(Status::No));
}

#[test]
fn what_one_withdrew_and_the_other_rewrote_somebody_has_to_choose() {
    let base = parse(FORMAT_1).unwrap();
    let key: AnswerKey = "safety-owner".parse().unwrap();
    let (mut withdrawn, mut removed, mut rewritten) = (base.clone(), base.clone(), base.clone());
    withdrawn.answers.insert(key.clone(), Answer::default());
    removed.answers.remove(&key);
    rewritten.answers.insert(key.clone(), answered(Status::Yes));
    for gone in [&withdrawn, &removed] {
        for (ours, theirs) in [(gone, &rewritten), (&rewritten, gone)] {
            let conflicts = merge(&base, ours, theirs).conflicts;
            let [conflict] = conflicts.as_slice() else { panic!("{conflicts:?}") };
            let said = |record: &Record| record.answers.get(&key).cloned().unwrap_or_default();
            assert_eq!((&conflict.ours, &conflict.theirs), (&said(ours), &said(theirs)));
        }
    }
    assert_eq!(merge(&base, &withdrawn, &removed).conflicts, [], "both say the same");
}

#[test]
fn an_empty_place_made_for_an_answer_withdraws_nothing() {
    let base = parse(FORMAT_1).unwrap();
    let key: AnswerKey = "new-item".parse().unwrap();
    let (mut room, mut written) = (base.clone(), base.clone());
    room.answers.insert(key.clone(), Answer::default());
    written.answers.insert(key.clone(), answered(Status::Yes));
    for (base, ours, theirs) in [
        (&base, &room, &written),
        (&base, &written, &room),
        (&room, &base, &written),
        (&room, &written, &base),
    ] {
        let merged = merge(base, ours, theirs);
        assert_eq!(merged.conflicts, []);
        assert_eq!(merged.record.answer(&key), Some(&answered(Status::Yes)));
    }
}

#[test]
fn small_parts_that_both_changed_settle_for_our_side() {
    let base = parse(FORMAT_1).unwrap();
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.project.name = "ours".to_owned();
    theirs.project.name = "theirs".to_owned();
    ours.extra.insert("k".to_owned(), 1.into());
    theirs.extra.insert("k".to_owned(), 2.into());
    theirs.extra.insert("only".to_owned(), 3.into());
    let merged = merge(&base, &ours, &theirs).record;
    assert_eq!(merged.project.name, "ours");
    assert_eq!((merged.extra.get("k"), merged.extra.get("only")), (Some(&1.into()), Some(&3.into())));
    // And what somebody else wrote in the other window is not lost.
    let aside = &merged.extra["set-aside"];
    assert_eq!((&aside["project name"], &aside["extra k"]), (&"theirs".into(), &2.into()));
}
