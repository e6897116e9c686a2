//! One answer, every field of it: status, what is wanting, who, evidence, then the texts in block quotes. Where two
//! versions of it wait for a choice, both stand there, with what both say told once.

use std::fmt::Write as _;

use super::super::sign::{sign, status_word};
use super::super::subject::{ByItem, Subject};
use super::escape::{code, line, link, quote};
use super::seen;
use super::wanting::gap_line;
use crate::assess::only_mentioned;
use crate::record::{Answer, AnswerKey, Apart, Evidence, EvidenceState, Versions};
use crate::words::report::record::answer as words;
use crate::words::{adopting, conflict};

pub(super) fn write(
    out: &mut String,
    subject: &Subject<'_>,
    by_item: &ByItem<'_>,
    key: &AnswerKey,
    answer: &Answer,
) {
    let _ = writeln!(out, "- {}: {} {}", words::STATUS, sign(answer.status), status_word(answer.status));
    if let Some(kept) = subject.kept(key) {
        let _ = writeln!(out, "- {}: {}", words::KEPT, kept.sentence());
    }
    let taken = answer.acceptance.as_ref().is_some_and(|taken| taken.holds_on(subject.today));
    for gap in by_item.gaps(key) {
        let word =
            if taken && gap.kind.can_be_accepted() { words::ACCEPTED_FOR_A_TIME } else { words::WANTING };
        let _ = writeln!(out, "- {word}: {}", gap_line(gap, &subject.sentence(gap)));
    }
    if let Some(asked) = subject.asked_then(key, answer) {
        let _ = writeln!(out, "- {}: {}", words::ASKED_THEN, line(asked));
    }
    let waiting = subject.record.conflicts.get(key);
    if let Some(both) = waiting {
        versions(out, subject, key, both);
    }
    // The record shows our side until somebody chooses, and that is told already.
    let own = waiting.is_none_or(|both| both.ours != *answer);
    if own {
        facts_and_people(out, subject, answer);
    }
    if only_mentioned(answer) {
        let _ = writeln!(out, "- {}: {}", adopting::ALL_EVIDENCE, adopting::ONLY_MENTIONED);
    }
    seen::of_answer(out, subject, by_item, key);
    out.push('\n');
    if own {
        texts(out, answer);
    }
}

/// Two versions that wait for a choice: what both say, then what each says by itself.
fn versions(out: &mut String, subject: &Subject<'_>, key: &AnswerKey, versions: &Versions) {
    let Apart { both, ours, theirs } = Apart::of(&versions.ours, &versions.theirs);
    let _ = writeln!(out, "- {}: {}", words::WAITS_FOR_A_CHOICE, conflict::OF_BRANCHES);
    if !both.is_empty() {
        let _ = writeln!(out, "- {}:", conflict::BOTH);
        out.push_str(&inside(&whole(subject, key, &both)));
    }
    let sides = [(conflict::OURS, &versions.ours, &ours), (conflict::THEIRS, &versions.theirs, &theirs)];
    for (title, said, own) in sides {
        if said.is_empty() {
            let _ = writeln!(out, "- {title}: {}", conflict::WITHDRAWN);
        } else {
            let (sign, status) = (sign(own.status), status_word(own.status));
            let _ = writeln!(out, "- {title}:\n  - {}: {sign} {status}", words::STATUS);
            out.push_str(&inside(&whole(subject, key, own)));
        }
    }
}

/// What a version says beside its status, every field of it.
fn whole(subject: &Subject<'_>, key: &AnswerKey, version: &Answer) -> String {
    let mut out = String::new();
    if let Some(asked) = subject.asked_then(key, version) {
        let _ = writeln!(out, "- {}: {}", words::ASKED_THEN, line(asked));
    }
    for (name, at) in [(words::STATUS_GIVEN, version.given_at), (words::FACTS_TOLD, version.facts_at)] {
        if let Some(at) = at {
            let _ = writeln!(out, "- {name}: {}", at.format(words::MOMENT));
        }
    }
    facts_and_people(&mut out, subject, version);
    if !version.extra.is_empty() {
        let extra = serde_json::to_string(&version.extra).unwrap_or_default();
        let _ = writeln!(out, "- {}: {}", words::OF_OTHER_TOOLS, line(&extra));
    }
    let mut quotes = String::new();
    texts(&mut quotes, version);
    if quotes.is_empty() { out } else { format!("{out}\n{quotes}") }
}

/// Lines as the inside of an entry of a list.
fn inside(text: &str) -> String {
    let indented = |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("  {line}\n") };
    text.lines().map(indented).collect()
}

fn texts(out: &mut String, answer: &Answer) {
    text(out, words::REASON, &answer.reason);
    text(out, words::NOTE, &answer.note);
    if let Some(plan) = &answer.plan {
        text(out, words::PLAN, &plan.what);
    }
    if let Some(acceptance) = &answer.acceptance {
        text(out, words::RISK, &acceptance.reason);
    }
    if let Some(review) = &answer.review {
        text(out, words::COMMENT_OF_THE_REVIEWER, &review.comment);
    }
}

fn facts_and_people(out: &mut String, subject: &Subject<'_>, answer: &Answer) {
    if !answer.facts.is_empty() {
        let facts: Vec<_> =
            answer.facts.iter().map(|(fact, was)| format!("{}: {}", code(fact), code(was))).collect();
        let _ = writeln!(out, "- {}: {}", words::GIVEN_WHEN, facts.join("; "));
    }
    people_and_days(out, subject, answer);
    evidence(out, subject, answer);
}

fn people_and_days(out: &mut String, subject: &Subject<'_>, answer: &Answer) {
    // Who only took a risk or wrote a note has answered nothing.
    let (said, said_by) = match answer.status {
        Some(_) => (words::ANSWERED, words::ANSWERED_BY),
        None => (words::LAST_CHANGED, words::LAST_CHANGED_BY),
    };
    if let Some(by) = &answer.by {
        let _ = write!(out, "- {said_by}: {}", line(by));
        match answer.at {
            Some(at) => writeln!(out, ", {}", at.format(words::MOMENT)),
            None => writeln!(out),
        }
        .ok();
    } else if let Some(at) = answer.at {
        let _ = writeln!(out, "- {said}: {}", at.format(words::MOMENT));
    }
    if let Some(owner) = &answer.owner {
        let _ = writeln!(out, "- {}: {}", words::OWNER, line(owner));
    }
    if let Some(by) = answer.plan.as_ref().and_then(|plan| plan.by) {
        let _ = writeln!(out, "- {}: {by}", words::PLANNED_BY);
    }
    if let Some(taken) = &answer.acceptance {
        let word =
            if taken.holds_on(subject.today) { words::ACCEPTED_UNTIL } else { words::ACCEPTANCE_ENDED };
        let _ = writeln!(out, "- {word}: {}", words::until(taken.until, &line(&taken.who)));
    }
    looked_at(out, answer);
}

/// Who reaffirmed the answer, and what a reviewer said.
fn looked_at(out: &mut String, answer: &Answer) {
    if let Some(affirmed) = &answer.affirmed {
        let (by, day) = (line(&affirmed.by), affirmed.at.date_naive());
        let release = code(affirmed.release.as_str());
        let look = words::reaffirmed(day, &by, &release, affirmed.unchanged);
        let _ = writeln!(out, "- {}: {look}", words::REAFFIRMED);
    }
    if let Some(review) = &answer.review {
        let (by, day) = (line(&review.by), review.at.date_naive());
        let said = words::reviewed(review.verdict, day, &by, answer.verdict().is_none());
        let _ = writeln!(out, "- {}: {said}", words::REVIEWED);
    }
}

fn evidence(out: &mut String, subject: &Subject<'_>, answer: &Answer) {
    if answer.evidence.is_empty() {
        return;
    }
    let _ = writeln!(out, "- {}:", words::EVIDENCE);
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
            Evidence::Commit(commit) => {
                writeln!(out, "  - {}", words::commit(&code(commit), proof))
            }
            Evidence::Observation(adopted) => {
                let (detector, path) = (code(&adopted.detector), code(adopted.path.as_str()));
                let saw = line(&adopted.saw);
                writeln!(out, "  - {}", words::observation(&detector, &path, adopted.line, proof, &saw))
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
