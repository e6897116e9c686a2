//! The model files of a scan for people: one line each with its sentence, the heaviest first.

use std::fmt::Write as _;

use crate::scan::files::{FileReport, FileResult};
use crate::text::visible_line;

/// The reports by path, as text.
pub fn files(reports: &[(String, FileReport)]) -> String {
    let mut sorted: Vec<_> = reports.iter().collect();
    sorted.sort_by(|(a, one), (b, other)| (one.result, a).cmp(&(other.result, b)));
    let mut out = String::new();
    for (path, report) in sorted {
        let _ = writeln!(out, "{:<17}  {}  ({})", report.result, visible_line(path), report.format);
        let _ = writeln!(out, "                   {}", visible_line(&report.why));
    }
    let counts: Vec<_> = FileResult::ALL
        .iter()
        .map(|result| (result, reports.iter().filter(|(_, report)| report.result == *result).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(result, count)| format!("{count} {result}"))
        .collect();
    let counted = if counts.is_empty() { String::new() } else { format!(": {}", counts.join(", ")) };
    let noun =
        if reports.len() == 1 { "file that looks like a model" } else { "files that look like models" };
    let _ = writeln!(out, "{} {noun}{counted}", reports.len());
    if reports.iter().any(|(_, report)| report.result == FileResult::OnlyKnownNames) {
        out.push_str("Known names say nothing about what the weights do.\n");
    }
    out
}
