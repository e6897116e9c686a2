//! What is asked of each model, and facts that answers rest on: stories with days, and what holds of any project.

use crate::project::said;
use chrono::{DateTime, NaiveDate, Utc};
use mindgap::assess::{
    Assessment, GapKind, Seen, Witness, assess, assess_seen, facts, queue_seen, resting, resting_now,
};
use mindgap::checklist::{Checklist, ItemId, SourceFile, parse};
use mindgap::record::{
    Affirmed, Answer, AnswerKey, Change, Declared, Edit, Evidence, How, Kept, ModelId, Observed, OpenRelease,
    Plan, Record, Status, Versions, declare, edit, retire, revise,
};
use mindgap::scan::Cut;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::sync::Arc;

const HEAD: &str = r#"
id = "small"
version = "1"
title = "Small"
phase = [{ id = "only", title = "Only", about = "O" }]
profile = []
"#;

/// `each` is asked of each model and rests on its revision, `plain` is asked of each and rests on nothing, `once` is asked
/// once and rests on the models and their revisions, `prompts` rests on prompt files.
fn checklist() -> Checklist {
    of_items(&[
        ("each", "model", "\"model-id\", \"model-revision\""),
        ("plain", "model", ""),
        ("once", "project", "\"model-id\", \"model-revision\""),
        ("prompts", "project", "\"prompt-file\""),
    ])
}

/// Items by id, what they are asked of, and what they rest on.
fn of_items(items: &[(&str, &str, &str)]) -> Checklist {
    let item = |(id, per, rests): &(&str, &str, &str)| {
        // `model of weights` says of which kind, too.
        let (per, of) = per.split_once(" of ").unwrap_or((per, "any"));
        let of = if of == "any" { String::new() } else { format!("models = \"{of}\"\n") };
        format!(
            "[[item]]\nid = \"{id}\"\ntitle = \"T\"\nquestion = \"Is {id} done?\"\nseverity = \"high\"\nper = \"{per}\"\n{of}\
             review = \"release\"\nminutes = 1\nconcerns = []\nwhy = \"W\"\nfindings = []\ntoday = [\"D\"]\n\
             evidence-wanted = \"E\"\nexample = \"X\"\nrests-on = [{rests}]\n"
        )
    };
    let items: String = items.iter().map(item).collect();
    let file = |name, text| SourceFile { name, shown: name, text };
    parse(&[file("checklist.toml", HEAD), file("only.toml", &items)]).unwrap()
}

fn at(day: u32) -> DateTime<Utc> {
    format!("2026-03-{day:02}T09:00:00Z").parse().unwrap()
}

fn today() -> NaiveDate {
    "2026-03-20".parse().unwrap()
}

fn id(text: &str) -> ModelId {
    text.parse().unwrap()
}

fn key(text: &str) -> AnswerKey {
    text.parse().unwrap()
}

#[derive(Clone)]
struct Scene {
    checklist: Checklist,
    record: Record,
    witness: Option<Arc<Witness>>,
}

impl Scene {
    fn new() -> Self {
        Self::of(checklist())
    }

    fn of(checklist: Checklist) -> Self {
        let record = Record::new("bot", &checklist);
        Self { checklist, record, witness: None }
    }

    fn change(&mut self, changes: impl IntoIterator<Item = Change>) {
        for change in changes {
            let _ = change.apply(&mut self.record);
        }
    }

    fn declares(mut self, model: &str, revision: &str, day: u32) -> Self {
        let declared = Declared::new(How::ByHand, Some(revision.to_owned()), "", "Ada", at(day));
        let changes = declare(&self.record, &self.checklist, &id(model), declared);
        self.change(changes);
        self
    }

    fn retires(mut self, model: &str, day: u32) -> Self {
        let change = retire(&self.record, &id(model), "Ada", at(day));
        self.change(change);
        self
    }

    fn revises(mut self, model: &str, revision: Option<&str>, day: u32) -> Self {
        let change = revise(&self.record, &id(model), revision.map(str::to_owned), at(day));
        self.change(change);
        self
    }

    /// The project uses these models at these revisions.
    fn sees(mut self, models: &[(&str, &str)]) -> Self {
        let seen = |revision: &str| Seen { revision: Some(revision.to_owned()), files: None };
        let models = models.iter().map(|(model, revision)| (id(model), seen(revision)));
        let mut witness = Witness::default();
        witness.models = models.collect();
        self.witness = Some(Arc::new(witness));
        self
    }

    /// A yes that is shown, with the facts as they are.
    fn yes(mut self, text: &str, day: u32) -> Self {
        let position = self.checklist.position_of(key(text).item_str()).unwrap();
        let item = &self.checklist.items()[position];
        let facts = resting(&facts(&self.record, self.witness.as_deref()), item, &key(text));
        let evidence = vec![Evidence::link("https://example.org/a").unwrap()];
        let status = Some(Status::Yes);
        let answer = Answer { status, evidence, facts, at: Some(at(day)), ..Answer::default() };
        self.record.answers.insert(key(text), answer);
        self
    }

    fn assess(&self) -> Assessment {
        assess_seen(&self.checklist, &self.record, &Observed::new(), today(), self.witness.clone())
    }

    /// The gaps, but for what nobody answered.
    fn gaps(&self) -> Vec<String> {
        let gaps = self.assess().gaps.into_iter().filter(|gap| gap.kind != GapKind::Unanswered);
        gaps.map(|gap| format!("{} {}", gap.kind, gap.key)).collect()
    }
}

#[test]
fn what_nobody_can_tell_now_stays_as_it_was_known() {
    let scene = Scene::new().declares("a", "1", 1).sees(&[("a", "2")]).yes("each@a", 5);
    let kept = |scene: &Scene, witness: Option<&Witness>| {
        let item = &scene.checklist.items()[scene.checklist.position_of("each").unwrap()];
        let before = &scene.record.answers[&key("each@a")];
        resting_now(&scene.record, witness, Some(item), &key("each@a"), before)
            .get("revision a")
            .map(str::to_owned)
    };
    let part = || {
        let mut witness = Witness::clone(scene.witness.as_ref().unwrap());
        witness.cut = Some(Cut::OutOfTime);
        witness.models.get_mut(&id("a")).unwrap().revision = Some("9".to_owned());
        witness
    };
    // The record says it for longer than since somebody saw another, and a part of the project tells nothing.
    assert_eq!(kept(&scene, None).as_deref(), Some("2"));
    assert_eq!(kept(&scene, Some(&part())).as_deref(), Some("2"));
    let cut = Scene { witness: Some(Arc::new(part())), ..scene.clone() };
    assert!(!cut.gaps().iter().any(|gap| gap.starts_with("model-changed")), "{:?}", cut.gaps());
    // What is declared since is known, and so is what a whole look shows.
    let scene = scene.revises("a", Some("3"), 6);
    assert_eq!(kept(&scene, None).as_deref(), Some("3"));
    assert_eq!(kept(&scene, scene.witness.as_deref()).as_deref(), Some("2"));
    let scene = scene.retires("a", 7);
    assert_eq!(kept(&scene, None), None, "a model out of use is no fact");
}

#[test]
fn what_is_asked_per_model_is_asked_once_until_a_model_is_declared() {
    let scene = Scene::new();
    assert_eq!(scene.assess().total.applicable, 4);
    let scene = scene.declares("a", "1", 1).declares("b", "1", 1);
    assert_eq!(scene.assess().total.applicable, 6);
    let keys: Vec<_> = scene.assess().gaps.iter().map(|gap| gap.key.to_string()).collect();
    assert_eq!(keys, ["each@a", "each@b", "plain@a", "plain@b", "once", "prompts"]);
    let scene = scene.yes("each@a", 2);
    let total = scene.assess().total;
    assert_eq!((total.answered, total.said, total.shown), (1, 1, 1));
    assert_eq!(
        scene.retires("a", 3).retires("b", 3).assess().total.applicable,
        4,
        "as before any was declared"
    );
}

#[test]
fn an_answer_that_nothing_asks_for_is_kept_and_says_why() {
    let scene = Scene::new().yes("each", 1).declares("a", "1", 2).yes("each@a", 3).retires("a", 4);
    let scene = scene.declares("b", "1", 5).yes("each@gone", 5).yes("once@b", 5);
    let kept = |text: &str| {
        let item = scene.checklist.item(&key(text).item_id().unwrap()).unwrap();
        scene.record.kept(item, &key(text))
    };
    assert_eq!(kept("each"), Some(Kept::BeforeModels));
    assert_eq!(kept("each@a"), Some(Kept::Retired));
    assert_eq!(kept("each@gone"), Some(Kept::NotDeclared));
    assert_eq!(kept("once@b"), Some(Kept::OnceForAll));
    assert_eq!((kept("each@b"), kept("once")), (None, None));
    assert_eq!(scene.gaps(), [""; 0], "none of them is wanting anything");
}

#[test]
fn a_revision_that_is_declared_anew_re_opens_what_was_said_before_and_not_after() {
    let scene = Scene::new().declares("a", "1", 1).declares("b", "1", 1);
    let scene = scene.yes("each@a", 2).yes("each@b", 2).yes("plain@a", 2).yes("once", 2).yes("prompts", 2);
    assert_eq!(scene.gaps(), [""; 0]);
    assert_eq!(scene.assess().total.shown, 5);
    let scene = scene.revises("a", Some("2"), 3);
    assert_eq!(scene.gaps(), ["model-changed each@a", "model-changed once"]);
    assert_eq!(scene.assess().total.shown, 3, "what rests on another revision is not shown");
    let gap = scene.assess().gaps.into_iter().find(|gap| gap.kind == GapKind::ModelChanged).unwrap();
    assert_eq!(
        gap.sentence(&scene.checklist, &scene.record, &Observed::new()),
        "a: what the answer rests on has changed since: the revision of a, from 1 to 2"
    );
    assert_eq!(scene.yes("each@a", 4).gaps(), ["model-changed once"]);
}

#[test]
fn without_a_look_the_last_word_counts_and_with_one_the_project_does() {
    let scene = Scene::new().declares("a", "1", 1).sees(&[("a", "2")]).yes("each@a", 2);
    assert_eq!(scene.gaps(), [""; 0], "given for what the project uses");
    let blind = Scene { witness: None, ..scene };
    assert_eq!(blind.gaps(), [""; 0], "the record knows less than the answer");
    let told = blind.revises("a", Some("3"), 3);
    assert_eq!(told.gaps(), ["model-changed each@a"]);
    assert_eq!(told.sees(&[("a", "2")]).gaps(), [""; 0], "it was the record that was wrong");
}

#[test]
fn a_note_an_owner_or_a_plan_renews_no_fact_and_a_status_or_a_reaffirmation_does() {
    let scene = || {
        let scene = Scene::new().declares("a", "1", 1).yes("each@a", 2);
        let before = scene.record.answer(&key("each@a")).unwrap().clone();
        let scene = scene.revises("a", Some("2"), 3);
        assert_eq!(scene.gaps(), ["model-changed each@a"]);
        (scene, before)
    };
    let after = |edits: Vec<Edit>| {
        let (mut scene, before) = scene();
        let change = |answer: Answer, each| edit(&answer, each, None, "Ada", at(4));
        scene.record.answers.insert(key("each@a"), edits.into_iter().fold(before, change));
        scene.gaps()
    };
    let plan = Plan { what: "look".to_owned(), by: None };
    for each in [
        Edit::Note("still true".to_owned()),
        Edit::Owner("Grace".to_owned()),
        Edit::Plan(Some(plan)),
        Edit::AddEvidence(Evidence::link("https://example.org/b").unwrap()),
    ] {
        assert_eq!(after(vec![each.clone()]), ["model-changed each@a"], "{each:?}");
    }
    let (scene, _) = scene();
    let item = scene.checklist.item(&key("each@a").item_id().unwrap()).unwrap();
    let now = || Edit::Facts(resting(&facts(&scene.record, None), item, &key("each@a")));
    assert_eq!(after(vec![Edit::Status(Status::Yes), now()]), [""; 0]);
    let affirmed =
        Affirmed { at: at(4), by: "Ada".to_owned(), release: "1.0".parse().unwrap(), unchanged: false };
    assert_eq!(after(vec![Edit::Affirm(affirmed), now()]), [""; 0]);
    // What was given for a newer revision than the record knows stays so, whatever is written beside it.
    let scene = Scene::new().declares("a", "1", 1).sees(&[("a", "2")]).yes("each@a", 2);
    let mut blind = Scene { witness: None, ..scene };
    let noted =
        edit(blind.record.answer(&key("each@a")).unwrap(), Edit::Note("n".into()), None, "Ada", at(5));
    blind.record.answers.insert(key("each@a"), noted);
    assert_eq!(blind.gaps(), [""; 0]);
}

#[test]
fn to_lose_a_pin_is_a_change_and_to_get_the_first_one_is_none() {
    let scene =
        Scene::new().declares("a", "1", 1).sees(&[("a", "1")]).yes("each@a", 2).sees(&[("a", "none")]);
    assert_eq!(scene.gaps(), ["model-changed each@a"]);
    let blind = Scene { witness: None, ..scene }.revises("a", None, 3);
    assert_eq!(blind.gaps(), ["model-changed each@a"], "as the record says too");
    let scene = Scene::new().declares("a", "1", 1).sees(&[("a", "none")]).yes("each@a", 2);
    assert_eq!(scene.sees(&[("a", "1")]).gaps(), [""; 0], "nobody knew on what it rested");
}

#[test]
fn files_that_are_gone_are_a_change_to_whoever_looked_everywhere_and_no_files_are_nothing_to_rest_on() {
    let lies = |files: Option<&str>, cut| {
        let mut witness = Witness::default();
        witness.models.insert(id("a"), Seen { revision: None, files: files.map(str::to_owned) });
        witness.cut = cut;
        Some(Arc::new(witness))
    };
    let mut scene = Scene::of(of_items(&[("held", "model", "\"file-digest\"")])).declares("a", "1", 1);
    scene.witness = lies(Some("a.bin 1f2e"), None);
    let mut scene = scene.yes("held@a", 2);
    assert_eq!(scene.gaps(), [""; 0]);
    for (witness, gaps) in [
        (lies(None, None), vec!["model-changed held@a"]),
        (lies(Some("b.bin 1f2e"), None), vec!["model-changed held@a"]),
        (lies(None, Some(Cut::OutOfTime)), vec![]),
        (None, vec![]),
        (lies(Some("a.bin 1f2e"), None), vec![]),
    ] {
        scene.witness = witness;
        assert_eq!(scene.gaps(), gaps, "{:?}", scene.witness);
    }
    scene.witness = lies(None, None);
    let mut scene = scene.yes("held@a", 3);
    assert_eq!(scene.record.answer(&key("held@a")).unwrap().facts, <_>::default());
    scene.witness = lies(Some("a.bin 1f2e"), None);
    assert_eq!(scene.gaps(), [""; 0], "nobody had seen a file when it was answered");
}

#[test]
fn another_model_in_use_re_opens_what_is_said_of_all_of_them() {
    let scene = Scene::new().declares("a", "1", 1).yes("once", 2).yes("each@a", 2).declares("b", "1", 3);
    assert_eq!(scene.gaps(), ["model-changed once"]);
    assert_eq!(scene.retires("b", 4).gaps(), [""; 0]);
}

#[test]
fn the_queue_asks_of_each_model_and_says_what_moved() {
    let mut scene =
        Scene::new().declares("a", "1", 1).declares("b", "1", 1).yes("each@a", 2).yes("each@b", 2);
    scene.record.release = Some(OpenRelease::new("1.0".parse().unwrap(), None, "Ada", at(3)));
    let scene = scene.revises("a", Some("2"), 4);
    let queue = queue_seen(&scene.checklist, &scene.record, &Observed::new(), today(), None, None);
    let told: Vec<_> = queue.entries.iter().map(|entry| format!("{} {}", entry.kind(), entry.key)).collect();
    assert_eq!(
        told,
        [
            "fact-changed each@a",
            "unanswered plain@a",
            "unanswered plain@b",
            "unanswered once",
            "unanswered prompts"
        ]
    );
    assert_eq!(
        queue.entries[0].reasons[0].sentence(),
        "a fact behind the answer has changed: the revision of a, from 1 to 2"
    );
}

const MODELS: [&str; 3] = ["a", "b", "hub:c"];
const KEYS: [&str; 8] = ["each", "each@a", "each@b", "plain@a", "once", "once@a", "prompts", "each@hub:c"];

#[derive(Debug, Clone)]
enum Deed {
    Declare(&'static str, u32),
    Retire(&'static str),
    Revise(&'static str, u32),
    Yes(&'static str),
    See(&'static str, u32),
    Wait(&'static str),
}

fn deed() -> impl Strategy<Value = Deed> {
    let model = || select(&MODELS[..]);
    prop_oneof![
        (model(), 0..3_u32).prop_map(|(model, revision)| Deed::Declare(model, revision)),
        model().prop_map(Deed::Retire),
        (model(), 0..3_u32).prop_map(|(model, revision)| Deed::Revise(model, revision)),
        select(&KEYS[..]).prop_map(Deed::Yes),
        (model(), 0..3_u32).prop_map(|(model, revision)| Deed::See(model, revision)),
        select(&KEYS[..]).prop_map(Deed::Wait),
    ]
}

fn done(scene: Scene, deed: &Deed, day: u32) -> Scene {
    match deed {
        Deed::Declare(model, revision) => scene.declares(model, &revision.to_string(), day),
        Deed::Retire(model) => scene.retires(model, day),
        Deed::Revise(model, revision) => scene.revises(model, Some(&revision.to_string()), day),
        Deed::Yes(key) => scene.yes(key, day),
        Deed::See(model, revision) => scene.sees(&[(model, &revision.to_string())]),
        Deed::Wait(text) => {
            let mut scene = scene;
            let said = |note: &str| Answer { note: note.to_owned(), ..Answer::default() };
            scene.record.conflicts.insert(key(text), Versions { ours: said("a"), theirs: said("b") });
            scene
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn to_declare_retire_and_revise_models_drops_no_answer_and_counts_every_question(deeds in vec(deed(), 1..20)) {
        let mut scene = Scene::new();
        for (day, deed) in deeds.iter().enumerate() {
            let before = scene.record.clone();
            scene = done(scene, deed, 1 + u32::try_from(day).unwrap());
            if !matches!(deed, Deed::Yes(_)) {
                for (key, answer) in before.written() {
                    prop_assert_eq!(scene.record.answer(key), Some(answer));
                }
            }
            let all = scene.assess();
            let asked: usize = scene.checklist.items().iter().map(|item| scene.record.keys_of(item).len()).sum();
            prop_assert_eq!(all.total.applicable, asked);
            for gap in all.gaps.iter().filter(|gap| gap.kind != GapKind::Conflict) {
                let item = scene.checklist.item(&gap.key.item_id().unwrap()).unwrap();
                prop_assert!(scene.record.keys_of(item).contains(&gap.key), "{} is not asked", gap.key);
            }
            for (item, asked) in scene.checklist.items().iter().zip(&all.items) {
                let models: Vec<_> = asked.each().map(|(model, _)| AnswerKey::of(&item.id, model)).collect();
                prop_assert_eq!(models, scene.record.keys_of(item));
            }
        }
    }

    #[test]
    fn to_judge_one_item_again_gives_what_judging_everything_gives(deeds in vec(deed(), 1..15), said in select(&KEYS[..]), item in select(&["each", "once"][..])) {
        let mut scene = Scene::new();
        for (day, deed) in deeds.iter().enumerate() {
            scene = done(scene, deed, 1 + u32::try_from(day).unwrap());
        }
        scene.record.release = Some(OpenRelease::new("1.0".parse().unwrap(), None, "Ada", at(3)));
        let mut again = scene.assess();
        let queue_of = |scene: &Scene| {
            let witness = scene.witness.as_deref();
            queue_seen(&scene.checklist, &scene.record, &Observed::new(), today(), None, witness)
        };
        let mut queue = queue_of(&scene);
        let said = if said.starts_with(item) { said } else { item };
        scene = scene.yes(said, 20);
        scene.record.conflicts.remove(&key(said));
        let position = scene.checklist.position(&item.parse::<ItemId>().unwrap()).unwrap();
        again.again(position, &scene.checklist, &scene.record, &Observed::new(), today());
        prop_assert_eq!(again, scene.assess());
        let witness = scene.witness.as_deref();
        queue.again(position, &scene.checklist, &scene.record, &Observed::new(), today(), None, witness);
        prop_assert_eq!(queue, queue_of(&scene));
    }

    #[test]
    fn what_rests_on_nothing_that_moved_is_judged_as_if_nothing_had_moved(deeds in vec(deed(), 1..15)) {
        let mut scene = Scene::new();
        for (day, deed) in deeds.iter().enumerate() {
            scene = done(scene, deed, 1 + u32::try_from(day).unwrap());
        }
        let mut bare = scene.record.clone();
        for answer in bare.answers.values_mut() {
            answer.facts = mindgap::record::Facts::default();
        }
        let without = assess(&scene.checklist, &bare, &Observed::new(), today()).gaps;
        let with = scene.assess().gaps;
        let moved = with.iter().filter(|gap| gap.kind == GapKind::ModelChanged).count();
        prop_assert_eq!(with.len() - moved, without.len());
    }
}

#[test]
fn what_is_about_weights_is_not_asked_of_a_hosted_model_and_no_answer_is_lost() {
    let items = [("any", "model", ""), ("weights", "model of weights", ""), ("terms", "model of hosted", "")];
    let mut scene = Scene::of(of_items(&items));
    // An answer from before the item said of which models it is asked.
    scene.record.answers.insert(key("weights@openai:gpt-4o"), said(Status::Yes));
    for model in ["openai:gpt-4o", "org/x", "acme:y"] {
        let declared = Declared::new(How::ByHand, None, "", "Ada", at(1));
        for change in declare(&scene.record, &scene.checklist, &id(model), declared) {
            drop(change.apply(&mut scene.record));
        }
    }
    let keys = |record: &Record, item: &str| {
        let item = scene.checklist.item(&item.parse().unwrap()).unwrap();
        record.keys_of(item).iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    // Of a model whose hub nobody knows, everything is asked.
    assert_eq!(keys(&scene.record, "any"), ["any@acme:y", "any@openai:gpt-4o", "any@org/x"]);
    assert_eq!(keys(&scene.record, "weights"), ["weights@acme:y", "weights@org/x"]);
    assert_eq!(keys(&scene.record, "terms"), ["terms@acme:y", "terms@openai:gpt-4o"]);
    let judged = assess(&scene.checklist, &scene.record, &Observed::new(), today());
    let open: Vec<_> = judged.gaps.iter().map(|gap| gap.key.as_str()).collect();
    let wanted = ["any@acme:y", "any@openai:gpt-4o", "any@org/x", "weights@acme:y", "weights@org/x"];
    assert_eq!(open, [&wanted[..], &["terms@acme:y", "terms@openai:gpt-4o"]].concat());
    assert_eq!(judged.standing(1, Some("openai:gpt-4o")), Some(&mindgap::assess::Standing::NotAsked));
    // The answer is kept and says why; no empty block was made for what is not asked.
    let kept = |record: &Record, text: &str| {
        let item = scene.checklist.item(&key(text).item_id().unwrap()).unwrap().clone();
        record.kept(&item, &key(text))
    };
    assert_eq!(kept(&scene.record, "weights@openai:gpt-4o"), Some(Kept::Hosted));
    assert_eq!(kept(&scene.record, "terms@org/x"), Some(Kept::NotHosted));
    assert!(scene.record.answers.contains_key(&key("weights@openai:gpt-4o")));
    assert!(!scene.record.answers.contains_key(&key("terms@org/x")));
    // With hosted models alone the item is not asked at all, as one that the profile hides.
    for model in ["org/x", "acme:y"] {
        let gone = retire(&scene.record, &id(model), "Ada", at(2)).unwrap();
        drop(gone.apply(&mut scene.record));
    }
    let item = scene.checklist.item(&"weights".parse().unwrap()).unwrap();
    assert!(!scene.record.is_asked(item) && keys(&scene.record, "weights").is_empty());
    let judged = assess(&scene.checklist, &scene.record, &Observed::new(), today());
    assert!(!judged.items[1].is_asked() && !judged.items[1].is_shown());
    let release = OpenRelease::new("1".parse().unwrap(), None, "Ada", at(3));
    scene.record.release = Some(release);
    let queue = queue_seen(&scene.checklist, &scene.record, &Observed::new(), today(), None, None);
    let asked: Vec<_> = queue.entries.iter().map(|entry| entry.key.as_str()).collect();
    assert_eq!(asked, ["any@openai:gpt-4o", "terms@openai:gpt-4o"]);
}

#[test]
fn the_hubs_of_a_scan_say_whether_a_model_is_hosted_as_the_record_does() {
    for hub in mindgap::scan::Hub::ALL {
        let told = mindgap::record::is_hosted(hub.word());
        let by_its_word = !matches!(hub.word(), "openai-compatible" | "gateway");
        assert_eq!(told, by_its_word.then_some(hub.is_hosted()), "{hub}");
    }
}
