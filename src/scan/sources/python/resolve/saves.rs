//! Where the project saves models, as far as that is a text, and how far what it fetches is before what is loaded. What is loaded
//! from there is told elsewhere.

use super::super::value::Value;
use super::choices::Held;
use super::project::Project;

/// Most places that are looked at in all.
const MOST: usize = 4_000;

impl Project<'_> {
    /// The number of the file, the line, and the place.
    pub(in super::super) fn saved(&self) -> Vec<(usize, u32, String)> {
        let each = self.saves.iter().flat_map(|(file, all)| all.all().iter().map(move |one| (*file, one)));
        let mut found = Vec::new();
        for (file, one) in each.take(MOST) {
            let Value::List(pair) = one else { continue };
            let [place, Value::Number(line)] = &**pair else { continue };
            let line = u32::try_from(*line).unwrap_or(u32::MAX);
            for (value, _) in self.worth(place, None, &Held::default()) {
                let text = match value {
                    Value::Text(text) => text,
                    Value::Local(inner) => match *inner {
                        Value::Text(text) => text,
                        _ => continue,
                    },
                    _ => continue,
                };
                found.push((file, line, text));
            }
        }
        found
    }

    /// The last line of the function, or of the file, in which that line fetches something.
    pub(in super::super) fn fetches_until(&self, file: usize, line: u32) -> Option<u32> {
        let each = self.fetches.get(&file)?.all().iter();
        let told = each.filter_map(|one| match one {
            Value::List(lines) => match &**lines {
                [Value::Number(at), Value::Number(until)] if *at == i64::from(line) => Some(*until),
                _ => None,
            },
            _ => None,
        });
        told.max().and_then(|until| u32::try_from(until).ok())
    }
}
