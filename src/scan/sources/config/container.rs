//! Dockerfiles: what is run while building and when starting, and the variables that both see.

use std::collections::BTreeMap;

use super::env;
use super::keys::{Entry, sightings};
use crate::scan::sighting::{Found, Spot};
use crate::scan::sources::script::{Kind, tokens};
use crate::scan::sources::shell::{self, Inline, Word};

/// Reads a Dockerfile.
pub(in crate::scan::sources) fn read(text: &str) -> (Found, Vec<Inline>) {
    let (mut all, mut inline, mut variables) = (Vec::new(), Vec::new(), BTreeMap::new());
    let mut entries: Vec<Entry> = Vec::new();
    let mut entry_point: Vec<Word> = Vec::new();
    let mut image: Option<Word> = None;
    for (number, instruction) in instructions(text) {
        let (word, rest) = instruction.split_once(char::is_whitespace).unwrap_or((&instruction, ""));
        let spot = Spot::at(number, word.chars().count() + 2);
        match word.to_ascii_uppercase().as_str() {
            "ENV" | "ARG" => {
                for mut entry in variables_of(rest, number) {
                    entry.value = shell::resolve(Word::plain(&entry.value, spot), &variables).text;
                    variables.insert(entry.path.concat(), entry.value.clone());
                    entries.push(entry);
                }
            }
            "FROM" => {
                let named = rest.split_whitespace().find(|word| !word.starts_with("--")).unwrap_or_default();
                let word = shell::resolve(Word::plain(named, spot), &variables);
                entries.push(Entry {
                    path: vec!["image".to_owned()],
                    value: word.text.clone(),
                    spot,
                    group: 0,
                });
                image = Some(word);
            }
            "RUN" => all.extend(shell::read(unwrapped(rest), spot, &mut variables.clone(), &mut inline)),
            "ADD" => all.extend(shell::read(
                &format!("ADD {rest}"),
                Spot::at(number, 1),
                &mut variables.clone(),
                &mut inline,
            )),
            "ENTRYPOINT" if rest.trim_start().starts_with('[') => {
                entry_point = listed(rest, number, &variables);
            }
            "CMD" | "ENTRYPOINT" if rest.trim_start().starts_with('[') => {
                let words: Vec<Word> =
                    entry_point.drain(..).chain(listed(rest, number, &variables)).collect();
                let words = match &image {
                    Some(image) => shell::started(image, &words, &revision(&entries)),
                    None => words,
                };
                all.extend(shell::run(&words, &mut inline));
            }
            "CMD" | "ENTRYPOINT" => all.extend(shell::read(rest, spot, &mut variables.clone(), &mut inline)),
            _ => {}
        }
    }
    all.extend(shell::run(&entry_point, &mut inline));
    all.extend(sightings(&entries, "container"));
    (Found { sightings: all, not_examined: None }, inline)
}

/// The variable that a server of models takes for the revision.
fn revision(entries: &[Entry]) -> Vec<(String, Word)> {
    let own = entries.iter().filter(|entry| entry.path.concat() == "REVISION");
    own.map(|entry| ("REVISION".to_owned(), Word::plain(&entry.value, entry.spot))).collect()
}

/// Instructions with the number of their first line, continued lines and here-documents kept within.
fn instructions(text: &str) -> Vec<(usize, String)> {
    let mut all: Vec<(usize, String)> = Vec::new();
    let mut continued = false;
    let mut document: Option<String> = None;
    for (number, line) in (1..).zip(text.lines()) {
        if let Some(end) = &document {
            let over = line.trim() == end;
            append(&mut all, line);
            if over {
                document = None;
            }
            continue;
        }
        let comment = line.trim_start().starts_with('#');
        if continued {
            // A comment between continued lines is left out by the builder.
            append(&mut all, if comment { "\\" } else { line });
        } else if !comment && !line.trim().is_empty() {
            all.push((number, line.trim_start().to_owned()));
        }
        if !comment {
            continued = line.trim_end().ends_with('\\');
            document = line.split_once("<<").filter(|_| line.contains("RUN") || line.contains("COPY")).map(
                |(_, end)| {
                    let end = end.trim_start_matches('-').split_whitespace().next().unwrap_or_default();
                    end.trim_matches(['"', '\'']).to_owned()
                },
            );
            document = document.filter(|end| !end.is_empty());
        }
    }
    all
}

fn append(all: &mut [(usize, String)], line: &str) {
    if let Some((_, last)) = all.last_mut() {
        last.push('\n');
        last.push_str(line);
    }
}

/// `RUN <<EOF` holds lines of shell, not data.
fn unwrapped(rest: &str) -> &str {
    if rest.trim_start().starts_with("<<") {
        rest.split_once('\n').map_or(rest, |(_, body)| body)
    } else {
        rest
    }
}

/// `NAME=value NAME=value`, or `NAME value`.
fn variables_of(rest: &str, number: usize) -> Vec<Entry> {
    let mut all = Vec::new();
    for (more, line) in rest.split('\n').enumerate() {
        let line = line.trim().trim_end_matches('\\');
        if let Some((name, value)) =
            line.split_once(char::is_whitespace).filter(|(name, _)| !name.contains('='))
        {
            all.extend(env::entry(&format!("{name}={value}"), number + more));
            continue;
        }
        all.extend(line.split_whitespace().filter_map(|pair| env::entry(pair, number + more)));
    }
    all
}

/// The words of a JSON list.
fn listed(rest: &str, number: usize, variables: &BTreeMap<String, String>) -> Vec<Word> {
    let lines = crate::scan::sighting::Lines::new(rest);
    let word = |token: crate::scan::sources::script::Token| {
        let Kind::Text(text) = token.kind else { return None };
        let spot = lines.spot(token.offset);
        let line = usize::try_from(spot.line).unwrap_or(1) + number - 1;
        Some(shell::resolve(
            Word::plain(&text, Spot::at(line, usize::try_from(spot.column).unwrap_or(1))),
            variables,
        ))
    };
    tokens(rest).into_iter().filter_map(word).collect()
}
