//! All commands of a text, and of the texts that it hands to another shell.

use std::collections::BTreeMap;

use super::command::{Aside, sightings};
use super::words::{Inline, Word, commands, resolve};
use crate::scan::sighting::{Found, Sighting, Spot};

/// Most shells inside one another.
const DEEPEST: usize = 4;

/// Reads a script that begins there. `variables` are set outside it, and by it; Python in it is put aside.
pub(in crate::scan::sources) fn read(
    text: &str,
    first: Spot,
    variables: &mut BTreeMap<String, String>,
    inline: &mut Vec<Inline>,
) -> Vec<Sighting> {
    deep(text, first, variables, inline, 0)
}

fn deep(
    text: &str,
    first: Spot,
    variables: &mut BTreeMap<String, String>,
    inline: &mut Vec<Inline>,
    depth: usize,
) -> Vec<Sighting> {
    let mut all = Vec::new();
    for command in commands(text, first) {
        let words: Vec<Word> = command.into_iter().map(|word| resolve(word, variables)).collect();
        let words = assigned(words, variables);
        all.extend(one(&words, inline, depth));
    }
    all
}

/// The words of a text, if it is one command.
pub(in crate::scan::sources) fn one_command(text: &str, first: Spot) -> Option<Vec<Word>> {
    let mut all = commands(text, first);
    let words = all.pop().filter(|_| all.is_empty())?;
    Some(words.into_iter().map(|word| resolve(word, &BTreeMap::new())).collect())
}

/// One command whose words are known.
pub(in crate::scan::sources) fn run(words: &[Word], inline: &mut Vec<Inline>) -> Vec<Sighting> {
    one(words, inline, 0)
}

fn one(words: &[Word], inline: &mut Vec<Inline>, depth: usize) -> Vec<Sighting> {
    let mut aside = Aside::default();
    let mut all = sightings(words, &mut aside);
    inline.extend(aside.python);
    for Inline { text, spot } in aside.shell {
        if depth < DEEPEST {
            all.extend(deep(&text, spot, &mut BTreeMap::new(), inline, depth + 1));
        }
    }
    all
}

/// A whole file of shell.
pub(in crate::scan::sources) fn read_file(text: &str) -> (Found, Vec<Inline>) {
    let mut inline = Vec::new();
    let sightings = read(text, Spot::at(1, 1), &mut BTreeMap::new(), &mut inline);
    (Found { sightings, not_examined: None }, inline)
}

/// Takes `NAME=value` off the front of a command, and remembers it.
fn assigned(mut words: Vec<Word>, variables: &mut BTreeMap<String, String>) -> Vec<Word> {
    let mut taken = 0;
    for word in &words {
        if matches!(word.text.as_str(), "export" | "local" | "readonly" | "declare") {
            taken += 1;
            continue;
        }
        let Some((name, value)) = word.text.split_once('=') else { break };
        let plain = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        if !plain {
            break;
        }
        if word.open {
            variables.remove(name);
        } else if variables.len() < 1_000 {
            variables.insert(name.to_owned(), value.to_owned());
        }
        taken += 1;
    }
    words.drain(..taken.min(words.len()));
    words
}
