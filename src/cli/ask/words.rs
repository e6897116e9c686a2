//! What can be typed at the prompt: one table, from which the help is made.

use std::fmt::Write as _;

use crate::record::Status;

/// What a person wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Status(Status),
    Unanswered,
    Note,
    Reason,
    Evidence,
    Drop,
    Owner,
    Plan,
    Accept,
    Project,
    Ours,
    Theirs,
    Why,
    Today,
    Wanted,
    Example,
    Findings,
    Show,
    Gaps,
    Profile,
    Go,
    Skip,
    Back,
    Undo,
    Help,
    Quit,
}

/// One row: what it does, how it may be typed, what the help says.
type Row = (Word, &'static [&'static str], &'static str);

const ROWS: &[Row] = &[
    (Word::Status(Status::Yes), &["yes", "y"], "it is done"),
    (Word::Status(Status::Partly), &["partly", "p"], "begun, with something left"),
    (Word::Status(Status::No), &["no", "n"], "not done"),
    (Word::Status(Status::NotApplicable), &["na", "x", "n/a", "not-applicable"], "does not arise here"),
    (Word::Status(Status::Unknown), &["unknown", "d"], "looked, and do not know"),
    (Word::Unanswered, &["unanswered"], "take the status back"),
    (Word::Note, &["note", "e"], "write a note; `note TEXT` for one line, `note -` clears it"),
    (Word::Reason, &["reason"], "say why it does not arise; `reason -` clears it"),
    (Word::Evidence, &["evidence", "v"], "name a file, a link or commit:SHA"),
    (Word::Drop, &["drop"], "withdraw evidence"),
    (Word::Owner, &["owner", "o"], "say who takes care of it; `owner -` clears it"),
    (Word::Plan, &["plan", "t"], "say what will be done, and by when; `plan -` withdraws it"),
    (Word::Accept, &["accept", "a"], "take the risk for a time; `accept -` withdraws that"),
    (Word::Project, &["from-project"], "say of this model what was said for the whole project before"),
    (Word::Ours, &["ours"], "where two versions wait: ours stays, theirs goes into the note"),
    (Word::Theirs, &["theirs"], "where two versions wait: theirs stays, ours goes into the note"),
    (Word::Why, &["why"], "why it matters"),
    (Word::Today, &["today"], "what to do today, step by step"),
    (Word::Wanted, &["wanted"], "what would back a yes"),
    (Word::Example, &["example"], "a good answer of an invented project"),
    (Word::Findings, &["findings"], "the research it rests on"),
    (Word::Show, &["show"], "the question and what is recorded"),
    (Word::Gaps, &["gaps", "g"], "everything that is wanting in the project"),
    (Word::Profile, &["profile"], "the facts that decide what is asked"),
    (Word::Go, &["go"], "`go ITEM` goes to another question"),
    (Word::Skip, &["skip", "next", "s", ""], "the next question; Enter does the same"),
    (Word::Back, &["back", "b"], "the question before"),
    (Word::Undo, &["undo", "u"], "take the last change back"),
    (Word::Help, &["help", "?"], "this list"),
    (Word::Quit, &["quit", "q"], "end; everything is saved"),
];

/// What a line means, and the text after its first word.
pub(super) fn parse(line: &str) -> Option<(Word, &str)> {
    let line = line.trim();
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let first = first.to_lowercase();
    let row = ROWS.iter().find(|(_, names, _)| names.contains(&first.as_str()));
    row.map(|(word, ..)| (*word, rest.trim()))
}

/// Every row.
pub(super) fn help() -> String {
    let mut out = String::new();
    for (_, names, what) in ROWS {
        let names: Vec<_> = names.iter().filter(|name| !name.is_empty()).copied().collect();
        let _ = writeln!(out, "{}: {what}", names.join(", "));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_rows_share_a_name() {
        let mut names: Vec<_> = ROWS.iter().flat_map(|(_, names, _)| names.iter()).collect();
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all);
    }

    #[test]
    fn a_line_is_a_word_and_the_rest() {
        assert_eq!(parse(" Y "), Some((Word::Status(Status::Yes), "")));
        assert_eq!(parse("note  two words"), Some((Word::Note, "two words")));
        assert_eq!(parse(""), Some((Word::Skip, "")));
        assert_eq!(parse("perhaps"), None);
    }
}
