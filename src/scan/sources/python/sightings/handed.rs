//! Who hands an id in: how many callers up it stands. Where none of them hands it over, nobody above the call is a place of it.

use super::super::keep::{handed, is_handed};
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
        let mut callers = 0;
        let mut at = argument.spread.clone().unwrap_or_else(|| argument.value.clone());
        let mut frame = self.frame;
        while let Some(above) = frame
            && let Some(over) = self.handed_over(&at, above)
        {
            callers += 1;
            at = if argument.spread.is_some() { narrowed(over, names) } else { over };
            frame = above.outer.copied();
        }
        callers
    }

    /// What a caller hands over of that, also behind a field.
    fn handed_over(&self, value: &Value, frame: Frame<'_>) -> Option<Value> {
        let given = frame.given?;
        let taken = self.project.functions.get(frame.function)?.all();
        let mut all = Vec::new();
        let mut take = |value: &Value| {
            if let Value::Param(function, name) = value
                && function == frame.function
                && is_handed(taken, given, name)
            {
                all.push(handed(taken, Some(given), name));
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

/// What of a dictionary may hold one of these names.
fn narrowed(whole: Value, names: &str) -> Value {
    let Value::Dict(all) = &whole else { return whole };
    let is = |key: &str| names.split_ascii_whitespace().any(|name| name == key);
    let found = all.iter().rev().find(|(key, _)| is(key)).map(|(_, value)| value.clone());
    found.unwrap_or_else(|| {
        let spread = all.iter().filter(|(key, _)| key == "**");
        Value::List(spread.map(|(_, value)| value.clone()).collect())
    })
}
