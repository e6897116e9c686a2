//! What two sides decided about one observation. Says nothing of what was seen.

use super::changed::undisputed;
use crate::record::evidence::SetAside;

/// What is left of a decision that two sides may have changed, and what of the other side is left over. Where both
/// changed it, the one that hides less stands: none before any, then the one that ends first.
pub(super) fn settled<'a>(
    base: Option<&'a SetAside>,
    ours: Option<&'a SetAside>,
    theirs: Option<&'a SetAside>,
) -> (Option<&'a SetAside>, Option<&'a SetAside>) {
    if let Some(one) = undisputed(base, ours, theirs) {
        return (one, None);
    }
    match (ours, theirs) {
        (Some(one), Some(other)) => {
            let rank = |side: &'a SetAside| (side.until, side);
            let (kept, lost) = if rank(one) <= rank(other) { (one, other) } else { (other, one) };
            (Some(kept), Some(lost))
        }
        (one, other) => (None, one.or(other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    fn until(text: &str) -> SetAside {
        SetAside {
            at: DateTime::UNIX_EPOCH,
            by: "Ada".to_owned(),
            line: None,
            reason: "a benchmark, never shipped".to_owned(),
            saw: "org/x of huggingface, without a revision".to_owned(),
            until: text.parse().unwrap(),
        }
    }

    #[test]
    fn where_two_people_disagree_the_one_that_hides_less_stands() {
        let (short, long) = (until("2026-12-01"), until("2027-12-01"));
        assert_eq!(settled(None, Some(&short), Some(&long)), (Some(&short), Some(&long)));
        assert_eq!(settled(None, Some(&long), Some(&short)), (Some(&short), Some(&long)));
        assert_eq!(settled(Some(&short), None, Some(&long)), (None, Some(&long)), "taken back");
        assert_eq!(settled(Some(&short), Some(&short), None), (None, None), "only they changed it");
        assert_eq!(settled(Some(&short), Some(&long), Some(&short)), (Some(&long), None));
    }
}
