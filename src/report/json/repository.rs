//! What a scan saw, as a part of the record for programs.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::subject::Subject;
use super::models::{ModelWire, NotExaminedWire, ScopeWire, all_not_examined, model, scope};
use super::scan::{FileWire, file};
use crate::scan::Cut;

#[derive(Serialize)]
pub(super) struct RepositoryWire<'a> {
    seen: usize,
    opened: usize,
    skipped: &'a BTreeMap<&'static str, usize>,
    not_examined: Vec<NotExaminedWire<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cut: Option<Cut>,
    scope: ScopeWire<'a>,
    models: Vec<ModelWire<'a>>,
    files: Vec<FileWire<'a>>,
}

impl<'a> RepositoryWire<'a> {
    /// None where nobody looked.
    pub(super) fn of(subject: &Subject<'a>) -> Option<Self> {
        let scan = subject.scan?;
        Some(Self {
            seen: scan.counted.seen,
            opened: scan.counted.opened,
            skipped: &scan.counted.skipped,
            not_examined: all_not_examined(scan),
            cut: scan.cut,
            scope: scope(&scan.inventory.scope),
            models: scan.inventory.models.iter().map(model).collect(),
            files: scan.files.iter().map(file).collect(),
        })
    }
}
