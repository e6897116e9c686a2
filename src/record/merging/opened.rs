//! The open release of two sides. Whom a signature is from is told elsewhere.

use super::changed::undisputed;
use crate::record::release::{OpenRelease, Signature, each_mark};

/// What two sides that grew out of `base` have open together, and what of either finds no place in it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Together {
    /// The release that is open.
    pub(super) open: Option<OpenRelease>,
    /// The one that is not, as its side had it.
    pub(super) aside: Option<OpenRelease>,
}

/// Brings two versions of the open release together. A release that one side closed is closed; one that a side opened
/// stays open, with the signatures of both. Only where each opened another one, `ours` stands.
pub(super) fn together(
    base: Option<&OpenRelease>,
    ours: Option<&OpenRelease>,
    theirs: Option<&OpenRelease>,
) -> Together {
    let stands = |side: Option<&OpenRelease>| Together { open: side.cloned(), aside: None };
    if let Some(one) = undisputed(base, ours, theirs) {
        return stands(one);
    }
    let (over, opened): (Vec<_>, Vec<_>) = [ours, theirs]
        .into_iter()
        .flatten()
        .partition(|side| base.is_some_and(|base| base.version == side.version));
    match (over.as_slice(), opened.as_slice()) {
        ([one, other], _) | (_, [one, other]) if one.version == other.version => {
            stands(Some(&one.signed_by_both(other, base)))
        }
        (_, [one, other]) => Together { open: Some((*one).clone()), aside: Some((*other).clone()) },
        // What one side signed, the other closed; what it opened then stands.
        (signed, opened) => Together {
            open: opened.first().map(|release| (*release).clone()),
            aside: signed.first().map(|release| (*release).clone()),
        },
    }
}

impl OpenRelease {
    /// One release of two sides: opened when the first of them opened it, after the later of those before it, with the
    /// signatures of both, one a person, but for those that one of them took out.
    fn signed_by_both(&self, other: &Self, base: Option<&Self>) -> Self {
        let known = |each: &Signature| base.is_some_and(|base| base.signed.contains(each));
        let stays =
            |each: &&Signature| !known(each) || (self.signed.contains(each) && other.signed.contains(each));
        let mut signed: Vec<Signature> =
            self.signed.iter().chain(&other.signed).filter(stays).cloned().collect();
        signed.sort();
        let signed = each_mark(&signed).into_iter().cloned().collect();
        let opened = |release: &Self| (release.opened_at, release.opened_by.clone());
        let (opened_at, opened_by) = opened(self).min(opened(other));
        let since = self.since.clone().max(other.since.clone());
        Self { opened_at, opened_by, signed, since, version: self.version.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklist::Digest;
    use crate::record::release::{Person, Role, Rules, Unsigned};
    use chrono::DateTime;

    fn sign(release: &OpenRelease, name: &str, mail: Option<&str>, of: &str, seconds: i64) -> OpenRelease {
        let at = DateTime::from_timestamp(seconds, 5).unwrap();
        let unsigned = Unsigned { at, commit: None, statement: String::new() };
        release.with(&Person::new(name, mail), Digest::of(of.as_bytes()), unsigned)
    }

    fn opened(version: &str, by: &str, seconds: i64) -> OpenRelease {
        OpenRelease::new(version.parse().unwrap(), None, by, DateTime::from_timestamp(seconds, 5).unwrap())
    }

    fn release() -> OpenRelease {
        opened("1.0", "Ada", 1)
    }

    fn names(release: Option<OpenRelease>) -> Vec<String> {
        release.unwrap().signed.into_iter().map(|each| each.by).collect()
    }

    #[test]
    fn of_two_who_signed_first_each_on_a_branch_one_signs_again_as_reviewer() {
        let (rules, stand) = (Rules { people: 2, ..Rules::default() }, Digest::of(b"a"));
        let (ours, theirs) = (sign(&release(), "Ada", None, "a", 2), sign(&release(), "Bob", None, "a", 3));
        let both = together(Some(&release()), Some(&ours), Some(&theirs)).open.unwrap();
        assert_eq!((both.authors(stand).count(), both.wanting(stand, rules)), (2, 1));
        assert_eq!(both.next_role(stand), Role::Reviewer);
        for name in ["Ada", "Bob"] {
            assert_eq!(both.signed_by(stand, &Person::new(name, None)), None);
            let again = sign(&both, name, None, "a", 4);
            assert_eq!((again.authors(stand).count(), again.wanting(stand, rules)), (1, 0));
            assert_eq!(again.signed.last().map(|each| each.role), Some(Role::Reviewer));
            assert!(again.signed_by(stand, &Person::new(name, None)).is_some());
        }
    }

    #[test]
    fn one_who_signs_on_two_branches_counts_once() {
        let (rules, stand) = (Rules { people: 3, ..Rules::default() }, Digest::of(b"a"));
        let base = sign(&release(), "Ada", None, "a", 2);
        let (ours, theirs) = (sign(&base, "Bob", None, "a", 3), sign(&base, " bob", Some("b@x"), "a", 5));
        for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
            let both = together(Some(&base), Some(ours), Some(theirs)).open.unwrap();
            assert_eq!(
                (both.wanting(stand, rules), names(Some(both))),
                (1, vec!["Ada".into(), " bob".into()])
            );
        }
        // Who signed first on both has looked at nothing that others signed.
        let (ours, theirs) = (sign(&release(), "Ada", None, "a", 2), sign(&release(), "Ada", None, "a", 3));
        let both = together(Some(&release()), Some(&ours), Some(&theirs)).open.unwrap();
        assert_eq!((both.authors(stand).count(), both.wanting(stand, rules)), (1, 2));
        assert!(both.signed_by(stand, &Person::new("Ada", None)).is_some());
        // Bob looked at what Ada signed; that he signed first elsewhere takes nothing from it.
        let (ours, theirs) = (sign(&ours, "Bob", None, "a", 4), sign(&release(), "Bob", None, "a", 9));
        let both = together(Some(&release()), Some(&ours), Some(&theirs)).open.unwrap();
        assert_eq!((both.authors(stand).count(), both.wanting(stand, rules)), (1, 1));
        // Bob without an address, Bob with one, and somebody else with that one are one, whichever two come together first.
        let base = sign(&release(), "Ada", None, "a", 1);
        let bobs = [("Bob", None), ("Bob", Some("b@x")), ("Robert", Some("b@x"))];
        let bobs: Vec<_> =
            (5..).zip(bobs).map(|(at, (name, mail))| sign(&base, name, mail, "a", at)).collect();
        for order in [[0, 1, 2], [1, 2, 0], [0, 2, 1], [2, 0, 1]] {
            let [one, two, three] = order.map(|at| bobs.get(at));
            let met = together(Some(&base), one, two).open;
            let all = together(Some(&base), met.as_ref(), three).open.unwrap();
            assert_eq!((all.signatures().count(), all.wanting(stand, rules)), (2, 1), "{order:?}");
        }
        // Also where the one that links the two is the oldest of them.
        let one = sign(&base, "Bob", Some("c@x"), "a", 2);
        let two = sign(&sign(&base, "Bob", Some("b@x"), "a", 3), "Carl", Some("c@x"), "a", 4);
        for (ours, theirs) in [(&one, &two), (&two, &one)] {
            let both = together(Some(&base), Some(ours), Some(theirs)).open.unwrap();
            assert_eq!(both.signatures().count(), 2, "{both:?}");
        }
        // A record in which an earlier program left both is counted no otherwise.
        let doubled = OpenRelease { signed: [ours.signed, theirs.signed].concat(), ..release() };
        assert_eq!((doubled.wanting(stand, rules), doubled.signatures().count()), (1, 2));
    }

    #[test]
    fn two_branches_keep_the_signatures_of_both() {
        let base = sign(&release(), "Ada", None, "a", 2);
        let (ours, theirs) = (sign(&base, "Bob", None, "a", 4), sign(&base, "Cy", None, "a", 3));
        for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
            let both = together(Some(&base), Some(ours), Some(theirs));
            assert_eq!((names(both.open), both.aside), (vec!["Ada".into(), "Cy".into(), "Bob".into()], None));
        }
        // Ada's earlier signature went on one side, where she signed other answers.
        let resigned = sign(&base, "Ada", None, "b", 5);
        for (ours, theirs) in [(&resigned, &theirs), (&theirs, &resigned)] {
            let both = together(Some(&base), Some(ours), Some(theirs)).open.unwrap();
            let told: Vec<_> = both.signed.iter().map(|each| (each.by.as_str(), each.of)).collect();
            assert_eq!(told, [("Cy", Digest::of(b"a")), ("Ada", Digest::of(b"b"))]);
        }
        assert_eq!(together(Some(&base), None, Some(&base)).open, None, "closed on one side is closed");
        assert_eq!(together(Some(&base), Some(&base), None).open, None);
        assert_eq!(together(None, Some(&ours), None).open, Some(ours));
    }

    #[test]
    fn closed_on_both_sides_the_next_release_of_one_of_them_stays_open() {
        let base = release();
        let next = opened("1.1", "Bob", 9);
        let signed = sign(&base, "Ada", None, "a", 2);
        for (closed, aside) in [(None, None), (Some(&signed), Some(&signed))] {
            for (ours, theirs) in [(Some(&next), closed), (closed, Some(&next))] {
                let both = together(Some(&base), ours, theirs);
                assert_eq!((both.open.as_ref(), both.aside.as_ref()), (Some(&next), aside));
            }
        }
        for (ours, theirs) in [(None, Some(&signed)), (Some(&signed), None)] {
            let both = together(Some(&base), ours, theirs);
            assert_eq!(
                (both.open, both.aside.as_ref()),
                (None, Some(&signed)),
                "closed while the other signed"
            );
        }
    }
}
