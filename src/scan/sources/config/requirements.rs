//! Lists of what Python is to install, and single lines of such: models of spaCy that are packages, by their addresses.

use crate::scan::identity::spacy_packages;
use crate::scan::model::Hub;
use crate::scan::sighting::{Found, Kind, Named, Sighting, Spot};

/// Reads such a list. What else it installs is no model.
pub(in crate::scan::sources) fn read(text: &str) -> Found {
    let mut found = Found::default();
    for (number, line) in (1..).zip(text.lines()) {
        found.sightings.extend(packages(without_comment(line), Spot::at(number, 1)));
    }
    found
}

/// A comment begins a line, or stands behind a blank: what follows a `#` in an address belongs to that.
fn without_comment(line: &str) -> &str {
    let begins = |(at, _): &(usize, &str)| {
        line.get(..*at).is_some_and(|before| before.is_empty() || before.ends_with(char::is_whitespace))
    };
    let comment = line.match_indices('#').find(begins);
    comment.and_then(|(at, _)| line.get(..at)).unwrap_or(line)
}

/// Every package that a piece of a line names, which begins there.
fn packages(text: &str, spot: Spot) -> impl Iterator<Item = Sighting> {
    spacy_packages(text).map(move |(at, address)| {
        let before = text.get(..at).unwrap_or_default().chars().count();
        let column = spot.column.saturating_add(u32::try_from(before).unwrap_or(u32::MAX));
        let file = address.rsplit('/').next().unwrap_or_default();
        let (package, id) = (file.split('#').next().unwrap_or_default(), Named::Text(address.to_owned()));
        Sighting::new(Kind::Hub(Hub::Spacy), id, Spot { column, ..spot }, "spacy", package)
    })
}

/// The package that a dependency is, as a value of a configuration: its address, or `name @ address`. What stands in a command is
/// told where that is read.
pub(super) fn dependency(value: &str, spot: Spot) -> Option<Sighting> {
    let (at, _) = spacy_packages(value).next()?;
    let before = value.get(..at)?.trim();
    let named = before.strip_suffix('@').map(str::trim_end);
    let alone = before.is_empty() || named.is_some_and(|name| !name.contains(char::is_whitespace));
    if alone { packages(value, spot).next() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_package_of_a_line_is_told_where_it_begins_in_letters() {
        let wheels = "https://github.com/explosion/spacy-models/releases/download";
        let one = format!("{wheels}/a_b-1.0/a_b-1.0.whl");
        let text = format!("# {one}\né {one}#sha256=0 '{one}'\n{wheels}/odd\n{wheels}/a_b-1.0/other.whl\n");
        let found = read(&text).sightings;
        let told: Vec<_> = found.iter().map(|each| (each.spot.line, each.spot.column, &*each.call)).collect();
        let second = u32::try_from(one.len()).unwrap() + 14;
        assert_eq!(told, [(2, 3, "a_b-1.0.whl"), (2, second, "a_b-1.0.whl")]);
    }
}
