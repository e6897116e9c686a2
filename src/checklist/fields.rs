//! Reads the fields of one TOML table and collects every fault on the way, each with its place.
//!
//! A derive would stop at the first fault; an author who mends a checklist wants them all.

mod lists;
mod optional;
mod strangers;

use std::borrow::Cow;
use std::ops::Range;
use std::str::FromStr;

use toml::de::{DeTable, DeValue};

use super::document::{Advice, Document, Placed, join_lines};
use crate::text::visible;

/// Longest single text in a checklist, in characters.
const LONGEST_TEXT: usize = 4_000;

/// The fields of one table. Ask for each field once, then [`Fields::finish`].
#[derive(Debug)]
pub(super) struct Fields<'d, 's, 't> {
    pub(super) doc: &'d mut Document<'s>,
    table: &'t DeTable<'t>,
    /// The table as a whole, for what is missing in it.
    pub(super) span: Range<usize>,
    what: &'static str,
    known: Vec<&'static str>,
}

impl<'d, 's, 't> Fields<'d, 's, 't> {
    /// Starts to read a table; `what` names it in messages, such as `item`.
    pub(super) fn new(
        doc: &'d mut Document<'s>,
        table: &'t DeTable<'t>,
        span: Range<usize>,
        what: &'static str,
    ) -> Self {
        Self { doc, table, span, what, known: Vec::new() }
    }

    /// Whether a field is a list without entries.
    pub(super) fn is_empty_list(&self, name: &str) -> bool {
        self.table.get(name).and_then(|value| value.get_ref().as_array()).is_some_and(|list| list.is_empty())
    }

    fn value(&mut self, name: &'static str) -> Option<Placed<&'t DeValue<'t>>> {
        self.known.push(name);
        self.table.get(name).map(|value| Placed { value: value.get_ref(), span: value.span() })
    }

    fn required(&mut self, name: &'static str) -> Option<Placed<&'t DeValue<'t>>> {
        let found = self.value(name);
        if found.is_none() {
            let span = self.span.clone();
            let (what, hint) = self.lacks(name);
            self.doc.fault(&span, what, hint);
        }
        found
    }

    fn lacks(&self, name: &str) -> (String, String) {
        (format!("this {} has no `{name}`", self.what), format!("add `{name} = …`"))
    }

    fn wrong_type(&mut self, span: &Range<usize>, name: &str, wanted: &str, got: &DeValue<'_>) {
        self.doc.fault(span, format!("`{name}` is {}", got.type_str()), format!("write {wanted}"));
    }

    fn as_text(&mut self, name: &'static str, found: &Placed<&'t DeValue<'t>>) -> Option<String> {
        let Some(text) = found.value.as_str() else {
            self.wrong_type(&found.span, name, "a text in quotes", found.value);
            return None;
        };
        self.fits(name, join_lines(text), found)
    }

    /// A text that a terminal can show and that is not endless.
    fn fits(&mut self, name: &'static str, text: String, found: &Placed<&'t DeValue<'t>>) -> Option<String> {
        if matches!(visible(&text), Cow::Owned(_)) {
            self.doc.fault(
                &found.span,
                format!("`{name}` has a character that terminals act upon"),
                "remove control and direction characters",
            );
            return None;
        }
        if text.len() > LONGEST_TEXT && text.chars().count() > LONGEST_TEXT {
            self.doc.fault(
                &found.span,
                format!("`{name}` is too long"),
                format!("at most {LONGEST_TEXT} characters"),
            );
            return None;
        }
        Some(text)
    }

    /// A text that is kept to the letter, line ends and blanks included, if it is there.
    pub(super) fn verbatim(&mut self, name: &'static str) -> Option<String> {
        let found = self.value(name)?;
        match found.value.as_str() {
            Some(text) => self.fits(name, text.to_owned(), &found),
            None => self.as_text(name, &found),
        }
    }

    /// A text that may be empty.
    pub(super) fn text_or_empty(&mut self, name: &'static str) -> Option<String> {
        let found = self.required(name)?;
        self.as_text(name, &found)
    }

    /// A text that says something.
    pub(super) fn text(&mut self, name: &'static str) -> Option<Placed<String>> {
        let found = self.required(name)?;
        let value = self.as_text(name, &found)?;
        if value.is_empty() {
            self.doc.fault(&found.span, format!("`{name}` is empty"), "write it, or delete the whole entry");
            return None;
        }
        Some(Placed { value, span: found.span })
    }

    /// A text for a place that has one line only, such as a title.
    pub(super) fn line(&mut self, name: &'static str) -> Option<Placed<String>> {
        let text = self.text(name)?;
        if text.value.contains('\n') {
            self.doc.fault(&text.span, format!("`{name}` has an empty line in it"), "write one line");
            return None;
        }
        Some(text)
    }

    /// A text that parses into something, such as an id or a word of a vocabulary.
    pub(super) fn parsed<T>(&mut self, name: &'static str) -> Option<Placed<T>>
    where
        T: FromStr,
        T::Err: Advice,
    {
        let text = self.text(name)?;
        match text.value.parse() {
            Ok(value) => Some(Placed { value, span: text.span }),
            Err(error) => {
                let error: T::Err = error;
                self.doc.fault(&text.span, format!("`{name}` is `{}`", text.value), error.advice());
                None
            }
        }
    }

    /// A whole number within bounds.
    pub(super) fn number(&mut self, name: &'static str, min: u16, max: u16) -> Option<u16> {
        let found = self.required(name)?;
        let number = found.value.as_integer().and_then(|n| n.as_str().parse().ok());
        if let Some(number) = number.filter(|n| (min..=max).contains(n)) {
            Some(number)
        } else {
            self.doc.fault(
                &found.span,
                format!("`{name}` is no number that fits"),
                format!("write {min} to {max}"),
            );
            None
        }
    }

    /// A word or a number; `read` turns either into a value or says what was wanted.
    pub(super) fn word_or_number<T>(
        &mut self,
        name: &'static str,
        read: impl Fn(Result<&str, u16>) -> Option<T>,
        wanted: &str,
    ) -> Option<T> {
        let found = self.required(name)?;
        let value = match found.value {
            DeValue::String(text) => read(Ok(text)),
            DeValue::Integer(number) => number.as_str().parse().ok().and_then(|n| read(Err(n))),
            _ => None,
        };
        if value.is_none() {
            self.doc.fault(&found.span, format!("`{name}` is not understood"), format!("write {wanted}"));
        }
        value
    }

    /// `true` or `false`; `false` where it is left out.
    pub(super) fn flag(&mut self, name: &'static str) -> bool {
        let Some(found) = self.value(name) else { return false };
        found.value.as_bool().unwrap_or_else(|| {
            self.wrong_type(&found.span, name, "true or false", found.value);
            false
        })
    }
}
