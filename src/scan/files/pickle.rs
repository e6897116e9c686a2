//! Pickles: a faithful stack machine that follows every opcode as Python does, and builds nothing.
//!
//! ```text
//! streams   one pickle after the other, to the last byte
//! recognise whether some bytes begin a pickle
//! legacy    `PyTorch`'s old file: five pickles, then raw numbers
//! array     joblib's arrays, whose bytes stand between the opcodes
//! nested    pickles in the texts and bytes of a pickle
//! walk      one stream: reads opcodes, gives them to the machine, watches its frames
//! machine   follows an opcode
//! stack     values and marks
//! memo      numbered slots
//! persistent  storages that a pickle names
//! call      what a call of an imported name means
//! change    what a change of an object means
//! log       the names and findings of one stream
//! name      an imported name
//! value     what stands on the stack
//! opcode    bytes to opcodes
//! text      texts as operands
//! ```

mod array;
mod call;
mod change;
mod legacy;
mod log;
mod machine;
mod memo;
mod name;
mod nested;
mod opcode;
mod persistent;
mod recognise;
mod stack;
mod streams;
mod text;
mod value;
mod walk;

pub(super) use log::Carrier;
pub(super) use recognise::{Likeness, likeness, looks_like_pickle};
pub(super) use streams::{Seen, examine, examine_plainly, examine_source, flows_as_pickle, reads_as_pickle};
