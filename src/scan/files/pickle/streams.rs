//! One pickle after the other to the last byte of what holds them. What is neither a pickle nor accounted for is said.

use super::super::desk::Desk;
use super::super::outcome::Format;
use super::super::rule::Rule;
use super::super::source::Source;
use super::super::tape::{Broken, Tape};
use super::log::{Carrier, Log};
use super::walk::{walk, walk_into};
use super::{legacy, nested};

/// The number that `PyTorch`'s old files begin with.
const MAGIC: u128 = 0x1950_a86a_20f9_469c_fc6c;
/// Bytes behind a stream that are searched for another one.
const SEARCHED: usize = 1 << 20;
/// Places in them that are tried.
const TRIED: usize = 32;

/// Examines a source that is certainly a pickle.
pub(in super::super) fn examine_source(source: &Source, carrier: Carrier, desk: &mut Desk) {
    if examine(Tape::of(source), source, carrier, desk).has_arrays {
        examine_plainly(Tape::of(source), source, desk);
    }
}

/// What became of bytes that may be a pickle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Seen {
    /// They are one.
    pub(in super::super) is_pickle: bool,
    /// Numbers of joblib's arrays were passed over: they want to be read plainly as well.
    pub(in super::super) has_arrays: bool,
}

/// Examines what flows from a tape. What is taken out of it is read beside `origin`.
pub(in super::super) fn examine(mut tape: Tape, origin: &Source, carrier: Carrier, desk: &mut Desk) -> Seen {
    let log = walk(&mut tape, carrier, desk);
    let has_arrays = go_on(tape, log, origin, carrier, desk, Beyond::Search);
    Seen { is_pickle: true, has_arrays }
}

/// Examines a source if it turns out to be a pickle; says whether it did.
pub(in super::super) fn reads_as_pickle(source: &Source, carrier: Carrier, desk: &mut Desk) -> bool {
    let seen = flows_as_pickle(Tape::of(source), source, carrier, desk);
    if seen.has_arrays {
        examine_plainly(Tape::of(source), source, desk);
    }
    seen.is_pickle
}

/// The same for what flows from a tape.
pub(in super::super) fn flows_as_pickle(
    tape: Tape,
    origin: &Source,
    carrier: Carrier,
    desk: &mut Desk,
) -> Seen {
    try_it(tape, origin, carrier, desk, Beyond::Search)
}

/// Reads the first stream as `pickle.load` does: it knows of no arrays, and takes their numbers for opcodes. Says what that
/// does if it is worse than what joblib does with the same bytes.
pub(in super::super) fn examine_plainly(mut tape: Tape, origin: &Source, desk: &mut Desk) {
    desk.swap_counters();
    let mut log = Log::new(Carrier::Bare);
    log.is_plain = true;
    let log = walk_into(&mut tape, log, desk);
    desk.swap_counters();
    match &log.broken {
        Some((at, why @ (Broken::Limit(_) | Broken::Stopped))) => desk.broken(*at, why),
        // A loader breaks there as well.
        _ if log.tells_more(desk.result()) => {
            log.hand_over(desk);
            nested::examine(&log, origin, desk);
        }
        _ => {}
    }
}

/// Whether bytes that belong to nothing are searched for more pickles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beyond {
    Search,
    Leave,
}

fn try_it(mut tape: Tape, origin: &Source, carrier: Carrier, desk: &mut Desk, beyond: Beyond) -> Seen {
    let log = walk(&mut tape, carrier, desk);
    let is_pickle = log.is_pickle(tape.is_done().unwrap_or(false));
    let mut has_arrays = false;
    if is_pickle {
        has_arrays = go_on(tape, log, origin, carrier, desk, beyond);
    } else if let Some((at, why @ (Broken::Limit(_) | Broken::Stopped))) = &log.broken {
        // It may have become one.
        desk.broken(*at, why);
    }
    Seen { is_pickle, has_arrays }
}

/// Goes on to the last stream; says whether the first one has arrays.
fn go_on(
    mut tape: Tape,
    mut log: Log,
    origin: &Source,
    carrier: Carrier,
    desk: &mut Desk,
    beyond: Beyond,
) -> bool {
    let has_arrays = log.arrays > 0;
    if log.broken.is_none() && log.result == Some(MAGIC) {
        desk.is_a(Format::TorchLegacy);
        log.hand_over(desk);
        legacy::examine(&mut tape, origin, desk);
        return has_arrays;
    }
    loop {
        log.hand_over(desk);
        name_format(&log, carrier, desk);
        nested::examine(&log, origin, desk);
        if log.broken.is_some() {
            return has_arrays;
        }
        let at = tape.at();
        let has_header = match tape.peek(2) {
            Ok([]) => return has_arrays,
            Ok(head) => matches!(head, [0x80, 0..=5]),
            Err(why) => {
                desk.broken(at, &why);
                return has_arrays;
            }
        };
        let behind = tape.rest();
        log = walk(&mut tape, carrier, desk);
        if !has_header && !log.is_pickle(tape.is_done().unwrap_or(false)) {
            desk.find(Rule::BytesAfter, at, "bytes that belong to nothing");
            if beyond == Beyond::Search {
                search(behind, &mut tape, at, origin, carrier, desk);
            }
            return has_arrays;
        }
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

/// Looks for another pickle in bytes that belong to nothing.
fn search(
    behind: Option<Source>,
    tape: &mut Tape,
    start: u64,
    origin: &Source,
    carrier: Carrier,
    desk: &mut Desk,
) {
    let rest = match behind.map_or_else(|| some(tape).map(|rest| origin.of_bytes(rest)), Ok) {
        Ok(rest) => rest,
        Err(why) => return desk.broken(start, &why),
    };
    let bytes = rest.bytes(0, SEARCHED).unwrap_or_default();
    let starts = bytes.windows(2).enumerate().filter(|(_, pair)| matches!(pair, [0x80, 2..=5]));
    for (at, _) in starts.take(TRIED) {
        let part = rest.window(at as u64, u64::MAX);
        if try_it(Tape::of(&part), &part, carrier, desk, Beyond::Leave).is_pickle {
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
