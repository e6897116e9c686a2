//! A newer checklist meets the record of an older one: nothing is dropped, and nothing is taken over in silence.

use chrono::{DateTime, NaiveDate};
use mindgap::assess::{GapKind, Otherwise, assess, before};
use mindgap::checklist::Checklist;
use mindgap::record::{Answer, AnswerKey, Change, Edit, Observed, Record, Status, edit, parse, print};
use mindgap::report::{Beside, Subject, json, markdown};
use proptest::prelude::*;

use crate::lists::{composed, item};
use crate::place::Place;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

#[test]
fn a_changed_question_shows_what_was_asked_and_answered() {
    let place = Place::with_record();
    let list = |question: &str| {
        let head = "id = \"own\"\nversion = \"1\"\ntitle = \"Own\"\n[[phase]]\nid = \"one\"\ntitle = \"One\"\nabout = \"A.\"\n";
        place.write("own/checklist.toml", head);
        place.write("own/one.toml", &item("x", "high", &format!("question = \"{question}\"")));
    };
    list("Is it pinned?");
    place.run("--checklist own answer x yes --note by-hash", 0);
    list("Is every model pinned?");
    let said = place.run("--checklist own check", 1).says("the question has changed since it was answered");
    let said = said.says("asked then: Is it pinned?\n").says("asked now: Is every model pinned?\n");
    said.says("answered then: yes, by Ada on 2026-11-22").says("note then: by-hash");
    place.run("--checklist own export", 0).says("- Answered when the question was: Is it pinned?");
    place.run("--checklist own answer x yes", 0).never_says("asked then");
    place.run("--checklist own check", 1).never_says("asked then");
}

#[test]
fn a_renamed_item_offers_the_old_answer_and_takes_nothing_over() {
    let place = Place::with_record();
    place.run("answer safety-owner yes --note it-is-ada", 0);
    let team = "ai-safety/checklists/team";
    let head = "id = \"team\"\nversion = \"1\"\ntitle = \"T\"\nextends = \"mindgap\"\n";
    place.write(&format!("{team}/checklist.toml"), head);
    place.write(
        &format!("{team}/preparation.toml"),
        &item("two-owners", "high", "replaces = [\"safety-owner\"]"),
    );
    let said = place.run("check", 1).says("two-owners: nobody has answered this yet");
    let said =
        said.says("asked then under safety-owner: ").says("answered then: yes").says("note then: it-is-ada");
    said.says(
        "safety-owner: the checklist no longer asks this; the answer is kept; `two-owners` took its place",
    );
    let json: serde_json::Value = serde_json::from_str(&place.run("check --format json", 1).out).unwrap();
    assert_eq!(
        (json["earlier"][0]["item"].as_str(), json["earlier"][0]["why"].as_str()),
        (Some("two-owners"), Some("replaced"))
    );
    let next = "next: move what still matters into the answer to `two-owners`, then withdraw this one";
    place.run("check", 1).says(next);
    let heir = "`safety-owner` is no longer asked; `two-owners` took its place";
    let refused = place.run("answer safety-owner no", 2);
    refused.notes(heir).notes("`mindgap answer two-owners STATUS`").notes("withdraws what is recorded");
    place.run("checklist show safety-owner", 2).notes(heir).notes("`mindgap checklist show two-owners`");
    place.run("answer two-owners no", 0).says("asked then under safety-owner");
    assert!(place.read("ai-safety/record.json").contains("it-is-ada"));
    assert!(place.run("export", 0).out.contains("; `two-owners` took its place"));
    // Withdrawn with its note left, it says what withdraws the rest; that does.
    place.run("answer safety-owner unanswered", 0);
    place.run("check", 1).says("`mindgap answer safety-owner keep --note \"\"` withdraws the rest");
    place.run("answer safety-owner keep --note=", 0);
    assert!(!place.run("check", 1).out.contains("safety-owner: the checklist no longer asks"));
}

/// An item of the model: everything that an edit can change.
#[derive(Debug, Clone)]
struct Model {
    id: usize,
    phase: usize,
    words: usize,
    severity: usize,
    replaces: Vec<usize>,
    off: bool,
    raised: bool,
    translated: bool,
}

/// What an author does to a checklist between two versions; the number says to which item.
#[derive(Debug, Clone)]
enum Deed {
    Add,
    Remove(usize),
    Rename(usize),
    Reword(usize),
    Move(usize),
    Severity(usize),
    Off(usize),
    Raise(usize),
    Translate(usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    let at = 0..20_usize;
    prop_oneof![
        Just(Deed::Add),
        at.clone().prop_map(Deed::Remove),
        at.clone().prop_map(Deed::Rename),
        at.clone().prop_map(Deed::Reword),
        at.clone().prop_map(Deed::Move),
        at.clone().prop_map(Deed::Severity),
        at.clone().prop_map(Deed::Off),
        at.clone().prop_map(Deed::Raise),
        at.prop_map(Deed::Translate),
    ]
}

/// A checklist that is edited; ids are never used again.
#[derive(Debug)]
struct Author {
    items: Vec<Model>,
    next: usize,
}

impl Author {
    fn new() -> Self {
        let mut author = Self { items: Vec::new(), next: 0 };
        (0..4).for_each(|_| author.add(Vec::new()));
        author
    }

    fn add(&mut self, replaces: Vec<usize>) {
        let id = self.next;
        self.next += 1;
        let plain = Model {
            id,
            phase: id % 2,
            words: 0,
            severity: 0,
            replaces,
            off: false,
            raised: false,
            translated: false,
        };
        self.items.push(plain);
    }

    fn apply(&mut self, deed: &Deed) {
        let many = self.items.len();
        match deed {
            Deed::Add => self.add(Vec::new()),
            Deed::Remove(at) if many > 2 => drop(self.items.remove(at % many)),
            Deed::Remove(_) => {}
            Deed::Rename(at) => {
                let mut old = self.items.remove(at % many);
                old.replaces.push(old.id);
                self.add(old.replaces);
            }
            Deed::Reword(at) => self.items[at % many].words += 1,
            Deed::Move(at) => self.items[at % many].phase ^= 1,
            Deed::Severity(at) => self.items[at % many].severity += 1,
            Deed::Off(at) => self.items[at % many].off ^= true,
            Deed::Raise(at) => self.items[at % many].raised ^= true,
            Deed::Translate(at) => self.items[at % many].translated ^= true,
        }
    }

    fn checklist(&self) -> Checklist {
        let mut head = "id = \"base\"\nversion = \"1\"\ntitle = \"B\"\n".to_owned();
        let mut files = Vec::new();
        for phase in 0..2 {
            // One that is never touched keeps each phase from being empty.
            head.push_str(
                &["[[phase]]\nid = \"p", &phase.to_string(), "\"\ntitle = \"P\"\nabout = \"A.\"\n"].concat(),
            );
            let items: String =
                self.items.iter().filter(|item| item.phase == phase).map(Model::toml).collect();
            files.push((format!("p{phase}.toml"), item(&format!("fixed-{phase}"), "low", "") + &items));
        }
        files.insert(0, ("checklist.toml".to_owned(), head));
        let deeds: String = self.items.iter().map(Model::deeds).collect();
        let team = format!(
            "id = \"team\"\nversion = \"1\"\ntitle = \"T\"\nextends = \"base\"\ntranslation = true\nlanguage = \"pt\"\n{deeds}"
        );
        let team = vec![("checklist.toml".to_owned(), team)];
        composed(&[files, team]).unwrap_or_else(|faults| panic!("{faults}"))
    }
}

impl Model {
    fn name(&self) -> String {
        format!("item-{}", self.id)
    }

    fn toml(&self) -> String {
        let old: Vec<_> = self.replaces.iter().map(|id| format!("\"item-{id}\"")).collect();
        let more =
            format!("question = \"Is it {} {}?\"\nreplaces = [{}]", self.id, self.words, old.join(", "));
        item(&self.name(), ["low", "medium", "high"][self.severity % 3], &more)
    }

    fn deeds(&self) -> String {
        let name = self.name();
        if self.off {
            return format!("[[off]]\nitem = \"{name}\"\nreason = \"R.\"\n");
        }
        let raise = format!("[[tighten]]\nitem = \"{name}\"\nseverity = \"critical\"\n");
        let words = format!("[[reword]]\nitem = \"{name}\"\nquestion = \"{name} em outras palavras?\"\n");
        [(self.raised, raise), (self.translated, words)]
            .into_iter()
            .filter(|(is, _)| *is)
            .map(|(_, text)| text)
            .collect()
    }
}

/// A record in which every item has an answer with words of its own; one item is asked for each model.
fn answered(checklist: &Checklist) -> Record {
    let mut record = Record::new("bot", checklist);
    for item in checklist.items() {
        let say = |answer: &Answer, each: Edit| edit(answer, each, Some(item), "Ada", DateTime::UNIX_EPOCH);
        let answer = say(&Answer::default(), Edit::Status(Status::Yes));
        let answer = say(&answer, Edit::Note(format!("project-words-of-{}-end", item.id)));
        let model: AnswerKey = format!("{}@m", item.id).parse().unwrap();
        record.answers.insert(AnswerKey::item(&item.id), answer.clone());
        record.answers.insert(model, say(&answer, Edit::Note(format!("model-words-of-{}-end", item.id))));
    }
    record
}

/// Everything that must hold whatever became of the checklist.
fn nothing_is_dropped(checklist: &Checklist, was: &Record, record: &Record) {
    for (key, answer) in was.written() {
        assert_eq!(record.answer(key), Some(answer), "{key} is as it was");
    }
    let observed = Observed::new();
    let assessment = assess(checklist, record, &observed, today());
    let origin = "test".to_owned();
    let assessed = &assessment;
    let subject = Subject { origin, ..Subject::of(checklist, record, assessed, &observed, today()) };
    let (markdown, json) = (markdown::record(&subject), json::record(&subject));
    let check =
        mindgap::report::plain::check(&subject, mindgap::checklist::Severity::Low, &Beside::default());
    for (key, answer) in record.written() {
        let orphaned = assessment.gaps.iter().any(|gap| gap.key == *key && gap.kind == GapKind::Orphaned);
        let asked = checklist.item(&key.item_id().unwrap());
        let off = checklist.composition.off(key.item_str()).is_some();
        let places = [orphaned, asked.is_some(), off];
        assert_eq!(places.iter().filter(|is| **is).count(), 1, "{key} has one place: {places:?}");
        assert_eq!(markdown.matches(&answer.note).count(), 1, "{key} stands once in the Markdown");
        assert_eq!(json.matches(&answer.note).count(), 1, "{key} stands once in the JSON");
        if let Some(item) = asked.filter(|item| key.model().is_none() && answer.question != Some(item.digest))
        {
            let changed =
                assessment.gaps.iter().any(|gap| gap.key == *key && gap.kind == GapKind::QuestionChanged);
            assert!(changed, "{key} is asked again");
            let earlier = before(item, record);
            assert_eq!(
                (earlier[0].why, earlier[0].asked),
                (Otherwise::Reworded, Some(answer.asked.as_str()))
            );
            assert!(check.contains(&format!("asked then: {}", answer.asked)));
        }
        if let Some(heir) = checklist.successor(&key.item_id().unwrap()).filter(|_| orphaned) {
            let offered = before(heir, record).into_iter().find(|each| each.key == key).unwrap();
            assert_eq!(
                (offered.why, offered.asked, offered.asks),
                (Otherwise::Replaced, Some(answer.asked.as_str()), heir.question.as_str())
            );
            assert!(record.answer(&AnswerKey::item(&heir.id)).is_none(), "nothing is taken over");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_becomes_of_a_checklist_nothing_is_dropped(deeds in proptest::collection::vec(deed(), 0..24)) {
        let mut author = Author::new();
        let was = answered(&author.checklist());
        let mut record = was.clone();
        for deed in &deeds {
            author.apply(deed);
            let checklist = author.checklist();
            for change in Change::room(&record, &checklist) {
                let _ = change.apply(&mut record);
            }
        }
        nothing_is_dropped(&author.checklist(), &was, &record);
        let printed = print(&record).unwrap();
        prop_assert_eq!(&parse(&printed).unwrap(), &record);
    }
}

#[test]
fn a_record_from_before_extensions_is_printed_as_it_was() {
    let text = include_str!("../fixtures/record/format-1.json");
    assert_eq!(print(&parse(text).unwrap()).unwrap(), text);
}
