//! What the evidence of an answer has become, so that whoever reaffirms the answer takes it as it is now. Where nothing is
//! left, nothing is proposed: it stays as it was named, and wanting.

use super::adopt::adoption;
use super::witness::is_about;
use crate::record::{Adopted, Answer, AnswerKey, Evidence, EvidenceState, Observed};
use crate::scan::{Bearing, Observation};

/// What was seen of evidence.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// Of the files.
    pub observed: &'a Observed,
    /// By a scan, where there was one.
    pub observations: Option<&'a [Observation]>,
}

/// One piece of evidence that is taken anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renewal {
    /// As it was named.
    pub was: Evidence,
    /// As it is.
    pub is: Evidence,
}

/// The evidence of an answer that would be taken anew: files that hold something else, and adopted observations that are
/// seen at another place, or as something else in the same file.
pub fn renewals(key: &AnswerKey, answer: &Answer, look: Look<'_>) -> Vec<Renewal> {
    let renewed = |was: &Evidence| match was {
        Evidence::File { path, digest } => match look.observed.get(path)? {
            EvidenceState::Holds(now) if now != digest => {
                Some(Evidence::File { path: path.clone(), digest: *now })
            }
            _ => None,
        },
        Evidence::Observation(adopted) => {
            let one = again(key, adopted, answer, look.observations?)?;
            adoption(one, key).ok().filter(|is| is != was)
        }
        Evidence::Link(_) | Evidence::Commit(_) => None,
    };
    let all = answer.evidence.iter();
    all.filter_map(|was| Some(Renewal { was: was.clone(), is: renewed(was)? })).collect()
}

/// The observation that an adopted one is now: the same one, wherever it stands by now, or else what its detector sees in
/// its file instead, if that is one thing, is about the same question and does not speak against it.
fn again<'o>(
    key: &AnswerKey,
    adopted: &Adopted,
    answer: &Answer,
    observations: &'o [Observation],
) -> Option<&'o Observation> {
    let in_file = |one: &Observation| one.place.path == adopted.path.as_str();
    let in_place = |one: &Observation| in_file(one) && one.place.line == adopted.line;
    let own = || observations.iter().filter(|one| one.detector.word() == adopted.detector);
    let same = own().filter(|one| one.digest == adopted.digest);
    // The place that is the nearest to where it was.
    if let Some(one) = same.max_by_key(|one| (in_place(one), in_file(one))) {
        return Some(one).filter(|one| !in_place(one));
    }
    let taken = |one: &Observation| {
        let other =
            |each: &Evidence| matches!(each, Evidence::Observation(other) if other.digest == one.digest);
        answer.evidence.iter().any(other)
    };
    let bears = |one: &Observation| {
        let on = one.items.iter().filter(|each| each.item == key.item_str());
        !on.clone().any(|each| each.bearing == Bearing::Contradicts) && on.count() > 0
    };
    let instead =
        || own().filter(|one| in_file(one) && !taken(one) && bears(one) && is_about(one, key.model()));
    let mut there = instead().filter(|one| in_place(one));
    if let (Some(one), None) = (there.next(), there.next()) {
        return Some(one);
    }
    let mut all = instead();
    all.next().filter(|_| all.next().is_none())
}
