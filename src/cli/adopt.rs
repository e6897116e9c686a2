//! Adopting what a scan sees as evidence of an answer: place, digest and sentence are copied. Never sets a status.

use super::error::CliError;
use super::session::Session;
use super::stranger::stranger;
use crate::assess::{AdoptError, adoption, adoption_edits, aside_key};
use crate::record::{Answer, AnswerKey, Edit};
use crate::scan::{Observation, Seen};
use crate::text::visible_line;
use crate::words::shell::adopt as words;

/// Observations of one name that are listed.
const LISTED: usize = 20;

/// The edits that add what is named as `DETECTOR:PATH` or `DETECTOR:PATH:LINE` to an answer, by the one look at the
/// project that the rest of the answer goes by as well.
pub(super) fn adoptions(
    typed: &[String],
    key: &AnswerKey,
    before: &Answer,
    session: &Session,
) -> Result<Vec<Edit>, CliError> {
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let seen = session.sight().seen_or_why()?;
    let whole = seen.cut.is_none().then_some(seen.observations.as_slice());
    let mut edits = Vec::new();
    for typed in typed {
        let one = one_for(key, typed, &seen.observations)?;
        let refused = |error: AdoptError| {
            CliError::usage(words::no_evidence(&visible_line(typed), key, &error), error.hint())
        };
        edits.extend(adoption_edits(one, key, before, whole).map_err(refused)?);
    }
    Ok(edits)
}

/// The observation that is meant for an answer: of several of one name the one that shows something of what it asks.
fn one_for<'o>(key: &AnswerKey, typed: &str, seen: &'o [Observation]) -> Result<&'o Observation, CliError> {
    let mut fitting = seen.iter().filter(|one| is_meant(typed, one) && adoption(one, key).is_ok());
    match (fitting.next(), fitting.next()) {
        (Some(one), None) => Ok(one),
        _ => named(typed, seen),
    }
}

/// The observation that is meant by `DETECTOR:PATH`, `DETECTOR:PATH:LINE`, or its key in full.
pub(super) fn named<'o>(typed: &str, seen: &'o [Observation]) -> Result<&'o Observation, CliError> {
    let found: Vec<&Observation> = seen.iter().filter(|one| is_meant(typed, one)).collect();
    match found.as_slice() {
        [one] => Ok(one),
        [] => {
            let what = words::not_seen(&visible_line(typed));
            let names: Vec<String> = seen.iter().map(name).collect();
            Err(stranger(what, typed, names.iter().map(String::as_str), words::HOW_TO_LIST))
        }
        several => {
            let mut what = words::several(several.len());
            for one in several.iter().take(LISTED) {
                what += "\n";
                what += &words::candidate(&visible_line(&unlike(one, several)), &visible_line(&one.saw));
            }
            if several.len() > LISTED {
                what += "\n";
                what += &words::and_more(several.len() - LISTED);
            }
            Err(CliError::usage(what, words::NAME_ONE))
        }
    }
}

/// What names one of several observations alone: its place, or its key in full where two models are named on one line.
fn unlike(one: &Observation, several: &[&Observation]) -> String {
    let alike = several.iter().filter(|other| name(other) == name(one)).count() > 1;
    let full = aside_key(one).ok().filter(|_| alike);
    full.map_or_else(|| name(one), |key| key.to_string())
}

/// As a person names it.
pub(super) fn name(one: &Observation) -> String {
    format!("{}:{}", one.detector, one.place.named())
}

/// Whether it is named: by its key in full, by its place, or as a scan prints both, `PLACE  (DETECTOR)`.
pub(super) fn is_meant(typed: &str, one: &Observation) -> bool {
    let detector = one.detector.word();
    let named = typed.strip_prefix(detector).and_then(|rest| rest.strip_prefix(':'));
    let printed = typed.strip_suffix(')').and_then(|typed| typed.rsplit_once('('));
    // How often it was seen stands behind the detector.
    let printed = printed.filter(|(_, by)| by.split(',').next() == Some(detector));
    // Where no detector stands, every one that saw something there is meant.
    let places = [named, printed.map(|(place, _)| place.trim_end()), Some(typed)];
    places.into_iter().flatten().any(|place| is_place(place, &one.place))
        || aside_key(one).is_ok_and(|key| typed == key.as_str())
}

/// Whether a place is named, to its file, its line or its column. A record that it was adopted into names no cell.
fn is_place(typed: &str, place: &Seen) -> bool {
    let without_cell = Seen { cell: None, ..place.clone() };
    typed == place.path
        || [place, &without_cell]
            .iter()
            .any(|place| typed == place.named() || typed == place.named_to_the_column())
}
