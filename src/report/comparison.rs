//! What a report of a difference is about, and the words that every format uses for it.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, Utc};

use crate::assess::{Gap, Shift};
use crate::checklist::{Checklist, Item, words};
use crate::diff::{AnswerChange, Deed, Difference, Field, Questions};
use crate::record::{
    Answer, AnswerKey, Declared, Observed, OpenRelease, ProfileAnswer, Record, Rules, ScanThen, SetAside,
    ended,
};
use crate::text::{clipped, visible_line};

use super::aside::aside_words;
use super::looked::judged_by;
use super::privacy::{mask_gaps, masked, masked_text, masked_value};
use super::sign::status_word;
use crate::words::answer as of_answer;
use crate::words::report::difference as said;
use crate::words::report::record::answer::MOMENT;

words!(
    /// How the evidence of one side was seen.
    Sight {
        /// The files as they are now.
        Files = "files",
        /// The files as git has them at that commit.
        Git = "git",
        /// The files as they were when the release was signed off, which it keeps.
        Signed = "as-signed",
        /// Not looked at: what the record says counts.
        Recorded = "as-recorded",
    }
);

impl Sight {
    /// The same for people.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Files => said::FILES_LOOKED_AT,
            Self::Git => said::LOOKED_AT_IN_GIT,
            Self::Signed => said::AS_SIGNED,
            Self::Recorded => said::AS_RECORDED,
        }
    }
}

/// One side of a comparison.
#[derive(Debug, Clone)]
pub struct Edge<'a> {
    /// What it is called, as somebody typed it.
    pub name: Cow<'a, str>,
    /// Its answers.
    pub record: Cow<'a, Record>,
    /// What was seen of its evidence.
    pub observed: &'a Observed,
    /// How that was seen.
    pub sight: Sight,
    /// How it is not what was signed off, where it is a release, in a sentence about it.
    pub flaw: Option<String>,
    /// By what look at the project it was judged when it was signed off, where it is a release that tells.
    pub scan: Option<ScanThen>,
    /// The day on which it was judged.
    pub day: NaiveDate,
}

/// Everything that a report of a difference is made from.
#[derive(Debug, Clone)]
pub struct Comparison<'a> {
    /// The questions by which both sides were judged.
    pub checklist: &'a Checklist,
    /// One side.
    pub before: Edge<'a>,
    /// The other.
    pub after: Edge<'a>,
    /// What became of the record.
    pub difference: Difference,
    /// What became of the checklist.
    pub questions: Questions,
    /// What became of the judgement.
    pub shift: Shift,
}

impl Edge<'_> {
    /// That it is not what was signed off, and how; none where it is.
    pub fn warning(&self) -> Option<String> {
        self.flaw.as_ref().map(|flaw| said::tampered(&self.name, flaw))
    }

    /// How its evidence was seen, and by what look at the project it was judged.
    pub(super) fn sight(&self) -> String {
        let sight = self.sight.sentence();
        self.scan.map_or_else(|| sight.to_owned(), |scan| said::and_judged(sight, judged_by(Some(scan))))
    }
}

impl Comparison<'_> {
    /// Whether nothing at all is different.
    pub fn is_empty(&self) -> bool {
        self.difference.is_empty() && self.shift.is_empty() && self.questions == Questions::default()
    }

    /// The same with everything private masked. What differs goes on differing, even where it looks alike now.
    #[must_use]
    pub fn masked(mut self) -> Self {
        for edge in [&mut self.before, &mut self.after] {
            edge.record = Cow::Owned(masked(&edge.record));
            edge.name = Cow::Owned(masked_text(&edge.name));
            edge.flaw = edge.flaw.as_deref().map(masked_text);
        }
        self.difference = self.difference.told_by(&self.before.record, &self.after.record);
        // A key of the free map is free, too, so it is not found again by it.
        for pair in &mut self.difference.extra {
            pair.key = masked_text(&pair.key);
            pair.before = pair.before.as_ref().map(masked_value);
            pair.after = pair.after.as_ref().map(masked_value);
        }
        mask_gaps(&mut self.shift.opened);
        mask_gaps(&mut self.shift.closed);
        self
    }

    /// The item at a position of the checklist.
    pub(super) fn item(&self, position: usize) -> Option<&Item> {
        self.checklist.items().get(position)
    }

    /// What people call the item of an answer.
    pub(super) fn title(&self, key: &AnswerKey) -> Option<&str> {
        let position = self.checklist.position_of(key.item_str())?;
        self.item(position).map(|item| item.title.as_str())
    }

    /// A gap in a full sentence, about the side on which it is open.
    pub fn sentence(&self, gap: &Gap, open_after: bool) -> String {
        let edge = if open_after { &self.after } else { &self.before };
        gap.sentence(self.checklist, &edge.record, edge.observed)
    }

    /// The answers that say something else now; empty places in the file are none of a reader's business.
    pub fn answers(&self) -> impl Iterator<Item = &AnswerChange> {
        self.difference.answers.iter().filter(|change| change.deed() != Deed::Room)
    }
}

/// What a field of an answer says, in one line, but for the note.
pub fn value(field: Field, answer: Option<&Answer>) -> String {
    let Some(answer) = answer else { return String::new() };
    match field {
        Field::Status => status_word(answer.status).to_owned(),
        Field::Reason => answer.reason.clone(),
        Field::Note => answer.note.clone(),
        Field::Evidence => answer.evidence.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        Field::Owner => answer.owner.clone().unwrap_or_default(),
        Field::Plan => answer.plan.as_ref().map_or_else(String::new, |plan| match plan.by {
            Some(by) => said::plan(&plan.what, by),
            None => plan.what.clone(),
        }),
        Field::Acceptance => answer
            .acceptance
            .as_ref()
            .map_or_else(String::new, |taken| said::acceptance(taken.until, &taken.who, &taken.reason)),
        Field::Affirmed => answer
            .affirmed
            .as_ref()
            .map_or_else(String::new, |look| said::affirmed(look.at.date_naive(), &look.by, &look.release)),
        Field::Review => answer
            .review
            .as_ref()
            .map_or_else(String::new, |review| said::review(review.verdict, &review.by, &review.comment)),
        Field::Question => answer.question.map(|digest| digest.to_string()).unwrap_or_default(),
        Field::Facts => {
            answer.facts.iter().map(|(fact, was)| format!("{fact}: {was}")).collect::<Vec<_>>().join("; ")
        }
        Field::Extra => serde_json::to_string(&answer.extra).unwrap_or_default(),
        Field::By => answer.by.clone().unwrap_or_default(),
        Field::At => moment(answer.at),
        Field::FactsAt => moment(answer.facts_at),
        Field::GivenAt => moment(answer.given_at),
    }
}

/// Most characters of a field that is told as it was.
const MOST: usize = 2_000;

/// What stood in a field before something else was typed over it, so that it can be put back: as much of it as is told.
pub(super) fn replaced(was: &str) -> Cow<'_, str> {
    clipped(was, MOST)
}

/// That another status ended an acceptance, in a line that says what was accepted.
pub fn acceptance_ended(before: &Answer, after: &Answer) -> Option<String> {
    let taken = ended(before, after)?;
    let accepted = of_answer::accepted(taken.until, &visible_line(&taken.who), &visible_line(&taken.reason));
    Some(match before.status {
        None => of_answer::acceptance_of_open_ended(&accepted),
        was => of_answer::acceptance_ended(status_word(was), &accepted),
    })
}

fn moment(at: Option<DateTime<Utc>>) -> String {
    at.map(|at| at.format(MOMENT).to_string()).unwrap_or_default()
}

/// What the record says of a model, in a few words.
pub fn model_value(declared: Option<&Declared>) -> String {
    let Some(declared) = declared else { return said::NOT_DECLARED.to_owned() };
    let (revision, note) = (declared.revision.as_ref(), &declared.note);
    match &declared.retired {
        None => said::in_use(revision, note),
        Some(retired) => said::out_of_use(retired.at.date_naive(), revision, note),
    }
}

/// What the record says of a release, in a few words.
pub(super) fn release_value(release: Option<&OpenRelease>) -> String {
    release.map_or_else(
        || said::NONE_OPEN.to_owned(),
        |release| said::open_release(&release.version, release.signed_last()),
    )
}

/// What was decided about an observation, in one line.
pub(super) fn aside_value(decision: Option<&SetAside>) -> String {
    decision.map_or_else(|| said::NOT_SET_ASIDE.to_owned(), aside_words)
}

/// What the project demands of a sign-off, in a few words.
pub(super) fn rules_value(rules: Option<&Rules>) -> String {
    rules.map_or_else(|| said::NO_RULES.to_owned(), |rules| said::rules(rules.people, rules.threshold))
}

/// What a profile answer says.
pub(super) fn profile_value(answer: Option<&ProfileAnswer>) -> String {
    match answer {
        None => said::NOT_ANSWERED.to_owned(),
        Some(ProfileAnswer::NotSure) => said::NOT_SURE_YET.to_owned(),
        Some(ProfileAnswer::Chosen(options)) if options.is_empty() => said::NONE_OF_THEM.to_owned(),
        Some(ProfileAnswer::Chosen(options)) => {
            options.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        }
    }
}
