//! What the project itself shows while a release is open: told with a scan, and said to be untold without one.

use super::product::{Product, item};

const PIN: &str = "pin-model-revision";

fn load(above: &str, commit: &str) -> String {
    let revision = commit.repeat(40);
    format!(
        "from transformers import AutoModel\n{above}AutoModel.from_pretrained(\"org/firm\", revision=\"{revision}\")\n"
    )
}

/// A product that says it pins its model, by what a scan saw, and has a release open.
fn product() -> Product {
    let product = Product::begun();
    product.asks(&[
        item(PIN, "high", "\"release\"", "Is it pinned?"),
        item("extras", "low", "\"once\"", "More?"),
    ]);
    product.write("app/load.py", &load("", "a"));
    product.run(&format!("answer {PIN} yes --adopt model-pin:app/load.py")).gives(0);
    product.run("answer extras yes --evidence https://example.org/").gives(0);
    product.on("2026-02-01").run("release open 1.0").gives(0);
    product
}

fn queue(product: &Product) -> Vec<String> {
    let json = product.run("release queue --scan --format json").gives(0).json();
    assert_eq!(json["scanned"], true);
    let reasons = |entry: &serde_json::Value| {
        let all = entry["reasons"].as_array().unwrap().iter();
        all.map(|reason| reason["kind"].as_str().unwrap().to_owned()).collect::<Vec<_>>().join("+")
    };
    let needed = json["entries"].as_array().unwrap().iter().filter(|entry| entry["needed"] == true);
    needed.map(|entry| format!("{} {}", reasons(entry), entry["item"].as_str().unwrap())).collect()
}

#[test]
fn to_reaffirm_takes_what_was_adopted_as_it_is_seen_now() {
    let product = product();
    product.run("release affirm --scan").with(PIN).gives(0).says("left: 0 items");
    // Another line, and nobody else's answer.
    product.by("Grace").write("app/load.py", &load("\n\n", "a"));
    product.on("2026-02-02").run("release affirm --scan").with(PIN).gives(0).says("model-pin:app/load.py:4");
    assert_eq!(product.answer(PIN).by.as_deref(), Some("Ada"));
    // Another revision in the same file.
    product.write("app/load.py", &load("\n", "b"));
    assert_eq!(queue(&product), [format!("evidence-changed {PIN}")]);
    let said = product.run("release affirm --scan --format json").with(PIN).gives(0).json();
    assert_eq!((&said["left"], &said["scanned"]), (&0.into(), &true.into()));
    assert!(queue(&product).is_empty());
    product.run("check --scan").gives(0);
    assert_eq!(product.answer(PIN).evidence.len(), 1);
}

#[test]
fn what_is_seen_no_more_stays_wanting_and_the_command_is_named() {
    let product = product();
    product.write("app/load.py", "");
    product.write("app/other.py", &load("", "a").replace("org/firm", "org/other"));
    let said = product.run("release affirm --scan").with(PIN).gives(0);
    let said = said
        .says("still to look at: what was adopted as evidence is no longer seen: model-pin:app/load.py:2");
    let command = format!("answer {PIN} keep --drop-evidence observation:model-pin:app/load.py:2");
    said.says(&format!("`mindgap {command}` withdraws it"));
    product.run(&command).with("--adopt").with("model-pin:app/other.py").gives(0);
    assert!(queue(&product).is_empty());
}

#[test]
fn of_several_things_none_is_guessed_and_what_contradicts_is_never_taken() {
    let product = product();
    let two = format!("{}\n{}", load("\n", "b"), load("", "c"));
    product.write("app/load.py", &two);
    product.run("release affirm --scan").with(PIN).gives(0).says("--adopt model-pin:app/load.py:LINE");
    product.write(
        "app/load.py",
        "from transformers import AutoModel\nAutoModel.from_pretrained(\"org/firm\")\n",
    );
    product
        .run("release affirm --scan")
        .with(PIN)
        .gives(0)
        .says("still to look at: the repository shows something else");
    assert_eq!(queue(&product), [format!("contradicted+evidence-changed {PIN}")]);
    assert!(product.answer(PIN).evidence[0].to_string().ends_with("load.py:2"));
}

#[test]
fn what_the_project_contradicts_holds_a_release_up_where_somebody_looks() {
    let product = product();
    product.run("release affirm").with(PIN).gives(0);
    product.run("release sign").gives(0);
    product.on("2026-03-01").run("release open 1.1").gives(0);
    product.write(
        "app/bench.py",
        "from transformers import AutoModel\nAutoModel.from_pretrained(\"org/loose\")\n",
    );
    product.run("release queue").gives(0).complains("without a scan").never_says("contradicted");
    assert_eq!(product.run("release queue --format json").gives(0).json()["scanned"], false);
    product.run("release queue --scan").gives(0).says("app/bench.py:2, ").says("contradicted\n");
    assert_eq!(queue(&product), [format!("contradicted+due {PIN}")]);
    let check = product.run("check --scan --format json").anyhow().json();
    assert_eq!(check["release"]["to_look_at"], 1);
    // What is contradicted is not unchanged.
    product.run("release affirm --unchanged").gives(0).says("0 reaffirmed; left: 1 item");
    product.run("release affirm").with(PIN).gives(0).complains("without a scan");
    let refused = product.run("release sign --scan").gives(1);
    refused.says("the repository shows the opposite: app/bench.py:2");
    let refused = product.run("release sign --scan --format json").gives(1).json();
    assert_eq!((&refused["signed"], &refused["scanned"]), (&false.into(), &true.into()));
    product.run("release sign").gives(0).complains("without a scan").says("is signed off");
}

#[test]
fn what_is_seen_once_is_taken_for_one_piece_of_evidence_and_the_other_stays_as_it_was() {
    let product = product();
    let two = |above: &str, first: &str| format!("{}{above}", load("", first));
    let second = format!("AutoModel.from_pretrained(\"org/other\", revision=\"{}\")\n", "d".repeat(40));
    product.write("app/load.py", &two(&second, "a"));
    product.run(&format!("answer {PIN} keep --adopt model-pin:app/load.py:3")).gives(0);
    let before = product.answer(PIN).evidence;
    assert_eq!(before.len(), 2);
    // One is gone, the other at a place of neither.
    product.write("app/load.py", &load("\n\n\n", "b"));
    product.run("release affirm --scan").with(PIN).gives(0).says("still to look at");
    let after = product.answer(PIN).evidence;
    assert_eq!(after.len(), 2, "{after:?}");
    assert!(after[0].to_string().ends_with("load.py:5"), "{after:?}");
    assert_eq!(after[1], before[1]);
}

#[test]
fn two_things_on_one_line_are_two_pieces_of_evidence() {
    let product = product();
    let call = |name: &str, commit: &str| {
        format!("AutoModel.from_pretrained(\"org/{name}\", revision=\"{}\")", commit.repeat(40))
    };
    let line =
        |first: &str, second: &str| format!("from transformers import AutoModel\na = [{first}, {second}]\n");
    product.write("app/load.py", &line(&call("firm", "a"), &call("other", "d")));
    let adopt_both = || {
        let seen = product.run("scan --format json").anyhow().json();
        let seen = seen["observations"].as_array().unwrap().iter();
        let seen = seen.filter(|one| one["detector"] == "model-pin" && one["place"]["path"] == "app/load.py");
        for one in seen {
            let digest = one["digest"].as_str().unwrap();
            product.run(&format!("answer {PIN} keep --adopt model-pin:app/load.py:{digest}")).gives(0);
        }
    };
    adopt_both();
    let both = product.answer(PIN).evidence;
    assert_eq!(both.len(), 2, "{both:?}");
    // What is no longer seen there makes room for what is adopted in its place, and only that does.
    product.write("app/load.py", &line(&call("firm", "b"), &call("other", "d")));
    adopt_both();
    let now = product.answer(PIN).evidence;
    assert_eq!(now.len(), 2, "{now:?}");
    assert!(now.contains(&both[1]) || now.contains(&both[0]), "{now:?}");
    assert!(queue(&product).is_empty());
    // One name for both: the longer one tells them apart.
    let short = now[0].to_string();
    let drop = format!("answer {PIN} keep --drop-evidence");
    let refused = product.run(&drop).with(&short).gives(2);
    let mindgap::record::Evidence::Observation(first) = &now[0] else { panic!("{now:?}") };
    let full = format!("observation:model-pin:app/load.py:{}", first.digest);
    refused.complains(&full);
    product.run(&drop).with(&full).gives(0);
    assert_eq!(product.answer(PIN).evidence, now[1..]);
}

#[test]
fn what_is_private_in_the_code_is_masked_in_the_markdown_beside_a_release() {
    let product = Product::begun();
    product.asks(&[item(PIN, "low", "\"release\"", "Is it pinned?")]);
    let code = load("", "a").replace("org/firm", "/home/grace/models/x");
    product.write("app/load.py", &code);
    product.run(&format!("answer {PIN} yes --evidence https://example.org/")).gives(0);
    product.on("2026-02-01").run("release open 1.0").gives(0);
    product.run("release sign --scan --with-markdown").gives(0);
    let text = product.read("ai-safety/releases/1.0.md");
    assert!(text.contains("app/load.py") && !text.contains("/home/grace"), "{text}");
}
