//! What the head of the safety record says: what is wanting, and what is accepted for a time.

use std::fmt::{Display, from_fn};

use crate::words::number::counted;

pub(crate) const TITLE: &str = "What is wanting";
pub(crate) const WANTING: &str = "Wanting";
pub(crate) const ALL: &str = "All";
pub(crate) const QUESTIONS: &str = "questions, each counted once";

pub(crate) fn nothing(asked: usize) -> String {
    match asked {
        0 => "Nothing is wanting: no question was asked.".to_owned(),
        1 => "Nothing is wanting in the 1 question that was asked.".to_owned(),
        _ => format!("Nothing is wanting in the {asked} questions that were asked."),
    }
}

pub(crate) fn of_weight(severity: &str, questions: usize) -> String {
    format!("{severity}: {}", self::questions(questions))
}

pub(crate) fn accepted_for_a_time(questions: usize) -> String {
    format!("Accepted for a time: {}", self::questions(questions))
}

pub(crate) fn accepted(until: impl Display, who: &str, reason: &str) -> impl Display {
    from_fn(move |to| write!(to, "accepted until {until} by {who}: {reason}"))
}

fn questions(count: usize) -> String {
    counted(count, "question", "questions")
}
