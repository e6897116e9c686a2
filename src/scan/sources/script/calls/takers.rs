//! Who takes what stands in the brackets of a call. Whoever is known to take an object as it is changes nothing: the libraries
//! of the tables, what only looks at it, and functions of the file that hand it to nobody else.

use super::super::modules::{is_own, is_tail, kind_of};
use super::super::names::Bound;
use super::callee::Reading;

/// What looks at what it is given, and no more.
const LOOKERS: [&str; 11] = [
    "console",
    "JSON",
    "Object",
    "Array",
    "Math",
    "Number",
    "String",
    "Boolean",
    "Promise",
    "structuredClone",
    "process",
];
/// The same by the last part of its path: what writes a line of a log, and what sends.
const SENDERS: [&str; 8] = ["log", "debug", "info", "warn", "error", "trace", "fetch", "post"];
/// What of `Object` gives something to what it is given.
const GIVERS: [&str; 3] = ["defineProperty", "defineProperties", "setPrototypeOf"];

/// Words whose brackets only look at what stands in them.
const LOOKS: [&str; 6] = ["if", "while", "for", "switch", "catch", "with"];

/// Who takes what stands in some brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taker {
    /// Somebody who takes it as it is.
    Known,
    /// This function of the file.
    Own(usize),
    /// Nobody knows who.
    Somebody,
}

impl Reading<'_> {
    /// Who takes what stands in the brackets that open here.
    pub(super) fn taker(&self, open: usize) -> Taker {
        if let Some(&function) = self.names.calls.get(&open) {
            return Taker::Own(function);
        }
        let Some(callee) = self.callee(open) else {
            return if self.has_no_name(open) { Taker::Somebody } else { Taker::Known };
        };
        let of_library = callee.from.as_ref().is_some_and(|from| kind_of(&from.module).is_some());
        let looks = match callee.path.as_slice() {
            [first, .., last] if first == "Object" => !GIVERS.contains(&last.as_str()),
            [first, ..] if LOOKERS.contains(&first.as_str()) => true,
            [name] => SENDERS.contains(&name.as_str()) && !self.is_of_project(name, open),
            [.., last] => SENDERS.contains(&last.as_str()),
            [] => false,
        };
        if of_library || looks || is_tail(&callee.path.join(".")) { Taker::Known } else { Taker::Somebody }
    }

    /// Whether what is called there has no name: `(a ? b : c)(…)`, `all[0](…)`.
    fn has_no_name(&self, open: usize) -> bool {
        let before = open.checked_sub(1);
        let is = |sign: &str| before.and_then(|at| self.tokens.get(at)).is_some_and(|token| token.is(sign));
        let asks = || {
            let first = before.and_then(|at| self.names.brackets.open(at)).and_then(|at| at.checked_sub(1));
            let word = first.and_then(|at| self.tokens.get(at));
            word.is_some_and(|word| LOOKS.iter().any(|looks| word.is(looks)))
        };
        (is("]") || is("}") || is(")") && !asks()) && !self.opens_a_body(open)
    }

    /// Whether a name stands for what another file of the project gives.
    fn is_of_project(&self, name: &str, at: usize) -> bool {
        matches!(self.names.get(name, at), Some(Bound::Import(module, _)) if is_own(module))
    }
}
