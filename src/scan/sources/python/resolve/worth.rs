//! What a value is worth when all files are known: names, callers, results and fields of the whole project.
//! Bounded in depth, steps and alternatives; what does not fit is unknown.

use std::cell::{Cell, LazyCell};

use super::super::value::{Given, Literal, Value, is_true, number_of};
use super::choices::Held;
use super::project::{Frame, Project, Worth};

/// Deepest chain of names.
pub(super) const DEEPEST: usize = 16;
/// Most steps for one value.
const MOST_STEPS: usize = 16_000;
/// Most of them for a test around the call, and for one on the way to a value.
const MOST_FOR_TEST: (usize, usize) = (2_000, 300);
/// Most alternatives.
pub(super) const MOST: usize = 64;
/// Alternatives of which each is asked about once more.
const FEW: usize = 4;
/// Most ways that are followed through `a or b or c`.
const MOST_WAYS: usize = 16;

thread_local! {
    /// Steps that the value in hand has taken; each thread has one in hand.
    static STEPS: Cell<usize> = const { Cell::new(0) };
    /// Up to where it may go: a test that takes long decides nothing.
    static LIMIT: Cell<usize> = const { Cell::new(MOST_STEPS) };
    /// Whether it hangs on who calls a function, or grew beyond its bounds.
    static UNSURE: Cell<bool> = const { Cell::new(false) };
}

/// Notes that the value in hand hangs on who calls a function, or grew beyond its bounds.
pub(super) fn unsure() {
    UNSURE.set(true);
}

/// What some work comes to, and whether that hangs on no caller and no bound.
pub(in super::super) fn surely<T>(work: impl FnOnce() -> T) -> (T, bool) {
    UNSURE.set(false);
    (work(), !UNSURE.get())
}

/// Some work that has all its steps before it.
pub(super) fn afresh<T>(work: impl FnOnce() -> T) -> T {
    STEPS.set(0);
    work()
}

impl Project<'_> {
    /// What a value is worth, given what was chosen before.
    pub(in super::super) fn worth(&self, value: &Value, frame: Option<Frame<'_>>, held: &Held) -> Vec<Worth> {
        let mut out = Vec::new();
        afresh(|| self.expand(value, frame, 0, held, &mut out));
        let mut kept: Vec<Worth> = Vec::new();
        for each in out {
            if !kept.contains(&each) {
                kept.push(each);
            }
        }
        kept
    }

    /// What a test asks about.
    pub(super) fn subject(
        &self,
        value: &Value,
        frame: Option<Frame<'_>>,
        depth: usize,
        held: &Held,
    ) -> Vec<Worth> {
        let before = LIMIT.get();
        let most = if depth == 0 { MOST_FOR_TEST.0 } else { MOST_FOR_TEST.1 };
        LIMIT.set(before.min(STEPS.get() + most));
        let all = self.inner(value, frame, depth, held);
        LIMIT.set(before);
        all
    }

    pub(super) fn inner(
        &self,
        value: &Value,
        frame: Option<Frame<'_>>,
        depth: usize,
        held: &Held,
    ) -> Vec<Worth> {
        let mut out = Vec::new();
        self.expand(value, frame, depth + 1, held, &mut out);
        out
    }

    pub(super) fn expand(
        &self,
        value: &Value,
        frame: Option<Frame<'_>>,
        depth: usize,
        held: &Held,
        out: &mut Vec<Worth>,
    ) {
        STEPS.set(STEPS.get() + 1);
        // Whoever goes every way wants to know of all or of none.
        if out.len() >= MOST || (held.goes_every_way() && UNSURE.get()) {
            unsure();
            return;
        }
        if depth > DEEPEST || STEPS.get() > LIMIT.get() {
            unsure();
            out.push((Value::Unknown, held.clone()));
            return;
        }
        match value {
            Value::Join(parts) => self.join(parts, frame, depth, held, out),
            Value::OneOf(all) => {
                for each in all {
                    self.expand(each, frame, depth + 1, &held.likely(), out);
                }
            }
            Value::When(tests, one) => self.when(tests, one, frame, depth, held, out),
            Value::Or(all) => self.either(all, frame, depth, held, out),
            Value::Assumed(one) => {
                if let Some(held) = held.likely().assuming(number_of(value)) {
                    self.expand(one, frame, depth + 1, &held, out);
                }
            }
            Value::Name(path) if path.starts_with('@') => self.symbol(path, frame, depth, held, out),
            Value::Attribute(base, name) => self.attribute(base, name, frame, depth, held, out),
            Value::Item(base, key) => self.item(base, key, frame, depth, held, out),
            Value::Any(base) => self.any(base, frame, depth, held, out),
            Value::Param(function, name) => self.parameter(function, name, frame, depth, held, out),
            Value::Result(given) => self.result(given, frame, depth, held, out),
            Value::Local(one) => {
                let inner = |value| if let Value::Local(inner) = value { inner } else { Box::new(value) };
                let all = self.inner(one, frame, depth, held).into_iter();
                out.extend(all.map(|(value, held)| (Value::Local(inner(value)), held)));
            }
            Value::Module(name) => {
                let module = |(value, held)| match value {
                    Value::Text(name) => (Value::Name(name), held),
                    _ => (Value::Unknown, held),
                };
                out.extend(self.inner(name, frame, depth, held).into_iter().map(module));
            }
            Value::Returned(one) => self.expand(one, frame, depth + 1, &held.found_on_the_way(), out),
            _ => {
                let returned = matches!(value, Value::Text(_)) && frame.is_some_and(|frame| frame.of_result);
                let held = if returned { held.found_on_the_way() } else { held.clone() };
                // What is inside is looked at later, by somebody who stands elsewhere.
                out.push((self.closed(value, frame), held));
            }
        }
    }

    /// A value where tests must come out so.
    fn when(
        &self,
        tests: &[Literal],
        value: &Value,
        frame: Option<Frame<'_>>,
        depth: usize,
        held: &Held,
        out: &mut Vec<Worth>,
    ) {
        let Some(held) = self.allowed(tests, frame, depth, held) else { return };
        let all = self.inner(value, frame, depth, &held);
        // What was chosen for the value may settle a test that was open before; of many the choice is by key.
        let few = all.len() <= FEW;
        for (value, more) in all {
            if !few || more == held || self.allowed(tests, frame, depth, &more).is_some() {
                out.push((value, more));
            }
        }
    }

    fn attribute(
        &self,
        base: &Value,
        name: &str,
        frame: Option<Frame<'_>>,
        depth: usize,
        held: &Held,
        out: &mut Vec<Worth>,
    ) {
        let mut told = Vec::new();
        let keeps = held.keeps_members() && name != "value";
        let held = &held.keeping_members(false);
        for (base, held) in self.inner(base, frame, depth, held) {
            let held = held.keeping_members(keeps);
            match base {
                Value::Name(_) | Value::Object(_) => {
                    self.expand(&base.attribute(name), frame, depth + 1, &held, &mut told);
                }
                // A member of an enumeration.
                Value::Text(_) | Value::Dict(_) if name == "value" => told.push((base, held)),
                Value::Made(given) => match self.client(&given, frame, depth, &held) {
                    Some(all) => told.extend(all.into_iter().map(|(one, held)| (one.attribute(name), held))),
                    None => self.field(&given, name, frame, depth, &held, &mut told),
                },
                // Nothing has no attributes; this way the program does not go.
                Value::Nothing => {}
                _ => told.push((Value::Unknown, held)),
            }
        }
        self.said_instead(base, name, depth, held, &mut told);
        out.append(&mut told);
    }

    /// Each member in turn.
    fn any(&self, base: &Value, frame: Option<Frame<'_>>, depth: usize, held: &Held, out: &mut Vec<Worth>) {
        let point = LazyCell::new(|| number_of(base));
        for (whole, held) in self.inner(base, frame, depth, held) {
            let each = |at: u32| held.likely().choosing(*point, at);
            match whole {
                Value::List(all) => {
                    for (at, one) in (0..).zip(all.iter()) {
                        if let Some(held) = each(at) {
                            self.expand(one, frame, depth + 1, &held, out);
                        }
                    }
                }
                Value::Dict(all) => {
                    for (at, (key, _)) in (0..).zip(all.iter()) {
                        let key = if matches!(key.as_str(), "?" | "**") {
                            Value::Unknown
                        } else {
                            Value::Text(key.clone())
                        };
                        out.extend(each(at).map(|held| (key, held)));
                    }
                }
                _ => out.push((Value::Unknown, held)),
            }
        }
    }

    /// What a function returns when it is called so.
    pub(super) fn result(
        &self,
        given: &Given,
        frame: Option<Frame<'_>>,
        depth: usize,
        held: &Held,
        out: &mut Vec<Worth>,
    ) {
        let Value::Name(path) = &given.callee else { return self.made_by(given, frame, depth, held, out) };
        let returned = |function| Some((function, self.returns.get(function)?.all()));
        let Some((function, all)) = self.function_behind(path).and_then(returned) else {
            out.push((Value::Unknown, held.clone()));
            return;
        };
        let called =
            Frame { function, given: Some(given), guards: &[], of_result: true, outer: frame.as_ref() };
        let point = number_of(&("returns", function));
        for (at, each) in (0..).zip(all) {
            let held = if all.len() > 1 { held.likely().among(point, at) } else { Some(held.clone()) };
            if let Some(held) = held {
                self.expand(each, Some(called), depth + 1, &held, out);
            }
        }
    }

    fn either(
        &self,
        all: &[Value],
        frame: Option<Frame<'_>>,
        depth: usize,
        held: &Held,
        out: &mut Vec<Worth>,
    ) {
        let before = out.len();
        let mut ways = vec![(held.clone(), false)];
        for each in all {
            let mut further = Vec::new();
            for (held, open) in ways {
                for (value, more) in self.inner(each, frame, depth, &held) {
                    if value.is_unknown() {
                        further.push((more.likely(), true));
                    } else if is_true(&value) {
                        // What is only assumed to say something may say nothing.
                        if !held.covers_defaults(&more) || held.goes_every_way() {
                            further.push((held.likely(), open));
                        }
                        out.push((value, more.likely_if(open)));
                    } else {
                        further.push((more, open));
                    }
                }
            }
            if further.len() > MOST_WAYS {
                unsure();
            }
            further.truncate(MOST_WAYS);
            further.dedup();
            ways = further;
        }
        if out.len() == before || held.goes_every_way() {
            for (held, open) in ways {
                out.push((if open { Value::Unknown } else { Value::Nothing }, held.likely()));
            }
        }
    }
}
