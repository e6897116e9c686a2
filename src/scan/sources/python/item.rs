//! One of several: by key, by position, or any where the key is not known.

use super::handed::handed;
use super::project::{Frame, Project, Worth};
use super::value::{Given, Value};

impl Project<'_> {
    pub(super) fn item(
        &self,
        base: &Value,
        key: &Value,
        frame: Option<Frame<'_>>,
        depth: usize,
        likely: bool,
        out: &mut Vec<Worth>,
    ) {
        let keys = self.inner(key, frame, depth, likely);
        for (base, likely) in self.inner(base, frame, depth, likely) {
            for (key, _) in &keys {
                self.one_item(&base, key, frame, depth, likely || keys.len() > 1, out);
            }
        }
    }

    fn one_item(
        &self,
        base: &Value,
        key: &Value,
        frame: Option<Frame<'_>>,
        depth: usize,
        likely: bool,
        out: &mut Vec<Worth>,
    ) {
        let word = match key {
            Value::Text(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Name(path) => Some(path.clone()),
            _ => None,
        };
        match (base, word) {
            (Value::Dict(all), Some(word)) => {
                if let Some((_, value)) = all.iter().rev().find(|(key, _)| *key == word) {
                    self.expand(value, frame, depth + 1, likely, out);
                } else {
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
            }
            (Value::Dict(all), None) => {
                for (_, each) in all {
                    self.expand(each, frame, depth + 1, true, out);
                }
            }
            (Value::List(all), _) => {
                let index =
                    if let Value::Number(number) = key { usize::try_from(*number).ok() } else { None };
                match (index, key) {
                    (Some(index), _) => match all.get(index) {
                        Some(each) => self.expand(each, frame, depth + 1, likely, out),
                        None => out.push((Value::Unknown, likely)),
                    },
                    (None, Value::Number(back)) => {
                        let index = usize::try_from(back.unsigned_abs())
                            .ok()
                            .and_then(|back| all.len().checked_sub(back));
                        match index.and_then(|index| all.get(index)) {
                            Some(each) => self.expand(each, frame, depth + 1, likely, out),
                            None => out.push((Value::Unknown, likely)),
                        }
                    }
                    _ => {
                        for each in all {
                            self.expand(each, frame, depth + 1, true, out);
                        }
                    }
                }
            }
            _ => out.push((Value::Unknown, likely)),
        }
    }

    /// A field of an object of the project: what it was made with, or what its class says.
    pub(super) fn field(
        &self,
        made: &Given,
        name: &str,
        frame: Option<Frame<'_>>,
        depth: usize,
        likely: bool,
        out: &mut Vec<Worth>,
    ) {
        let Value::Name(class) = &made.callee else { return };
        let making = self.functions.get(format!("{class}.__init__").as_str());
        let taken = making.filter(|all| all.iter().any(|parameter| parameter.name == name));
        let keyword = made.keywords.iter().find(|(keyword, _)| keyword.as_deref() == Some(name));
        let value = match (keyword, taken) {
            (Some((_, value)), _) => value.clone(),
            (None, Some(parameters)) => handed(parameters, Some(made), name),
            (None, None) => Value::Name(format!("{class}.{name}")),
        };
        self.expand(&value, frame, depth + 1, likely, out);
    }
}
