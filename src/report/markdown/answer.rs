//! One answer, every field of it: status, what is wanting, who, evidence, then the texts in block quotes.

use std::fmt::Write as _;

use super::super::sign::{sign, status_word};
use super::super::subject::{ByItem, Subject};
use super::escape::{code, line, link, quote};
use super::seen;
use crate::assess::{ONLY_MENTIONED, only_mentioned};
use crate::record::{Answer, AnswerKey, Evidence, EvidenceState};

pub(super) fn write(
    out: &mut String,
    subject: &Subject<'_>,
    by_item: &ByItem<'_>,
    key: &AnswerKey,
    answer: &Answer,
) {
    let _ = writeln!(out, "- Status: {} {}", sign(answer.status), status_word(answer.status));
    if let Some(kept) = subject.kept(key) {
        let _ = writeln!(out, "- Kept: {}", kept.sentence());
    }
    let taken = answer.acceptance.as_ref().is_some_and(|taken| taken.holds_on(subject.today));
    for gap in by_item.gaps(key) {
        let word = if taken && gap.kind.can_be_accepted() { "Accepted for a time" } else { "Wanting" };
        let _ = writeln!(out, "- {word}: {}", line(gap.beside_key(&subject.sentence(gap))));
    }
    if let Some(asked) = subject.asked_then(key, answer) {
        let _ = writeln!(out, "- Answered when the question was: {}", line(asked));
    }
    if let Some(versions) = subject.record.conflicts.get(key) {
        let said = |side: &Answer| {
            let by = side.by.as_deref().map(|by| format!(", by {}", line(by))).unwrap_or_default();
            format!("{} {}{by}", sign(side.status), status_word(side.status))
        };
        let (ours, theirs) = (said(&versions.ours), said(&versions.theirs));
        let _ = writeln!(out, "- Waits for a choice: one version says {ours}; the other {theirs}");
    }
    if !answer.facts.is_empty() {
        let facts: Vec<_> =
            answer.facts.iter().map(|(fact, was)| format!("{}: {}", code(fact), code(was))).collect();
        let _ = writeln!(out, "- Given when: {}", facts.join("; "));
    }
    people_and_days(out, subject, answer);
    evidence(out, subject, answer);
    if only_mentioned(answer) {
        let _ = writeln!(out, "- Evidence, all of it: {ONLY_MENTIONED}");
    }
    seen::of_answer(out, subject, by_item, key);
    out.push('\n');
    text(out, "Reason", &answer.reason);
    text(out, "Note", &answer.note);
    if let Some(plan) = &answer.plan {
        text(out, "Plan", &plan.what);
    }
    if let Some(acceptance) = &answer.acceptance {
        text(out, "Why the risk is accepted", &acceptance.reason);
    }
    if let Some(review) = &answer.review {
        text(out, "Comment of the reviewer", &review.comment);
    }
}

fn people_and_days(out: &mut String, subject: &Subject<'_>, answer: &Answer) {
    // Who only took a risk or wrote a note has answered nothing.
    let said = if answer.status.is_some() { "Answered" } else { "Last changed" };
    if let Some(by) = &answer.by {
        let _ = write!(out, "- {said} by: {}", line(by));
        match answer.at {
            Some(at) => writeln!(out, ", {}", at.format("%Y-%m-%d %H:%M UTC")),
            None => writeln!(out),
        }
        .ok();
    } else if let Some(at) = answer.at {
        let _ = writeln!(out, "- {said}: {}", at.format("%Y-%m-%d %H:%M UTC"));
    }
    if let Some(owner) = &answer.owner {
        let _ = writeln!(out, "- Owner: {}", line(owner));
    }
    if let Some(by) = answer.plan.as_ref().and_then(|plan| plan.by) {
        let _ = writeln!(out, "- Planned by: {by}");
    }
    if let Some(taken) = &answer.acceptance {
        let word = if taken.holds_on(subject.today) { "Accepted until" } else { "Acceptance ended" };
        let _ = writeln!(out, "- {word}: {}, by {}", taken.until, line(&taken.who));
    }
    looked_at(out, answer);
}

/// Who reaffirmed the answer, and what a reviewer said.
fn looked_at(out: &mut String, answer: &Answer) {
    if let Some(affirmed) = &answer.affirmed {
        let together = if affirmed.unchanged { ", with all that had not changed" } else { "" };
        let (by, day) = (line(&affirmed.by), affirmed.at.date_naive());
        let release = code(affirmed.release.as_str());
        let _ = writeln!(out, "- Reaffirmed: {day}, by {by}, for {release}{together}");
    }
    if let Some(review) = &answer.review {
        let old = if answer.verdict().is_some() { "" } else { ", before the answer was changed" };
        let (by, day) = (line(&review.by), review.at.date_naive());
        let _ = writeln!(out, "- Reviewed: {}, {day}, by {by}{old}", review.verdict);
    }
}

fn evidence(out: &mut String, subject: &Subject<'_>, answer: &Answer) {
    if answer.evidence.is_empty() {
        return;
    }
    out.push_str("- Evidence:\n");
    for evidence in &answer.evidence {
        let proof = subject.proof(evidence).sentence();
        let _ = match evidence {
            Evidence::File { path, digest } => {
                let why = match subject.observed.get(path) {
                    Some(EvidenceState::Unreadable(why)) => format!(": {}", line(why)),
                    _ => String::new(),
                };
                writeln!(out, "  - {}, {}, {proof}{why}", code(path.as_str()), code(&digest.to_string()))
            }
            Evidence::Link(url) => writeln!(out, "  - {}, {proof}", link(url)),
            Evidence::Commit(commit) => writeln!(out, "  - commit {}, {proof}", code(commit)),
            Evidence::Observation(adopted) => {
                let at = adopted.line.map(|line| format!(", line {line}")).unwrap_or_default();
                let (detector, path) = (code(&adopted.detector), code(adopted.path.as_str()));
                writeln!(out, "  - seen by {detector} in {path}{at}, {proof}: {}", line(&adopted.saw))
            }
        };
    }
}

/// A text of a person, apart from everything that the program says.
fn text(out: &mut String, title: &str, text: &str) {
    let quoted = quote(text);
    if !quoted.is_empty() {
        let _ = writeln!(out, "{title}:\n\n{quoted}");
    }
}
