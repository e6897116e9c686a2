//! A small invented project: four items in two phases, and its record.

use chrono::NaiveDate;
use mindgap::assess::{Assessment, GapKind, Standing, assess};
use mindgap::checklist::{Checklist, Digest, ItemId, SourceFile, parse};
use mindgap::record::{
    Answer, AnswerKey, Evidence, EvidenceState, Observed, Plan, ProfileAnswer, Record, Status,
};

/// The day on which every story is told.
pub(crate) const TODAY: &str = "2026-03-04";

const HEAD: &str = r#"
id = "small"
version = "1"
title = "Small"
phase = [{ id = "first", title = "First", about = "F" }, { id = "second", title = "Second", about = "S" }]
profile = [{ id = "adapts", question = "How?", why = "W", many = true, options = [
  { id = "tunes", label = "T" }, { id = "prompts", label = "P" }] }]
"#;

fn item(id: &str, severity: &str, more: &str) -> String {
    format!(
        "[[item]]\nid = \"{id}\"\ntitle = \"T\"\nquestion = \"Is {id} done?\"\nseverity = \"{severity}\"\n\
         per = \"project\"\nreview = \"once\"\nminutes = 1\nconcerns = []\nwhy = \"W\"\nfindings = []\ntoday = [\"D\"]\n\
         evidence-wanted = \"E\"\nexample = \"X\"\n{more}\n"
    )
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn digest(content: &str) -> Digest {
    Digest::of(content.as_bytes())
}

pub(crate) fn file(path: &str, content: &str) -> Evidence {
    Evidence::File { path: path.parse().unwrap(), digest: digest(content) }
}

pub(crate) fn said(status: Status) -> Answer {
    Answer { status: Some(status), ..Answer::default() }
}

pub(crate) struct Project {
    pub(crate) checklist: Checklist,
    pub(crate) record: Record,
    pub(crate) observed: Observed,
    pub(crate) today: NaiveDate,
}

impl Project {
    /// Items `low`, `high` (first phase), `critical` and `tuning` (second; asked of those who tune).
    pub(crate) fn new() -> Self {
        let first = item("low", "low", "") + &item("high", "high", "replaces = [\"retired\"]");
        let second = item("critical", "critical", "")
            + &item("tuning", "medium", "applies = { all = [\"adapts:tunes\"] }");
        let file = |name, text| SourceFile { name, shown: name, text };
        let files = [file("checklist.toml", HEAD), file("first.toml", &first), file("second.toml", &second)];
        let checklist = parse(&files).unwrap_or_else(|faults| panic!("{faults}"));
        let record = Record::new("support-bot", &checklist);
        Self { checklist, record, observed: Observed::new(), today: day(TODAY) }
    }

    /// With an answer to the item `high` (or any other key), given to the question as it stands.
    pub(crate) fn answer(mut self, key: &str, mut answer: Answer) -> Self {
        let key: AnswerKey = key.parse().unwrap();
        let item = key.item_id().ok().and_then(|id| self.checklist.item(&id).map(|item| item.digest));
        if answer.question.is_none() && answer.status.is_some() {
            answer.question = item;
        }
        self.record.answers.insert(key, answer);
        self
    }

    pub(crate) fn sees(mut self, path: &str, state: EvidenceState) -> Self {
        self.observed.insert(path.parse().unwrap(), state);
        self
    }

    pub(crate) fn on(mut self, today: &str) -> Self {
        self.today = day(today);
        self
    }

    pub(crate) fn profile(mut self, options: &[&str]) -> Self {
        let chosen = options.iter().map(|option| option.parse().unwrap()).collect();
        self.record.profile.set("adapts".parse().unwrap(), Some(ProfileAnswer::Chosen(chosen)));
        self
    }

    pub(crate) fn assess(&self) -> Assessment {
        assess(&self.checklist, &self.record, &self.observed, self.today)
    }

    /// The kinds of the gaps of one answer.
    pub(crate) fn gaps(&self, key: &str) -> Vec<GapKind> {
        self.assess().gaps.iter().filter(|gap| gap.key.as_str() == key).map(|gap| gap.kind).collect()
    }

    /// The kinds that are accepted for a time.
    pub(crate) fn accepted(&self, key: &str) -> Vec<GapKind> {
        self.assess().accepted.iter().filter(|gap| gap.key.as_str() == key).map(|gap| gap.kind).collect()
    }

    pub(crate) fn stands(&self, item: &str) -> Standing {
        let position = self.checklist.position(&item.parse::<ItemId>().unwrap()).unwrap();
        self.assess().standing(position, None).unwrap().clone()
    }

    pub(crate) fn shown(&self, item: &str) -> bool {
        matches!(self.stands(item), Standing::Asked { shown: true, .. })
    }

    /// The sentence of the one gap of this kind.
    pub(crate) fn sentence(&self, kind: GapKind) -> String {
        let assessment = self.assess();
        let mut gaps = assessment.gaps.iter().filter(|gap| gap.kind == kind);
        let sentence = gaps.next().unwrap().sentence(&self.checklist, &self.record, &self.observed);
        assert_eq!(gaps.next(), None);
        sentence
    }
}

pub(crate) fn plan(by: &str) -> Plan {
    Plan { by: Some(day(by)), what: "Do it.".to_owned() }
}
