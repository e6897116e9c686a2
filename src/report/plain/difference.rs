//! A difference as text for people: what is no longer shown first, then gaps, answers, and everything else.

use std::fmt::Write as _;

use super::super::comparison::{
    Comparison, Edge, aside_value, model_value, profile_value, release_value, rules_value, value,
};
use super::super::moved::{Moved, held};
use crate::assess::Gap;
use crate::diff::{AnswerChange, Deed, Field, LineChange, lines};
use crate::record::AnswerKey;
use crate::text::{visible, visible_line};
use crate::words::report::difference as said;
use crate::words::report::difference::listing as words;

/// The whole difference.
pub fn difference(comparison: &Comparison<'_>) -> String {
    let mut out = String::new();
    for (word, side) in [(words::FROM, &comparison.before), (words::TO, &comparison.after)] {
        let _ = writeln!(out, "{word} {}", edge(side));
    }
    for warning in [&comparison.before, &comparison.after].into_iter().filter_map(Edge::warning) {
        let _ = writeln!(out, "{}", visible_line(&warning));
    }
    if comparison.is_empty() {
        let _ = writeln!(out, "\n{}", words::NO_DIFFERENCE);
        return out;
    }
    regressions(&mut out, comparison);
    gaps(&mut out, comparison);
    answers(&mut out, comparison);
    rest(&mut out, comparison);
    out
}

fn edge(edge: &Edge<'_>) -> String {
    words::judged(&visible_line(&edge.name), edge.day, &edge.sight())
}

fn regressions(out: &mut String, comparison: &Comparison<'_>) {
    let shift = &comparison.shift;
    let (shown, asked) = (&shift.no_longer_shown, &shift.no_longer_asked);
    let lists = [(words::no_longer_shown(shown.len()), shown), (words::no_longer_asked(asked.len()), asked)];
    for (title, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
        let _ = writeln!(out, "\n{title}");
        for regression in list {
            if let Some(item) = comparison.item(regression.position) {
                let key = AnswerKey::of(&item.id, regression.model.as_ref());
                let _ = writeln!(out, "  {key}: {}", regression.why.sentence());
            }
        }
    }
    if !shift.now_shown.is_empty() {
        let _ = writeln!(out, "\n{}", words::now_shown(shift.now_shown.len()));
    }
    for item in shift.now_shown.iter().filter_map(|position| comparison.item(*position)) {
        let _ = writeln!(out, "  {}", item.id);
    }
}

fn gaps(out: &mut String, comparison: &Comparison<'_>) {
    let mut list = |title: &str, gaps: &[Gap], open_after: bool| {
        if !gaps.is_empty() {
            let _ = writeln!(out, "\n{title}: {}", gaps.len());
        }
        for gap in gaps {
            let sentence = comparison.sentence(gap, open_after);
            let sentence = gap.beside_key(&sentence);
            let _ = writeln!(out, "  {:<9} {}: {}", gap.severity, gap.key, visible_line(sentence));
        }
    };
    list(words::GAPS_OPENED, &comparison.shift.opened, true);
    list(words::GAPS_CLOSED, &comparison.shift.closed, false);
}

fn answers(out: &mut String, comparison: &Comparison<'_>) {
    for deed in [Deed::Added, Deed::Changed, Deed::Confirmed, Deed::Withdrawn] {
        let these: Vec<_> = comparison.answers().filter(|change| change.deed() == deed).collect();
        if !these.is_empty() {
            let _ = writeln!(out, "\n{}", words::answers(deed, these.len()));
        }
        for change in these {
            answer(out, change);
        }
    }
}

/// One answer with its fields, before and after.
pub(super) fn answer(out: &mut String, change: &AnswerChange) {
    let _ = writeln!(out, "  {}", change.key);
    for field in &change.fields {
        let [before, after] = [&change.before, &change.after].map(|side| value(*field, side.as_ref()));
        match field {
            Field::Note | Field::Reason => text(out, *field, &before, &after),
            Field::Evidence => evidence(out, change),
            Field::Question if change.words_differ() => {
                let _ = writeln!(out, "    {}", said::WORDED_ANEW);
            }
            Field::Question => {}
            // They differ in what is not told here, such as seconds.
            _ if before == after => {}
            _ => {
                let or = |text: String| if text.is_empty() { said::NOTHING.to_owned() } else { text };
                let (before, after) = (or(before), or(after));
                let _ = writeln!(out, "    {field}: {} -> {}", visible_line(&before), visible_line(&after));
            }
        }
    }
}

/// What became of the evidence of an answer, one piece a line.
pub(super) fn evidence(out: &mut String, change: &AnswerChange) {
    let Moved { renewed, lost, gained } = Moved::of(change);
    for (before, after) in renewed {
        let held = held(before, after).map(|(before, after)| format!(": {before} -> {after}"));
        let name = before.to_string();
        let held = held.unwrap_or_default();
        let _ = writeln!(out, "    ~ {} {}{held}", words::EVIDENCE, visible_line(&name));
    }
    for each in lost {
        let _ = writeln!(out, "    - {} {}", words::EVIDENCE, visible_line(&each.to_string()));
    }
    for each in gained {
        let _ = writeln!(out, "    + {} {}", words::EVIDENCE, visible_line(&each.to_string()));
    }
}

fn text(out: &mut String, field: Field, before: &str, after: &str) {
    let _ = writeln!(out, "    {field}:");
    for change in lines(&visible(before), &visible(after)) {
        let _ = match change {
            LineChange::Same(line) => writeln!(out, "        {line}"),
            LineChange::Gone(line) => writeln!(out, "      - {line}"),
            LineChange::New(line) => writeln!(out, "      + {line}"),
        };
    }
}

fn rest(out: &mut String, comparison: &Comparison<'_>) {
    let difference = &comparison.difference;
    for pair in &difference.conflicts {
        let word = if pair.after.is_some() { said::WAITS_FOR_A_CHOICE } else { said::WAS_CHOSEN };
        let _ = writeln!(out, "\n{}: {word}", pair.key);
    }
    if !difference.aside.is_empty() {
        let _ = writeln!(out, "\n{}: {}", words::OBSERVATIONS, difference.aside.len());
    }
    for pair in &difference.aside {
        let (before, after) = (aside_value(pair.before.as_ref()), aside_value(pair.after.as_ref()));
        let _ = writeln!(out, "  {}: {before} -> {after}", visible_line(pair.key.place()));
    }
    if !difference.models.is_empty() {
        let _ = writeln!(out, "\n{}: {}", words::MODELS, difference.models.len());
    }
    for pair in &difference.models {
        let (before, after) = (model_value(pair.before.as_ref()), model_value(pair.after.as_ref()));
        let _ = writeln!(out, "  {}: {} -> {}", pair.key, visible_line(&before), visible_line(&after));
    }
    if !difference.profile.is_empty() {
        let _ = writeln!(out, "\n{}: {}", words::PROFILE, difference.profile.len());
    }
    for pair in &difference.profile {
        let (before, after) = (profile_value(pair.before.as_ref()), profile_value(pair.after.as_ref()));
        let _ = writeln!(out, "  {}: {before} -> {after}", pair.key);
    }
    if let Some((before, after)) = &difference.name {
        let _ = writeln!(out, "\n{}: {} -> {}", said::NAME, visible_line(before), visible_line(after));
    }
    if let Some((before, after)) = &difference.checklist {
        let (before, after) = (before.to_string(), after.to_string());
        let _ = writeln!(out, "\n{}: {} -> {}", said::CHECKLIST, visible_line(&before), visible_line(&after));
    }
    if let Some((before, after)) = &difference.release {
        let (before, after) = (release_value(before.as_ref()), release_value(after.as_ref()));
        let _ = writeln!(out, "\n{}: {before} -> {after}", said::RELEASE);
    }
    if let Some((before, after)) = &difference.rules {
        let (before, after) = (rules_value(before.as_ref()), rules_value(after.as_ref()));
        let _ = writeln!(out, "\n{}: {before} -> {after}", said::RULES);
    }
    for (sign, items) in [('+', &comparison.questions.gained), ('-', &comparison.questions.lost)] {
        for item in items {
            let _ = writeln!(out, "  {sign} {item}");
        }
    }
    for pair in &difference.extra {
        let _ = writeln!(out, "\n{}", said::extra(&visible_line(&pair.key)));
    }
}
