//! What was answered before the checklist changed, brought beside the question that is asked now.
//!
//! Pure data for whoever shows it. Nothing is taken over: an answer to other words is a proposal at most.

use crate::checklist::{Item, words};
use crate::record::{Answer, AnswerKey, Record};

words!(
    /// How the question that was answered differs from the one that is asked.
    Otherwise {
        /// The same item, in other words.
        Reworded = "reworded",
        /// An item whose place this one took.
        Replaced = "replaced",
    }
);

/// An answer to an earlier question.
#[derive(Debug, Clone, PartialEq)]
pub struct Before<'a> {
    /// Where it stands in the record.
    pub key: &'a AnswerKey,
    /// How the question differs.
    pub why: Otherwise,
    /// The words that were answered, where the record has them.
    pub asked: Option<&'a str>,
    /// The words that are asked now.
    pub asks: &'a str,
    /// What was answered.
    pub answer: &'a Answer,
}

/// The answers that were given to earlier questions of an item: to other words of its own, then to the items that it
/// replaces, in the order in which it names them. Answers about single models come after the one for the project.
pub fn before<'a>(item: &'a Item, record: &'a Record) -> Vec<Before<'a>> {
    let own = of(item.id.as_str(), record).filter(|(_, answer)| {
        answer.status.is_some() && answer.question.is_some_and(|digest| digest != item.digest)
    });
    let old = item.replaces.iter().flat_map(|old| of(old.as_str(), record));
    let reworded = own.map(|found| (Otherwise::Reworded, found));
    let replaced = old.map(|found| (Otherwise::Replaced, found));
    let beside = |(why, (key, answer)): (Otherwise, (&'a AnswerKey, &'a Answer))| Before {
        key,
        why,
        asked: Some(answer.asked.as_str()).filter(|asked| !asked.is_empty()),
        asks: &item.question,
        answer,
    };
    reworded.chain(replaced).map(beside).collect()
}

/// The written answers whose key names an item. Keys are sorted, so only those that begin like it are looked at.
fn of<'a>(id: &'a str, record: &'a Record) -> impl Iterator<Item = (&'a AnswerKey, &'a Answer)> {
    let first = id.parse::<AnswerKey>().ok();
    let from = first.into_iter().flat_map(|key| record.answers.range(key..));
    from.take_while(move |(key, _)| key.as_str().starts_with(id))
        .filter(move |(key, answer)| key.item_str() == id && !answer.is_empty())
}
