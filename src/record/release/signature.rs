//! A signature, and who is the same person: told by a name and an address in git, and by nothing else. Looks nobody up.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::checklist::{Digest, words};

words!(
    /// What a person signs as.
    Role {
        /// Stands for the answers; signs first.
        Author = "author",
        /// Has looked at the answers of others.
        Reviewer = "reviewer",
    }
);

/// One person's name under the answers as they stood. Earlier ones come first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
    /// Of the record as it stood, see [`crate::record::Record::stand`].
    pub of: Digest,
    /// As what.
    pub role: Role,
    /// In their own words, or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub statement: String,
}

impl Role {
    /// As what somebody signs beside those of others that count.
    pub fn beside<'s>(mut others: impl Iterator<Item = &'s Signature>) -> Self {
        if others.any(|signature| signature.role == Self::Author) { Self::Reviewer } else { Self::Author }
    }
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
        let own = marks(&self.name, self.mail);
        marks(&signature.by, signature.mail).any(|mark| own.clone().any(|own| own == mark))
    }
}

/// Whether two names are one, however they are spaced and capitalised.
pub fn same_name(a: &str, b: &str) -> bool {
    plain(a) == plain(b)
}

fn plain(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// What a person is known by; whoever shares one of them with another is the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Mark {
    Name(String),
    Mail(Digest),
}

fn marks(name: &str, mail: Option<Digest>) -> impl Iterator<Item = Mark> + Clone {
    std::iter::once(Mark::Name(plain(name))).chain(mail.map(Mark::Mail))
}

/// One signature of each person under the same answers, in their order. Of several the one stands that was given after a
/// look at what others signed, and of those the last.
pub(super) fn one_each(signed: &[Signature]) -> Vec<&Signature> {
    let people = people(signed);
    let mut known = HashSet::new();
    kept(signed, |position, _| known.insert(people.get(position)))
}

/// Those that `stays` takes, in their order. It is asked of the later ones of reviewers first.
fn kept(signed: &[Signature], mut stays: impl FnMut(usize, &Signature) -> bool) -> Vec<&Signature> {
    let mut all: Vec<(usize, &Signature)> = signed.iter().enumerate().collect();
    all.sort_by_key(|(position, each)| Reverse((each.role, each.at, *position)));
    all.retain(|(position, each)| stays(*position, each));
    all.sort_by_key(|(position, _)| *position);
    all.into_iter().map(|(_, each)| each).collect()
}

/// Which person gave each signature, as the first of theirs: whoever shares a mark with somebody who shares one with a third
/// is the third, too.
fn people(signed: &[Signature]) -> Vec<usize> {
    let mut who: Vec<usize> = (0..signed.len()).collect();
    let mut by_mark: HashMap<(Digest, Mark), usize> = HashMap::new();
    for (position, each) in signed.iter().enumerate() {
        for mark in marks(&each.by, each.mail) {
            let other = *by_mark.entry((each.of, mark)).or_insert(position);
            let (one, other) = (first(&mut who, position), first(&mut who, other));
            if let Some(later) = who.get_mut(one.max(other)) {
                *later = one.min(other);
            }
        }
    }
    (0..signed.len()).map(|position| first(&mut who, position)).collect()
}

/// The first signature of the person who gave this one. The way there is halved, so that the next who asks is there sooner.
fn first(who: &mut [usize], mut position: usize) -> usize {
    while let Some(before) = who.get(position).copied().filter(|before| *before < position) {
        let further = who.get(before).copied().unwrap_or(before);
        if let Some(way) = who.get_mut(position) {
            *way = further;
        }
        position = further;
    }
    position
}

/// The same for two branches that come together, where a signature also stays that has a mark which no single one of the same
/// person has as well: a third branch may know the person by that, or two of them be one by it.
pub(in crate::record) fn each_mark(signed: &[Signature]) -> Vec<&Signature> {
    let mut known = HashSet::new();
    kept(signed, |_, each| {
        let (own, bare) = ((each.of, plain(&each.by), each.mail), (each.of, plain(&each.by), None));
        let is_new = !known.contains(&own);
        if is_new {
            known.extend([own, bare]);
        }
        is_new
    })
}
