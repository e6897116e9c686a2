//! Where the project saves models, as far as that is a text. What is loaded from there is told elsewhere.

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
}
