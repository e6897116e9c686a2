//! What each detector says of a small project: a harmless case that it passes over or speaks for, and a telling one. And of
//! hostile files: nothing that ends the program, and no secret that leaves its file.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

#[path = "alone/programs.rs"]
mod alone;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use mindgap::checklist::builtin;
use mindgap::scan::{Bearing, Detector, Observation, Scan, Sure, scan};

fn project(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// Everything that is seen, of which each says only what its page allows, of items that exist.
fn look(root: &Path) -> Scan {
    let scan = scan(root).unwrap();
    let checklist = builtin().unwrap();
    for one in &scan.observations {
        let page = one.detector.page().unwrap();
        for each in &one.items {
            assert!(page.items.iter().any(|item| item == each.item), "{}: {}", one.detector, each.item);
            assert!(checklist.position_of(each.item).is_some(), "{}", each.item);
            assert!(each.bearing != Bearing::Contradicts || one.sure == Sure::Exact, "{one:?}");
        }
        assert!(one.saw.chars().count() <= 200 && !one.saw.contains('\u{1b}'), "{one:?}");
    }
    scan
}

/// What one detector says: path, line, bearing and sentence.
fn said(files: &[(&str, &str)], detector: Detector) -> Vec<String> {
    let folder = project(files);
    let told = |one: &Observation| {
        let line = one.place.line.map(|line| format!(":{line}")).unwrap_or_default();
        format!("{}{line} {} {}", one.place.path, one.bearing, one.saw)
    };
    let scan = look(folder.path());
    scan.observations.iter().filter(|one| one.detector == detector).map(told).collect()
}

fn bearing(files: &[(&str, &str)], detector: Detector, item: &str) -> Vec<Bearing> {
    let folder = project(files);
    let scan = look(folder.path());
    let own = scan.observations.iter().filter(|one| one.detector == detector);
    own.flat_map(|one| &one.items).filter(|each| each.item == item).map(|each| each.bearing).collect()
}

const LOAD: &str = "from transformers import AutoModel\nAutoModel.from_pretrained(\"org/model\")\n";
/// Made up, and put together here so that no file of this project holds one.
fn token() -> String {
    format!("hf{}{}", '_', "QzWkVbTnMpLrXsYtGhJdFcRvBwNqKmZaEu")
}

#[test]
fn data_sets_are_told_with_their_revision() {
    let code = "from datasets import load_dataset as get\nNAME = \"org/letters\"\na = get(NAME)\n\
        b = get(\"org/firm\", revision=\"5b7e0f6a3c2d1e4f5a6b7c8d9e0f1a2b3c4d5e6f\")\nc = get(\"csv\", data_files=\"x.csv\")\n\
        # get(\"org/comment\")\n";
    let files = [
        ("tune.py", code),
        ("data/a.csv.dvc", "outs:\n- md5: a\n"),
        ("data/DATASHEET.md", "# Letters\nFrom 2025.\n"),
    ];
    assert_eq!(
        said(&files, Detector::DataSetLoad),
        [
            "data/DATASHEET.md mentions by its name a paper about a data set",
            "data/a.csv.dvc mentions points to data that is kept elsewhere, by its digest",
            "tune.py:3 mentions get loads org/letters without a revision",
            "tune.py:4 mentions get loads org/firm at the commit 5b7e0f6a3c2d1e4f5a6b7c8d9e0f1a2b3c4d5e6f",
            "tune.py:5 mentions get loads csv, files of its own",
        ]
    );
    let models = project(&files);
    assert!(look(models.path()).inventory.models.is_empty(), "a data set is no model");
}

#[test]
fn only_an_installation_without_a_lock_speaks_against_repeating() {
    let item = "tuning-repeatable";
    let loose = ("requirements.txt", "torch\nnumpy\n");
    let of = |files: &[(&str, &str)]| bearing(files, Detector::DependencyLock, item);
    assert_eq!(of(&[loose]), [Bearing::Contradicts]);
    let library = ("pyproject.toml", "[project]\nname = \"x\"\ndependencies = [\"torch>=2\"]\n");
    assert_eq!(of(&[library]), [Bearing::Mentions], "open by design");
    assert_eq!(of(&[loose, library]), [Bearing::Mentions, Bearing::Mentions]);
    let lock = ("requirements.lock", "torch==2.10.0 --hash=sha256:aa\nnumpy==2.0.0 --hash=sha256:bb\n");
    assert_eq!(of(&[loose, lock]), [Bearing::Mentions]);
    assert_eq!(
        said(&[loose, lock], Detector::DependencyLock),
        ["requirements.lock mentions decides 2 of 2 versions, 2 with a digest; torch 2.10.0"]
    );
    for (files, words) in [
        (
            &[("requirements.txt", "torch>=2\n")][..],
            "leaves the version of torch open, and no lock decides it",
        ),
        (
            &[("requirements.txt", "-c limits.txt\ntorch\n")][..],
            "leaves the version of torch open, which the lists that it takes in may decide",
        ),
        (
            &[loose, ("uv.lock", "[")][..],
            "installs any version of torch, and no lock within what was read decides them",
        ),
    ] {
        assert_eq!(
            said(files, Detector::DependencyLock),
            [format!("requirements.txt:{} mentions {words}", if words.contains("takes") { 2 } else { 1 })]
        );
    }
    assert_eq!(
        of(&[loose, ("other/uv.lock", "[")]),
        [Bearing::Contradicts],
        "a lock beside it decides nothing"
    );
    assert_eq!(of(&[("requirements.txt", "flask\n")]), [], "nothing here is for models");
    assert_eq!(of(&[("tests/requirements.txt", "torch\n")]), [], "tests do not count");
}

#[test]
fn a_switch_speaks_for_itself_whichever_model_it_is() {
    let head = "import os, torch\nfrom transformers import AutoModel as Model\n";
    let code = |code: &str| {
        bearing(&[("a.py", &format!("{head}{code}"))], Detector::RemoteCode, "remote-code-refused")
    };
    let by_default = "Model.from_pretrained(os.environ.get(\"M\", \"org/a\"), trust_remote_code=True)\n";
    assert_eq!(code(by_default), [Bearing::Contradicts], "the model is assumed, the switch is not");
    let of_a_caller = "def load(name=\"org/a\"):\n    Model.from_pretrained(name, trust_remote_code=True)\n";
    assert_eq!(code(of_a_caller), [Bearing::Contradicts]);
    let switch = "def load(trust=True):\n    Model.from_pretrained(\"org/a\", trust_remote_code=trust)\n";
    assert_eq!(code(switch), [Bearing::Mentions], "the switch is assumed, the model is not");
    let pins =
        |code: &str| bearing(&[("a.py", &format!("{head}{code}"))], Detector::ModelPin, "pin-model-revision");
    assert_eq!(pins(by_default), [Bearing::Mentions], "of which model the revision wants is assumed");
    let weights =
        |code: &str| bearing(&[("a.py", &format!("{head}{code}"))], Detector::UnsafeLoad, "weight-format");
    let file = "os.environ.get(\"W\", \"w.pt\")";
    assert_eq!(weights(&format!("torch.load({file}, weights_only=False)\n")), [Bearing::Contradicts]);
    let off = "def load(only=False):\n    torch.load(\"w.pt\", weights_only=only)\n";
    assert_eq!(weights(off), [Bearing::Mentions]);
    let compose = "services:\n  a:\n    command: --model org/a --trust-remote-code\n";
    assert_eq!(
        bearing(&[("compose.yaml", compose)], Detector::RemoteCode, "remote-code-refused"),
        [Bearing::Contradicts]
    );
}

#[test]
fn what_a_restriction_is_worth_the_lock_decides() {
    let item = "weight-format";
    let of = |argument: &str, torch: &str| {
        let code = format!("import torch\ntorch.load(\"model.pt\"{argument})\n");
        let list = format!("torch{torch}\n");
        bearing(&[("app/load.py", &code), ("requirements.txt", &list)], Detector::UnsafeLoad, item)
    };
    let on = ", weights_only=True";
    assert_eq!(of(on, "==2.10.0"), [Bearing::Supports]);
    assert_eq!(of(on, "==2.9.1"), [Bearing::Contradicts]);
    assert_eq!(of(on, "==2.5.1+cu121"), [Bearing::Contradicts]);
    assert_eq!(of(on, ">=2.10"), [Bearing::Mentions]);
    assert_eq!(of("", "==2.5.1"), [Bearing::Contradicts]);
    assert_eq!(of("", "==2.11.0"), [Bearing::Mentions]);
    assert_eq!(of("", ""), [Bearing::Mentions]);
    let files = [
        ("load.py", "import torch\ntorch.load(\"m.pt\", weights_only=True)\n"),
        ("uv.lock", "[[package]]\nname = \"torch\"\nversion = \"2.8.0\"\n"),
        ("other/requirements.txt", "torch==2.1.0\n"),
    ];
    let told = said(&files, Detector::UnsafeLoad);
    assert!(
        told[0].ends_with("could be got round with the torch 2.8.0 of uv.lock: CVE-2026-24747"),
        "{told:?}"
    );
}

#[test]
fn audits_are_told_from_their_installation() {
    let workflow = "jobs:\n  a:\n    steps:\n      - run: pip install pip-audit\n      - run: pip-audit -r requirements.txt || true\n";
    let files = [(".github/workflows/a.yml", workflow), (".github/dependabot.yml", "version: 2\n")];
    assert_eq!(
        said(&files, Detector::AuditConfig),
        [
            ".github/dependabot.yml mentions settings of dependabot",
            ".github/workflows/a.yml:5 mentions continuous integration runs pip-audit, and goes on when it fails",
        ]
    );
}

#[test]
fn an_inventory_is_held_against_what_the_code_loads() {
    let bill = |name: &str| {
        format!(
            r#"{{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{{"type":"machine-learning-model","name":"{name}"}}]}}"#
        )
    };
    let of = |name: &str| {
        bearing(&[("app.py", LOAD), ("aibom.json", &bill(name))], Detector::InventoryFile, "model-inventory")
    };
    assert_eq!(of("org/model"), [Bearing::Supports]);
    assert_eq!(of("org/other"), [Bearing::Contradicts]);
    let told = said(&[("app.py", LOAD), ("aibom.json", &bill("org/other"))], Detector::InventoryFile);
    assert_eq!(
        told,
        [
            "aibom.json contradicts CycloneDX 1.6 with 1 model, without org/model, which the code names",
            "aibom.json mentions lists org/other, which no code that was read names",
        ]
    );
    let (other, own) = (bill("org/other"), bill("org/model"));
    let of = |files: &[(&str, &str)]| {
        said(&[&[("app.py", LOAD)], files].concat(), Detector::InventoryFile)[0].clone()
    };
    assert_eq!(
        of(&[("a.cdx.json", &other), ("b.cdx.json", &own)]),
        "a.cdx.json mentions CycloneDX 1.6 with 1 model, without org/model, which another list names"
    );
    assert_eq!(
        of(&[("a.cdx.json", &other), ("b.cdx.json", "{\"bomFormat\": ")]),
        "a.cdx.json mentions CycloneDX 1.6 with 1 model, without org/model, which the code names; \
         not all lists were read to their end"
    );
    assert_eq!(
        of(&[("a.cdx.json", &own), ("broken.ipynb", "{")]),
        "a.cdx.json mentions CycloneDX 1.6 with 1 model, all 1 that the code names among them, within what was read"
    );
    let libraries = r#"{"bomFormat":"CycloneDX","components":[{"type":"library","name":"torch"}]}"#;
    let told =
        bearing(&[("app.py", LOAD), ("bom.json", libraries)], Detector::InventoryFile, "model-inventory");
    assert_eq!(told, [Bearing::Mentions], "a list of libraries was never meant to name models");
}

#[test]
fn evaluations_are_mentioned_also_where_tests_are() {
    let files = [
        ("tests/test_answers.py", "from deepeval import assert_test\n# import garak\n"),
        ("promptfooconfig.yaml", "prompts: []\n"),
        (
            "runs/a.report.jsonl",
            "{\"entry_type\": \"start_run setup\", \"plugins.model_name\": \"org/model\"}\n",
        ),
    ];
    assert_eq!(
        said(&files, Detector::Evaluation),
        [
            "promptfooconfig.yaml mentions settings of promptfoo",
            "runs/a.report.jsonl mentions a result of garak about org/model",
            "tests/test_answers.py:1 mentions imports deepeval",
        ]
    );
    assert_eq!(bearing(&files[..1], Detector::Evaluation, "claims-reproduced"), [Bearing::Mentions]);
    let own = [("garak/__init__.py", ""), ("app.py", "import garak\n")];
    assert!(said(&own, Detector::Evaluation).is_empty(), "a module of one's own of that name");
}

#[test]
fn a_safety_job_says_whether_its_failure_counts() {
    let job = "on:\n  schedule:\n  - cron: '0 3 * * 1'\njobs:\n  a:\n    steps:\n    - run: uv run garak --config g.yaml\n  b:\n    \
        continue-on-error: true\n    steps:\n    - run: npx promptfoo@latest eval\n    - run: echo \"deepeval later\"\n";
    let files = [(".github/workflows/safety.yml", job)];
    assert_eq!(
        said(&files, Detector::CiSafetyJob),
        [
            ".github/workflows/safety.yml:7 mentions continuous integration runs garak, also by the clock",
            ".github/workflows/safety.yml:11 mentions continuous integration runs promptfoo, also by the clock, and goes on when it fails",
        ]
    );
    assert_eq!(bearing(&files, Detector::CiSafetyJob, "suite-rerun-on-change").len(), 2);
}

#[test]
fn a_guard_supports_only_in_the_function_that_calls_a_model() {
    let code = |between: &str| {
        format!(
            "from llm_guard import scan_prompt\nfrom openai import OpenAI\nclient = OpenAI()\ndef ask(q):\n    \
            q, ok, risk = scan_prompt([], q)\n{between}    return client.chat.completions.create(model=\"gpt-4o\", messages=q)\n"
        )
    };
    let of = |text: &str| bearing(&[("app.py", text)], Detector::Guardrail, "inputs-screened");
    assert_eq!(of(&code("")), [Bearing::Mentions, Bearing::Supports]);
    assert_eq!(of(&code("def other(q):\n")), [Bearing::Mentions], "screened here, asked there");
    assert_eq!(of("# from llm_guard import scan_prompt\n"), []);
    let own = [("app.py", &*code("")), ("llm_guard/__init__.py", "")];
    assert_eq!(
        bearing(&own, Detector::Guardrail, "inputs-screened"),
        [],
        "the project's own module of that name"
    );
    let model =
        "from transformers import AutoModel\nAutoModel.from_pretrained(\"meta-llama/Llama-Guard-3-8B\")\n";
    assert_eq!(of(model), [Bearing::Mentions]);
    let rails = [("config/config.yml", "rails:\n  input:\n    flows:\n    - self check input\n")];
    assert_eq!(said(&rails, Detector::Guardrail), ["config/config.yml mentions settings of nemo-guardrails"]);
    assert!(said(&[("config/config.yml", "rails: true\n")], Detector::Guardrail).is_empty());
}

#[test]
fn fairness_and_monitoring_are_mentioned_where_they_are_used() {
    let files = [
        ("tests/test_groups.py", "from fairlearn.metrics import MetricFrame\n"),
        ("app/trace.py", "import langfuse\nfrom opentelemetry import trace\n\"\"\"import mlflow\"\"\"\n"),
        ("web/log.ts", "import { Langfuse } from \"langfuse\";\n// import x from 'langsmith'\n"),
        ("package.json", r#"{"dependencies": {"prom-client": "^15.0.0"}}"#),
    ];
    assert_eq!(said(&files, Detector::Fairness), ["tests/test_groups.py:1 mentions imports fairlearn"]);
    assert_eq!(
        said(&files, Detector::Monitoring),
        [
            "app/trace.py:1 mentions imports langfuse, here and in 1 more",
            "app/trace.py:2 mentions imports opentelemetry",
            "package.json mentions installs prometheus",
        ]
    );
    assert_eq!(bearing(&files, Detector::Fairness, "groups-compared"), [Bearing::Mentions]);
}

#[test]
fn a_changed_prompt_is_another_observation_and_a_moved_one_is_not() {
    let long = "You answer letters politely. ".repeat(20);
    let digests = |prompt: &str, before: &str| -> Vec<_> {
        let code = format!("{before}SYSTEM_PROMPT = \"\"\"{long}{prompt}\"\"\"\n");
        let folder =
            project(&[("prompts/chat.md", prompt), ("app.py", &code), (".github/prompts/x.md", "x")]);
        let scan = look(folder.path());
        let own = scan.observations.iter().filter(|one| one.detector == Detector::PromptFiles);
        own.map(|one| (one.place.path.clone(), one.digest)).collect()
    };
    let first = digests("Be brief.", "");
    assert_eq!(
        first.iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(),
        ["app.py", "prompts/chat.md"]
    );
    assert_eq!(first, digests("Be brief.", "\n# moved\n"));
    let changed = digests("Be long.", "");
    assert!(first.iter().zip(&changed).all(|(one, other)| one.1 != other.1));
    let text = format!("LICENCE = \"\"\"{long}\"\"\"\nPROMPT = \"short\"\n");
    assert!(said(&[("app.py", &text)], Detector::PromptFiles).is_empty());
}

#[test]
fn papers_are_mentioned_and_what_is_empty_is_said_to_be() {
    let files = [
        ("SECURITY.md", "# Security\nReport jailbreaks to ai@example.org.\n"),
        ("docs/risk-register.md", "# Risks\n\n## Ours\n\nTODO\n"),
        ("docs/threat-model.md", ""),
        ("docs/guide/security.md", "A chapter.\n"),
        (".github/ISSUE_TEMPLATE/bug.md", "What broke?\n"),
        (".github/ISSUE_TEMPLATE/harm.md", "Whom did it harm?\n"),
    ];
    assert_eq!(
        said(&files, Detector::Paperwork),
        [
            ".github/ISSUE_TEMPLATE/harm.md mentions by its name a paper about a form that asks about harm",
            "SECURITY.md supports by its name a paper about how to report a defect, with an address and a word on what the model does",
            "docs/risk-register.md mentions by its name a paper about risks or hazards, in which nothing stands below the headings",
            "docs/threat-model.md mentions by its name a paper about threats or abuse, which is empty",
        ]
    );
    assert_eq!(
        bearing(&files, Detector::Paperwork, "hazard-list"),
        [Bearing::Mentions],
        "the documentation is their home"
    );
}

#[test]
fn a_secret_is_told_by_its_kind_and_its_last_two_characters_and_never_leaves_its_file() {
    let token = token();
    let code = format!("from huggingface_hub import login\nlogin(token=\"{token}\")\n");
    let files = [
        ("app.py", code.as_str()),
        (".env", "STRIPE_SECRET=q8Zt3LmW0xV5nB7kR2yD\n"),
        (
            ".env.example",
            "STRIPE_SECRET=q8Zt3LmW0xV5nB7kR2yE\nHF_TOKEN=hf_your_token_goes_here_please_and_more\n",
        ),
        ("ignored.env", "A_SECRET=q8Zt3LmW0xV5nB7kR2yF\n"),
        (".gitignore", "ignored.env\n"),
    ];
    assert_eq!(
        said(&files, Detector::SecretHint),
        [
            ".env:1 mentions 1 variable of a secret name with a value, in a file that git does not ignore",
            "app.py:2 mentions looks like a Hugging Face token, ending in Eu",
        ]
    );
    let folder = project(&files);
    for format in ["text", "json"] {
        let output = alone::mindgap(folder.path()).args(["scan", "--format", format]).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(
            text.contains("ending in Eu") && !text.contains(&token[3..20]) && !text.contains("q8Zt3"),
            "{text}"
        );
    }
    // Two keys that end alike give one digest: nothing of the rest is in it.
    let other = token.replace("QzWkVb", "AqWsEd");
    let digest = |token: &str| {
        let folder = project(&[("a.py", &format!("t = \"{token}\"\n"))]);
        look(folder.path())
            .observations
            .iter()
            .find(|one| one.detector == Detector::SecretHint)
            .unwrap()
            .digest
    };
    assert_eq!(digest(&token), digest(&other));
}

/// What a card is silent about, in one line.
fn silent(card: &str) -> String {
    let folder = project(&[("models/a/README.md", card)]);
    fs::write(folder.path().join("models/a/model.safetensors"), tensors()).unwrap();
    let scan = look(folder.path());
    let said =
        scan.observations.iter().filter_map(|one| one.saw.strip_prefix("the card says nothing about "));
    let mut said: Vec<_> = said.map(str::to_owned).collect();
    said.sort();
    said.join("; ")
}

/// The smallest file of tensors.
fn tensors() -> Vec<u8> {
    let header = br#"{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}"#;
    [(header.len() as u64).to_le_bytes().to_vec(), header.to_vec(), vec![1, 2]].concat()
}

#[test]
fn a_card_is_read_as_people_write_it() {
    let all = "how it was evaluated; limits and biases; the data that it was trained on; the licence; what it is intended for";
    // The template of the hub as it comes, and as a program left it.
    let template = "---\n{}\n---\n\n# Model Card for Model ID\n\n<!-- a summary -->\n\n## Model Details\n\n\
        - **Developed by:** [More Information Needed]\n- **License:** [More Information Needed]\n\n## Uses\n\n\
        ### Direct Use\n\n[More Information Needed]\n\n## Bias, Risks, and Limitations\n\n[More Information \
        Needed]\n\n### Recommendations\n\nUsers (both direct and downstream) should be made aware of the risks, \
        biases and limitations of the model. More information needed for further recommendations.\n\n## Training \
        Details\n\n### Training Data\n\n[More Information Needed]\n\n## Evaluation\n\n### Results\n\n[More \
        Information Needed]\n\n- **Hardware Type:** [More Information Needed]\n";
    assert_eq!(silent(template), all);
    assert_eq!(
        silent("# M\n\n## Uses\n\n{{ direct_use | default(\"[More Information Needed]\", true)}}\n"),
        all
    );
    // As a vendor writes it.
    let vendor = "## Model Details\n\n**Model developers** Example\n\n**License** A custom licence is at example.org.\n\n\
        **Intended Use Cases** Letters in German.\n\n**Out-of-scope** Letters in any other language.\n\n\
        **Training Data:**\n\n- **Language:** German\n\n**Evaluation results**\n\n| Task | Score |\n|--|--|\n| a | 1 |\n";
    assert_eq!(silent(vendor), "");
    // As a trainer fills it in.
    let trainer = "---\nlicense: mit\n---\n# letters\n\nThis model is a fine-tuned version of org/base on an unknown dataset.\n\n\
        ## Intended uses & limitations\n\nMore information needed\n\n## Training and evaluation data\n\nMore \
        information needed\n\n## Training procedure\n\n### Training results\n\n| Loss | Epoch |\n|--|--|\n| 0.5 | 1 |\n";
    assert_eq!(
        silent(trainer),
        "limits and biases; the data that it was trained on; what it is intended for"
    );
    // As one person writes it.
    let plain = "Letters\n=======\nA classifier.\n\nLicense: MIT\nIntended use: sorting letters\nTrained on: 1,000 letters\n\
        Limitations:\n\nContact: me@example.org\n";
    assert_eq!(silent(plain), "how it was evaluated");
}

#[test]
fn what_a_card_says_in_prose_is_not_told_as_silence() {
    let prose = "# Letters\n\nA classifier for letters, released under the MIT licence. It was trained on a thousand letters \
        and evaluated on another hundred.\n\n| Intended for | sorting |\n|--|--|\n";
    assert_eq!(silent(prose), "limits and biases");
    let licence = |card: &str| {
        let files = [("models/a/README.md", card), ("models/a/config.json", "{\"model_type\": \"bert\"}")];
        let folder = project(&files);
        fs::write(folder.path().join("models/a/model.safetensors"), tensors()).unwrap();
        look(folder.path()).observations.into_iter().any(|one| one.saw.contains("no licence is stated"))
    };
    assert!(!licence(prose) && !licence("# M\n\n## License\n\nMIT\n"));
    assert!(
        licence("# M\n\nFor sorting letters.\n")
            && licence("# M\n\n## License\n\n[More Information Needed]\n")
    );
}

#[test]
fn the_page_of_the_lock_tells_what_its_detector_does() {
    let page = Detector::DependencyLock.page().unwrap();
    assert!(page.telling.starts_with("requirements.txt with torch and no version"));
    assert!(page.bears.contains("a range such as torch>=2") && page.misses.contains("such as openai"));
    let of =
        |list: &str| bearing(&[("requirements.txt", list)], Detector::DependencyLock, "tuning-repeatable");
    assert_eq!(of("torch\n"), [Bearing::Contradicts]);
    assert_eq!(of("torch>=2\n"), [Bearing::Mentions]);
    assert_eq!(of("openai\n"), []);
}

#[test]
fn a_licence_text_beside_weights_is_held_against_the_card() {
    let card = "---\nlicense: mit\n---\n# M\n";
    let of = |licence: &str| {
        let files = [
            ("models/a/README.md", card),
            ("models/a/config.json", "{\"model_type\": \"bert\"}"),
            ("models/a/LICENSE", licence),
        ];
        let folder = project(&files);
        fs::write(folder.path().join("models/a/model.safetensors"), tensors()).unwrap();
        let scan = look(folder.path());
        let own = scan.observations.iter().filter(|one| one.detector == Detector::ModelLicence);
        own.map(|one| one.bearing).max_by_key(|bearing| *bearing == Bearing::Contradicts).unwrap()
    };
    assert_eq!(
        of("MIT License\nPermission is hereby granted, free of charge, to any person obtaining a copy\n"),
        Bearing::Mentions
    );
    assert_eq!(
        of("Terms that nobody knows.\n"),
        Bearing::Mentions,
        "a text that is not known is one all the same"
    );
    assert_eq!(of("Creative Commons Attribution-NonCommercial 4.0 International\n"), Bearing::Contradicts);
}

#[test]
fn hostile_files_cost_no_more_than_a_sentence() {
    let deep = "[".repeat(200_000);
    let bomb = format!("a: &a [x]\n{}", "b: [*a, *a, *a, *a]\n".repeat(2_000));
    let broken = "[[package]]\nname = \"torch\nversion";
    let wide = format!(
        "{{\"packages\": {{{}\"z\": {{}}}}}}",
        "\"node_modules/a\": {\"version\": \"1.0.0\"},".repeat(50_000)
    );
    let escapes = "torch==2.0\u{1b}[31m\nbad\u{202e}name>=1\n";
    let files = [
        ("poetry.lock", broken),
        ("package-lock.json", &wide),
        ("pixi.lock", &deep),
        ("bom.json", &format!("{{\"bomFormat\": {deep}")),
        (".github/workflows/a.yml", &bomb),
        (".github/workflows/b.yml", &deep),
        ("requirements.txt", escapes),
        ("environment.yml", "dependencies: *nothing\n"),
        ("prompts/a.md", "\u{0}\u{1b}[2J"),
        ("SECURITY.md", &"#".repeat(100_000)),
        ("x.report.jsonl", "{\"entry_type\":"),
    ];
    let folder = project(&files);
    let scan = look(folder.path());
    let missed: BTreeSet<&str> =
        scan.inventory.scope.not_examined.iter().map(|each| each.path.as_str()).collect();
    for path in ["poetry.lock", "pixi.lock"] {
        assert!(missed.contains(path), "{missed:?}");
    }
    assert_eq!(look(folder.path()).observations, scan.observations, "the same input, the same observations");
}

#[test]
fn detectors_are_found_from_the_item() {
    assert_eq!(
        Detector::for_item("model-inventory"),
        [Detector::ModelLoad, Detector::WeightsFile, Detector::InventoryFile]
    );
    assert!(Detector::for_item("team-trained").is_empty());
    assert!(Detector::why_none("team-trained").unwrap().contains("repository"));
    assert_eq!(Detector::why_none("weight-format"), None);
    assert!(Detector::for_item("an-item-of-somebody-else").is_empty());
    let explain = |args: &[&str]| {
        let folder = project(&[]);
        let output = alone::mindgap(folder.path()).arg("explain").args(args).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(explain(&["groups-compared"]).contains("What a scan sees of it: fairness"));
    assert!(explain(&["team-trained"]).contains("A scan sees nothing of this: Whether people were trained"));
    assert!(explain(&["groups-compared", "--format", "json"]).contains("\"detectors\": [\n    \"fairness\""));
}

#[test]
fn broken_sources_are_read_as_far_as_they_go_and_said_to_be_broken_once() {
    let folder = project(&[("app.py", "from fairlearn.metrics import MetricFrame\ndef (:\n")]);
    let scan = look(folder.path());
    assert!(scan.observations.iter().any(|one| one.detector == Detector::Fairness));
    assert_eq!(scan.inventory.scope.not_examined.len(), 1, "{:?}", scan.inventory.scope.not_examined);
}

#[test]
fn a_popup_never_shows_a_key() {
    let token = token();
    let folder = project(&[("app.py", &format!("login(\"{token}\")\n"))]);
    let scan = look(folder.path());
    let hint = scan.observations.iter().find(|one| one.detector == Detector::SecretHint).unwrap();
    let glimpse = mindgap::scan::glimpse(folder.path(), &hint.place).unwrap();
    assert_eq!(glimpse.lines[0].1, "login(\"…Eu\")");
}

#[test]
fn that_no_load_asks_for_code_is_no_evidence_where_arguments_cannot_be_read() {
    let said = |source: &str| said(&[("app.py", source)], Detector::RemoteCode);
    let head = "import json\nfrom transformers import AutoModel\n";
    let none = "no load asks for code that comes with a model, in 1 Python file";
    for (source, expected) in [
        ("AutoModel.from_pretrained('org/a')\n", format!(". supports {none}")),
        ("AutoModel.from_pretrained('org/a', **{'revision': 'main'})\n", format!(". supports {none}")),
        (
            "def load(name, **more):\n    return AutoModel.from_pretrained(name, **more)\nload('org/a')\n",
            format!(". supports {none}"),
        ),
        (
            "AutoModel.from_pretrained('org/a', **json.load(open('c.json')))\n",
            format!(". mentions {none}; 1 load takes arguments that only the running program knows"),
        ),
        (
            "settings = json.load(open('c.json'))\nAutoModel.from_pretrained(**settings)\n\
             AutoModel.from_pretrained('org/b', **settings['kw'])\n",
            format!(". mentions {none}; 2 loads take arguments that only the running program knows"),
        ),
    ] {
        assert_eq!(said(&format!("{head}{source}")), [expected], "{source}");
    }
}
