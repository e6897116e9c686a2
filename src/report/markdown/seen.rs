//! What a scan saw, as a chapter of the record: what was looked at and what was not, the models, the model files; and for
//! each item what bears on it, what is set aside behind the rest. The decisions themselves have a chapter of their own.

use std::fmt::Write as _;

use super::super::aside::lapsed_words;
use super::super::looked::looked;
use super::super::subject::{Borne, ByItem, Subject};
use super::escape::{code, line};
use crate::assess::Heed;
use crate::checklist::Item;
use crate::record::AnswerKey;
use crate::scan::files::FileResult;
use crate::scan::{Bearing, Model, Observation, Part, Scan, Seen};
use crate::words::report::record::seen as words;
use crate::words::report::scan::KNOWN_NAMES;

/// Places that are named for one model.
const PLACES: usize = 3;
/// Observations of one bearing that are named under one answer; those that contradict are all named.
const NAMED: usize = 10;

/// The chapter; where nobody looked, nothing.
pub(super) fn write(out: &mut String, subject: &Subject<'_>) {
    let Some(scan) = subject.scan else { return };
    let _ = writeln!(out, "## {}\n", words::TITLE);
    counts(out, subject, scan);
    models(out, scan);
    files(out, scan);
}

fn counts(out: &mut String, subject: &Subject<'_>, scan: &Scan) {
    let looked = looked(&scan.inventory.scope);
    let _ = writeln!(out, "{}\n", words::looked_at(&looked));
    if let Some(cut) = scan.cut {
        let _ = writeln!(out, "- {}: {}", words::NOT_ALL_LOOKED_AT, cut.says());
    }
    let counted = words::seen_and_opened(scan.counted.seen, scan.counted.opened);
    let _ = writeln!(out, "- {}: {counted}", words::FILES_SEEN);
    for (why, count) in &scan.counted.skipped {
        let _ = writeln!(out, "- {}: {count}", words::skipped(&line(why)));
    }
    let missed = scan.not_examined();
    let _ = writeln!(out, "- {}: {}", words::NOT_EXAMINED, missed.len());
    for one in &missed {
        let at = one.line.map(|line| format!(", {}", words::in_line(line))).unwrap_or_default();
        let _ = writeln!(out, "  - {}{at}: {}", code(&one.path), line(&one.why));
    }
    for bearing in Bearing::ALL {
        let all = || scan.observations.iter().filter(|one| one.bearing == *bearing);
        let aside = all().filter(|one| matches!(subject.decisions().heed(one), Heed::SetAside(_))).count();
        let own = all().filter(|one| one.part == Part::Product).count();
        let elsewhere = all().count() - own;
        if own + elsewhere > 0 {
            let _ = writeln!(out, "- {}", words::observations(bearing, own, elsewhere, aside));
        }
    }
    out.push('\n');
}

fn models(out: &mut String, scan: &Scan) {
    let (own, others): (Vec<&Model>, Vec<&Model>) =
        scan.inventory.models.iter().partition(|model| model.counts());
    let _ = writeln!(out, "### {}\n", words::models_of_the_product(own.len()));
    table(out, &own);
    if !others.is_empty() {
        let _ = writeln!(out, "### {}\n", words::models_elsewhere(others.len()));
        table(out, &others);
    }
}

fn table(out: &mut String, models: &[&Model]) {
    if models.is_empty() {
        return;
    }
    let heads =
        [words::MODEL, words::FROM, words::REVISION, words::PIN, words::LICENCE, words::WHERE].join(" | ");
    let _ = writeln!(out, "| {heads} |");
    out.push_str("| --- | --- | --- | --- | --- | --- |\n");
    for model in models {
        let written = model.places.first().and_then(|place| place.expression.as_deref()).unwrap_or_default();
        let id = match &model.id {
            Some(id) => cell(id),
            None => format!("*{}* {}", words::KNOWN_ONLY_WHEN_IT_RUNS, cell(written)),
        };
        let or = |text: &Option<String>, none: &str| text.as_deref().map_or_else(|| none.to_owned(), cell);
        let revision = or(&model.revision, words::NO_REVISION);
        let _ = writeln!(
            out,
            "| {id} | {} | {revision} | {} | {} | {} |",
            model.hub,
            model.pin,
            or(&model.licence, words::LICENCE_NOT_STATED),
            places(model)
        );
    }
    out.push('\n');
}

/// A text in a cell of a table: a bar would end a span of code there.
fn cell(text: &str) -> String {
    if text.contains('|') { line(text) } else { code(text) }
}

fn places(model: &Model) -> String {
    let named = model.places.iter().map(|place| words::place(&cell(&place.path), place.cell, place.line));
    let files = model.files.iter().map(|file| cell(&file.path));
    let all: Vec<_> = named.chain(files).collect();
    let more = all.len().saturating_sub(PLACES);
    let mut text = all.iter().take(PLACES).map(String::as_str).collect::<Vec<_>>().join("; ");
    if more > 0 {
        let _ = write!(text, "; {}", words::and_more_places(more));
    }
    text
}

fn files(out: &mut String, scan: &Scan) {
    let _ = writeln!(out, "### {}\n", words::model_files(scan.files.len()));
    let mut sorted: Vec<_> = scan.files.iter().collect();
    sorted.sort_by_key(|file| (file.report.result, &file.path));
    for file in &sorted {
        let report = &file.report;
        let part = if file.part == Part::Product { String::new() } else { format!(", {}", file.part) };
        let digest = file.digest.map(|digest| format!(", {}", code(&digest.to_string()))).unwrap_or_default();
        let _ = writeln!(
            out,
            "- {}: {} ({}{part}, {}{digest}): {}",
            report.result,
            code(&file.path),
            report.format,
            words::bytes(report.size),
            line(&report.why)
        );
    }
    if !sorted.is_empty() {
        out.push('\n');
    }
    if sorted.iter().any(|file| file.report.result == FileResult::OnlyKnownNames) {
        let _ = writeln!(out, "{KNOWN_NAMES}\n");
    }
}

/// What bears on an item, as lines of its answer: the heaviest first, then what was set aside.
pub(super) fn of_answer(out: &mut String, subject: &Subject<'_>, by_item: &ByItem<'_>, key: &AnswerKey) {
    lines(out, subject, &by_item.seen(key));
}

/// What bears on an item that is asked for each model, and is about none that is in use.
pub(super) fn besides(out: &mut String, subject: &Subject<'_>, by_item: &ByItem<'_>, item: &Item) {
    let models = subject.record.models_of(item);
    if !models.is_empty() {
        lines(out, subject, &by_item.seen_besides(item, &models));
    }
}

fn lines(out: &mut String, subject: &Subject<'_>, all: &[Borne<'_>]) {
    for bearing in Bearing::ALL {
        let these = || all.iter().filter(|(_, bears)| bears == bearing).map(|(one, _)| *one);
        let heeded = these().filter(|one| !matches!(subject.decisions().heed(one), Heed::SetAside(_)));
        let most = if *bearing == Bearing::Contradicts { usize::MAX } else { NAMED };
        let mut more = 0;
        for (at, one) in heeded.enumerate() {
            if at < most {
                let lapsed = match subject.decisions().heed(one) {
                    Heed::Lapsed(said) => {
                        format!("; {}", words::which_was(&line(&lapsed_words(said, subject.today))))
                    }
                    Heed::Heeded | Heed::SetAside(_) => String::new(),
                };
                let _ = writeln!(out, "- {}: {}{lapsed}", title(*bearing), seen(one));
            } else {
                more += 1;
            }
        }
        if more > 0 {
            let _ = writeln!(out, "- {}: {}", title(*bearing), words::more_in_the_scan(more));
        }
    }
    for &(one, bearing) in all {
        if let Heed::SetAside(said) = subject.decisions().heed(one) {
            let (by, reason, seen) = (line(&said.by), line(&said.reason), seen(one));
            let aside = words::set_aside(said.until, &by, &reason, does(bearing), &seen);
            let _ = writeln!(out, "- {}: {aside}", words::SEEN_AND_SET_ASIDE);
        }
    }
}

fn title(bearing: Bearing) -> &'static str {
    match bearing {
        Bearing::Contradicts => words::SEEN_CONTRADICTS,
        Bearing::NotExamined => words::SEEN_NOT_EXAMINED,
        Bearing::Mentions => words::SEEN_MENTIONS,
        Bearing::Supports => words::SEEN_SUPPORTS,
    }
}

/// What an observation would do if it counted.
fn does(bearing: Bearing) -> &'static str {
    match bearing {
        Bearing::Contradicts => words::WOULD_CONTRADICT,
        Bearing::NotExamined => words::COULD_NOT_BE_EXAMINED,
        Bearing::Mentions => words::MENTIONS,
        Bearing::Supports => words::WOULD_SUPPORT,
    }
}

fn seen(one: &Observation) -> String {
    let times = if one.times > 1 { format!(", {}", words::times(one.times)) } else { String::new() };
    format!("{}{times}: {} ({})", place(&one.place), line(&one.saw), code(one.detector.word()))
}

fn place(place: &Seen) -> String {
    let mut text = if place.path == "." { words::THE_PROJECT.to_owned() } else { code(&place.path) };
    if let Some(cell) = place.cell {
        let _ = write!(text, ", {}", words::in_cell(cell));
    }
    if let Some(line) = place.line {
        let _ = write!(text, ", {}", words::in_line(line));
    }
    if let Some(member) = &place.member {
        let _ = write!(text, ", {}", words::in_member(&code(member)));
    }
    text
}
