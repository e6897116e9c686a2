//! The pages of the detectors, tried: the telling example of each is told, and the harmless one is not told as speaking
//! against anything.

use std::collections::BTreeSet;
use std::fs;

use mindgap::scan::{Bearing, Detector, scan};

use crate::archive::{member, zip};
use crate::assembler::{Pickle, booby_trap, harmless};
use crate::graphs::{field, keras, operation, saved_model};
use crate::tensors::{GOOD, gguf, safetensors, text};

/// The files of an example.
type Files = Vec<(&'static str, Vec<u8>)>;

/// An example of each page as files: the harmless one and the telling one.
#[expect(clippy::too_many_lines, reason = "a table with a row for each page")]
fn examples(detector: Detector) -> [Files; 2] {
    let one = |path: &'static str, text: &str| vec![(path, text.as_bytes().to_vec())];
    let hub = |call: &str| one("a.py", &format!("from transformers import AutoModel\nAutoModel.{call}\n"));
    let openai = |call: &str| one("a.py", &format!("from openai import OpenAI\nclient = OpenAI()\n{call}\n"));
    let step = |on: &str, run: &str| {
        let job = format!("on:\n  {on}\njobs:\n  a:\n    runs-on: x\n    steps:\n    {run}\n");
        one(".github/workflows/a.yml", &job)
    };
    let beside = |head: &str, body: &str, more: Files| {
        let card = format!("---\n{head}\n---\n# M\n\n{body}\n");
        let mut files = vec![("m/README.md", card.into_bytes()), ("m/model.safetensors", good())];
        files.extend(more);
        files
    };
    let list = |model: &str| {
        let components = format!(r#"[{{"type":"machine-learning-model","name":"{model}"}}]"#);
        let text = format!(r#"{{"bomFormat":"CycloneDX","specVersion":"1.6","components":{components}}}"#);
        ("bom.json", text.into_bytes())
    };
    let both = |mut files: Files, more: Files| {
        files.extend(more);
        files
    };
    match detector {
        Detector::ModelLoad => [
            one("a.py", "from transformers import AutoModel\n# from_pretrained(\"org/model\")\n"),
            hub("from_pretrained(\"org/model\")"),
        ],
        Detector::ModelPin => [
            hub("from_pretrained(\"org/model\", revision=\"5b7e0f6a3c2d1e4f5a6b7c8d9e0f1a2b3c4d5e6f\")"),
            hub("from_pretrained(\"org/model\", revision=\"main\")"),
        ],
        Detector::HostedModel => [
            openai("client.responses.create(model=\"gpt-4o-2024-08-06\", input=text)"),
            openai("client.responses.create(model=\"gpt-4o\", input=text)"),
        ],
        Detector::RemoteCode => [
            hub("from_pretrained(\"org/model\", trust_remote_code=False)"),
            hub("from_pretrained(\"org/model\", model_kwargs={\"trust_remote_code\": True})"),
        ],
        Detector::UnsafeLoad => [
            both(
                one("a.py", "import torch\ntorch.load(\"model.pt\", weights_only=True)\n"),
                one("requirements.txt", "torch==2.10.0\n"),
            ),
            one("a.py", "import pickle\npickle.load(open(\"model.pkl\", \"rb\"))\n"),
        ],
        Detector::WeightsFile => [vec![("model.safetensors", good())], vec![("model.pkl", harmless())]],
        Detector::PickleImports => [vec![("model.pkl", harmless())], vec![("model.pkl", booby_trap())]],
        Detector::WeightsStructure => {
            let mut other = member("data.pkl", &Pickle::v(2).raw(b"N").stop());
            other.local_name = Some("datx.pkl".to_owned());
            [vec![("model.safetensors", good())], vec![("model.pt", zip(&[other]))]]
        }
        Detector::GraphCode => {
            let own = [field(1, &operation("SaveV2")), field(1, &operation("RestoreV2"))].concat();
            let lambda = r#"{"class_name":"Lambda","module":"keras.layers","config":{}}"#;
            [vec![("m/saved_model.pb", saved_model(&own))], vec![("m/model.keras", keras(lambda))]]
        }
        Detector::ChatTemplate => [
            one("m/chat_template.jinja", "{% for message in messages %}{{ message['content'] }}{% endfor %}"),
            one("m/chat_template.jinja", "{{ ''.__class__.__mro__[1].__subclasses__() }}"),
        ],
        Detector::ModelCard => [
            beside("license: mit", "## Training Data\n\nIt was trained on letters.", Vec::new()),
            beside("license: mit", "**Training data:** [More Information Needed]", Vec::new()),
        ],
        Detector::ModelLicence => {
            let file = gguf(&[("general.license", 8, text("mit"))]);
            [
                beside("license: apache-2.0", "", Vec::new()),
                beside("license: cc-by-nc-4.0", "", vec![("m/model.gguf", file)]),
            ]
        }
        Detector::DataSetLoad => [
            one("a.py", "import pandas as pd\npd.read_csv(\"letters.csv\")\n"),
            one("a.py", "from datasets import load_dataset\nload_dataset(\"org/letters\")\n"),
        ],
        Detector::DependencyLock => [
            both(one("requirements.txt", "torch>=2\n"), one("requirements.lock", "torch==2.10.0\n")),
            one("requirements.txt", "torch\n"),
        ],
        Detector::AuditConfig => [
            step("push:", "- run: pip install pip-audit"),
            step("push:", "- run: pip-audit -r requirements.txt"),
        ],
        Detector::InventoryFile => [
            both(hub("from_pretrained(\"org/one\")"), vec![list("org/one")]),
            both(hub("from_pretrained(\"org/two\")"), vec![list("org/one")]),
        ],
        Detector::Evaluation => [
            one("a.py", "# we should try garak one day\n"),
            one("promptfooconfig.yaml", "prompts: [a]\nproviders: [openai:gpt-4o]\n"),
        ],
        Detector::CiSafetyJob => [
            step("push:", "- run: echo \"garak comes next month\""),
            step("schedule:\n  - cron: \"0 0 * * *\"", "- run: garak --config redteam.yaml"),
        ],
        Detector::Guardrail => [
            one("requirements.txt", "llm-guard==0.3\n"),
            one(
                "a.py",
                "from llm_guard import scan_prompt\nfrom openai import OpenAI\nclient = OpenAI()\ndef go(text):\n    \
                 scan_prompt(scanners, text)\n    return client.chat.completions.create(model=\"gpt-4o\", messages=text)\n",
            ),
        ],
        Detector::Fairness => [
            one("a.py", "# fairlearn would be an idea\n"),
            one(
                "tests/test_groups.py",
                "from fairlearn.metrics import MetricFrame\nMetricFrame(metrics=a)\n",
            ),
        ],
        Detector::Monitoring => [
            one("a.py", "import logging\nlogging.info(\"x\")\n"),
            one("a.ts", "import { Langfuse } from \"langfuse\";\nnew Langfuse();\n"),
        ],
        Detector::PromptFiles => [
            one(".github/prompts/review.md", "Review it.\n"),
            one("app/prompts/system.md", "You are kind.\n"),
        ],
        Detector::Paperwork => [
            one("docs/guide/security.md", "# Security\n\nText.\n"),
            one("docs/risk-register.md", "# Risks\n\n## One\n\n## Two\n"),
        ],
        Detector::SecretHint => {
            // Put together here, so that no scanner of secrets takes this file for one that holds a key.
            let token = ["hf_", "QzWkVbTpXcRdFyGhJnMaSeLoUiDfGhKlQw"].concat();
            let cell =
                format!(r#"{{"cell_type":"code","metadata":{{}},"outputs":[],"source":["t='{token}'"]}}"#);
            let notebook = format!(r#"{{"cells":[{cell}],"metadata":{{}},"nbformat":4,"nbformat_minor":5}}"#);
            [one(".env.example", "OPENAI_API_KEY=sk-your-key-here\n"), one("a.ipynb", &notebook)]
        }
    }
}

fn good() -> Vec<u8> {
    safetensors(GOOD, &[0; 16])
}

/// What a detector says of some files: on which item, and how it bears on it.
fn said(detector: Detector, files: &Files) -> BTreeSet<(&'static str, Bearing)> {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let scan = scan(folder.path()).unwrap();
    let own = scan.observations.iter().filter(|one| one.detector == detector);
    own.flat_map(|one| one.items.iter().map(|bears| (bears.item, bears.bearing))).collect()
}

#[test]
fn each_telling_example_is_told_and_no_harmless_one_speaks_against_anything() {
    for &detector in Detector::ALL {
        let [harmless, telling] = examples(detector).map(|files| said(detector, &files));
        let word = detector.word();
        assert!(!telling.is_empty(), "{word}: the telling example is passed over");
        let against = harmless.iter().any(|(_, bearing)| *bearing == Bearing::Contradicts);
        assert!(!against, "{word}: the harmless example speaks against: {harmless:?}");
        assert_ne!(harmless, telling, "{word}: no difference between the two");
    }
}

/// Examples that are told in words and not quoted: the harmless one, the telling one.
fn is_in_words(detector: Detector) -> [bool; 2] {
    match detector {
        Detector::WeightsFile
        | Detector::PickleImports
        | Detector::WeightsStructure
        | Detector::GraphCode
        | Detector::ModelLicence
        | Detector::InventoryFile
        | Detector::DependencyLock
        | Detector::Guardrail => [true, true],
        Detector::ModelCard => [true, false],
        Detector::Evaluation | Detector::Paperwork | Detector::SecretHint => [false, true],
        _ => [false, false],
    }
}

#[test]
fn what_a_page_quotes_is_what_was_tried() {
    for &detector in Detector::ALL {
        let page = detector.page().unwrap();
        let texts = [&page.harmless, &page.telling].into_iter().zip(is_in_words(detector));
        for (files, (text, in_words)) in examples(detector).iter().zip(texts) {
            // What stands behind a wide gap is said of the example.
            let quoted = text.split("        ").next().unwrap();
            let within = |(path, bytes): &(&str, Vec<u8>)| {
                path.contains(quoted) || String::from_utf8_lossy(bytes).contains(quoted)
            };
            assert_eq!(files.iter().any(within), !in_words, "{}: {quoted}", detector.word());
        }
    }
}
