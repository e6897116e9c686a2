//! The release that is open, who signed for it so far, and what the project demands of a sign-off.
//!
//! Judges no answer, and freezes nothing.

use chrono::{DateTime, SubsecRound as _, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::version::Version;
use crate::checklist::{Digest, Severity, words};

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

words!(
    /// What a person signs as.
    Role {
        /// Stands for the answers; signs first.
        Author = "author",
        /// Has looked at the answers of others.
        Reviewer = "reviewer",
    }
);

/// One person's name under the answers as they stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// When, in whole seconds.
    pub at: DateTime<Utc>,
    /// Who.
    pub by: String,
    /// The commit that the project stood at, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commit: Option<String>,
    /// Digest of git's `user.email`, which tells people apart and names nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail: Option<Digest>,
    /// Of the record as it stood, see [`super::Record::stand`].
    pub of: Digest,
    /// As what.
    pub role: Role,
    /// In their own words, or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub statement: String,
}

/// A person as git knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their name.
    pub name: String,
    /// Digest of their address, see [`Person::new`].
    pub mail: Option<Digest>,
}

impl Person {
    /// A person by name and, where git knows it, address.
    pub fn new(name: &str, mail: Option<&str>) -> Self {
        let mail = mail.map(str::trim).filter(|mail| !mail.is_empty());
        Self { name: name.to_owned(), mail: mail.map(|mail| Digest::of(mail.to_lowercase().as_bytes())) }
    }

    /// Whether a signature is this person's: the same name, or the same address under another name.
    pub fn signed(&self, signature: &Signature) -> bool {
        same_name(&self.name, &signature.by) || (self.mail.is_some() && self.mail == signature.mail)
    }
}

/// Whether two names are one, however they are spaced and capitalised.
pub fn same_name(a: &str, b: &str) -> bool {
    let plain = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    plain(a) == plain(b)
}

impl Role {
    /// As what somebody signs after so many others.
    pub fn behind(signed: usize) -> Self {
        if signed == 0 { Self::Author } else { Self::Reviewer }
    }
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

    /// The signatures that stand for a record as it is now; one under other answers no longer counts.
    pub fn valid(&self, stand: Digest) -> impl Iterator<Item = &Signature> {
        self.signed.iter().filter(move |signature| signature.of == stand)
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

/// Brings two versions of the open release together that grew out of `base`. Signatures of both sides stay; where the
/// sides have different releases open, `ours` stands.
pub(super) fn together(
    base: Option<&OpenRelease>,
    ours: Option<&OpenRelease>,
    theirs: Option<&OpenRelease>,
) -> Option<OpenRelease> {
    if ours == base || theirs == base || ours == theirs {
        return if ours == base { theirs } else { ours }.cloned();
    }
    let (Some(mine), Some(yours)) = (ours, theirs) else {
        // One side closed it while the other signed.
        return None;
    };
    if mine.version != yours.version {
        return Some(mine.clone());
    }
    let mut both = mine.clone();
    let gone = |each: &Signature| base.is_some_and(|base| base.signed.contains(each));
    for signature in yours.signed.iter().filter(|each| !gone(each)) {
        if !both.signed.contains(signature) {
            both.signed.push(signature.clone());
        }
    }
    both.signed.sort_by(|a, b| (a.at, &a.by).cmp(&(b.at, &b.by)));
    if yours.opened_at < mine.opened_at {
        both.opened_at = yours.opened_at;
        both.opened_by.clone_from(&yours.opened_by);
    }
    Some(both)
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

    #[test]
    fn of_two_who_signed_first_each_on_a_branch_one_signs_again_as_reviewer() {
        let (rules, stand) = (Rules { people: 2, ..Rules::default() }, Digest::of(b"a"));
        let (ours, theirs) = (sign(&release(), "Ada", None, "a", 2), sign(&release(), "Bob", None, "a", 3));
        let both = together(Some(&release()), Some(&ours), Some(&theirs)).unwrap();
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
    fn two_branches_keep_the_signatures_of_both() {
        let base = sign(&release(), "Ada", None, "a", 2);
        let (ours, theirs) = (sign(&base, "Bob", None, "a", 4), sign(&base, "Cy", None, "a", 3));
        let names = |release: Option<OpenRelease>| {
            release.unwrap().signed.into_iter().map(|each| each.by).collect::<Vec<_>>()
        };
        assert_eq!(names(together(Some(&base), Some(&ours), Some(&theirs))), ["Ada", "Cy", "Bob"]);
        assert_eq!(together(Some(&base), None, Some(&base)), None, "closed on one side is closed");
        assert_eq!(together(Some(&base), Some(&base), None), None);
        assert_eq!(together(None, Some(&ours), None), Some(ours));
    }
}
