//! What the exit codes mean, and where the help tells it.

pub(crate) const DONE: &str =
    "done; for `check`: nothing wanting at or above the threshold; for `diff`: no difference";
pub(crate) const WANTING: &str = "gaps at or above the threshold, or a frozen release that was edited, is gone or is \
    another one; for `scan`: something in the product speaks against a yes or runs code, and is not set aside; for `checklist validate`: \
    faults; for `diff`: differences, or only what is no longer shown with `--fail-on-regression`; for `merge`: a \
    choice waits";
pub(crate) const COULD_NOT_TELL: &str =
    "could not tell: wrong usage, no record, or a file that is unreadable, invalid or newer";

/// The end of the help, before the codes.
pub(crate) const BEFORE_THE_CODES: &str = "Example:\n  cd my-product && mindgap\n\nExit codes:";
