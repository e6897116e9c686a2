//! What became of the evidence of an answer between two moments, the same in every format. Looks at no file.

use crate::diff::AnswerChange;
use crate::record::Evidence;

/// What became of the evidence of an answer. What is renewed is neither lost nor gained.
#[derive(Debug)]
pub(super) struct Moved<'a> {
    /// As it was, and as it is now.
    pub(super) renewed: Vec<(&'a Evidence, &'a Evidence)>,
    pub(super) lost: Vec<&'a Evidence>,
    pub(super) gained: Vec<&'a Evidence>,
}

impl<'a> Moved<'a> {
    pub(super) fn of(change: &'a AnswerChange) -> Self {
        let (renewed, mut lost, mut gained) = (change.renewed(), change.lost(), change.gained());
        lost.retain(|each| renewed.iter().all(|(was, _)| was != each));
        gained.retain(|each| renewed.iter().all(|(_, is)| is != each));
        Self { renewed, lost, gained }
    }
}

/// Signs of a digest that are enough to tell two apart at a glance.
const SHORT: usize = 19;

/// What evidence held before and holds after, each as the beginning of its digest; empty where that is no difference.
pub(super) fn held(before: &Evidence, after: &Evidence) -> Option<(String, String)> {
    let short = |evidence: &Evidence| {
        evidence.digest().map(|digest| digest.to_string().chars().take(SHORT).collect::<String>())
    };
    short(before).zip(short(after)).filter(|(before, after)| before != after)
}
