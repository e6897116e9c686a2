//! What a reviewed document says beside the fields that an edit proposes, and what it does not say any more.

use std::collections::{BTreeMap, BTreeSet};

use super::super::markdown::{Comment, ReadAnswer, Reading, comment_of};
use crate::record::{AnswerKey, SET_ASIDE_ON};
use crate::words::report::review as words;

/// What each answer is as today's exports have it.
pub(super) type Known<'a> = BTreeMap<&'a AnswerKey, Vec<&'a ReadAnswer>>;

pub(super) fn by_key(readings: &[Reading]) -> Known<'_> {
    let mut all = Known::new();
    for answer in readings.iter().flat_map(|reading| &reading.answers) {
        if let Some(key) = &answer.key {
            all.entry(key).or_default().push(answer);
        }
    }
    all
}

/// Answers that a document of today's record does not have.
pub(super) fn gone(
    strange: &mut Vec<(usize, String)>,
    text: &str,
    answers: &[ReadAnswer],
    known: &Known<'_>,
) {
    let stand: BTreeSet<&AnswerKey> = answers.iter().filter_map(|answer| answer.key.as_ref()).collect();
    let is_told = |key: &AnswerKey| strange.iter().any(|(_, why)| why.contains(&format!("`{key}`")));
    let gone = known.keys().filter(|key| !stand.contains(*key) && !is_told(key));
    let gone: Vec<&str> = gone.map(|key| key.as_str()).collect();
    if !gone.is_empty() {
        strange.push((text.lines().count(), words::no_longer_there(&gone.join(", "))));
    }
}

/// One answer as today's exports have it.
pub(super) fn recorded<'a>(known: &'a Known<'_>, read: &ReadAnswer) -> &'a [&'a ReadAnswer] {
    read.key.as_ref().and_then(|key| known.get(key)).map_or(&[], Vec::as_slice)
}

/// What somebody wrote into a part of an answer that no edit proposes. Where nothing of that part stands in today's exports,
/// nobody can tell who wrote it: whatever the answer does not say by now is told.
pub(super) fn added(
    comments: &mut Vec<Comment>,
    strange: &mut Vec<(usize, String)>,
    read: &ReadAnswer,
    recorded: &[&ReadAnswer],
    part: fn(&ReadAnswer) -> &Vec<(usize, String)>,
) {
    let known: BTreeSet<&str> =
        recorded.iter().flat_map(|answer| part(answer)).map(|(_, text)| text.as_str()).collect();
    let told = part(read).iter().filter(|(_, text)| !text.is_empty());
    let (stands, new): (Vec<_>, Vec<_>) = told.partition(|(_, text)| known.contains(text.as_str()));
    for (line, said) in new {
        if !stands.is_empty() {
            let text = comment_of(said).unwrap_or(said).to_owned();
            comments.push(Comment { key: read.key.clone(), line: *line, text });
        } else if !recorded.iter().any(|answer| says(answer, said)) {
            strange.push((*line, words::nowhere_in_the_record(said)));
        }
    }
}

/// Whether an answer says these words in one of its fields, or this line of the list about it.
fn says(answer: &ReadAnswer, text: &str) -> bool {
    let texts = [&answer.reason, &answer.note, &answer.plan, &answer.risk];
    let said = text.split_once(": ").filter(|_| text.starts_with("- ")).map_or(text, |(_, value)| value);
    let fields = [&answer.status, &answer.owner, &answer.planned_by, &answer.answered];
    texts.into_iter().any(|all| all.contains(said)) || fields.into_iter().any(|field| field == said)
}

/// Whether a note is another with nothing behind it but what was set aside for it.
pub(super) fn is_set_aside(note: &str, before: &str) -> bool {
    let behind = note.strip_prefix(before).map(|behind| behind.trim_start_matches('\n'));
    behind.is_some_and(|behind| behind.starts_with(SET_ASIDE_ON))
}
