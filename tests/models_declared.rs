//! Models that are declared, what is asked of each, and what a changed pin re-opens: told through the command line, in a
//! small project whose code names two models.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[path = "alone/programs.rs"]
mod alone;

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::Path;

use mindgap::checklist::{Basis, Item, builtin};
use mindgap::record::{Evidence, Record, Status, parse};
use serde_json::Value;

const ONE: &str = "1110a243fdf4706b3f48f1d95db1a4f5529b4d41";
const TWO: &str = "2220a243fdf4706b3f48f1d95db1a4f5529b4d41";

/// A project that uses `org/first` at a revision, and `openai:gpt-4o-2024-08-06`.
struct Product {
    folder: tempfile::TempDir,
}

impl Product {
    fn new() -> Self {
        let product = Self { folder: tempfile::tempdir().unwrap() };
        product.pins(ONE);
        let hosted = "from openai import OpenAI\nOpenAI().responses.create(model=\"gpt-4o-2024-08-06\")\n";
        fs::write(product.root().join("chat.py"), hosted).unwrap();
        product.says(&["init", "--name", "bot", "--set", "model-source=hub,hosted"]);
        product
    }

    fn root(&self) -> &Path {
        self.folder.path()
    }

    fn pins(&self, revision: &str) {
        let load = format!("AutoModel.from_pretrained(\"org/first\", revision=\"{revision}\")");
        fs::write(self.root().join("load.py"), format!("from transformers import AutoModel\n{load}\n"))
            .unwrap();
    }

    fn run(&self, args: &[&str], code: i32) -> (String, String) {
        let output = alone::mindgap(self.root()).args(["--who", "Ada"]).args(args).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let (out, err) = (text(output.stdout), text(output.stderr));
        assert_eq!(output.status.code(), Some(code), "{args:?}\n{out}\n{err}");
        (out, err)
    }

    fn says(&self, args: &[&str]) -> String {
        self.run(args, 0).0
    }

    fn json(&self, args: &[&str]) -> Value {
        let output = alone::mindgap(self.root())
            .args(["--who", "Ada"])
            .args(args)
            .args(["--format", "json"])
            .output()
            .unwrap();
        serde_json::from_slice(&output.stdout).unwrap()
    }

    fn record(&self) -> Record {
        parse(&fs::read_to_string(self.root().join("ai-safety/record.json")).unwrap()).unwrap()
    }

    fn yes(&self, key: &str) {
        self.says(&["answer", key, "yes", "--evidence", "https://example.org/a"]);
    }

    /// The answers that are re-opened because something moved, with the sentence of each.
    fn moved(&self, args: &[&str]) -> Vec<(String, String)> {
        let check = self.json(&[&["check"], args].concat());
        let gaps = check["gaps"].as_array().unwrap().iter().filter(|gap| gap["kind"] == "model-changed");
        let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        gaps.map(|gap| (format!("{}@{}", word(&gap["item"]), word(&gap["model"])), word(&gap["sentence"])))
            .collect()
    }
}

fn answered(product: &Product) {
    product.says(&["models", "add", "--seen"]);
    for key in [
        "pin-model-revision@org/first",
        "model-card-read@org/first",
        "pin-model-revision@openai:gpt-4o-2024-08-06",
        "safety-owner",
    ] {
        product.yes(key);
    }
}

#[test]
fn a_changed_pin_re_opens_exactly_the_answers_that_rest_on_it_until_it_is_changed_back() {
    let product = Product::new();
    answered(&product);
    assert_eq!(product.moved(&["--scan"]), []);
    let before = fs::read(product.root().join("ai-safety/record.json")).unwrap();
    product.pins(TWO);
    let told = product.moved(&["--scan"]);
    let text = product.run(&["check", "--scan"], 1).0;
    assert!(text.contains("pin-model-revision@org/first: what the answer rests on has changed"), "{text}");
    let keys: Vec<_> = told.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(keys, ["model-card-read@org/first", "pin-model-revision@org/first"]);
    for (_, sentence) in &told {
        let expected = format!(
            "org/first: what the answer rests on has changed since: the revision of org/first, from {ONE} to {TWO}"
        );
        assert_eq!(*sentence, expected);
    }
    let check = product.json(&["check", "--scan"]);
    assert_eq!(check["total"]["shown"], 2, "what rested on another revision is not shown");
    assert_eq!(product.moved(&[]), [], "without a look nobody knows");
    product.pins(ONE);
    assert_eq!(product.moved(&["--scan"]), [], "changed back");
    assert_eq!(
        before,
        fs::read(product.root().join("ai-safety/record.json")).unwrap(),
        "a look writes nothing"
    );
}

#[test]
fn an_adapter_a_data_set_and_a_prompt_each_re_open_exactly_the_answers_that_rest_on_them() {
    let product = Product::new();
    let write = |path: &str, content: &[u8]| {
        let path = product.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    };
    let loads =
        |set: &str| format!("from datasets import load_dataset\nload_dataset(\"{set}\")\n").into_bytes();
    let puts_on = |revision: &str| {
        let call = format!("PeftModel.from_pretrained(base, \"org/adapter\", revision=\"{revision}\")");
        format!("from peft import PeftModel\n{call}\n").into_bytes()
    };
    let facts = [
        ("adapter.py", puts_on(ONE), puts_on(TWO), Basis::Adapter, "the adapters, from"),
        ("tune.py", loads("org/letters"), loads("org/others"), Basis::DataSet, "the data sets, from"),
        (
            "app/prompts/system.md",
            b"You are kind.\n".to_vec(),
            b"You are brief.\n".to_vec(),
            Basis::PromptFile,
            "the prompt files, from",
        ),
    ];
    for (path, before, ..) in &facts {
        write(path, before);
    }
    let checklist = builtin().unwrap();
    let rests = |item: &Item| facts.iter().any(|(.., basis, _)| item.rests_on.contains(basis));
    let others = checklist.items().iter().filter(|item| !rests(item)).step_by(6);
    let answered: Vec<&Item> = checklist.items().iter().filter(|item| rests(item)).chain(others).collect();
    for item in &answered {
        product.yes(item.id.as_str());
    }
    assert_eq!(product.moved(&["--scan"]), []);
    for (path, before, after, basis, words) in &facts {
        write(path, after);
        let told = product.moved(&["--scan"]);
        let own: BTreeSet<&str> = told
            .iter()
            .filter(|(_, sentence)| sentence.contains(words))
            .map(|(key, _)| key.trim_end_matches('@'))
            .collect();
        let expected: BTreeSet<&str> = answered
            .iter()
            .filter(|item| item.rests_on.contains(basis))
            .map(|item| item.id.as_str())
            .collect();
        assert!(expected.len() > 2, "{path}: {expected:?}");
        assert_eq!(own, expected, "{path}");
        // An adapter is a model as well, of which a revision is a fact of its own.
        let of_it = "the revision of org/adapter";
        let stray = told.iter().find(|(_, told)| !told.contains(words) && !told.contains(of_it));
        assert_eq!(stray, None, "{path}");
        write(path, before);
        assert_eq!(product.moved(&["--scan"]), [], "{path}: changed back");
    }
}

#[test]
fn to_take_a_revision_over_says_what_it_re_opens_and_an_answer_or_a_reaffirmation_closes_it() {
    let product = Product::new();
    answered(&product);
    product.says(&["release", "open", "1.0.0"]);
    product.pins(TWO);
    let said = product.says(&["models", "update"]);
    let told = format!(
        "updated: org/first, at {TWO}\n  [full-commit]: this state and no other\nre-opened: 2 answers\n"
    );
    assert!(said.contains(&told), "{said}");
    assert_eq!(product.moved(&[]).len(), 2, "now everybody knows");
    assert_eq!(
        product.says(&["models", "update"]),
        "every declared revision is the one that the project uses\n"
    );
    let queue = product.json(&["release", "queue"]);
    let entries = queue["entries"].as_array().unwrap_or_else(|| panic!("{queue}"));
    let of = |kind: &str| {
        let has =
            |entry: &&Value| entry["reasons"].as_array().unwrap().iter().any(|each| each["kind"] == kind);
        entries.iter().filter(has).count()
    };
    assert_eq!(of("fact-changed"), 2, "{queue}");
    product.says(&["release", "affirm", "pin-model-revision@org/first"]);
    assert_eq!(product.moved(&[]).len(), 1);
    product.yes("model-card-read@org/first");
    assert_eq!((product.moved(&[]), product.moved(&["--scan"])), (vec![], vec![]));
}

#[test]
fn a_note_written_after_a_revision_was_taken_over_closes_nothing() {
    let product = Product::new();
    answered(&product);
    product.pins(TWO);
    product.says(&["models", "update"]);
    assert_eq!(product.moved(&[]).len(), 2);
    let keep = ["answer", "pin-model-revision@org/first", "keep"];
    for more in [["--note", "looks fine"], ["--owner", "Grace"], ["--plan", "look at the new card"]] {
        product.says(&[&keep[..], &more].concat());
        assert_eq!((product.moved(&[]).len(), product.moved(&["--scan"]).len()), (2, 2), "{more:?}");
    }
    product.yes("pin-model-revision@org/first");
    assert_eq!(product.moved(&[]).len(), 1);
}

#[test]
fn an_answer_keeps_the_facts_as_the_project_shows_them_though_the_record_is_older() {
    let product = Product::new();
    answered(&product);
    product.pins(TWO);
    product.says(&["models", "add", "org/first", "--note", "the small one"]);
    assert_eq!(product.record().declared("org/first").unwrap().revision.as_deref(), Some(ONE));
    product.yes("pin-model-revision@org/first");
    assert_eq!(product.moved(&["--scan"]).len(), 1, "the other one still rests on the old revision");
}

#[test]
fn an_item_is_asked_of_each_model_once_any_is_declared_and_what_was_said_before_is_kept() {
    let product = Product::new();
    product.yes("pin-model-revision");
    let counts = |product: &Product| product.json(&["check"])["total"]["applicable"].as_u64().unwrap();
    let once = counts(&product);
    let said = product.says(&["models", "add", "--seen"]);
    assert!(
        said.contains(&format!("in use: openai:gpt-4o-2024-08-06\nin use: org/first, at {ONE}\n")),
        "{said}"
    );
    assert!(said.contains("1 answer was given for the whole project, kept beside"), "{said}");
    let each =
        said.lines().find_map(|line| line.strip_prefix("asked of each model: ")?.strip_suffix(" items"));
    let each: u64 = each.unwrap().parse().unwrap();
    // Three items are about weights, and one is about hosted models: each of those is asked of one of the two.
    assert_eq!(counts(&product), once + each - 4, "two models, each asked");
    let (_, error) = product.run(&["answer", "pin-model-revision", "no"], 2);
    assert!(error.contains("is asked of each model"), "{error}");
    assert!(
        error.contains("`pin-model-revision@openai:gpt-4o-2024-08-06` or `pin-model-revision@org/first`"),
        "{error}"
    );
    product.says(&["answer", "pin-model-revision@org/first", "--from-project"]);
    let record = product.record();
    let answer = |key: &str| record.answer(&key.parse().unwrap()).cloned().unwrap();
    assert_eq!(answer("pin-model-revision@org/first").status, Some(Status::Yes));
    assert_eq!(answer("pin-model-revision@org/first").evidence, answer("pin-model-revision").evidence);
    let export = product.says(&["export"]);
    assert!(
        export.contains("- Kept: given for the whole project, before its models were declared; kept"),
        "{export}"
    );
    assert!(
        export.contains("For the model `openai:gpt-4o-2024-08-06`:\n\n- Status: · unanswered"),
        "{export}"
    );
    let json = product.json(&["export"]);
    assert_eq!(json["models"].as_array().unwrap().len(), 2);
    let item = json["phases"].as_array().unwrap().iter().flat_map(|phase| phase["items"].as_array().unwrap());
    let item = item.into_iter().find(|item| item["id"] == "pin-model-revision").unwrap();
    assert_eq!(item["asked_of"], serde_json::json!(["openai:gpt-4o-2024-08-06", "org/first"]));
    assert_eq!(item["answers"][0]["kept"], "before-models");
}

#[test]
fn what_was_seen_of_one_model_shows_nothing_of_another_that_takes_the_projects_answer() {
    let product = Product::new();
    product.yes("pin-model-revision");
    product.says(&["answer", "pin-model-revision", "keep", "--adopt", "model-pin:load.py"]);
    product.says(&["models", "add", "--seen"]);
    let key = "pin-model-revision@openai:gpt-4o-2024-08-06";
    let (_, error) = product.run(&["answer", key, "--from-project"], 0);
    assert!(error.contains("stays with it: adopt what is about this model"), "{error}");
    let record = product.record();
    let evidence = |key: &str| record.answer(&key.parse().unwrap()).unwrap().evidence.clone();
    let seen = |all: &[Evidence]| all.iter().any(|each| matches!(each, Evidence::Observation(_)));
    assert!(seen(&evidence("pin-model-revision")), "it stays where it was adopted");
    assert!(!seen(&evidence(key)), "{:?}", evidence(key));
    assert_eq!(evidence(key).len() + 1, evidence("pin-model-revision").len(), "the rest is taken over");
}

#[test]
fn a_model_that_is_retired_keeps_its_answers_and_is_asked_nothing() {
    let product = Product::new();
    answered(&product);
    let before = product.record();
    let said = product.says(&["models", "retire", "org/first"]);
    assert_eq!(said, "out of use: org/first; kept: 2 answers\n");
    let after = product.record();
    assert_eq!(before.answers, after.answers);
    let check = product.json(&["check"]);
    let gaps = check["gaps"].as_array().unwrap();
    assert!(gaps.iter().all(|gap| gap["model"] != "org/first" && gap["kind"] != "orphaned"), "{gaps:?}");
    let said = product.says(&["export"]);
    assert!(
        said.contains("out of use since") && said.contains("- Kept: its model is no longer in use; kept")
    );
    let (_, error) = product.run(&["answer", "pin-model-revision@org/first", "no"], 2);
    assert!(error.contains("`org/first` is not in use"), "{error}");
    product.run(&["models", "retire", "org/first"], 2);
    product.says(&["models", "add", "org/first"]);
    assert!(product.record().declared("org/first").unwrap().retired.is_none());
    assert_eq!(product.json(&["check"])["total"]["said"], 4);
}

#[test]
fn what_speaks_against_a_model_that_nobody_declared_is_told_wherever_one_looks() {
    let product = Product::new();
    product.says(&["models", "add", "org/first"]);
    let loose = "from transformers import AutoModel\nAutoModel.from_pretrained(\"org/loose\")\n";
    fs::write(product.root().join("more.py"), loose).unwrap();
    product.yes("pin-model-revision@org/first");
    let words = "seen, not declared or not in use: 1 contradiction of org/loose\n";
    let check = product.run(&["check", "--scan"], 1).0;
    assert!(check.contains(words), "{check}");
    assert!(check.contains("  pin-model-revision: more.py:2: "), "{check}");
    assert!(product.says(&["models", "list"]).contains(words));
    assert!(product.says(&["models"]).contains(words));
    let json = product.json(&["check", "--scan"]);
    let told = &json["scan"]["contradicts_unasked"][0];
    assert_eq!(
        (&told["model"], &told["item"]),
        (&"org/loose".into(), &"pin-model-revision".into()),
        "{json}"
    );
    assert_eq!(product.json(&["models", "list"])["models"][2]["contradictions"], 1);
    // Set aside, it is told as that; declared, it is told of the question.
    let aside = ["set-aside", "model-pin:more.py", "--until", "2999-01-01", "--reason", "a benchmark"];
    product.says(&aside);
    assert!(!product.says(&["models", "list"]).contains("contradiction of"));
    product.says(&["set-aside", "model-pin:more.py", "--take-back"]);
    product.says(&["models", "add", "--seen"]);
    product.yes("pin-model-revision@org/loose");
    let check = product.run(&["check", "--scan"], 1).0;
    assert!(check.contains("pin-model-revision@org/loose is contradicted by more.py:2"), "{check}");
    assert!(!check.contains("not declared or not in use"), "{check}");
    product.says(&["models", "retire", "org/loose"]);
    assert!(product.says(&["models", "list"]).contains(words), "out of use, and still in the code");
}

#[test]
fn of_many_places_against_one_answer_the_first_few_are_told_and_programs_get_all() {
    let product = Product::new();
    let calls: Vec<String> =
        (0..12).map(|each| format!("AutoModel.from_pretrained(\"org/loose-{each}\")\n")).collect();
    let code = format!("from transformers import AutoModel\n{}", calls.concat());
    fs::write(product.root().join("more.py"), code).unwrap();
    product.yes("pin-model-revision");
    let check = product.run(&["check", "--scan"], 1).0;
    assert_eq!(check.matches("pin-model-revision is contradicted by").count(), 3, "{check}");
    assert!(check.contains("  and 9 more; `mindgap scan` lists them\n"), "{check}");
    let json = product.json(&["check", "--scan"]);
    assert_eq!(json["scan"]["contradicts"].as_array().unwrap().len(), 12);
}

#[test]
fn a_name_without_a_hub_is_told_by_its_provider_or_asked_for() {
    let product = Product::new();
    assert!(product.says(&["models", "add", "gpt-4o"]).contains("in use: openai:gpt-4o\n"));
    let (_, error) = product.run(&["models", "add", "gpt2"], 2);
    assert!(error.contains("`gpt2` does not say where the model comes from"), "{error}");
    assert!(error.contains("huggingface:gpt2"), "{error}");
    assert!(product.says(&["models", "add", "huggingface:gpt2"]).contains("in use: gpt2\n"));
    assert!(
        product.says(&["models", "add", "gpt2", "--note", "small"]).contains("in use: gpt2"),
        "known by now"
    );
    // An organisation may be called as a family of hosted models begins.
    assert!(product.says(&["models", "add", "o1-labs/model"]).contains("in use: o1-labs/model\n"));
    assert!(product.says(&["models", "add", "o1-mini"]).contains("in use: openai:o1-mini\n"));
    let ids: Vec<_> = product.record().models.keys().map(ToString::to_string).collect();
    assert_eq!(ids, ["gpt2", "o1-labs/model", "openai:gpt-4o", "openai:o1-mini"]);
}

/// The record of a product, with so many models of a name more.
fn with_models(product: &Product, name: &str, count: usize) -> String {
    let path = product.root().join("ai-safety/record.json");
    let mut json: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let one = serde_json::json!({"at": "2026-01-01T00:00:00Z", "by": "Ada", "how": "by-hand"});
    let models = (0..count).map(|each| (format!("org/{name}{each:05}"), one.clone()));
    json["models"] = Value::Object(models.collect());
    serde_json::to_string_pretty(&json).unwrap()
}

#[test]
fn a_record_has_a_bound_on_its_models_and_says_so() {
    let product = Product::new();
    let path = product.root().join("ai-safety/record.json");
    fs::write(&path, with_models(&product, "m", 1_000)).unwrap();
    let before = fs::read(&path).unwrap();
    for args in [&["models", "add", "org/other"][..], &["models", "add", "--seen"]] {
        let (_, error) = product.run(args, 2);
        assert!(error.contains("nobody declares more than 1000 in a record"), "{error}");
    }
    assert_eq!(before, fs::read(&path).unwrap());
    fs::write(&path, with_models(&product, "m", 20_001)).unwrap();
    let (_, error) = product.run(&["check"], 2);
    assert!(error.contains("there are 20001 models, and at most 20000 are read"), "{error}");
}

#[test]
fn the_models_of_two_branches_are_one_record_that_everybody_can_go_on_with() {
    let product = Product::new();
    let path = product.root().join("ai-safety/record.json");
    let base = fs::read_to_string(&path).unwrap();
    let side = |name: &str, text: &str| fs::write(product.root().join(name), text).unwrap();
    let (ours, theirs) = (with_models(&product, "ours", 600), with_models(&product, "theirs", 600));
    side("base.json", &base);
    side("theirs.json", &theirs);
    // As git's driver brings them together, and as git leaves them without it.
    fs::write(&path, &ours).unwrap();
    product.says(&["merge", "base.json", "ai-safety/record.json", "theirs.json"]);
    assert_eq!(product.record().models.len(), 1_200);
    product.yes("safety-owner");
    let (_, error) = product.run(&["models", "add", "org/other"], 2);
    assert!(error.contains("there would be 1201 models"), "{error}");
    product.says(&["models", "retire", "org/ours00000"]);
    fs::write(&path, format!("<<<<<<< ours\n{ours}\n=======\n{theirs}\n>>>>>>> theirs\n")).unwrap();
    product.says(&["merge", "--resolve"]);
    assert_eq!(product.record().models.len(), 1_200);
}

#[test]
fn a_model_that_no_place_names_is_declared_and_said_to_be_named_nowhere() {
    let product = Product::new();
    let (_, error) = product.run(&["models", "add", "org/second", "--revision", "zz"], 0);
    assert!(error.contains("no place in the product names org/second, as far as the scan sees"), "{error}");
    let (_, error) = product.run(&["models", "add", "org/first"], 0);
    assert!(!error.contains("no place"), "{error}");
    assert_eq!(product.record().models.len(), 2);
}

#[test]
fn where_nobody_could_read_the_merged_record_back_both_sides_stand_in_gits_marks() {
    let product = Product::new();
    let (ours, theirs) = (with_models(&product, "ours", 12_000), with_models(&product, "theirs", 12_000));
    for (name, text) in [("base.json", "{}"), ("ours.json", &ours), ("theirs.json", &theirs)] {
        fs::write(product.root().join(name), text).unwrap();
    }
    let (_, error) = product.run(&["merge", "base.json", "ours.json", "theirs.json"], 2);
    assert!(error.contains("there are 24000 models, and at most 20000 are read"), "{error}");
    assert!(error.contains("merged as plain text instead, with git's marks"), "{error}");
    assert!(!error.contains("left as it is"), "{error}");
    // Git takes what stands there for the result: with ours alone, all that the other side says would be gone.
    let left = fs::read_to_string(product.root().join("ours.json")).unwrap();
    let left: HashSet<&str> = left.lines().collect();
    assert!(left.iter().any(|line| line.starts_with("<<<<<<<")), "no marks");
    for line in ours.lines().chain(theirs.lines()).filter(|line| line.contains("org/")) {
        assert!(left.contains(line), "{line} is gone");
    }
}

#[test]
fn what_is_no_longer_asked_is_withdrawn_and_not_answered() {
    let product = Product::new();
    product.yes("pin-model-revision");
    answered(&product);
    product.says(&["models", "retire", "org/first"]);
    for key in ["pin-model-revision", "pin-model-revision@org/first"] {
        for more in [["--note", "n"], ["--owner", "Grace"], ["--evidence", "https://example.org/b"]] {
            product.run(&[&["answer", key, "keep"][..], &more].concat(), 2);
        }
        product.says(&["answer", key, "keep", "--drop-evidence", "https://example.org/a"]);
        product.says(&["answer", key, "unanswered"]);
    }
    assert!(product.record().answer(&"pin-model-revision".parse().unwrap()).is_none());
}

#[test]
fn the_list_tells_what_became_of_each_model() {
    let product = Product::new();
    let states = |product: &Product| {
        let list = product.json(&["models", "list"]);
        let models = list["models"].as_array().unwrap().clone();
        let word = |model: &Value, field: &str| model[field].as_str().unwrap().to_owned();
        models
            .iter()
            .map(|model| format!("{} {}", word(model, "id"), word(model, "state")))
            .collect::<Vec<_>>()
    };
    assert_eq!(states(&product), ["openai:gpt-4o-2024-08-06 not-declared", "org/first not-declared"]);
    product.says(&["models", "add", "--seen"]);
    product.says(&["models", "add", "local:models/own.gguf", "--note", "trained here"]);
    product.says(&["models", "retire", "openai:gpt-4o-2024-08-06"]);
    fs::write(product.root().join("load.py"), "").unwrap();
    assert_eq!(
        states(&product),
        ["local:models/own.gguf in-use", "openai:gpt-4o-2024-08-06 retired", "org/first gone"]
    );
    let check = product.run(&["check", "--scan"], 1).0;
    assert!(check.contains("model org/first is declared and no longer seen"), "{check}");
    let text = product.says(&["models", "list"]);
    assert!(
        text.contains("2 models in use, 1 gone") || text.contains("1 model in use, 1 gone, 1 retired"),
        "{text}"
    );
}

#[test]
fn a_model_that_is_used_at_two_revisions_or_is_gone_is_not_said_to_be_up_to_date() {
    let product = Product::new();
    product.says(&["models", "add", "--seen"]);
    assert!(product.says(&["models", "update"]).contains("every declared revision is the one"));
    fs::write(
        product.root().join("more.py"),
        "from transformers import AutoModel\nAutoModel.from_pretrained(\"org/first\")\n",
    )
    .unwrap();
    fs::write(product.root().join("chat.py"), "").unwrap();
    let said = product.says(&["models", "update"]);
    assert!(!said.contains("every declared revision"), "{said}");
    let split = format!("not updated: org/first is used at more than one revision ({ONE}, none)");
    assert!(said.contains(&split), "{said}");
    let gone =
        "gone: openai:gpt-4o-2024-08-06 is no longer seen; `mindgap models retire openai:gpt-4o-2024-08-06`";
    assert!(said.contains(gone), "{said}");
    let json = product.json(&["models", "update"]);
    assert_eq!(
        (&json["split"]["org/first"], &json["gone"][0]),
        (&format!("{ONE}, none").into(), &"openai:gpt-4o-2024-08-06".into())
    );
    let first = "org/first".parse().unwrap();
    assert_eq!(product.record().models[&first].revision.as_deref(), Some(ONE), "nothing was taken over");
    // What became of both is done, and said so.
    product.says(&["models", "retire", "openai:gpt-4o-2024-08-06"]);
    fs::write(product.root().join("more.py"), "").unwrap();
    assert!(product.says(&["models", "update"]).contains("every declared revision is the one"));
}

#[test]
fn what_the_profile_hides_is_refused_in_every_field_and_may_be_withdrawn() {
    let product = Product::new();
    let item = "hosted-terms-agreed";
    product.yes(item);
    product.says(&["init", "--set", "model-source=hub"]);
    for more in [
        &["yes"][..],
        &["keep", "--note", "n"],
        &["keep", "--accept", "r", "--until", "2099-01-01"],
        &["keep", "--plan", "p"],
        &["keep", "--evidence", "https://example.org/b"],
    ] {
        let said = product.run(&[&["answer", item], more].concat(), 2).1;
        assert!(
            said.contains("`hosted-terms-agreed` is not asked: ") && said.contains("mindgap init --set"),
            "{said}"
        );
    }
    assert!(product.run(&["ask", item], 2).1.contains("is not asked: "));
    product.says(&["answer", item, "keep", "--drop-evidence", "https://example.org/a"]);
    product.says(&["answer", item, "unanswered"]);
    assert!(product.record().answer(&item.parse().unwrap()).is_none());
}

#[test]
fn names_that_are_not_known_are_refused_with_the_nearest() {
    let product = Product::new();
    product.says(&["models", "add", "--seen"]);
    for (args, says) in [
        (&["answer", "pin-model-revision@org/frist", "yes"][..], "did you mean org/first?"),
        (&["answer", "pin-model-revison@org/first", "yes"], "did you mean pin-model-revision?"),
        (&["answer", "safety-owner@org/first", "yes"], "asked once for the project"),
        (&["models", "retire", "org/frist"], "did you mean org/first?"),
        (&["models", "add", "x", "--hub", "opneai"], "openai"),
        (&["models", "add", "opneai:x"], "did you mean openai or"),
        (&["models", "add", "llama3:8b"], "there is no hub `llama3`"),
        (&["models", "add", "org/first"], "is declared already"),
        (&["models", "add", "a b"], "is no name of a model"),
        (&["models", "add", "org/x", "--revision", " "], "the revision is empty"),
        (&["release", "affirm", "pin-model-revision"], "no release is open"),
    ] {
        let (_, error) = product.run(args, 2);
        assert!(error.contains(says), "{args:?}: {error}");
    }
}

#[test]
fn everything_can_be_asked_of_each_model_line_by_line() {
    let product = Product::new();
    product.yes("pin-model-revision");
    product.says(&["models", "add", "--seen"]);
    let mut command = alone::mindgap(product.root());
    let asked = command
        .args(["--who", "Ada", "ask", "pin-model-revision"])
        .write_stdin("no\nnext\nfrom-project\nquit\n");
    let output = String::from_utf8(asked.output().unwrap().stdout).unwrap();
    assert!(
        output.contains("Question 1 of 2") && output.contains("of the model openai:gpt-4o-2024-08-06"),
        "{output}"
    );
    assert!(output.contains("Question 2 of 2") && output.contains("of the model org/first"), "{output}");
    let record = product.record();
    let status = |key: &str| record.answer(&key.parse().unwrap()).and_then(|answer| answer.status);
    assert_eq!(status("pin-model-revision@openai:gpt-4o-2024-08-06"), Some(Status::No));
    assert_eq!(status("pin-model-revision@org/first"), Some(Status::Yes));
}

#[test]
fn a_pin_that_moves_re_opens_answers_of_a_project_that_declared_no_model() {
    let product = Product::new();
    product.yes("pin-model-revision");
    product.yes("safety-owner");
    assert_eq!(product.moved(&["--scan"]), []);
    product.pins(TWO);
    let keys: Vec<_> = product.moved(&["--scan"]).into_iter().map(|(key, _)| key).collect();
    assert_eq!(keys, ["pin-model-revision@"]);
    product.yes("pin-model-revision");
    assert_eq!(product.moved(&["--scan"]), []);
}

#[test]
fn what_is_about_weights_is_not_asked_of_a_hosted_model_and_every_output_says_so() {
    let product = Product::new();
    let shown = product.says(&["checklist", "show", "weight-format"]);
    assert!(shown.contains("asked once for each: model; not asked of hosted models"), "{shown}");
    let listed = product.json(&["checklist", "list"]);
    let items =
        listed["phases"].as_array().unwrap().iter().flat_map(|phase| phase["items"].as_array().unwrap());
    let of: Vec<_> = items.filter(|item| item.get("models").is_some()).map(|item| &item["models"]).collect();
    assert_eq!(of, ["weights", "weights", "weights", "hosted"]);
    // Before a model is declared, everything is asked once, as ever.
    product.yes("weight-format");
    let declared = product.says(&["models", "add", "openai:gpt-4o-2024-08-06"]);
    assert!(declared.contains("not asked of hosted models: 3 items"), "{declared}");
    let text = product.run(&["answer", "weight-format@openai:gpt-4o-2024-08-06", "yes"], 2).1;
    assert!(
        text.contains("is not asked: a provider runs openai:gpt-4o-2024-08-06, and this is about weights"),
        "{text}"
    );
    let record = product.json(&["export"]);
    let phases = record["phases"].as_array().unwrap().iter();
    let mut items = phases.flat_map(|phase| phase["items"].as_array().unwrap());
    let item = items.find(|item| item["id"] == "weight-format").unwrap();
    assert_eq!(item["asked"], false);
    assert_eq!(item["hidden_by"], "a provider runs openai:gpt-4o-2024-08-06, and this is about weights");
    assert_eq!(item["answers"][0]["kept"], "before-models", "no answer is lost");
    // A second model, whose weights are loaded here, is asked, and the hosted one is named beside.
    product.says(&["models", "add", "org/first"]);
    product.yes("weight-format@org/first");
    let markdown = product.says(&["export"]);
    let from = markdown.find("### Weights that run no code").unwrap();
    let part: String = markdown.chars().skip(markdown.split_at(from).0.chars().count()).take(1_200).collect();
    assert!(
        part.contains("- Not asked: a provider runs openai\\:gpt-4o-2024-08-06, and this is about weights"),
        "{part}"
    );
    assert!(part.contains("`org/first`"), "{part}");
    let check = product.json(&["check"]);
    let gaps = check["gaps"].as_array().unwrap();
    let of =
        |item: &str| gaps.iter().filter(|gap| gap["item"] == item).map(|gap| gap["model"].clone()).collect();
    let terms: Vec<Value> = of("hosted-terms-agreed");
    assert_eq!(terms, ["openai:gpt-4o-2024-08-06"]);
    let weights: Vec<Value> = of("remote-code-refused");
    assert_eq!(weights, ["org/first"]);
}

#[test]
fn what_speaks_against_a_question_that_no_model_in_use_is_asked_is_told_in_every_output() {
    let product = Product::new();
    fs::write(
        product.root().join("old.py"),
        "import sys, torch\ntorch.load(sys.argv[1], weights_only=False)\n",
    )
    .unwrap();
    product.yes("weight-format");
    product.says(&["models", "add", "openai:gpt-4o-2024-08-06"]);
    let (text, _) = product.run(&["check", "--scan"], 1);
    assert!(
        text.contains("seen, and asked of no model in use: 1 contradiction\n  weight-format: old.py:2"),
        "{text}"
    );
    let json = product.json(&["check", "--scan"]);
    let unasked = json["scan"]["contradicts_unasked"].as_array().unwrap();
    let of_none: Vec<_> = unasked.iter().filter(|one| one["model"].is_null()).collect();
    assert_eq!(of_none.len(), 1, "{json}");
    assert_eq!((&of_none[0]["item"], &of_none[0]["path"]), (&"weight-format".into(), &"old.py".into()));
    let (github, _) = product.run(&["check", "--scan", "--format", "github"], 1);
    assert!(github.contains("file=old.py,line=2"), "{github}");
    // With a model in use whose weights are loaded, the question is asked, and answers for it.
    product.says(&["models", "add", "org/first"]);
    let (text, _) = product.run(&["check", "--scan"], 1);
    assert!(!text.contains("asked of no model in use"), "{text}");
}

#[test]
fn a_profile_that_hides_what_is_about_the_models_in_use_is_named() {
    let product = Product::new();
    product.says(&["init", "--set", "model-source=hosted"]);
    let declared = product.says(&["models", "add", "org/first"]);
    let told = "weight-format is not asked though huggingface:org/first is in use: ";
    let told = if declared.contains(told) {
        told
    } else {
        "weight-format is not asked though org/first is in use: "
    };
    assert!(declared.contains(told) && declared.contains("mindgap init --set"), "{declared}");
    assert!(product.run(&["check"], 1).0.contains(told));
    let hidden = product.json(&["check"])["hidden_though_in_use"].clone();
    let items: Vec<_> = hidden.as_array().unwrap().iter().map(|one| one["item"].clone()).collect();
    assert_eq!(items, ["publisher-verified", "weight-format", "remote-code-refused"]);
    product.says(&["init", "--set", "model-source=hub"]);
    assert!(!product.run(&["check"], 1).0.contains("is not asked though"));
    product.says(&["models", "add", "openai:gpt-4o-2024-08-06"]);
    let told = product.run(&["check"], 1).0;
    assert!(told.contains("hosted-terms-agreed is not asked though openai:gpt-4o-2024-08-06"), "{told}");
    // Who does what it says loses no question that is asked already.
    let way = "model-source=hosted,hub";
    assert!(told.contains(&format!("`mindgap init --set {way}` changes the profile")), "{told}");
    let asked = |told: &str| told.contains("weight-format@org/first");
    assert!(asked(&told));
    product.says(&["init", "--set", way]);
    let told = product.run(&["check"], 1).0;
    assert!(asked(&told) && !told.contains("is not asked though"), "{told}");
}

#[test]
fn of_two_reasons_why_a_model_is_not_asked_about_the_one_that_no_profile_changes_comes_first() {
    let product = Product::new();
    product.says(&["init", "--set", "model-source=hosted"]);
    product.says(&["models", "add", "openai:gpt-4o-2024-08-06"]);
    let text = product.run(&["answer", "weight-format@openai:gpt-4o-2024-08-06", "yes"], 2).1;
    assert!(text.contains("is not asked: a provider runs openai:gpt-4o"), "{text}");
    let text = product.run(&["answer", "weight-format", "yes"], 2).1;
    assert!(text.contains("`mindgap init --set model-source=hosted,hub`"), "{text}");
}

#[test]
fn what_is_hidden_by_models_is_refused_with_the_reason_and_claims_no_answer() {
    let product = Product::new();
    product.says(&["models", "add", "openai:gpt-4o-2024-08-06"]);
    for line in [["ask", "weight-format"].as_slice(), &["answer", "weight-format", "yes"]] {
        let text = product.run(line, 2).1;
        assert!(text.contains("`weight-format` is not asked: a provider runs openai:gpt-4o"), "{text}");
        assert!(text.contains("it is asked once a model of another kind is in use"), "{text}");
    }
    product.says(&["models", "add", "org/first"]);
    let text = product.run(&["answer", "weight-format", "yes"], 2).1;
    assert!(text.contains("`weight-format` is asked of each model\n"), "nothing is recorded here: {text}");
    assert!(text.contains("name the model: `weight-format@org/first`"), "{text}");
    let text = product.run(&["answer", "weight-format@openai:gpt-4o-2024-08-06", "yes"], 2).1;
    assert!(text.contains("name the model: `weight-format@org/first`"), "{text}");
    // In the export, the models' answers stand apart from the list before them, asked or not.
    product.yes("weight-format@org/first");
    product.says(&["models", "retire", "org/first"]);
    let record = product.says(&["export"]);
    assert!(record.contains("\n\nFor the model `org/first`:\n"), "{record}");
    assert!(record.contains("Not asked here; each says why."), "{record}");
}
