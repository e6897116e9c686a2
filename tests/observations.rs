//! What a project shows beside the questions: a scan of small projects, and files that would leave a mark if anybody
//! loaded or ran them.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[path = "alone/programs.rs"]
mod alone;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use mindgap::checklist::builtin;
use mindgap::scan::{Bearing, Detector, Observation, Scan, scan};
use serde_json::Value;

fn write(root: &Path, path: &str, content: impl AsRef<[u8]>) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

/// `os.system(…)` as a pickle of protocol 0.
fn trap(command: &str) -> Vec<u8> {
    format!("cos\nsystem\n(S'{command}'\ntR.").into_bytes()
}

/// Tensors and nothing else.
fn safetensors() -> Vec<u8> {
    let header = br#"{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}"#;
    let mut bytes = (header.len() as u64).to_le_bytes().to_vec();
    bytes.extend(header);
    bytes.extend([1, 2]);
    bytes
}

const COMMIT: &str = "5b7e0f6a3c2d1e4f5a6b7c8d9e0f1a2b3c4d5e6f";

fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(root, ".gitignore", "models/\nlarge/\n");
    write(
        root,
        "app/load.py",
        format!(
            "from transformers import AutoModel\nimport pickle, torch\n\
            a = AutoModel.from_pretrained(\"org/loose\", trust_remote_code=True)\n\
            b = AutoModel.from_pretrained(\"org/firm\", revision=\"{COMMIT}\")\n\
            c = torch.load(\"models/own/pytorch_model.bin\", weights_only=False)\n\
            d = pickle.loads(blob)\n"
        ),
    );
    write(root, "app/chat.py", "from openai import OpenAI\nOpenAI().responses.create(model=\"gpt-4o\")\n");
    write(
        root,
        "tests/test_load.py",
        "from transformers import AutoModel\nAutoModel.from_pretrained(\"org/toy\")\n",
    );
    write(root, "models/own/pytorch_model.bin", trap("touch marker"));
    write(root, "models/own/config.json", r#"{"model_type": "bert", "architectures": ["M"]}"#);
    write(root, "models/hub/model.safetensors", safetensors());
    write(
        root,
        "models/hub/README.md",
        "---\nlicense: apache-2.0\nbase_model: org/base\ndatasets:\n- squad\n---\n# M\n## Intended uses\nLetters.\n\
        ## Limitations\n[More Information Needed]\n",
    );
    folder
}

fn seen<'s>(scan: &'s Scan, detector: Detector, path: &str) -> Vec<&'s Observation> {
    scan.observations.iter().filter(|one| one.detector == detector && one.place.path == path).collect()
}

fn bears(one: &Observation, item: &str) -> Option<Bearing> {
    one.items.iter().find(|each| each.item == item).map(|each| each.bearing)
}

#[test]
fn each_place_bears_on_the_items_it_is_about() {
    let folder = project();
    let scan = scan(folder.path()).unwrap();
    let pins = seen(&scan, Detector::ModelPin, "app/load.py");
    let of = |line| pins.iter().find(|one| one.place.line == Some(line)).unwrap();
    assert_eq!(bears(of(3), "pin-model-revision"), Some(Bearing::Contradicts));
    assert!(of(3).saw.contains("org/loose of huggingface, without a revision"), "{}", of(3).saw);
    assert_eq!(bears(of(4), "pin-model-revision"), Some(Bearing::Supports));
    let code = seen(&scan, Detector::RemoteCode, "app/load.py");
    assert_eq!((code.len(), bears(code[0], "remote-code-refused")), (1, Some(Bearing::Contradicts)));
    let unsafe_loads = seen(&scan, Detector::UnsafeLoad, "app/load.py");
    let bearings: Vec<_> = unsafe_loads.iter().map(|one| (one.place.line, one.bearing)).collect();
    assert_eq!(bearings, [(Some(5), Bearing::Contradicts), (Some(6), Bearing::Mentions)], "{unsafe_loads:?}");
    let hosted = seen(&scan, Detector::HostedModel, "app/chat.py");
    assert_eq!(bears(hosted[0], "pin-model-revision"), Some(Bearing::Contradicts));
    let test = seen(&scan, Detector::ModelPin, "tests/test_load.py");
    assert!(test[0].items.is_empty(), "what stands in tests bears on nothing");
}

#[test]
fn weights_are_found_where_git_ignores_them_and_join_the_models() {
    let folder = project();
    let scan = scan(folder.path()).unwrap();
    let paths: Vec<_> = scan.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(
        paths,
        ["models/hub/model.safetensors", "models/own/config.json", "models/own/pytorch_model.bin"]
    );
    let own = seen(&scan, Detector::PickleImports, "models/own/pytorch_model.bin");
    assert_eq!(bears(own[0], "weight-format"), Some(Bearing::Contradicts));
    assert!(own[0].file.unwrap().digest.is_some());
    let local =
        |id: &str| scan.inventory.models.iter().find(|model| model.id.as_deref() == Some(id)).unwrap();
    let hub = local("models/hub");
    assert_eq!(
        (hub.licence.as_deref(), hub.base.as_slice()),
        (Some("apache-2.0"), &["org/base".to_owned()][..])
    );
    assert!(hub.counts());
    let named = local("models/own/pytorch_model.bin");
    assert_eq!(
        (named.places.len(), named.files.len()),
        (1, 1),
        "the file that code names is one model with it"
    );
    let silent = seen(&scan, Detector::ModelCard, "models/hub/README.md");
    let sentences: Vec<_> = silent.iter().map(|one| one.saw.as_str()).collect();
    assert!(sentences.iter().any(|saw| saw.contains("nothing about limits")), "{sentences:?}");
    assert!(!sentences.iter().any(|saw| saw.contains("intended for")), "{sentences:?}");
    assert!(silent.iter().any(|one| bears(one, "training-data-origin") == Some(Bearing::Supports)));
    let bare = seen(&scan, Detector::ModelCard, "models/own/pytorch_model.bin");
    assert_eq!(bears(bare[0], "model-card-read"), Some(Bearing::Contradicts));
}

#[test]
fn absence_is_said_only_within_a_scope() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "a.py",
        "from transformers import AutoModel\nAutoModel.from_pretrained(\"org/x\")\n",
    );
    write(folder.path(), "b.py", "def (:\n");
    let scan = scan(folder.path()).unwrap();
    let none = seen(&scan, Detector::RemoteCode, ".");
    assert_eq!(none[0].bearing, Bearing::Supports);
    assert!(none[0].saw.ends_with("in 2 Python files; 1 not read to the end"), "{}", none[0].saw);
    assert_eq!((scan.counted.seen, scan.counted.opened, scan.counted.not_examined), (2, 2, 1));
}

#[test]
fn every_item_that_is_named_is_one_of_the_checklist() {
    let folder = project();
    let checklist = builtin().unwrap();
    let scan = scan(folder.path()).unwrap();
    let named: BTreeSet<&str> =
        scan.observations.iter().flat_map(|one| one.items.iter().map(|each| each.item)).collect();
    assert!(named.len() > 8, "{named:?}");
    for item in named {
        assert!(checklist.position_of(item).is_some(), "{item}");
    }
}

#[test]
fn moving_a_line_makes_no_new_observation_and_changing_the_call_does() {
    let folder = tempfile::tempdir().unwrap();
    let digests = |text: &str| -> Vec<_> {
        write(folder.path(), "a.py", format!("from transformers import AutoModel\n{text}"));
        let scan = scan(folder.path()).unwrap();
        seen(&scan, Detector::ModelPin, "a.py").iter().map(|one| one.digest).collect()
    };
    let before = digests("AutoModel.from_pretrained(\"org/x\")\n");
    assert_eq!(before, digests("\n\n# moved\nAutoModel.from_pretrained(\"org/x\")\n"));
    assert_ne!(before, digests("AutoModel.from_pretrained(\"org/x\", revision=\"main\")\n"));
    assert_eq!(before, digests(&"AutoModel.from_pretrained(\"org/x\")\n".repeat(40)), "one finding a cause");
}

fn mindgap(folder: &Path, args: &[&str]) -> String {
    let output = alone::mindgap(folder).args(args).output().unwrap();
    // A scan says by its exit code that something contradicts.
    let expected: &[i32] = if args[0] == "scan" { &[0, 1] } else { &[0] };
    let code = output.status.code().unwrap();
    assert!(expected.contains(&code), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn nothing_that_is_scanned_is_loaded_run_or_written_by_any_command() {
    let folder = project();
    let root = folder.path();
    write(root, "setup.py", "open('marker', 'w')\n");
    write(root, "conftest.py", "import os; os.system('touch marker')\n");
    write(root, "Makefile", "all:\n\ttouch marker\n");
    write(root, "notes", trap("touch marker"));
    let before = tree(root);
    for args in [
        &["scan"][..],
        &["scan", "--format", "json"],
        &["scan", "--models-only"],
        &["scan", "notes"],
        &["scan", "models"],
        &["models"],
        &["models", "--format", "json"],
    ] {
        let _ = mindgap(root, args);
    }
    assert_eq!(before, tree(root), "no marker, and nothing else written");
}

fn tree(root: &Path) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path.clone());
            }
            all.insert(path.display().to_string());
        }
    }
    all
}

#[test]
fn programs_get_every_field_and_the_same_bytes_each_time() {
    let folder = project();
    let text = mindgap(folder.path(), &["scan", "--format", "json"]);
    assert_eq!(text, mindgap(folder.path(), &["scan", "--format", "json"]));
    assert!(!text.contains(folder.path().to_str().unwrap()), "no place outside the project");
    let json: Value = serde_json::from_str(&text).unwrap();
    let pin =
        json["observations"].as_array().unwrap().iter().find(|one| one["detector"] == "model-pin").unwrap();
    assert_eq!(pin["detector_version"], 2);
    assert_eq!(pin["bearing"], "contradicts");
    assert_eq!(pin["subject"]["id"], "org/loose");
    assert_eq!((&pin["place"]["path"], &pin["place"]["line"]), (&"app/load.py".into(), &3.into()));
    assert_eq!(pin["sure"], "exact");
    assert_eq!(json["models"].as_array().unwrap().len(), 6);
    assert_eq!(json["counted"]["skipped"]["neither a source nor like a model"], 2);
    let models: Value =
        serde_json::from_str(&mindgap(folder.path(), &["scan", "--models-only", "--format", "json"]))
            .unwrap();
    assert!(models.get("observations").is_none());
    assert_eq!(models["models"], json["models"]);
}

#[test]
fn what_bears_on_two_items_is_told_at_its_heaviest_and_for_each_in_every_output() {
    let folder = project();
    let json: Value = serde_json::from_str(&mindgap(folder.path(), &["scan", "--format", "json"])).unwrap();
    let pinned = |one: &&Value| one["detector"] == "model-pin" && one["place"]["line"] == 4;
    let pin = json["observations"].as_array().unwrap().iter().find(pinned).unwrap();
    assert_eq!(pin["bearing"], "supports", "a commit is what one of the questions asks for");
    let items = serde_json::json!([
        { "item": "pin-model-revision", "bearing": "supports" },
        { "item": "tuning-repeatable", "bearing": "mentions" },
    ]);
    assert_eq!(pin["items"], items);
    let text = mindgap(folder.path(), &["scan"]);
    let at = text.lines().position(|line| line.starts_with("supports      app/load.py:4")).unwrap();
    let below: Vec<_> = text.lines().skip(at + 1).take(2).collect();
    assert_eq!(
        below[1].trim(),
        "see pin-model-revision (supports), tuning-repeatable (mentions)",
        "{below:?}"
    );
    let scan = scan(folder.path()).unwrap();
    for one in scan.observations.iter().filter(|one| !one.items.is_empty()) {
        let heaviest = one.items.iter().map(|each| one.bearing_on(each.item)).min();
        assert_eq!(heaviest, Some(one.bearing), "{one:?}");
    }
}

#[test]
fn every_detector_is_explained() {
    let folder = tempfile::tempdir().unwrap();
    for detector in Detector::ALL {
        let page = mindgap(folder.path(), &["explain", &format!("detector:{detector}")]);
        assert!(page.contains("What it misses") && page.contains("A harmless example"), "{page}");
    }
    assert!(mindgap(folder.path(), &["explain", "model-pin"]).contains("40 hexadecimal digits"));
    let json: Value =
        serde_json::from_str(&mindgap(folder.path(), &["explain", "unsafe-load", "--format", "json"]))
            .unwrap();
    assert_eq!(json["detector"], "unsafe-load");
}

/// A record in which two items are answered yes, with evidence.
fn answered() -> tempfile::TempDir {
    let folder = project();
    mindgap(folder.path(), &["init", "--name", "bot", "--set", "model-source=hub"]);
    for item in ["pin-model-revision", "safety-owner"] {
        let evidence = "https://example.org/a";
        mindgap(folder.path(), &["--who", "Ada", "answer", item, "yes", "--evidence", evidence]);
    }
    folder
}

fn check(folder: &Path, args: &[&str]) -> Value {
    let output = alone::mindgap(folder).args(["check", "--format", "json"]).args(args).output();
    serde_json::from_slice(&output.unwrap().stdout).unwrap()
}

fn kinds(check: &Value, item: &str) -> Vec<String> {
    let gaps = check["gaps"].as_array().unwrap().iter().filter(|gap| gap["item"] == item);
    gaps.map(|gap| gap["kind"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_yes_that_the_code_speaks_against_is_a_gap_until_the_code_is_mended() {
    let folder = answered();
    let root = folder.path();
    assert!(kinds(&check(root, &[]), "pin-model-revision").is_empty(), "without a scan nobody looks");
    let scanned = check(root, &["--scan"]);
    assert_eq!(kinds(&scanned, "pin-model-revision"), ["contradicted"]);
    assert!(kinds(&scanned, "safety-owner").is_empty());
    assert_eq!(scanned["total"]["shown"], 1, "what is contradicted is not shown");
    let named = scanned["scan"]["contradicts"].as_array().unwrap();
    assert_eq!((&named[0]["path"], &named[0]["item"]), (&"app/chat.py".into(), &"pin-model-revision".into()));
    assert!(scanned["scan"]["opened"].as_u64().unwrap() > 3);
    let record = fs::read(root.join("ai-safety/record.json")).unwrap();
    write(
        root,
        "app/load.py",
        format!(
            "from transformers import AutoModel\nAutoModel.from_pretrained(\"org/loose\", revision=\"{COMMIT}\")\n"
        ),
    );
    write(root, "app/chat.py", "");
    assert!(kinds(&check(root, &["--scan"]), "pin-model-revision").is_empty(), "mended");
    assert_eq!(record, fs::read(root.join("ai-safety/record.json")).unwrap(), "a scan touches no answer");
}

#[test]
fn what_is_adopted_is_evidence_until_a_scan_no_longer_finds_it() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let load = |more: &str, revision: &str| {
        let call = format!("AutoModel.from_pretrained(\"org/firm\", revision=\"{revision}\")");
        write(root, "load.py", format!("from transformers import AutoModel\n{more}{call}\n"));
    };
    load("", COMMIT);
    mindgap(root, &["init", "--name", "bot", "--set", "model-source=hub"]);
    let adopt = ["--who", "Ada", "answer", "pin-model-revision", "keep", "--adopt", "model-pin:load.py"];
    mindgap(root, &adopt);
    let record: Value =
        serde_json::from_slice(&fs::read(root.join("ai-safety/record.json")).unwrap()).unwrap();
    let answer = &record["answers"]["pin-model-revision"];
    assert!(answer.get("status").is_none(), "adopting sets no status");
    let evidence = &answer["evidence"][0];
    assert_eq!((&evidence["detector"], &evidence["line"]), (&"model-pin".into(), &2.into()));
    mindgap(root, &["--who", "Ada", "answer", "pin-model-revision", "yes"]);
    let kinds = |args: &[&str]| kinds(&check(root, args), "pin-model-revision");
    assert!(kinds(&["--scan"]).is_empty());
    assert_eq!(check(root, &["--scan"])["total"]["shown"], 1);
    load("# moved\n\n", COMMIT);
    assert!(kinds(&["--scan"]).is_empty(), "a line that moved is the same observation");
    load("", "main");
    assert_eq!(kinds(&["--scan"]), ["evidence-changed", "contradicted", "model-changed"]);
    write(root, "load.py", "");
    assert_eq!(kinds(&["--scan"]), ["evidence-missing"]);
    assert!(kinds(&[]).is_empty(), "without a scan it is taken at its word");
    load("", COMMIT);
    assert!(kinds(&["--scan"]).is_empty(), "back again");
    let export = mindgap(root, &["export"]);
    assert!(export.contains("seen by `model-pin` in `load.py`, line 2, not looked at"), "{export}");
    let withdraw = ["--who", "Ada", "answer", "pin-model-revision", "keep", "--drop-evidence"];
    mindgap(root, &[&withdraw[..], &["observation:model-pin:load.py:2"]].concat());
    assert_eq!(kinds(&[]), ["no-evidence"]);
}

/// A command that is refused, with what it complains of.
fn refused(folder: &Path, args: &[&str]) -> String {
    let output = alone::mindgap(folder).args(args).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn only_what_shows_something_of_what_is_asked_is_adopted() {
    let folder = project();
    let root = folder.path();
    mindgap(root, &["init", "--name", "bot", "--set", "model-source=hub,local"]);
    let record = fs::read(root.join("ai-safety/record.json")).unwrap();
    let adopt = |item: &str, what: &str| -> Vec<String> {
        ["--who", "Ada", "answer", item, "yes", "--adopt", what].map(str::to_owned).into()
    };
    let says = |item: &str, what: &str| {
        let args = adopt(item, what);
        refused(root, &args.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let against = says("pin-model-revision", "model-pin:app/load.py:3");
    assert!(
        against.contains("it speaks against a yes to `pin-model-revision`, so it shows none"),
        "{against}"
    );
    assert!(against.contains("mend the code, change the answer, or set the observation aside"), "{against}");
    let elsewhere = says("safety-owner", "model-pin:app/load.py:4");
    assert!(
        elsewhere.contains("does not bear on `safety-owner`; it bears on `pin-model-revision`"),
        "{elsewhere}"
    );
    let nothing = says("pin-model-revision", "model-pin:tests/test_load.py");
    assert!(nothing.contains("it bears on no item"), "{nothing}");
    assert_eq!(record, fs::read(root.join("ai-safety/record.json")).unwrap(), "nothing is written");
    mindgap(root, &["models", "add", "--seen", "--format", "json", "--who", "Ada"]);
    let other = says("pin-model-revision@org/loose", "model-pin:app/load.py:4");
    assert!(other.contains("it is about huggingface org/firm"), "{other}");
    let own = adopt("pin-model-revision@org/firm", "model-pin:app/load.py:4");
    mindgap(root, &own.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn what_is_only_mentioned_is_taken_as_that_and_whatever_it_alone_shows_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(
        root,
        "SECURITY.md",
        "# Security\n\nWrite to security@example.org about any weakness that you find.\n",
    );
    mindgap(root, &["init", "--name", "bot", "--set", "users=public"]);
    let scan = scan(root).unwrap();
    let one = scan.observations.iter().find(|one| one.place.path == "SECURITY.md").unwrap();
    let item = one.items.iter().find(|each| each.bearing == Bearing::Mentions).unwrap().item;
    let what = format!("{}:SECURITY.md", one.detector);
    let words = "shown only by what a scan mentions, which by itself proves nothing";
    let said = mindgap(root, &["--who", "Ada", "answer", item, "yes", "--adopt", &what]);
    assert!(said.contains(words), "{said}");
    let record: Value =
        serde_json::from_slice(&fs::read(root.join("ai-safety/record.json")).unwrap()).unwrap();
    assert_eq!(record["answers"][item]["evidence"][0]["mentions"], true);
    assert!(mindgap(root, &["export"]).contains(&format!("- Evidence, all of it: {words}")));
    let more = ["--who", "Ada", "answer", item, "keep", "--evidence", "https://example.org/a"];
    assert!(!mindgap(root, &more).contains(words), "something else shows it too");
}

#[test]
fn whoever_can_be_asked_about_a_model_is_listed_with_what_its_card_leaves_open() {
    let folder = project();
    let root = folder.path();
    mindgap(root, &["init", "--name", "bot", "--set", "model-source=hub,hosted,local"]);
    let list = mindgap(root, &["ask-publisher"]);
    for words in [
        "  org/loose  (huggingface, ",
        "    https://huggingface.co/org/loose/discussions\n    no card of it lies in the project, so nothing is said",
        "run by a provider, whose support can be asked:\n  gpt-4o  (openai, ",
        "  models/hub  (local, ",
        "    the card says nothing about limits and biases, how it was evaluated\n",
    ] {
        assert!(list.contains(words), "no {words:?} in\n{list}");
    }
    assert!(!list.contains("org/toy"), "what only tests use is not asked about");
    let json: Value = serde_json::from_str(&mindgap(root, &["ask-publisher", "--format", "json"])).unwrap();
    let hosted = json["models"].as_array().unwrap().iter().find(|one| one["name"] == "gpt-4o").unwrap();
    assert_eq!((&hosted["audience"], &hosted["address"]), (&"provider".into(), &Value::Null));
    let open: Vec<_> = hosted["open"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
    assert!(open.contains(&"hosted-terms-agreed") && !open.contains(&"weight-format"), "{open:?}");
    // Of a model that is out of use nothing more is asked, though the code still names it.
    mindgap(root, &["--who", "Ada", "models", "add", "org/loose"]);
    mindgap(root, &["--who", "Ada", "models", "retire", "org/loose"]);
    let list = mindgap(root, &["ask-publisher"]);
    assert!(list.contains("  org/loose  (huggingface, out of use: nothing more is asked of it)"), "{list}");
    let json: Value = serde_json::from_str(&mindgap(root, &["ask-publisher", "--format", "json"])).unwrap();
    let retired = json["models"].as_array().unwrap().iter().find(|one| one["name"] == "org/loose").unwrap();
    assert_eq!((&retired["retired"], &retired["open"]), (&true.into(), &Value::Array(Vec::new())));
}

#[test]
fn a_text_speaks_of_a_card_only_where_one_was_seen() {
    let folder = project();
    let root = folder.path();
    mindgap(root, &["init", "--name", "bot", "--set", "model-source=hub,hosted,local"]);
    let text = mindgap(root, &["ask-publisher", "org/loose"]);
    assert!(
        text.starts_with("# Questions about `org/loose`\n\nWe are building a product on this model and"),
        "{text}"
    );
    for claim in ["nothing on this", "does not say", "does not tell", "only as a pickle", "loads only with"] {
        assert!(!text.contains(claim), "{claim:?} was not seen:\n{text}");
    }
    let hosted = mindgap(root, &["ask-publisher", "openai:gpt-4o"]);
    assert!(hosted.contains("which we use through your service"), "{hosted}");
    assert!(
        !hosted.contains("safetensors") && hosted.contains("An answer in your documentation"),
        "{hosted}"
    );
    let file = mindgap(root, &["ask-publisher", "models/hub"]);
    assert!(file.starts_with("# Questions about a model that we hold as a file\n"), "{file}");
    assert!(file.contains("- The file: `model.safetensors`, 63 bytes, `sha256:"), "{file}");
    assert!(!file.contains("models/"), "the paths of the project stay in it:\n{file}");
    let silent = "how large was the biggest gap? If none were compared, could the card say so? The copy of its card that we \
        have says nothing on this.";
    mindgap(root, &["init", "--set", "outputs=text"]);
    assert!(mindgap(root, &["ask-publisher", "models/hub"]).contains(silent));
    let strange = mindgap(root, &["ask-publisher", "org/unheard-of"]);
    assert!(strange.starts_with("# Questions about `org/unheard-of`"), "{strange}");
}
