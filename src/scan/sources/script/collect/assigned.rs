//! What a script gives to names and to their members after they are declared. What a name is worth is told in `worth`.

use super::super::lexer::Kind;
use super::super::names::{Bound, Room};
use super::super::syntax::{is_type_operator, place, taken, word};
use super::super::value::Key;
use super::gifts::{Gift, Write};
use super::scopes::{Part, Walk};

/// Most words of the type of a field, and most parts of a path.
const MOST: usize = 100;
/// Most words of all patterns together.
const MOST_PATTERNS: usize = 1 << 20;

/// How an `=` gives.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    /// `=`
    Plainly,
    /// `??=`, `||=`, `&&=`
    Perhaps,
    /// `+=` and the like.
    Changed,
}

impl Walk<'_> {
    /// `a = …`, `this.a = …`, `a.b = …`, `a += …`, `[a, b] = …`; what is declared was met there.
    pub(in super::super) fn assigned(&mut self, at: usize) {
        if self.declared.contains(&at) || self.part() == Part::Taken {
            return;
        }
        let Some((last, how)) = self.how(at) else { return };
        let to = if how == How::Changed { Bound::Several } else { self.value(at + 1) };
        let scope = self.scope();
        if self.part() == Part::Class {
            if let Some(name) = self.field(at) {
                self.gifts.push(Gift::field(scope, &name, to, true));
            }
            return;
        }
        let opened = self.names.brackets.open(last).filter(|&open| open < last);
        let pattern = self.is(last, "}") || self.is(last, "]") && !self.is_member(opened.unwrap_or(last));
        if let Some(open) = opened.filter(|_| pattern) {
            // A default in a pattern is an `=` of its own, so that patterns in patterns would be walked again and again.
            self.patterns += last - open;
            if self.patterns > MOST_PATTERNS {
                self.names.blurred = true;
                return;
            }
            let names = taken(self.tokens, &self.names.brackets, open);
            return self.gifts.extend(names.into_iter().map(|one| Gift::hidden(scope, one.name)));
        }
        let Some((root, mut keys)) = self.place(last) else { return };
        let Some(name) = word(self.tokens, root).map(str::to_owned) else { return };
        if let Some(open) = root.checked_sub(1).filter(|&open| self.is(open, "(")) {
            self.written_in(open, &keys);
        }
        let surely = how == How::Plainly && self.always(root);
        if name == "this" {
            let Some(Key::Named(field)) = keys.first().cloned() else { return };
            keys.remove(0);
            if keys.is_empty() {
                let surely = surely && self.room() == Room::Maker;
                return self.gifts.push(Gift::field(scope, &field, to, surely));
            }
            return self.writes.push(Write {
                name: format!("this.{field}"),
                at: root,
                keys,
                to: expression(&to),
            });
        }
        if keys.is_empty() {
            self.gifts.push(Gift { scope, name, to, surely });
        } else {
            self.writes.push(Write { name, at: root, keys, to: expression(&to) });
        }
    }

    /// What is written to in brackets: `(a ? b : c)[key] = …`, as far as its key is not known.
    fn written_in(&mut self, open: usize, keys: &[Key]) {
        if !keys.contains(&Key::Any) || self.same(open + 1, keys).is_some() {
            return;
        }
        for (name, at, keys) in self.any_of((open + 1, self.close(open)), keys, false) {
            self.writes.push(Write { name, at, keys, to: None });
        }
    }

    /// `delete a.b`
    pub(super) fn deleted(&mut self, at: usize) {
        let (parts, _) = place(self.tokens, at + 1);
        if let [name, keys @ ..] = parts.as_slice()
            && !keys.is_empty()
            && name != "this"
        {
            let keys = keys.iter().cloned().map(Key::Named).collect();
            self.writes.push(Write { name: name.clone(), at: at + 1, keys, to: None });
        }
    }

    /// The last word of what an `=` gives something to, and how it does; nothing where it compares.
    fn how(&self, at: usize) -> Option<(usize, How)> {
        let sign = |back: usize| match self.before(at, back).map(|token| &token.kind) {
            Some(&Kind::Sign(sign)) => sign,
            _ => ' ',
        };
        if self.is(at + 1, "=") {
            return None;
        }
        let (back, how) = match (sign(1), sign(2)) {
            ('<', '<') | ('*', '*') => (3, How::Changed),
            ('>', '>') if sign(3) == '>' => (4, How::Changed),
            ('>', '>') if self.touches(at) => (3, How::Changed),
            ('=' | '!' | '<', _) => return None,
            ('>', _) if self.touches(at) => return None,
            ('?', '?') | ('|', '|') | ('&', '&') => (3, How::Perhaps),
            ('+' | '-' | '*' | '/' | '%' | '|' | '&' | '^', _) => (2, How::Changed),
            _ => (1, How::Plainly),
        };
        Some((at.checked_sub(back)?, how))
    }

    /// Whether nothing stands between a sign and the one before it.
    fn touches(&self, at: usize) -> bool {
        let offset = self.tokens.get(at).map(|token| token.offset);
        self.before(at, 1).is_some_and(|before| Some(before.offset + 1) == offset)
    }

    /// Whether what a bracket holds is asked of what stands before it.
    fn is_member(&self, open: usize) -> bool {
        self.before(open, 1).is_some_and(|before| match &before.kind {
            Kind::Word(word) => !matches!(word.as_str(), "return" | "else" | "do" | "of" | "in"),
            Kind::Sign(')' | ']') => true,
            Kind::Sign('.') => self.before(open, 2).is_some_and(|before| before.is("?")),
            _ => false,
        })
    }

    /// The word that a path begins with which ends here, and the members behind it.
    fn place(&self, last: usize) -> Option<(usize, Vec<Key>)> {
        let mut keys = Vec::new();
        let mut at = last;
        for _ in 0..MOST {
            if self.is(at, "]") {
                let open = self.names.brackets.open(at).filter(|&open| open < at)?;
                keys.push(match self.tokens.get(open + 1).map(|token| &token.kind) {
                    Some(Kind::Text(text)) if open + 2 == at => Key::Named(text.clone()),
                    _ => Key::Any,
                });
                at = open.checked_sub(1)?;
            } else if self.before(at, 1).is_some_and(|token| token.is(".")) {
                keys.push(Key::Named(word(self.tokens, at)?.to_owned()));
                at = at.checked_sub(2)?;
            } else if self.is(at, ")") {
                // `(name as Type).member = …`
                let open = self.names.brackets.open(at).filter(|&open| open < at)?;
                let called = self.before(open, 1).is_some_and(|token| matches!(token.kind, Kind::Word(_)));
                keys.reverse();
                return (!called).then_some((open + 1, keys));
            } else {
                keys.reverse();
                return Some((at, keys));
            }
            if self.is(at, "?") || self.is(at, "!") || self.is(at, ".") {
                at = at.checked_sub(1)?;
            }
        }
        self.names.budget.spend();
        None
    }

    /// Whether a statement that begins there is done whenever the others around it are.
    fn always(&self, first: usize) -> bool {
        match self.before(first, 1).map(|token| &token.kind) {
            None | Some(Kind::Text(_) | Kind::Number(_) | Kind::Sign(';' | '{' | '}' | ']')) => true,
            Some(Kind::Word(word)) => !matches!(word.as_str(), "else" | "do" | "return" | "case"),
            Some(Kind::Sign(')')) => {
                let open = self.names.brackets.open(first.saturating_sub(1));
                let before = open.and_then(|open| self.before(open, 1));
                !before.is_some_and(|token| ["if", "while", "for", "with"].iter().any(|word| token.is(word)))
            }
            _ => false,
        }
    }

    /// The name of the field of a class whose `=` this is, before its type.
    fn field(&self, at: usize) -> Option<String> {
        let last = at.checked_sub(1)?;
        let of_type = match self.before(last, 1).map(|token| &token.kind) {
            Some(Kind::Sign(':' | '|' | '&' | '.' | '<')) => true,
            Some(Kind::Word(word)) => is_type_operator(word) && word != "readonly",
            _ => false,
        };
        if let Some(name) = word(self.tokens, last).filter(|_| !of_type) {
            return Some(name.to_owned());
        }
        let mut colon = last;
        for _ in 0..MOST {
            if self.is(colon, ":") {
                let marked = ["?", "!"].iter().any(|sign| self.is(colon.saturating_sub(1), sign));
                return word(self.tokens, colon.checked_sub(1 + usize::from(marked))?).map(str::to_owned);
            }
            let open = self.names.brackets.open(colon).filter(|&open| open < colon);
            let body = open.is_some_and(|open| self.before(open, 1).is_some_and(|token| token.is(")")));
            if self.is(colon, ";") || body {
                return None;
            }
            colon = open.unwrap_or(colon).checked_sub(1)?;
        }
        self.names.brackets.cut();
        None
    }
}

fn expression(to: &Bound) -> Option<usize> {
    if let Bound::Expr(at) = to { Some(*at) } else { None }
}
