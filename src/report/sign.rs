//! The sign and the word of a status, the same in reports and on the screen. Never a sign without its word.

use crate::record::Status;
use crate::words::report::status;

/// One character, one column wide in every terminal.
pub fn sign(status: Option<Status>) -> &'static str {
    match status {
        Some(Status::Yes) => "✓",
        Some(Status::Partly) => "◐",
        Some(Status::No) => "✗",
        Some(Status::NotApplicable) => "–",
        Some(Status::Unknown) => "?",
        None => "·",
    }
}

/// The word for people.
pub fn status_word(status: Option<Status>) -> &'static str {
    match status {
        Some(Status::NotApplicable) => status::NOT_APPLICABLE,
        Some(said) => said.word(),
        None => status::UNANSWERED,
    }
}
