//! Every item, phase by phase; then those that the profile hides, with the answer that hid them; then orphaned answers.

use std::fmt::Write as _;

use super::super::hidden::spared_sentence;
use super::super::provenance;
use super::super::subject::{ByItem, Subject};
use super::escape::{code, line};
use super::{answer, references, seen};
use crate::checklist::Item;
use crate::record::{Answer, AnswerKey};
use crate::words::report::record as words;
use crate::words::report::record::answer::{FOR_THE_MODEL, ITEM};

pub(super) fn write(out: &mut String, subject: &Subject<'_>, by_item: &ByItem<'_>) {
    let mut hidden = Vec::new();
    for (at, phase) in subject.checklist.phases.iter().enumerate() {
        let title = provenance::phase_title(subject.checklist, phase);
        let _ = writeln!(out, "## {}\n\n{}\n", line(&title), line(&phase.about));
        for item in subject.checklist.items().iter().filter(|item| item.phase == at) {
            match subject.hidden_by(item) {
                Some(because) => hidden.push((item, because)),
                None => asked(out, subject, by_item, item),
            }
        }
    }
    not_asked(out, subject, by_item, &hidden);
    switched_off(out, subject, by_item);
    orphaned(out, subject, by_item);
}

fn asked(out: &mut String, subject: &Subject<'_>, by_item: &ByItem<'_>, item: &Item) {
    let title = provenance::title(subject.checklist, item);
    let _ = writeln!(out, "### {}\n\n{}\n", line(&title), line(&item.question));
    let _ = write!(
        out,
        "- {ITEM}: {}, {}, {}",
        code(item.id.as_str()),
        item.severity,
        words::looked_at_again(item.review)
    );
    for origin in provenance::provenance(subject.checklist, item) {
        let _ = write!(out, "; {}", line(&origin));
    }
    out.push('\n');
    let rests: Vec<_> = item.findings.iter().map(|link| format!("{} ({})", link.id, link.link)).collect();
    let rests = if rests.is_empty() { words::DESIGN.to_owned() } else { rests.join(", ") };
    let _ = writeln!(out, "- {}: {rests}", words::RESTS_ON);
    references::of_item(out, subject, item);
    seen::besides(out, subject, by_item, item);
    let spared = subject.record.spared(item);
    if !spared.is_empty() {
        let _ = writeln!(out, "- {}: {}", words::NOT_ASKED, line(&spared_sentence(item, &spared)));
    }
    // Every question that is asked has its answer, written or not; those that are kept stand beside.
    let empty = Answer::default();
    let keys = subject.record.keys_of(item);
    let written_ones = by_item.answers(item);
    let missing = keys.iter().filter(|key| !written_ones.iter().any(|(at, _)| at == key));
    let mut answers: Vec<(&AnswerKey, &Answer)> =
        written_ones.iter().copied().chain(missing.map(|key| (key, &empty))).collect();
    // The one for the project has no name and so comes first.
    answers.sort_by_key(|(key, _)| key.model());
    written(out, subject, by_item, &answers);
}

/// Answers as they stand; those of single models are named, apart from the list that goes before.
fn written(out: &mut String, subject: &Subject<'_>, by_item: &ByItem<'_>, answers: &[(&AnswerKey, &Answer)]) {
    if answers.iter().all(|(key, _)| key.model().is_some()) {
        out.push('\n');
    }
    for (key, answer) in answers {
        if let Some(model) = key.model() {
            let _ = writeln!(out, "{FOR_THE_MODEL}{}:\n", code(model));
        }
        answer::write(out, subject, by_item, key, answer);
    }
}

fn not_asked(out: &mut String, subject: &Subject<'_>, by_item: &ByItem<'_>, hidden: &[(&Item, String)]) {
    if hidden.is_empty() {
        return;
    }
    let _ = writeln!(out, "## {}\n\n{}\n", words::NOT_ASKED_HERE, words::WHY_NOT_ASKED);
    let (with, without): (Vec<_>, Vec<_>) =
        hidden.iter().partition(|(item, _)| !by_item.answers(item).is_empty());
    for (item, because) in &without {
        let _ = writeln!(out, "- {} ({}): {}", line(&item.title), code(item.id.as_str()), line(because));
    }
    if !without.is_empty() {
        out.push('\n');
    }
    for (item, because) in with {
        let _ = writeln!(out, "### {}\n\n{}\n", line(&item.title), line(&item.question));
        let _ = writeln!(out, "- {ITEM}: {}, {}", code(item.id.as_str()), item.severity);
        let kept = words::not_asked_and_kept(&line(because));
        let _ = writeln!(out, "- {}: {kept}", words::NOT_ASKED);
        written(out, subject, by_item, by_item.answers(item));
    }
}

/// What an extension switched off, why, and the answers that are kept.
fn switched_off(out: &mut String, subject: &Subject<'_>, by_item: &ByItem<'_>) {
    let off = &subject.checklist.composition.off;
    if off.is_empty() {
        return;
    }
    let _ = writeln!(out, "## {}\n\n{}\n", words::SWITCHED_OFF, words::WHO_SWITCHED_THEM_OFF);
    for each in off {
        let item = &each.item;
        let _ = writeln!(out, "### {}\n\n{}\n", line(&item.title), line(&item.question));
        let (id, by) = (code(item.id.as_str()), code(each.by.as_str()));
        let _ = writeln!(out, "- {ITEM}: {id}, {}", item.severity);
        let _ = writeln!(out, "- {}: {}", words::switched_off_by(&by), line(&each.reason));
        let answers = by_item.answers(item);
        if !answers.is_empty() {
            let _ = writeln!(out, "- {}", words::ANSWER_IS_KEPT);
        }
        written(out, subject, by_item, answers);
    }
}

fn orphaned(out: &mut String, subject: &Subject<'_>, by_item: &ByItem<'_>) {
    let orphans: Vec<_> = subject.orphans().collect();
    if orphans.is_empty() {
        return;
    }
    let _ = writeln!(out, "## {}\n\n{}\n", words::ORPHANED, words::WHY_ORPHANED);
    for (key, answer) in orphans {
        let _ = writeln!(out, "### {}\n", code(key.as_str()));
        answer::write(out, subject, by_item, key, answer);
    }
}
