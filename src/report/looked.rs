//! What a scan looked at, in words: the scope within which something can be said to be absent.

use std::fmt::Write as _;

use crate::scan::Scope;

/// The files that were looked at, by their kinds.
pub(super) fn looked(scope: &Scope) -> String {
    let mut all = format!(
        "{}, {}, {} and {}",
        counted(scope.python, "Python file"),
        counted(scope.notebooks, "notebook"),
        counted(scope.scripts, "script"),
        counted(scope.configuration, "configuration file"),
    );
    if !scope.not_examined.is_empty() {
        let _ = write!(all, "; {} not examined to the end", scope.not_examined.len());
    }
    all
}

/// So many of something.
pub(super) fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
