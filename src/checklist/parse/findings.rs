//! `findings.toml`: research results and the publications they come from.

use std::collections::BTreeMap;

use super::limits::Limits;
use crate::checklist::fields::Fields;
use crate::checklist::id::{FindingId, SourceId};
use crate::checklist::item::{Finding, Source};

/// What was read of a source; a finding says which.
const READ: [&str; 3] = ["abstract", "full-text", "project-page"];

/// The research of a checklist.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) sources: BTreeMap<SourceId, Source>,
    pub(super) findings: BTreeMap<FindingId, Finding>,
}

impl Findings {
    pub(super) fn read(fields: &mut Fields<'_, '_, '_>) -> Self {
        let mut all = Self::default();
        all.read_sources(fields);
        all.read_findings(fields);
        all
    }

    fn read_sources(&mut self, fields: &mut Fields<'_, '_, '_>) {
        for table in fields.tables("source", false, Limits::FINDINGS) {
            let mut entry = Fields::new(fields.doc, table.value, table.span, "source");
            let id = entry.parsed::<SourceId>("id");
            let title = entry.text("title");
            let authors = entry.text_or_empty("authors");
            let year = entry.number("year", 1900, 2200);
            let url = entry.text_or_empty("url");
            let note = entry.text_or_empty("note");
            if let (Some(id), Some(title), Some(authors), Some(year), Some(url), Some(note)) =
                (id, title, authors, year, url, note)
            {
                let source = Source { id: id.value.clone(), title: title.value, authors, year, url, note };
                if self.sources.insert(id.value.clone(), source).is_some() {
                    entry.doc.fault(
                        &id.span,
                        format!("source `{}` stands twice", id.value),
                        "keep one of them",
                    );
                }
            }
            entry.finish();
        }
    }

    fn read_findings(&mut self, fields: &mut Fields<'_, '_, '_>) {
        for table in fields.tables("finding", false, Limits::FINDINGS) {
            let mut entry = Fields::new(fields.doc, table.value, table.span, "finding");
            let id = entry.parsed::<FindingId>("id");
            let source = entry.parsed::<SourceId>("source");
            let statement = entry.text("statement");
            let read = entry.text("read");
            if let Some(source) = source.as_ref().filter(|source| !self.sources.contains_key(&source.value)) {
                let what = format!("no source `{}` is defined", source.value);
                entry.doc.fault(&source.span, what, "add a `[[source]]` with this id");
            }
            if let Some(read) = read.as_ref().filter(|read| !READ.contains(&read.value.as_str())) {
                let hint = format!("use one of: {}", READ.join(", "));
                entry.doc.fault(&read.span, format!("`read` is `{}`", read.value), hint);
            }
            if let (Some(id), Some(source), Some(statement), Some(read)) = (id, source, statement, read) {
                let finding = Finding {
                    id: id.value.clone(),
                    source: source.value,
                    statement: statement.value,
                    read: read.value,
                };
                if self.findings.insert(id.value.clone(), finding).is_some() {
                    entry.doc.fault(
                        &id.span,
                        format!("finding `{}` stands twice", id.value),
                        "keep one of them",
                    );
                }
            }
            entry.finish();
        }
    }
}
