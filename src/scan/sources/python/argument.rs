//! The arguments of one call, by name, by position, or out of what is spread.

use super::project::{Frame, Project, Worth};
use super::unit::Call;
use super::value::{Given, Value};

/// An argument: what it is worth, and how it is written.
pub(super) struct Argument {
    pub(super) value: Value,
    pub(super) written: String,
}

pub(super) struct Reading<'r, 'u> {
    pub(super) project: &'r Project<'u>,
    pub(super) given: &'r Given,
    pub(super) call: &'r Call,
    pub(super) frame: Option<Frame<'r>>,
}

impl Reading<'_, '_> {
    /// An argument by any of its names, by position, or out of a spread dictionary.
    pub(super) fn argument(&self, names: &str, at: Option<usize>) -> Option<Argument> {
        let name = |name: &str| names.split_ascii_whitespace().any(|each| each == name);
        let keyword = self
            .given
            .keywords
            .iter()
            .enumerate()
            .find(|(_, (keyword, _))| keyword.as_deref().is_some_and(name));
        if let Some((index, (_, value))) = keyword {
            let written = self.call.keywords.get(index).cloned().unwrap_or_default();
            return Some(Argument { value: value.clone(), written });
        }
        if let Some(at) = at
            && let Some(value) = self.given.args.get(at)
        {
            let shift = self.given.args.len() - self.call.args.len().min(self.given.args.len());
            let written =
                at.checked_sub(shift).and_then(|at| self.call.args.get(at)).cloned().unwrap_or_default();
            let value = if self.given.spread { Value::Unknown } else { value.clone() };
            return Some(Argument { value, written });
        }
        self.spread(names).or_else(|| {
            let (true, Some(_)) = (self.given.spread, at) else { return None };
            Some(Argument { value: Value::Unknown, written: "*args".to_owned() })
        })
    }

    /// An argument out of `**kwargs`. Unknown keywords may hold anything.
    fn spread(&self, names: &str) -> Option<Argument> {
        for (index, (keyword, value)) in self.given.keywords.iter().enumerate() {
            if keyword.is_some() {
                continue;
            }
            let written = || format!("**{}", self.call.keywords.get(index).map_or("kwargs", String::as_str));
            for (whole, _) in self.project.worth(value, self.frame) {
                let found = match &whole {
                    Value::Dict(all) => self.in_dict(all, names, 0),
                    _ => Some(Value::Unknown),
                };
                if let Some(value) = found {
                    return Some(Argument { value, written: written() });
                }
            }
        }
        None
    }

    fn in_dict(&self, all: &[(String, Value)], names: &str, depth: usize) -> Option<Value> {
        let found = all.iter().rev().find(|(key, _)| names.split_ascii_whitespace().any(|name| name == key));
        if let Some((_, value)) = found {
            return Some(value.clone());
        }
        for (_, value) in all.iter().filter(|(key, _)| key == "**") {
            for (inner, _) in self.project.worth(value, self.frame) {
                match inner {
                    Value::Dict(all) if depth < 4 => {
                        if let Some(value) = self.in_dict(&all, names, depth + 1) {
                            return Some(value);
                        }
                    }
                    Value::Nothing => {}
                    _ => return Some(Value::Unknown),
                }
            }
        }
        None
    }

    pub(super) fn worth(&self, value: &Value) -> Vec<Worth> {
        self.project.worth(value, self.frame)
    }

    /// An argument if it can only be worth one thing; unknown if it may be several.
    pub(super) fn one(&self, names: &str, at: Option<usize>) -> Option<Worth> {
        let argument = self.argument(names, at)?;
        let mut all = self.worth(&argument.value);
        if all.len() > 1 { Some((Value::Unknown, true)) } else { all.pop() }
    }

    /// A keyword, or one that is passed on inside `model_kwargs` and its like.
    pub(super) fn passed_on(&self, name: &str) -> Option<(Worth, String)> {
        let direct = |argument: Argument| {
            let mut all = self.worth(&argument.value);
            let worth = if all.len() == 1 { all.pop() } else { None };
            (worth.unwrap_or((Value::Unknown, true)), argument.written)
        };
        let explicit = self.given.keywords.iter().any(|(keyword, _)| keyword.as_deref() == Some(name));
        if explicit {
            return self.argument(name, None).map(direct);
        }
        for (index, (keyword, value)) in self.given.keywords.iter().enumerate() {
            let Some(keyword) = keyword.as_deref().filter(|keyword| is_carrier(keyword)) else { continue };
            for (whole, _) in self.worth(value) {
                let found = match &whole {
                    Value::Dict(all) => self.in_dict(all, name, 0),
                    // A dictionary that nobody can see into may hold the keyword as well.
                    Value::Unknown if keyword == "model_kwargs" => Some(Value::Unknown),
                    _ => None,
                };
                if let Some(value) = found {
                    let written = self.call.keywords.get(index).cloned().unwrap_or_default();
                    return Some(direct(Argument { value, written }));
                }
            }
        }
        self.spread(name).map(direct)
    }
}

/// Arguments that carry further arguments to the loader.
fn is_carrier(keyword: &str) -> bool {
    keyword.ends_with("model_kwargs")
        || matches!(
            keyword,
            "tokenizer_kwargs" | "config_kwargs" | "pipeline_kwargs" | "model_args" | "hf_kwargs"
        )
}
