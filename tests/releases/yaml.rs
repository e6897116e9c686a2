//! YAML as JSON values, from the events of a parser: enough for the files that this program prints.

use saphyr_parser::{Event, Parser, ScalarStyle};
use serde_json::{Map, Value};

/// The one document of a text. Whatever is no such document fails loudly.
pub(crate) fn read(text: &str) -> Value {
    let events = Parser::new_from_str(text).map(|event| event.unwrap_or_else(|error| panic!("{error}")).0);
    let mut events = events.filter(|event| !matches!(event, Event::StreamStart | Event::DocumentStart(_)));
    let first = events.next().expect("a document");
    let value = value(first, &mut events);
    assert!(matches!(events.next(), Some(Event::DocumentEnd)), "one document");
    assert!(matches!(events.next(), Some(Event::StreamEnd)), "and nothing after it");
    value
}

fn value<'t>(event: Event<'t>, events: &mut dyn Iterator<Item = Event<'t>>) -> Value {
    match event {
        Event::Scalar(text, ScalarStyle::Plain, ..) => match &*text {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ => text.parse::<u64>().map_or_else(|_| Value::String(text.into_owned()), Value::from),
        },
        Event::Scalar(text, ..) => Value::String(text.into_owned()),
        Event::SequenceStart(..) => {
            let mut list = Vec::new();
            loop {
                match events.next().expect("the end of a list") {
                    Event::SequenceEnd => return Value::Array(list),
                    event => list.push(value(event, events)),
                }
            }
        }
        Event::MappingStart(..) => {
            let mut map = Map::new();
            loop {
                match events.next().expect("the end of a map") {
                    Event::MappingEnd => return Value::Object(map),
                    Event::Scalar(key, ..) => {
                        let event = events.next().expect("a value");
                        let before = map.insert(key.to_string(), value(event, events));
                        assert!(before.is_none(), "the key {key} stands twice");
                    }
                    event => panic!("a key is a word, and no {event:?}"),
                }
            }
        }
        event => panic!("not in files that we print: {event:?}"),
    }
}
