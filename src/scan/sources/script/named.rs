//! The functions that a script writes, and what they are called by. What they are given is told in `look`.

use super::function::{Function, params, word};
use super::names::{Bound, HANDED};
use super::scopes::{Part, Walk};

impl Walk<'_> {
    /// A function with these brackets, whose names are of this scope.
    pub(super) fn function(&mut self, open: usize, scope: usize) -> usize {
        let params = params(self.tokens, &self.names.closings, open);
        let number = self.names.functions.len();
        let outer = self.scope();
        let maker = open.checked_sub(1).and_then(|at| word(self.tokens, at)) == Some("constructor");
        for (at, param) in params.iter().enumerate() {
            self.names.declare(scope, &param.name, Bound::Param(number, at));
            if maker && self.part() == Part::Class {
                self.names.declare(outer, &format!("{HANDED}{}", param.name), Bound::Param(number, at));
            }
            if param.field {
                self.names.bind(outer, &format!("this.{}", param.name), Bound::Param(number, at));
            }
        }
        self.names.functions.push(Function { params, callers: Vec::new(), own: false });
        number
    }

    /// Gives a function its name: `function name(`, `name(` in a class, `const name = async (`.
    pub(super) fn named(&mut self, open: usize, arrow: bool, outer: usize, function: usize) {
        let word = |at: usize| word(self.tokens, at);
        let mut first = open;
        let mut own = true;
        let mut name = None;
        let mut from = None;
        if let Some(before) = open.checked_sub(1) {
            if arrow {
                first = if word(before) == Some("async") { before } else { open };
            } else if let Some(called) = word(before) {
                let declared =
                    before.checked_sub(1).is_some_and(|at| self.is(at, "function") || self.is(at, "*"));
                if called == "function" {
                    first = before;
                } else if declared {
                    name = Some(called.to_owned());
                    first = before - 1;
                } else if self.part() == Part::Class {
                    (name, own) = (Some(format!("this.{called}")), false);
                } else {
                    return;
                }
            }
        }
        if name.is_none() {
            // What stands before an `=` is what it is called.
            let back = |at: usize| at.checked_sub(1).filter(|&at| word(at) == Some("async")).unwrap_or(at);
            first = back(first);
            let Some(sign) = first.checked_sub(1).filter(|&at| self.is(at, "=")) else { return };
            name = self.target(sign);
            from = Some(first);
            first = sign.saturating_sub(2);
        }
        own &= !(first.saturating_sub(4)..first).any(|at| self.is(at, "export"));
        if let Some(each) = self.names.functions.get_mut(function) {
            each.own = own;
        }
        let Some(name) = name else { return };
        self.names.rebind(outer, &name, from, Bound::Function(function));
    }
}
