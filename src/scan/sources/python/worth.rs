//! What a value is worth when all files are known: names, callers, results and fields of the whole project.
//!
//! Bounded in depth, steps and alternatives; what does not fit is unknown.

use std::cell::Cell;

use super::handed::handed;
use super::project::{Frame, Project, Worth};
use super::value::{Value, is_true};

/// Deepest chain of names.
const DEEPEST: usize = 16;
/// Most steps for one value.
const MOST_STEPS: usize = 4_000;
/// Most alternatives.
const MOST: usize = 64;

thread_local! {
    /// Steps that the value in hand has taken; each thread has one in hand.
    static STEPS: Cell<usize> = const { Cell::new(0) };
}

impl Project<'_> {
    /// What a value is worth.
    pub(super) fn worth(&self, value: &Value, frame: Option<Frame<'_>>) -> Vec<Worth> {
        STEPS.set(0);
        let mut out = Vec::new();
        self.expand(value, frame, 0, false, &mut out);
        let mut kept: Vec<Worth> = Vec::new();
        for each in out {
            if !kept.iter().any(|(value, _)| *value == each.0) {
                kept.push(each);
            }
        }
        kept
    }

    pub(super) fn inner(
        &self,
        value: &Value,
        frame: Option<Frame<'_>>,
        depth: usize,
        likely: bool,
    ) -> Vec<Worth> {
        let mut out = Vec::new();
        self.expand(value, frame, depth + 1, likely, &mut out);
        out
    }

    pub(super) fn expand(
        &self,
        value: &Value,
        frame: Option<Frame<'_>>,
        depth: usize,
        likely: bool,
        out: &mut Vec<Worth>,
    ) {
        STEPS.set(STEPS.get() + 1);
        if out.len() >= MOST {
            return;
        }
        if depth > DEEPEST || STEPS.get() > MOST_STEPS {
            out.push((Value::Unknown, likely));
            return;
        }
        match value {
            Value::Join(parts) => self.join(parts, frame, depth, likely, out),
            Value::OneOf(all) => {
                for each in all {
                    self.expand(each, frame, depth + 1, true, out);
                }
            }
            Value::Or(all) => self.either(all, frame, depth, likely, out),
            Value::Assumed(one) => self.expand(one, frame, depth + 1, true, out),
            Value::Name(path) if path.starts_with('@') => self.symbol(path, frame, depth, likely, out),
            Value::Attribute(base, name) => {
                for (base, likely) in self.inner(base, frame, depth, likely) {
                    match base {
                        Value::Name(_) | Value::Object(_) => {
                            self.expand(&base.attribute(name), frame, depth + 1, likely, out);
                        }
                        Value::Text(_) if name == "value" => out.push((base, likely)),
                        Value::Made(given) => self.field(&given, name, frame, depth, likely, out),
                        // Nothing has no attributes; this way the program does not go.
                        Value::Nothing => {}
                        _ => out.push((Value::Unknown, likely)),
                    }
                }
                self.command_line(base, name, frame, depth, out);
            }
            Value::Item(base, key) => self.item(base, key, frame, depth, likely, out),
            Value::Any(base) => {
                for (base, _) in self.inner(base, frame, depth, likely) {
                    match base {
                        Value::List(all) => {
                            for each in all {
                                self.expand(&each, frame, depth + 1, true, out);
                            }
                        }
                        Value::Dict(all) => {
                            out.extend(all.into_iter().map(|(key, _)| (Value::Text(key), true)));
                        }
                        _ => out.push((Value::Unknown, likely)),
                    }
                }
            }
            Value::Param(function, name) => self.parameter(function, name, frame, depth, likely, out),
            Value::Result(path) => {
                let function = self.function(path);
                match function.and_then(|function| self.returns.get(function)) {
                    Some(all) if !all.is_empty() => {
                        let likely = likely || all.len() > 1;
                        for each in *all {
                            self.expand(each, None, depth + 1, likely, out);
                        }
                    }
                    _ => out.push((Value::Unknown, likely)),
                }
            }
            Value::Local(one) => {
                let local = |(value, likely)| {
                    (
                        Value::Local(Box::new(if let Value::Local(inner) = value { *inner } else { value })),
                        likely,
                    )
                };
                out.extend(self.inner(one, frame, depth, likely).into_iter().map(local));
            }
            _ => out.push((value.clone(), likely)),
        }
    }

    /// `def main(args)`, where the file itself says what `args` holds.
    fn command_line(
        &self,
        base: &Value,
        name: &str,
        frame: Option<Frame<'_>>,
        depth: usize,
        out: &mut Vec<Worth>,
    ) {
        let Value::Param(function, _) = base else { return };
        if out.iter().any(|(value, _)| !value.is_unknown()) {
            return;
        }
        let mut module = function.as_str();
        while let Some((shorter, _)) = module.rsplit_once('.') {
            module = shorter;
            if let Some(all) = self.symbols.get(format!("{module}.@args.{name}").as_str()) {
                out.clear();
                for each in *all {
                    self.expand(each, frame, depth + 1, true, out);
                }
                return;
            }
        }
    }

    fn symbol(&self, path: &str, frame: Option<Frame<'_>>, depth: usize, likely: bool, out: &mut Vec<Worth>) {
        if self.functions.contains_key(path) || self.classes.contains_key(path) {
            out.push((Value::Name(path.to_owned()), likely));
            return;
        }
        if let Some(all) = self.inherited(path, 0, &|path| self.symbols.get(path).copied()) {
            let likely = likely || all.len() > 1;
            for each in all {
                self.expand(each, frame, depth + 1, likely, out);
            }
            return;
        }
        let Some((owner, member)) = path.rsplit_once('.') else {
            out.push((Value::Name(path.to_owned()), likely));
            return;
        };
        if self.symbols.contains_key(owner) || owner.contains(".@args") || self.has_symbol_above(owner) {
            for (owner, likely) in self.inner(&Value::Name(owner.to_owned()), frame, depth, likely) {
                match owner {
                    Value::Name(inner) if inner == path || path.starts_with(&format!("{inner}.")) => {
                        out.push((Value::Name(path.to_owned()), likely));
                    }
                    Value::Name(_) | Value::Object(_) => {
                        self.expand(&owner.attribute(member), frame, depth + 1, likely, out);
                    }
                    Value::Text(_) if member == "value" => out.push((owner, likely)),
                    _ => out.push((Value::Unknown, likely)),
                }
            }
            return;
        }
        out.push((Value::Name(path.to_owned()), likely));
    }

    fn has_symbol_above(&self, path: &str) -> bool {
        let mut at = path;
        while let Some((shorter, _)) = at.rsplit_once('.') {
            if self.symbols.contains_key(shorter)
                || self.inherited(at, 0, &|path| self.symbols.get(path).copied()).is_some()
            {
                return true;
            }
            at = shorter;
        }
        false
    }

    fn either(
        &self,
        all: &[Value],
        frame: Option<Frame<'_>>,
        depth: usize,
        likely: bool,
        out: &mut Vec<Worth>,
    ) {
        let mut open = false;
        for each in all {
            let worths = self.inner(each, frame, depth, likely);
            let certain = worths.len() == 1 && worths.iter().all(|(value, likely)| is_true(value) && !likely);
            for (value, _) in worths {
                if value.is_unknown() {
                    open = true;
                } else if is_true(&value) {
                    out.push((value, !certain || open));
                }
            }
            if certain {
                return;
            }
        }
        if out.is_empty() {
            out.push((if open { Value::Unknown } else { Value::Nothing }, true));
        }
    }

    fn parameter(
        &self,
        function: &str,
        name: &str,
        frame: Option<Frame<'_>>,
        depth: usize,
        likely: bool,
        out: &mut Vec<Worth>,
    ) {
        let Some((&function, parameters)) = self.functions.get_key_value(function) else {
            out.push((Value::Unknown, likely));
            return;
        };
        if let Some(frame) = frame.filter(|frame| frame.function == function) {
            let given = frame.call.map(|call| &call.given);
            let value = handed(parameters, given, name);
            let likely = likely || given.is_none();
            // What is handed over is worth what it was where the call stands.
            self.expand(&value, frame.outer.copied(), depth + 1, likely, out);
            return;
        }
        let callers = self.callers.get(function).map_or(&[][..], Vec::as_slice);
        for (_, call) in callers.iter().take(MOST) {
            let value = handed(parameters, Some(&call.given), name);
            self.expand(&value, None, depth + 1, true, out);
        }
        if callers.is_empty() {
            let value = handed(parameters, None, name);
            self.expand(&value, None, depth + 1, true, out);
        }
    }
}
