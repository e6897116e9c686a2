//! What can be typed at the prompt: one table, from which the help is made.

use std::fmt::Write as _;

use crate::record::Status;
use crate::words::shell::ask::typed;

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
    (Word::Status(Status::Yes), &["yes", "y"], typed::YES),
    (Word::Status(Status::Partly), &["partly", "p"], typed::PARTLY),
    (Word::Status(Status::No), &["no", "n"], typed::NO),
    (Word::Status(Status::NotApplicable), &["na", "x", "n/a", "not-applicable"], typed::NOT_APPLICABLE),
    (Word::Status(Status::Unknown), &["unknown", "d"], typed::UNKNOWN),
    (Word::Unanswered, &["unanswered"], typed::UNANSWERED),
    (Word::Note, &["note", "e"], typed::NOTE),
    (Word::Reason, &["reason"], typed::REASON),
    (Word::Evidence, &["evidence", "v"], typed::EVIDENCE),
    (Word::Drop, &["drop"], typed::DROP),
    (Word::Owner, &["owner", "o"], typed::OWNER),
    (Word::Plan, &["plan", "t"], typed::PLAN),
    (Word::Accept, &["accept", "a"], typed::ACCEPT),
    (Word::Project, &["from-project"], typed::FROM_PROJECT),
    (Word::Ours, &["ours", "mine"], typed::OURS),
    (Word::Theirs, &["theirs"], typed::THEIRS),
    (Word::Why, &["why"], typed::WHY),
    (Word::Today, &["today"], typed::TODAY),
    (Word::Wanted, &["wanted"], typed::WANTED),
    (Word::Example, &["example"], typed::EXAMPLE),
    (Word::Findings, &["findings"], typed::FINDINGS),
    (Word::Show, &["show"], typed::SHOW),
    (Word::Gaps, &["gaps", "g"], typed::GAPS),
    (Word::Profile, &["profile"], typed::PROFILE),
    (Word::Go, &["go"], typed::GO),
    (Word::Skip, &["skip", "next", "s", ""], typed::SKIP),
    (Word::Back, &["back", "b"], typed::BACK),
    (Word::Undo, &["undo", "u"], typed::UNDO),
    (Word::Help, &["help", "?"], typed::HELP),
    (Word::Quit, &["quit", "q"], typed::QUIT),
];

/// What a line means, and the text after its first word.
pub(super) fn parse(line: &str) -> Option<(Word, &str)> {
    let line = line.trim();
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let first = first.to_lowercase();
    let row = ROWS.iter().find(|(_, names, _)| names.contains(&first.as_str()));
    row.map(|(word, ..)| (*word, rest.trim()))
}

/// Whether a text is one of the words that can be typed, and nothing else.
pub(super) fn is_command(text: &str) -> bool {
    !text.is_empty() && ROWS.iter().any(|(_, names, _)| names.contains(&text.to_lowercase().as_str()))
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
