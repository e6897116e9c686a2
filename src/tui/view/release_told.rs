//! What is told of the chosen row of the release: why it is to be looked at again, what changed since, the old answer,
//! and facts about haste.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::answer;
use crate::assess::{Entry, Reason};
use crate::record::AnswerKey;
use crate::report::plain::missing;
use crate::store::releases::{Kept, State};
use crate::tui::action::Action;
use crate::tui::deed::Shelf;
use crate::tui::keymap::{Mode, name_in, name_of};
use crate::tui::model::{Model, ReleaseList, Scanning};
use crate::tui::wrap::wrap;
use crate::words::answer::NOT_YET;
use crate::words::release as words;

/// The heading of the pane.
pub(super) fn title(model: &Model) -> &'static str {
    match (model.work.record.release.is_some(), model.place.release.list) {
        (false, _) => words::SO_FAR,
        (true, ReleaseList::Queue) => words::WHY_AND_WHAT,
        (true, ReleaseList::Review) => words::WHAT_WAS_ANSWERED,
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
    let text = tampered.map(|(version, flaw)| words::tampered(version, &flaw.sentence()));
    let text = text.chain(broken(model).map(|why| words::would_refuse(&name_of(Action::SignOff), why)));
    text.flat_map(|text| wrap(&[Span::styled(text, model.theme.alarm())], columns, 2)).collect()
}

/// Why a sign-off of the open release is refused whatever is answered.
fn broken(model: &Model) -> Option<&str> {
    model.releases.shelf.as_ref()?.broken.as_deref()
}

/// Each reason in a sentence, with what is known of before and after.
fn why(model: &Model, entry: &Entry, columns: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
    let mut rows = Vec::new();
    let mut pair = |before: String, after: String| {
        for (name, text) in [(words::BEFORE, before), (words::NOW, after)] {
            let name = format!("  {name:<8}");
            rows.extend(wrap(&[Span::styled(name, theme.heading()), Span::raw(text)], columns, 10));
        }
    };
    for reason in &entry.reasons {
        match reason {
            Reason::QuestionChanged { before, after } => {
                let unknown = || words::QUESTION_NOT_KEPT.to_owned();
                pair(before.clone().unwrap_or_else(unknown), after.clone());
            }
            Reason::EvidenceChanged { path, before, after } => {
                pair(format!("{path} {}", before.short()), format!("{path} {}", after.short()));
            }
            Reason::EvidenceMissing { path, before } => {
                pair(format!("{path} {}", before.short()), words::GONE.to_owned());
            }
            _ => {}
        }
    }
    let sentences = entry.reasons.iter().map(|reason| match reason {
        Reason::QuestionChanged { .. } => words::QUESTION_CHANGED.to_owned(),
        Reason::EvidenceChanged { path, .. } => words::file_changed(path),
        other => other.sentence(),
    });
    let mut all = Vec::new();
    for (sentence, reason) in sentences.zip(&entry.reasons) {
        all.extend(wrap(&[Span::styled(words::why(&sentence), theme.strong())], columns, 5));
        all.extend(
            next(reason).into_iter().flat_map(|text| wrap(&[Span::raw(format!("  {text}"))], columns, 5)),
        );
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
        Reason::Contradicted(_) => words::next_of_contradicted(&open, &seen),
        Reason::NotSeen(_) => words::next_of_not_seen(&open, &evidence, &seen),
        Reason::SeenOtherwise(_) => {
            let holds = name_in(Mode::Release, Action::Reaffirm);
            words::next_of_seen_otherwise(&holds, &open, &evidence, &seen)
        }
        _ => return None,
    })
}

/// What is not known of the project, where it was not scanned to the end.
pub(super) fn not_scanned(model: &Model) -> Option<&'static str> {
    let cut = model.work.scanned.as_ref().map(|scanned| scanned.scan().cut.is_some());
    match (cut, &model.scanning) {
        (Some(false), _) => None,
        (Some(true), _) => Some(words::SCAN_WAS_CUT),
        (None, Scanning::Running { .. }) => Some(words::SCAN_RUNS),
        (None, _) => Some(words::WITHOUT_A_SCAN),
    }
}

/// The question, the old answer, and what looks as if nobody had looked.
fn of_item(model: &Model, position: usize, key: &AnswerKey, columns: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
    let question = model.work.item(position).map_or("", |item| &item.question);
    let mut rows = wrap(
        &[Span::styled(format!("{}  ", words::ASKED), theme.heading()), Span::raw(question)],
        columns,
        7,
    );
    match model.work.record.answer(key) {
        Some(answer) => rows.extend(answer::of_answer(model, answer, columns, usize::MAX)),
        None => rows.push(Line::styled(NOT_YET, theme.quiet())),
    }
    for fact in model.releases.haste.iter().filter(|fact| fact.keys.contains(key)) {
        let text = words::worth_a_look(&fact.sentence);
        rows.extend(wrap(&[Span::styled(text, theme.quiet())], columns, 2));
    }
    rows
}

/// Nothing is left in the queue: who has signed, what keeps the sign-off, and facts about haste.
fn at_the_end(model: &Model, columns: usize) -> Vec<Line<'static>> {
    let mut rows = signatures(model, columns);
    let blockers = &model.releases.blockers;
    let open = blockers.keys().len();
    let threshold = model.work.record.rules().threshold;
    let sign = name_of(Action::SignOff);
    let text = match open {
        0 if broken(model).is_some() => words::REFUSED_AS_IT_WAS_EDITED.to_owned(),
        0 => words::nothing_keeps_it(threshold, &sign),
        _ => words::kept_from_signing(open, threshold, &sign),
    };
    rows.extend(wrap(&[Span::raw(text)], columns, 0));
    let release = model.work.record.release.as_ref().zip(model.releases.stand);
    let missing =
        release.and_then(|(release, stand)| missing(release, stand, model.work.record.rules(), &sign));
    rows.extend(missing.into_iter().flat_map(|text| wrap(&[Span::raw(text)], columns, 2)));
    let unseen = not_scanned(model).into_iter();
    rows.extend(unseen.flat_map(|text| wrap(&[Span::styled(text, model.theme.notice())], columns, 0)));
    rows.extend(haste(model, columns));
    rows
}

/// In a few words, whatever row is chosen: what keeps the sign-off, or whose signature is missing.
pub(super) fn on_the_way(model: &Model) -> Option<String> {
    let release = model.work.record.release.as_ref()?;
    let sign = name_of(Action::SignOff);
    match model.releases.blockers.keys().len() {
        0 if broken(model).is_some() => Some(words::refused(&sign)),
        0 => {
            let (stand, rules) = (model.releases.stand?, model.work.record.rules());
            let wanting = release.wanting(stand, rules);
            (wanting > 0).then(|| words::yet_to_sign(wanting, release.next_role(stand), &sign))
        }
        things => Some(words::kept_back(things, &sign)),
    }
}

/// Who has signed, and whether that still counts.
pub(super) fn signatures(model: &Model, columns: usize) -> Vec<Line<'static>> {
    let Some(release) = &model.work.record.release else { return Vec::new() };
    let mut rows = Vec::new();
    for signature in release.signatures() {
        let day = signature.at.date_naive();
        let text = if Some(signature.of) == model.releases.stand {
            words::signed(&signature.by, signature.role, day)
        } else {
            words::signed_before_changes(&signature.by, signature.role, day)
        };
        rows.extend(wrap(&[Span::raw(text)], columns, 2));
    }
    rows
}

/// Everything that looks as if nobody had looked.
pub(super) fn haste(model: &Model, columns: usize) -> Vec<Line<'static>> {
    let all = model.releases.haste.iter();
    let text = all.map(|fact| words::worth_a_look(&fact.sentence));
    text.flat_map(|text| wrap(&[Span::styled(text, model.theme.quiet())], columns, 2)).collect()
}

/// The releases that were signed off, the latest first.
fn so_far(model: &Model, columns: usize) -> Vec<Line<'static>> {
    let theme = model.theme;
    let Some(shelf) = &model.releases.shelf else {
        return vec![Line::styled(words::BEING_LOOKED_AT, theme.quiet())];
    };
    let mut rows: Vec<Line<'static>> =
        shelf.kept.iter().rev().flat_map(|kept| kept_in_a_row(model, kept, columns)).collect();
    if rows.is_empty() {
        rows.push(Line::styled(words::NONE_YET, theme.quiet()));
    }
    rows.push(Line::default());
    rows.extend(wrap(&[Span::styled(words::WHAT_OPENING_DOES, theme.quiet())], columns, 0));
    rows
}

fn kept_in_a_row(model: &Model, kept: &Kept, columns: usize) -> Vec<Line<'static>> {
    let (text, style) = match &kept.state {
        State::Tampered(_) => (words::TAMPERED.to_owned(), model.theme.alarm()),
        State::Intact(end) => {
            let last = end.release.signed.last();
            let who = last.map(|last| format!("{}, {}: ", last.at.date_naive(), last.by)).unwrap_or_default();
            let counts = &end.counts;
            let counts = words::counts(counts.said, counts.shown, counts.applicable, counts.gaps);
            (format!("{who}{counts}"), Style::new())
        }
    };
    let name = format!("{}  ", kept.version);
    wrap(&[Span::styled(name, model.theme.strong()), Span::styled(text, style)], columns, 2)
}
