//! What is told of releases: opened, looked at, reviewed, signed off, given up.

use std::fmt::Display;

use crate::words::number::counted;

pub(crate) const NOTHING_IN_LIST: &str = "there is nothing in this list";
pub(crate) const NOTHING_SEEN_UNCHANGED: &str =
    "nothing that you have seen here is unchanged; what has changed is looked at row by row";
pub(crate) const NOTHING_TO_REAFFIRM: &str = "nothing was left to reaffirm";
pub(crate) const NOTHING_TO_REVIEW: &str =
    "nobody else has answered anything; your own answers are for others to review";
pub(crate) const CHOICE_WAITS: &str =
    "not signed: an answer changed on both sides, and waits for your choice";

pub(crate) const NONE_SIGNED_OFF: &str = "no release was signed off yet";

pub(crate) fn tampered(version: impl Display, flaw: &str) -> String {
    format!("release {version} {flaw}; `mindgap release verify` tells more")
}

pub(crate) fn opened(version: impl Display) -> String {
    format!("release {version} is open; every answer is carried over")
}

pub(crate) fn opened_behind(version: impl Display, older: impl Display) -> String {
    format!("release {version} is open; {older}")
}

pub(crate) fn nothing_left(sign: &str) -> String {
    format!("nothing is left to look at; {sign} signs the release off")
}

pub(crate) fn nothing_keeps_it(sign: &str) -> String {
    format!("nothing keeps the release any more; {sign} signs it off")
}

pub(crate) fn still_to_look_at(why: &str) -> String {
    format!("reaffirmed, and still to look at: {why}")
}

pub(crate) fn reaffirmed(answers: usize, undo: &str) -> String {
    format!("{} reaffirmed; {undo} takes all of that back", counted(answers, "answer", "answers"))
}

pub(crate) fn given_up(version: impl Display) -> String {
    format!("release {version} is no longer open; every answer stays as it is")
}

pub(crate) fn signed(wanting: usize) -> String {
    match wanting {
        1 => "signed; one more person has to sign".to_owned(),
        wanting => format!("signed; {wanting} more people have to sign"),
    }
}

pub(crate) fn signed_off(version: impl Display, path: &str) -> String {
    format!("release {version} is signed off and kept in {path}")
}

pub(crate) fn signed_off_with(version: impl Display, path: &str, markdown: &str) -> String {
    format!("release {version} is signed off: {path} and {markdown}")
}

pub(crate) fn signed_off_without(version: impl Display, path: &str, why: &str) -> String {
    format!("release {version} is signed off: {path}; no Markdown: {why}")
}

pub(crate) fn choose_first(choose: &str) -> String {
    format!("an answer waits in two versions; {choose} chooses first")
}

pub(crate) fn ready_to_take_back(version: impl Display, key: &str) -> String {
    format!("release {version} is read; on Release, {key} asks whether it is taken back")
}

pub(crate) fn nothing_to_take_back(version: impl Display) -> String {
    format!("every answer says what it said in release {version}")
}

pub(crate) fn taken_back(version: impl Display, undo: &str) -> String {
    format!("answers and profile are as in release {version}; {undo} takes all of that back")
}

pub(crate) fn not_answered(open: &str) -> String {
    format!("nobody has answered this yet; {open} opens it")
}
