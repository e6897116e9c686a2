//! YAML: every scalar under its keys, and the commands of workflows, compose files and manifests.
//!
//! Events are taken one by one and aliases are not followed, so a bomb of them is as small as its text.

use std::collections::BTreeMap;

use granit_parser::{Event, Parser, ScalarStyle, Span};

use super::env;
use super::form::plain;
use super::keys::{Entry, sightings};
use crate::scan::sighting::{Found, Sighting, Spot};
use crate::scan::sources::shell::{self, Inline, Word};

/// Most events of one file.
const MOST_EVENTS: usize = 400_000;
/// Deepest nesting.
const DEEPEST: usize = 128;
/// Keys whose values are commands, in the order in which they are run as one.
const COMMANDS: [&str; 4] = ["entrypoint", "command", "cmd", "args"];
/// Keys whose values are lines of shell.
const SCRIPTS: [&str; 7] = ["run", "script", "before_script", "after_script", "shell", "install", "bash"];

/// What stands open around a value.
struct Level {
    list: bool,
    key: Option<String>,
    /// The next scalar is a key.
    wants_key: bool,
    group: usize,
}

#[derive(Default)]
struct Reading {
    levels: Vec<Level>,
    entries: Vec<Entry>,
    groups: usize,
    /// The words of commands, by mapping and by key.
    commands: BTreeMap<(usize, usize), Vec<Word>>,
    scripts: Vec<(String, Spot)>,
}

/// Reads a file of YAML.
pub(in crate::scan::sources) fn read(text: &str) -> (Found, Vec<Inline>) {
    let mut reading = Reading::default();
    let mut not_examined = None;
    let lines: Vec<&str> = text.lines().collect();
    let mut parser = Parser::new_from_str(text);
    for count in 0.. {
        let Some(event) = parser.next_event() else { break };
        match event {
            Ok((event, span)) => reading.event(&event, span, &lines),
            Err(error) => {
                let line = u32::try_from(error.marker().line()).ok();
                not_examined = Some((
                    line,
                    format!(
                        "syntax: {}",
                        crate::text::clipped(&crate::text::visible_line(&error.to_string()), 120)
                    ),
                ));
                break;
            }
        }
        if count > MOST_EVENTS || reading.levels.len() > DEEPEST {
            not_examined = Some((None, "more than can be read".to_owned()));
            break;
        }
    }
    let mut inline = Vec::new();
    let mut all = reading.named(&mut inline);
    all.extend(sightings(&reading.entries, "configuration"));
    (Found { sightings: all, not_examined }, inline)
}

impl Reading {
    fn event(&mut self, event: &Event<'_>, span: Span, lines: &[&str]) {
        match event {
            Event::MappingStart(..) => self.open(false),
            Event::SequenceStart(..) => self.open(true),
            Event::MappingEnd | Event::SequenceEnd => {
                self.levels.pop();
                self.after_value();
            }
            Event::Scalar(value, style, ..) => {
                if let Some(level) = self.levels.last_mut()
                    && level.wants_key
                {
                    level.key = Some(value.to_string());
                    level.wants_key = false;
                    return;
                }
                self.scalar(value, *style, span, lines);
                self.after_value();
            }
            Event::Alias(..) => {
                if let Some(level) = self.levels.last_mut()
                    && level.wants_key
                {
                    level.key = Some("*".to_owned());
                    level.wants_key = false;
                    return;
                }
                self.after_value();
            }
            _ => {}
        }
    }

    fn open(&mut self, list: bool) {
        self.groups += 1;
        self.levels.push(Level { list, key: None, wants_key: !list, group: self.groups });
    }

    fn after_value(&mut self) {
        if let Some(level) = self.levels.last_mut()
            && !level.list
        {
            level.wants_key = true;
        }
    }

    fn scalar(&mut self, value: &str, style: ScalarStyle, span: Span, lines: &[&str]) {
        let spot = spot(style, span, lines);
        let path: Vec<String> = self.levels.iter().filter_map(|level| level.key.clone()).collect();
        let Some(key) = path.last().map(|key| plain(key)) else { return };
        let Some(level) = self.levels.last() else { return };
        // A list belongs to the mapping around it.
        let group = if level.list {
            self.levels.iter().rev().find(|level| !level.list).map_or(level.group, |level| level.group)
        } else {
            level.group
        };
        if let Some(rank) = COMMANDS.iter().position(|command| *command == key) {
            let words = self.commands.entry((group, rank)).or_default();
            if level.list {
                words.push(Word::plain(value, spot));
            } else {
                self.scripts.push((value.to_owned(), spot));
            }
            return;
        }
        if SCRIPTS.contains(&key.as_str()) {
            self.scripts.push((value.to_owned(), spot));
            return;
        }
        if level.list
            && matches!(key.as_str(), "environment" | "env" | "build_args")
            && let Some(mut entry) = env::entry(value, 1)
        {
            entry.spot = spot;
            entry.group = group;
            self.entries.push(entry);
            return;
        }
        // `- name: MODEL_ID` and `value: …` of a manifest are one variable.
        if key == "value"
            && let Some(name) = self
                .entries
                .iter()
                .rev()
                .take(2)
                .find(|entry| entry.group == group && entry.path.last().is_some_and(|key| key == "name"))
        {
            let path = vec![name.value.clone()];
            self.entries.push(Entry { path, value: value.to_owned(), spot, group });
            return;
        }
        self.entries.push(Entry { path, value: value.to_owned(), spot, group });
    }

    /// What the commands name.
    fn named(&self, inline: &mut Vec<Inline>) -> Vec<Sighting> {
        let mut all = Vec::new();
        let mut joined: BTreeMap<usize, Vec<Word>> = BTreeMap::new();
        for ((group, _), words) in &self.commands {
            joined.entry(*group).or_default().extend(words.iter().cloned());
        }
        for words in joined.values().filter(|words| !words.is_empty()) {
            let words: Vec<Word> =
                words.iter().map(|word| shell::resolve(word.clone(), &BTreeMap::new())).collect();
            all.extend(shell::run(&words, inline));
        }
        for (text, first) in &self.scripts {
            all.extend(shell::read(text, *first, &mut BTreeMap::new(), inline));
        }
        all
    }
}

/// Where a scalar's own text begins.
fn spot(style: ScalarStyle, span: Span, lines: &[&str]) -> Spot {
    let (line, column) = (span.start.line(), span.start.col());
    match style {
        ScalarStyle::Literal | ScalarStyle::Folded => {
            let first = lines.get(line.saturating_sub(1)).copied().unwrap_or_default();
            let indent = first.chars().take_while(|c| *c == ' ').count();
            Spot::at(line, indent + 1)
        }
        ScalarStyle::Plain => Spot::at(line, column + 1),
        _ => Spot::at(line, column + 2),
    }
}
