//! The arguments of one call, by name, by position, or out of what is spread.

use super::super::keep::Call;
use super::super::resolve::{Frame, Held, Project, Worth};
use super::super::value::{Given, Value};

/// An argument: what it is worth, and how it is written.
pub(super) struct Argument {
    pub(super) value: Value,
    pub(super) written: String,
    /// What was chosen on the way to it.
    pub(super) held: Held,
    /// What was spread, where it came out of that.
    pub(super) spread: Option<Value>,
}

impl Argument {
    /// Whether the call itself says that it names none.
    pub(super) fn says_nothing(&self) -> bool {
        matches!(self.written.as_str(), "None" | "\"\"" | "''")
    }
}

/// Whether what stands at a keyword is a file or a folder, and no name of a store.
pub(super) fn takes_file(keyword: &str) -> bool {
    (keyword.ends_with("_path") || keyword.ends_with("_dir")) && !keyword.ends_with("_or_path")
}

pub(super) struct Reading<'r, 'u> {
    pub(super) project: &'r Project<'u>,
    pub(super) given: &'r Given,
    pub(super) call: &'r Call,
    pub(super) frame: Option<Frame<'r>>,
    /// What was chosen when the id was told: everything else must belong to it.
    pub(super) held: Held,
}

impl Reading<'_, '_> {
    /// An argument by any of its names, by position, or out of a spread dictionary.
    pub(super) fn argument(&self, names: &str, at: Option<usize>) -> Option<Argument> {
        let name = |name: &str| names.split_ascii_whitespace().any(|each| each == name);
        let keywords = self.given.keywords.iter().enumerate();
        let given = keywords.filter(|(_, (keyword, _))| keyword.as_deref().is_some_and(name));
        // Of a name and a file the file is loaded.
        let keyword = given.clone().find(|(_, (keyword, _))| keyword.as_deref().is_some_and(takes_file));
        if let Some((index, (_, value))) = keyword.or_else(|| given.clone().next()) {
            let written = self.call.keywords.get(index).cloned().unwrap_or_default();
            return Some(Argument { value: value.clone(), written, held: self.held.clone(), spread: None });
        }
        if let Some(at) = at
            && let Some(value) = self.given.args.get(at)
            && !self.is_spread_in_vain(value)
        {
            let shift = self.given.args.len() - self.call.args.len().min(self.given.args.len());
            let written = at.checked_sub(shift).and_then(|at| self.call.args.get(at));
            // Of what is spread the whole is written.
            let written = written.or_else(|| self.call.args.last().filter(|_| self.given.spread));
            let written = written.cloned().unwrap_or_default();
            return Some(Argument { value: value.clone(), written, held: self.held.clone(), spread: None });
        }
        self.spread(names).or_else(|| {
            let (true, Some(_)) = (self.given.spread, at) else { return None };
            Some(Argument {
                value: Value::Unknown,
                written: "*args".to_owned(),
                held: self.held.clone(),
                spread: None,
            })
        })
    }

    /// Whether this is what a caller may hand over among others, `*args`, and none is known to.
    fn is_spread_in_vain(&self, value: &Value) -> bool {
        let of_caller = matches!(value, Value::Item(whole, _) if matches!(**whole, Value::Param(..)));
        of_caller && self.given.spread && self.worth(value).iter().all(|(value, _)| value.is_unknown())
    }

    /// An argument out of `**kwargs`. Unknown keywords may hold anything.
    fn spread(&self, names: &str) -> Option<Argument> {
        for (index, (keyword, value)) in self.given.keywords.iter().enumerate() {
            if keyword.is_some() {
                continue;
            }
            let written = || format!("**{}", self.call.keywords.get(index).map_or("kwargs", String::as_str));
            // What is written out here is looked into here, so that what a caller hands over in it stays his.
            let wholes = match value {
                Value::Dict(_) => vec![(value.clone(), self.held.clone())],
                value => self.worth(value),
            };
            for (whole, held) in wholes {
                let found = match &whole {
                    Value::Dict(all) => self.in_dict(all, names, held, 0),
                    _ => Some((Value::Unknown, held)),
                };
                if let Some((inner, held)) = found {
                    return Some(Argument {
                        value: inner,
                        written: written(),
                        held,
                        spread: Some(value.clone()),
                    });
                }
            }
        }
        None
    }

    fn in_dict(&self, all: &[(String, Value)], names: &str, held: Held, depth: usize) -> Option<Worth> {
        let found = all.iter().rev().find(|(key, _)| names.split_ascii_whitespace().any(|name| name == key));
        if let Some((_, value)) = found {
            return Some((value.clone(), held));
        }
        for (_, value) in all.iter().filter(|(key, _)| key == "**") {
            for (inner, held) in self.project.worth(value, self.frame, &held) {
                match inner {
                    Value::Dict(all) if depth < 4 => {
                        if let Some(found) = self.in_dict(&all, names, held, depth + 1) {
                            return Some(found);
                        }
                    }
                    Value::Nothing => {}
                    _ => return Some((Value::Unknown, held)),
                }
            }
        }
        None
    }

    /// What an argument is worth.
    pub(super) fn of(&self, argument: &Argument) -> Vec<Worth> {
        self.project.worth(&argument.value, self.frame, &argument.held)
    }

    pub(super) fn worth(&self, value: &Value) -> Vec<Worth> {
        self.project.worth(value, self.frame, &self.held)
    }

    /// An argument if it can only be worth one thing; unknown if it may be several.
    pub(super) fn one(&self, names: &str, at: Option<usize>) -> Option<(Value, bool)> {
        let argument = self.argument(names, at)?;
        let all = self.of(&argument);
        if all.is_empty() { None } else { Some(only(all)) }
    }

    /// A keyword, or one that is passed on inside `model_kwargs` and its like.
    pub(super) fn passed_on(&self, name: &str) -> Option<((Value, bool), String)> {
        let direct = |argument: Argument| (only(self.of(&argument)), argument.written);
        let explicit = self.given.keywords.iter().any(|(keyword, _)| keyword.as_deref() == Some(name));
        if explicit {
            return self.argument(name, None).map(direct);
        }
        for (index, (keyword, value)) in self.given.keywords.iter().enumerate() {
            let Some(keyword) = keyword.as_deref().filter(|keyword| is_carrier(keyword)) else { continue };
            for (whole, held) in self.worth(value) {
                let found = match &whole {
                    Value::Dict(all) => self.in_dict(all, name, held, 0),
                    // A dictionary that nobody can see into may hold the keyword as well.
                    Value::Unknown if keyword == "model_kwargs" => Some((Value::Unknown, held)),
                    _ => None,
                };
                if let Some((value, held)) = found {
                    let written = self.call.keywords.get(index).cloned().unwrap_or_default();
                    return Some(direct(Argument { value, written, held, spread: None }));
                }
            }
        }
        self.spread(name).map(direct)
    }
}

/// The one thing that all of these are, and whether that is assumed; unknown if they are several.
fn only(all: Vec<Worth>) -> (Value, bool) {
    let mut all = all.into_iter();
    let Some((value, held)) = all.next() else { return (Value::Unknown, true) };
    let mut likely = held.likely;
    for (other, held) in all {
        if other != value {
            return (Value::Unknown, true);
        }
        likely |= held.likely;
    }
    (value, likely)
}

/// Arguments that carry further arguments to the loader.
fn is_carrier(keyword: &str) -> bool {
    keyword.ends_with("model_kwargs")
        || matches!(
            keyword,
            "tokenizer_kwargs" | "config_kwargs" | "pipeline_kwargs" | "model_args" | "hf_kwargs"
        )
}
