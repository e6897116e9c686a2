//! Takes the answers of an earlier record back into the one that is worked on, as an edit like any other.
//!
//! Nothing is lost by it: what stood there goes into the notes, a profile answer into the free map. Name, rules and the
//! open release stay, and so does what was answered alike.

use chrono::{DateTime, Utc};

use super::change::Change;
use super::left_over::put_value;
use crate::checklist::QuestionId;
use crate::record::answers::{Answer, AnswerKey, set_aside};
use crate::record::itself::Record;

/// What it means to take answers back.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Restored {
    /// The changes to the record; none where it says the same already.
    pub changes: Vec<Change>,
    /// Answers that are as they were then.
    pub back: Vec<AnswerKey>,
    /// Answers that were not there then; what they say is in their notes.
    pub withdrawn: Vec<AnswerKey>,
    /// Profile questions that are answered as they were then.
    pub profile: Vec<QuestionId>,
}

/// Takes the answers of `earlier` back into `record`.
pub fn restored(record: &Record, earlier: &Record, at: DateTime<Utc>) -> Restored {
    let mut restored = Restored::default();
    let mut after = record.clone();
    let empty = Answer::default();
    for key in record.answers.keys().chain(earlier.answers.keys()) {
        let [now, then] = [&after, earlier].map(|side| side.answers.get(key).unwrap_or(&empty).clone());
        if says(&now, &then) {
            continue;
        }
        let list = if then.is_empty() { &mut restored.withdrawn } else { &mut restored.back };
        list.push(key.clone());
        after.answers.insert(key.clone(), set_aside(&then, &now, at));
    }
    for (question, then) in earlier.profile.answers() {
        let now = after.profile.get(question).cloned();
        if now.as_ref() == Some(then) {
            continue;
        }
        restored.profile.push(question.clone());
        after.profile.set(question.clone(), Some(then.clone()));
        if let Some(now) = now {
            let value = serde_json::to_value(now).unwrap_or_default();
            put_value(&mut after, &format!("profile {question}"), value);
        }
    }
    restored.changes = Change::between(record, &after);
    restored
}

/// Whether an answer says what another one said, with nothing but more words at the end of its note. Who looked at it
/// since changes nothing of that.
fn says(now: &Answer, then: &Answer) -> bool {
    let more = now.note.strip_prefix(&then.note);
    let grown = more.is_some_and(|more| more.is_empty() || then.note.is_empty() || more.starts_with('\n'));
    // Compared as it stands: a digest of each answer would cost far more.
    let bare = |answer: &Answer| Answer { note: String::new(), ..answer.of_nobody() };
    grown && bare(now) == bare(then)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklist::builtin;
    use crate::record::Status;

    fn with(answers: &[(&str, Status, &str)]) -> Record {
        let mut record = Record::new("bot", &builtin().unwrap());
        for (key, status, note) in answers {
            let answer = Answer { status: Some(*status), note: (*note).to_owned(), ..Answer::default() };
            record.answers.insert(key.parse().unwrap(), answer);
        }
        record
    }

    fn put(record: &Record, earlier: &Record) -> (Record, Restored) {
        let restored = restored(record, earlier, DateTime::UNIX_EPOCH);
        let mut after = record.clone();
        for change in restored.changes.clone() {
            drop(change.apply(&mut after));
        }
        (after, restored)
    }

    #[test]
    fn what_was_answered_otherwise_comes_back_with_the_later_words_in_its_note() {
        let then = with(&[("safety-owner", Status::Yes, "Ada"), ("intended-use", Status::Yes, "chat")]);
        let now = with(&[
            ("safety-owner", Status::No, "Ada has left"),
            ("intended-use", Status::Yes, "chat\nand mail"),
            ("hazard-list", Status::Partly, "begun"),
        ]);
        let (after, restored) = put(&now, &then);
        let answer = |key: &str| after.answers[&key.parse().unwrap()].clone();
        assert_eq!(answer("safety-owner").status, Some(Status::Yes));
        let note = "Ada\n\nSet aside on 1970-01-01, from somebody:\nstatus: no\nnote: Ada has left";
        assert_eq!(answer("safety-owner").note, note);
        assert_eq!(answer("intended-use").note, "chat\nand mail", "it said the same, and more");
        assert_eq!(answer("hazard-list").status, None);
        assert!(answer("hazard-list").note.ends_with("status: partly\nnote: begun"));
        let names = |keys: &[AnswerKey]| keys.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(names(&restored.back), ["safety-owner"]);
        assert_eq!(names(&restored.withdrawn), ["hazard-list"]);
    }

    #[test]
    fn twice_is_as_good_as_once() {
        let then = with(&[("safety-owner", Status::Yes, "Ada")]);
        let now = with(&[("safety-owner", Status::No, ""), ("hazard-list", Status::Partly, "begun")]);
        let (after, _) = put(&now, &then);
        assert_eq!(put(&after, &then), (after, Restored::default()));
    }

    #[test]
    fn the_profile_of_then_comes_back_and_what_it_said_since_is_kept() {
        let question = builtin().unwrap().profile.first().unwrap().id.clone();
        let (mut then, mut now) = (with(&[]), with(&[]));
        let chosen = |text: &str| serde_json::from_str(&format!("[\"{text}\"]")).unwrap();
        then.profile.set(question.clone(), Some(chosen("hub")));
        now.profile.set(question.clone(), Some(chosen("hosted")));
        let (after, restored) = put(&now, &then);
        assert_eq!(after.profile.get(&question), then.profile.get(&question));
        assert_eq!(after.extra["set-aside"][format!("profile {question}")][0], "hosted");
        assert_eq!(restored.profile, [question]);
    }
}
