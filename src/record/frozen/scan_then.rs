//! By what look at the project a release was judged. Nothing is looked at here.

use crate::checklist::words;

words!(
    /// How far the project was looked at when a release was judged.
    ScanThen {
        /// All of it.
        Complete = "complete",
        /// The look did not come to its end.
        Incomplete = "incomplete",
        /// Nobody looked.
        Missing = "none",
    }
);

impl ScanThen {
    /// Of a look that saw the whole of it or not; none where there was no look.
    pub fn of(whole: Option<bool>) -> Self {
        match whole {
            Some(true) => Self::Complete,
            Some(false) => Self::Incomplete,
            None => Self::Missing,
        }
    }
}
