//! The exit codes, and what they mean; their only home. The README's table is checked against this list.

/// One exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exit {
    /// The number.
    pub code: u8,
    /// What it means, in a few words.
    pub meaning: &'static str,
}

/// Nothing wanting at or above the threshold, or simply done.
pub const DONE: Exit = Exit {
    code: 0,
    meaning: "done; for `check`: nothing wanting at or above the threshold; for `diff`: no difference",
};
/// Gaps at or above the threshold, or faults in a checklist.
pub const WANTING: Exit = Exit {
    code: 1,
    meaning: "gaps at or above the threshold, or a frozen release that was edited; for `scan`: something in the product speaks against a yes or runs code, and is not set aside; for `checklist validate`: faults; for `diff`: differences, or only what is no longer shown with `--fail-on-regression`; for `merge`: a choice waits",
};
/// No statement is possible.
pub const COULD_NOT_TELL: Exit = Exit {
    code: 2,
    meaning: "could not tell: wrong usage, no record, or a file that is unreadable, invalid or newer",
};

/// All of them, in order.
pub const ALL: [Exit; 3] = [DONE, WANTING, COULD_NOT_TELL];
