//! Lists and inner tables of a TOML table, each bounded.

use std::str::FromStr;

use toml::de::{DeTable, DeValue};

use super::Fields;
use crate::checklist::document::{Advice, Placed};

/// Most entries of a list.
const LONGEST_LIST: usize = 100;

/// How an entry of a list of tables is written, where it usually stands on one line.
fn form(name: &str) -> &'static str {
    match name {
        "findings" => "a table such as `{ id = \"…\", link = \"…\" }`",
        "options" => "a table such as `{ id = \"…\", label = \"…\" }`",
        _ => "a table",
    }
}

impl<'t> Fields<'_, '_, 't> {
    /// A list of texts; with `required`, a missing list is a fault.
    pub(in crate::checklist) fn texts(&mut self, name: &'static str, required: bool) -> Vec<Placed<String>> {
        let found = if required { self.required(name) } else { self.value(name) };
        let Some(found) = found else { return Vec::new() };
        let mut texts = Vec::new();
        for entry in self.entries(name, &found) {
            match self.as_text(name, &entry) {
                Some(value) if value.is_empty() => {
                    self.doc.fault(
                        &entry.span,
                        format!("`{name}` has an empty entry"),
                        "write it, or delete it",
                    );
                }
                Some(value) => texts.push(Placed { value, span: entry.span }),
                None => {}
            }
        }
        texts
    }

    /// A list of texts that parse.
    pub(in crate::checklist) fn parsed_list<T>(
        &mut self,
        name: &'static str,
        required: bool,
    ) -> Vec<Placed<T>>
    where
        T: FromStr,
        T::Err: Advice,
    {
        let mut list = Vec::new();
        for text in self.texts(name, required) {
            match text.value.parse() {
                Ok(value) => list.push(Placed { value, span: text.span }),
                Err(error) => {
                    let error: T::Err = error;
                    self.doc.fault(&text.span, format!("`{name}` has `{}`", text.value), error.advice());
                }
            }
        }
        list
    }

    /// A list of tables, such as `[[item]]`; `limit` bounds how many are read.
    pub(in crate::checklist) fn tables(
        &mut self,
        name: &'static str,
        required: bool,
        limit: usize,
    ) -> Vec<Placed<&'t DeTable<'t>>> {
        let found = if required { self.required(name) } else { self.value(name) };
        let Some(found) = found else { return Vec::new() };
        let mut tables = Vec::new();
        let Some(array) = found.value.as_array() else {
            self.wrong_type(&found.span, name, &format!("`[[{name}]]` tables"), found.value);
            return tables;
        };
        if array.len() > limit {
            self.doc.fault(
                &found.span,
                format!("{} times `{name}`", array.len()),
                format!("at most {limit}"),
            );
        }
        for entry in array.iter().take(limit) {
            match entry.get_ref().as_table() {
                Some(table) => tables.push(Placed { value: table, span: entry.span() }),
                None => self.wrong_type(&entry.span(), name, form(name), entry.get_ref()),
            }
        }
        tables
    }

    /// The same, where none at all would leave nothing to ask.
    pub(in crate::checklist) fn some_tables(
        &mut self,
        name: &'static str,
        limit: usize,
    ) -> Vec<Placed<&'t DeTable<'t>>> {
        if let Some(found) = self.table.get(name).filter(|_| self.is_empty_list(name)) {
            self.doc.fault(&found.span(), format!("`{name}` is empty"), "write at least one");
        }
        self.tables(name, true, limit)
    }

    /// A single inner table, if it is there.
    pub(in crate::checklist) fn table(&mut self, name: &'static str) -> Option<Placed<&'t DeTable<'t>>> {
        let found = self.value(name)?;
        if let Some(value) = found.value.as_table() {
            Some(Placed { value, span: found.span })
        } else {
            self.wrong_type(&found.span, name, "a table in braces", found.value);
            None
        }
    }

    fn entries(
        &mut self,
        name: &'static str,
        found: &Placed<&'t DeValue<'t>>,
    ) -> Vec<Placed<&'t DeValue<'t>>> {
        let Some(array) = found.value.as_array() else {
            self.wrong_type(&found.span, name, "a list in brackets", found.value);
            return Vec::new();
        };
        if array.len() > LONGEST_LIST {
            self.doc.fault(
                &found.span,
                format!("`{name}` has {} entries", array.len()),
                format!("at most {LONGEST_LIST}"),
            );
        }
        array.iter().take(LONGEST_LIST).map(|e| Placed { value: e.get_ref(), span: e.span() }).collect()
    }
}
