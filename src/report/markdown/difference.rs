//! A difference as Markdown, for a pull request. No text of a person is more than text in it.

use std::fmt::Write as _;

use super::super::comparison::{
    Comparison, Edge, aside_value, model_value, profile_value, release_value, rules_value, value,
};
use super::super::sign::{sign, status_word};
use super::escape::{code, line, quote};
use crate::assess::Gap;
use crate::diff::{AnswerChange, Deed, Field, LineChange, lines};
use crate::record::{Answer, AnswerKey};

/// The whole difference.
pub fn difference(comparison: &Comparison<'_>) -> String {
    let mut out = String::from("# AI safety record: what changed\n\n");
    for (word, edge) in [("From", &comparison.before), ("To", &comparison.after)] {
        side(&mut out, word, edge);
    }
    out.push('\n');
    if comparison.is_empty() {
        out.push_str("There is no difference.\n");
        return out;
    }
    regressions(&mut out, comparison);
    gaps(&mut out, comparison, "Gaps opened", &comparison.shift.opened, true);
    gaps(&mut out, comparison, "Gaps closed", &comparison.shift.closed, false);
    answers(&mut out, comparison);
    rest(&mut out, comparison);
    out
}

fn side(out: &mut String, word: &str, edge: &Edge<'_>) {
    let _ =
        writeln!(out, "- {word}: {}, judged as of {}; {}", code(&edge.name), edge.day, edge.sight.sentence());
}

fn name(comparison: &Comparison<'_>, key: &AnswerKey) -> String {
    match comparison.title(key) {
        Some(title) => format!("{} ({})", line(title), code(key.as_str())),
        None => code(key.as_str()),
    }
}

fn regressions(out: &mut String, comparison: &Comparison<'_>) {
    let shift = &comparison.shift;
    if !shift.no_longer_shown.is_empty() {
        let _ = writeln!(out, "## Shown before, and no longer: {}\n", shift.no_longer_shown.len());
        for regression in &shift.no_longer_shown {
            if let Some(item) = comparison.item(regression.position) {
                let key = AnswerKey::of(&item.id, regression.model.as_ref());
                let _ = writeln!(out, "- {}: {}", name(comparison, &key), regression.why.sentence());
            }
        }
        out.push('\n');
    }
    if !shift.now_shown.is_empty() {
        let _ = writeln!(out, "## Shown now, and not before: {}\n", shift.now_shown.len());
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
        let sentence = line(gap.beside_key(&comparison.sentence(gap, open_after)));
        let _ = writeln!(out, "- {}, {}: {sentence}", name(comparison, &gap.key), gap.severity);
    }
    out.push('\n');
}

fn answers(out: &mut String, comparison: &Comparison<'_>) {
    for (deed, title) in [
        (Deed::Added, "Answers added"),
        (Deed::Changed, "Answers changed"),
        (Deed::Confirmed, "Answers confirmed"),
        (Deed::Withdrawn, "Answers withdrawn"),
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
    let said = |answer: &Option<Answer>| {
        let status = answer.as_ref().and_then(|answer| answer.status);
        format!("{} {}", sign(status), status_word(status))
    };
    for field in &change.fields {
        let [before, after] = [&change.before, &change.after].map(|side| value(*field, side.as_ref()));
        let _ = match field {
            Field::Note | Field::Reason => continue,
            Field::Status => {
                writeln!(out, "- status: {} → {}", said(&change.before), said(&change.after))
            }
            Field::Evidence => {
                for each in change.lost() {
                    let _ = writeln!(out, "- evidence lost: {}", code(&each.to_string()));
                }
                for each in change.gained() {
                    let _ = writeln!(out, "- evidence gained: {}", code(&each.to_string()));
                }
                Ok(())
            }
            Field::Question if change.words_differ() => writeln!(out, "- the question is worded anew"),
            Field::Question => Ok(()),
            _ => {
                let or = |text: &str| if text.is_empty() { "nothing".to_owned() } else { line(text) };
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
    for (word, quoted) in [("lines gone", gone), ("lines added", new)] {
        if !quoted.is_empty() {
            let _ = writeln!(out, "{field}, {word}:\n\n{quoted}");
        }
    }
}

fn rest(out: &mut String, comparison: &Comparison<'_>) {
    let difference = &comparison.difference;
    let mut rows = Vec::new();
    for pair in &difference.conflicts {
        let word =
            if pair.after.is_some() { "waits for a choice between two versions" } else { "was chosen" };
        rows.push(format!("{}: {word}", name(comparison, &pair.key)));
    }
    for pair in &difference.aside {
        let (before, after) = (aside_value(pair.before.as_ref()), aside_value(pair.after.as_ref()));
        let place = code(&format!("{}:{}", pair.key.detector(), pair.key.path()));
        rows.push(format!("observation, {place}: {} → {}", line(&before), line(&after)));
    }
    for pair in &difference.models {
        let (before, after) = (model_value(pair.before.as_ref()), model_value(pair.after.as_ref()));
        rows.push(format!("model {}: {} → {}", code(pair.key.as_str()), line(&before), line(&after)));
    }
    for pair in &difference.profile {
        let (before, after) = (profile_value(pair.before.as_ref()), profile_value(pair.after.as_ref()));
        rows.push(format!("profile, {}: {} → {}", code(pair.key.as_str()), line(&before), line(&after)));
    }
    if let Some((before, after)) = &difference.name {
        rows.push(format!("name: {} → {}", line(before), line(after)));
    }
    if let Some((before, after)) = &difference.checklist {
        let (before, after) = (before.to_string(), after.to_string());
        rows.push(format!("checklist: {} → {}", line(&before), line(&after)));
    }
    if let Some((before, after)) = &difference.release {
        let (before, after) = (release_value(before.as_ref()), release_value(after.as_ref()));
        rows.push(format!("release: {} → {}", line(&before), line(&after)));
    }
    if let Some((before, after)) = &difference.rules {
        let (before, after) = (rules_value(before.as_ref()), rules_value(after.as_ref()));
        rows.push(format!("rules of sign-off: {} → {}", line(&before), line(&after)));
    }
    for (word, items) in
        [("new", &comparison.questions.gained), ("no longer asked", &comparison.questions.lost)]
    {
        rows.extend(items.iter().map(|item| format!("{word}: {}", code(item.as_str()))));
    }
    rows.extend(difference.extra.iter().map(|pair| format!("extra {}: changed", code(&pair.key))));
    if !rows.is_empty() {
        let _ = writeln!(out, "## Everything else\n");
        for row in rows {
            let _ = writeln!(out, "- {row}");
        }
    }
}
