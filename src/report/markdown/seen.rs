//! What a scan saw, as a chapter of the record: what was looked at and what was not, the models, the model files; and for
//! each item what bears on it. What is set aside stands apart and is never left out.

use std::fmt::Write as _;

use super::super::aside::lapsed_words;
use super::super::looked::looked;
use super::super::subject::{Borne, ByItem, Subject};
use super::escape::{code, line};
use crate::assess::{Heed, unseen};
use crate::checklist::Item;
use crate::record::AnswerKey;
use crate::scan::files::FileResult;
use crate::scan::{Bearing, Model, Observation, Part, Scan, Seen};

/// Places that are named for one model.
const PLACES: usize = 3;
/// Observations of one bearing that are named under one answer; those that contradict are all named.
const NAMED: usize = 10;

/// The chapter; where nobody looked, nothing.
pub(super) fn write(out: &mut String, subject: &Subject<'_>) {
    let Some(scan) = subject.scan else { return };
    out.push_str("## Seen in the repository\n\n");
    counts(out, subject, scan);
    models(out, scan);
    files(out, scan);
}

fn counts(out: &mut String, subject: &Subject<'_>, scan: &Scan) {
    let looked = looked(&scan.inventory.scope);
    let _ = writeln!(out, "Looked at {looked}. What is said to be absent is absent from these only.\n");
    if let Some(cut) = scan.cut {
        let _ = writeln!(out, "- Not everything was looked at: {}", cut.says());
    }
    let _ = writeln!(out, "- Files seen: {}; opened: {}", scan.counted.seen, scan.counted.opened);
    for (why, count) in &scan.counted.skipped {
        let _ = writeln!(out, "- Skipped, {}: {count}", line(why));
    }
    let missed = scan.not_examined();
    let _ = writeln!(out, "- Not examined to the end: {}", missed.len());
    for one in &missed {
        let at = one.line.map(|line| format!(", line {line}")).unwrap_or_default();
        let _ = writeln!(out, "  - {}{at}: {}", code(&one.path), line(&one.why));
    }
    for bearing in Bearing::ALL {
        let all = || scan.observations.iter().filter(|one| one.bearing == *bearing);
        let aside = all().filter(|one| matches!(subject.decisions().heed(one), Heed::SetAside(_))).count();
        let own = all().filter(|one| one.part == Part::Product).count();
        let elsewhere = all().count() - own;
        if own + elsewhere > 0 {
            let aside = if aside > 0 { format!("; {aside} of these set aside") } else { String::new() };
            let _ = writeln!(
                out,
                "- Observations, {bearing}: {own}, and {elsewhere} in tests, examples, generated or foreign code{aside}"
            );
        }
    }
    for (key, said) in unseen(&scan.observations, subject.record) {
        let place = code(&format!("{}:{}", key.detector(), key.path()));
        let (by, reason) = (line(&said.by), line(&said.reason));
        let _ =
            writeln!(out, "- Set aside until {} by {by}, and no longer seen: {place}: {reason}", said.until);
    }
    out.push('\n');
}

fn models(out: &mut String, scan: &Scan) {
    let (own, others): (Vec<&Model>, Vec<&Model>) =
        scan.inventory.models.iter().partition(|model| model.counts());
    let _ = writeln!(out, "### Models of the product: {}\n", own.len());
    table(out, &own);
    if !others.is_empty() {
        let _ = writeln!(
            out,
            "### Models in tests, examples, generated or foreign code only: {}\n",
            others.len()
        );
        table(out, &others);
    }
}

fn table(out: &mut String, models: &[&Model]) {
    if models.is_empty() {
        return;
    }
    out.push_str("| Model | From | Revision | Pin | Licence stated | Where |\n");
    out.push_str("| --- | --- | --- | --- | --- | --- |\n");
    for model in models {
        let written = model.places.first().and_then(|place| place.expression.as_deref()).unwrap_or_default();
        let id = match &model.id {
            Some(id) => cell(id),
            None => format!("*known only when it runs* {}", cell(written)),
        };
        let or = |text: &Option<String>| text.as_deref().map_or_else(|| "not stated".to_owned(), cell);
        let revision = model.revision.as_deref().map_or_else(|| "none given".to_owned(), cell);
        let _ = writeln!(
            out,
            "| {id} | {} | {revision} | {} | {} | {} |",
            model.hub,
            model.pin,
            or(&model.licence),
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
    let named = model.places.iter().map(|place| {
        let cell_number = place.cell.map(|number| format!("cell {number}, ")).unwrap_or_default();
        format!("{}, {cell_number}line {}", cell(&place.path), place.line)
    });
    let files = model.files.iter().map(|file| cell(&file.path));
    let all: Vec<_> = named.chain(files).collect();
    let more = all.len().saturating_sub(PLACES);
    let mut text = all.iter().take(PLACES).map(String::as_str).collect::<Vec<_>>().join("; ");
    if more > 0 {
        let _ = write!(text, "; and {more} more");
    }
    text
}

fn files(out: &mut String, scan: &Scan) {
    let _ = writeln!(out, "### Files that look like models: {}\n", scan.files.len());
    let mut sorted: Vec<_> = scan.files.iter().collect();
    sorted.sort_by_key(|file| (file.report.result, &file.path));
    for file in &sorted {
        let report = &file.report;
        let part = if file.part == Part::Product { String::new() } else { format!(", {}", file.part) };
        let digest = file.digest.map(|digest| format!(", {}", code(&digest.to_string()))).unwrap_or_default();
        let _ = writeln!(
            out,
            "- {}: {} ({}{part}, {} bytes{digest}): {}",
            report.result,
            code(&file.path),
            report.format,
            report.size,
            line(&report.why)
        );
    }
    if !sorted.is_empty() {
        out.push('\n');
    }
    if sorted.iter().any(|file| file.report.result == FileResult::OnlyKnownNames) {
        out.push_str("Known names say nothing about what the weights do.\n\n");
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
                    Heed::Lapsed(said) => format!("; it {}", line(&lapsed_words(said, subject.today))),
                    Heed::Heeded | Heed::SetAside(_) => String::new(),
                };
                let _ = writeln!(out, "- Seen, {bearing}: {}{lapsed}", seen(one));
            } else {
                more += 1;
            }
        }
        if more > 0 {
            let _ = writeln!(out, "- Seen, {bearing}: {more} more, which `mindgap scan` lists");
        }
    }
    for &(one, bearing) in all {
        if let Heed::SetAside(said) = subject.decisions().heed(one) {
            let (by, reason) = (line(&said.by), line(&said.reason));
            let until = said.until;
            let (does, seen) = (does(bearing), seen(one));
            let _ = writeln!(out, "- Seen and set aside: until {until} by {by}: {reason}; it {does}: {seen}");
        }
    }
}

/// What an observation would do if it counted.
fn does(bearing: Bearing) -> &'static str {
    match bearing {
        Bearing::Contradicts => "would contradict",
        Bearing::NotExamined => "could not be examined",
        Bearing::Mentions => "mentions",
        Bearing::Supports => "would support",
    }
}

fn seen(one: &Observation) -> String {
    let times = if one.times > 1 { format!(", {} times", one.times) } else { String::new() };
    format!("{}{times}: {} ({})", place(&one.place), line(&one.saw), code(one.detector.word()))
}

fn place(place: &Seen) -> String {
    let mut text = if place.path == "." { "the project".to_owned() } else { code(&place.path) };
    for (word, number) in [("cell", place.cell), ("line", place.line)] {
        if let Some(number) = number {
            let _ = write!(text, ", {word} {number}");
        }
    }
    if let Some(member) = &place.member {
        let _ = write!(text, ", in {}", code(member));
    }
    text
}
