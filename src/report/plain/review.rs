//! What a reviewer proposes, as text: changes, comments, and what could not be understood.

use std::fmt::Write as _;

use super::super::markdown::Comment;
use super::super::review::{Proposal, Review};
use crate::diff::{LineChange, lines};
use crate::text::{visible, visible_line};
use crate::words::report::review as words;

/// The whole review.
pub fn review(review: &Review) -> String {
    let mut out = String::new();
    if review.is_empty() {
        return format!("{}\n", words::NOTHING_PROPOSED);
    }
    for each in &review.proposals {
        out.push_str(&proposal(each));
    }
    for each in &review.comments {
        out.push_str(&comment(each));
    }
    for (line, why) in &review.strange {
        let _ = writeln!(out, "{}", words::not_understood(*line, &visible_line(why)));
    }
    let Review { proposals, comments, strange } = review;
    let _ = writeln!(out, "{}", words::counts(proposals.len(), comments.len(), strange.len()));
    out
}

/// One change, before and after.
pub fn proposal(proposal: &Proposal) -> String {
    let mut out = words::proposal(&proposal.key, proposal.field, proposal.line) + "\n";
    if proposal.stale {
        let _ = writeln!(out, "    {}", words::LOOK_CLOSELY);
    }
    for change in lines(&visible(&proposal.before), &visible(&proposal.after)) {
        let _ = match change {
            LineChange::Same(line) => writeln!(out, "      {line}"),
            LineChange::Gone(line) => writeln!(out, "    - {line}"),
            LineChange::New(line) => writeln!(out, "    + {line}"),
        };
    }
    out
}

/// One comment.
pub fn comment(comment: &Comment) -> String {
    let about = comment.key.as_ref().map_or(words::NOT_UNDER_AN_ANSWER, |key| key.as_str());
    let text = visible(&comment.text).replace('\n', "\n    ");
    format!("{}\n    {text}\n", words::comment_on(about, comment.line))
}
