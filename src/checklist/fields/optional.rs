//! Fields that may be left out, and a few shapes of fields that several tables share: addresses, months, conditions.

use super::{Document, Fields, Placed};
use crate::checklist::condition::{Condition, Fact};

impl Fields<'_, '_, '_> {
    /// Whether a field is there, whatever it holds.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.table.contains_key(name)
    }

    /// A field that may be left out, read as `read` reads it where it is there.
    pub(crate) fn optional<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&mut Self, &'static str) -> Option<T>,
    ) -> Option<T> {
        if self.has(name) {
            return read(self, name);
        }
        self.known.push(name);
        None
    }

    /// A text that may be left out or empty, both of which say nothing.
    pub(crate) fn text_or_none(&mut self, name: &'static str) -> String {
        self.optional(name, Self::text_or_empty).unwrap_or_default()
    }

    /// A public address.
    pub(crate) fn address(&mut self, name: &'static str) -> Option<String> {
        let text = self.line(name)?;
        if text.value.starts_with("https://") && !text.value.contains(char::is_whitespace) {
            return Some(text.value);
        }
        fault(self.doc, name, &text, "write an address that begins with https://");
        None
    }

    /// The month of a check, such as `2026-11`; empty where it is missing or wrong.
    pub(crate) fn month(&mut self, name: &'static str) -> String {
        let Some(text) = self.line(name) else { return String::new() };
        if is_date(&text.value, 2) {
            return text.value;
        }
        fault(self.doc, name, &text, "write a month such as \"2026-11\"");
        String::new()
    }

    /// A day or a month.
    pub(crate) fn day_or_month(&mut self, name: &'static str) -> Option<String> {
        let text = self.line(name)?;
        if is_date(&text.value, 2) || is_date(&text.value, 3) {
            return Some(text.value);
        }
        fault(self.doc, name, &text, "write a day or a month, such as \"2026-07-01\" or \"2026-07\"");
        None
    }

    /// A condition over facts of the profile; one that asks nothing where it is left out.
    pub(crate) fn condition(&mut self, name: &'static str) -> Placed<Condition> {
        let Some(table) = self.table(name) else {
            return Placed { value: Condition::default(), span: self.span.clone() };
        };
        let mut lists = Fields::new(self.doc, table.value, table.span.clone(), "condition");
        let mut list =
            |name| lists.parsed_list::<Fact>(name, false).into_iter().map(|fact| fact.value).collect();
        let value = Condition { all: list("all"), any: list("any"), none: list("none") };
        lists.finish();
        Placed { value, span: table.span }
    }
}

fn fault(doc: &mut Document<'_>, name: &str, text: &Placed<String>, hint: &str) {
    doc.fault(&text.span, format!("`{name}` is `{}`", text.value), hint);
}

/// Whether a text is so many numbers of a date: a year, a month, and perhaps a day.
fn is_date(text: &str, parts: usize) -> bool {
    let widths = [4, 2, 2];
    let split: Vec<_> = text.split('-').collect();
    let fits =
        |(part, width): (&&str, usize)| part.len() == width && part.bytes().all(|b| b.is_ascii_digit());
    split.len() == parts && split.iter().zip(widths).all(fits)
}
