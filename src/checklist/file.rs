//! One file of a checklist as text, and the way from its text to its fields. Never reads from a disk.

use std::thread;

use toml::Spanned;
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

/// A file that was parsed as TOML, and what TOML itself refuses in it.
#[derive(Debug)]
pub(super) struct Parsed<'a> {
    file: SourceFile<'a>,
    table: Spanned<DeTable<'a>>,
    errors: Vec<toml::de::Error>,
}

impl<'a> Parsed<'a> {
    pub(super) fn new(file: &SourceFile<'a>) -> Self {
        let (table, errors) = DeTable::parse_recoverable(file.text);
        Self { file: *file, table, errors }
    }
}

/// Parses files, in their order. Nothing at the start of the program takes longer, so a second thread takes its share.
pub(super) fn parsed<'a>(files: &[&SourceFile<'a>]) -> Vec<Parsed<'a>> {
    let (ours, theirs) = files.split_at(files.len() / 2);
    let parse = |files: &[&SourceFile<'a>]| files.iter().map(|file| Parsed::new(file)).collect::<Vec<_>>();
    thread::scope(|scope| {
        let second = (!ours.is_empty()).then(|| thread::Builder::new().spawn_scoped(scope, || parse(theirs)));
        let mut all = parse(ours);
        let rest = second.and_then(Result::ok).and_then(|second| second.join().ok());
        all.extend(rest.unwrap_or_else(|| parse(theirs)));
        all
    })
}

/// Parses one file as TOML and hands its fields to `then`. What TOML itself refuses is reported too.
pub(super) fn read<'s, T>(
    file: &SourceFile<'s>,
    faults: &mut Vec<Fault>,
    then: impl FnOnce(&mut Fields<'_, 's, '_>) -> T,
) -> T {
    read_parsed(&Parsed::new(file), faults, then)
}

/// Hands the fields of a file that is parsed already to `then`.
pub(super) fn read_parsed<'s, T>(
    Parsed { file, table, errors }: &Parsed<'s>,
    faults: &mut Vec<Fault>,
    then: impl FnOnce(&mut Fields<'_, 's, '_>) -> T,
) -> T {
    let mut doc = Document { file: file.shown, text: file.text, faults: Vec::new() };
    for error in errors {
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
