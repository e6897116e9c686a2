//! What happens to the version of an answer that was not chosen: its words go into the note of the one that was.

use std::fmt::Write as _;

use chrono::{DateTime, Utc};

use super::answer::{Answer, Status};

/// How a version begins that was not chosen.
pub const SET_ASIDE_ON: &str = "Set aside on ";

/// `kept`, with everything that only `lost` says written at the end of its note.
pub fn set_aside(kept: &Answer, lost: &Answer, at: DateTime<Utc>) -> Answer {
    let words = words(kept, lost);
    if words.is_empty() {
        return kept.clone();
    }
    let by = lost.by.as_deref().unwrap_or("somebody");
    if says_so(&kept.note, &format!(", from {by}:\n{words}")) {
        return kept.clone();
    }
    let mut note = kept.note.clone();
    if !note.is_empty() {
        note.push_str("\n\n");
    }
    let _ = write!(note, "{SET_ASIDE_ON}{}, from {by}:\n{words}", at.date_naive());
    Answer { note, ..kept.clone() }
}

/// Whether a note holds these words already, from an earlier time when the same was chosen: a paragraph that begins with
/// what was set aside and ends with them.
fn says_so(note: &str, words: &str) -> bool {
    note.match_indices(words).any(|(at, _)| {
        let (before, after) = (note.get(..at), note.get(at + words.len()..));
        let line = before.unwrap_or_default().rsplit('\n').next().unwrap_or_default();
        line.starts_with(SET_ASIDE_ON)
            && after.is_some_and(|after| after.is_empty() || after.starts_with("\n\n"))
    })
}

/// What a note says that the other does not: nothing of it that stands there word for word, and nothing of what both begin
/// with.
fn unlike(kept: &str, lost: &str) -> Option<String> {
    let (stands, said): (Vec<&str>, Vec<&str>) = (kept.lines().collect(), lost.lines().collect());
    let alike = stands.iter().zip(&said).take_while(|(a, b)| a == b).count();
    let rest = said.get(alike..).unwrap_or_default();
    let blank = |line: &&&str| line.trim().is_empty();
    let rest = rest.get(rest.iter().take_while(blank).count()..).unwrap_or_default();
    let within = |part: &[&str]| part.is_empty() || stands.windows(part.len()).any(|lines| lines == part);
    (!within(rest) && !within(&said)).then(|| rest.join("\n"))
}

/// The fields of `lost` that differ from `kept`, one a line.
fn words(kept: &Answer, lost: &Answer) -> String {
    let mut lines = Vec::new();
    if lost.status != kept.status {
        lines.push(format!("status: {}", Status::word_of(lost.status)));
    }
    if lost.reason != kept.reason && !lost.reason.is_empty() {
        lines.push(format!("reason: {}", lost.reason));
    }
    if lost.owner != kept.owner {
        lines.extend(lost.owner.as_ref().map(|owner| format!("owner: {owner}")));
    }
    if lost.plan != kept.plan {
        let by = |by: Option<chrono::NaiveDate>| by.map(|by| format!(", by {by}")).unwrap_or_default();
        lines.extend(lost.plan.as_ref().map(|plan| format!("plan: {}{}", plan.what, by(plan.by))));
    }
    if lost.acceptance != kept.acceptance {
        let words = lost
            .acceptance
            .as_ref()
            .map(|a| format!("accepted by {} until {}: {}", a.who, a.until, a.reason));
        lines.extend(words);
    }
    let only_lost = lost.evidence.iter().filter(|evidence| !kept.evidence.contains(evidence));
    lines.extend(only_lost.map(|evidence| format!("evidence: {evidence}")));
    if let Some(note) = unlike(&kept.note, &lost.note) {
        lines.push(format!("note: {note}"));
    }
    if lost.affirmed != kept.affirmed {
        let words = lost.affirmed.as_ref().map(|it| format!("reaffirmed by {} for {}", it.by, it.release));
        lines.extend(words);
    }
    if lost.review != kept.review {
        let words =
            lost.review.as_ref().map(|review| (review.by.as_str(), review.verdict, review.comment.as_str()));
        lines.extend(words.map(|(by, verdict, comment)| {
            format!("review by {by}: {verdict} {comment}").trim_end().to_owned()
        }));
    }
    let facts = lost.facts.iter().filter(|(name, value)| kept.facts.get(name) != Some(value));
    lines.extend(facts.map(|(name, value)| format!("given when {name} was {value}")));
    let free = lost.extra.iter().filter(|(key, value)| kept.extra.get(*key) != Some(value));
    lines.extend(free.map(|(key, value)| format!("{key}: {value}")));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Status;

    #[test]
    fn nothing_of_the_other_version_is_lost() {
        let kept = Answer { status: Some(Status::Yes), note: "done".to_owned(), ..Answer::default() };
        let lost = Answer {
            status: Some(Status::No),
            note: "not at all".to_owned(),
            by: Some("Grace".to_owned()),
            owner: Some("Ada".to_owned()),
            ..Answer::default()
        };
        let both = set_aside(&kept, &lost, DateTime::UNIX_EPOCH);
        assert_eq!(both.status, Some(Status::Yes));
        assert_eq!(
            both.note,
            "done\n\nSet aside on 1970-01-01, from Grace:\nstatus: no\nowner: Ada\nnote: not at all"
        );
    }

    #[test]
    fn of_a_note_only_the_lines_that_are_not_there_are_added() {
        let kept = Answer { note: "begun\n\nAda looked".to_owned(), ..Answer::default() };
        let lost = Answer { note: "begun\n\nGrace too".to_owned(), by: Some("Grace".into()), ..kept.clone() };
        let both = set_aside(&kept, &lost, DateTime::UNIX_EPOCH);
        assert_eq!(both.note, "begun\n\nAda looked\n\nSet aside on 1970-01-01, from Grace:\nnote: Grace too");
        assert_eq!(set_aside(&both, &lost, DateTime::UNIX_EPOCH).note.matches("begun").count(), 1);
    }

    #[test]
    fn the_same_words_are_not_repeated() {
        let kept = Answer { note: "a".to_owned(), ..Answer::default() };
        assert_eq!(set_aside(&kept, &kept.clone(), DateTime::UNIX_EPOCH), kept);
    }

    #[test]
    fn a_choice_that_is_asked_twice_writes_the_other_version_once() {
        let by = |name: &str| Some(name.to_owned());
        let kept = Answer { status: Some(Status::Yes), note: "done".to_owned(), ..Answer::default() };
        let lost = Answer {
            status: Some(Status::No),
            by: by("Grace"),
            note: "not at all".into(),
            ..Answer::default()
        };
        let once = set_aside(&kept, &lost, DateTime::UNIX_EPOCH);
        let day = DateTime::UNIX_EPOCH + chrono::Duration::days(1);
        assert_eq!(set_aside(&once, &lost, day), once, "also on another day");
        // Whatever else somebody says is written, and so is the same from somebody else.
        for other in [
            Answer { note: "not".into(), ..lost.clone() },
            Answer { note: "not at all, really".into(), ..lost.clone() },
            Answer { by: by("Ada"), ..lost.clone() },
        ] {
            let both = set_aside(&once, &other, day);
            assert_eq!(both.note.matches("Set aside on").count(), 2, "{}", both.note);
        }
    }
}
