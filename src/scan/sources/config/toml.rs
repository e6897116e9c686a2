//! TOML: every text and truth under its keys, with its place.

use toml::de::{DeTable, DeValue};

use super::keys::{Entry, sightings};
use crate::scan::sighting::{Found, Lines};

/// Reads a file of TOML.
pub(in crate::scan::sources) fn read(text: &str) -> Found {
    let lines = Lines::new(text);
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut entries = Vec::new();
    let mut groups = 0;
    // Tables wait on a list, not on the stack.
    let mut open: Vec<(Vec<String>, &DeTable<'_>)> = vec![(Vec::new(), table.get_ref())];
    while let Some((path, table)) = open.pop() {
        groups += 1;
        for (key, value) in table {
            let path: Vec<String> = path.iter().cloned().chain([key.get_ref().to_string()]).collect();
            let mut values = vec![value];
            while let Some(value) = values.pop() {
                let scalar = match value.get_ref() {
                    DeValue::String(text) => text.to_string(),
                    DeValue::Boolean(flag) => flag.to_string(),
                    DeValue::Array(all) => {
                        values.extend(all.iter().rev());
                        continue;
                    }
                    DeValue::Table(inner) => {
                        if path.len() < 64 {
                            open.push((path.clone(), inner));
                        }
                        continue;
                    }
                    _ => continue,
                };
                let spot = lines
                    .spot(value.span().start + usize::from(matches!(value.get_ref(), DeValue::String(_))));
                entries.push(Entry { path: path.clone(), value: scalar, spot, group: groups });
            }
        }
    }
    entries.sort_by_key(|entry| entry.spot);
    let not_examined = errors.first().map(|error| {
        let line = error.span().map(|span| lines.spot(span.start).line);
        (line, format!("syntax: {}", error.message()))
    });
    Found { sightings: sightings(&entries, "configuration"), not_examined }
}
