//! Whether somebody wrote into an export that is about to be replaced. Keeps no word of it.

use super::markdown;
use super::review::review;
use super::subject::Subject;

/// How many words of somebody else's a document holds that is about to be replaced: comments, and fields that say what the
/// record does not. None in a text that is no exported record.
pub fn words_of_others(there: &str, plain: &Subject<'_>, masked: &Subject<'_>) -> usize {
    if !markdown::is_record(there) {
        return 0;
    }
    let review = review(there, plain, masked);
    // A field that was changed in the record since is no word of a reviewer, and what an older export says otherwise is none.
    review.comments.len() + review.proposals.iter().filter(|each| !each.stale).count()
}
