//! YAML as a list: every value under its keys, with its line. Aliases are not followed, so a bomb of them is as small as its
//! text.

use granit_parser::{Event, Parser};

/// Most events of one file.
const MOST_EVENTS: usize = 1_000_000;
/// Deepest nesting.
const DEEPEST: usize = 64;
/// Most bytes of keys and values of one file. Every value repeats the keys above it, so a small text may ask for very many.
const MOST_BYTES: usize = 64 << 20;
/// What is said of a text beyond a bound.
const TOO_MUCH: &str = "more than can be read";

/// One value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// The keys on the way; lists add none.
    pub(super) path: Vec<String>,
    pub(super) value: String,
    /// Of the value, from 1; of a block, its first line.
    pub(super) line: u32,
    /// Values of one mapping have one number, from 1.
    pub(super) group: usize,
    /// The mappings around it, the outermost first.
    pub(super) around: Vec<usize>,
}

struct Level {
    list: bool,
    key: Option<String>,
    wants_key: bool,
    group: usize,
}

/// Every value of a text. The error says why it could not be read.
pub(super) fn outline(text: &str) -> Result<Vec<Entry>, String> {
    let mut all = Vec::new();
    let mut levels: Vec<Level> = Vec::new();
    let (mut groups, mut bytes) = (0, 0_usize);
    let mut parser = Parser::new_from_str(text);
    for _ in 0..MOST_EVENTS {
        let Some(event) = parser.next_event() else { return Ok(all) };
        let (event, span) = event.map_err(|error| format!("syntax: {error}"))?;
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                let list = matches!(event, Event::SequenceStart(..));
                groups += 1;
                levels.push(Level { list, key: None, wants_key: !list, group: groups });
                if levels.len() > DEEPEST {
                    return Err("nested too deeply".to_owned());
                }
            }
            Event::MappingEnd | Event::SequenceEnd => {
                levels.pop();
                done(&mut levels);
            }
            Event::Scalar(value, ..) => {
                if key(&mut levels, &value) {
                    continue;
                }
                bytes = bytes.saturating_add(cost(&levels, &value));
                if bytes > MOST_BYTES {
                    return Err(TOO_MUCH.to_owned());
                }
                let mappings = levels.iter().filter(|level| !level.list);
                let around: Vec<usize> = mappings.map(|level| level.group).collect();
                all.push(Entry {
                    path: levels.iter().filter_map(|level| level.key.clone()).collect(),
                    value: value.to_string(),
                    line: u32::try_from(span.start.line()).unwrap_or(u32::MAX),
                    group: around.last().copied().unwrap_or(0),
                    around,
                });
                done(&mut levels);
            }
            Event::Alias(..) if !key(&mut levels, "*") => done(&mut levels),
            _ => {}
        }
    }
    Err(TOO_MUCH.to_owned())
}

/// What a value takes with the keys above it, in bytes.
fn cost(levels: &[Level], value: &str) -> usize {
    let keys = levels.iter().map(|level| level.key.as_ref().map_or(0, String::len) + size_of::<String>());
    keys.sum::<usize>() + value.len() + size_of::<Entry>()
}

/// Takes a scalar as a key, where one is due.
fn key(levels: &mut [Level], value: &str) -> bool {
    match levels.last_mut() {
        Some(level) if level.wants_key => {
            level.key = Some(value.to_owned());
            level.wants_key = false;
            true
        }
        _ => false,
    }
}

/// After a value a mapping wants a key.
fn done(levels: &mut [Level]) {
    if let Some(level) = levels.last_mut()
        && !level.list
    {
        level.wants_key = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_stands_under_its_keys() {
        let text = "on:\n  schedule:\n    - cron: '0 0 * * *'\njobs:\n  a:\n    steps:\n      - run: |\n          garak\n          ls\n";
        let all = outline(text).unwrap();
        let told: Vec<_> = all.iter().map(|one| (one.path.join("."), one.value.as_str(), one.line)).collect();
        assert_eq!(
            told,
            [
                ("on.schedule.cron".to_owned(), "0 0 * * *", 3),
                ("jobs.a.steps.run".to_owned(), "garak\nls\n", 8)
            ]
        );
    }

    #[test]
    fn hostile_text_is_refused_within_bounds() {
        assert!(outline(&"[".repeat(100_000)).is_err());
        assert!(outline("a: [\n").is_err());
        let long = "k".repeat(1 << 20);
        let told = outline(&format!("? {long}\n:\n{}", "- 1\n".repeat(100)));
        assert_eq!(told, Err(TOO_MUCH.to_owned()));
        assert_eq!(outline(&format!("? {long}\n:\n{}", "- 1\n".repeat(10))).unwrap().len(), 10);
        assert!(outline("a: &a [x]\nb: [*a, *a, *a]\n").unwrap().len() < 3);
    }
}
