//! Why an item is to be looked at again, with what has changed since.

use chrono::NaiveDate;

use crate::assess::evidence::Became;
use crate::assess::gap::GapKind;
use crate::checklist::{Digest, Item, Review, words};
use crate::record::{Adopted, Answer, Evidence, EvidenceState, Observed, ProjectPath, Record};
use crate::scan::Observation;
use crate::text::at_line;
use crate::words::reasons;

words!(
    /// Why, in the order in which it is told. The words are stable: other programs read them.
    ReasonKind {
        /// A reviewer sent it back.
        SentBack = "sent-back",
        /// The repository shows something else than the answer says.
        Contradicted = "contradicted",
        /// A fact that the answer rests on has changed.
        FactChanged = "fact-changed",
        /// The question is another.
        QuestionChanged = "question-changed",
        /// A file named as evidence is gone.
        EvidenceMissing = "evidence-missing",
        /// A file named as evidence holds something else.
        EvidenceChanged = "evidence-changed",
        /// The time for which a risk was accepted is over.
        AcceptanceExpired = "acceptance-expired",
        /// The time for which a risk was accepted ends soon.
        AcceptanceEnding = "acceptance-ending",
        /// The day of a plan is past.
        PlanOverdue = "plan-overdue",
        /// Its rhythm brings it up.
        Due = "due",
        /// Nobody answered.
        Unanswered = "unanswered",
        /// Nothing brings it up; it can be reaffirmed.
        Unchanged = "unchanged",
    }
);

/// A reason, with what is known of before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// See [`ReasonKind::SentBack`].
    SentBack {
        /// Who sent it back.
        by: String,
        /// Why.
        comment: String,
    },
    /// See [`ReasonKind::Contradicted`]: what the repository shows. Found by a scan.
    Contradicted(String),
    /// See [`ReasonKind::FactChanged`]: which fact, and how. Found by a scan.
    FactChanged(String),
    /// See [`ReasonKind::QuestionChanged`].
    QuestionChanged {
        /// The question that was answered, where an earlier release kept its words.
        before: Option<String>,
        /// The question now.
        after: String,
    },
    /// See [`ReasonKind::EvidenceMissing`].
    EvidenceMissing {
        /// The file.
        path: ProjectPath,
        /// What it held.
        before: Digest,
    },
    /// See [`ReasonKind::EvidenceChanged`].
    EvidenceChanged {
        /// The file.
        path: ProjectPath,
        /// What it held.
        before: Digest,
        /// What it holds.
        after: Digest,
    },
    /// See [`ReasonKind::EvidenceMissing`]: what a scan saw when it was adopted, and does not see.
    NotSeen(Adopted),
    /// See [`ReasonKind::EvidenceChanged`]: what a scan saw when it was adopted; it sees something else in that file.
    SeenOtherwise(Adopted),
    /// See [`ReasonKind::AcceptanceExpired`].
    AcceptanceExpired {
        /// Its last day.
        until: NaiveDate,
        /// Days since.
        days: i64,
    },
    /// See [`ReasonKind::AcceptanceEnding`].
    AcceptanceEnding {
        /// Its last day.
        until: NaiveDate,
        /// Days left.
        days: i64,
    },
    /// See [`ReasonKind::PlanOverdue`].
    PlanOverdue {
        /// The day of the plan.
        by: NaiveDate,
        /// Days since.
        days: i64,
    },
    /// See [`ReasonKind::Due`].
    Due {
        /// How often it is looked at.
        rhythm: Review,
        /// When it last was, where that is known.
        last: Option<NaiveDate>,
        /// Days since.
        days: Option<i64>,
    },
    /// See [`ReasonKind::Unanswered`].
    Unanswered,
    /// See [`ReasonKind::Unchanged`].
    Unchanged {
        /// When it was last looked at, where that is known.
        last: Option<NaiveDate>,
        /// Days since.
        days: Option<i64>,
    },
}

impl Reason {
    /// Its kind.
    pub fn kind(&self) -> ReasonKind {
        match self {
            Self::SentBack { .. } => ReasonKind::SentBack,
            Self::Contradicted(_) => ReasonKind::Contradicted,
            Self::FactChanged(_) => ReasonKind::FactChanged,
            Self::QuestionChanged { .. } => ReasonKind::QuestionChanged,
            Self::EvidenceMissing { .. } | Self::NotSeen(_) => ReasonKind::EvidenceMissing,
            Self::EvidenceChanged { .. } | Self::SeenOtherwise(_) => ReasonKind::EvidenceChanged,
            Self::AcceptanceExpired { .. } => ReasonKind::AcceptanceExpired,
            Self::AcceptanceEnding { .. } => ReasonKind::AcceptanceEnding,
            Self::PlanOverdue { .. } => ReasonKind::PlanOverdue,
            Self::Due { .. } => ReasonKind::Due,
            Self::Unanswered => ReasonKind::Unanswered,
            Self::Unchanged { .. } => ReasonKind::Unchanged,
        }
    }

    /// The reason in a sentence; not made fit for a terminal yet.
    pub fn sentence(&self) -> String {
        match self {
            Self::SentBack { by, comment } => reasons::sent_back(by, comment),
            Self::Contradicted(what) => reasons::contradicted(what),
            Self::FactChanged(what) => reasons::fact_changed(what),
            Self::QuestionChanged { before: Some(before), .. } => reasons::question_was(before),
            Self::QuestionChanged { before: None, .. } => reasons::QUESTION_CHANGED.to_owned(),
            Self::EvidenceMissing { path, .. } => reasons::evidence_missing(path),
            Self::EvidenceChanged { path, before, after } => {
                reasons::evidence_changed(path, &before.short(), &after.short())
            }
            Self::NotSeen(adopted) => reasons::not_seen(&place(adopted)),
            Self::SeenOtherwise(adopted) => reasons::seen_otherwise(&place(adopted)),
            Self::AcceptanceExpired { until, days } => reasons::acceptance_ended(until, *days),
            Self::AcceptanceEnding { until, days } => reasons::acceptance_ends(until, *days),
            Self::PlanOverdue { by, days } => reasons::plan_overdue(by, *days),
            Self::Due { rhythm, last, days } => reasons::due(rhythm, &looked(*last, *days)),
            Self::Unanswered => reasons::UNANSWERED.to_owned(),
            Self::Unchanged { last, days } => reasons::not_due(&looked(*last, *days)),
        }
    }
}

/// As it is named on the command line, with what it was.
fn place(adopted: &Adopted) -> String {
    format!("{}:{}, {}", adopted.detector, at_line(adopted.path.as_str(), adopted.line), adopted.saw)
}

fn looked(last: Option<NaiveDate>, days: Option<i64>) -> String {
    match (last, days) {
        (Some(last), Some(days)) => reasons::last(last, days),
        _ => reasons::LAST_NOT_KNOWN.to_owned(),
    }
}

/// The question that was answered, and the one that is asked.
pub(super) fn question(item: &Item, answer: &Answer, before: Option<&Record>) -> Option<Reason> {
    let digest = answer.question?;
    let words = before.and_then(|before| before.seal.as_ref()?.asked.get(&digest)).cloned();
    Some(Reason::QuestionChanged { before: words, after: item.question.clone() })
}

/// The evidence of an answer that stopped to hold in the way that a gap is about.
pub(super) fn evidence(
    answer: &Answer,
    observed: &Observed,
    kind: GapKind,
    became: impl Fn(&Evidence) -> Became,
) -> impl Iterator<Item = Reason> {
    let about = answer.evidence.iter().filter(move |each| GapKind::of_evidence(became(each)) == Some(kind));
    about.filter_map(move |evidence| match evidence {
        Evidence::File { path, digest } => {
            let (path, before) = (path.clone(), *digest);
            Some(match observed.get(&path) {
                Some(EvidenceState::Holds(now)) => {
                    Reason::EvidenceChanged { path, before, after: now.to_write_down() }
                }
                _ => Reason::EvidenceMissing { path, before },
            })
        }
        Evidence::Observation(adopted) if kind == GapKind::EvidenceMissing => {
            Some(Reason::NotSeen(adopted.clone()))
        }
        Evidence::Observation(adopted) => Some(Reason::SeenOtherwise(adopted.clone())),
        Evidence::Link(_) | Evidence::Commit(_) => None,
    })
}

/// The first place with what is seen there, and how many more there are.
pub(super) fn contradicted<'a>(mut against: impl Iterator<Item = &'a Observation>) -> Option<Reason> {
    let one = against.next()?;
    let what = format!("{}, {}", one.place.named(), one.saw);
    Some(Reason::Contradicted(reasons::and_more_places(what, against.count())))
}

/// An acceptance that is over.
pub(super) fn over(answer: &Answer, today: NaiveDate) -> Option<Reason> {
    let until = answer.acceptance.as_ref()?.until;
    Some(Reason::AcceptanceExpired { until, days: (today - until).num_days() })
}

/// An acceptance that ends within so many days.
pub(super) fn ending(answer: &Answer, today: NaiveDate, soon: i64) -> Option<Reason> {
    let acceptance = answer.acceptance.as_ref().filter(|acceptance| acceptance.holds_on(today))?;
    let (until, days) = (acceptance.until, (acceptance.until - today).num_days());
    (days <= soon).then_some(Reason::AcceptanceEnding { until, days })
}

/// A plan whose day is past.
pub(super) fn overdue(answer: &Answer, today: NaiveDate) -> Option<Reason> {
    let by = answer.plan.as_ref()?.by?;
    Some(Reason::PlanOverdue { by, days: (today - by).num_days() })
}
