//! Who takes what stands in the brackets of a call. Whoever is known to take an object as it is changes nothing: the libraries
//! of the tables, what only looks at it, and functions of the file that hand it to nobody else.

use super::super::modules::{is_own, is_tail, kind_of};
use super::super::names::Bound;
use super::callee::{Callee, Reading};

/// What looks at what it is given, and no more.
const LOOKERS: [&str; 7] = ["console", "JSON", "Math", "Number", "String", "Boolean", "structuredClone"];
/// What gives back what it is given, or what of it.
const PASSES: [&str; 3] = ["Object", "Array", "Promise"];
/// What looks, by the last part of its path: what writes a line of a log, and what sends.
const SENDERS: [&str; 8] = ["log", "debug", "info", "warn", "error", "trace", "fetch", "post"];
/// What of `Object` gives something to what it is given.
const GIVERS: [&str; 3] = ["defineProperty", "defineProperties", "setPrototypeOf"];

/// Who takes what stands in some brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taker {
    /// It stays where it is: nothing is called, or what is called gives it back.
    Nobody,
    /// Somebody who takes it as it is.
    Known,
    /// This function of the file.
    Own(usize),
    /// Somebody who may change what stands first there.
    First,
    /// Nobody knows who.
    Somebody,
}

impl Reading<'_> {
    /// Who takes what stands in the brackets that open here, behind something that may be called.
    pub(super) fn taker(&self, open: usize) -> Taker {
        if let Some(&function) = self.names.calls.get(&open) {
            return Taker::Own(function);
        }
        let compares =
            || open.checked_sub(1).and_then(|at| self.tokens.get(at)).is_some_and(|token| token.is(">"));
        self.with_callee(open, |callee| match callee {
            Some(callee) => self.of(callee, open),
            None if self.opens_a_body(open) => Taker::Known,
            None if compares() => Taker::Nobody,
            None => Taker::Somebody,
        })
    }

    fn of(&self, callee: &Callee, open: usize) -> Taker {
        let of_library = callee.from.as_ref().is_some_and(|from| kind_of(&from.module).is_some());
        if of_library || is_tail(&callee.path.join(".")) {
            return Taker::Known;
        }
        let (first, last) = match callee.path.as_slice() {
            [first, .., last] => (first.as_str(), last.as_str()),
            [name] => (name.as_str(), name.as_str()),
            [] => return Taker::Somebody,
        };
        let alone = callee.path.len() == 1;
        // What compilers write for themselves.
        if first == "Object" && GIVERS.contains(&last) || first.starts_with("__") || last.starts_with("__") {
            return Taker::First;
        }
        if PASSES.contains(&first) && !alone {
            return Taker::Nobody;
        }
        let sends = SENDERS.contains(&last) && !self.is_written(first, open);
        let looks = LOOKERS.contains(&first) || PASSES.contains(&first);
        if looks || sends { Taker::Known } else { Taker::Somebody }
    }

    /// Whether a name stands for what the project itself writes.
    fn is_written(&self, name: &str, at: usize) -> bool {
        match self.names.get(name, at) {
            Some(Bound::Import(module, _)) => is_own(module),
            Some(Bound::Expr(at)) => self.tokens.get(*at).is_some_and(|token| token.is("{")),
            _ => false,
        }
    }
}
