//! `check` as the annotations of a GitHub workflow: one command a line, escaped as such commands demand.
//!
//! GitHub shows a few of each level only, so the heaviest come first; the log has all of them.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::aside::aside_words;
use super::beside::Beside;
use super::plain;
use super::subject::Subject;
use crate::assess::{About, Gap, Unasked};
use crate::checklist::Severity;
use crate::scan::Seen;
use crate::store::releases::State;
use crate::text::visible_line;
use crate::words::report::{check as check_words, question as words};

/// Where the files are that annotations point at.
#[derive(Debug, Clone, Copy)]
pub struct Places<'a> {
    /// The record's path as the workflow sees it.
    pub record: &'a str,
    /// The folder of the releases, likewise.
    pub releases: &'a str,
    /// The record's text, for the lines of its answers.
    pub text: &'a str,
}

/// Gaps and tampered releases as annotations, then one sentence on the threshold.
pub fn check(subject: &Subject<'_>, fail_on: Severity, beside: &Beside<'_>, places: &Places<'_>) -> String {
    let mut out = String::new();
    for kept in beside.tampered() {
        if let State::Tampered(flaw) = &kept.state {
            let title = words::release(&kept.version);
            let file = format!("{}/{}.json", places.releases, kept.version);
            line(&mut out, "error", &file, None, &title, &flaw.sentence());
        }
    }
    let lines = lines(places.text);
    for gap in &subject.assessment.gaps {
        let level = if gap.severity >= fail_on { "error" } else { "warning" };
        let message = words::wanting(gap.severity, &subject.sentence(gap), &subject.next(gap));
        line(&mut out, level, places.record, lines.get(gap.key.as_str()), &title(gap), &message);
    }
    let seen = beside.scan.map_or(&[][..], |scan| scan.observations.as_slice());
    let mut against: Vec<_> = subject.contradictions(seen).collect();
    // Place by place, as a reader of the code meets them.
    against.sort_by_key(|(_, one)| *one);
    for (item, one) in against {
        let saw = said(&one.place, &one.saw);
        line(&mut out, "warning", &one.place.path, at(&one.place).as_ref(), item.id.as_str(), &saw);
    }
    for Unasked { about, item, one } in subject.unasked() {
        let message = match &about {
            About::NoModel => check_words::asked_of_none_here(&one.saw),
            About::NotInUse(model) => check_words::nothing_asked_here(model, &one.saw),
            About::OfAnotherKind(model) => check_words::asked_of_another_kind_here(model, &one.saw),
        };
        let message = said(&one.place, &message);
        line(&mut out, "warning", &one.place.path, at(&one.place).as_ref(), item.id.as_str(), &message);
    }
    for (one, said) in subject.laid_aside(seen) {
        let message = self::said(&one.place, &format!("{}: {}", aside_words(said), one.saw));
        line(&mut out, "notice", &one.place.path, at(&one.place).as_ref(), one.detector.word(), &message);
    }
    for fact in beside.haste {
        line(&mut out, "notice", places.record, None, fact.kind.word(), &fact.sentence);
    }
    let _ = writeln!(out, "{}", plain::verdict_with(subject, fail_on, beside));
    out
}

/// The line of the file. That of a notebook is counted within its cell, and is none of its file.
fn at(place: &Seen) -> Option<usize> {
    place.line.filter(|_| place.cell.is_none()).map(|line| line as usize)
}

/// What is said of a place, with the place before it where the file has no such line.
fn said(place: &Seen, what: &str) -> String {
    if place.cell.is_some() { format!("{}: {what}", place.named()) } else { what.to_owned() }
}

fn title(gap: &Gap) -> String {
    format!("{} {}", gap.key, gap.kind)
}

/// One workflow command.
fn line(out: &mut String, level: &str, file: &str, at: Option<&usize>, title: &str, message: &str) {
    let at = at.map(|at| format!(",line={at}")).unwrap_or_default();
    let (file, title) = (property(file), property(title));
    let _ = writeln!(out, "::{level} file={file}{at},title={title}::{}", data(message));
}

/// A message as GitHub's runner unescapes it.
fn data(text: &str) -> String {
    visible_line(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, in which two more characters are special.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// The line of each answer in the record's text, from 1.
fn lines(text: &str) -> HashMap<String, usize> {
    let mut lines = HashMap::new();
    for (at, line) in text.lines().enumerate() {
        let key = line.strip_prefix("    \"").and_then(|rest| rest.strip_suffix("\": {"));
        let key = key.and_then(|key| serde_json::from_str::<String>(&format!("\"{key}\"")).ok());
        if let Some(key) = key {
            lines.entry(key).or_insert(at + 1);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_message_or_a_title_becomes_a_command() {
        let mut out = String::new();
        line(&mut out, "error", "a,b:c.json", Some(&7), "t::x", "100 %\n::stop-commands::x\u{1b}[2J");
        assert_eq!(
            out,
            "::error file=a%2Cb%3Ac.json,line=7,title=t%3A%3Ax::100 %25 ::stop-commands::x\u{fffd}[2J\n"
        );
    }

    #[test]
    fn an_answer_is_found_by_its_line() {
        let text = "{\n  \"answers\": {\n    \"a\": {\n    },\n    \"b@\\\"m\": {\n      \"note\": \"x\"\n    }\n  }\n}\n";
        let lines = lines(text);
        assert_eq!((lines["a"], lines["b@\"m"]), (3, 5));
    }
}
