//! Words on the command line that are more than any text: a status, a day, a text that may begin with a dash.

use std::ffi::{OsStr, OsString};

use chrono::NaiveDate;
use clap::Command;
use clap::builder::{StringValueParser, TypedValueParser};

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

/// What stands before a text that was given behind a `=`. No argument of a program can hold it.
const MEANT: &str = "\0";

/// A text that may begin with a dash, as a list does. What is an option of the same command is none, unless it stands behind
/// a `=`: most likely the text was forgotten.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text;

impl TypedValueParser for Text {
    type Value = String;
    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        let text = StringValueParser::new().parse_ref(command, arg, value)?;
        if let Some(meant) = text.strip_prefix(MEANT) {
            return Ok(meant.to_owned());
        }
        let text = text.replace(MEANT, "");
        let forgotten = is_option(command, &text);
        let said = move |text: &str| if forgotten { Err(READS_AS_AN_OPTION) } else { Ok(text.to_owned()) };
        said.parse_ref(command, arg, OsStr::new(&text))
    }
}

/// Whether a command has an option that is written so.
fn is_option(command: &Command, text: &str) -> bool {
    let Some(name) = text.strip_prefix('-') else { return false };
    let mut args = command.get_arguments();
    match name.strip_prefix('-') {
        Some("") => true,
        Some(long) => args.any(|arg| arg.get_long() == Some(long.split('=').next().unwrap_or(long))),
        None => args.any(|arg| arg.get_short().is_some_and(|short| name.chars().eq([short]))),
    }
}

/// The arguments of the program, with every text marked that stands behind a `=`: such a text is no forgotten one.
pub(in crate::cli) fn marked(whole: &Command, args: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let (mut command, mut is_over) = (whole, false);
    let mark = |arg: OsString| {
        is_over |= arg == "--";
        if let Some(sub) = command.find_subcommand(&arg) {
            command = sub;
        }
        let option = arg.to_str().and_then(|arg| arg.strip_prefix("--")?.split_once('='));
        let takes_text = |name: &str| {
            command
                .get_arguments()
                .any(|arg| arg.get_long() == Some(name) && arg.is_allow_hyphen_values_set())
        };
        match option {
            Some((name, text)) if !is_over && text.starts_with('-') && takes_text(name) => {
                OsString::from(format!("--{name}={MEANT}{text}"))
            }
            _ => arg,
        }
    };
    args.map(mark).collect()
}
