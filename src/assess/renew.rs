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
/// seen at another place, or as something else in the same file. What is seen once is taken once: of two pieces that would
/// become the same, the other stays as it was named.
pub fn renewals(key: &AnswerKey, answer: &Answer, look: Look<'_>) -> Vec<Renewal> {
    let seen = seen_as(key, answer, look.observations.unwrap_or_default());
    let renewed = |was: &Evidence, seen: Option<&Observation>| match was {
        Evidence::File { path, digest } => match look.observed.get(path)? {
            EvidenceState::Holds(now) if !now.is(*digest) => {
                Some(Evidence::File { path: path.clone(), digest: now.to_write_down() })
            }
            _ => None,
        },
        Evidence::Observation(_) => adoption(seen?, key).ok().filter(|is| !is.same_place(was)),
        Evidence::Link(_) | Evidence::Commit(_) => None,
    };
    let all = answer.evidence.iter().zip(seen);
    all.filter_map(|(was, seen)| Some(Renewal { was: was.clone(), is: renewed(was, seen)? })).collect()
}

/// How near what is seen now is to what was adopted; what is nearer is given out first.
#[derive(Debug, Clone, Copy)]
enum Near {
    /// The same, where it was.
    Same,
    /// The same, elsewhere.
    Moved,
    /// Something else in its place.
    InPlace,
    /// Something else in its file.
    InFile,
}

/// What each piece of evidence is seen as now, in the order of the evidence, with nothing given out twice.
fn seen_as<'o>(
    key: &AnswerKey,
    answer: &Answer,
    observations: &'o [Observation],
) -> Vec<Option<&'o Observation>> {
    let mut seen: Vec<Option<&Observation>> = vec![None; answer.evidence.len()];
    for near in [Near::Same, Near::Moved, Near::InPlace, Near::InFile] {
        for (at, was) in answer.evidence.iter().enumerate() {
            let (Evidence::Observation(adopted), Some(None)) = (was, seen.get(at)) else { continue };
            let free = |one: &Observation| !seen.iter().flatten().any(|given| std::ptr::eq(*given, one));
            let found = match near {
                Near::Same | Near::Moved => same(adopted, near, observations, free),
                Near::InPlace | Near::InFile => {
                    instead(key, adopted, answer, near, observations).filter(|one| free(one))
                }
            };
            if let Some(slot) = seen.get_mut(at) {
                *slot = found;
            }
        }
    }
    seen
}

fn in_place(adopted: &Adopted, one: &Observation) -> bool {
    one.place.path == adopted.path.as_str() && one.place.line == adopted.line
}

/// The same observation, where it was, or at the nearest of the other places where it stands by now.
fn same<'o>(
    adopted: &Adopted,
    near: Near,
    observations: &'o [Observation],
    free: impl Fn(&Observation) -> bool,
) -> Option<&'o Observation> {
    let same = observations.iter().filter(|one| is_same(adopted, one) && free(one));
    match near {
        Near::Same => same.filter(|one| in_place(adopted, one)).last(),
        _ => same.max_by_key(|one| one.place.path == adopted.path.as_str()),
    }
}

fn is_same(adopted: &Adopted, one: &Observation) -> bool {
    one.detector.word() == adopted.detector && one.digest == adopted.digest
}

/// What its detector sees in its place or file instead of an adopted observation that is seen no more, if that is one
/// thing, is about the same question and does not speak against it.
fn instead<'o>(
    key: &AnswerKey,
    adopted: &Adopted,
    answer: &Answer,
    near: Near,
    observations: &'o [Observation],
) -> Option<&'o Observation> {
    if observations.iter().any(|one| is_same(adopted, one)) {
        return None;
    }
    let there = |one: &Observation| match near {
        Near::InPlace => in_place(adopted, one),
        _ => one.place.path == adopted.path.as_str(),
    };
    let taken = |one: &Observation| {
        let other =
            |each: &Evidence| matches!(each, Evidence::Observation(other) if other.digest == one.digest);
        answer.evidence.iter().any(other)
    };
    let bears = |one: &Observation| {
        let on = one.items.iter().filter(|each| each.item == key.item_str());
        !on.clone().any(|each| each.bearing == Bearing::Contradicts) && on.count() > 0
    };
    let mut all = observations.iter().filter(|one| {
        let own = one.detector.word() == adopted.detector && there(one);
        own && !taken(one) && bears(one) && is_about(one, key.model())
    });
    all.next().filter(|_| all.next().is_none())
}
