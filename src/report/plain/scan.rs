//! A scan for people: the model files with their sentences, the heaviest first; then what was seen in the sources, the
//! heaviest first; then what was looked at.

use std::fmt::Write as _;

use super::super::aside::Decisions;
use super::super::looked::looked;
use crate::assess::Heed;
use crate::scan::files::FileResult;
use crate::scan::{Bearing, Bears, Detector, Observation, Part, Scan};
use crate::text::{at_line, visible_line};
use crate::words::report::scan as words;

/// Everything that was seen; what is set aside stands apart.
pub fn scan(scan: &Scan, decisions: &Decisions<'_>) -> String {
    let mut out = files(scan);
    let is_aside = |one: &Observation| matches!(decisions.heed(one), Heed::SetAside(_));
    for bearing in Bearing::ALL {
        let said = |one: &&Observation| one.bearing == *bearing && is_told(one) && !is_aside(one);
        let (own, others): (Vec<_>, Vec<_>) =
            scan.observations.iter().filter(said).partition(|one| one.part == Part::Product);
        if !own.is_empty() || !others.is_empty() {
            out.push('\n');
        }
        for one in own {
            observation(&mut out, one, decisions);
        }
        if !others.is_empty() {
            let _ = writeln!(out, "{bearing:<13} {}", words::elsewhere(others.len()));
        }
    }
    let aside: Vec<_> = scan.observations.iter().filter(|one| is_aside(one)).collect();
    if !aside.is_empty() {
        let _ = writeln!(out, "\n{}:", words::set_aside(aside.len()));
    }
    for one in aside {
        observation(&mut out, one, decisions);
    }
    out.push('\n');
    scope(&mut out, scan);
    out
}

/// Models and model files only.
pub fn scan_of_models(scan: &Scan) -> String {
    format!("{}\n{}", files(scan), super::models::models(&scan.inventory))
}

/// What the lists of files and models do not say already.
fn is_told(one: &Observation) -> bool {
    !matches!(one.detector, Detector::ModelLoad | Detector::WeightsFile)
}

fn files(scan: &Scan) -> String {
    let mut sorted: Vec<_> = scan.files.iter().collect();
    sorted.sort_by_key(|file| (file.report.result, &file.path));
    let mut out = String::new();
    for file in sorted {
        let report = &file.report;
        let _ = writeln!(out, "{:<17}  {}  ({})", report.result, visible_line(&file.path), report.format);
        let _ = writeln!(out, "                   {}", visible_line(&report.why));
    }
    let with = |result: FileResult| scan.files.iter().filter(|file| file.report.result == result).count();
    let counts = FileResult::ALL.iter().map(|result| (result, with(*result))).filter(|(_, count)| *count > 0);
    let counts: Vec<_> = counts.map(|(result, count)| format!("{count} {result}")).collect();
    let all = if counts.is_empty() { String::new() } else { format!(": {}", counts.join(", ")) };
    let _ = writeln!(out, "{}{all}", words::model_files(scan.files.len()));
    if with(FileResult::OnlyKnownNames) > 0 {
        let _ = writeln!(out, "{}", words::KNOWN_NAMES);
    }
    // The lines above name no detector, and by that a file is adopted.
    if !scan.files.is_empty() {
        let _ = writeln!(out, "{}", words::TO_ADOPT_A_FILE);
    }
    out
}

fn observation(out: &mut String, one: &Observation, decisions: &Decisions<'_>) {
    let _ = write!(out, "{:<13} {}", one.bearing, visible_line(&one.place.named_to_the_column()));
    let times = if one.times > 1 { format!(", {}", words::times(one.times)) } else { String::new() };
    let _ = writeln!(out, "  ({}{times})", one.detector);
    let _ = writeln!(out, "              {}", visible_line(&one.saw));
    if let Some(decided) = decisions.words(one) {
        let _ = writeln!(out, "              {decided}");
    }
    let differ = one.items.iter().any(|each| each.bearing != one.bearing);
    let on = |each: &Bears| if differ { words::bears(each.item, each.bearing) } else { each.item.to_owned() };
    let items: Vec<_> = one.items.iter().map(on).collect();
    if !items.is_empty() {
        let _ = writeln!(out, "              {}", words::see(&items.join(", ")));
    }
}

/// What was looked at, and what was not.
pub(super) fn scope(out: &mut String, scan: &Scan) {
    let own = scan.inventory.models.iter().filter(|model| model.counts()).count();
    let elsewhere = scan.inventory.models.len() - own;
    let _ = writeln!(out, "{}", words::counts(own, elsewhere, &looked(&scan.inventory.scope)));
    let skipped: Vec<_> = scan.counted.skipped.iter().map(|(why, count)| format!("{count} {why}")).collect();
    let (seen, opened, missed) = (scan.counted.seen, scan.counted.opened, scan.counted.not_examined);
    let _ = writeln!(out, "{}", words::files(seen, opened, &skipped.join(", "), missed));
    for missed in &scan.inventory.scope.not_examined {
        let place = at_line(&visible_line(&missed.path), missed.line);
        let _ = writeln!(out, "  {}", words::not_examined(&place, &visible_line(&missed.why)));
    }
}
