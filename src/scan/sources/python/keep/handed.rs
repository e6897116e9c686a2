//! What a call hands over for a parameter, as Python's own rules have it.

use std::borrow::Cow;

use super::super::value::{Given, Value};
use super::unit::{Form, Parameter};

/// Whether a call hands over nothing at all.
pub(in super::super) fn is_bare(given: &Given) -> bool {
    given.args.is_empty() && given.keywords.is_empty() && !given.spread
}

/// Whether a call hands over something for a parameter, as far as that can be told.
pub(in super::super) fn is_handed(parameters: &[Parameter], given: &Given, name: &str) -> bool {
    let before = parameters.iter().take_while(|each| each.name != name);
    let at = before.filter(|each| each.form == Form::Positional).count();
    let named = |(keyword, _): &(Option<String>, Value)| keyword.as_deref().is_none_or(|each| each == name);
    given.spread || given.args.len() > at || given.keywords.iter().any(named)
}

/// What a call hands over for a parameter; its default where it hands over nothing.
pub(in super::super) fn handed<'h>(
    parameters: &'h [Parameter],
    given: Option<&'h Given>,
    name: &str,
) -> Cow<'h, Value> {
    let unknown = Cow::Owned(Value::Unknown);
    let Some(index) = parameters.iter().position(|each| each.name == name) else { return unknown };
    let Some(parameter) = parameters.get(index) else { return unknown };
    let method = parameters.first().is_some_and(|first| first.form == Form::Own);
    if let Some(given) = given {
        match parameter.form {
            Form::Keywords => {
                let extra = given.keywords.iter().filter(|(name, _)| {
                    !name.as_ref().is_some_and(|name| parameters.iter().any(|each| each.name == *name))
                });
                let pair = |(name, value): &(Option<String>, Value)| {
                    (name.clone().unwrap_or_else(|| "**".to_owned()), value.clone())
                };
                return Cow::Owned(Value::Dict(extra.map(pair).collect()));
            }
            Form::Rest if !given.spread => {
                let before = index.saturating_sub(usize::from(method));
                return Cow::Owned(Value::List(given.args.iter().skip(before).cloned().collect()));
            }
            Form::Rest | Form::Own => return unknown,
            Form::Positional | Form::Keyword => {}
        }
        if let Some((_, value)) = given.keywords.iter().find(|(keyword, _)| keyword.as_deref() == Some(name))
        {
            return Cow::Borrowed(value);
        }
        let index = index.checked_sub(usize::from(method));
        if parameter.form == Form::Positional
            && let Some(value) = index.and_then(|index| given.args.get(index))
        {
            return Cow::Borrowed(value);
        }
        let spread: Vec<_> = given.keywords.iter().filter(|(keyword, _)| keyword.is_none()).collect();
        if given.spread && parameter.form == Form::Positional {
            return unknown;
        }
        if let Some((_, dict)) = spread.first() {
            let item = Value::Item(Box::new(dict.clone()), Box::new(Value::Text(name.to_owned())));
            return Cow::Owned(match &parameter.default {
                Some(default) => Value::Or(vec![item, default.clone()]),
                None => item,
            });
        }
        return parameter.default.as_ref().map_or(unknown, Cow::Borrowed);
    }
    match parameter.form {
        Form::Keywords | Form::Rest | Form::Own => unknown,
        _ => {
            let assumed = |default: &Value| Cow::Owned(Value::Assumed(Box::new(default.clone())));
            parameter.default.as_ref().map_or(unknown, assumed)
        }
    }
}
