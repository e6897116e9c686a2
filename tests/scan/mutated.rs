//! Changed inputs for each parser: nothing panics, hangs or grows past its limits. A few hundred each by default;
//! `MINDGAP_MUTATIONS=1000000 cargo test --release --test scan mutated:: -- --nocapture` takes the long run and tells the
//! slowest input of each. `MINDGAP_CORPUS=DIR` writes the seeds there, for other scanners to be run beside.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::sync::Arc;
use std::time::{Duration, Instant};

use mindgap::scan::files::{Format, Limits, unfolds_to_a_pickle};
use mindgap::scan::{Part, Source, scan, survey};
use mindgap::text::visible_line;

use crate::archive::{member, torch, zip};
use crate::assembler::{Pickle, booby_trap, harmless, state};
use crate::carriers::{BZIP2, compressed, joblib, legacy, npy, oldest};
use crate::graphs::{field, hdf5, keras, onnx, operation, saved_model};
use crate::hostile::{holds, others, pickles};
use crate::look_as;
use crate::tensors::{gguf, text};

/// No input may take longer, however slow the machine.
const LONGEST: Duration = Duration::from_mins(1);

/// Numbers that look like chance and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }

    /// A few changes anywhere, out of the bytes themselves, of `words`, and of chance.
    fn change(&mut self, seed: &[u8], words: &[&str]) -> Vec<u8> {
        let mut bytes = seed.to_vec();
        for _ in 0..=self.roll(5) {
            let at = self.roll(bytes.len());
            let end = (at + 1 + self.roll(24)).min(bytes.len());
            let cut = at.min(end);
            match self.roll(9) {
                0..=2 if at < bytes.len() => bytes[at] = self.roll(256) as u8,
                3 if at < bytes.len() => bytes[at] ^= 1 << self.roll(8),
                4 => drop(bytes.drain(cut..end)),
                5 => {
                    let part = bytes[cut..end].repeat(1 + self.roll(40));
                    bytes.splice(cut..cut, part);
                }
                6 => bytes.truncate(at.max(1)),
                7 => {
                    let large = [0xff, 0x7f, 0x80, 0].repeat(2);
                    bytes.splice(cut..end, large[..=self.roll(8)].iter().copied());
                }
                _ => {
                    let word = words.get(self.roll(words.len())).copied().unwrap_or("\u{0}");
                    let times = [1, 1, 1, 3, 300][self.roll(5)];
                    bytes.splice(cut..cut, word.repeat(times).into_bytes());
                }
            }
        }
        bytes.truncate(256 << 10);
        bytes
    }
}

fn count() -> usize {
    std::env::var("MINDGAP_MUTATIONS").ok().and_then(|count| count.parse().ok()).unwrap_or(300)
}

/// What each model file's parser is given.
fn seeds() -> Vec<(&'static str, &'static str, Vec<Vec<u8>>)> {
    let of = |at: usize| others().swap_remove(at).1;
    let lambda = r#"{"class_name":"Functional","config":{"layers":[{"class_name":"Lambda","config":{"function":["4wEA"]}}]}}"#;
    let (_, mut compressed): (Vec<_>, Vec<_>) = compressed(&harmless()).into_iter().unzip();
    compressed.push(BZIP2.to_vec());
    let plain = npy("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }\n", &[0; 16]);
    vec![
        ("pickle", "", pickles()),
        ("torch-legacy", "", vec![legacy(state(6, (2, 3)), &[0; 24]), legacy(booby_trap(), &[0; 24])]),
        ("joblib", "a.joblib", vec![joblib()]),
        ("compressed", "", compressed),
        ("zip", "a.pt", vec![of(0), deflated_zip()]),
        ("npz", "a.npz", vec![zip(&[member("a.npy", &of(1)), member("b.npy", &plain)])]),
        ("torchscript", "a.pt", vec![torchscript()]),
        ("any-zip", "", vec![zip(&[member("a.txt", b"text")])]),
        ("tar", "", vec![oldest(booby_trap())]),
        ("npy", "", vec![of(1), plain.clone()]),
        ("safetensors", "", vec![of(2)]),
        ("gguf", "", vec![of(3)]),
        ("onnx", "", vec![of(4)]),
        ("saved-model", "saved_model.pb", vec![of(5), saved_model(&field_node("PyFunc"))]),
        ("saved-model-text", "saved_model.pbtxt", vec![TEXT_GRAPH.into()]),
        ("graph", "graph.pb", vec![field_node("WriteFile")]),
        ("lfs", "a.safetensors", vec![LFS.into()]),
        ("7z", "a.pt", vec![b"7z\xbc\xaf\x27\x1c\0\0".to_vec()]),
        ("elf", "a.pt", vec![b"\x7fELF\x02\x01\x01\0".to_vec()]),
        ("noise", "a.pt", vec![b"\xff\xfe no format".to_vec()]),
        ("jinja", "chat_template.jinja", vec![of(6)]),
        ("hub", "config.json", vec![of(7), br#"{"model_type":"x","auto_map":{"AutoModel":"a.X"}}"#.to_vec()]),
        ("tflite", "", vec![of(8)]),
        ("keras", "a.keras", vec![keras(lambda)]),
        ("keras-config", "model.json", vec![lambda.into()]),
        ("hdf5", "a.h5", vec![hdf5("model_config", lambda)]),
    ]
}

const TEXT_GRAPH: &str =
    "saved_model_schema_version: 1\nmeta_graphs {\n node {\n  name: \"a\"\n  op: \"ReadFile\"\n }\n}\n";
const LFS: &str = "version https://git-lfs.github.com/spec/v1\noid sha256:\
    0000000000000000000000000000000000000000000000000000000000000000\nsize 12345\n";

fn deflated_zip() -> Vec<u8> {
    let mut members = torch(&state(6, (2, 3)), &[0; 24]);
    for member in &mut members {
        member.deflate = true;
    }
    zip(&members)
}

fn torchscript() -> Vec<u8> {
    let data = Pickle::v(2).global("__torch__.net", "Net").nothing().newobj().dict().build().stop();
    zip(&[member("net/data.pkl", &data), member("net/code/__torch__/net.py", b"class Net: pass")])
}

#[test]
fn there_is_a_seed_of_each_format() {
    let mut wanting = Format::ALL.to_vec();
    for (parser, name, seeds) in seeds() {
        assert!(!seeds.is_empty(), "{parser}");
        for seed in seeds {
            let format = look_as(name, &seed).format;
            wanting.retain(|each| *each != format);
        }
    }
    assert_eq!(wanting, []);
}

/// A file of a length.
type Made<'m> = &'m dyn Fn(usize) -> Vec<u8>;

/// The limits of time are those of a machine; what is read can be counted, and grows as the file does.
#[test]
fn what_is_read_of_a_file_twice_as_long_is_no_more_than_twice_as_much() {
    let pickle = |n: usize| Pickle::v(2).raw(&b"]0".repeat(n)).raw(b"N").stop();
    let streams = |n: usize| harmless().repeat(n);
    let members =
        |n: usize| zip(&(0..n).map(|at| member(&format!("{at}.pkl"), &harmless())).collect::<Vec<_>>());
    let deflated = |n: usize| {
        let mut all: Vec<_> = (0..n).map(|at| member(&format!("{at}.pkl"), &harmless())).collect();
        for member in &mut all {
            member.deflate = true;
        }
        zip(&all)
    };
    let graph = |n: usize| saved_model(&field_node("MatMul").repeat(n));
    let nodes = |n: usize| onnx(&field(1, &field(4, b"Conv")).repeat(n));
    let pairs = |n: usize| gguf(&vec![("a", 8, text("x")); n]);
    let template = |n: usize| "{{ a[b[c]] }}{% if x %}{% endif %}".repeat(n).into_bytes();
    let ways: [(&str, Made<'_>); 8] = [
        ("", &pickle),
        ("", &streams),
        ("", &members),
        ("", &deflated),
        ("saved_model.pb", &graph),
        ("", &nodes),
        ("", &pairs),
        ("chat_template.jinja", &template),
    ];
    for (at, (name, of)) in ways.into_iter().enumerate() {
        let [one, two] = [500, 1_000].map(|n| look_as(name, &of(n)).read);
        assert!(one > 500 && two <= 2 * one + 4_096, "{at} {name}: {one}, then {two}");
    }
}

fn field_node(name: &str) -> Vec<u8> {
    field(1, &operation(name))
}

const WORDS: [&str; 30] = [
    "{",
    "[",
    "(",
    "\"",
    "'",
    "}}",
    "{%",
    "{{",
    "%}",
    "~",
    "|",
    "\n",
    "\\",
    "\\x41",
    ":",
    ",",
    "&a ",
    "*a",
    "<<",
    "- ",
    "\t",
    "\u{0}",
    "\u{feff}",
    "${",
    "$(",
    "`",
    "__class__",
    "lambda: ",
    "\u{e9}",
    "!!python/object ",
];

/// Tells how long the slowest took, and refuses a hang.
fn told(parser: &str, slowest: Duration, read: usize) {
    assert!(slowest < LONGEST, "{parser}: {slowest:?}");
    if std::env::var_os("MINDGAP_MUTATIONS").is_some() {
        eprintln!("{parser}: {read} inputs, the slowest {slowest:?}");
    }
}

#[test]
fn every_parser_of_model_files_survives_whatever_is_changed() {
    std::thread::scope(|scope| {
        for (parser, name, seeds) in seeds() {
            scope.spawn(move || {
                let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
                let mut slowest = Duration::ZERO;
                for round in 0..count() {
                    let bytes = dice.change(&seeds[round % seeds.len()], &WORDS);
                    let begun = Instant::now();
                    holds(&look_as(name, &bytes), bytes.len());
                    unfolds_to_a_pickle(Box::new(Cursor::new(bytes)), &Limits::default(), Arc::new(|_| true));
                    slowest = slowest.max(begun.elapsed());
                }
                told(parser, slowest, count());
            });
        }
    });
}

/// What each reader of sources is given.
fn sources() -> Vec<(&'static str, Vec<&'static str>)> {
    let python = "import torch, os\nfrom transformers import AutoModel as A, pipeline\nIDS = {'a': 'org/a', **B}\n\
        def load(name='org/b', *a, **k):\n    try:\n        return A.from_pretrained(name, revision=os.getenv('R', 'main'), **k)\n    \
        except E:\n        return pipeline('x', model=f'{IDS[\"a\"]}-v{1}')\nclass W(A):\n    def __init__(self, m: str = 'o/c'):\n        \
        self.m = m\nload(IDS['a']); x = [load(n) for n in (\"p/q\", 'r' + '/s')]; torch.load('a.pt', weights_only=False)\n";
    vec![
        ("a.py", vec![python]),
        (
            "a.ipynb",
            vec![
                "{\"cells\":[{\"cell_type\":\"code\",\"source\":[\"%pip install x\\n\",\"from transformers import pipeline\\n\",\"pipeline(model='a/b')\"]}],\"nbformat\":4}",
            ],
        ),
        (
            "a.ts",
            vec![
                "import { pipeline as p } from '@huggingface/transformers';\nconst m = `Xenova/${'a'}`; await p('x', m, {revision: \"main\"}); /* c */ // d\n",
            ],
        ),
        (
            "a.json",
            vec!["{\"model\": \"org/a\", \"x\": [{\"revision\": \"main\", \"base_model\": null}, 1.5e3]}"],
        ),
        (
            "a.yaml",
            vec![
                "a: &x\n  model: org/a\n  run: |\n    python -c 'import torch'\nb:\n  - <<: *x\n  - {model: gpt-4o, c: [1, 2]}\n",
            ],
        ),
        ("a.toml", vec!["[a]\nmodel = \"org/a\"\nx = [{b = 'c'}]\n[[d]]\nrevision = '''\nmain'''\n"]),
        (
            "Dockerfile",
            vec![
                "FROM x AS y\nARG M=org/a\nENV N=$M\nRUN hf download ${M} --revision main && \\\n  python -c \"from transformers import pipeline; pipeline(model='a/b')\"\nCMD [\"vllm\", \"serve\", \"org/a\"]\n",
            ],
        ),
        (
            "a.sh",
            vec![
                "M=org/a\nhf download \"$M\" --revision main <<EOF\nx\nEOF\nfor i in a b; do ollama pull $i:latest; done; echo $(cat x) | vllm serve ${M:-org/b}\n",
            ],
        ),
        (
            "Modelfile",
            vec!["FROM llama3:8b\nPARAMETER x 1\nTEMPLATE \"\"\"{{ .Prompt }}\"\"\"\nADAPTER ./a.gguf\n"],
        ),
        ("Makefile", vec!["M := org/a\nrun:\n\thf download $(M)\n\t@python -c 'x'\n"]),
        (".env", vec!["MODEL=org/a\nexport X='gpt-4o' # c\n"]),
    ]
}

#[test]
fn every_reader_of_sources_survives_whatever_is_changed() {
    const AT_ONCE: usize = 250;
    for (name, seeds) in sources() {
        let mut dice = Dice(0x2545_f491_4f6c_dd1d);
        let (mut slowest, mut read) = (Duration::ZERO, 0);
        while read < count() {
            let changed: Vec<Vec<u8>> =
                (0..AT_ONCE).map(|at| dice.change(seeds[at % seeds.len()].as_bytes(), &WORDS)).collect();
            let all: Vec<Source> = (0..AT_ONCE)
                .map(|at| Source { path: format!("{at:03}/{name}"), part: Part::Product })
                .collect();
            let bytes =
                |source: &Source, _: u64| Ok(changed[source.path[..3].parse::<usize>().unwrap()].clone());
            let begun = Instant::now();
            let inventory = survey(&all, &BTreeSet::new(), &bytes);
            slowest = slowest.max(begun.elapsed());
            let failed = inventory.scope.not_examined.iter().find(|each| each.why.contains("failed"));
            if let Some(failed) = failed {
                let at: usize = failed.path[..3].parse().unwrap();
                panic!("{failed:?}: {:?}", String::from_utf8_lossy(&changed[at]));
            }
            read += AT_ONCE;
        }
        told(name, slowest, read);
    }
}

/// What the reader of cards is given: heads in every form that YAML has, chapters of every kind, and neither.
const CARDS: [&str; 5] = [
    "---\nlicense: apache-2.0\nbase_model:\n- org/base\n- other/base\ndatasets: [squad, 'c4']\ntags: &t\n  - x\n\
     model-index:\n- name: m\n  results: [{task: {type: qa}, metrics: [{value: 0.5}]}]\n---\n# M\n\n## Intended uses & \
     limitations\n\nLetters.\n\n## Training data\n\n[More Information Needed]\n\n## Evaluation results\n\n| a | b |\n\
     |---|---|\n| 1 | 2 |\n",
    "---\nlicense: other\nlicense_name: |\n  llama3\nbase_model: >-\n  org/folded\nlibrary_name: !!str peft\n<<: *t\n...\n\
     ---\nBias, Risks, and Limitations\n-----\nnone\n=====\n",
    "\u{feff}---\r\n{license: mit, datasets: {a: {b: {c: [1, 2, {d: e}]}}}}\r\n---\r\n# Uses\r\n```\r\n# Evaluation\r\n```\r\n",
    "# No head\n\n<!-- ## Limitations -->\n## Licence\n\nMIT\n### Out-of-scope use\n\n## Uses\n",
    "---\nlicense: mit\n# never ends\nx: [[[[[[\n",
];

#[test]
fn the_reader_of_cards_survives_whatever_is_changed() {
    const AT_ONCE: usize = 50;
    let folder = tempfile::tempdir().unwrap();
    for at in 0..AT_ONCE {
        let model = folder.path().join(format!("models/{at:03}"));
        std::fs::create_dir_all(&model).unwrap();
        std::fs::write(model.join("model.safetensors"), others().swap_remove(2).1).unwrap();
    }
    let mut dice = Dice(0x6c62_272e_07bb_0142);
    let (mut slowest, mut read) = (Duration::ZERO, 0);
    while read < count() {
        for at in 0..AT_ONCE {
            let changed = dice.change(CARDS[(read + at) % CARDS.len()].as_bytes(), &WORDS);
            std::fs::write(folder.path().join(format!("models/{at:03}/README.md")), changed).unwrap();
        }
        let begun = Instant::now();
        let seen = scan(folder.path()).unwrap();
        slowest = slowest.max(begun.elapsed());
        let failed = seen.inventory.scope.not_examined.iter().find(|each| each.why.contains("failed"));
        assert_eq!(failed, None);
        assert!(seen.cards.len() > AT_ONCE / 2, "{} of {AT_ONCE} cards were read", seen.cards.len());
        for card in &seen.cards {
            let values = card.licence.iter().chain(&card.base).chain(&card.data);
            for value in values.clone() {
                assert!(value.chars().count() <= 121 && *value == visible_line(value), "{value:?}");
            }
            assert!(values.count() <= 65, "{card:?}");
        }
        read += AT_ONCE;
    }
    told("card", slowest, read);
}

#[test]
fn the_longest_chain_of_calls_is_survived() {
    let chain = |link: &str| format!("import transformers\nx = a{}\n", link.repeat(100_000));
    let all: Vec<String> = [".b()", "[0]", "(", "+1", " if a else b", ".b", "().c[1]"].map(chain).to_vec();
    let sources: Vec<Source> =
        (0..all.len()).map(|at| Source { path: format!("{at}.py"), part: Part::Product }).collect();
    let bytes =
        |source: &Source, _: u64| Ok(all[source.path[..1].parse::<usize>().unwrap()].clone().into_bytes());
    let inventory = survey(&sources, &BTreeSet::new(), &bytes);
    assert_eq!(inventory.scope.python, all.len());
    assert!(inventory.scope.not_examined.iter().all(|each| !each.why.contains("failed")), "{inventory:?}");
    assert!(!inventory.scope.not_examined.is_empty());
}

#[test]
fn the_seeds_can_be_written_for_other_scanners() {
    let folder = tempfile::tempdir().unwrap();
    let to = std::env::var_os("MINDGAP_CORPUS").map_or_else(|| folder.path().to_owned(), Into::into);
    for (parser, name, seeds) in seeds() {
        let ending = name.rsplit_once('.').map_or(
            match parser {
                "pickle" => "pkl",
                "torch-legacy" | "tar" | "zip" => "pt",
                other => other,
            },
            |(_, ending)| ending,
        );
        for (at, seed) in seeds.iter().enumerate() {
            std::fs::write(to.join(format!("{parser}-{at}.{ending}")), seed).unwrap();
        }
    }
    assert!(std::fs::read_dir(&to).unwrap().count() > 25);
}
