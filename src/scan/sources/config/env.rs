//! `.env` files and makefiles: variables that name models, and the shell lines of rules.

use std::collections::BTreeMap;

use super::keys::{Entry, sightings};
use crate::scan::sighting::{Found, Spot};
use crate::scan::sources::shell::{self, Inline};

/// `NAME=value`, one a line.
pub(in crate::scan::sources) fn read(text: &str) -> Found {
    let lines = (1..).zip(text.lines());
    let entries: Vec<Entry> = lines.filter_map(|(number, line)| entry(line, number)).collect();
    Found { sightings: sightings(&entries, "environment"), not_examined: None }
}

/// One assignment, if a line is one.
pub(super) fn entry(line: &str, number: usize) -> Option<Entry> {
    let (name, value) = line.split_once('=')?;
    let key = name.trim_start().trim_start_matches("export ").trim_end_matches([':', '?', '+', ' ']);
    if key.starts_with('#') || !key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
        return None;
    }
    let column = name.chars().count() + 2 + value.chars().take_while(|c| c.is_whitespace()).count();
    let value = value.trim();
    let quoted = ['"', '\'']
        .iter()
        .find_map(|&quote| value.strip_prefix(quote)?.split_once(quote).map(|(inner, _)| inner));
    let value = quoted.unwrap_or_else(|| value.split(" #").next().unwrap_or(value).trim());
    Some(Entry {
        path: vec![key.to_owned()],
        value: value.to_owned(),
        spot: Spot::at(number, column),
        group: 0,
    })
}

/// A makefile: assignments, and the lines of its rules as shell.
pub(in crate::scan::sources) fn makefile(text: &str) -> (Found, Vec<Inline>) {
    let (mut entries, mut rules, mut variables) = (Vec::new(), String::new(), BTreeMap::new());
    for (number, line) in (1..).zip(text.lines()) {
        // The shell reader counts lines, so each stays where it is.
        if let Some(recipe) = line.strip_prefix('\t') {
            let recipe = recipe.replace("$(", "${").replace("$$", "$");
            let open = recipe.matches("${").count() > recipe.matches('}').count();
            rules.push(' ');
            rules.push_str(&if open { recipe.replace(')', "}") } else { recipe });
        } else if let Some(entry) = entry(line, number) {
            variables.insert(entry.path.concat(), entry.value.clone());
            entries.push(entry);
        }
        rules.push('\n');
    }
    let mut inline = Vec::new();
    let mut all = sightings(&entries, "make");
    all.extend(shell::read(&rules, Spot::at(1, 1), &mut variables, &mut inline));
    (Found { sightings: all, not_examined: None }, inline)
}
