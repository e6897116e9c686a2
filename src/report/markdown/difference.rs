//! A difference as Markdown, for a pull request. No text of a person is more than text in it.

use std::fmt::Write as _;

use super::super::comparison::{
    Comparison, Edge, aside_value, model_value, profile_value, release_value, rules_value, value,
};
use super::super::moved::{Moved, held};
use super::super::sign::{sign, status_word};
use super::escape::{code, line, quote};
use super::wanting::gap_line;
use crate::assess::Gap;
use crate::diff::{AnswerChange, Deed, Field, LineChange, lines};
use crate::record::{Answer, AnswerKey};
use crate::words::report::difference as said;
use crate::words::report::difference::document as words;

/// The whole difference.
pub fn difference(comparison: &Comparison<'_>) -> String {
    let mut out = format!("# {}\n\n", words::TITLE);
    for (word, edge) in [(words::FROM, &comparison.before), (words::TO, &comparison.after)] {
        side(&mut out, word, edge);
    }
    out.push('\n');
    if comparison.is_empty() {
        let _ = writeln!(out, "{}", words::NOTHING_DIFFERS);
        return out;
    }
    regressions(&mut out, comparison);
    gaps(&mut out, comparison, words::GAPS_OPENED, &comparison.shift.opened, true);
    gaps(&mut out, comparison, words::GAPS_CLOSED, &comparison.shift.closed, false);
    answers(&mut out, comparison);
    rest(&mut out, comparison);
    out
}

fn side(out: &mut String, word: &str, edge: &Edge<'_>) {
    let judged = words::judged(&code(&edge.name), edge.day, &edge.sight());
    let _ = writeln!(out, "- {word}: {judged}");
    if let Some(warning) = edge.warning() {
        let _ = writeln!(out, "  - {}", line(&warning));
    }
}

fn name(comparison: &Comparison<'_>, key: &AnswerKey) -> String {
    match comparison.title(key) {
        Some(title) => format!("{} ({})", line(title), code(key.as_str())),
        None => code(key.as_str()),
    }
}

fn regressions(out: &mut String, comparison: &Comparison<'_>) {
    let shift = &comparison.shift;
    let (shown, asked) = (&shift.no_longer_shown, &shift.no_longer_asked);
    let lists = [(words::no_longer_shown(shown.len()), shown), (words::no_longer_asked(asked.len()), asked)];
    for (title, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
        let _ = writeln!(out, "## {title}\n");
        for regression in list {
            if let Some(item) = comparison.item(regression.position) {
                let key = AnswerKey::of(&item.id, regression.model.as_ref());
                let _ = writeln!(out, "- {}: {}", name(comparison, &key), regression.why.sentence());
            }
        }
        out.push('\n');
    }
    if !shift.now_shown.is_empty() {
        let _ = writeln!(out, "## {}\n", words::now_shown(shift.now_shown.len()));
        for item in shift.now_shown.iter().filter_map(|position| comparison.item(*position)) {
            let _ = writeln!(out, "- {}", name(comparison, &AnswerKey::item(&item.id)));
        }
        out.push('\n');
    }
}

fn gaps(out: &mut String, comparison: &Comparison<'_>, title: &str, gaps: &[Gap], open_after: bool) {
    if gaps.is_empty() {
        return;
    }
    let _ = writeln!(out, "## {title}: {}\n", gaps.len());
    for gap in gaps {
        let sentence = gap_line(gap, &comparison.sentence(gap, open_after));
        let _ = writeln!(out, "- {}, {}: {sentence}", name(comparison, &gap.key), gap.severity);
    }
    out.push('\n');
}

fn answers(out: &mut String, comparison: &Comparison<'_>) {
    for (deed, title) in [
        (Deed::Added, words::ANSWERS_ADDED),
        (Deed::Changed, words::ANSWERS_CHANGED),
        (Deed::Confirmed, words::ANSWERS_CONFIRMED),
        (Deed::Withdrawn, words::ANSWERS_WITHDRAWN),
    ] {
        let these: Vec<_> = comparison.answers().filter(|change| change.deed() == deed).collect();
        if !these.is_empty() {
            let _ = writeln!(out, "## {title}: {}\n", these.len());
        }
        for change in these {
            let _ = writeln!(out, "### {}\n", name(comparison, &change.key));
            answer(out, change);
        }
    }
}

fn answer(out: &mut String, change: &AnswerChange) {
    let status = |answer: &Option<Answer>| {
        let given = answer.as_ref().and_then(|answer| answer.status);
        format!("{} {}", sign(given), status_word(given))
    };
    for field in &change.fields {
        let [before, after] = [&change.before, &change.after].map(|side| value(*field, side.as_ref()));
        let _ = match field {
            Field::Note | Field::Reason => continue,
            Field::Status => {
                let (before, after) = (status(&change.before), status(&change.after));
                writeln!(out, "- {}: {before} → {after}", words::STATUS)
            }
            Field::Evidence => {
                let Moved { renewed, lost, gained } = Moved::of(change);
                for (before, after) in renewed {
                    let held = held(before, after).map(|(before, after)| format!(": {before} → {after}"));
                    let name = code(&before.to_string());
                    let _ =
                        writeln!(out, "- {}: {name}{}", words::EVIDENCE_CHANGED, held.unwrap_or_default());
                }
                for each in lost {
                    let _ = writeln!(out, "- {}: {}", words::EVIDENCE_LOST, code(&each.to_string()));
                }
                for each in gained {
                    let _ = writeln!(out, "- {}: {}", words::EVIDENCE_GAINED, code(&each.to_string()));
                }
                Ok(())
            }
            Field::Question if change.words_differ() => writeln!(out, "- {}", said::WORDED_ANEW),
            Field::Question => Ok(()),
            // They differ in what is not told here, such as seconds.
            _ if before == after => Ok(()),
            _ => {
                let or = |text: &str| if text.is_empty() { said::NOTHING.to_owned() } else { line(text) };
                writeln!(out, "- {field}: {} → {}", or(&before), or(&after))
            }
        };
    }
    out.push('\n');
    for field in change.fields.iter().filter(|field| matches!(field, Field::Note | Field::Reason)) {
        let [before, after] = [&change.before, &change.after].map(|side| value(*field, side.as_ref()));
        text(out, *field, &before, &after);
    }
}

/// The lines that went and those that came, each apart from what the program says.
fn text(out: &mut String, field: Field, before: &str, after: &str) {
    let all = lines(before, after);
    let pick = |wanted: fn(&LineChange<'_>) -> Option<String>| {
        quote(&all.iter().filter_map(wanted).collect::<Vec<_>>().join("\n"))
    };
    let gone = pick(|change| match change {
        LineChange::Gone(line) => Some((*line).to_owned()),
        _ => None,
    });
    let new = pick(|change| match change {
        LineChange::New(line) => Some((*line).to_owned()),
        _ => None,
    });
    for (word, quoted) in [(words::LINES_GONE, gone), (words::LINES_ADDED, new)] {
        if !quoted.is_empty() {
            let _ = writeln!(out, "{field}, {word}:\n\n{quoted}");
        }
    }
}

fn rest(out: &mut String, comparison: &Comparison<'_>) {
    let difference = &comparison.difference;
    let mut rows = Vec::new();
    for pair in &difference.conflicts {
        let word = if pair.after.is_some() { said::WAITS_FOR_A_CHOICE } else { said::WAS_CHOSEN };
        rows.push(format!("{}: {word}", name(comparison, &pair.key)));
    }
    for pair in &difference.aside {
        let (before, after) = (aside_value(pair.before.as_ref()), aside_value(pair.after.as_ref()));
        let place = code(pair.key.place());
        rows.push(format!("{}: {} → {}", words::observation(&place), line(&before), line(&after)));
    }
    for pair in &difference.models {
        let (before, after) = (model_value(pair.before.as_ref()), model_value(pair.after.as_ref()));
        let model = words::model(&code(pair.key.as_str()));
        rows.push(format!("{model}: {} → {}", line(&before), line(&after)));
    }
    for pair in &difference.profile {
        let (before, after) = (profile_value(pair.before.as_ref()), profile_value(pair.after.as_ref()));
        let fact = words::profile(&code(pair.key.as_str()));
        rows.push(format!("{fact}: {} → {}", line(&before), line(&after)));
    }
    if let Some((before, after)) = &difference.name {
        rows.push(format!("{}: {} → {}", said::NAME, line(before), line(after)));
    }
    if let Some((before, after)) = &difference.checklist {
        let (before, after) = (before.to_string(), after.to_string());
        rows.push(format!("{}: {} → {}", said::CHECKLIST, line(&before), line(&after)));
    }
    if let Some((before, after)) = &difference.release {
        let (before, after) = (release_value(before.as_ref()), release_value(after.as_ref()));
        rows.push(format!("{}: {} → {}", said::RELEASE, line(&before), line(&after)));
    }
    if let Some((before, after)) = &difference.rules {
        let (before, after) = (rules_value(before.as_ref()), rules_value(after.as_ref()));
        rows.push(format!("{}: {} → {}", said::RULES, line(&before), line(&after)));
    }
    for (word, items) in
        [(words::NEW, &comparison.questions.gained), (words::NO_LONGER_ASKED, &comparison.questions.lost)]
    {
        rows.extend(items.iter().map(|item| format!("{word}: {}", code(item.as_str()))));
    }
    rows.extend(difference.extra.iter().map(|pair| said::extra(&code(&pair.key))));
    if !rows.is_empty() {
        let _ = writeln!(out, "## {}\n", words::EVERYTHING_ELSE);
        for row in rows {
            let _ = writeln!(out, "- {row}");
        }
    }
}
