//! What became of one answer, field by field.

use crate::checklist::words;
use crate::record::{Answer, AnswerKey, Evidence};

words!(
    /// A field of an answer. The words are stable: other programs read them.
    Field {
        /// What was said.
        Status = "status",
        /// Why the item does not apply.
        Reason = "reason",
        /// The note.
        Note = "note",
        /// What backs it.
        Evidence = "evidence",
        /// Who takes care of it.
        Owner = "owner",
        /// What will be done.
        Plan = "plan",
        /// A risk taken knowingly.
        Acceptance = "acceptance",
        /// Who looked at it again.
        Affirmed = "affirmed",
        /// What a reviewer said.
        Review = "review",
        /// The wording of the question that was answered.
        Question = "question",
        /// The facts that it rests on.
        Facts = "facts",
        /// When the facts were told; named only where nothing else differs.
        FactsAt = "facts_at",
        /// When the status was given; named only where nothing else differs.
        GivenAt = "given_at",
        /// Values of other tools.
        Extra = "extra",
        /// Who changed it last.
        By = "by",
        /// When it was last changed.
        At = "at",
    }
);

words!(
    /// What was done to an answer.
    Deed {
        /// Written where nothing stood.
        Added = "added",
        /// Changed.
        Changed = "changed",
        /// Said again, with nothing else changed.
        Confirmed = "confirmed",
        /// Taken back whole.
        Withdrawn = "withdrawn",
        /// An empty place in the file came or went; nothing is said by that.
        Room = "room",
    }
);

/// What became of one answer.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerChange {
    /// Which.
    pub key: AnswerKey,
    /// Before; none if it was not in the file.
    pub before: Option<Answer>,
    /// After; none if it is not in the file.
    pub after: Option<Answer>,
    /// The fields that differ.
    pub fields: Vec<Field>,
}

impl AnswerChange {
    /// Compares two versions of one answer.
    pub fn new(key: AnswerKey, before: Option<Answer>, after: Option<Answer>) -> Self {
        let empty = Answer::default();
        let fields = fields(before.as_ref().unwrap_or(&empty), after.as_ref().unwrap_or(&empty));
        Self { key, before, after, fields }
    }

    /// What was done.
    pub fn deed(&self) -> Deed {
        let blank = |answer: &Option<Answer>| answer.as_ref().is_none_or(Answer::is_empty);
        let quiet = |field: &Field| {
            matches!(
                field,
                Field::By
                    | Field::At
                    | Field::Question
                    | Field::Facts
                    | Field::FactsAt
                    | Field::GivenAt
                    | Field::Affirmed
            )
        };
        match (blank(&self.before), blank(&self.after)) {
            (true, true) => Deed::Room,
            (true, false) => Deed::Added,
            (false, true) => Deed::Withdrawn,
            (false, false) if self.fields.iter().all(quiet) => Deed::Confirmed,
            (false, false) => Deed::Changed,
        }
    }

    /// Whether it was another wording of the question that was answered before.
    pub fn words_differ(&self) -> bool {
        let digest = |side: &Option<Answer>| side.as_ref().and_then(|answer| answer.question);
        matches!((digest(&self.before), digest(&self.after)), (Some(before), Some(after)) if before != after)
    }

    /// Evidence that is named after and was not before; a file that was named anew is among it.
    pub fn gained(&self) -> Vec<&Evidence> {
        only_in(self.after.as_ref(), self.before.as_ref())
    }

    /// Evidence that was named before and is not after; a file that was named anew is among it.
    pub fn lost(&self) -> Vec<&Evidence> {
        only_in(self.before.as_ref(), self.after.as_ref())
    }
}

impl AnswerChange {
    /// Evidence under the same name that is another thing now: a file that holds something else, each before and after.
    pub fn renewed(&self) -> Vec<(&Evidence, &Evidence)> {
        let mut gained = self.gained();
        let pair = |lost| {
            let name = ToString::to_string(lost);
            let at = gained.iter().position(|each| each.to_string() == name)?;
            Some((lost, gained.remove(at)))
        };
        self.lost().into_iter().filter_map(pair).collect()
    }
}

fn only_in<'a>(one: Option<&'a Answer>, other: Option<&'a Answer>) -> Vec<&'a Evidence> {
    let list = |answer: Option<&'a Answer>| answer.map_or(&[][..], |answer| answer.evidence.as_slice());
    list(one).iter().filter(|each| !list(other).contains(each)).collect()
}

/// The fields in which two answers differ. Taken apart, so that a new field is not forgotten.
fn fields(before: &Answer, after: &Answer) -> Vec<Field> {
    let Answer {
        acceptance,
        affirmed,
        asked,
        at,
        by,
        evidence,
        extra,
        facts,
        facts_at,
        given_at,
        note,
        owner,
        plan,
        question,
        reason,
        review,
        status,
    } = before;
    let differ = [
        (Field::Status, *status != after.status),
        (Field::Reason, *reason != after.reason),
        (Field::Note, *note != after.note),
        (Field::Evidence, *evidence != after.evidence),
        (Field::Owner, *owner != after.owner),
        (Field::Plan, *plan != after.plan),
        (Field::Acceptance, *acceptance != after.acceptance),
        (Field::Affirmed, *affirmed != after.affirmed),
        (Field::Review, *review != after.review),
        (Field::Question, (question, asked) != (&after.question, &after.asked)),
        (Field::Facts, *facts != after.facts),
        (Field::Extra, *extra != after.extra),
        (Field::By, *by != after.by),
        (Field::At, *at != after.at),
    ];
    // These follow from the others wherever there are any.
    let moments =
        [(Field::FactsAt, *facts_at != after.facts_at), (Field::GivenAt, *given_at != after.given_at)];
    let named = |(field, differs): (Field, bool)| differs.then_some(field);
    let fields: Vec<_> = differ.into_iter().filter_map(named).collect();
    if fields.is_empty() { moments.into_iter().filter_map(named).collect() } else { fields }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    #[test]
    fn a_change_of_moments_alone_has_a_field_and_is_told_by_no_other_change() {
        let at = |seconds| DateTime::from_timestamp(seconds, 0);
        let before = Answer { note: "n".to_owned(), given_at: at(1), facts_at: at(1), ..Answer::default() };
        let fields = |after: &Answer| {
            let key = "safety-owner".parse().unwrap();
            let change = AnswerChange::new(key, Some(before.clone()), Some(after.clone()));
            (change.deed(), change.fields)
        };
        let given = Answer { given_at: at(2), ..before.clone() };
        assert_eq!(fields(&given), (Deed::Confirmed, vec![Field::GivenAt]));
        let facts = Answer { facts_at: None, ..before.clone() };
        assert_eq!(fields(&facts), (Deed::Confirmed, vec![Field::FactsAt]));
        let note = Answer { note: "more".to_owned(), ..given };
        assert_eq!(fields(&note), (Deed::Changed, vec![Field::Note]));
    }
}
