//! Stories about what a scan sees beside answers: contradicted, adopted, set aside for a time, lapsed, recovered.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[path = "alone/programs.rs"]
mod alone;
#[path = "releases/product.rs"]
#[allow(dead_code, reason = "shared with the stories about releases")]
mod product;

use mindgap::record::{Answer, Status, Versions, print};
use product::{Product, item};
use serde_json::Value;

const COMMIT: &str = "5b7e0f6a3c2d1e4f5a6b7c8d9e0f1a2b3c4d5e6f";
const PIN: &str = "pin-model-revision";

fn load(model: &str, more: &str) -> String {
    format!("from transformers import AutoModel\nAutoModel.from_pretrained(\"{model}\"{more})\n")
}

/// A product that says it pins its models, and names two that it does not pin.
fn product() -> Product {
    let product = Product::begun();
    product.asks(&[
        item(PIN, "high", "\"once\"", "Is it pinned?"),
        item("remote-code-refused", "high", "\"once\"", "Is it refused?"),
    ]);
    product.write("app/load.py", &load("org/loose", ""));
    product.write("app/bench.py", &load("org/bench", ""));
    product.write("PINS.md", "all of them\n");
    product.run(&format!("answer {PIN} yes --evidence PINS.md")).gives(0);
    product.run("answer remote-code-refused yes --evidence PINS.md").gives(0);
    product.on("2026-02-01");
    product
}

fn kinds(product: &Product, line: &str) -> Vec<String> {
    let json = product.run(line).anyhow().json();
    let gaps = json["gaps"].as_array().unwrap().iter();
    gaps.map(|gap| format!("{} {}", gap["kind"].as_str().unwrap(), gap["item"].as_str().unwrap())).collect()
}

fn scanned(product: &Product) -> Vec<String> {
    kinds(product, "check --scan --format json")
}

fn set_aside(product: &Product, what: &str, until: &str) {
    product
        .run(&format!("set-aside {what} --until {until} --reason"))
        .with("a benchmark, never shipped")
        .gives(0);
}

#[test]
fn a_contradiction_stands_until_each_place_is_mended_or_set_aside() {
    let product = product();
    assert_eq!(scanned(&product), [format!("contradicted {PIN}")]);
    product.run("scan").gives(1);
    set_aside(&product, "model-pin:app/bench.py", "2026-03-01");
    let said = product.run("check --scan").gives(1).says("is contradicted by app/load.py:2");
    said.says("app/bench.py:2 is set aside until 2026-03-01 by Ada: a benchmark, never shipped")
        .never_says("contradicted by app/bench.py");
    product.run("scan").gives(1);
    product.write("app/load.py", &load("org/loose", &format!(", revision=\"{COMMIT}\"")));
    assert!(scanned(&product).is_empty());
    product.run("scan").gives(0).says("1 observation set aside for a time:");
    product.run("check --scan").gives(0).says("set aside until 2026-03-01 by Ada");
}

#[test]
fn what_is_set_aside_counts_again_when_its_last_day_is_over() {
    let product = product();
    product.write("app/load.py", "");
    set_aside(&product, "model-pin:app/bench.py:2", "2026-03-01");
    let before = product.read("ai-safety/record.json");
    for (day, gaps) in [("2026-02-02", 0), ("2026-03-01", 0), ("2026-03-02", 1)] {
        product.on(day);
        assert_eq!(scanned(&product).len(), gaps, "{day}");
    }
    assert_eq!(before, product.read("ai-safety/record.json"), "a day that passes writes nothing");
    let lapsed = product.run("scan").gives(1);
    lapsed.says("was set aside until 2026-03-01 by Ada, which is past: a benchmark, never shipped");
    product.run("set-aside").gives(0).says("0 set aside, 1 no longer");
    set_aside(&product, "model-pin:app/bench.py", "2026-04-01");
    assert!(scanned(&product).is_empty(), "decided anew");
}

#[test]
fn setting_something_aside_names_the_questions_that_it_stands_at() {
    let product = product();
    let what = "set-aside model-pin:app/bench.py --until 2026-03-01 --reason why";
    let alone = product.run(what).gives(0);
    assert!(!alone.err.contains("each question"), "one question alone: {}", alone.err);
    let more =
        ["remote-code-refused", "tuning-repeatable"].map(|id| item(id, "high", "\"once\"", "Is it so?"));
    product.asks(&[&[item(PIN, "high", "\"once\"", "Is it pinned?")], more.as_slice()].concat());
    let told = "model-pin:app/bench.py:2 is set aside for each question that it bears on: ";
    product.run(what).gives(0).complains(&format!("{told}“Title of {PIN}”, “Title of tuning-repeatable”"));
}

#[test]
fn it_is_taken_back_whether_or_not_it_is_still_seen() {
    let product = product();
    set_aside(&product, "model-pin:app/bench.py model-pin:app/load.py", "2026-03-01");
    assert!(scanned(&product).is_empty());
    product.run("set-aside model-pin:app/load.py --take-back").gives(0).says("1 set aside");
    assert_eq!(scanned(&product), [format!("contradicted {PIN}")]);
    product.write("app/load.py", "");
    product.write("app/bench.py", "");
    let gone = "set aside until 2026-03-01, and no longer seen: model-pin:app/bench.py";
    product.run("check --scan").gives(0).says(gone);
    product.run("set-aside").gives(0).says("the scan no longer sees it");
    product.run("set-aside model-pin:app/bench.py:2 --take-back").gives(0).says("nothing is set aside");
    assert!(!product.read("ai-safety/record.json").contains("\"aside\""));
    product.run("set-aside model-pin:app/bench.py --take-back").gives(2).complains("nothing is set aside");
}

#[test]
fn the_same_thing_in_another_file_or_another_call_in_the_same_one_is_another_decision() {
    let product = product();
    product.write("app/load.py", "");
    set_aside(&product, "model-pin:app/bench.py", "2026-03-01");
    product.write("app/bench.py", &format!("# moved down\n\n{}", load("org/bench", "")));
    assert!(scanned(&product).is_empty(), "another line");
    product.write("app/copy.py", &load("org/bench", ""));
    assert_eq!(scanned(&product).len(), 1, "another file");
    product.write("app/copy.py", "");
    product.write("app/bench.py", &load("org/bench", ", revision=\"main\""));
    assert_eq!(scanned(&product).len(), 1, "another call");
}

#[test]
fn nothing_is_set_aside_without_reason_last_day_and_a_thing_that_is_seen() {
    let product = product();
    let what = "set-aside model-pin:app/bench.py";
    product.run(what).gives(2).complains("without a reason");
    product
        .run(&format!("{what} --until 2026-03-01 --reason"))
        .with("  ")
        .gives(2)
        .complains("without a reason");
    product.run(&format!("{what} --reason why")).gives(2).complains("for a time only");
    product.run(&format!("{what} --reason why --until 2026-01-31")).gives(2).complains("2026-01-31 is past");
    product.run("set-aside --reason why --until 2026-03-01").gives(2).complains("no observation is named");
    product.run("set-aside model-pin:no.py --reason why --until 2026-03-01").gives(2).complains("sees no");
    product.run(&format!("{what} --take-back --reason why")).gives(2);
    assert!(product.record().aside.is_empty());
    product.run("set-aside").gives(0).says("nothing is set aside");
}

#[test]
fn programs_are_told_of_every_decision() {
    let product = product();
    set_aside(&product, "model-pin:app/bench.py", "2026-03-01");
    let list = product.run("set-aside --format json").gives(0).json();
    let one = &list["set_aside"][0];
    assert_eq!(
        (&one["by"], &one["until"], &one["holds"]),
        (&"Ada".into(), &"2026-03-01".into(), &true.into())
    );
    assert_eq!((&one["path"], &one["line"], &one["seen"]), (&"app/bench.py".into(), &2.into(), &true.into()));
    let scan = product.run("scan --format json").gives(1).json();
    let all = scan["observations"].as_array().unwrap();
    let bench = |one: &&Value| one["detector"] == "model-pin" && one["place"]["path"] == "app/bench.py";
    let bench = all.iter().find(bench).unwrap();
    assert_eq!(
        (&bench["set_aside"]["reason"], &bench["set_aside"]["holds"]),
        (&"a benchmark, never shipped".into(), &true.into())
    );
    assert_eq!(scan["contradicts"], true);
    let check = product.run("check --scan --format json").gives(1).json();
    assert_eq!(check["scan"]["set_aside"][0]["path"], "app/bench.py");
    let paths: Vec<_> =
        check["scan"]["contradicts"].as_array().unwrap().iter().map(|one| &one["path"]).collect();
    assert_eq!(paths, ["app/load.py"]);
    let github = product.run("check --scan --format github").gives(1);
    github.says("::notice file=app/bench.py,line=2,title=model-pin::set aside until 2026-03-01 by Ada");
}

#[test]
fn the_history_and_the_difference_tell_who_set_what_aside() {
    let product = product();
    product.commit("answers");
    set_aside(&product, "model-pin:app/bench.py", "2026-03-01");
    let words = "set aside until 2026-03-01 by Ada: a benchmark, never shipped";
    product.run("log").gives(0).says("not committed yet").says(&format!("model-pin:app/bench.py: {words}"));
    product.run("diff HEAD: .").gives(1).says(&format!("model-pin:app/bench.py: not set aside -> {words}"));
    let log = product.run("log --format json").gives(0).json();
    assert_eq!(log["entries"][0]["aside"][0]["after"]["by"], "Ada");
    let diff = product.run("diff HEAD: . --format json").gives(1).json();
    assert_eq!(diff["aside"][0]["before"], Value::Null);
    product.run("diff HEAD: . --format markdown").gives(1).says("set aside until 2026-03-01 by Ada");
}

#[test]
fn the_export_says_what_was_looked_at_and_what_bears_on_each_answer() {
    let product = product();
    product.run("export").gives(0).says("- Repository: not looked at; `mindgap export --scan` does");
    assert_eq!(product.run("export --format json").gives(0).json()["scan"], Value::Null);
    set_aside(&product, "model-pin:app/bench.py", "2026-03-01");
    product.write("app/broken.py", "from transformers import AutoModel\ndef (:\n");
    let export = product.run("export --scan").gives(0);
    for words in [
        "## Seen in the repository\n",
        "Looked at 3 Python files, 0 notebooks, 0 scripts and 0 configuration files; 1 not examined to the end.",
        "- Not examined to the end: 1\n  - `app/broken.py`, line 2: ",
        "### Models of the product: 2\n",
        "| `org/loose` | huggingface | none given | none | not stated | `app/load.py`, line 2 |",
        "answered yes, and the repository shows the opposite: app/load.py",
        "- Seen, contradicts: `app/load.py`, line 2: ",
        "- Seen and set aside: until 2026-03-01 by Ada: a benchmark, never shipped; it would contradict: `app/bench.py`",
    ] {
        assert!(export.out.contains(words), "no {words:?} in\n{}", export.out);
    }
    assert!(!export.out.contains("not looked at;"), "{}", export.out);
    assert_eq!(export.out, product.run("export --scan").gives(0).out, "the same bytes");
    let json = product.run("export --scan --format json").gives(0).json();
    assert_eq!(json["scan"]["models"].as_array().unwrap().len(), 2);
    assert_eq!(json["scan"]["not_examined"][0]["path"], "app/broken.py");
    let items = json["phases"][0]["items"].as_array().unwrap();
    let pin = items.iter().find(|item| item["id"] == PIN).unwrap();
    let observations = pin["observations"].as_array().unwrap();
    assert!(observations.iter().any(|one| one["set_aside"]["by"] == "Ada"), "{observations:?}");
    assert!(observations.iter().any(|one| one["place"]["path"] == "app/load.py"), "{observations:?}");
}

#[test]
fn a_look_names_the_place_in_the_gap_and_never_sends_back_to_itself() {
    let product = product();
    let said = product.run("check --scan").gives(1);
    let said = said.says("the repository shows the opposite: app/");
    let said = said.says("next: mend that place or change the answer; where it speaks against nothing");
    said.never_says("the places that `mindgap check --scan` names");
    let json = product.run("check --scan --format json").gives(1).json();
    let gaps = json["gaps"].as_array().unwrap();
    let gap = gaps.iter().find(|gap| gap["kind"] == "contradicted").unwrap();
    assert!(gap["sentence"].as_str().unwrap().contains("app/"), "{gap}");
}

#[test]
fn a_reviewer_may_edit_an_export_with_a_scan_as_any_other() {
    let product = product();
    set_aside(&product, "model-pin:app/bench.py", "2026-03-01");
    let decided = "set aside until 2026-03-01 by Ada: a benchmark, never shipped; decided 2026-02-01";
    let told = format!("`model-pin:app/bench.py`, line 2: {decided}");
    product.run("export").gives(0).says(&told);
    product.run("export --scan -o RECORD.md").gives(0);
    product.run("review RECORD.md").gives(0);
    product.write("app/bench.py", "");
    product.run("export --scan").gives(0).says(&told.replace("2:", "2, no longer seen:"));
    product.run("export").gives(0).says(&told);
    // Nothing that the scan saw on that day is a comment after everything was decided and seen otherwise.
    product.run("set-aside model-pin:app/bench.py --take-back").gives(0);
    product.run("review RECORD.md").gives(0).says("nothing is proposed");
    product.edit("RECORD.md", "- Status: ✓ yes", "- Status: ✗ no");
    product.run("review RECORD.md --format json").gives(1).says("\"field\": \"status\"");
}

#[test]
fn adopted_observations_are_shown_as_found_where_somebody_looked() {
    let product = product();
    product.write("app/load.py", &load("org/loose", &format!(", revision=\"{COMMIT}\"")));
    product.write("app/bench.py", "");
    product.run(&format!("answer {PIN} keep --adopt model-pin:app/load.py")).gives(0);
    product.run("export").gives(0).says("seen by `model-pin` in `app/load.py`, line 2, not looked at");
    let seen = "seen by `model-pin` in `app/load.py`, line 2, unchanged since it was named";
    product.run("export --scan").gives(0).says(seen);
    product.write("app/load.py", "");
    product
        .run("export --scan")
        .gives(0)
        .says("seen by `model-pin` in `app/load.py`, line 2, not there any more");
    assert_eq!(scanned(&product), [format!("evidence-missing {PIN}")]);
    product.write("app/load.py", &load("org/loose", &format!(", revision=\"{COMMIT}\"")));
    assert!(scanned(&product).is_empty(), "recovered");
}

#[test]
fn what_is_seen_otherwise_reads_so_in_a_masked_export_as_well() {
    let product = product();
    let pinned = |commit: &str| load("org/loose", &format!(", revision=\"{commit}\""));
    product.write("app/load.py", "");
    product.write("app/bench.py", "");
    // A path is the place that the evidence names, and stays as it is; what was seen there is masked.
    let path = "app/grace@example.org/load.py";
    product.write(path, &pinned(COMMIT));
    product.run(&format!("answer {PIN} keep --adopt model-pin:{path}")).gives(0);
    product.write(path, &pinned(&COMMIT.replace('5', "6")));
    let otherwise = "line 2, changed since it was named";
    product.run("export --scan --unmasked").gives(0).says(otherwise).says(path);
    product.run("export --scan").gives(0).says(otherwise);
    product.write(path, "");
    for export in ["export --scan", "export --scan --unmasked"] {
        product.run(export).gives(0).says("line 2, not there any more");
    }
}

#[test]
fn what_is_private_in_the_code_is_masked_in_the_export() {
    let product = product();
    product.write("app/load.py", &load("/home/grace/models/x", ""));
    let export = product.run("export --scan").gives(0).never_says("/home/grace");
    drop(export.complains("home folder"));
    product.run("export --scan --unmasked").gives(0).says("/home/grace");
}

#[test]
fn an_observation_is_named_with_its_line_and_each_question_once() {
    let product = product();
    let more = ["tuning-repeatable"].map(|id| item(id, "high", "\"once\"", "Is it so?"));
    product.asks(&[&[item(PIN, "high", "\"once\"", "Is it pinned?")], more.as_slice()].concat());
    // The same call twice: both bear on both questions, and are one decision.
    let twice = load("org/bench", "") + "AutoModel.from_pretrained(\"org/bench\")\n";
    product.write("app/bench.py", &twice);
    let what = "set-aside model-pin:app/bench.py:2 --until 2026-03-01 --reason why";
    let said = product.run(what).gives(0);
    let told = "model-pin:app/bench.py:2 is set aside for each question that it bears on: ";
    assert!(
        said.err.contains(&format!("{told}“Title of {PIN}”, “Title of tuning-repeatable”\n")),
        "{}",
        said.err
    );
}

#[test]
fn an_export_in_which_somebody_wrote_is_not_written_over() {
    let product = product();
    let export = "export -o ../RECORD.md";
    let path = product.path("../RECORD.md");
    product.run(export).gives(0);
    // What the program wrote is its own, whatever the record says by now.
    product.run(&format!("answer {PIN} no")).at_the_same_moment().gives(0);
    product.run(export).at_the_same_moment().gives(0);
    let ours = std::fs::read_to_string(&path).unwrap();
    let title = format!("### Title of {PIN}\n");
    let edited = ours.replace(&title, &format!("Says who?\n\n{title}"));
    assert_ne!(edited, ours);
    std::fs::write(&path, &edited).unwrap();
    let refused = product.run(export).gives(2).complains("somebody wrote into it");
    refused.complains("mindgap review ").complains("--force");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), edited);
    product.run("export --force -o ../RECORD.md").gives(0);
    assert_ne!(std::fs::read_to_string(&path).unwrap(), edited);
    // Nor are the user's own files needed to know an older export for nobody's words.
    product.run(&format!("answer {PIN} yes --evidence PINS.md")).gives(0);
    std::fs::remove_dir_all(product.path("../data")).unwrap();
    product.run(export).gives(0);
}

#[test]
fn no_edit_of_an_export_is_written_over_whatever_became_of_the_answer() {
    let product = product();
    let export = "export -o ../RECORD.md";
    let path = product.path("../RECORD.md");
    product.run(export).gives(0);
    let ours = std::fs::read(&path).unwrap();
    let text = String::from_utf8(ours.clone()).unwrap();
    let with = |status: &str| text.replacen("- Status: ✓ yes", status, 1).into_bytes();
    let mut damaged = ours.clone();
    damaged.extend(b"J\xfcrgen: not like this\n");
    let edits = [
        (with("- Status: ✗ no"), "somebody wrote into it"),
        (with("- Status: rejected, see my mail"), "somebody wrote into it"),
        (damaged, "RECORD.md cannot be read"),
    ];
    for (edited, why) in edits {
        assert_ne!(edited, ours);
        std::fs::write(&path, &edited).unwrap();
        for owner in ["Bob", "Eve"] {
            product.run(export).gives(2).complains(why).complains("--force");
            // The answer goes on meanwhile, and the edit stays somebody's all the same.
            product.run(&format!("answer {PIN} keep --owner {owner}")).gives(0);
            product.run(&format!("answer remote-code-refused keep --owner {owner}")).gives(0);
        }
        product.run(export).gives(2).complains(why);
        assert_eq!(std::fs::read(&path).unwrap(), edited);
    }
    product.run("export --force -o ../RECORD.md").gives(0);
    product.run(export).gives(0);
    // And of one in which nobody wrote nothing is proposed, whatever was answered since.
    product.run(&format!("answer {PIN} no --note")).with("looked again").gives(0);
    product.run("review ../RECORD.md").gives(0).says("nothing is proposed");
}

#[test]
fn both_versions_of_an_answer_are_exported_where_ours_was_withdrawn_and_nothing_asks_it() {
    let product = product();
    let mut record = product.record();
    let theirs =
        |note: &str| Answer { note: note.to_owned(), status: Some(Status::Yes), ..Answer::default() };
    for (key, note) in [("gone", "of an item that is gone"), ("pin-model-revision@org/old", "of a model")] {
        let versions = Versions { ours: Answer::default(), theirs: theirs(note) };
        record.conflicts.insert(key.parse().unwrap(), versions);
    }
    product.write("ai-safety/record.json", &print(&record).unwrap());
    let text = product.run("export").gives(0).out;
    for note in ["> of an item that is gone", "> of a model"] {
        assert!(text.contains(note), "{note}: {text}");
    }
}

/// A notebook in which two cells load a model on their second lines.
fn notebook(product: &Product) {
    let cell = |model: &str| {
        let load = load(model, "").replace('"', "'").replace('\n', "\\n");
        format!("{{\"cell_type\":\"code\",\"metadata\":{{}},\"source\":\"{load}\"}}")
    };
    let cells = [cell("org/one"), cell("org/two")].join(",");
    product.write("two.ipynb", &format!("{{\"nbformat\":4,\"cells\":[{cells}]}}"));
}

#[test]
fn a_place_in_a_notebook_is_named_with_its_cell_and_taken_as_it_is_printed() {
    let product = product();
    product.write("app/load.py", "");
    product.write("app/bench.py", "");
    notebook(&product);
    product
        .run("scan")
        .gives(1)
        .says("two.ipynb:cell 1:2:1  (model-pin)")
        .says("two.ipynb:cell 2:2:1  (model-pin)");
    let gap = product.run("check --scan").gives(1);
    gap.says(&format!("{PIN} is contradicted by two.ipynb:cell 1:2: "))
        .says("the opposite: two.ipynb:cell 1:2, two.ipynb:cell 2:2");
    // Its line is none of the file, so no workflow may point there.
    let said = product.run("check --scan --format github").gives(1);
    said.says("::warning file=two.ipynb,title=pin-model-revision::two.ipynb:cell 1:2: ");
    let json = product.run("check --scan --format json").gives(1).json();
    assert_eq!(json["scan"]["contradicts"][1]["cell"], 2);
    let decide = |typed: &str| product.run("set-aside --until 2026-03-01 --reason tried").with(typed);
    for typed in [
        "model-pin:two.ipynb:cell 2:2:1",
        "two.ipynb:cell 2:2:1  (model-pin)",
        "model-pin:two.ipynb:cell 2:2",
    ] {
        decide(typed).gives(0).says("model-pin:two.ipynb:cell 2:2\n").says("1 set aside");
        product.run("set-aside --take-back").with(typed).gives(0).says("nothing is set aside");
    }
    // Named without its cell it may be either, and each is listed by what names it alone.
    let either = decide("model-pin:two.ipynb:2").gives(2);
    either.complains("  model-pin:two.ipynb:cell 1:2  ").complains("  model-pin:two.ipynb:cell 2:2  ");
    product.run("scan").with("two.ipynb:cell 2:2:1").gives(1).says("two.ipynb:cell 2:2:1");
    product.run("scan two.ipynb:x").gives(2);
    decide("two.ipynb:cell 1:2:1  (model-pin)").gives(0);
    decide("model-pin:two.ipynb:cell 2:2").gives(0);
    product.run("check --scan").gives(0).says("two.ipynb:cell 2:2 is set aside until 2026-03-01");
    // The record has no cell; whoever looks has it.
    product.run("export").gives(0).says("- `model-pin:two.ipynb`, line 2 of its cell: set aside until");
    let seen = product.run("export --scan").gives(0);
    seen.says("- `model-pin:two.ipynb`, cell 1, line 2, still seen: set aside until")
        .says("- `model-pin:two.ipynb`, cell 2, line 2, still seen: set aside until");
    let json = |line: &str| product.run(line).gives(0).json()["set_aside"].clone();
    assert!(json("export --format json")[0]["cell"].is_null());
    let mut cells = [0, 1].map(|at| json("export --scan --format json")[at]["cell"].as_u64());
    cells.sort_unstable();
    assert_eq!(cells, [Some(1), Some(2)]);
}

#[test]
fn what_a_scan_prints_is_adopted_as_it_is_printed() {
    let product = product();
    notebook(&product);
    product.asks(&[item("tuning-repeatable", "high", "\"once\"", "Is it so?")]);
    let adopt = |typed: &str| product.run("answer tuning-repeatable keep --adopt").with(typed);
    adopt("model-pin:two.ipynb:2").gives(2).complains("sees 2 observations of that name");
    adopt("two.ipynb:cell 2:2:1  (model-pin)").gives(0).says("model-pin:two.ipynb:2");
    assert_eq!(product.answer("tuning-repeatable").evidence.len(), 1);
    // A name that ends like what is printed behind a place is still a name.
    product.asks(&[item("weight-format", "high", "\"once\"", "Is it so?")]);
    product.write("weights (1)", "cos\nsystem\n(S'x'\ntR.");
    let adopt = |typed: &str| product.run("answer weight-format keep --adopt").with(typed);
    adopt("weights-file:weights (1)").gives(0).says("weights-file:weights (1)");
    adopt("weights (1)  (weights-file)").gives(0);
}
