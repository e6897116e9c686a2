//! The release that is open, who signed for it so far, and what the project demands of a sign-off.
//!
//! Judges no answer, and freezes nothing.

use chrono::{DateTime, SubsecRound as _, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::signature::{Person, Role, Signature, one_each};
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

    /// How many signed what was signed last, whether or not that is what the record says now.
    pub fn signed_last(&self) -> usize {
        let last = self.signatures().max_by_key(|signature| signature.at).map(|signature| signature.of);
        self.signatures().filter(|signature| Some(signature.of) == last).count()
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

    /// The signature for which a person signs no more as long as others have to, by what the project demands.
    pub fn keeps_from_signing(&self, stand: Digest, person: &Person, rules: Rules) -> Option<&Signature> {
        let others = rules.people() > 1 && self.wanting(stand, rules) > 0;
        self.signed_by(stand, person).filter(|_| others)
    }

    /// As what the next person signs.
    pub fn next_role(&self, stand: Digest) -> Role {
        Role::beside(self.valid(stand))
    }

    /// The same release with one more signature, in the place of the same person's earlier one. Those under other answers
    /// stay, since nobody's words are lost, and count as little as before.
    #[must_use]
    pub fn with(&self, person: &Person, stand: Digest, signature: Unsigned) -> Self {
        let others = || self.signatures().filter(|signature| !person.signed(signature));
        let role = Role::beside(others().filter(|signature| signature.of == stand));
        let mut signed: Vec<Signature> = others().cloned().collect();
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
    fn who_signs_beside_reviewers_alone_is_the_author() {
        let signed = sign(&sign(&release(), "Ada", None, "a", 2), "Bob", None, "a", 3);
        let again = sign(&signed, "Ada", None, "b", 4);
        let back = Digest::of(b"a");
        assert_eq!((again.counting(back), again.next_role(back), again.signed_last()), (1, Role::Author, 1));
        let last = sign(&again, "Ada", None, "a", 5);
        let roles: Vec<_> = last.valid(back).map(|each| (each.by.as_str(), each.role)).collect();
        assert_eq!(roles, [("Bob", Role::Reviewer), ("Ada", Role::Author)]);
        assert_eq!((last.signed_last(), last.next_role(back)), (2, Role::Reviewer));
    }

    #[test]
    fn one_person_is_one_under_any_name_and_spelling() {
        for (name, mail) in [("ADA  Byron", None), ("Countess", Some("ADA@example.org"))] {
            let once = sign(&release(), "Ada Byron", Some("ada@example.org "), "a", 2);
            assert_eq!(sign(&once, name, mail, "a", 3).signed.len(), 1, "{name}");
        }
    }

    #[test]
    fn a_signature_under_other_answers_stays_and_no_longer_counts() {
        let signed = sign(&sign(&release(), "Ada", None, "a", 2), "Grace", None, "b", 3);
        let told: Vec<_> = signed.valid(Digest::of(b"b")).map(|each| (each.by.as_str(), each.role)).collect();
        assert_eq!(told, [("Grace", Role::Author)], "whom nobody is before signs as author");
        assert_eq!(signed.signatures().map(|each| each.by.as_str()).collect::<Vec<_>>(), ["Ada", "Grace"]);
        let again = sign(&signed, "Ada", None, "b", 4);
        assert_eq!(
            (again.signed.len(), again.counting(Digest::of(b"b"))),
            (2, 2),
            "in the place of the earlier one"
        );
    }
}
