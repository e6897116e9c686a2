//! The seal at the end of a record that is written to a file: a digest of all above it. By it a document in which nobody
//! wrote is known on any machine, however the record went on since.

use crate::checklist::Digest;
use crate::words::report::record::{SEAL_BEGINS, SEAL_ENDS};

/// A document with its seal.
#[must_use]
pub fn sealed(mut text: String) -> String {
    let seal = seal(&text);
    for part in ["\n", &seal, "\n"] {
        text.push_str(part);
    }
    text
}

/// Whether a document is as it was written, but for the ends of its lines and its own, which git or an editor may have changed.
pub fn is_as_written(text: &str) -> bool {
    text.trim_end().rsplit_once('\n').is_some_and(|(above, last)| last == seal(above))
}

/// Whether a line is a seal, of whatever document.
pub(super) fn is_seal(line: &str) -> bool {
    let digest = line.strip_prefix(SEAL_BEGINS).and_then(|line| line.strip_suffix(SEAL_ENDS));
    digest.is_some_and(|digest| digest.parse::<Digest>().is_ok())
}

fn seal(text: &str) -> String {
    let lines = text.trim_end().lines().map(str::trim_end).enumerate();
    let pieces = lines.flat_map(|(at, line)| [if at == 0 { "" } else { "\n" }, line]);
    format!("{SEAL_BEGINS}{}{SEAL_ENDS}", Digest::of_pieces(pieces))
}
