//! Which function of a script a call in the same script calls. What it is given is told in `worth`.

use super::super::lexer::Token;
use super::super::syntax::word;
use super::bound::Bound;
use super::scope::{MOST_CALLERS, Names};

impl Names {
    /// Remembers who is called here, if it is a function of the file.
    pub(in super::super) fn called(&mut self, tokens: &[Token], open: usize) {
        let Some(function) = self.callee(tokens, open) else { return };
        self.calls.insert(open, function);
        if let Some(function) = self.functions.get_mut(function) {
            if function.callers.len() < MOST_CALLERS {
                function.callers.push(open);
            } else {
                function.open = true;
            }
        }
    }

    /// Where an argument of a call begins. What is spread hides all behind it.
    pub(in super::super) fn argument(&self, tokens: &[Token], open: usize, position: usize) -> Option<usize> {
        let is = |at: usize, sign: &str| tokens.get(at).is_some_and(|token| token.is(sign));
        let mut at = open + 1;
        for _ in 0..position.min(20) {
            if is(at, ".") {
                return Some(at);
            }
            let last = self.brackets.end(tokens, at);
            if !is(last, ",") {
                return None;
            }
            at = last + 1;
        }
        (position <= 20 && !is(at, ")")).then_some(at)
    }

    /// The function of the file whose call opens here.
    fn callee(&self, tokens: &[Token], open: usize) -> Option<usize> {
        let last = open.checked_sub(1)?;
        let name = word(tokens, last)?;
        let is = |back: usize, sign: &str| {
            last.checked_sub(back).and_then(|at| tokens.get(at)).is_some_and(|token| token.is(sign))
        };
        if is(1, "function") {
            return None;
        }
        if !is(1, ".") {
            let bound = self.get(name, open)?;
            return match bound {
                Bound::Class(class) if is(1, "new") => function(self.field(*class, "constructor")?.1),
                bound => function(bound),
            };
        }
        let owner = last.checked_sub(2).and_then(|at| word(tokens, at)).filter(|_| !is(3, "."))?;
        let bound = match self.get(owner, open) {
            _ if owner == "this" => self.own(name, open)?.1,
            Some(Bound::Class(class)) => self.field(*class, name)?.1,
            Some(Bound::Expr(at)) if tokens.get(*at).is_some_and(|token| token.is("new")) => {
                match self.get(word(tokens, at + 1)?, *at)? {
                    Bound::Class(class) => self.field(*class, name)?.1,
                    _ => return None,
                }
            }
            _ => return None,
        };
        function(bound)
    }
}

fn function(bound: &Bound) -> Option<usize> {
    if let Bound::Function(function) = bound { Some(*function) } else { None }
}
