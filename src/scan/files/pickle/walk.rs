//! One stream from its first opcode to its STOP: reads, lets the machine follow, and watches that opcodes stay in their
//! frames. Arrays of joblib may hold streams of their own; they are followed without recursion.

use super::super::desk::Desk;
use super::super::rule::Rule;
use super::super::tape::{Broken, Tape};
use super::array::{self, Follows};
use super::log::{Carrier, Log};
use super::machine::{Machine, Then};
use super::opcode::{self, Op};

/// Streams within arrays within streams.
const DEPTH: usize = 8;

/// One stream in progress.
struct Level {
    machine: Machine,
    frame: Option<u64>,
    ops: u64,
    protocol: u8,
}

/// Walks one stream. The tape stands behind its STOP afterwards, or where it broke.
pub(super) fn walk(tape: &mut Tape, carrier: Carrier, desk: &mut Desk) -> Log {
    walk_into(tape, Log::new(carrier), desk)
}

/// The same with a log that was prepared.
pub(super) fn walk_into(tape: &mut Tape, mut log: Log, desk: &mut Desk) -> Log {
    let mut levels = vec![level(desk)];
    while let Some(now) = levels.last_mut() {
        match step(tape, now, &mut log, desk) {
            Ok(Then::Go) => {}
            Ok(Then::Stop) => {
                levels.pop();
                if let Some(outer) = levels.last() {
                    log.protocol = outer.protocol;
                }
            }
            Ok(Then::Array(state)) => match array::pass(&state, tape) {
                Ok(Follows::Numbers(bytes)) => {
                    log.arrays += 1;
                    log.array_bytes = log.array_bytes.saturating_add(bytes);
                }
                Ok(Follows::Pickle) if levels.len() < DEPTH => {
                    log.arrays += 1;
                    levels.push(level(desk));
                }
                Ok(Follows::Pickle) => {
                    return ended(tape, &levels, log, Broken::Limit(format!("{DEPTH} pickles in arrays")));
                }
                Err(why) => return ended(tape, &levels, log, why),
            },
            Err(why) => return ended(tape, &levels, log, why),
        }
    }
    log
}

fn level(desk: &Desk) -> Level {
    Level { machine: Machine::new(&desk.limits), frame: None, ops: 0, protocol: 0 }
}

fn ended(tape: &Tape, levels: &[Level], mut log: Log, why: Broken) -> Log {
    for level in levels {
        level.machine.abandon(&mut log);
    }
    log.broken = Some((tape.at(), why));
    log
}

fn step(tape: &mut Tape, level: &mut Level, log: &mut Log, desk: &mut Desk) -> Result<Then, Broken> {
    let at = tape.at();
    let left = desk.opcodes.checked_sub(1);
    desk.opcodes = left.ok_or_else(|| Broken::Limit(format!("{} opcodes", desk.limits.opcodes)))?;
    let op = opcode::read(tape)?;
    level.ops += 1;
    log.ops = level.ops;
    if let Op::Text(text, _) = &op {
        let bytes = text.text.as_ref().map_or(0, |text| text.len());
        let left = desk.text.checked_sub(bytes);
        desk.text =
            left.ok_or_else(|| Broken::Limit(format!("{} bytes of short texts", desk.limits.text)))?;
    }
    let end = tape.at();
    watch_frame(level, &op, at, end, log);
    let then = level.machine.apply(op, at, log)?;
    level.protocol = log.protocol;
    if let (Then::Stop, Some(frame)) = (&then, level.frame)
        && frame != end
    {
        log.find(Rule::FrameCrossed, at, "STOP before the end of its frame");
    }
    Ok(then)
}

fn watch_frame(level: &mut Level, op: &Op, at: u64, end: u64, log: &mut Log) {
    if let Some(frame) = level.frame {
        if at < frame && end > frame {
            log.find(Rule::FrameCrossed, at, "an opcode and its operand");
        }
        if at < frame && matches!(op, Op::Frame(_)) {
            log.find(Rule::FrameInFrame, at, "a frame");
        }
        if end > frame && !matches!(op, Op::Frame(_)) {
            level.frame = None;
        }
    }
    if let Op::Frame(len) = op {
        level.frame = Some(end.saturating_add(*len));
    }
}
