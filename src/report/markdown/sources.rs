//! The findings that the asked items rest on, each with its source and how that source may be cited.

use std::fmt::Write as _;

use super::super::subject::Subject;
use super::escape::{line, link};
use crate::checklist::Source;
use crate::words::report::record as words;

pub(super) fn write(out: &mut String, subject: &Subject<'_>) {
    let checklist = subject.checklist;
    let findings: Vec<_> =
        subject.findings().into_iter().filter_map(|id| checklist.findings.get(id)).collect();
    if findings.is_empty() {
        return;
    }
    let _ = writeln!(out, "## {}\n\n{}\n", words::FINDINGS, words::WHAT_FINDINGS_ARE);
    for finding in &findings {
        let source = checklist.sources.get(&finding.source);
        let named = source.map_or_else(String::new, |source| format!(" ({})", line(&short(source))));
        let _ = writeln!(out, "- {}: {}{named}", finding.id, line(&finding.statement));
    }
    let _ = writeln!(out, "\n### {}\n", words::SOURCES);
    let mut sources: Vec<_> = findings.iter().map(|finding| &finding.source).collect();
    sources.sort();
    sources.dedup();
    for source in sources.into_iter().filter_map(|id| checklist.sources.get(id)) {
        let _ = write!(out, "- {}: {}.", line(&short(source)), line(source.title.trim_end_matches('.')));
        if !source.url.is_empty() {
            let _ = write!(out, " {}", link(&source.url));
        }
        if !source.note.is_empty() {
            let _ = write!(out, " {}", line(&source.note));
        }
        out.push('\n');
    }
    out.push('\n');
}

/// Authors and year, or the title where the authors are not known.
fn short(source: &Source) -> String {
    let who = if source.authors.is_empty() { &source.title } else { &source.authors };
    format!("{who}, {}", source.year)
}
