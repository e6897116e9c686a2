//! Elements that stand in a script as in a page: `<p class="a">text {expression}</p>`. Their text is no code, and what
//! they are given is assigned to nobody.

use std::collections::HashMap;

use super::token::{Element, Kind, Lexer};

/// Where the last closing tag of each name begins, outside comments.
fn closers(text: &str) -> HashMap<String, usize> {
    let name = |text: &str| name_of(text.get(2..).unwrap_or_default()).to_owned();
    let mut all = HashMap::new();
    let (mut start, mut in_comment) = (0, false);
    for line in text.split_inclusive('\n') {
        // A slash within an address begins no comment.
        let begins = |at: usize| {
            line.get(..at).is_some_and(|before| before.is_empty() || before.ends_with(char::is_whitespace))
        };
        let comment =
            ["//", "/*"].iter().filter_map(|sign| line.match_indices(sign).find(|&(at, _)| begins(at)));
        let first = comment.min_by_key(|&(at, _)| at);
        let code = first.and_then(|(at, _)| line.get(..at)).unwrap_or(line);
        let code = if in_comment { "" } else { code };
        in_comment = (in_comment || first.is_some_and(|(_, sign)| sign == "/*")) && !line.contains("*/");
        all.extend(
            code.match_indices("</")
                .map(|(at, _)| (code.get(at..).map(name).unwrap_or_default(), start + at)),
        );
        start += line.len();
    }
    all
}

fn name_of(text: &str) -> &str {
    let more = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '.' | '-' | ':');
    text.find(|c| !more(c)).and_then(|end| text.get(..end)).unwrap_or(text)
}

impl Lexer<'_> {
    /// The element whose own text or tag is being read, outside any expression.
    fn inner(&mut self) -> Option<&mut Element> {
        let braces = self.braces.len();
        while self.elements.last().is_some_and(|element| element.braces > braces) {
            self.elements.pop();
        }
        self.elements.last_mut().filter(|element| element.braces == braces)
    }

    /// Reads what belongs to an element; gives back whether it did.
    pub(super) fn element(&mut self, offset: usize, c: char) -> bool {
        let Some(element) = self.inner() else {
            return self.with_elements && c == '<' && self.value_may_begin() && self.opens(offset);
        };
        if element.opening {
            return self.tag(offset, c);
        }
        match c {
            '{' => return false,
            '<' if self.next_is('/') => {
                while self.chars.next_if(|&(_, c)| c != '>').is_some() {}
                self.chars.next();
                self.elements.pop();
                // As behind any other value.
                self.push(offset, Kind::Regex);
            }
            '<' => {
                self.opens(offset);
            }
            _ => {}
        }
        true
    }

    /// A tag, if this is the beginning of one.
    fn opens(&mut self, offset: usize) -> bool {
        let rest = self.text.get(offset + 1..).unwrap_or_default();
        if !rest.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | '$' | '>')) {
            return false;
        }
        let element = Element { name: name_of(rest).to_owned(), braces: self.braces.len(), opening: true };
        self.elements.push(element);
        self.push(offset, Kind::Sign('<'));
        true
    }

    /// One sign of a tag that is being opened.
    fn tag(&mut self, offset: usize, c: char) -> bool {
        match c {
            '=' => true,
            '"' | '\'' => {
                let mut text = String::new();
                while let Some((_, next)) = self.chars.next_if(|&(_, next)| next != c) {
                    text.push(next);
                }
                self.chars.next();
                self.push(offset, Kind::Text(text));
                true
            }
            '>' => {
                let closed = self.text.get(..offset).is_some_and(|text| text.ends_with('/'));
                let text = self.text;
                let closers = self.closers.get_or_insert_with(|| closers(text));
                match self.elements.last_mut() {
                    Some(element) if !closed && closers.get(&element.name).is_some_and(|&at| at > offset) => {
                        element.opening = false;
                    }
                    // It is closed, or was no element.
                    _ => _ = self.elements.pop(),
                }
                self.push(offset, if closed { Kind::Regex } else { Kind::Sign('>') });
                true
            }
            _ => false,
        }
    }
}
