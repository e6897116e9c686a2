//! Who has signed a release, and who still has to: told alike in every format. Judges nothing.

use std::fmt::Write as _;

use crate::checklist::Digest;
use crate::record::{OpenRelease, Role, Rules, Signature};
use crate::words::report::release as words;

/// How a foreign text is made fit for where it is shown.
pub(super) type Show = fn(&str) -> String;

/// Who has signed the open release, and who still has to where one signature is not enough, a line each; `stand` is what
/// people sign as it is now.
pub(super) fn signed_lines(
    release: &OpenRelease,
    rules: Rules,
    stand: impl FnOnce() -> Digest,
    show: Show,
) -> Vec<String> {
    if release.signed.is_empty() && rules.people() == 1 {
        return Vec::new();
    }
    let stand = stand();
    let signed = |signature: &Signature| words::signed_by(&signer(signature, show), signature.of == stand);
    let missing = missing_signature(release, stand, rules, words::HOW_TO_SIGN, show);
    release.signatures().map(signed).chain(missing).collect()
}

/// Who still has to sign as the record stands, or that nobody has; nothing where one person signs and has not. `how`: the
/// command or the key.
pub(super) fn missing_signature(
    release: &OpenRelease,
    stand: Digest,
    rules: Rules,
    how: &str,
    show: Show,
) -> Option<String> {
    let (wanting, people) = (release.wanting(stand, rules), rules.people());
    let named = |as_author: bool| {
        let those = release.valid(stand).filter(|each| (each.role == Role::Author) == as_author);
        those.map(|each| show(&each.by)).collect::<Vec<_>>()
    };
    let (authors, reviewers) = (named(true), named(false));
    let all = || [authors.as_slice(), reviewers.as_slice()].concat().join(", ");
    if wanting == 0 {
        return Some(words::all_signed(&all(), how));
    }
    if people == 1 {
        return None;
    }
    let role = release.next_role(stand);
    Some(if authors.len() > 1 {
        words::missing_reviewer(wanting, people, role, &authors.join(", "), &reviewers.join(", "), how)
    } else {
        words::missing(wanting, people, role, &all(), how)
    })
}

/// Who signed, as what, when, and with which words.
pub(super) fn signer(signature: &Signature, show: Show) -> String {
    let mut out = words::signature(&show(&signature.by), signature.role, signature.at.date_naive());
    if !signature.statement.is_empty() {
        let _ = write!(out, ": {}", show(&signature.statement));
    }
    out
}
