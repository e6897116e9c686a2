//! What a scan looked at, in words: the scope within which something can be said to be absent.

use crate::scan::Scope;
use crate::words::report::scan::looked_at;

/// The files that were looked at, by their kinds.
pub(super) fn looked(scope: &Scope) -> String {
    let missed = scope.not_examined.len();
    looked_at(scope.python, scope.notebooks, scope.scripts, scope.configuration, missed)
}

/// So many of something.
pub(super) fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
