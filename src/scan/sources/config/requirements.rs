//! Lists of what Python is to install: models of spaCy that are packages, by their addresses.

use crate::scan::identity::SPACY_WHEELS;
use crate::scan::model::Hub;
use crate::scan::sighting::{Found, Kind, Named, Sighting, Spot};

/// Reads such a list. What else it installs is no model.
pub(in crate::scan::sources) fn read(text: &str) -> Found {
    let mut found = Found::default();
    for (number, line) in (1..).zip(text.lines()) {
        let said = line.split('#').next().unwrap_or_default();
        let Some(at) = said.find(SPACY_WHEELS) else { continue };
        let address = said.get(at..).and_then(|rest| rest.split_whitespace().next()).unwrap_or_default();
        let id = Named::Text(address.to_owned());
        let package = address.rsplit('/').next().unwrap_or_default();
        let spot = Spot::at(number, at + 1);
        found.sightings.push(Sighting::new(Kind::Hub(Hub::Spacy), id, spot, "spacy", package));
    }
    found
}
