//! The README's tables, each made from the one place in the code that holds its facts.

use std::fmt::Write as _;

use mindgap::assess::GapKind;
use mindgap::cli::{command, exit};
use mindgap::tui::action::Action;
use mindgap::tui::keymap::{KEYMAP, Row};

/// Each table, with the name of its markers.
pub(crate) fn all() -> [(&'static str, String); 4] {
    [("commands", commands()), ("keys", keys()), ("exit codes", exit_codes()), ("gaps", gaps())]
}

fn commands() -> String {
    let mut out = String::from("| Command | What it does |\n| --- | --- |\n");
    for each in command().get_subcommands() {
        let about = each.get_about().map(ToString::to_string).unwrap_or_default();
        let _ = writeln!(out, "| `{}` | {} |", each.get_name(), cell(&about));
    }
    out
}

fn keys() -> String {
    let mut out = String::from("| Key | What it does | Where |\n| --- | --- | --- |\n");
    for rows in KEYMAP.chunk_by(|a, b| phase(a) && phase(b)) {
        let (first, last) = (&rows[0], &rows[rows.len() - 1]);
        let (keys, help) = if rows.len() > 1 {
            (format!("{} to {}", names(first), names(last)), "to the phase of that number")
        } else {
            (names(first), first.help)
        };
        let modes: Vec<_> = first.modes.iter().map(|mode| mode.title()).collect();
        let _ = writeln!(out, "| {keys} | {} | {} |", cell(help), modes.join(", "));
    }
    out
}

fn phase(row: &Row) -> bool {
    matches!(row.action, Action::Phase(_))
}

fn names(row: &Row) -> String {
    row.keys.iter().map(|key| format!("`{}`", key.name())).collect::<Vec<_>>().join(" ")
}

fn exit_codes() -> String {
    let mut out = String::from("| Code | Meaning |\n| ---: | --- |\n");
    for exit in exit::ALL {
        let _ = writeln!(out, "| {} | {} |", exit.code, cell(exit.meaning));
    }
    out
}

fn gaps() -> String {
    let mut out = String::from("| Kind | What is wanting | What to do next |\n| --- | --- | --- |\n");
    for kind in GapKind::ALL {
        let _ = writeln!(out, "| `{}` | {} | {} |", kind.word(), cell(kind.sentence()), cell(kind.next()));
    }
    out
}

/// Text that cannot end its cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
