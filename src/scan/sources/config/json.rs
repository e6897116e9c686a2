//! JSON, with or without comments: every text and number under its keys. Read by words, so that depth costs nothing.

use super::keys::{Entry, sightings};
use crate::scan::sighting::{Found, Lines, Sighting};
use crate::scan::sources::script::{Kind, Token, tokens};

/// Reads a file of JSON.
pub(in crate::scan::sources) fn read(text: &str) -> Found {
    let mut all = sightings(&entries(text), "configuration");
    let listed = all.iter().filter(|seen| is_listed(seen)).count();
    if listed <= CATALOGUE {
        return Found { sightings: all, not_examined: None };
    }
    all.retain(|seen| !is_listed(seen));
    let why = format!("a catalogue of {listed} models, of which it does not say that any is used");
    Found { sightings: all, not_examined: Some((None, why)) }
}

/// Most models that a file lists for use: one that lists more tells which there are.
const CATALOGUE: usize = 48;

/// Whether a model is named in a list of them.
fn is_listed(seen: &Sighting) -> bool {
    seen.call.eq_ignore_ascii_case("models")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_all_models_that_there_are_names_none_that_is_used() {
        let file = |count: usize| {
            let all: Vec<String> = (0..count).map(|at| format!("\"acme/model-{at}\"")).collect();
            format!("{{\"model_id\": \"acme/used\", \"models\": [{}]}}", all.join(","))
        };
        let few = read(&file(CATALOGUE));
        assert_eq!((few.sightings.len(), few.not_examined), (CATALOGUE + 1, None));
        let many = read(&file(CATALOGUE + 1));
        assert_eq!((many.sightings.len(), many.not_examined.is_some()), (1, true));
    }
}
