//! joblib's arrays: after the state of the wrapper come a length byte with padding, then the numbers themselves, or another
//! pickle for an array of objects.

use super::super::tape::{Broken, Tape};
use super::value::{Dict, Flat, NumberType};

/// What follows the wrapper.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Follows {
    /// So many bytes of numbers, passed over.
    Numbers(u64),
    /// A pickle.
    Pickle,
}

/// Whether a pickle stands there.
pub(super) fn holds_objects(state: &Dict) -> bool {
    let Some(Flat::Type(made)) = state.get("dtype") else { return false };
    let number_type = made.number_type.borrow();
    number_type.as_ref().is_some_and(|number_type| matches!(item_size(number_type), Ok(None)))
}

/// Goes over an array, or says that a pickle stands there.
pub(super) fn pass(state: &Dict, tape: &mut Tape) -> Result<Follows, Broken> {
    if state.has_more.get() {
        return Err(Broken::form("an array with more in its description than is followed"));
    }
    let Some(Flat::Type(made)) = state.get("dtype") else {
        return Err(Broken::form("an array without a type"));
    };
    let number_type = made.number_type.borrow().clone();
    let number_type = number_type.ok_or_else(|| Broken::form("an array without a type"))?;
    let Some(Flat::Numbers(shape)) = state.get("shape") else {
        return Err(Broken::form("an array without a shape"));
    };
    let size = item_size(&number_type)?;
    let Some(size) = size else { return Ok(Follows::Pickle) };
    match state.get("numpy_array_alignment_bytes") {
        None => {}
        Some(Flat::Int) => {
            let padding = tape.byte()?;
            tape.skip(padding.into())?;
        }
        Some(_) => return Err(Broken::form("an array with an alignment that is no number")),
    }
    let bytes = shape.iter().try_fold(size, |bytes, side| u64::try_from(*side).ok()?.checked_mul(bytes));
    let bytes = bytes.ok_or_else(|| Broken::form("an array of impossible size"))?;
    tape.skip(bytes)?;
    Ok(Follows::Numbers(bytes))
}

/// Bytes of one number; none for objects. Names such as `f8`, `|b1`, `U10`, `V16`, `M8[ns]`, and no others: numpy knows more,
/// and whoever counts them wrong loses the place.
fn item_size(number_type: &NumberType) -> Result<Option<u64>, Broken> {
    let unknown = || Broken::form("an array of an unknown type");
    let text = number_type.text.trim_start_matches(['<', '>', '|', '=']);
    let mut letters = text.chars();
    let kind = letters.next().unwrap_or(' ');
    let rest = letters.as_str();
    let digits = match rest.split_once('[') {
        Some((digits, unit)) if matches!(kind, 'm' | 'M') && unit.ends_with(']') => digits,
        Some(_) => return Err(unknown()),
        None => rest,
    };
    let number = digits.parse::<u64>().map_err(|_| unknown());
    let holds_objects = number_type.flags.is_some_and(|flags| flags & 1 != 0);
    let size = match kind {
        'O' if digits.is_empty() || number.is_ok() => return Ok(None),
        'V' if number_type.flags.is_none() => {
            return Err(Broken::form("an array of a type with unknown parts"));
        }
        _ if holds_objects => return Ok(None),
        'U' => number?.saturating_mul(4),
        'b' | 'i' | 'u' | 'f' | 'c' | 'm' | 'M' | 'S' | 'a' | 'V' => number?,
        '?' if digits.is_empty() => 1,
        _ => return Err(unknown()),
    };
    // Of texts and records numpy believes the state.
    let told = number_type.size.filter(|size| *size >= 0).and_then(|size| u64::try_from(size).ok());
    if matches!(kind, 'U' | 'S' | 'a' | 'V') && told.is_some_and(|told| told != size) {
        return Err(Broken::form("an array of a type with two sizes"));
    }
    Ok(Some(size))
}
