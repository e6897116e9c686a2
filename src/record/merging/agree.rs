//! Two versions of what is known of one model, brought together field by field. No model that a side declared is lost.

use chrono::{DateTime, Utc};

use super::changed::undisputed;
use crate::record::models::Declared;

/// What came of two versions.
pub(super) struct Agreed {
    /// As it stands now; none where both sides have none.
    pub(super) declared: Option<Declared>,
    /// The versions that say something which could not stand.
    pub(super) left_out: Vec<Declared>,
}

/// Brings two versions together that grew out of `base`. What only one side changed is taken; who declared it first, and
/// who retired it first, counts; of two revisions the one that was taken later stands, and of two notes ours.
pub(super) fn agree(base: Option<&Declared>, ours: Option<&Declared>, theirs: Option<&Declared>) -> Agreed {
    let settled = |declared: Option<&Declared>| Agreed { declared: declared.cloned(), left_out: Vec::new() };
    if let Some(one) = undisputed(base, ours, theirs) {
        return settled(one);
    }
    let (Some(mine), Some(yours)) = (ours, theirs) else {
        // One side took back what the other changed: what was changed is kept.
        return settled(ours.or(theirs));
    };
    let (first, second) =
        if (mine.at, &mine.by) <= (yours.at, &yours.by) { (mine, yours) } else { (yours, mine) };
    let note = undisputed(base.map(|base| &base.note), Some(&mine.note), Some(&yours.note)).flatten();
    let before = base.map(|base| &base.retired);
    let retired = undisputed(before, Some(&mine.retired), Some(&yours.retired)).flatten();
    let (revision, since) = revision(base, mine, yours);
    let declared = Declared {
        at: first.at,
        by: first.by.clone(),
        how: first.how.max(second.how),
        note: note.unwrap_or(&mine.note).clone(),
        retired: retired.cloned().unwrap_or_else(|| {
            [&mine.retired, &yours.retired].into_iter().flatten().min_by_key(|retired| retired.at).cloned()
        }),
        revision,
        since,
    };
    let lost = |side: &&&Declared| {
        let revision = side.revision.is_some() && Some(&side.revision) != base.map(|base| &base.revision);
        let note = !side.note.is_empty() && Some(&side.note) != base.map(|base| &base.note);
        (revision && side.revision != declared.revision) || (note && side.note != declared.note)
    };
    let left_out = [yours, mine].iter().filter(lost).map(|side| Declared::clone(side)).collect();
    Agreed { declared: Some(declared), left_out }
}

/// The revision that stands, and since when.
fn revision(
    base: Option<&Declared>,
    mine: &Declared,
    yours: &Declared,
) -> (Option<String>, Option<DateTime<Utc>>) {
    fn of(declared: &Declared) -> (Option<&String>, Option<DateTime<Utc>>) {
        (declared.revision.as_ref(), declared.since)
    }
    let taken = |declared: &Declared| (declared.since.unwrap_or(declared.at), declared.revision.clone());
    let (revision, since) = match undisputed(base.map(of), Some(of(mine)), Some(of(yours))).flatten() {
        Some(one) => one,
        None if yours.revision.is_none() => of(mine),
        None if mine.revision.is_none() => of(yours),
        None => of(if taken(yours) > taken(mine) { yours } else { mine }),
    };
    (revision.cloned(), since)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{How, Retired};

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(second, 0).unwrap()
    }

    fn declared(by: &str, revision: Option<&str>, second: i64) -> Declared {
        Declared::new(How::Seen, revision.map(str::to_owned), "", by, at(second))
    }

    #[test]
    fn two_people_who_declare_one_model_agree_and_the_first_counts() {
        let (ada, grace) = (declared("Ada", Some("1"), 2), declared("Grace", Some("1"), 1));
        for (ours, theirs) in [(&ada, &grace), (&grace, &ada)] {
            let agreed = agree(None, Some(ours), Some(theirs));
            assert_eq!(agreed.declared.as_ref(), Some(&grace));
            assert!(agreed.left_out.is_empty());
        }
    }

    #[test]
    fn of_two_revisions_the_one_taken_later_stands_and_the_other_is_handed_back() {
        let base = declared("Ada", Some("1"), 1);
        let moved = |to: &str, second| Declared {
            revision: Some(to.into()),
            since: Some(at(second)),
            ..base.clone()
        };
        let (ours, theirs) = (moved("2", 5), moved("3", 4));
        for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
            let agreed = agree(Some(&base), Some(ours), Some(theirs));
            assert_eq!(agreed.declared.unwrap().revision.as_deref(), Some("2"));
            let left: Vec<_> = agreed.left_out.iter().filter_map(|side| side.revision.as_deref()).collect();
            assert_eq!(left, ["3"]);
        }
    }

    #[test]
    fn what_only_one_side_did_stands_and_nothing_that_was_changed_is_taken_out() {
        let base = declared("Ada", Some("1"), 1);
        let retired = Declared { retired: Some(Retired { at: at(2), by: "Ada".into() }), ..base.clone() };
        let noted = Declared { note: "small".into(), ..base.clone() };
        let agreed = agree(Some(&base), Some(&retired), Some(&noted)).declared.unwrap();
        assert_eq!((agreed.retired.is_some(), agreed.note.as_str()), (true, "small"));
        assert_eq!(agree(Some(&base), None, Some(&noted)).declared, Some(noted.clone()));
        assert_eq!(
            agree(Some(&base), None, Some(&base)).declared,
            None,
            "taken back by one, left alone by the other"
        );
    }
}
