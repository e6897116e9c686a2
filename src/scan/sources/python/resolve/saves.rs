//! Where the project saves models, as far as that is a text, and how far what it fetches is before what is loaded. What is loaded
//! from there is told elsewhere.

use super::super::keep::Kept;
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

    /// The last line of the function, or of the file, in which that line fetches something, and the lines before it that are
    /// not reached from there.
    pub(in super::super) fn fetches_until(&self, file: usize, line: u32) -> (u32, Vec<u32>) {
        let (mut until, mut apart) = (0, Vec::new());
        let number = |value: &Value| match value {
            Value::Number(line) => u32::try_from(*line).ok(),
            _ => None,
        };
        for one in self.fetches.get(&file).into_iter().flat_map(Kept::all) {
            let Value::List(lines) = one else { continue };
            match lines.iter().map(number).collect::<Option<Vec<u32>>>().as_deref() {
                Some([at, last]) if *at == line => until = until.max(*last),
                Some([at, _, load]) if *at == line => apart.push(*load),
                _ => {}
            }
        }
        (until, apart)
    }
}
