//! `PyTorch`'s file before 1.6: after the magic number a protocol version, facts about the system, the object, the keys of
//! its storages, then the numbers of each. The numbers are counted, not read.

use super::super::desk::Desk;
use super::super::rule::Rule;
use super::super::source::Source;
use super::super::tape::{Broken, Tape};
use super::log::{Carrier, Log};
use super::nested;
use super::walk::{walk, walk_into};

/// Goes on behind the magic number.
pub(super) fn examine(tape: &mut Tape, origin: &Source, desk: &mut Desk) {
    for _ in ["protocol version", "system"] {
        if !hand_over(&walk(tape, Carrier::Torch, desk), origin, desk) {
            return;
        }
    }
    let object = walk(tape, Carrier::Torch, desk);
    if !hand_over(&object, origin, desk) {
        return;
    }
    let mut keys = Log::new(Carrier::Torch);
    keys.texts = Some(Vec::new());
    let keys = walk_into(tape, keys, desk);
    if !hand_over(&keys, origin, desk) {
        return;
    }
    match numbers(tape, &object, &keys) {
        Ok(bytes) => desk.skip("tensors", bytes),
        Err(why) => return desk.broken(tape.at(), &why),
    }
    match tape.is_done() {
        Ok(true) => {}
        Ok(false) => desk.find(Rule::BytesAfter, tape.at(), "bytes that belong to no storage"),
        Err(why) => desk.broken(tape.at(), &why),
    }
}

fn hand_over(log: &Log, origin: &Source, desk: &mut Desk) -> bool {
    log.hand_over(desk);
    nested::examine(log, origin, desk);
    log.broken.is_none()
}

/// Goes over the storages in the order of their keys: each is a count and so many numbers.
fn numbers(tape: &mut Tape, object: &Log, keys: &Log) -> Result<u64, Broken> {
    let mut all = 0_u64;
    for key in keys.texts.iter().flatten() {
        let storage = object.storages.get(key);
        let size = storage.ok_or_else(|| Broken::form(format!("storage {key} is not described")))?.bytes;
        let bytes = tape.u64()?.checked_mul(size).ok_or(Broken::End)?;
        tape.skip(bytes)?;
        all = all.saturating_add(bytes);
    }
    Ok(all)
}
