//! Whether somebody wrote into an export that is about to be replaced. Keeps no word of it.

use super::review::review;
use super::subject::Subject;

/// How many words of somebody else's a document may hold that is about to be replaced. None in one that is as it was written,
/// and none in JSON, which nobody reviews. In any other whatever the record does not say counts, also where the record went
/// on since: nobody can tell whose it is.
pub fn words_of_others(there: &str, plain: &Subject<'_>, masked: &Subject<'_>) -> usize {
    if there.starts_with('{') {
        return 0;
    }
    let review = review(there, plain, masked);
    review.comments.len() + review.proposals.len() + review.strange.len()
}
