//! When an answer is due to be looked at again, by the rhythm of its item.

use chrono::{Days, NaiveDate};

use crate::checklist::{Item, Review};
use crate::record::{Answer, OpenRelease};

/// Whether an answer must be looked at again for the release that is open. Whoever looked at it since the opening has
/// done so; what is asked for every release is asked from the second release on, since the first one carries no answers
/// over.
pub(super) fn is_due(item: &Item, answer: &Answer, release: &OpenRelease, today: NaiveDate) -> bool {
    if answer.status.is_none() || answer.looked_at_in(release) {
        return false;
    }
    match item.review {
        Review::Release => release.since.is_some(),
        Review::Once => false,
        Review::Days(days) => last_looked(answer).is_none_or(|last| is_over(last, days, today)),
    }
}

/// The day on which somebody last gave or reaffirmed an answer.
pub(super) fn last_looked(answer: &Answer) -> Option<NaiveDate> {
    answer.last_looked_at().map(|at| at.date_naive())
}

fn is_over(last: NaiveDate, days: u16, today: NaiveDate) -> bool {
    last.checked_add_days(Days::new(days.into())).is_some_and(|end| end <= today)
}
