//! Whether somebody wrote into an export that is about to be replaced, and what. Keeps no word of it.

use super::review::review;
use super::subject::Subject;
use crate::text::visible_line;
use crate::words::report::review as words;

/// Something that somebody else wrote into an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theirs {
    /// The line of the document, from 1.
    pub line: usize,
    /// Where it stands and what it says, on one line.
    pub said: String,
    /// Whether it is a comment that stands under no answer, which nobody can take over from there.
    pub is_astray: bool,
}

/// How many words of somebody else's a document may hold that is about to be replaced, see [`of_others`].
pub fn words_of_others(there: &str, plain: &Subject<'_>, masked: &Subject<'_>) -> usize {
    of_others(there, plain, masked).len()
}

/// What somebody else may have written into a document that is about to be replaced, line by line. Nothing in one that is
/// as it was written, and nothing in JSON, which nobody reviews. In any other whatever the record does not say counts, also
/// where the record went on since: nobody can tell whose it is.
pub fn of_others(there: &str, plain: &Subject<'_>, masked: &Subject<'_>) -> Vec<Theirs> {
    if there.starts_with('{') {
        return Vec::new();
    }
    let review = review(there, plain, masked);
    let comments = review.comments.iter().map(|comment| {
        let about = comment.key.as_ref().map_or(words::NOT_UNDER_AN_ANSWER, |key| key.as_str());
        let said = told(&words::comment_on(about, comment.line), &comment.text);
        Theirs { line: comment.line, said, is_astray: comment.key.is_none() }
    });
    let proposals = review.proposals.iter().map(|each| {
        let said = told(&words::proposal(&each.key, each.field, each.line), &each.after);
        Theirs { line: each.line, said, is_astray: false }
    });
    let strange = review.strange.iter().map(|(line, why)| {
        let said = visible_line(&words::not_understood(*line, why)).into_owned();
        Theirs { line: *line, said, is_astray: false }
    });
    let mut all: Vec<_> = comments.chain(proposals).chain(strange).collect();
    all.sort_by_key(|theirs| theirs.line);
    all
}

fn told(place: &str, text: &str) -> String {
    format!("{place}: {}", visible_line(text))
}
