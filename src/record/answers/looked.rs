//! Who has looked at an answer, and at which answer: what counts as having looked.

use chrono::{DateTime, Utc};

use super::answer::Answer;
use super::facts::Facts;
use super::review::{Review, Verdict};
use crate::checklist::Digest;
use crate::record::release::OpenRelease;

impl Answer {
    /// Digest of what the answer says, whoever said, reaffirmed or reviewed it, and whatever held around it.
    pub fn content(&self) -> Digest {
        Self { facts: Facts::default(), ..self.of_nobody() }.digest()
    }

    /// The same whoever said, reaffirmed or reviewed it, and whenever.
    pub(in crate::record) fn of_nobody(&self) -> Self {
        Self {
            affirmed: None,
            at: None,
            by: None,
            facts_at: None,
            given_at: None,
            review: None,
            ..self.clone()
        }
    }

    /// Digest of everything in the answer.
    pub fn digest(&self) -> Digest {
        // An answer has text keys and plain values only, which the library always can write.
        Digest::of(&serde_json::to_vec(self).unwrap_or_default())
    }

    /// The reviewer's verdict, while it is about what the answer says now.
    pub fn verdict(&self) -> Option<&Review> {
        self.review.as_ref().filter(|review| review.of == self.content())
    }

    /// The verdict, where the answer was sent back and has not been changed since.
    pub fn sent_back(&self) -> Option<&Review> {
        // Asked first: a digest of each answer costs far more.
        let sent = |review: &&Review| review.verdict == Verdict::SentBack;
        self.review.as_ref().filter(sent).and(self.verdict())
    }

    /// When its status was last given: who changes a note or an owner has not answered the question again.
    pub fn said_at(&self) -> Option<DateTime<Utc>> {
        self.given_at.or(self.at)
    }

    /// When somebody last gave its status or reaffirmed it.
    pub fn last_looked_at(&self) -> Option<DateTime<Utc>> {
        self.said_at().max(self.affirmed.as_ref().map(|affirmed| affirmed.at))
    }

    /// When somebody last changed anything in it, or reaffirmed it.
    pub fn last_touched_at(&self) -> Option<DateTime<Utc>> {
        self.at.max(self.last_looked_at())
    }

    /// When the facts that it rests on were taken: with the status or a reaffirmation, and with nothing else.
    pub fn facts_taken_at(&self) -> Option<DateTime<Utc>> {
        self.facts_at.or_else(|| self.last_looked_at())
    }

    /// Whether somebody gave its status or reaffirmed it since a release was opened. Within the second of the opening,
    /// only a reaffirmation for this very release counts.
    pub fn looked_at_in(&self, release: &OpenRelease) -> bool {
        let affirmed = self.affirmed.as_ref().is_some_and(|affirmed| {
            affirmed.at > release.opened_at
                || (affirmed.at == release.opened_at && affirmed.release == release.version)
        });
        affirmed || self.said_at().is_some_and(|at| at > release.opened_at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Affirmed, Status};

    fn sent_back(answer: &Answer) -> Answer {
        let review = Review {
            at: DateTime::UNIX_EPOCH,
            by: "Grace".to_owned(),
            comment: "where is the test?".to_owned(),
            of: answer.content(),
            verdict: Verdict::SentBack,
        };
        Answer { review: Some(review), ..answer.clone() }
    }

    #[test]
    fn an_answer_stays_sent_back_until_it_says_something_else() {
        let mut answer = sent_back(&Answer { status: Some(Status::Yes), ..Answer::default() });
        answer.by = Some("Ada".to_owned());
        answer.at = Some(DateTime::UNIX_EPOCH);
        assert!(answer.sent_back().is_some(), "the same again is no change");
        answer.note = "tests/x.py".to_owned();
        assert!(answer.sent_back().is_none() && answer.verdict().is_none());
        assert!(answer.review.is_some(), "the comment stays");
    }

    #[test]
    fn what_was_looked_at_before_the_opening_does_not_count() {
        let at = |seconds| DateTime::from_timestamp(seconds, 0);
        let release = OpenRelease::new("2".parse().unwrap(), None, "Ada", at(100).unwrap());
        let affirmed = |seconds, release: &str| Answer {
            affirmed: Some(Affirmed {
                at: at(seconds).unwrap(),
                by: "Ada".to_owned(),
                release: release.parse().unwrap(),
                unchanged: false,
            }),
            ..Answer::default()
        };
        for (answer, looked) in [
            (Answer { at: at(100), ..Answer::default() }, false),
            (Answer { at: at(101), ..Answer::default() }, true),
            (Answer { at: at(101), given_at: at(99), ..Answer::default() }, false),
            (Answer { at: at(102), given_at: at(101), ..Answer::default() }, true),
            (affirmed(99, "2"), false),
            (affirmed(100, "1"), false),
            (affirmed(100, "2"), true),
            (affirmed(101, "1"), true),
        ] {
            assert_eq!(answer.looked_at_in(&release), looked, "{answer:?}");
        }
    }
}
