//! What a reviewer proposes, as text: changes, comments, and what could not be understood.

use std::fmt::Write as _;

use super::super::markdown::Comment;
use super::super::review::{Proposal, Review};
use crate::diff::{LineChange, lines};
use crate::text::{visible, visible_line};

/// The whole review.
pub fn review(review: &Review) -> String {
    let mut out = String::new();
    if review.is_empty() {
        return "nothing is proposed\n".to_owned();
    }
    for each in &review.proposals {
        out.push_str(&proposal(each));
    }
    for each in &review.comments {
        out.push_str(&comment(each));
    }
    for (line, why) in &review.strange {
        let _ = writeln!(out, "line {line}, not understood: {}", visible_line(why));
    }
    let _ = writeln!(
        out,
        "proposed: {}; comments: {}; not understood: {}",
        review.proposals.len(),
        review.comments.len(),
        review.strange.len()
    );
    out
}

/// One change, before and after.
pub fn proposal(proposal: &Proposal) -> String {
    let mut out = format!("{}, {} (line {})\n", proposal.key, proposal.field, proposal.line);
    if proposal.stale {
        out.push_str("    the answer was changed after this document was written; look closely\n");
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
    let about = comment.key.as_ref().map_or("the record", |key| key.as_str());
    let text = visible(&comment.text).replace('\n', "\n    ");
    format!("{about}, comment (line {})\n    {text}\n", comment.line)
}
