//! Changes as plain data: what undo takes back and what the store saves.

use mindgap::checklist::builtin;
use mindgap::record::{Change, ChecklistStamp, Record};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

use super::arbitrary::{
    answer, aside_key, declared, key, model, open_release, profile_answer, question, record, rules, set_aside,
};

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => (key(), answer()).prop_map(|(key, answer)| Change::Answer(key, Box::new(answer))),
        2 => key().prop_map(Change::Removed),
        2 => (question(), of(profile_answer())).prop_map(|(question, answer)| Change::Profile(question, answer)),
        1 => ".{0,9}".prop_map(Change::Name),
        1 => "[0-9.]{1,5}".prop_map(|version| {
            Change::Checklist(ChecklistStamp { also: Vec::new(), id: "other".parse().unwrap(), version })
        }),
        1 => of(open_release()).prop_map(Change::Release),
        1 => of(rules()).prop_map(Change::Rules),
        2 => (aside_key(), of(set_aside())).prop_map(|(key, said)| Change::Aside(key, said.map(Box::new))),
        1 => (model(), of(declared())).prop_map(|(id, declared)| Change::Model(id, declared.map(Box::new))),
        1 => ("[a-c]", of(any::<u32>())).prop_map(|(key, value)| Change::Extra(key, value.map(Into::into))),
    ]
}

fn apply_all(changes: Vec<Change>, record: &mut Record) -> Vec<Change> {
    changes.into_iter().map(|change| change.apply(record)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_changes_between_two_records_turn_one_into_the_other(from in record(), to in record()) {
        let mut walked = from.clone();
        let back = apply_all(Change::between(&from, &to), &mut walked);
        prop_assert_eq!(&walked, &to);
        apply_all(back.into_iter().rev().collect(), &mut walked);
        prop_assert_eq!(walked, from);
    }

    #[test]
    fn between_a_record_and_itself_nothing_changes(record in record()) {
        prop_assert_eq!(Change::between(&record, &record), vec![]);
    }

    #[test]
    fn undo_of_anything_in_reverse_order_gives_the_start_and_redo_the_end(
        start in record(),
        changes in vec(change(), 0..30),
    ) {
        let mut record = start.clone();
        let undo = apply_all(changes, &mut record);
        let end = record.clone();
        let redo = apply_all(undo.into_iter().rev().collect(), &mut record);
        prop_assert_eq!(&record, &start);
        apply_all(redo.into_iter().rev().collect(), &mut record);
        prop_assert_eq!(record, end);
    }
}

#[test]
fn room_is_the_same_by_changes_as_in_place() {
    let checklist = builtin().unwrap();
    let mut record = Record::new("bot", &checklist);
    assert_eq!(Change::room(&record, &checklist), []);
    record.answers.pop_first();
    record.checklist.version = "0".to_owned();
    let mut roomy = record.clone();
    roomy.make_room(&checklist);
    for change in Change::room(&record, &checklist) {
        let _ = change.apply(&mut record);
    }
    assert_eq!(record, roomy);
}
