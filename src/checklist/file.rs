//! One file of a checklist as text, and the way from its text to its fields. Never reads from a disk.

use toml::de::DeTable;

use super::document::Document;
use super::fault::Fault;
use super::fields::Fields;

/// One file of a checklist, already read.
#[derive(Debug, Clone, Copy)]
pub struct SourceFile<'a> {
    /// Its name within the checklist's folder, such as `preparation.toml`.
    pub name: &'a str,
    /// How messages should call it.
    pub shown: &'a str,
    /// What it holds.
    pub text: &'a str,
}

/// Parses one file as TOML and hands its fields to `then`. What TOML itself refuses is reported too.
pub(super) fn read<'s, T>(
    file: &SourceFile<'s>,
    faults: &mut Vec<Fault>,
    then: impl FnOnce(&mut Fields<'_, 's, '_>) -> T,
) -> T {
    let mut doc = Document { file: file.shown, text: file.text, faults: Vec::new() };
    let (table, errors) = DeTable::parse_recoverable(file.text);
    for error in &errors {
        doc.fault(&error.span().unwrap_or_default(), error.message(), "mend the TOML here first");
    }
    let mut fields = Fields::new(&mut doc, table.get_ref(), 0..0, "file");
    let value = then(&mut fields);
    fields.finish();
    if !errors.is_empty() {
        // What is missing after a broken line is mostly an echo of it.
        doc.faults.truncate(errors.len());
    }
    faults.append(&mut doc.faults);
    value
}
