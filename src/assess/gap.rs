//! What can be wanting: the kinds of gaps, their sentences and the one next step for each.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::evidence::{Worn, worn};
use super::facts::Moved;
use crate::checklist::{Checklist, Item, Severity, words};
use crate::record::{Answer, AnswerKey, Evidence, Observed, Plan, Record};
use crate::words::{next_step, wanting};

words!(
    /// What is wanting. The words are stable: other programs read them.
    GapKind {
        /// Nobody answered.
        Unanswered = "unanswered",
        /// Somebody looked and does not know.
        Unknown = "unknown",
        /// It is not done.
        NotDone = "not-done",
        /// It is begun.
        PartlyDone = "partly-done",
        /// Said, and nothing shown.
        NoEvidence = "no-evidence",
        /// A file named as evidence is gone, unreadable or outside the project.
        EvidenceMissing = "evidence-missing",
        /// A file named as evidence holds something else now.
        EvidenceChanged = "evidence-changed",
        /// A scan saw something that speaks against a yes.
        Contradicted = "contradicted",
        /// A fact that the answer rests on is no longer what it was: another revision of the model, say.
        ModelChanged = "model-changed",
        /// The question is another than the one that was answered.
        QuestionChanged = "question-changed",
        /// Nobody has looked at it for the release that is open.
        NotReviewed = "not-reviewed",
        /// Set aside without a reason.
        NoReason = "no-reason",
        /// A risk was accepted for a time that is over.
        AcceptanceExpired = "acceptance-expired",
        /// The day of the plan is past.
        PlanOverdue = "plan-overdue",
        /// Two branches answered differently, and nobody has chosen.
        Conflict = "conflict",
        /// The checklist no longer asks this.
        Orphaned = "orphaned",
    }
);

impl GapKind {
    /// Whether a risk of this kind can be accepted. An acceptance of one question says nothing about another, and nobody
    /// takes a risk by not looking.
    pub fn can_be_accepted(self) -> bool {
        !matches!(
            self,
            Self::ModelChanged
                | Self::QuestionChanged
                | Self::NotReviewed
                | Self::AcceptanceExpired
                | Self::Conflict
                | Self::Orphaned
        )
    }

    /// What is wanting, in a few words, for lists whose rows name the item.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Unanswered => wanting::UNANSWERED,
            Self::Unknown => wanting::UNKNOWN,
            Self::NotDone => wanting::NOT_DONE,
            Self::PartlyDone => wanting::PARTLY_DONE,
            Self::NoEvidence => wanting::NO_EVIDENCE,
            Self::EvidenceMissing => wanting::EVIDENCE_MISSING,
            Self::EvidenceChanged => wanting::EVIDENCE_CHANGED,
            Self::Contradicted => wanting::CONTRADICTED,
            Self::ModelChanged => wanting::MODEL_CHANGED,
            Self::QuestionChanged => wanting::QUESTION_CHANGED,
            Self::NotReviewed => wanting::NOT_REVIEWED,
            Self::NoReason => wanting::NO_REASON,
            Self::AcceptanceExpired => wanting::ACCEPTANCE_EXPIRED,
            Self::PlanOverdue => wanting::PLAN_OVERDUE,
            Self::Conflict => wanting::CONFLICT,
            Self::Orphaned => wanting::ORPHANED,
        }
    }

    /// The one thing to do next, where nothing is known of the answer.
    pub fn next(self) -> &'static str {
        match self {
            Self::Unanswered => next_step::UNANSWERED,
            Self::Unknown => next_step::UNKNOWN,
            Self::NotDone => next_step::NOT_DONE,
            Self::PartlyDone => next_step::PARTLY_DONE,
            Self::NoEvidence => next_step::NO_EVIDENCE,
            Self::EvidenceMissing => next_step::EVIDENCE_MISSING,
            Self::EvidenceChanged => next_step::EVIDENCE_CHANGED,
            Self::Contradicted => next_step::CONTRADICTED,
            Self::ModelChanged => next_step::MODEL_CHANGED,
            Self::QuestionChanged => next_step::QUESTION_CHANGED,
            Self::NotReviewed => next_step::NOT_REVIEWED,
            Self::NoReason => next_step::NO_REASON,
            Self::AcceptanceExpired => next_step::ACCEPTANCE_EXPIRED,
            Self::PlanOverdue => next_step::PLAN_OVERDUE,
            Self::Conflict => next_step::CONFLICT,
            Self::Orphaned => next_step::ORPHANED,
        }
    }

    /// What is wanting in this very answer, in a few words.
    pub fn sentence_of(self, answer: &Answer, observed: &Observed) -> &'static str {
        match self {
            Self::EvidenceMissing if self.is_of_adopted(answer, observed) => wanting::ADOPTED_MISSING,
            Self::EvidenceChanged if self.is_of_adopted(answer, observed) => wanting::ADOPTED_CHANGED,
            kind => kind.sentence(),
        }
    }

    /// The one thing to do next about it; not made fit for a terminal, since a plan may say it.
    pub fn next_of(self, answer: &Answer, observed: &Observed, today: NaiveDate) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::EvidenceMissing if self.is_of_adopted(answer, observed) => next_step::ADOPTED_MISSING,
            Self::EvidenceChanged if self.is_of_adopted(answer, observed) => next_step::ADOPTED_CHANGED,
            Self::NotDone if answer.plan.is_none() && is_accepted(answer, today) => {
                next_step::NOT_DONE_ACCEPTED
            }
            kind => match answer.plan.as_ref().filter(|_| kind.can_be_planned()) {
                // Nobody plans what is planned. A day that is past is wanting by itself.
                Some(Plan { what, by: Some(by) }) if *by >= today => {
                    return next_step::planned_by(by, what).into();
                }
                Some(Plan { what, by: None }) => return next_step::planned(what).into(),
                _ => kind.next(),
            },
        })
    }

    /// Whether it is work to do, which somebody may have planned.
    fn can_be_planned(self) -> bool {
        matches!(self, Self::Unanswered | Self::Unknown | Self::NotDone | Self::PartlyDone)
    }

    /// Whether it is about what a scan saw: files are looked at always, and what is left is what only a scan looks at.
    fn is_of_adopted(self, answer: &Answer, observed: &Observed) -> bool {
        self.files(answer, observed).is_empty() && adopts(answer)
    }

    /// The files that it is about.
    fn files(self, answer: &Answer, observed: &Observed) -> Vec<String> {
        let way = if self == Self::EvidenceMissing { Worn::Missing } else { Worn::Changed };
        let about = |evidence: &&Evidence| worn(evidence, observed) == Some(way);
        answer.evidence.iter().filter(about).map(ToString::to_string).collect()
    }
}

/// One thing wanting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// What.
    pub kind: GapKind,
    /// How much it weighs; follows from the item's.
    pub severity: Severity,
    /// In which answer.
    pub key: AnswerKey,
    /// Where its item stands in the checklist; none for an orphan.
    pub position: Option<usize>,
    /// The facts that moved, where it is about them.
    pub moved: Vec<Moved>,
}

impl Gap {
    /// A full sentence about this very gap, with the model, the names and the days it is about.
    pub fn sentence(&self, checklist: &Checklist, record: &Record, observed: &Observed) -> String {
        let sentence = self.about(checklist, record, observed);
        self.key.model().map_or_else(|| sentence.clone(), |model| format!("{model}: {sentence}"))
    }

    /// The one thing to do next about this very gap; not made fit for a terminal, since a plan may say it.
    pub fn next(
        &self,
        checklist: &Checklist,
        record: &Record,
        observed: &Observed,
        today: NaiveDate,
    ) -> Cow<'static, str> {
        // Without an open release there is nothing to reaffirm it for.
        if self.kind == GapKind::ModelChanged && record.release.is_none() {
            return next_step::MODEL_CHANGED_SINCE.into();
        }
        let answer = record.answer(&self.key);
        let withdrawn = |answer: &&Answer| self.kind == GapKind::Orphaned && answer.status.is_none();
        if let Some(answer) = answer.filter(withdrawn) {
            return next_step::remains(&self.key, &remaining(answer)).into();
        }
        if let Some(heir) = self.heir(checklist) {
            return next_step::replaced(&heir.id).into();
        }
        match answer {
            Some(answer) => self.kind.next_of(answer, observed, today),
            None => self.kind.next().into(),
        }
    }

    /// The item that took the place of the one that is no longer asked.
    fn heir<'c>(&self, checklist: &'c Checklist) -> Option<&'c Item> {
        let old = self.key.item_id().ok().filter(|_| self.kind == GapKind::Orphaned)?;
        checklist.successor(&old)
    }

    /// A sentence about it as it stands beside its key, which names the model already.
    pub fn beside_key<'s>(&self, sentence: &'s str) -> &'s str {
        let model = self.key.model().unwrap_or_default();
        let rest = sentence.strip_prefix(model).and_then(|rest| rest.strip_prefix(": "));
        rest.filter(|_| !model.is_empty()).unwrap_or(sentence)
    }

    fn about(&self, checklist: &Checklist, record: &Record, observed: &Observed) -> String {
        let answer = record.answer(&self.key);
        let sentence = self.kind.sentence();
        match self.kind {
            GapKind::PlanOverdue => match answer.and_then(|a| a.plan.as_ref()).and_then(|plan| plan.by) {
                Some(by) => wanting::about(sentence, by),
                None => sentence.to_owned(),
            },
            GapKind::AcceptanceExpired => match answer.and_then(|a| a.acceptance.as_ref()) {
                Some(acceptance) => wanting::about(sentence, acceptance.until),
                None => sentence.to_owned(),
            },
            GapKind::EvidenceMissing | GapKind::EvidenceChanged => {
                let Some(answer) = answer else { return sentence.to_owned() };
                let files = self.kind.files(answer, observed);
                match files.as_slice() {
                    [] => self.kind.sentence_of(answer, observed).to_owned(),
                    files => wanting::about(sentence, files.join(", ")),
                }
            }
            GapKind::Orphaned => {
                let heir = self.heir(checklist);
                heir.map_or_else(|| sentence.to_owned(), |item| wanting::replaced(sentence, &item.id))
            }
            GapKind::ModelChanged if !self.moved.is_empty() => {
                let moved: Vec<_> = self.moved.iter().map(Moved::sentence).collect();
                wanting::about(sentence, moved.join("; "))
            }
            GapKind::NotReviewed => match &record.release {
                Some(release) => wanting::about(sentence, &release.version),
                None => sentence.to_owned(),
            },
            _ => sentence.to_owned(),
        }
    }
}

/// Whether somebody took the risk, and the day has not come.
fn is_accepted(answer: &Answer, today: NaiveDate) -> bool {
    answer.acceptance.as_ref().is_some_and(|taken| taken.holds_on(today))
}

/// Whether an answer names something that a scan saw.
fn adopts(answer: &Answer) -> bool {
    answer.evidence.iter().any(|each| matches!(each, Evidence::Observation(_)))
}

/// What an answer says beside its status, as the options that withdraw it.
fn remaining(answer: &Answer) -> String {
    let texts = [
        (!answer.note.is_empty(), "--note"),
        (!answer.reason.is_empty(), "--reason"),
        (answer.owner.is_some(), "--owner"),
        (answer.plan.is_some(), "--plan"),
        (answer.acceptance.is_some(), "--accept"),
    ];
    let texts = texts.into_iter().filter(|(says, _)| *says).map(|(_, option)| format!("{option} \"\""));
    let evidence = answer.evidence.iter().map(|each| format!("--drop-evidence {}", each.full_name()));
    texts.chain(evidence).collect::<Vec<_>>().join(" ")
}
