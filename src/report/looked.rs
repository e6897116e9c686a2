//! What a scan looked at, in words: the scope within which something can be said to be absent.

use crate::scan::Scope;
use crate::words::report::scan::looked_at;

/// The files that were looked at, by their kinds.
pub(super) fn looked(scope: &Scope) -> String {
    let missed = scope.not_examined.len();
    looked_at(scope.python, scope.notebooks, scope.scripts, scope.configuration, missed)
}
