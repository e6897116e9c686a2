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

/// Goes over an array, or says that a pickle stands there.
pub(super) fn pass(state: &Dict, tape: &mut Tape) -> Result<Follows, Broken> {
    let Some(Flat::Type(number_type)) = state.get("dtype") else {
        return Err(Broken::form("an array without a type"));
    };
    let Some(Flat::Numbers(shape)) = state.get("shape") else {
        return Err(Broken::form("an array without a shape"));
    };
    let size = item_size(&number_type)?;
    let Some(size) = size else { return Ok(Follows::Pickle) };
    if matches!(state.get("numpy_array_alignment_bytes"), Some(Flat::Int(_))) {
        let padding = tape.byte()?;
        tape.skip(padding.into())?;
    }
    let bytes = shape.iter().try_fold(size, |bytes, side| u64::try_from(*side).ok()?.checked_mul(bytes));
    let bytes = bytes.ok_or_else(|| Broken::form("an array of impossible size"))?;
    tape.skip(bytes)?;
    Ok(Follows::Numbers(bytes))
}

/// Bytes of one number; none for objects. Names such as `f8`, `|b1`, `U10`, `V16`.
fn item_size(number_type: &NumberType) -> Result<Option<u64>, Broken> {
    let text = number_type.text.trim_start_matches(['<', '>', '|', '=']);
    let mut letters = text.chars();
    let kind = letters.next().unwrap_or(' ');
    let digits: u64 = letters.as_str().split('[').next().unwrap_or("").parse().unwrap_or(0);
    let holds_objects = number_type.flags.is_some_and(|flags| flags & 1 != 0);
    match kind {
        'O' => Ok(None),
        'V' if number_type.flags.is_none() => Err(Broken::form("an array of a type with unknown parts")),
        _ if holds_objects => Ok(None),
        'U' => Ok(Some(digits.saturating_mul(4))),
        'b' | 'i' | 'u' | 'f' | 'c' | 'm' | 'M' | 'S' | 'a' | 'V' => Ok(Some(digits)),
        '?' => Ok(Some(1)),
        _ => Err(Broken::form("an array of an unknown type")),
    }
}
