//! The inventory of models: a small repository whose files say themselves what is to be found in them.
//!
//! `expect: HUB ID PIN` stands on the line of the place (several with `|`), `expect-next:` on the line before where the
//! format knows no comment there; formats without comments are listed in `expected.txt`. `?` is an id that only the
//! running program knows, `load:` a load that names no model, `trap:` a line on which nothing must be found.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use mindgap::scan::{Inventory, Loading, Part, Place, Source, look, survey};
use proptest::prelude::*;

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/models-repo")
}

fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, into);
        } else {
            into.push(path);
        }
    }
}

/// Every label of the repository: `path:line hub id pin`, and how many traps there are.
fn labels(mark: &str) -> (BTreeSet<String>, usize) {
    let root = fixture();
    let mut all = Vec::new();
    files(&root, &mut all);
    let (mut expected, mut traps) = (BTreeSet::new(), 0);
    for path in all {
        let text = std::fs::read_to_string(&path).unwrap();
        let shown = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        if shown == "expected.txt" {
            expected.extend(text.lines().filter(|_| mark == "expect").map(str::to_owned));
            continue;
        }
        for (number, line) in (1..).zip(text.lines()) {
            traps += usize::from(line.contains("trap:"));
            let next = line.split_once(&format!("{mark}-next: ")).map(|(_, rest)| (number + 1, rest));
            let here = line.split_once(&format!("{mark}: ")).map(|(_, rest)| (number, rest));
            let Some((number, rest)) = next.or(here) else { continue };
            expected.extend(rest.split(" | ").map(|one| format!("{shown}:{number} {}", one.trim())));
        }
    }
    (expected, traps)
}

fn at(place: &Place) -> String {
    let cell = place.cell.map(|cell| format!("{cell}:")).unwrap_or_default();
    format!("{}:{cell}{}", place.path, place.line)
}

fn found(inventory: &Inventory) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for model in &inventory.models {
        for place in &model.places {
            all.insert(format!(
                "{} {} {} {}",
                at(place),
                model.hub,
                model.id.as_deref().unwrap_or("?"),
                model.pin
            ));
        }
    }
    all
}

#[test]
fn the_inventory_is_what_the_repository_says_of_itself() {
    let (expected, traps) = labels("expect");
    assert!(expected.len() >= 60 && traps >= 25, "{} places, {traps} traps", expected.len());
    let found = found(&look(&fixture()).unwrap());
    let missed: Vec<_> = expected.difference(&found).collect();
    let wrong: Vec<_> = found.difference(&expected).collect();
    assert!(missed.is_empty() && wrong.is_empty(), "missed: {missed:#?}\nwrong: {wrong:#?}");
    assert!(!found.iter().any(|each| each.contains("trap/")), "a trap was taken for a model");
}

#[test]
fn loads_that_name_no_model_are_kept_apart() {
    let (expected, _) = labels("load");
    let inventory = look(&fixture()).unwrap();
    let found: BTreeSet<String> = inventory
        .loads
        .iter()
        .map(|place| {
            format!(
                "{} {}",
                at(place),
                place.loading.iter().map(|how| how.word()).collect::<Vec<_>>().join(" ")
            )
        })
        .collect();
    assert_eq!(found, expected);
}

/// Of one file all that is told of each place: `path:line:column id revision loading sure`, written by reading that file.
#[test]
fn column_revision_loading_and_certainty_of_each_place_are_what_the_file_says() {
    let told = std::fs::read_to_string(fixture().with_file_name("models-places.txt")).unwrap();
    let expected: BTreeSet<&str> = told.lines().collect();
    let inventory = look(&fixture()).unwrap();
    let mut found = BTreeSet::new();
    for model in &inventory.models {
        for place in model.places.iter().filter(|place| place.path == "app/hub.py") {
            let or = |text: String| if text.is_empty() { "-".to_owned() } else { text };
            let loading: Vec<_> = place.loading.iter().map(|how| how.word()).collect();
            found.insert(format!(
                "{}:{}:{} {} {} {} {}",
                place.path,
                place.line,
                place.column,
                model.id.as_deref().unwrap_or("?"),
                or(model.revision.clone().unwrap_or_default()),
                or(loading.join(",")),
                place.sure.word()
            ));
        }
    }
    let found: BTreeSet<&str> = found.iter().map(String::as_str).collect();
    let missed: Vec<_> = expected.difference(&found).collect();
    let wrong: Vec<_> = found.difference(&expected).collect();
    assert!(missed.is_empty() && wrong.is_empty(), "missed: {missed:#?}\nwrong: {wrong:#?}");
}

/// The one place of an id.
fn place<'i>(inventory: &'i Inventory, id: &str) -> &'i Place {
    let model = inventory
        .models
        .iter()
        .find(|model| model.id.as_deref() == Some(id))
        .unwrap_or_else(|| panic!("{id}"));
    &model.places[0]
}

#[test]
fn how_a_model_is_loaded_is_told() {
    let inventory = look(&fixture()).unwrap();
    let loading = |id| place(&inventory, id).loading.iter().copied().collect::<Vec<_>>();
    assert_eq!(loading("acme/plain"), []);
    assert_eq!(loading("acme/spread"), [Loading::RemoteCode]);
    assert_eq!(loading("acme/mk"), [Loading::RemoteCode]);
    assert_eq!(loading("acme/vllm"), [Loading::RemoteCode]);
    assert_eq!(loading("acme/hubrepo"), [Loading::RemoteCode]);
    assert_eq!(loading("acme/diffusion"), [Loading::SafetensorsOff]);
    assert_eq!(loading("weights/model.pt"), [Loading::WeightsOnlyOff]);
    assert_eq!(loading("models/net.keras"), [Loading::SafeModeOff]);
    assert_eq!(loading("models/classifier.joblib"), [Loading::Joblib]);
    assert_eq!(loading("models/tree.pkl"), [Loading::Pickle]);
    assert_eq!(loading("models/asked.pt"), [Loading::WeightsOnlyDynamic]);
    assert_eq!(loading("models/exported.pt2"), []);
}

#[test]
fn a_load_of_which_only_the_running_program_knows_the_name_keeps_what_it_asks_for() {
    let inventory = look(&fixture()).unwrap();
    let of = |call: &str| {
        let places =
            inventory.models.iter().filter(|model| model.id.is_none()).flat_map(|model| &model.places);
        let here = |place: &&Place| place.path == "app/overridden.py" && place.call == call;
        places.filter(here).flat_map(|place| place.loading.iter().copied()).collect::<Vec<_>>()
    };
    assert_eq!(of("AutoModel.from_pretrained"), [Loading::RemoteCode]);
    assert_eq!(of("torch.load"), [Loading::WeightsOnlyOff]);
}

#[test]
fn what_is_assumed_of_a_server_or_a_download_is_likely() {
    use mindgap::scan::Sure;
    let inventory = look(&fixture()).unwrap();
    for id in [
        "acme/handed",
        "acme/at-home",
        "acme/anywhere",
        "acme/fetched",
        "https://example.com/net.onnx",
        "js-at-home",
        "acme/js-anywhere",
        "js-spread",
        "gpt-4.5-preview-2025-02-27",
        "claude-3-5-haiku-latest",
        "acme/copied",
        "somewhere/checkpoint-7",
        "my-own-model",
        "runs-of-mine/checkpoint-500",
        "outputs/last",
        "gpt-4o-by-word",
        "gpt-4o-by-constant",
    ] {
        assert_eq!(place(&inventory, id).sure, Sure::Likely, "{id}");
    }
    for id in [
        "acme/routed",
        "acme/served",
        "acme/layout",
        "acme/spread-at",
        "acme/added-at",
        "acme-without",
        "acme-edit",
        "acme-own",
        "acme/js-served",
        "gpt-4o-by-member",
        "gpt-4o-by-identity",
        "acme/downloaded-pinned",
    ] {
        assert_eq!(place(&inventory, id).sure, Sure::Exact, "{id}");
    }
}

#[test]
fn how_sure_a_place_is_stands_beside_it() {
    use mindgap::scan::Sure;
    let inventory = look(&fixture()).unwrap();
    let mut sure = std::collections::BTreeMap::new();
    for place in inventory.models.iter().flat_map(|model| &model.places) {
        sure.entry(at(place)).or_insert_with(BTreeSet::new).insert(place.sure);
    }
    for (mark, told) in [("likely; expect", Sure::Likely), ("sure; expect", Sure::Exact)] {
        let lines: BTreeSet<String> =
            labels(mark).0.iter().map(|label| label.split(' ').next().unwrap().to_owned()).collect();
        assert!(lines.len() >= 6, "{mark}");
        let wrong: Vec<_> =
            lines.iter().filter(|line| sure.get(*line) != Some(&BTreeSet::from([told]))).collect();
        assert!(wrong.is_empty(), "not {mark}: {wrong:#?}");
    }
}

#[test]
fn tests_and_foreign_code_are_marked_and_do_not_count() {
    let inventory = look(&fixture()).unwrap();
    let model = |id: &str| inventory.models.iter().find(|model| model.id.as_deref() == Some(id)).unwrap();
    assert_eq!(model("vendored/one").places[0].part, Part::Vendored);
    assert_eq!(model("hf-internal-testing/tiny").places[0].part, Part::Test);
    assert!(!model("vendored/one").counts() && !model("hf-internal-testing/tiny").counts());
    assert!(model("acme/plain").counts());
}

#[test]
fn the_same_tree_gives_the_same_bytes() {
    let json = || mindgap::report::json::models(&look(&fixture()).unwrap());
    assert_eq!(json(), json());
    let value: serde_json::Value = serde_json::from_str(&json()).unwrap();
    let first = &value["models"][0];
    for key in ["hub", "id", "revision", "pin", "places"] {
        assert!(first.get(key).is_some(), "{key}");
    }
    for key in ["path", "line", "column"] {
        assert!(first["places"][0].get(key).is_some(), "{key}");
    }
}

#[test]
fn what_could_not_be_read_to_its_end_is_said() {
    let scope = look(&fixture()).unwrap().scope;
    assert_eq!((scope.python, scope.notebooks, scope.scripts), (44, 1, 20));
    let missed: Vec<_> = scope.not_examined.iter().map(|each| (each.path.as_str(), each.line)).collect();
    assert_eq!(missed, [("app/broken.py", Some(4))]);
}

/// An array of plain numbers, as numpy writes it.
fn array(numbers: usize) -> Vec<u8> {
    let mut header =
        format!("{{'descr': '<f4', 'fortran_order': False, 'shape': ({numbers},), }}").into_bytes();
    header.resize(117, b' ');
    header.push(b'\n');
    let mut bytes = b"\x93NUMPY\x01\0\x76\0".to_vec();
    bytes.extend(header);
    bytes.extend(vec![0; numbers * 4]);
    bytes
}

#[test]
fn a_small_table_of_numbers_is_no_model_but_examined_like_any_file() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    write("mel_filters.npy", &array(80));
    write("label_weights.npy", &array(80));
    write("loaded.npy", &array(80));
    write("samples.npy", &array(300_000));
    write("a.py", b"import onnx\nonnx.load(\"loaded.npy\")\n");
    let scan = mindgap::scan::scan(folder.path()).unwrap();
    let files: Vec<&str> = scan.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(files, ["label_weights.npy", "loaded.npy", "mel_filters.npy", "samples.npy"]);
    let models: Vec<(&str, usize)> =
        scan.inventory.models.iter().map(|model| (model.id.as_deref().unwrap(), model.files.len())).collect();
    assert_eq!(models, [("label_weights.npy", 1), ("loaded.npy", 1), ("samples.npy", 1)]);
}

#[test]
fn a_folder_that_is_not_there_is_an_error_with_a_hint() {
    let error = look(Path::new("/nowhere/at/all")).unwrap_err();
    assert!(error.to_string().contains("/nowhere/at/all") && !error.hint().is_empty());
}

/// What one Python file gives.
fn python(text: &str) -> Inventory {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.py"), text).unwrap();
    look(folder.path()).unwrap()
}

/// What came of a file whose hostile part stands between a load of `a/b` and one of `c/d`.
#[derive(Debug, PartialEq, Eq)]
enum Came {
    /// Both were read.
    Both,
    /// The file is said to be not examined.
    Neither,
    /// What stands before it was read, and the file is said to be not examined to the end.
    First,
    /// Something else: a load is missing, and nothing is said of it, say.
    Half,
}

fn came(inventory: &Inventory) -> Came {
    let read = |id: &str| inventory.models.iter().any(|model| model.id.as_deref() == Some(id));
    let said = !inventory.scope.not_examined.is_empty();
    match (read("a/b"), read("c/d")) {
        (true, true) => Came::Both,
        (false, false) if said => Came::Neither,
        (true, false) if said => Came::First,
        _ => Came::Half,
    }
}

fn beginning(text: &str) -> String {
    text.chars().take(60).collect()
}

#[test]
fn hostile_nesting_is_survived() {
    let line = "import transformers\ntransformers.AutoModel.from_pretrained('a/b')\n";
    let last = "\ntransformers.AutoModel.from_pretrained('c/d')\n";
    let deep = 100_000;
    let mut wrong = Vec::new();
    for (expected, hostile) in [
        (Came::Neither, format!("a{}", ".b()".repeat(deep))),
        (Came::Neither, format!("a{}", "()".repeat(deep))),
        (Came::Neither, format!("x = {}1{}", "(".repeat(deep), ")".repeat(deep))),
        (Came::Neither, format!("x = {}1{}", "[".repeat(deep), "]".repeat(deep))),
        (Came::Neither, format!("x = {}1", "-".repeat(deep))),
        (Came::Neither, format!("x = {}1", "not ".repeat(deep))),
        (Came::Neither, format!("x = {}1", "1+".repeat(deep))),
        (Came::Neither, format!("x = {}1", "lambda a, b: ".repeat(deep))),
        (Came::Neither, format!("x = {}1{}", "f(a,".repeat(deep), ")".repeat(deep))),
        (Came::Neither, format!("x = {}1", "1 if a else ".repeat(deep))),
        (Came::Both, format!("x = a{}", ".b()".repeat(6_000))),
        (Came::Neither, format!("x = f'{}", "{f'".repeat(deep))),
        // The one thing that is wrong there is that nothing stands within them.
        (Came::Both, "if a:\n".repeat(deep)),
    ] {
        let came = came(&python(&format!("{line}{hostile}{last}")));
        if came != expected {
            wrong.push((beginning(&hostile), came, expected));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn scripts_without_end_are_read_within_bounds() {
    let line = "import { pipeline } from '@huggingface/transformers';\n";
    let deep = 20_000;
    let callers = (0..2_000).map(|at| format!("f{at}(m => f{}(m, m));\n", at + 1));
    let callers = callers.collect::<Vec<_>>().concat();
    let params = (0..300)
        .map(|at| {
            format!("function g{at}(m = x) {{ g{}(m); g{}(m); return pipeline('t', m); }}\n", at + 1, at + 1)
        })
        .collect::<Vec<_>>()
        .concat();
    // Members of members of names, each with as many as a name may have.
    let members = (1..250).map(|at| format!("const n{at} = n{}{};\n", at - 1, ".default".repeat(60)));
    let members = format!("exports.n = {{}}; const n0 = require('./a');\n{}", members.collect::<String>());
    let mut wrong = Vec::new();
    for (expected, hostile) in [
        (Came::Both, format!("{members}{}", "b(n249.x); ".repeat(deep / 10))),
        (Came::Both, format!("{}{}", "(".repeat(deep), ")".repeat(deep))),
        (Came::Both, format!("{}{}", "{".repeat(deep), "}".repeat(deep))),
        (Came::Both, format!("x = {}1;", "a => ".repeat(deep))),
        (Came::Both, format!("x = {}1;", "(a) => ".repeat(deep * 4))),
        (Came::Both, "const [".repeat(deep)),
        (Came::Both, "({ a: ".repeat(deep)),
        (Came::Both, "x = <a>".repeat(deep) + &"</a>".repeat(deep)),
        (Came::Both, "import a from 'openai';".repeat(deep) + &"a.chat.completions.create({});".repeat(deep)),
        (Came::Both, "`${".repeat(deep)),
        (Came::Both, "let a: b<".repeat(deep)),
        (Came::First, "class A extends B { c = this.c; ".repeat(deep)),
        (Came::Both, "a.b = c; ".repeat(deep)),
        (Came::Both, "const a = b; a.c = d; ".repeat(deep / 10)),
        (Came::Both, format!("x = {}1;", "a ? b : ".repeat(deep))),
        (Came::Both, format!("x = {}1;", "(a, b = ".repeat(deep))),
        (Came::Both, "const a = ".repeat(deep)),
        (Came::First, "class A { m() { ".repeat(deep)),
        (Came::Both, "function f(a = function f(".repeat(deep)),
        (Came::Both, "(".repeat(deep) + &") {}".repeat(deep)),
        (Came::Both, "export { a } from './a'; export * from './a';".repeat(deep / 10)),
        (Came::Both, callers),
        (Came::Both, params),
        // What is spread in what is spread, and within itself.
        (
            Came::Both,
            format!(
                "import OpenAI from 'openai'; const a = {{ {}}}; new OpenAI(a).chat.completions.create(a);",
                "...a, ".repeat(400)
            ),
        ),
        (Came::Both, "/[".repeat(deep)),
        (Came::Both, format!("{}]", "/[".repeat(deep))),
        (Came::Both, r"/\".repeat(deep)),
        (Came::Both, format!("{}1;", "exports.a = ".repeat(deep))),
        (Came::Both, format!("const a = {{}}; {}1{};", "Object.assign(a,".repeat(deep), ")".repeat(deep))),
        (Came::Both, "const a = {}; b(a); ".repeat(deep)),
        (Came::Both, format!("const a = {{}}; {}", "b = a; b(a); a.c(a); ".repeat(deep / 4))),
        (Came::Both, format!("const x = a{};\n{}", ".a".repeat(deep), "x.y();\n".repeat(deep))),
    ] {
        let text = format!(
            "{line}await pipeline('feature-extraction', 'a/b');\n{hostile}\nawait pipeline('feature-extraction', 'c/d');\n"
        );
        let came = came(&surveyed(&[("a.ts".to_owned(), text.into())]));
        if came != expected {
            wrong.push((beginning(&hostile), came, expected));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    // What calls that never end do to what stands within them is another matter; what stands before them is read.
    let text = format!("{line}await pipeline('feature-extraction', 'a/b');\n{}\n", "fetch(".repeat(deep));
    let inventory = surveyed(&[("a.ts".to_owned(), text.into())]);
    assert!(inventory.models.iter().any(|model| model.id.as_deref() == Some("a/b")));
}

/// An object that is read behind more than can be followed is not told for certain any more, and not lost either.
#[test]
fn what_scripts_hand_on_without_end_is_likely_at_most() {
    use mindgap::scan::Sure;
    let many = 20_000;
    let load =
        "import { pipeline } from '@huggingface/transformers';\nconst spec = { id: 'a/b' }; const a = {};\n";
    let names = (0..many).map(|at| format!("n{at}, ")).collect::<Vec<_>>().concat();
    let members = (0..1_900).map(|at| format!("k{at}: a, ")).collect::<Vec<_>>().concat();
    let mut wrong = Vec::new();
    for (expected, hostile) in [
        (Sure::Exact, String::new()),
        (Sure::Exact, "b({ c: [a || {}] }); ".repeat(many)),
        (Sure::Exact, format!("const y = [() => {{ {} }}]; {}", "a; ".repeat(many), "g(y); ".repeat(many))),
        (Sure::Exact, format!("u.k = {}[{}];", "u.k = ".repeat(many), "a, ".repeat(many))),
        (Sure::Exact, format!("b({}a{});", "[a, ".repeat(many), "]".repeat(many))),
        (Sure::Exact, format!("while (x) {}b;", "b, ".repeat(many))),
        (Sure::Exact, "do b(); while (x); ".repeat(many)),
        (Sure::Exact, format!("{}b;", "do ".repeat(many))),
        // From here on a bound is met.
        (Sure::Likely, format!("const y = [{}]; {}", "a, ".repeat(many), "g([y.z, y]); ".repeat(many))),
        (Sure::Likely, format!("let {names}z; n0 = {}[{names}];\ng({names});", names.replace(',', " ="))),
        (Sure::Likely, format!("const y = {{ {members} }}; {}", "g(y.k0, { ...y }); ".repeat(many))),
        (Sure::Likely, format!("const t = {}b; {}", "a || ".repeat(many), "t[k] = v; ".repeat(many))),
        (Sure::Likely, format!("const t = {{ {members} }}; {}", "t.k0[k] = v; ".repeat(many))),
        (Sure::Likely, format!("{}a{} = v;", "(a || ".repeat(many), ")[k] = 1".repeat(many))),
        (Sure::Likely, format!("{}b;", "while (x) b, ".repeat(many))),
        (Sure::Likely, format!("{}b;", "while (x) ".repeat(many))),
    ] {
        let text = format!("{load}{hostile}\nawait pipeline('t', spec.id);\n");
        let inventory = surveyed(&[("a.ts".to_owned(), text.into())]);
        let found = inventory.models.iter().find(|model| model.id.as_deref() == Some("a/b"));
        let sure = found.and_then(|model| model.places.first()).map(|place| place.sure);
        if sure != Some(expected) {
            wrong.push((beginning(&hostile), sure, expected));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Options that may be others, or more than is seen, name no revision for certain, not even none.
#[test]
fn options_of_scripts_that_may_be_others_are_not_taken_for_none() {
    use mindgap::scan::{Pin, Sure};
    let line =
        "import { pipeline } from '@huggingface/transformers';\nimport { shared } from './shared.js';\n";
    for (options, pin, sure) in [
        ("let o = {}; if (r) o = { revision: r };", Pin::Dynamic, Sure::Exact),
        ("let o = {}; if (r) o = r;", Pin::Dynamic, Sure::Exact),
        ("let o; if (d) o = { device: d };", Pin::None, Sure::Exact),
        ("const o = d ? { device: d } : {};", Pin::None, Sure::Exact),
        ("const o = { ...(given ?? {}) };", Pin::Dynamic, Sure::Exact),
        ("const o = given || {};", Pin::Dynamic, Sure::Exact),
        ("const o = shared;", Pin::Dynamic, Sure::Exact),
        ("const o = rev ? { revision: rev } : undefined;", Pin::Dynamic, Sure::Exact),
        ("const o = { revision: rev ?? 'main' };", Pin::Branch, Sure::Likely),
        ("const o = { revision: 'main' };", Pin::Branch, Sure::Exact),
        ("const { o = {} } = given;", Pin::Dynamic, Sure::Exact),
    ] {
        let text = format!(
            "{line}export function go(given, r, d, rev) {{ {options} return pipeline('t', 'a/b', o); }}\n"
        );
        let inventory = surveyed(&[("a.ts".to_owned(), text.into())]);
        let [model] = inventory.models.as_slice() else { panic!("{options}: {:?}", inventory.models) };
        assert_eq!((model.pin, place(&inventory, "a/b").sure), (pin, sure), "{options}");
    }
    let line = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";
    for call in [
        "o = { model: 'gpt-4b' }) { client.chat.completions.create(o)",
        "f) { const o = f ?? { model: 'gpt-4b' }; client.chat.completions.create(o)",
    ] {
        let text = format!("{line}export function go({call}; }}\n");
        let inventory = surveyed(&[("a.ts".to_owned(), text.into())]);
        assert_eq!(place(&inventory, "gpt-4b").sure, Sure::Likely, "{call}");
    }
}

/// What of several is known only when it runs is told by how that is written.
#[test]
fn what_only_the_running_program_knows_is_told_by_its_own_words() {
    let text = "import { generateText } from 'ai';\nexport function go(f) {\n  let o = { model: 'openai/gpt-4e' }; if (f) o = { model: f.name };\n  return generateText(o);\n}\n";
    let inventory = surveyed(&[("a.ts".to_owned(), text.into())]);
    let told = inventory
        .models
        .iter()
        .flat_map(|model| &model.places)
        .filter_map(|place| place.expression.as_deref());
    assert_eq!(told.collect::<Vec<_>>(), ["f.name"]);
}

/// What is wanted of a bound that is spent: it is said, a text on the spot is still told, and nothing is told for certain
/// that hangs on names nobody tells apart.
#[test]
fn a_bound_that_is_spent_in_a_script_is_said() {
    use mindgap::scan::Sure;
    let line = "import { openai } from '@ai-sdk/openai';\n";
    let last = "\nopenai('gpt-last');\n";
    let asked =
        (0..400).map(|at| format!("v{at} = q ? v{} : v{};", at + 1, at + 2)).collect::<Vec<_>>().concat();
    let names = format!("{line}{asked}{}{last}", "openai(v0);".repeat(4_000));
    let deep = format!("{line}{}openai('gpt-deep');{}{last}", "function f() {".repeat(100), "}".repeat(100));
    for (hostile, sure) in [(names, Sure::Exact), (deep, Sure::Likely)] {
        let inventory = surveyed(&[("a.ts".to_owned(), hostile.into())]);
        assert_eq!(place(&inventory, "gpt-last").sure, sure);
        assert_eq!(inventory.scope.not_examined.len(), 1);
    }
}

#[test]
fn each_bound_of_a_script_is_said() {
    let line = "import { openai } from '@ai-sdk/openai';\n";
    let each = |count: usize, one: &dyn Fn(usize) -> String| (0..count).map(one).collect::<Vec<_>>().concat();
    let values =
        |count| format!("let m = 'v'; {} openai(m);", each(count, &|at| format!("if (x) m = 'v{at}'; ")));
    let choice = |count| format!("openai({}'v');", each(count, &|at| format!("x == {at} ? 'v{at}' : ")));
    let field = |count| {
        format!(
            "class A {{ m: {} 'x' = 'v'; go() {{ openai(this.m); }} }}",
            each(count, &|at| format!("'v{at}' | "))
        )
    };
    let typed =
        |count| format!("const m: {} 'x' = 'v'; openai(m);", each(count, &|at| format!("'v{at}' | ")));
    let heirs = |count| {
        let each = each(count, &|at| format!("class A{at} extends A{} {{ n{at} = 1; }} ", at + 1));
        format!("class B extends A0 {{ go() {{ openai(this.m); }} }} {each} class A{count} {{ m = 'v'; }}")
    };
    let names = |count| {
        format!(
            "{} const a{count} = 'v'; openai(a0);",
            each(count, &|at| format!("const a{at} = a{}; ", at + 1))
        )
    };
    let parts = |count| format!("openai(path.join({}'v'));", each(count, &|at| format!("'p{at}', ")));
    let mut wrong = Vec::new();
    for (what, few, many) in [
        ("values", values(11), values(13)),
        ("choice", choice(4), choice(13)),
        ("field", field(20), field(100)),
        ("typed", typed(400), typed(600)),
        ("heirs", heirs(5), heirs(10)),
        ("names", names(3), names(12)),
        ("parts", parts(10), parts(20)),
    ] {
        for (text, said) in [(few, false), (many, true)] {
            let inventory = surveyed(&[("a.ts".to_owned(), format!("{line}{text}").into())]);
            if inventory.scope.not_examined.is_empty() == said {
                wrong.push((what, said));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
    let exports = each(2_100, &|at| format!("export const m{at} = 'v{at}';\n"));
    let asks = format!("{line}import {{ m7, m2099 }} from './lib'; openai(m7); openai(m2099);");
    let inventory = surveyed(&[("lib.ts".to_owned(), exports.into()), ("a.ts".to_owned(), asks.into())]);
    let missed: Vec<_> = inventory.scope.not_examined.iter().map(|each| each.path.as_str()).collect();
    assert_eq!(missed, ["a.ts"]);
}

#[test]
fn bounds_between_scripts_are_said() {
    let stars = |folder: &str| {
        (0..400).map(|at| format!("export * from './{folder}{at}';\n")).collect::<Vec<_>>().concat()
    };
    let use_ = (0..6_000)
        .map(|at| format!("import {{ t{at} }} from './lib'; t{at}('x');\n"))
        .collect::<Vec<_>>()
        .concat();
    let files = [("lib.ts".to_owned(), stars("no").into()), ("use.ts".to_owned(), use_.into())];
    let missed = surveyed(&files).scope.not_examined;
    assert_eq!(missed.iter().map(|each| each.path.as_str()).collect::<Vec<_>>(), ["use.ts"]);
}

/// The work grows with what is written, not with the ways through it: these few lines have a thousand million ways from the
/// last class up to the first.
#[test]
fn classes_that_are_built_on_many_are_each_looked_at_once() {
    let mut text = "import transformers\nclass Name0:\n    pass\n".to_owned();
    let layer = |depth: usize| (0..32).map(move |at| format!("Layer{depth}x{at}"));
    let mut below = "Name0".to_owned();
    for depth in 0..6 {
        text.extend(layer(depth).map(|class| format!("class {class}({below}):\n    pass\n")));
        below = layer(depth).collect::<Vec<_>>().join(", ");
    }
    let last = "    def go(self):\n        transformers.AutoModel.from_pretrained(self.nothing)\n";
    text.extend([format!("class Last({below}):\n{last}")]);
    text.push_str("transformers.AutoModel.from_pretrained('a/b')\n");
    assert!(python(&text).models.iter().any(|model| model.id.as_deref() == Some("a/b")));
}

/// Modules that hand on all of one another's names, in every order.
#[test]
fn modules_that_hand_on_everything_are_looked_through_within_bounds() {
    let stars = |depth: usize| -> String {
        let lines: Vec<_> = (0..24).map(|at| format!("from pkg.m{depth}x{at} import *")).collect();
        lines.join("\n")
    };
    let mut files: Vec<(String, Vec<u8>)> = vec![("pkg/__init__.py".to_owned(), stars(0).into())];
    for depth in 0..4 {
        files.extend((0..24).map(|at| (format!("pkg/m{depth}x{at}.py"), stars(depth + 1).into())));
    }
    let calls: Vec<_> = (0..2_000).map(|at| format!("pkg.name{at}.from_pretrained('a/b{at}')")).collect();
    files.push(("main.py".to_owned(), format!("import pkg\n{}", calls.join("\n")).into()));
    assert!(!surveyed(&files).scope.not_examined.iter().any(|missed| missed.path == "main.py"));
}

#[test]
fn a_function_may_bind_any_number_of_names_of_its_module() {
    let names: Vec<String> = (0..60_000).map(|at| format!("a{at}")).collect();
    let bound: Vec<_> = names.iter().map(|name| format!("    {name} = 1")).collect();
    let text = format!(
        "import transformers\ndef f():\n    global model\n    model = 'a/b'\n    global {}\n{}\n\
        transformers.AutoModel.from_pretrained(model)\n",
        names.join(", "),
        bound.join("\n")
    );
    assert!(python(&text).models.iter().any(|model| model.id.as_deref() == Some("a/b")));
}

/// Every file of the repository with its content.
fn contents() -> Vec<(String, Vec<u8>)> {
    let root = fixture();
    let mut all = Vec::new();
    files(&root, &mut all);
    all.sort();
    all.into_iter()
        .map(|path| {
            (path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned(), std::fs::read(&path).unwrap())
        })
        .collect()
}

/// What files give that stand nowhere but here.
fn surveyed(files: &[(String, Vec<u8>)]) -> Inventory {
    let sources: Vec<_> =
        files.iter().map(|(path, _)| Source { path: path.clone(), part: Part::Product }).collect();
    survey(&sources, &BTreeSet::new(), &|source, _| {
        Ok(files.iter().find(|(path, _)| *path == source.path).unwrap().1.clone())
    })
}

#[test]
fn the_order_of_the_files_does_not_matter() {
    let mut files = contents();
    let one = surveyed(&files);
    files.reverse();
    let other = surveyed(&files);
    assert_eq!(one, other);
}

/// One change to a text: what is cut, doubled, or put in.
#[derive(Debug, Clone)]
enum Change {
    Cut(usize, usize),
    Double(usize, usize),
    Put(usize, Vec<u8>),
}

fn change() -> impl Strategy<Value = Change> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "(", ")", "[", "{", "}", "\"", "'", "`", "${", "\\", "\n", "\t", "#", "//", "/*", ":", "- ", "|",
            "<<E\n", "&a ", "*a", "\u{0}", "\u{feff}", "\u{202e}", "f\"", "{{", "%s", "lambda:", "=", "**",
            "@", "\"\"\"", "\r\n", "--", "$("
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
        prop::collection::vec(any::<u8>(), 1..8),
    ];
    prop_oneof![
        (any::<usize>(), 0_usize..200).prop_map(|(at, length)| Change::Cut(at, length)),
        (any::<usize>(), 0_usize..200).prop_map(|(at, length)| Change::Double(at, length)),
        (any::<usize>(), piece).prop_map(|(at, bytes)| Change::Put(at, bytes)),
    ]
}

fn changed(bytes: &mut Vec<u8>, change: &Change) {
    let place = |at: usize| at % (bytes.len() + 1);
    match change {
        Change::Cut(at, length) => {
            let (start, end) = (place(*at), (place(*at) + length).min(bytes.len()));
            bytes.drain(start..end);
        }
        Change::Double(at, length) => {
            let (start, end) = (place(*at), (place(*at) + length).min(bytes.len()));
            let piece = bytes[start..end].to_vec();
            bytes.splice(start..start, piece);
        }
        Change::Put(at, piece) => {
            let start = place(*at);
            bytes.splice(start..start, piece.iter().copied());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// More of them with `PROPTEST_CASES`.
    #[test]
    fn damaged_files_neither_stop_nor_confuse_the_readers(which in any::<prop::sample::Index>(), changes in prop::collection::vec(change(), 1..12)) {
        let files = contents();
        let (path, mut bytes) = which.get(&files).clone();
        for each in &changes {
            changed(&mut bytes, each);
        }
        let damaged = [(path, bytes)];
        let inventory = surveyed(&damaged);
        prop_assert!(inventory.scope.not_examined.iter().all(|each| !each.why.contains("reader")), "{:?}", inventory.scope);
        prop_assert_eq!(&surveyed(&damaged), &inventory);
        let json = mindgap::report::json::models(&inventory);
        prop_assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok());
        let text = mindgap::report::plain::models(&inventory);
        prop_assert_eq!(mindgap::text::visible(&text).into_owned(), text.clone());
    }
}

#[test]
fn every_file_is_counted_once() {
    // One of them is a configuration with remote code: a source and a model file.
    let counted = mindgap::scan::scan(&fixture()).unwrap().counted;
    let rest = counted.skipped.get("neither a source nor like a model").copied().unwrap_or_default();
    assert_eq!(counted.opened + rest, counted.seen);
}

/// What is named by files that say nothing of models by themselves, beside many that have nothing to do with it.
fn named_among_many(files: &[(&str, &str)]) -> BTreeSet<String> {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..100 {
        std::fs::write(folder.path().join(format!("filler{number}.py")), "x = 1\n").unwrap();
    }
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    look(folder.path())
        .unwrap()
        .models
        .iter()
        .map(|model| format!("{} {}", model.hub, model.id.as_deref().unwrap_or("?")))
        .collect()
}

#[test]
fn a_name_that_comes_by_other_files_is_found_however_many_there_are() {
    let loader = "from transformers import AutoModel\nclass Loader:\n    def load(self, name):\n        \
                  return AutoModel.from_pretrained(name)\n";
    for hands_on in [
        "def make():\n    return Loader()\n",
        "class Sub(Loader):\n    pass\ndef make():\n    return Sub()\n",
    ] {
        let between = format!("from a import Loader\n{hands_on}");
        let call = "from b import make\nmake().load(\"org/by-others\")\n";
        let all = named_among_many(&[("a.py", loader), ("b.py", &between), ("c.py", call)]);
        assert!(all.contains("huggingface org/by-others"), "{hands_on}: {all:?}");
    }
    let renamed = [
        ("pkg/__init__.py", "import whisper as W\n"),
        ("b.py", "from pkg import W\nW.load_model(\"large-v3\")\n"),
    ];
    let all = named_among_many(&renamed);
    assert!(all.iter().any(|one| one.ends_with("large-v3")), "{all:?}");
}

#[test]
fn a_row_that_stands_under_a_name_of_no_table_is_found() {
    let import = "from sentence_transformers import SentenceTransformer\n";
    let ways = [
        (
            "class Box:\n    reader: object\n",
            "box = Box(reader=SentenceTransformer)\n",
            "a.box.reader(\"org/x\")\n",
        ),
        (
            "class Box:\n    def __init__(self, reader):\n        pass\n",
            "box = Box(SentenceTransformer)\n",
            "a.box.reader(\"org/x\")\n",
        ),
        ("class Box:\n    reader = SentenceTransformer\n", "", "a.Box.reader(\"org/x\")\n"),
        (
            "class Box:\n    def fill(self):\n        self.reader = SentenceTransformer\n",
            "",
            "a.Box().reader(\"org/x\")\n",
        ),
        ("reader = SentenceTransformer\n", "", "a.reader(\"org/x\")\n"),
        (
            "from functools import partial\n",
            "reader = partial(SentenceTransformer, \"org/x\")\n",
            "a.reader(device=\"cpu\")\n",
        ),
    ];
    for (first, second, call) in ways {
        let (kept, call) = (format!("{import}{first}{second}"), format!("import a\n{call}"));
        let all = named_among_many(&[("a.py", &kept), ("b.py", &call)]);
        assert!(all.contains("huggingface org/x"), "{first}{second}{call}: {all:?}");
    }
    let packages = [
        ("from sentence_transformers import SentenceTransformer as Reader\n", "Reader(\"org/x\")", "org/x"),
        ("from .deep import *\n", "Mine(\"org/x\")", "org/x"),
        ("from torchvision import models as zoo\n", "zoo.resnet18(weights=\"DEFAULT\")", "resnet18"),
        ("from keras import applications as zoo\n", "zoo.ResNet50(weights=\"imagenet\")", "ResNet50"),
        (
            "from torchaudio import pipelines as zoo\n",
            "zoo.HUBERT_BASE.get_model(dl_kwargs={})",
            "HUBERT_BASE",
        ),
        (
            "import importlib\ndef lazy(name):\n    return importlib.import_module(name)\n",
            "lazy(\"torchvision\").models.resnet34(pretrained=True)",
            "resnet34",
        ),
    ];
    let deep = format!("{import}class Mine(SentenceTransformer):\n    pass\n");
    for (package, call, id) in packages {
        let call = format!("import pkg\npkg.{call}\n");
        let all = named_among_many(&[("pkg/__init__.py", package), ("pkg/deep.py", &deep), ("b.py", &call)]);
        assert!(all.iter().any(|one| one.ends_with(id)), "{package}{call}: {all:?}");
    }
}
