//! Ollama's Modelfile: the model it is built from, and adapters.

use crate::scan::model::Hub;
use crate::scan::sighting::{Found, Kind, Named, Sighting, Spot};

/// Reads a Modelfile. What stands between three quotes is prose.
pub(in crate::scan::sources) fn read(text: &str) -> Found {
    let mut found = Found::default();
    let mut prose = false;
    for (number, line) in (1..).zip(text.lines()) {
        let was = prose;
        if line.matches("\"\"\"").count() % 2 == 1 {
            prose = !prose;
        }
        if was {
            continue;
        }
        let mut words = line.split_whitespace();
        let (Some(word), Some(value)) = (words.next(), words.next()) else { continue };
        let kind = match word.to_ascii_uppercase().as_str() {
            "FROM" if crate::scan::identity::is_weights(value) && !value.contains("://") => Kind::File,
            "FROM" => Kind::Hub(Hub::Ollama),
            "ADAPTER" => Kind::File,
            _ => continue,
        };
        let column = line.find(value).unwrap_or(0) + 1;
        let id = Named::Text(value.to_owned());
        found.sightings.push(Sighting::new(kind, id, Spot::at(number, column), "modelfile", word));
    }
    found
}
