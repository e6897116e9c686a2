//! The exit codes, and what they mean; their only home. The README's table is checked against this list.

use crate::words::shell::exit as words;

/// One exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exit {
    /// The number.
    pub code: u8,
    /// What it means, in a few words.
    pub meaning: &'static str,
}

/// Nothing wanting at or above the threshold, or simply done.
pub const DONE: Exit = Exit { code: 0, meaning: words::DONE };
/// Gaps at or above the threshold, or faults in a checklist.
pub const WANTING: Exit = Exit { code: 1, meaning: words::WANTING };
/// No statement is possible.
pub const COULD_NOT_TELL: Exit = Exit { code: 2, meaning: words::COULD_NOT_TELL };

/// All of them, in order.
pub const ALL: [Exit; 3] = [DONE, WANTING, COULD_NOT_TELL];
