//! Which function of a script a call in the same script calls. What it is given is told in `worth`.

use super::function::word;
use super::lexer::Token;
use super::names::{Bound, Names};

/// Most calls of one function that are remembered.
const MOST_CALLERS: usize = 16;

impl Names {
    /// Remembers who is called here, if it is a function of the file.
    pub(super) fn called(&mut self, tokens: &[Token], open: usize) {
        let Some(function) = self.callee(tokens, open) else { return };
        if let Some(function) = self.functions.get_mut(function)
            && function.callers.len() < MOST_CALLERS
        {
            function.callers.push(open);
        }
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
                Bound::Class(class) if is(1, "new") => match self.field(*class, "constructor")? {
                    Bound::Function(function) => Some(*function),
                    _ => None,
                },
                bound => self.function(bound),
            };
        }
        let owner = last.checked_sub(2).and_then(|at| word(tokens, at)).filter(|_| !is(3, "."))?;
        let bound = match self.get(owner, open) {
            _ if owner == "this" => self.get(&format!("this.{name}"), open)?,
            Some(Bound::Class(class)) => self.field(*class, name)?,
            Some(Bound::Expr(at)) if tokens.get(*at).is_some_and(|token| token.is("new")) => {
                match self.get(word(tokens, at + 1)?, *at)? {
                    Bound::Class(class) => self.field(*class, name)?,
                    _ => return None,
                }
            }
            _ => return None,
        };
        self.function(bound)
    }

    fn function(&self, bound: &Bound) -> Option<usize> {
        match bound {
            Bound::Function(function) => Some(*function),
            _ => None,
        }
    }
}
