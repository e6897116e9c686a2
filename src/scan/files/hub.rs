//! The small files of the hub: configurations that name code shipped with the model, and chat templates by themselves.

use serde_json::Value;

use super::desk::Desk;
use super::outcome::Format;
use super::rule::Rule;
use super::source::Source;
use super::tape::Tape;
use super::{keras, template};

/// Longest file that is read.
const LONGEST: u64 = 8 << 20;
/// Objects in it.
const OBJECTS: usize = 100_000;
/// How templates by themselves end.
const JINJA: &str = ".jinja";
/// Configurations that may name code or hold a template.
const CONFIGURATIONS: [&str; 9] = [
    "config.json",
    "tokenizer_config.json",
    "processor_config.json",
    "preprocessor_config.json",
    "feature_extractor_config.json",
    "generation_config.json",
    "chat_template.json",
    "video_preprocessor_config.json",
    "adapter_config.json",
];

/// Whether a file of this name is one of them.
pub(super) fn is_template_name(name: &str) -> bool {
    name.ends_with("chat_template.jinja") || CONFIGURATIONS.contains(&name)
}

/// Examines one.
pub(super) fn examine(source: &Source, name: &str, desk: &mut Desk) {
    examine_tape(&mut Tape::of(source), name, desk);
}

/// Examines one that flows from a tape.
pub(super) fn examine_tape(tape: &mut Tape, name: &str, desk: &mut Desk) {
    desk.is_a(if name.ends_with(JINJA) { Format::ChatTemplate } else { Format::HubConfig });
    let mut bytes = Vec::new();
    loop {
        let step = match tape.peek(4096).map(<[u8]>::len) {
            Ok(0) => break,
            Ok(step) => step,
            Err(why) => return desk.broken(tape.at(), &why),
        };
        match tape.take(step as u64, step) {
            Ok(part) => bytes.extend(part),
            Err(why) => return desk.broken(tape.at(), &why),
        }
        if bytes.len() as u64 > LONGEST {
            return desk.find(Rule::LimitHit, 0, format!("more than {LONGEST} bytes"));
        }
    }
    if name.ends_with(JINJA) {
        return template::examine(&String::from_utf8_lossy(&bytes), 0, desk);
    }
    // Each object takes far more memory than its bytes.
    if bytes.split(|byte| *byte == b'{').count() > OBJECTS {
        return desk.find(Rule::LimitHit, 0, format!("more than {OBJECTS} objects"));
    }
    let names_classes = match serde_json::from_slice::<Value>(&bytes) {
        Ok(value) => configuration(&value, desk),
        Err(error) => {
            desk.find(Rule::BrokenStream, 0, format!("no JSON: {error}"));
            bytes.windows(12).any(|window| window == b"\"class_name\"")
        }
    };
    if names_classes {
        desk.is_a(Format::KerasConfig);
        keras::examine_text(&bytes, desk);
    }
}

/// Looks through a configuration; says whether it names classes as Keras does.
fn configuration(value: &Value, desk: &mut Desk) -> bool {
    // Configurations of several parts hold each other.
    let mut left = vec![value];
    let mut names_classes = false;
    while let Some(value) = left.pop() {
        match value {
            Value::Object(map) => {
                names_classes |= map.contains_key("class_name");
                for (key, value) in map {
                    match (key.as_str(), value) {
                        ("auto_map" | "custom_pipelines", Value::Object(map)) => {
                            for (class, code) in map {
                                desk.find(Rule::ShippedCode, 0, format!("{class}: {}", short(code)));
                            }
                        }
                        ("auto_map" | "custom_pipelines", Value::Null) => {}
                        ("auto_map" | "custom_pipelines", other) => {
                            desk.find(Rule::ShippedCode, 0, short(other));
                        }
                        ("chat_template", Value::String(text)) => template::examine(text, 0, desk),
                        ("chat_template", Value::Object(map)) => {
                            for text in map.values().filter_map(Value::as_str) {
                                template::examine(text, 0, desk);
                            }
                        }
                        ("template", Value::String(text)) if map.contains_key("name") => {
                            template::examine(text, 0, desk);
                        }
                        (
                            "_name_or_path"
                            | "model_type"
                            | "base_model_name_or_path"
                            | "transformers_version"
                            | "revision",
                            Value::String(text),
                        ) => {
                            desk.fact(key, text);
                        }
                        (_, value) => left.push(value),
                    }
                }
            }
            Value::Array(list) => left.extend(list),
            _ => {}
        }
    }
    names_classes
}

fn short(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
