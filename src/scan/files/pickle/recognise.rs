//! Whether some first bytes are those of a pickle. Tells only as much as those bytes do; a walk decides.

use super::super::desk::{Desk, Limits};
use super::super::source::Source;
use super::super::tape::{Broken, Tape};
use super::log::Carrier;
use super::walk::walk;

/// How lists and dictionaries of old protocols begin.
const OLD: [&[u8]; 6] = [b"(lp", b"(dp", b"(ip", b"]q\x00", b"}q\x00", b"(dq"];

/// Whether the first bytes of a file are those of a pickle, as far as can be told from them.
pub(in super::super) fn looks_like_pickle(head: &[u8], limits: &Limits) -> bool {
    if matches!(head, [0x80, 2..=5, next, ..] if next.is_ascii() || *next >= 0x80) {
        return true;
    }
    if OLD.iter().any(|start| head.starts_with(start)) {
        return true;
    }
    is_pickle(head, limits)
}

/// Whether bytes without a header walk as a pickle, or as the beginning of one.
fn is_pickle(head: &[u8], limits: &Limits) -> bool {
    let mut desk = Desk::new(limits, |_, _| ());
    let Ok(source) =
        Source::new(Box::new(std::io::Cursor::new(head.to_vec())), std::sync::Arc::new(|_| true))
    else {
        return false;
    };
    let mut tape = Tape::of(&source);
    let log = walk(&mut tape, Carrier::Bare, &mut desk);
    let cut =
        matches!(log.broken, Some((_, Broken::End))) && !log.names.is_empty() && log.has_plausible_names();
    log.is_pickle(tape.is_done().unwrap_or(false)) || (cut && log.ops > 2)
}
