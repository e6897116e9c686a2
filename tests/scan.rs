//! Model files: every carrier, every rule, every limit, on files that the tests write byte by byte from the texts of the
//! formats. Nothing here is ever loaded by anything.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::cast_possible_truncation,
    clippy::print_stderr,
    reason = "a test may fail loudly"
)]

#[path = "alone/programs.rs"]
mod alone;
#[path = "scan/archive.rs"]
mod archive;
#[path = "scan/assembler.rs"]
mod assembler;
#[path = "scan/carriers.rs"]
mod carriers;
#[path = "scan/command.rs"]
mod command;
#[path = "scan/evasions.rs"]
mod evasions;
#[path = "scan/graphs.rs"]
mod graphs;
#[path = "scan/hostile.rs"]
mod hostile;
#[path = "scan/mutated.rs"]
mod mutated;
#[path = "scan/pages.rs"]
mod pages;
#[path = "scan/pickles.rs"]
mod pickles;
#[path = "scan/remembered.rs"]
mod remembered;
#[path = "scan/templates.rs"]
mod templates;
#[path = "scan/tensors.rs"]
mod tensors;
#[path = "scan/trapped.rs"]
mod trapped;

use std::io::Cursor;
use std::sync::Arc;

use mindgap::scan::files::{FileReport, FileResult, Limits, examine};

/// Examines bytes under a name.
fn look_as(name: &str, bytes: &[u8]) -> FileReport {
    examine(Box::new(Cursor::new(bytes.to_vec())), name, &Limits::default(), Arc::new(|_| true))
}

/// Examines bytes without a name.
fn look(bytes: &[u8]) -> FileReport {
    look_as("", bytes)
}

/// The ids of the rules that were met.
fn rules(report: &FileReport) -> Vec<&'static str> {
    let mut ids: Vec<_> = report.findings.iter().map(|finding| finding.rule.id()).collect();
    ids.dedup();
    ids
}

/// The names that are imported.
fn names(report: &FileReport) -> Vec<&str> {
    report.imports.iter().map(|import| import.name.as_str()).collect()
}

#[track_caller]
fn runs_code(bytes: &[u8], rule: &str) {
    let report = look(bytes);
    assert!(rules(&report).contains(&rule), "{rule}: {report:#?}");
    assert_eq!(report.result, FileResult::RunsCode, "{}", report.why);
}

#[track_caller]
fn is(bytes: &[u8], result: FileResult, rule: &str) -> FileReport {
    let report = look(bytes);
    assert!(rules(&report).contains(&rule), "{rule}: {report:#?}");
    assert_eq!(report.result, result, "{}", report.why);
    report
}

#[track_caller]
fn known_only(bytes: &[u8]) -> FileReport {
    let report = look(bytes);
    assert_eq!(report.result, FileResult::OnlyKnownNames, "{report:#?}");
    assert!(report.why.ends_with("read in full"), "{}", report.why);
    report
}
