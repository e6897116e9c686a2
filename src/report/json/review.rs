//! What a reviewer proposes, for programs.

use serde::Serialize;

use super::super::review::Review;
use super::parts::FORMAT;
use super::print::print;
use crate::record::AnswerKey;

#[derive(Debug, Serialize)]
struct ReviewWire<'a> {
    format: u64,
    proposals: Vec<ProposalWire<'a>>,
    comments: Vec<CommentWire<'a>>,
    not_understood: Vec<StrangeWire<'a>>,
}

#[derive(Debug, Serialize)]
struct ProposalWire<'a> {
    key: &'a str,
    field: &'static str,
    line: usize,
    before: &'a str,
    after: &'a str,
    stale: bool,
}

#[derive(Debug, Serialize)]
struct CommentWire<'a> {
    key: Option<&'a str>,
    line: usize,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct StrangeWire<'a> {
    line: usize,
    why: &'a str,
}

/// The whole review.
pub fn review(review: &Review) -> String {
    let proposals = review.proposals.iter().map(|proposal| ProposalWire {
        key: proposal.key.as_str(),
        field: proposal.field.word(),
        line: proposal.line,
        before: &proposal.before,
        after: &proposal.after,
        stale: proposal.stale,
    });
    let comments = review.comments.iter().map(|comment| CommentWire {
        key: comment.key.as_ref().map(AnswerKey::as_str),
        line: comment.line,
        text: &comment.text,
    });
    let strange = review.strange.iter().map(|(line, why)| StrangeWire { line: *line, why });
    print(&ReviewWire {
        format: FORMAT,
        proposals: proposals.collect(),
        comments: comments.collect(),
        not_understood: strange.collect(),
    })
}
