//! TensorFlow Lite: the list of operators; those that a file brings by name need a library that is not looked at.

use super::desk::Desk;
use super::outcome::Format;
use super::rule::Rule;
use super::source::Source;

/// Operators that are looked at.
const OPERATORS: u32 = 10_000;
/// The field of the model with its operators, and the field of an operator with its name.
const CODES: u64 = 1;
const CUSTOM: u64 = 1;

/// Examines a model.
pub(super) fn examine(source: &Source, desk: &mut Desk) {
    desk.is_a(Format::Tflite);
    if operators(source, desk).is_none() {
        desk.find(Rule::BrokenStream, 0, "its list of operators leads out of the file");
    }
}

fn operators(source: &Source, desk: &mut Desk) -> Option<()> {
    let root = u64::from(u32_at(source, 0)?);
    let Some(list) = field(source, root, CODES)? else { return Some(()) };
    let list = list.checked_add(u32_at(source, list)?.into())?;
    let count = u32_at(source, list)?;
    if count > OPERATORS {
        desk.find(Rule::LimitHit, list, format!("{OPERATORS} operators"));
        return Some(());
    }
    desk.fact("operators", count.to_string());
    for number in 0..u64::from(count) {
        let slot = list.checked_add(4 + number * 4)?;
        let operator = slot.checked_add(u32_at(source, slot)?.into())?;
        if let Some(name) = field(source, operator, CUSTOM)? {
            let name = name.checked_add(u32_at(source, name)?.into())?;
            let len = usize::try_from(u32_at(source, name)?).ok()?.min(256);
            let text = source.bytes(name.checked_add(4)?, len).ok()?;
            desk.find(Rule::UnknownOperation, name, String::from_utf8_lossy(&text));
        }
    }
    Some(())
}

/// Where a field of a table stands; none inside if the table leaves it out.
#[expect(clippy::option_option, reason = "a table that is broken is not one without the field")]
fn field(source: &Source, table: u64, number: u64) -> Option<Option<u64>> {
    let back = i64::from(u32_at(source, table)?.cast_signed());
    let fields = u64::try_from(i64::try_from(table).ok()?.checked_sub(back)?).ok()?;
    let len = u64::from(u16_at(source, fields)?);
    let slot = 4 + number * 2;
    if slot + 2 > len {
        return Some(None);
    }
    let offset = u64::from(u16_at(source, fields.checked_add(slot)?)?);
    Some((offset != 0).then(|| table.saturating_add(offset)))
}

fn u32_at(source: &Source, at: u64) -> Option<u32> {
    source.bytes(at, 4).ok()?.first_chunk::<4>().map(|bytes| u32::from_le_bytes(*bytes))
}

fn u16_at(source: &Source, at: u64) -> Option<u16> {
    source.bytes(at, 2).ok()?.first_chunk::<2>().map(|bytes| u16::from_le_bytes(*bytes))
}
