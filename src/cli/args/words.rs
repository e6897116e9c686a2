//! Words on the command line that are more than any text: a status, a day, a text that may begin with a dash.

use chrono::NaiveDate;

use crate::record::Status;
use crate::words::report::review::HOW_A_DAY_IS_WRITTEN;
use crate::words::shell::answer::{DO_NOT_KNOW, READS_AS_AN_OPTION, statuses};

/// What is done about the status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StatusWord {
    /// Given.
    Set(Status),
    /// Taken back.
    Unanswered,
    /// Left alone.
    Keep,
}

impl std::str::FromStr for StatusWord {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "y" => Ok(Self::Set(Status::Yes)),
            "p" => Ok(Self::Set(Status::Partly)),
            "n" => Ok(Self::Set(Status::No)),
            "x" | "na" | "n/a" => Ok(Self::Set(Status::NotApplicable)),
            "d" | DO_NOT_KNOW | "dont-know" => Ok(Self::Set(Status::Unknown)),
            "unanswered" => Ok(Self::Unanswered),
            "keep" => Ok(Self::Keep),
            word => word.parse().map(Self::Set).map_err(|known: String| statuses(&known)),
        }
    }
}

/// A day, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day(pub(crate) Option<NaiveDate>);

/// A day as it is typed everywhere.
pub(crate) fn day(text: &str) -> Result<NaiveDate, String> {
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d");
    day.map_err(|_| HOW_A_DAY_IS_WRITTEN.to_owned())
}

pub(super) fn day_or_none(text: &str) -> Result<Day, String> {
    if text.is_empty() { Ok(Day(None)) } else { day(text).map(|day| Day(Some(day))) }
}

/// A text that may begin with a dash, as a list does. What reads as an option is none: most likely the text was forgotten.
pub(super) fn text(text: &str) -> Result<String, String> {
    let name = |name: &str| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    let is_long = text.strip_prefix("--").is_some_and(|rest| name(rest.split('=').next().unwrap_or(rest)));
    let is_short = text.strip_prefix('-').is_some_and(|rest| rest.len() == 1 && !rest.starts_with(' '));
    if is_long || is_short { Err(READS_AS_AN_OPTION.to_owned()) } else { Ok(text.to_owned()) }
}
