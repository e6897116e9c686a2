//! The functions that a script writes, and what they are called by. What they are given is told in `look`.

use super::super::names::{Bound, HANDED};
use super::super::syntax::{Function, params, word};
use super::gifts::Gift;
use super::scopes::{Part, Walk};

impl Walk<'_> {
    /// A function with these brackets, whose names are of this scope.
    pub(in super::super) fn function(&mut self, open: usize, scope: usize, maker: bool) -> usize {
        let params = params(self.tokens, &self.names.brackets, open);
        let number = self.names.functions.len();
        let outer = self.scope();
        for (at, param) in params.iter().enumerate() {
            let bound = if param.position.is_some() { Bound::Param(number, at) } else { Bound::Several };
            self.names.declare(scope, &param.name, bound.clone());
            if maker {
                self.names.declare(outer, &format!("{HANDED}{}", param.name), bound.clone());
            }
            if param.field {
                self.gifts.push(Gift::field(outer, &param.name, bound, true));
            }
        }
        self.names.functions.push(Function { scope, params, ..Function::default() });
        number
    }

    /// Gives a function its name: `function name(`, `name(` in a class, `const name = async (`.
    pub(in super::super) fn named(
        &mut self,
        open: usize,
        arrow: bool,
        (outer, inner): (usize, usize),
        function: usize,
    ) {
        let mut first = open;
        let (mut name, mut is_open) = (None, false);
        if let Some(before) = open.checked_sub(1)
            && !arrow
            && let Some(called) = word(self.tokens, before)
        {
            let starred = before.checked_sub(1).filter(|&at| self.is(at, "*"));
            let keyword = starred.unwrap_or(before).checked_sub(1).filter(|&at| self.is(at, "function"));
            if called == "function" {
                first = before;
            } else if let Some(keyword) = keyword {
                (name, first) = (Some(called.to_owned()), keyword);
            } else {
                if self.part() == Part::Class {
                    self.gifts.push(Gift::field(outer, called, Bound::Function(function), true));
                }
                if let Some(each) = self.names.functions.get_mut(function) {
                    each.open = true;
                }
                return;
            }
        }
        if let Some(before) = first.checked_sub(1).filter(|&at| self.is(at, "async")) {
            first = before;
        }
        self.starts.insert(first, function);
        let before = self.before(first, 1);
        let within = ["=", "(", ",", ":", "return", "?", "&", "|", "[", ">"];
        let within = before.is_some_and(|token| within.iter().any(|sign| token.is(sign)));
        if let Some(name) = name {
            // The name of a function within an expression is of the function alone.
            self.names.declare(if within { inner } else { outer }, &name, Bound::Function(function));
        }
        is_open |= (first.saturating_sub(6)..first).any(|at| self.is(at, "export"));
        if let Some(each) = self.names.functions.get_mut(function) {
            each.open = is_open;
        }
    }
}
