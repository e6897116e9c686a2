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
/// Keys whose values are the options of a program, and which program that is.
const OPTIONS: [(&str, &str); 1] = [("claude_args", "claude")];
/// Keys whose values are variables of the program that the mapping around them runs.
const ENVIRONMENTS: [&str; 2] = ["environment", "env"];

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
    /// Texts that are run as one command, by mapping.
    lines: Vec<(usize, String, Spot)>,
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
        let group = self.group().unwrap_or(level.group);
        if let Some(rank) = COMMANDS.iter().position(|command| *command == key) {
            let words = self.commands.entry((group, rank)).or_default();
            if level.list {
                words.push(Word::plain(value, spot));
            } else {
                self.lines.push((group, value.to_owned(), spot));
            }
            return;
        }
        if let Some((_, program)) = OPTIONS.iter().find(|(name, _)| *name == key) {
            let mut words = vec![Word::plain(program, spot)];
            words.extend(shell::one_command(value, spot).unwrap_or_default());
            self.commands.insert((self.groups + self.entries.len(), COMMANDS.len()), words);
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
            let group = self.environment().unwrap_or(group);
            self.entries.push(Entry { path, value: value.to_owned(), spot, group });
            return;
        }
        self.entries.push(Entry { path, value: value.to_owned(), spot, group });
    }

    /// The mapping that a value belongs to: a list, and variables, belong to the one around them.
    fn group(&self) -> Option<usize> {
        let mut levels = self.levels.iter().rev().skip_while(|level| level.list);
        let own = levels.next()?;
        let variables = |level: &&Level| {
            !level.list && level.key.as_ref().is_some_and(|key| ENVIRONMENTS.contains(&plain(key).as_str()))
        };
        Some(levels.next().filter(variables).unwrap_or(own).group)
    }

    /// The mapping around a list of variables, whose member is open.
    fn environment(&self) -> Option<usize> {
        let mut levels = self.levels.iter().rev().skip(1);
        levels.next().filter(|level| level.list)?;
        let around = levels.next()?;
        let key = plain(around.key.as_deref()?);
        ENVIRONMENTS.contains(&key.as_str()).then_some(around.group)
    }

    /// A command as it is run in the image that stands beside it.
    fn contained(&self, group: usize, words: Vec<Word>) -> Vec<Word> {
        let key = |entry: &Entry| entry.path.last().cloned().unwrap_or_default();
        let beside = || self.entries.iter().filter(|entry| entry.group == group);
        let Some(image) = beside().find(|entry| key(entry) == "image") else { return words };
        let word = |entry: &Entry| shell::resolve(Word::plain(&entry.value, entry.spot), &BTreeMap::new());
        let environment: Vec<(String, Word)> = beside()
            .filter(|entry| matches!(key(entry).as_str(), "REVISION"))
            .map(|entry| (key(entry), word(entry)))
            .collect();
        shell::started(&word(image), &words, &environment)
    }

    /// What the commands name.
    fn named(&self, inline: &mut Vec<Inline>) -> Vec<Sighting> {
        let mut all = Vec::new();
        let mut joined: BTreeMap<usize, Vec<Word>> = BTreeMap::new();
        for ((group, _), words) in &self.commands {
            joined.entry(*group).or_default().extend(words.iter().cloned());
        }
        for (group, words) in joined.into_iter().filter(|(_, words)| !words.is_empty()) {
            let words: Vec<Word> =
                words.into_iter().map(|word| shell::resolve(word, &BTreeMap::new())).collect();
            all.extend(shell::run(&self.contained(group, words), inline));
        }
        for (group, text, first) in &self.lines {
            match shell::one_command(text, *first) {
                Some(words) if words.iter().all(|word| !word.text.contains('\n')) => {
                    all.extend(shell::run(&self.contained(*group, words), inline));
                }
                _ => all.extend(shell::read(text, *first, &mut BTreeMap::new(), inline)),
            }
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
