//! The model files of a scan for programs. The same reports give the same bytes.

use serde::Serialize;

use super::parts::FORMAT;
use super::print::print;
use crate::scan::files::{Fact, FileReport, FileResult, Finding, Format, Import, LIST_VERSION, Skipped};

#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "the names are those of the format")]
struct Files<'a> {
    format: u64,
    list_version: u64,
    files: Vec<File<'a>>,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    format: Format,
    result: FileResult,
    why: &'a str,
    size: u64,
    read: u64,
    imports: &'a [Import],
    findings: &'a [Finding],
    facts: &'a [Fact],
    skipped: &'a [Skipped],
}

/// The reports by path, as JSON.
pub fn files(reports: &[(String, FileReport)]) -> String {
    let files = reports.iter().map(|(path, report)| file(path, report)).collect();
    print(&Files { format: FORMAT, list_version: LIST_VERSION, files })
}

fn file<'a>(path: &'a str, report: &'a FileReport) -> File<'a> {
    File {
        path,
        format: report.format,
        result: report.result,
        why: &report.why,
        size: report.size,
        read: report.read,
        imports: &report.imports,
        findings: &report.findings,
        facts: &report.facts,
        skipped: &report.skipped,
    }
}
