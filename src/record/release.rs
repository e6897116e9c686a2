//! The release that is open, who signed for it so far, and what the project demands of a sign-off.
//!
//! Judges no answer, and freezes nothing.

use chrono::{DateTime, SubsecRound as _, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::changed::{Changed, changed};
use super::signature::{Person, Role, Signature, each_mark, one_each};
use super::version::Version;
use crate::checklist::{Digest, Severity};

/// A version of the product for which the answers are looked at again. Fields stand in the order of their keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenRelease {
    /// When it was opened, in whole seconds.
    pub opened_at: DateTime<Utc>,
    /// Who opened it.
    pub opened_by: String,
    /// Who signed so far.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signed: Vec<Signature>,
    /// The release that it comes after; none for the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Since>,
    /// What it will be called.
    pub version: Version,
}

/// An earlier release, with the digest of its file, so that each release vouches for the one before.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Since {
    /// Which.
    pub version: Version,
    /// What its file held.
    pub whole: Digest,
}

impl OpenRelease {
    /// A release that was opened just now.
    pub fn new(version: Version, since: Option<Since>, by: &str, at: DateTime<Utc>) -> Self {
        Self { opened_at: at.trunc_subsecs(0), opened_by: by.to_owned(), signed: Vec::new(), since, version }
    }

    /// The moment of what is done while it is open, in whole seconds: after the opening, also within its second. What was
    /// done at that very second without knowing of the release is looked at again.
    pub fn after_opening(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        if now.trunc_subsecs(0) == self.opened_at { self.opened_at + TimeDelta::seconds(1) } else { now }
    }

    /// The signatures of everybody, under whichever answers: of one person's under the same answers one, however many
    /// branches brought together.
    pub fn signatures(&self) -> impl Iterator<Item = &Signature> {
        one_each(&self.signed).into_iter()
    }

    /// The signatures that stand for a record as it is now, one a person; one under other answers no longer counts.
    pub fn valid(&self, stand: Digest) -> impl Iterator<Item = &Signature> {
        self.signatures().filter(move |signature| signature.of == stand)
    }

    /// Those who stand for a record as it is now: one, unless several signed first, each on a branch of their own.
    pub fn authors(&self, stand: Digest) -> impl Iterator<Item = &Signature> {
        self.valid(stand).filter(|signature| signature.role == Role::Author)
    }

    /// How many signatures count: of several authors one, since none of them has looked at what another signed.
    pub fn counting(&self, stand: Digest) -> usize {
        self.valid(stand).count() - self.authors(stand).count().saturating_sub(1)
    }

    /// How many people still have to sign a record as it stands, by what the project demands.
    pub fn wanting(&self, stand: Digest, rules: Rules) -> usize {
        rules.people().saturating_sub(self.counting(stand))
    }

    /// The signature after which a person has nothing more to sign; of several authors each may still sign as reviewer.
    pub fn signed_by(&self, stand: Digest, person: &Person) -> Option<&Signature> {
        let several = self.authors(stand).count() > 1;
        self.valid(stand).find(|each| person.signed(each) && !(several && each.role == Role::Author))
    }

    /// As what the next person signs.
    pub fn next_role(&self, stand: Digest) -> Role {
        Role::behind(self.valid(stand).count())
    }

    /// The same release with one more signature. Those under other answers, and an earlier one of the same person, go.
    #[must_use]
    pub fn with(&self, person: &Person, stand: Digest, signature: Unsigned) -> Self {
        let mut signed: Vec<Signature> =
            self.valid(stand).filter(|signature| !person.signed(signature)).cloned().collect();
        let role = Role::behind(signed.len());
        let Unsigned { at, commit, statement } = signature;
        let (by, mail) = (person.name.clone(), person.mail);
        signed.push(Signature { at: at.trunc_subsecs(0), by, commit, mail, of: stand, role, statement });
        Self { signed, ..self.clone() }
    }
}

/// What a signature says beside who signs what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsigned {
    /// When.
    pub at: DateTime<Utc>,
    /// The commit that the project stands at.
    pub commit: Option<String>,
    /// In their own words, or empty.
    pub statement: String,
}

/// What the project demands of a sign-off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// How many different people sign; none is one.
    pub people: u8,
    /// A gap of this severity or a heavier one, neither closed nor accepted, keeps a release from being signed off.
    pub threshold: Severity,
}

impl Rules {
    /// How many different people sign, at least one.
    pub fn people(self) -> usize {
        usize::from(self.people.max(1))
    }
}

impl Default for Rules {
    fn default() -> Self {
        Self { people: 1, threshold: Severity::High }
    }
}

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
    match changed(&base, &ours, &theirs) {
        Changed::Alike | Changed::Ours => return stands(ours),
        Changed::Theirs => return stands(theirs),
        Changed::Both => {}
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

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 5).unwrap()
    }

    fn sign(release: &OpenRelease, name: &str, mail: Option<&str>, of: &str, seconds: i64) -> OpenRelease {
        let unsigned = Unsigned { at: at(seconds), commit: None, statement: String::new() };
        release.with(&Person::new(name, mail), Digest::of(of.as_bytes()), unsigned)
    }

    fn release() -> OpenRelease {
        OpenRelease::new("1.0".parse().unwrap(), None, "Ada", at(1))
    }

    #[test]
    fn the_first_signs_as_author_and_another_as_reviewer() {
        let signed = sign(&sign(&release(), "Ada", None, "a", 2), "Grace", None, "a", 3);
        let roles: Vec<_> = signed.signed.iter().map(|each| (each.by.as_str(), each.role)).collect();
        assert_eq!(roles, [("Ada", Role::Author), ("Grace", Role::Reviewer)]);
    }

    #[test]
    fn one_person_is_one_under_any_name_and_spelling() {
        for (name, mail) in [("ADA  Byron", None), ("Countess", Some("ADA@example.org"))] {
            let once = sign(&release(), "Ada Byron", Some("ada@example.org "), "a", 2);
            assert_eq!(sign(&once, name, mail, "a", 3).signed.len(), 1, "{name}");
        }
    }

    #[test]
    fn a_signature_under_other_answers_goes() {
        let signed = sign(&sign(&release(), "Ada", None, "a", 2), "Grace", None, "b", 3);
        assert_eq!(signed.signed.len(), 1);
        assert_eq!(signed.valid(Digest::of(b"a")).count(), 0);
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
        // Ada's signature went on one side, where other answers were signed.
        let resigned = sign(&base, "Bob", None, "b", 5);
        for (ours, theirs) in [(&resigned, &theirs), (&theirs, &resigned)] {
            assert_eq!(names(together(Some(&base), Some(ours), Some(theirs)).open), ["Cy", "Bob"]);
        }
        assert_eq!(together(Some(&base), None, Some(&base)).open, None, "closed on one side is closed");
        assert_eq!(together(Some(&base), Some(&base), None).open, None);
        assert_eq!(together(None, Some(&ours), None).open, Some(ours));
    }

    #[test]
    fn closed_on_both_sides_the_next_release_of_one_of_them_stays_open() {
        let base = release();
        let next = OpenRelease::new("1.1".parse().unwrap(), None, "Bob", at(9));
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
