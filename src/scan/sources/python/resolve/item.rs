//! One of several: by key, by position, or any where the key is not known.

use std::borrow::Cow;
use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher};

use super::super::keep::{Kept, handed, is_handed};
use super::super::value::{Given, Value, number_of};
use super::choices::Held;
use super::project::{Frame, Project, Worth};

impl Project<'_> {
    pub(super) fn item(
        &self,
        base: &Value,
        key: &Value,
        frame: Option<Frame<'_>>,
        depth: usize,
        held: &Held,
        out: &mut Vec<Worth>,
    ) {
        let keeps = held.keeps_members();
        for (base, held) in self.inner(base, frame, depth, &held.keeping_members(false)) {
            let keys = self.inner(key, frame, depth, &held);
            for (told, held) in &keys {
                let held = held.likely_if(keys.len() > 1).keeping_members(keeps);
                self.one_item(&base, (told, key), frame, depth, &held, out);
            }
        }
    }

    fn one_item(
        &self,
        base: &Value,
        (key, asked): (&Value, &Value),
        frame: Option<Frame<'_>>,
        depth: usize,
        held: &Held,
        out: &mut Vec<Worth>,
    ) {
        let word = match key {
            Value::Text(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            // A member of an enumeration may be a key; any other name is one that cannot be told.
            Value::Name(path) => {
                let known = matches!(base, Value::Dict(all) if all.iter().any(|(key, _)| key == path));
                known.then(|| path.clone())
            }
            _ => None,
        };
        match (base, word) {
            (Value::Dict(all), Some(word)) => {
                if let Some((_, value)) = all.iter().rev().find(|(key, _)| *key == word) {
                    self.expand(value, frame, depth + 1, held, out);
                } else {
                    let spread: Vec<_> = all.iter().filter(|(key, _)| key == "**").collect();
                    for (_, value) in &spread {
                        for (value, held) in self.inner(value, frame, depth, held) {
                            self.one_item(&value, (key, asked), frame, depth + 1, &held, out);
                        }
                    }
                    if spread.is_empty() {
                        out.push((Value::Unknown, held.clone()));
                    }
                }
            }
            // What is empty is filled later.
            (Value::Dict(all), None) if all.is_empty() => out.push((Value::Unknown, held.clone())),
            (Value::Dict(all), None) => {
                // Which of several it is when nobody knows the key; the same key chooses the same of each.
                let point = (!asked.is_unknown()).then(|| number_of(asked));
                for (word, each) in all.iter() {
                    let held = held.likely();
                    let chosen = point.map_or(Some(held.clone()), |point| held.among(point, short(word)));
                    if let Some(held) = chosen {
                        self.expand(each, frame, depth + 1, &held, out);
                    }
                }
            }
            // `module.__dict__["name"]` is `module.name`.
            (Value::Name(path), Some(word))
                if path.ends_with(".__dict__") && !word.contains(['.', '/', ' ']) =>
            {
                let owner = path.strip_suffix("__dict__").unwrap_or(path);
                self.expand(&Value::Name(format!("{owner}{word}")), frame, depth + 1, held, out);
            }
            (Value::Object(path), Some(word)) if path.ends_with(".@args") => {
                self.expand(&Value::Name(format!("{path}.{word}")), frame, depth + 1, held, out);
            }
            (Value::List(all), _) => {
                let index =
                    if let Value::Number(number) = key { usize::try_from(*number).ok() } else { None };
                match (index, key) {
                    (Some(index), _) => match all.get(index) {
                        Some(each) => self.expand(each, frame, depth + 1, held, out),
                        None => out.push((Value::Unknown, held.clone())),
                    },
                    (None, Value::Number(back)) => {
                        let index = usize::try_from(back.unsigned_abs())
                            .ok()
                            .and_then(|back| all.len().checked_sub(back));
                        match index.and_then(|index| all.get(index)) {
                            Some(each) => self.expand(each, frame, depth + 1, held, out),
                            None => out.push((Value::Unknown, held.clone())),
                        }
                    }
                    _ => {
                        for each in all.iter() {
                            self.expand(each, frame, depth + 1, &held.likely(), out);
                        }
                    }
                }
            }
            _ => out.push((Value::Unknown, held.clone())),
        }
    }

    /// A field of an object of the project: what it was made with, or what its class says.
    pub(super) fn field(
        &self,
        made: &Given,
        name: &str,
        frame: Option<Frame<'_>>,
        depth: usize,
        held: &Held,
        out: &mut Vec<Worth>,
    ) {
        let Value::Name(class) = &made.callee else { return };
        let making = self.functions.get(format!("{class}.__init__").as_str()).map(Kept::all);
        let taken = making.filter(|all| all.iter().any(|parameter| parameter.name == name));
        let keyword = made.keywords.iter().find(|(keyword, _)| keyword.as_deref() == Some(name));
        let path = format!("{class}.{name}");
        // It is of this class and no other.
        let own = |held: &Held, frame, out: &mut Vec<Worth>| match self.given_to(&path) {
            Some(all) => self.given_any(&path, &all.iter().collect::<Vec<_>>(), frame, depth, held, out),
            None => self.expand(&Value::Name(path.clone()), frame, depth + 1, held, out),
        };
        let value = match (keyword, taken) {
            (Some((_, value)), _) => Cow::Borrowed(value),
            (None, Some(parameters))
                if is_handed(parameters, made, name) || self.given_to(&path).is_none() =>
            {
                handed(parameters, Some(made), name)
            }
            // What making it makes of a default.
            (None, Some(_)) => {
                let Some(function) = self.function(class) else { return };
                let (given, outer) = (Some(made), frame.as_ref());
                let frame = Frame { function, given, guards: &[], of_result: true, outer };
                return own(held, Some(frame), out);
            }
            (None, None) => {
                let Some((_, whole)) = made.keywords.iter().find(|(keyword, _)| keyword.is_none()) else {
                    return own(held, frame, out);
                };
                // What is spread may replace it.
                let spread = Value::Item(Box::new(whole.clone()), Box::new(Value::Text(name.to_owned())));
                for (value, held) in self.inner(&spread, frame, depth, held) {
                    if value.is_unknown() {
                        own(&held.likely(), frame, out);
                    } else {
                        out.push((value, held));
                    }
                }
                return;
            }
        };
        self.expand(&value, frame, depth + 1, held, out);
    }
}

/// A short number for a key, the same in every process: so short, it may by chance be another key's too.
fn short(word: &str) -> u32 {
    let number = BuildHasherDefault::<DefaultHasher>::default().hash_one(word);
    u32::try_from(number >> 32).unwrap_or_default()
}
