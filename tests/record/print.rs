//! How a record is written: sorted, pretty, the same bytes for the same answers.

use std::fmt;

use mindgap::record::{Record, parse, print};
use proptest::prelude::*;
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use super::FORMAT_1;
use super::arbitrary::record;

/// A text whose objects have their keys in order, each once, as they are written, at every level; serde writes fields as
/// they are declared, so a new field can break this. What is read is not kept, as a map would sort it.
struct Sorted;

impl<'de> Deserialize<'de> for Sorted {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Self)
    }
}

impl<'de> Visitor<'de> for Sorted {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("objects with sorted keys")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self, A::Error> {
        let mut last: Option<String> = None;
        while let Some(key) = map.next_key::<String>()? {
            if let Some(last) = last.filter(|last| *last >= key) {
                return Err(A::Error::custom(format!("`{key}` comes after `{last}`")));
            }
            map.next_value::<Self>()?;
            last = Some(key);
        }
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self, A::Error> {
        while list.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }
}

fn assert_sorted(text: &str) {
    if let Err(error) = serde_json::from_str::<Sorted>(text) {
        panic!("{error}\n{text}");
    }
}

#[test]
fn keys_that_are_out_of_order_are_found_at_every_level() {
    assert_sorted(r#"{"a": [{"x": 1.5e400, "y": null}], "b": {"a": true, "b": "\""}}"#);
    for text in [r#"{"b": 1, "a": 2}"#, r#"{"a": [{"y": 1, "x": 2}]}"#, r#"{"a": {"b": {"a": 1, "a": 2}}}"#] {
        assert!(serde_json::from_str::<Sorted>(text).is_err(), "{text}");
    }
}

/// The keys at an indent of four or less, as they stand in the text.
fn keys(text: &str, indent: usize) -> Vec<&str> {
    let head = format!("{}\"", " ".repeat(indent));
    text.lines().filter_map(|line| line.strip_prefix(&head)?.split_once("\": ").map(|(key, _)| key)).collect()
}

/// As many as the library is told to, and 200 otherwise.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(200)
}

/// The lines of one part of the record.
fn section<'t>(text: &'t str, name: &str) -> impl Iterator<Item = &'t str> {
    let head = format!("  \"{name}\": {{");
    text.lines().skip_while(move |line| *line != head).skip(1).take_while(|line| !line.starts_with("  }"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_reads_back_as_it_was(record in record()) {
        let text = print(&record).unwrap();
        let back = parse(&text).unwrap();
        prop_assert_eq!(&back, &record);
        prop_assert_eq!(print(&back).unwrap(), text);
    }

    #[test]
    fn what_is_printed_is_sorted_pretty_and_ends_its_last_line(record in record()) {
        let text = print(&record).unwrap();
        let ends_once = text.ends_with("}\n");
        prop_assert!(ends_once);
        assert_sorted(&text);
        let top = keys(&text, 2);
        prop_assert!(top.is_sorted(), "{top:?}");
        for key in record.answers.keys() {
            let alone = format!("    {}: {{", serde_json::to_string(key.as_str()).unwrap());
            // Beside the answers there is whatever else is called so: a model, versions that wait, something free.
            let blocks = section(&text, "answers").filter(|line| **line == alone).count();
            prop_assert_eq!(blocks, 1, "{}", text);
        }
    }

    #[test]
    fn any_text_at_all_is_read_or_refused_and_never_a_panic(text in ".{0,200}") {
        if let Err(error) = parse(&text) {
            super::hostile::assert_clear(&error, &text);
        }
    }
}

#[test]
fn format_1_is_read_and_written_byte_by_byte_for_ever() {
    let record = parse(FORMAT_1).unwrap();
    assert_eq!(record.written().count(), 5);
    assert_eq!(print(&record).unwrap(), FORMAT_1);
}

#[test]
fn a_new_record_has_room_for_every_item_and_every_block_has_lines_of_its_own() {
    let checklist = mindgap::checklist::builtin().unwrap();
    let text = print(&Record::new("support-bot", &checklist)).unwrap();
    for item in checklist.items() {
        assert!(text.contains(&format!("    \"{}\": {{\n    }}", item.id)), "{}", item.id);
    }
    let answers: Vec<_> =
        keys(&text, 4).into_iter().filter(|key| checklist.item(&key.parse().unwrap()).is_some()).collect();
    assert!(answers.is_sorted());
    assert_eq!(answers.len(), checklist.items().len());
}

#[test]
fn room_is_made_for_new_items_and_no_answer_is_touched() {
    let checklist = mindgap::checklist::builtin().unwrap();
    let mut record = parse(FORMAT_1).unwrap();
    let before: Vec<_> = record.written().map(|(key, answer)| (key.clone(), answer.clone())).collect();
    record.make_room(&checklist);
    let after: Vec<_> = record.written().map(|(key, answer)| (key.clone(), answer.clone())).collect();
    assert_eq!(before, after);
    assert!(
        checklist
            .items()
            .iter()
            .all(|item| record.answers.contains_key(&mindgap::record::AnswerKey::item(&item.id)))
    );
    assert_eq!(record.checklist.version, checklist.version);
}

#[test]
fn days_that_four_digits_cannot_write_still_come_back() {
    for day in ["-0001-12-31", "0000-01-01", "9999-12-31", "+10000-01-01", "+262142-12-31", "-262143-01-01"] {
        let text = FORMAT_1.replacen("2026-12-01", day, 1);
        match parse(&text) {
            Ok(record) => assert_eq!(parse(&print(&record).unwrap()).unwrap(), record, "{day}"),
            Err(error) => super::hostile::assert_clear(&error, &text),
        }
    }
}
