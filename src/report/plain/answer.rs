//! One answer as text: what is recorded, and what is still wanting in it.

use std::fmt::Write as _;

use super::super::proof::Proof;
use super::super::provenance;
use super::super::sign::status_word;
use super::super::subject::Subject;
use super::before::earlier;
use crate::assess::Gap;
use crate::record::{Affirmed, Answer, AnswerKey, Evidence, Kept, Observed};
use crate::text::{visible, visible_line};

/// Facts that are told one by one; a project may have a great many models.
const FACTS: usize = 5;

/// Everything that is recorded under a key, one field a line; the lines of a note are indented.
pub fn answer(subject: &Subject<'_>, key: &AnswerKey) -> String {
    let empty = Answer::default();
    let answer = subject.record.answer(key).unwrap_or(&empty);
    let mut out = format!("{key}: {}\n", status_word(answer.status));
    field(&mut out, "note", &answer.note);
    field(&mut out, "reason", &answer.reason);
    for each in &answer.evidence {
        let _ = writeln!(out, "  evidence: {}", evidence(each, subject.observed));
    }
    for (fact, was) in answer.facts.iter().take(FACTS) {
        let _ = writeln!(out, "  given when {}: {}", visible_line(fact), visible_line(was));
    }
    match answer.facts.iter().count().saturating_sub(FACTS) {
        0 => {}
        more => drop(writeln!(out, "  and {more} more facts, which the record keeps")),
    }
    field(&mut out, "owner", answer.owner.as_deref().unwrap_or_default());
    if let Some(plan) = &answer.plan {
        field(&mut out, "plan", &plan.what);
        if let Some(by) = plan.by {
            let _ = writeln!(out, "  planned by: {by}");
        }
    }
    if let Some(taken) = &answer.acceptance {
        field(&mut out, "risk accepted", &taken.reason);
        let _ = writeln!(out, "  accepted until: {} by {}", taken.until, visible_line(&taken.who));
    }
    if let Some(by) = &answer.by {
        let day = answer.at.map(|at| at.format(" on %Y-%m-%d").to_string()).unwrap_or_default();
        // Who only took a risk or wrote a note has answered nothing.
        let word = if answer.status.is_some() { "answered" } else { "last changed" };
        let _ = writeln!(out, "  {word} by: {}{day}", visible_line(by));
    }
    if let Some(Affirmed { at, by, release, unchanged }) = &answer.affirmed {
        let together = if *unchanged { ", with all that had not changed" } else { "" };
        let day = at.date_naive();
        let _ = writeln!(out, "  reaffirmed by: {} on {day} for {release}{together}", visible_line(by));
    }
    if let Some(review) = &answer.review {
        let old = if answer.verdict().is_some() { "" } else { ", before the answer was changed" };
        let (by, day) = (visible_line(&review.by), review.at.date_naive());
        let _ = writeln!(out, "  {} by: {by} on {day}{old}", review.verdict);
        field(&mut out, "comment", &review.comment);
    }
    out
}

/// One piece of evidence, and whether it still holds.
pub fn evidence(evidence: &Evidence, observed: &Observed) -> String {
    let name = evidence.to_string();
    format!("{} ({})", visible_line(&name), Proof::of(evidence, observed).sentence())
}

/// What is wanting under a key, with the next step, or that nothing is.
pub fn wanting(subject: &Subject<'_>, key: &AnswerKey) -> String {
    let mut out = String::new();
    let of_key = |gaps: &'_ [Gap]| gaps.iter().filter(|gap| gap.key == *key).cloned().collect::<Vec<_>>();
    for gap in of_key(&subject.assessment.gaps) {
        let _ = writeln!(out, "wanting: {}", visible_line(gap.beside_key(&subject.sentence(&gap))));
        let _ = writeln!(out, "  next: {}", subject.next(&gap));
    }
    for gap in of_key(&subject.assessment.accepted) {
        let _ =
            writeln!(out, "accepted for a time: {}", visible_line(gap.beside_key(&subject.sentence(&gap))));
    }
    let item = key.item_id().ok().and_then(|id| subject.checklist.item(&id));
    let earlier = item.map(|item| earlier(item, subject.record, "  ")).unwrap_or_default();
    if let Some(kept) = subject.kept(key) {
        let _ = writeln!(out, "not asked: {}", kept.sentence());
        if let Some(item) = item.filter(|_| kept == Kept::BeforeModels) {
            let keys: Vec<_> = subject.record.keys_of(item).iter().map(ToString::to_string).collect();
            let _ = writeln!(out, "  asked instead: {}", visible_line(&keys.join(", ")));
        }
    }
    if let Some(off) = subject.checklist.composition.off(key.item_str()) {
        let _ = writeln!(out, "not asked: {}; the answer is kept", visible_line(&provenance::off(off)));
    }
    if let Some(because) = item.and_then(|item| subject.hidden_by(item)) {
        let _ = writeln!(out, "not asked of this project: {}", visible_line(&because));
    } else if out.is_empty() && item.is_some() {
        out.push_str("nothing wanting here\n");
    }
    out + &earlier
}

fn field(out: &mut String, name: &str, text: &str) {
    if !text.is_empty() {
        let text = visible(text).replace('\n', "\n    ");
        let _ = writeln!(out, "  {name}: {text}");
    }
}
