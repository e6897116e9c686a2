//! What became of a model and of what a scan saw once: the words of the lists.

pub(crate) const TESTS_ONLY: &str = "tests only";
pub(crate) const NOT_DECLARED: &str = "not declared";
pub(crate) const DECLARED: &str = "declared";
pub(crate) const MOVED: &str = "moved";
pub(crate) const GONE: &str = "gone";
pub(crate) const NOT_REACHED: &str = "not reached";
pub(crate) const BY_HAND: &str = "by hand";
pub(crate) const OUT_OF_USE: &str = "out of use";

pub(crate) const STILL_SEEN: &str = "the scan still sees it";
pub(crate) const SEEN_OTHERWISE: &str = "the scan sees something else there now";
pub(crate) const NO_LONGER_SEEN: &str = "the scan no longer sees it";
pub(crate) const NOT_LOOKED_AT: &str = "not reached: the scan ended before it had looked everywhere";

pub(crate) const FILE_OF_MODEL: &str = "a file of the model";
