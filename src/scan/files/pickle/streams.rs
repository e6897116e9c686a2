//! One pickle after the other to the last byte of what holds them. What is neither a pickle nor accounted for is said.

use super::super::desk::Desk;
use super::super::outcome::Format;
use super::super::rule::Rule;
use super::super::source::Source;
use super::super::tape::{Broken, Tape};
use super::log::{Carrier, Log};
use super::walk::walk;
use super::{legacy, nested};

/// The number that PyTorch's old files begin with.
const MAGIC: u128 = 0x1950_a86a_20f9_469c_fc6c;
/// Bytes behind a stream that are searched for another one.
const SEARCHED: usize = 1 << 20;
/// Places in them that are tried.
const TRIED: usize = 32;

/// Examines a source that is certainly a pickle.
pub(in super::super) fn examine_source(source: &Source, carrier: Carrier, desk: &mut Desk) {
    examine(Tape::of(source), source, carrier, desk);
}

/// Examines a source if it turns out to be a pickle; says whether it did.
pub(in super::super) fn reads_as_pickle(source: &Source, carrier: Carrier, desk: &mut Desk) -> bool {
    flows_as_pickle(Tape::of(source), source, carrier, desk)
}

/// The same for what flows from a tape.
pub(in super::super) fn flows_as_pickle(
    mut tape: Tape,
    source: &Source,
    carrier: Carrier,
    desk: &mut Desk,
) -> bool {
    if !matches!(tape.peek(2), Ok([first, _]) if first.is_ascii() || *first == 0x80) {
        return false;
    }
    let log = walk(&mut tape, carrier, desk);
    let all_read = tape.is_done().unwrap_or(false);
    let is_pickle = log.is_pickle(all_read);
    if is_pickle {
        go_on(tape, log, source, carrier, desk);
    }
    is_pickle
}

/// Examines what flows from a tape. What is taken out of it is read beside `origin`.
pub(in super::super) fn examine(mut tape: Tape, origin: &Source, carrier: Carrier, desk: &mut Desk) {
    let log = walk(&mut tape, carrier, desk);
    go_on(tape, log, origin, carrier, desk);
}

fn go_on(mut tape: Tape, mut log: Log, origin: &Source, carrier: Carrier, desk: &mut Desk) {
    if log.broken.is_none() && log.result == Some(MAGIC) {
        desk.is_a(Format::TorchLegacy);
        log.hand_over(desk);
        return legacy::examine(&mut tape, origin, desk);
    }
    loop {
        log.hand_over(desk);
        name_format(&log, carrier, desk);
        nested::examine(&log, origin, desk);
        if log.broken.is_some() {
            return;
        }
        let at = tape.at();
        match tape.is_done() {
            Ok(true) => return,
            Ok(false) => {}
            Err(why) => return desk.broken(at, &why),
        }
        let head = tape.peek(2).map(<[u8]>::to_vec).unwrap_or_default();
        if !matches!(head.as_slice(), [0x80, 0..=5]) {
            return behind(&mut tape, origin, carrier, desk);
        }
        log = walk(&mut tape, carrier, desk);
    }
}

fn name_format(log: &Log, carrier: Carrier, desk: &mut Desk) {
    if carrier == Carrier::Bare {
        if log.arrays > 0 {
            desk.is_a(Format::Joblib);
        } else if desk.format() == Format::Unknown {
            desk.is_a(Format::Pickle);
        }
    }
}

/// Bytes behind the last stream: maybe another one without a header, maybe one further on, maybe nothing that is known.
fn behind(tape: &mut Tape, origin: &Source, carrier: Carrier, desk: &mut Desk) {
    let start = tape.at();
    let rest = match some(tape) {
        Ok(rest) => rest,
        Err(why) => return desk.broken(start, &why),
    };
    let rest = origin.of_bytes(rest);
    if reads_as_pickle(&rest, carrier, desk) {
        return;
    }
    desk.find(Rule::BytesAfter, start, "bytes that belong to nothing");
    let bytes = rest.bytes(0, SEARCHED).unwrap_or_default();
    let starts = bytes.windows(2).enumerate().filter(|(_, pair)| matches!(pair, [0x80, 2..=5]));
    for (at, _) in starts.take(TRIED) {
        let at = at as u64;
        if reads_as_pickle(&rest.window(at, u64::MAX), carrier, desk) {
            desk.find(Rule::BytesBetween, start, "bytes before another pickle");
            return;
        }
    }
}

/// As much of the rest as is searched.
fn some(tape: &mut Tape) -> Result<Vec<u8>, Broken> {
    let mut rest = Vec::new();
    while rest.len() < SEARCHED && !tape.is_done()? {
        let len = tape.peek(4096)?.len();
        rest.extend(tape.take(len as u64, len)?);
    }
    Ok(rest)
}
