//! A model's card: the head in YAML and what its chapters speak of, read against the hub's template. Text in, facts out.

mod chapters;
mod lines;
mod topic;

use std::collections::BTreeMap;

use granit_parser::{Event, Parser};
use serde::{Deserialize, Serialize};

pub(super) use chapters::says_something;
pub use topic::Topic;

use crate::text::{clipped, visible_line};

/// Longest card that is read.
pub(super) const LONGEST: u64 = 1 << 20;
/// Most events of its head.
const MOST_EVENTS: usize = 20_000;
/// Longest value that is kept, in characters.
const LONGEST_VALUE: usize = 120;
/// Most values of one key.
const MOST_VALUES: usize = 32;

/// What a card says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// From the root of the project.
    pub path: String,
    /// The licence.
    pub licence: Option<String>,
    /// The models that it is built on.
    pub base: Vec<String>,
    /// The data sets that it names.
    pub data: Vec<String>,
    /// What it is silent about: neither its head nor a chapter speaks of it, and no sentence or table has a word of it.
    pub silent: Vec<Topic>,
    /// Whether it begins with a head, as cards of the hub do.
    pub has_head: bool,
}

/// Reads a card.
pub(super) fn read(path: &str, text: &str) -> Card {
    let (head, body) = split(text);
    let fields = head.map(fields).unwrap_or_default();
    let many = |key: &str| fields.get(key).cloned().unwrap_or_default();
    let licence = ["license", "license_name"].iter().flat_map(|key| many(key)).find(|word| word != "other");
    let licence = licence.or_else(|| many("license").into_iter().next());
    let mut card = Card {
        path: path.to_owned(),
        licence,
        base: many("base_model"),
        data: many("datasets"),
        silent: Vec::new(),
        has_head: [
            "license",
            "library_name",
            "pipeline_tag",
            "base_model",
            "tags",
            "datasets",
            "model-index",
        ]
        .iter()
        .any(|key| fields.contains_key(*key)),
    };
    let spoken = chapters::spoken(body);
    let speaks = |topic: &Topic| spoken.chapters.contains(topic) || spoken.prose.contains(topic);
    let told = |topic: Topic| match topic {
        Topic::Licence => card.licence.is_some(),
        Topic::Data => !card.data.is_empty(),
        Topic::Evaluation => fields.contains_key("model-index"),
        _ => false,
    };
    let silent = Topic::ALL.iter().copied().filter(|topic| !told(*topic) && !speaks(topic)).collect();
    card.silent = silent;
    card
}

/// The head between two lines of three dashes, and the rest.
fn split(text: &str) -> (Option<&str>, &str) {
    let text = text.trim_start_matches('\u{feff}');
    let head = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n"));
    let Some(rest) = head else { return (None, text) };
    match rest.split_once("\n---") {
        Some((head, body)) => (Some(head), body),
        None => (None, text),
    }
}

/// The keys at the top of the head, each with the plain values below it. Aliases are not followed.
fn fields(head: &str) -> BTreeMap<String, Vec<String>> {
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let (mut depth, mut key) = (0_usize, None::<String>);
    let mut parser = Parser::new_from_str(head);
    for _ in 0..MOST_EVENTS {
        let Some(Ok((event, _))) = parser.next_event() else { break };
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) => depth += 1,
            Event::MappingEnd | Event::SequenceEnd => {
                depth = depth.saturating_sub(1);
                if depth == 1 {
                    key = None;
                }
            }
            Event::Scalar(value, ..) => {
                let value = clipped(&visible_line(&value), LONGEST_VALUE).into_owned();
                match (&key, depth) {
                    (None, 1) => {
                        all.entry(value.clone()).or_default();
                        key = Some(value);
                    }
                    (Some(at), _) => {
                        let values = all.entry(at.clone()).or_default();
                        if depth <= 2 && values.len() < MOST_VALUES && !value.is_empty() {
                            values.push(value);
                        }
                        if depth == 1 {
                            key = None;
                        }
                    }
                    (None, _) => {}
                }
            }
            Event::Alias(..) if depth == 1 => key = None,
            _ => {}
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_read_against_the_template() {
        let text = "---\nlicense: other\nlicense_name: llama3\nbase_model:\n- org/base\ndatasets: [squad, mine]\n\
            model-index:\n- name: x\n  results: []\n---\n# M\n\n## Uses\n\nFor support.\n\n## Bias, Risks, and \
            Limitations\n\n<!-- say it -->\n[More Information Needed]\n";
        let card = read("README.md", text);
        assert_eq!(card.licence.as_deref(), Some("llama3"));
        assert_eq!(
            (card.base, card.data),
            (vec!["org/base".to_owned()], vec!["squad".into(), "mine".into()])
        );
        assert_eq!(card.silent, [Topic::Limits]);
        let empty =
            read("README.md", "# Model\n\n## Training data\n\n- **Data:** [More Information Needed]\n");
        assert_eq!(empty.silent.len(), 5, "{empty:?}");
        assert!(!empty.has_head);
    }

    #[test]
    fn a_damaged_head_is_none() {
        let damaged = read("x", "---\n{[&a *a: \u{1b}\n---\n");
        assert_eq!(damaged.licence, None);
    }
}
