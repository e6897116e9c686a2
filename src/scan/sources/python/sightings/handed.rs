//! Who hands an id in: how many callers up it stands. Where none of them hands it over, nobody above the call is a place of it.

use super::super::keep::{Form, handed, is_handed};
use super::super::resolve::Frame;
use super::super::value::Value;
use super::argument::{Argument, Reading};

impl Reading<'_, '_> {
    /// How many callers up the id is written; 0 where the call itself, or nobody who is known, says it.
    pub(super) fn handed_in(&self, argument: &Argument, names: &str, by_callee: bool) -> u8 {
        // Of `args.model` the caller hands over the whole of `args`, which names nothing; a thing that was made does.
        let names_nothing = match &argument.value {
            Value::Attribute(base, _) if !by_callee => {
                !self.worth(base).iter().any(|(base, _)| matches!(base, Value::Made(_)))
            }
            _ => false,
        };
        if names_nothing {
            return 0;
        }
        let mut keys: Vec<String> = names.split_ascii_whitespace().map(str::to_owned).collect();
        argument.value.walk(&mut |value| {
            if let Value::Text(key) = value {
                keys.push(key.clone());
            }
        });
        let mut callers = 0;
        let mut at = match &argument.spread {
            Some(whole) => narrowed(whole.clone(), &keys),
            None => argument.value.clone(),
        };
        let mut frame = self.frame;
        while let Some(above) = frame
            && let Some(over) = self.handed_over(&at, above, &keys)
        {
            callers += 1;
            at = over;
            frame = above.outer.copied();
        }
        callers
    }

    /// The same of what left the function in which it was made: what it owes to callers may be said in their words already.
    pub(super) fn handed_through(&self, argument: &Argument, names: &str) -> u8 {
        let mut owes = false;
        argument.value.walk(&mut |value| owes |= matches!(value, Value::Param(..)));
        match self.handed_in(argument, names, false) {
            0 if owes => {
                let above = std::iter::successors(self.frame, |frame| frame.outer.copied());
                u8::try_from(above.filter(|frame| frame.given.is_some()).count()).unwrap_or(u8::MAX)
            }
            callers => callers,
        }
    }

    /// What a caller hands over of that, also behind a field; of what it hands over by any name only what stands under these.
    fn handed_over(&self, value: &Value, frame: Frame<'_>, keys: &[String]) -> Option<Value> {
        let given = frame.given?;
        let taken = self.project.functions.get(frame.function)?.all();
        let mut all = Vec::new();
        let mut take = |value: &Value| {
            let Value::Param(function, name) = value else { return };
            let parameter = taken.iter().find(|each| **function == *frame.function && each.name == *name);
            let Some(parameter) = parameter else { return };
            let any_name = parameter.form == Form::Keywords;
            if any_name || is_handed(taken, given, name) {
                let over = Value::clone(&handed(taken, Some(given), name));
                let over = if any_name { narrowed(over, keys) } else { over };
                all.extend(Some(over).filter(|over| !matches!(over, Value::List(none) if none.is_empty())));
            }
        };
        value.walk(&mut take);
        value.walk(&mut |value| {
            if let Value::Name(path) = value
                && path.starts_with('@')
            {
                self.project.given_anywhere(path).iter().for_each(|given| given.walk(&mut take));
            }
        });
        (!all.is_empty()).then(|| Value::one_of(all))
    }
}

/// What of a dictionary may stand under one of these keys; nothing, in a list, where nothing does.
fn narrowed(whole: Value, keys: &[String]) -> Value {
    let Value::Dict(all) = &whole else { return whole };
    let found = all.iter().rev().find(|(key, _)| keys.contains(key)).map(|(_, value)| value.clone());
    found.unwrap_or_else(|| {
        let spread = all.iter().filter(|(key, _)| key == "**");
        Value::List(spread.map(|(_, value)| value.clone()).collect())
    })
}
