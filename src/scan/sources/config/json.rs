//! JSON, with or without comments: every text and number under its keys. Read by words, so that depth costs nothing.

use super::keys::{Entry, sightings};
use crate::scan::sighting::{Found, Lines};
use crate::scan::sources::script::{Kind, Token, tokens};

/// Reads a file of JSON.
pub(in crate::scan::sources) fn read(text: &str) -> Found {
    let entries = entries(text);
    Found { sightings: sightings(&entries, "configuration"), not_examined: None }
}

/// What stands open around a value.
struct Level {
    list: bool,
    key: Option<String>,
    group: usize,
}

/// Deepest nesting that is read.
const DEEPEST: usize = 128;

fn entries(text: &str) -> Vec<Entry> {
    let lines = Lines::new(text);
    let all = tokens(text);
    let (mut levels, mut out, mut groups, mut too_deep): (Vec<Level>, Vec<Entry>, usize, usize) =
        (Vec::new(), Vec::new(), 0, 0);
    for (at, token) in all.iter().enumerate() {
        let colon = all.get(at + 1).is_some_and(|next| next.is(":"));
        match &token.kind {
            Kind::Sign('{' | '[') if levels.len() >= DEEPEST => too_deep += 1,
            Kind::Sign('}' | ']') if too_deep > 0 => too_deep -= 1,
            _ if too_deep > 0 => {}
            Kind::Sign(sign @ ('{' | '[')) => {
                groups += 1;
                levels.push(Level { list: *sign == '[', key: None, group: groups });
            }
            Kind::Sign('}' | ']') => {
                levels.pop();
            }
            Kind::Text(key) if colon && levels.last().is_some_and(|level| !level.list) => {
                if let Some(level) = levels.last_mut() {
                    level.key = Some(key.clone());
                }
            }
            Kind::Text(value) | Kind::Word(value) | Kind::Number(value) => {
                out.extend(entry(token, value, &levels, &lines));
            }
            _ => {}
        }
    }
    out
}

fn entry(token: &Token, value: &str, levels: &[Level], lines: &Lines<'_>) -> Option<Entry> {
    let path: Vec<String> = levels.iter().filter_map(|level| level.key.clone()).collect();
    let group = levels.last()?.group;
    let column = usize::from(matches!(token.kind, Kind::Text(_)));
    (!path.is_empty()).then(|| Entry {
        path,
        value: value.to_owned(),
        spot: lines.spot(token.offset + column),
        group,
    })
}
