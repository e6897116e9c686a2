//! What a value is worth when all files are known: names, callers, results and fields of the whole project.
//!
//! Bounded in depth, steps and alternatives; what does not fit is unknown.

use std::cell::Cell;
use std::collections::HashMap;

use super::unit::{Call, Form, Parameter, Unit};
use super::value::{Given, Value};

/// Deepest chain of names.
const DEEPEST: usize = 16;
/// Most steps for one value.
const MOST_STEPS: usize = 4_000;
/// Most alternatives.
const MOST: usize = 64;

/// A call of a function of the project, whose parameters are worth what it was given.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame<'u> {
    pub(super) function: &'u str,
    pub(super) call: Option<&'u Call>,
}

/// A worth, and whether an assumption was made on the way.
pub(super) type Worth = (Value, bool);

/// All files together.
#[derive(Debug, Default)]
pub(super) struct Project<'u> {
    symbols: HashMap<&'u str, &'u [Value]>,
    returns: HashMap<&'u str, &'u [Value]>,
    pub(super) functions: HashMap<&'u str, &'u [Parameter]>,
    pub(super) classes: HashMap<&'u str, &'u [Value]>,
    pub(super) callers: HashMap<&'u str, Vec<(usize, &'u Call)>>,
    steps: Cell<usize>,
}

impl<'u> Project<'u> {
    pub(super) fn new(units: &'u [Unit]) -> Self {
        let mut project = Self::default();
        for unit in units {
            project.symbols.extend(unit.symbols.iter().map(|(path, all)| (path.as_str(), all.as_slice())));
            project.returns.extend(unit.returns.iter().map(|(path, all)| (path.as_str(), all.as_slice())));
            project.functions.extend(unit.functions.iter().map(|(path, all)| (path.as_str(), all.as_slice())));
            project.classes.extend(unit.classes.iter().map(|(path, all)| (path.as_str(), all.as_slice())));
        }
        let mut callers: HashMap<&'u str, Vec<(usize, &'u Call)>> = HashMap::new();
        for (at, unit) in units.iter().enumerate() {
            for call in &unit.calls {
                for path in project.callees(&call.given.callee) {
                    if let Some(function) = project.function(&path) {
                        callers.entry(function).or_default().push((at, call));
                    }
                }
            }
        }
        project.callers = callers;
        project
    }

    /// The dotted paths that a callee may have.
    pub(super) fn callees(&self, callee: &Value) -> Vec<String> {
        let path = |(value, _): Worth| match value {
            Value::Name(path) | Value::Object(path) => Some(path),
            _ => None,
        };
        let mut all: Vec<String> = self.worth(callee, None).into_iter().filter_map(path).collect();
        all.sort();
        all.dedup();
        all
    }

    /// The function that runs when this path is called: itself, a method of a base, or what makes the object.
    pub(super) fn function(&self, path: &str) -> Option<&'u str> {
        self.inherited(path, 0, &|path| self.functions.get_key_value(path).map(|(key, _)| *key)).or_else(|| {
            self.classes.get(path)?;
            let made = format!("{path}.__init__");
            self.inherited(&made, 0, &|path| self.functions.get_key_value(path).map(|(key, _)| *key))
        })
    }

    /// A member of a class, or of the classes it is built on.
    fn inherited<T>(&self, path: &str, depth: usize, find: &dyn Fn(&str) -> Option<T>) -> Option<T> {
        if let Some(found) = find(path) {
            return Some(found);
        }
        let (class, member) = path.rsplit_once('.')?;
        let bases = self.classes.get(class).filter(|_| depth < 6)?;
        bases.iter().find_map(|base| match base {
            Value::Name(base) => self.inherited(&format!("{base}.{member}"), depth + 1, find),
            _ => None,
        })
    }

    /// Whether a class is built on one of a library, somewhere above; `None` if the class is not of the project.
    pub(super) fn is_built_on_library(&self, class: &str) -> Option<bool> {
        self.built_on_library(class, 0)
    }

    fn built_on_library(&self, class: &str, depth: usize) -> Option<bool> {
        let bases = self.classes.get(class).filter(|_| depth < 6)?;
        Some(bases.iter().any(|base| match base {
            Value::Name(base) if base.starts_with('@') => self.built_on_library(base, depth + 1).unwrap_or(true),
            Value::Name(base) => !base.starts_with("builtins.") && !is_plain_base(base),
            _ => false,
        }))
    }

    /// What a value is worth.
    pub(super) fn worth(&self, value: &Value, frame: Option<Frame<'u>>) -> Vec<Worth> {
        self.steps.set(0);
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

    /// What a variable or field was given, as it was read.
    pub(super) fn raw(&self, path: &str) -> &'u [Value] {
        self.inherited(path, 0, &|path| self.symbols.get(path).copied()).unwrap_or_default()
    }

    fn inner(&self, value: &Value, frame: Option<Frame<'u>>, depth: usize, likely: bool) -> Vec<Worth> {
        let mut out = Vec::new();
        self.expand(value, frame, depth + 1, likely, &mut out);
        out
    }

    fn expand(&self, value: &Value, frame: Option<Frame<'u>>, depth: usize, likely: bool, out: &mut Vec<Worth>) {
        self.steps.set(self.steps.get() + 1);
        if out.len() >= MOST {
            return;
        }
        if depth > DEEPEST || self.steps.get() > MOST_STEPS {
            out.push((Value::Unknown, likely));
            return;
        }
        match value {
            Value::Join(parts) => self.join(parts, frame, depth, likely, out),
            Value::OneOf(all) => all.iter().for_each(|each| self.expand(each, frame, depth + 1, true, out)),
            Value::Or(all) => self.either(all, frame, depth, likely, out),
            Value::Assumed(one) => self.expand(one, frame, depth + 1, true, out),
            Value::Name(path) if path.starts_with('@') => self.symbol(path, frame, depth, likely, out),
            Value::Attribute(base, name) => {
                for (base, likely) in self.inner(base, frame, depth, likely) {
                    match base {
                        Value::Name(_) | Value::Object(_) => self.expand(&base.attribute(name), frame, depth + 1, likely, out),
                        Value::Text(_) if name == "value" => out.push((base, likely)),
                        _ => out.push((Value::Unknown, likely)),
                    }
                }
                self.from_command_line(base, name, frame, depth, out);
            }
            Value::Item(base, key) => self.item(base, key, frame, depth, likely, out),
            Value::Any(base) => {
                for (base, _) in self.inner(base, frame, depth, likely) {
                    match base {
                        Value::List(all) => all.iter().for_each(|each| self.expand(each, frame, depth + 1, true, out)),
                        Value::Dict(all) => out.extend(all.into_iter().map(|(key, _)| (Value::Text(key), true))),
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
                        all.iter().for_each(|each| self.expand(each, None, depth + 1, likely, out));
                    }
                    _ => out.push((Value::Unknown, likely)),
                }
            }
            Value::Local(one) => {
                let local = |(value, likely)| (Value::Local(Box::new(if let Value::Local(inner) = value { *inner } else { value })), likely);
                out.extend(self.inner(one, frame, depth, likely).into_iter().map(local));
            }
            _ => out.push((value.clone(), likely)),
        }
    }

    /// `def main(args)`, where the file itself says what `args` holds.
    fn from_command_line(&self, base: &Value, name: &str, frame: Option<Frame<'u>>, depth: usize, out: &mut Vec<Worth>) {
        let Value::Param(function, _) = base else { return };
        if out.iter().any(|(value, _)| !value.is_unknown()) {
            return;
        }
        let mut module = function.as_str();
        while let Some((shorter, _)) = module.rsplit_once('.') {
            module = shorter;
            if let Some(all) = self.symbols.get(format!("{module}.@args.{name}").as_str()) {
                out.clear();
                all.iter().for_each(|each| self.expand(each, frame, depth + 1, true, out));
                return;
            }
        }
    }

    fn symbol(&self, path: &str, frame: Option<Frame<'u>>, depth: usize, likely: bool, out: &mut Vec<Worth>) {
        if self.functions.contains_key(path) || self.classes.contains_key(path) {
            out.push((Value::Name(path.to_owned()), likely));
            return;
        }
        if let Some(all) = self.inherited(path, 0, &|path| self.symbols.get(path).copied()) {
            let likely = likely || all.len() > 1;
            all.iter().for_each(|each| self.expand(each, frame, depth + 1, likely, out));
            return;
        }
        let Some((owner, member)) = path.rsplit_once('.') else {
            out.push((Value::Name(path.to_owned()), likely));
            return;
        };
        if self.symbols.contains_key(owner) || owner.contains(".@args") || self.has_symbol_above(owner) {
            for (owner, likely) in self.inner(&Value::Name(owner.to_owned()), frame, depth, likely) {
                match owner {
                    Value::Name(inner) if inner == path || path.starts_with(&format!("{inner}.")) => out.push((Value::Name(path.to_owned()), likely)),
                    Value::Name(_) | Value::Object(_) => self.expand(&owner.attribute(member), frame, depth + 1, likely, out),
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
            if self.symbols.contains_key(shorter) || self.inherited(at, 0, &|path| self.symbols.get(path).copied()).is_some() {
                return true;
            }
            at = shorter;
        }
        false
    }

    fn join(&self, parts: &[Value], frame: Option<Frame<'u>>, depth: usize, likely: bool, out: &mut Vec<Worth>) {
        let mut made: Vec<(String, bool, bool, bool)> = vec![(String::new(), likely, false, true)];
        for part in parts {
            let mut next = Vec::new();
            for (value, likely) in self.inner(part, frame, depth, likely) {
                let (text, local, known) = match value {
                    Value::Text(text) => (text, false, true),
                    Value::Number(number) => (number.to_string(), false, true),
                    Value::Local(inner) => match *inner {
                        Value::Text(text) => (text, true, true),
                        _ => (String::new(), true, false),
                    },
                    _ => (String::new(), false, false),
                };
                for (head, was_likely, was_local, was_known) in &made {
                    if next.len() < MOST && head.len() + text.len() < 2_000 {
                        next.push((format!("{head}{text}"), *was_likely || likely, *was_local || local, *was_known && known));
                    }
                }
            }
            made = next;
        }
        for (text, likely, local, known) in made {
            let path = local || (!known && ["./", "../", "/", "~"].iter().any(|start| text.starts_with(start)));
            let text = if known { Value::Text(text) } else { Value::Unknown };
            out.push((if path { Value::Local(Box::new(text)) } else { text }, likely));
        }
    }

    fn either(&self, all: &[Value], frame: Option<Frame<'u>>, depth: usize, likely: bool, out: &mut Vec<Worth>) {
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

    fn item(&self, base: &Value, key: &Value, frame: Option<Frame<'u>>, depth: usize, likely: bool, out: &mut Vec<Worth>) {
        let keys = self.inner(key, frame, depth, likely);
        for (base, likely) in self.inner(base, frame, depth, likely) {
            for (key, _) in &keys {
                self.one_item(&base, key, frame, depth, likely || keys.len() > 1, out);
            }
        }
    }

    fn one_item(&self, base: &Value, key: &Value, frame: Option<Frame<'u>>, depth: usize, likely: bool, out: &mut Vec<Worth>) {
        let word = match key {
            Value::Text(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Name(path) => Some(path.clone()),
            _ => None,
        };
        match (base, word) {
            (Value::Dict(all), Some(word)) => match all.iter().rev().find(|(key, _)| *key == word) {
                Some((_, value)) => self.expand(value, frame, depth + 1, likely, out),
                None => {
                    let spread: Vec<_> = all.iter().filter(|(key, _)| key == "**").collect();
                    for (_, value) in &spread {
                        for (value, likely) in self.inner(value, frame, depth, likely) {
                            self.one_item(&value, key, frame, depth + 1, likely, out);
                        }
                    }
                    if spread.is_empty() {
                        out.push((Value::Unknown, likely));
                    }
                }
            },
            (Value::Dict(all), None) => all.iter().for_each(|(_, each)| self.expand(each, frame, depth + 1, true, out)),
            (Value::List(all), _) => {
                let index = if let Value::Number(number) = key { usize::try_from(*number).ok() } else { None };
                match (index, key) {
                    (Some(index), _) => match all.get(index) {
                        Some(each) => self.expand(each, frame, depth + 1, likely, out),
                        None => out.push((Value::Unknown, likely)),
                    },
                    (None, Value::Number(back)) => {
                        let index = usize::try_from(back.unsigned_abs()).ok().and_then(|back| all.len().checked_sub(back));
                        match index.and_then(|index| all.get(index)) {
                            Some(each) => self.expand(each, frame, depth + 1, likely, out),
                            None => out.push((Value::Unknown, likely)),
                        }
                    }
                    _ => all.iter().for_each(|each| self.expand(each, frame, depth + 1, true, out)),
                }
            }
            _ => out.push((Value::Unknown, likely)),
        }
    }

    fn parameter(&self, function: &str, name: &str, frame: Option<Frame<'u>>, depth: usize, likely: bool, out: &mut Vec<Worth>) {
        let Some((&function, parameters)) = self.functions.get_key_value(function) else {
            out.push((Value::Unknown, likely));
            return;
        };
        if let Some(frame) = frame.filter(|frame| frame.function == function) {
            let given = frame.call.map(|call| (&call.given, true));
            let value = handed(parameters, given, name);
            let likely = likely || given.is_none();
            // Inside the argument the frame of its own function no longer holds.
            self.expand(&value, None, depth + 1, likely, out);
            return;
        }
        let callers = self.callers.get(function).map_or(&[][..], Vec::as_slice);
        for (_, call) in callers.iter().take(MOST) {
            let value = handed(parameters, Some((&call.given, true)), name);
            self.expand(&value, None, depth + 1, true, out);
        }
        if callers.is_empty() {
            let value = handed(parameters, None, name);
            self.expand(&value, None, depth + 1, true, out);
        }
    }
}

/// Bases that say nothing about models.
fn is_plain_base(base: &str) -> bool {
    let root = base.split('.').next().unwrap_or(base);
    matches!(root, "abc" | "typing" | "enum" | "pydantic" | "dataclasses" | "object" | "collections" | "threading" | "unittest" | "Exception")
}

/// Whether a value is not one of Python's empty ones.
pub(super) fn is_true(value: &Value) -> bool {
    match value {
        Value::Nothing | Value::Bool(false) | Value::Number(0) => false,
        Value::Text(text) => !text.is_empty(),
        Value::List(all) => !all.is_empty(),
        Value::Dict(all) => !all.is_empty(),
        _ => true,
    }
}

/// What a call hands over for a parameter; its default where it hands over nothing.
fn handed(parameters: &[Parameter], given: Option<(&Given, bool)>, name: &str) -> Value {
    let Some(index) = parameters.iter().position(|each| each.name == name) else { return Value::Unknown };
    let Some(parameter) = parameters.get(index) else { return Value::Unknown };
    let method = parameters.first().is_some_and(|first| matches!(first.name.as_str(), "self" | "cls"));
    if let Some((given, _)) = given {
        match parameter.form {
            Form::Keywords => {
                let extra = given.keywords.iter().filter(|(name, _)| {
                    !name.as_ref().is_some_and(|name| parameters.iter().any(|each| each.name == *name))
                });
                let pair = |(name, value): &(Option<String>, Value)| (name.clone().unwrap_or_else(|| "**".to_owned()), value.clone());
                return Value::Dict(extra.map(pair).collect());
            }
            Form::Rest => return Value::Unknown,
            Form::Positional | Form::Keyword => {}
        }
        if let Some((_, value)) = given.keywords.iter().find(|(keyword, _)| keyword.as_deref() == Some(name)) {
            return value.clone();
        }
        let index = index.checked_sub(usize::from(method));
        if parameter.form == Form::Positional
            && let Some(value) = index.and_then(|index| given.args.get(index))
        {
            return if given.spread { Value::Unknown } else { value.clone() };
        }
        let spread: Vec<_> = given.keywords.iter().filter(|(keyword, _)| keyword.is_none()).collect();
        if given.spread && parameter.form == Form::Positional {
            return Value::Unknown;
        }
        if let Some((_, dict)) = spread.first() {
            let item = Value::Item(Box::new(dict.clone()), Box::new(Value::Text(name.to_owned())));
            return parameter.default.clone().map_or(item.clone(), |default| Value::Or(vec![item, default]));
        }
        return parameter.default.clone().unwrap_or(Value::Unknown);
    }
    match parameter.form {
        Form::Keywords | Form::Rest => Value::Unknown,
        _ => parameter.default.clone().map_or(Value::Unknown, |default| Value::Assumed(Box::new(default))),
    }
}
