//! What a scan looked at, in words: the scope within which something can be said to be absent, and by what look a release
//! was judged.

use crate::record::ScanThen;
use crate::scan::Scope;
use crate::words::report::release;
use crate::words::report::scan::looked_at;

/// The files that were looked at, by their kinds.
pub(super) fn looked(scope: &Scope) -> String {
    let missed = scope.not_examined.len();
    looked_at(scope.python, scope.notebooks, scope.scripts, scope.configuration, missed)
}

/// By what look at the project a release was judged; none where it does not tell.
pub(super) fn judged_by(scan: Option<ScanThen>) -> &'static str {
    match scan {
        Some(ScanThen::Complete) => release::WITH_A_COMPLETE_SCAN,
        Some(ScanThen::Incomplete) => release::WITH_A_SCAN_CUT_SHORT,
        Some(ScanThen::Missing) => release::WITHOUT_A_SCAN,
        None => release::NOT_TOLD_BY_WHAT_LOOK,
    }
}
