//! What is read from an exported record that came back, and what a line of it is to an answer.

use super::super::plain::{list_value, plain};
use crate::record::AnswerKey;
use crate::words::report::record::answer as words;

/// How a comment may begin within a block quote.
const COMMENT: &str = "review:";

/// Everything that was read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// The answers, in the order in which they stand.
    pub answers: Vec<ReadAnswer>,
    /// What a reviewer wrote beside them.
    pub comments: Vec<Comment>,
    /// Lines that mean nothing here, with their numbers from 1.
    pub strange: Vec<(usize, String)>,
    /// Lines that only the export writes and that somebody changed, with their numbers from 1.
    pub changed: Vec<(usize, String)>,
    /// Whether the document may have been written of the record as it is today.
    pub is_of_today: bool,
}

/// One answer as the document has it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ReadAnswer {
    /// Of which item and model; none only while it is being read.
    pub key: Option<AnswerKey>,
    /// The line on which it begins, from 1.
    pub line: usize,
    /// The word for its status, as it stands there.
    pub status: String,
    /// Who takes care of it.
    pub owner: String,
    /// The day of the plan, as it stands there.
    pub planned_by: String,
    /// The day and the name of the acceptance, as they stand there.
    pub accepted: String,
    /// Who answered and when, as it stands there.
    pub answered: String,
    /// The lines about evidence.
    pub evidence: Vec<String>,
    /// Why it does not apply.
    pub reason: String,
    /// The note.
    pub note: String,
    /// What will be done.
    pub plan: String,
    /// Why the risk is bearable.
    pub risk: String,
    /// What is quoted of a reviewer who gave a verdict, with the numbers of the lines.
    pub verdict: Vec<(usize, String)>,
    /// What both versions of it say, where they wait for a choice, with the numbers of the lines.
    pub versions: Vec<(usize, String)>,
}

impl ReadAnswer {
    /// Whether a line is one of the fields, which is then taken.
    pub(super) fn take(&mut self, line: &str) -> bool {
        let slots = [
            (words::STATUS, &mut self.status),
            (words::OWNER, &mut self.owner),
            (words::PLANNED_BY, &mut self.planned_by),
            (words::ACCEPTED_UNTIL, &mut self.accepted),
            (words::ANSWERED_BY, &mut self.answered),
        ];
        for (name, slot) in slots {
            if let Some(value) = list_value(line, name) {
                *slot = plain(value);
                return true;
            }
        }
        if let Some(value) = list_value(line, words::ACCEPTANCE_ENDED) {
            self.accepted = plain(value);
        } else if let Some(value) = list_value(line, words::LAST_CHANGED_BY) {
            self.answered = plain(value);
        } else {
            return false;
        }
        true
    }
}

/// Something a reviewer wrote beside an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Comment {
    /// Beside which; none for the document.
    pub key: Option<AnswerKey>,
    /// Its line, from 1.
    pub line: usize,
    /// What was written.
    pub text: String,
}

/// What a quoted line says that begins as a comment.
pub fn comment_of(text: &str) -> Option<&str> {
    let begins = text.get(..COMMENT.len()).is_some_and(|start| start.eq_ignore_ascii_case(COMMENT));
    text.get(COMMENT.len()..).filter(|_| begins).map(str::trim)
}
