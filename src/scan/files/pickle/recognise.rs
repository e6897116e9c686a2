//! Whether some first bytes are those of a pickle. Tells only as much as those bytes do; a walk decides.

use super::super::desk::{Desk, Limits};
use super::super::source::Source;
use super::super::tape::{Broken, Tape};
use super::log::Carrier;
use super::walk::walk;

/// How lists and dictionaries of old protocols begin.
const OLD: [&[u8]; 6] = [b"(lp", b"(dp", b"(ip", b"]q\x00", b"}q\x00", b"(dq"];

/// What first bytes have of a pickle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Likeness {
    Other,
    /// All of them are opcodes, and name nothing: what follows decides.
    Maybe,
    Pickle,
}

/// Whether the first bytes of a file are those of a pickle, as far as can be told from them.
pub(in super::super) fn looks_like_pickle(head: &[u8], limits: &Limits) -> bool {
    likeness(head, limits) == Likeness::Pickle
}

/// The same, and whether more bytes could tell.
pub(in super::super) fn likeness(head: &[u8], limits: &Limits) -> Likeness {
    let has_header = matches!(head, [0x80, 2..=5, next, ..] if next.is_ascii() || *next >= 0x80);
    if has_header || OLD.iter().any(|start| head.starts_with(start)) {
        return Likeness::Pickle;
    }
    walked(head, limits)
}

/// How bytes without a header walk: as a pickle, or as the beginning of one.
fn walked(head: &[u8], limits: &Limits) -> Likeness {
    let mut desk = Desk::new(limits, |_, _| ());
    let Ok(source) =
        Source::new(Box::new(std::io::Cursor::new(head.to_vec())), std::sync::Arc::new(|_| true))
    else {
        return Likeness::Other;
    };
    let mut tape = Tape::of(&source);
    let log = walk(&mut tape, Carrier::Bare, &mut desk);
    let is_cut = matches!(log.broken, Some((_, Broken::End)));
    let names_some = !log.names.is_empty() && log.has_plausible_names();
    if log.is_pickle(tape.is_done().unwrap_or(false)) || is_cut && names_some && log.ops > 2 {
        Likeness::Pickle
    } else if is_cut && log.names.is_empty() {
        Likeness::Maybe
    } else {
        Likeness::Other
    }
}
