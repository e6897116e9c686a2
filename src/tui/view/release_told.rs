//! What is told of the chosen row of the release: why it is to be looked at again, what changed since, the old answer,
//! and facts about haste.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::answer;
use crate::assess::{Entry, Reason};
use crate::record::AnswerKey;
use crate::store::releases::{Kept, State};
use crate::tui::action::Action;
use crate::tui::deed::Shelf;
use crate::tui::keymap::{Mode, name_in, name_of};
use crate::tui::model::{Model, ReleaseList, Scanning};
use crate::tui::wrap::wrap;

/// The heading of the pane.
pub(super) fn title(model: &Model) -> &'static str {
    match (model.work.record.release.is_some(), model.place.release.list) {
        (false, _) => "Releases so far",
        (true, ReleaseList::Queue) => "Why, and what was answered",
        (true, ReleaseList::Review) => "What was answered",
    }
}

/// Everything that is told.
pub(super) fn rows(model: &Model, columns: usize) -> Vec<Line<'static>> {
    let mut rows = tampered(model, columns);
    if model.work.record.release.is_none() {
        rows.extend(so_far(model, columns));
        return rows;
    }
    let chosen = model.place.release.chosen;
    let entry = model.releases.queue.entries.get(chosen);
    let (position, key) = match (model.place.release.list, entry) {
        (ReleaseList::Queue, Some(entry)) => {
            rows.extend(why(model, entry, columns));
            (entry.position, entry.key.clone())
        }
        (ReleaseList::Queue, None) => {
            rows.extend(at_the_end(model, columns));
            return rows;
        }
        (ReleaseList::Review, _) => {
            let Some((at, key)) = model.releases.review.get(chosen) else { return rows };
            (*at, key.clone())
        }
    };
    rows.extend(of_item(model, position, &key, columns));
    rows
}

/// Releases that are not what was signed off; nothing is more urgent.
fn tampered(model: &Model, columns: usize) -> Vec<Line<'static>> {
    let shelf = model.releases.shelf.iter();
    let tampered = shelf.flat_map(Shelf::tampered);
    let text = tampered.map(|(version, flaw)| format!("Release {version} {}.", flaw.sentence()));
    text.flat_map(|text| wrap(&[Span::styled(text, model.theme.alarm())], columns, 2)).collect()
}

/// Each reason in a sentence, with what is known of before and after.
fn why(model: &Model, entry: &Entry, columns: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
    let mut rows = Vec::new();
    let mut pair = |before: String, after: String| {
        for (name, text) in [("  before  ", before), ("  now     ", after)] {
            rows.extend(wrap(&[Span::styled(name, theme.heading()), Span::raw(text)], columns, 10));
        }
    };
    for reason in &entry.reasons {
        match reason {
            Reason::QuestionChanged { before, after } => {
                let unknown = "its words are not kept: no earlier release has them";
                pair(before.clone().unwrap_or_else(|| unknown.to_owned()), after.clone());
            }
            Reason::EvidenceChanged { path, before, after } => {
                pair(format!("{path} {}", before.short()), format!("{path} {}", after.short()));
            }
            Reason::EvidenceMissing { path, before } => {
                pair(
                    format!("{path} {}", before.short()),
                    "gone, unreadable or outside the project".to_owned(),
                );
            }
            _ => {}
        }
    }
    let sentences = entry.reasons.iter().map(|reason| match reason {
        Reason::QuestionChanged { .. } => "the question has changed".to_owned(),
        Reason::EvidenceChanged { path, .. } => format!("{path} has changed"),
        other => other.sentence(),
    });
    let mut all = Vec::new();
    for (sentence, reason) in sentences.zip(&entry.reasons) {
        all.extend(wrap(&[Span::styled(format!("Why: {sentence}."), theme.strong())], columns, 5));
        all.extend(next(reason).into_iter().flat_map(|text| wrap(&[Span::raw(text)], columns, 5)));
    }
    all.extend(rows);
    all
}

/// Which key changes a reason that only a scan finds.
fn next(reason: &Reason) -> Option<String> {
    let open = name_in(Mode::Release, Action::Open);
    let there = |action| name_in(Mode::Items, action);
    let (evidence, seen) = (there(Action::EditEvidence), there(Action::ShowSeen));
    Some(match reason {
        Reason::Contradicted(_) => {
            format!("  {open} opens the item; {seen} there shows the place, and sets it aside for a time.")
        }
        Reason::NotSeen(_) => format!(
            "  {open} opens the item; {evidence} there withdraws it, {seen} adopts something else that is seen."
        ),
        Reason::SeenOtherwise(_) => {
            let holds = name_in(Mode::Release, Action::Reaffirm);
            format!(
                "  {holds} takes what is seen there now, if that is one thing; {open} opens the item, where {evidence} \
                 withdraws it and {seen} adopts what is seen."
            )
        }
        _ => return None,
    })
}

/// What is not known of the project, where it was not scanned to the end.
pub(super) fn not_scanned(model: &Model) -> Option<&'static str> {
    let cut = model.work.scanned.as_ref().map(|scanned| scanned.scan().cut.is_some());
    match (cut, &model.scanning) {
        (Some(false), _) => None,
        (Some(true), _) => {
            Some("The scan did not look everywhere: what else the project contradicts is not told.")
        }
        (None, Scanning::Running { .. }) => {
            Some("The scan has not ended: what the project contradicts is not told yet.")
        }
        (None, _) => Some("Without a scan: what the project contradicts is not told."),
    }
}

/// The question, the old answer, and what looks as if nobody had looked.
fn of_item(model: &Model, position: usize, key: &AnswerKey, columns: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
    let question = model.work.item(position).map_or("", |item| &item.question);
    let mut rows = wrap(&[Span::styled("Asked  ", theme.heading()), Span::raw(question)], columns, 7);
    match model.work.record.answer(key) {
        Some(answer) => rows.extend(answer::of_answer(model, answer, columns, usize::MAX)),
        None => rows.push(Line::styled("not answered yet", theme.quiet())),
    }
    for fact in model.releases.haste.iter().filter(|fact| fact.keys.contains(key)) {
        let text = format!("Worth a look: {}.", fact.sentence);
        rows.extend(wrap(&[Span::styled(text, theme.quiet())], columns, 2));
    }
    rows
}

/// Nothing is left in the queue: who has signed, what keeps the sign-off, and facts about haste.
fn at_the_end(model: &Model, columns: usize) -> Vec<Line<'static>> {
    let mut rows = signatures(model, columns);
    let blockers = &model.releases.blockers;
    let open = blockers.gaps.len() + blockers.sent_back.len();
    let threshold = model.work.record.rules().threshold;
    let sign = name_of(Action::SignOff);
    let text = match open {
        0 => format!("No gap at or above {threshold} is open. {sign} signs the release off."),
        1 => format!("One thing at or above {threshold} keeps it from being signed off; {sign} shows it."),
        _ => {
            format!("{open} things at or above {threshold} keep it from being signed off; {sign} lists them.")
        }
    };
    rows.extend(wrap(&[Span::raw(text)], columns, 0));
    let unseen = not_scanned(model).into_iter();
    rows.extend(unseen.flat_map(|text| wrap(&[Span::styled(text, model.theme.notice())], columns, 0)));
    rows.extend(haste(model, columns));
    rows
}

/// Who has signed, and whether that still counts.
pub(super) fn signatures(model: &Model, columns: usize) -> Vec<Line<'static>> {
    let Some(release) = &model.work.record.release else { return Vec::new() };
    let mut rows = Vec::new();
    for signature in &release.signed {
        let counts = if Some(signature.of) == model.releases.stand {
            ""
        } else {
            "; answers have changed since, so it no longer counts"
        };
        let text = format!(
            "Signed by {} as {} on {}{counts}",
            signature.by,
            signature.role,
            signature.at.date_naive()
        );
        rows.extend(wrap(&[Span::raw(text)], columns, 2));
    }
    rows
}

/// Everything that looks as if nobody had looked.
pub(super) fn haste(model: &Model, columns: usize) -> Vec<Line<'static>> {
    let all = model.releases.haste.iter();
    let text = all.map(|fact| format!("Worth a look: {}.", fact.sentence));
    text.flat_map(|text| wrap(&[Span::styled(text, model.theme.quiet())], columns, 2)).collect()
}

/// The releases that were signed off, the latest first.
fn so_far(model: &Model, columns: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
    let Some(shelf) = &model.releases.shelf else {
        return vec![Line::styled("being looked at", theme.quiet())];
    };
    let mut rows: Vec<Line<'static>> =
        shelf.kept.iter().rev().flat_map(|kept| kept_in_a_row(model, kept, columns)).collect();
    if rows.is_empty() {
        rows.push(Line::styled("No release was signed off yet.", theme.quiet()));
    }
    let text = "Opening a release carries every answer over and lists what needs another look. Signing it off keeps \
                a frozen copy that is never changed again.";
    rows.push(Line::default());
    rows.extend(wrap(&[Span::styled(text, theme.quiet())], columns, 0));
    rows
}

fn kept_in_a_row(model: &Model, kept: &Kept, columns: usize) -> Vec<Line<'static>> {
    let (text, style) = match &kept.state {
        State::Tampered(_) => ("not what was signed off".to_owned(), model.theme.alarm()),
        State::Intact(end) => {
            let last = end.release.signed.last();
            let who = last.map(|last| format!("{}, {}: ", last.at.date_naive(), last.by)).unwrap_or_default();
            let counts = &end.counts;
            let text = format!(
                "{who}said {}, shown {} of {}, {} gaps",
                counts.said, counts.shown, counts.applicable, counts.gaps
            );
            (text, Style::new())
        }
    };
    let name = format!("{}  ", kept.version);
    wrap(&[Span::styled(name, model.theme.strong()), Span::styled(text, style)], columns, 2)
}
