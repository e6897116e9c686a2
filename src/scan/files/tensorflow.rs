//! TensorFlow: the operators of a `SavedModel`, of its library of functions, and of a graph by itself; what Keras keeps beside
//! it. Looks at names, and at where an operator prints to.

mod keras_beside;
mod text_form;

pub(super) use keras_beside::{examine as examine_keras, is_keras};

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use super::desk::Desk;
use super::outcome::Format;
use super::protobuf::{Fields, Held, Walk, long_text, text};
use super::rule::Rule;
use super::source::Source;
use super::tape::Broken;
use super::{keras, onnx};

/// Different operators of one graph.
const OPERATORS: usize = 20_000;
/// Messages within messages.
const DEPTH: usize = 16;
/// Fields of a `SavedModel`: its version and a few graphs.
const GRAPHS: usize = 10_000;
/// Longest text form that is read.
const TEXT: usize = 16 << 20;

/// Operators that only compute, or that every export brings.
static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("../../../assets/scan/tensorflow-operations.txt").lines();
    lines.filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// Prints, to a file where it is told so.
const PRINTS: &str = "PrintV2";
/// The attribute that tells it, and how a file begins there.
const PRINTS_TO: &str = "output_stream";
const FILE: &str = "file://";

/// Operators that run code or touch files.
const LISTED: [&str; 8] = [
    "PyFunc",
    "EagerPyFunc",
    "PyFuncStateless",
    "ReadFile",
    "WriteFile",
    "MatchingFiles",
    "LoadLibrary",
    "TemporaryFile",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Saved,
    Meta,
    Graph,
    Library,
    Function,
    Node,
    Asset,
    Objects,
    Object,
    User,
}

/// Whether a source is a `SavedModel`.
pub(super) fn is_saved_model(source: &Source) -> bool {
    let mut fields = Fields::of(source, 0, source.len());
    let (mut version, mut graphs) = (false, false);
    for _ in 0..GRAPHS {
        match fields.next() {
            Ok(Some((1, Held::Number(0..=9)))) => version = true,
            Ok(Some((2, Held::Bytes(..)))) => graphs = true,
            Ok(None) => return version && graphs,
            // A file that was cut is still one.
            Err(Broken::End) => return version && (graphs || fields.last() == 2),
            _ => return false,
        }
    }
    false
}

/// Whether a source is a graph by itself: a node with a name and an operator comes first.
pub(super) fn is_graph(source: &Source) -> bool {
    let mut fields = Fields::of(source, 0, source.len());
    let Ok(Some((1, Held::Bytes(at, len)))) = fields.next() else { return false };
    let mut node = Fields::of(source, at, len);
    let name = node.next().ok().flatten();
    let operator = node.next().ok().flatten();
    let plain = |held| {
        let text = text(source, held);
        !text.is_empty() && text.bytes().all(|b| b.is_ascii_graphic())
    };
    let (Some((1, name)), Some((2, operator))) = (name, operator) else { return false };
    plain(name) && plain(operator) && matches!(fields.next(), Ok(None | Some((1..=4, _))))
}

/// Examines a `SavedModel`.
pub(super) fn examine_saved(source: &Source, desk: &mut Desk) {
    desk.is_a(Format::SavedModel);
    examine(source, Kind::Saved, desk);
}

/// Examines a graph by itself.
pub(super) fn examine_graph(source: &Source, desk: &mut Desk) {
    desk.is_a(Format::TensorflowGraph);
    examine(source, Kind::Graph, desk);
}

fn examine(source: &Source, kind: Kind, desk: &mut Desk) {
    let mut operators: BTreeMap<String, (u64, u64)> = BTreeMap::new();
    let mut own: HashSet<String> = HashSet::new();
    let mut walk = Walk::new(source, kind, DEPTH);
    let broken = loop {
        let (at, kind, number, held) = match walk.next() {
            Ok(Some(field)) => field,
            Ok(None) => break None,
            Err(why) => break Some((walk.at(), why)),
        };
        let into = match (kind, number) {
            (Kind::Saved, 2) => Kind::Meta,
            (Kind::Meta, 2) => Kind::Graph,
            (Kind::Graph, 1) | (Kind::Function, 3) => Kind::Node,
            (Kind::Graph, 2) => Kind::Library,
            (Kind::Library, 1) => Kind::Function,
            (Kind::Meta, 6) => Kind::Asset,
            (Kind::Meta, 7) => Kind::Objects,
            (Kind::Objects, 1) => Kind::Object,
            (Kind::Object, 4) => Kind::User,
            (Kind::Asset, 2) => {
                let path = long_text(source, held);
                if onnx::leaves(&path) {
                    desk.find(Rule::OutsideData, at, path);
                }
                continue;
            }
            (Kind::User, 3) => {
                let text = long_text(source, held);
                if text.trim_start().starts_with('{') {
                    keras::examine_names(text.as_bytes(), desk);
                }
                continue;
            }
            (Kind::Function, 1) | (Kind::Node, 2) if own.len().max(operators.len()) >= OPERATORS => {
                break Some((at, Broken::Limit(format!("{OPERATORS} different operators"))));
            }
            (Kind::Function, 1) => {
                own.insert(signature(source, held));
                continue;
            }
            (Kind::Node, 5) => {
                if let Some(path) = printed_to(source, held) {
                    desk.find(Rule::CodeOperation, at, format!("{PRINTS} to {path}"));
                }
                continue;
            }
            (Kind::Node, 2) => {
                operators.entry(text(source, held)).or_insert((at, 0)).1 += 1;
                continue;
            }
            _ => continue,
        };
        if let Err(why) = walk.enter(source, into, held) {
            break Some((at, why));
        }
    };
    judge(&operators, &own, desk);
    if let Some((at, why)) = broken {
        desk.broken(at, &why);
    }
}

/// The file that an attribute has an operator print to. Only that operator has one of this name.
fn printed_to(source: &Source, held: Held) -> Option<String> {
    let Held::Bytes(at, len) = held else { return None };
    let (mut is_it, mut path) = (false, None);
    let mut pair = Fields::of(source, at, len);
    // Its two fields may stand in any order, and the last of each counts.
    while let Ok(Some((number, held))) = pair.next() {
        match (number, held) {
            (1, Held::Bytes(_, len)) => {
                is_it = len == PRINTS_TO.len() as u64 && text(source, held) == PRINTS_TO;
            }
            (2, Held::Bytes(at, len)) => path = Some((at, len)),
            _ => {}
        }
    }
    let (at, len) = path.filter(|_| is_it)?;
    let mut value = Fields::of(source, at, len);
    let mut path = None;
    while let Ok(Some((number, held))) = value.next() {
        if number == 2 {
            path = Some(text(source, held));
        }
    }
    path.filter(|path| path.starts_with(FILE))
}

/// The name of a function that the library brings: it is called like an operator.
fn signature(source: &Source, held: Held) -> String {
    let Held::Bytes(at, len) = held else { return String::new() };
    match Fields::of(source, at, len).next() {
        Ok(Some((1, name))) => text(source, name),
        _ => String::new(),
    }
}

fn judge(operators: &BTreeMap<String, (u64, u64)>, own: &HashSet<String>, desk: &mut Desk) {
    desk.fact("operators", operators.values().map(|(_, times)| times).sum::<u64>().to_string());
    for (name, (at, times)) in operators {
        if LISTED.contains(&name.as_str()) {
            desk.find_times(Rule::CodeOperation, *at, name, *times);
        } else if !KNOWN.contains(name.as_str()) && !own.contains(name) {
            desk.find_times(Rule::UnknownOperation, *at, name, *times);
        }
    }
}

/// Examines the text form: every `op: "NAME"`, however it is laid out.
pub(super) fn examine_text(source: &Source, desk: &mut Desk) {
    desk.is_a(Format::SavedModel);
    if source.len() > TEXT as u64 {
        return desk.find(Rule::LimitHit, 0, format!("more than {TEXT} bytes of text"));
    }
    let bytes = match source.bytes(0, TEXT) {
        Ok(bytes) => bytes,
        Err(error) => return desk.broken(0, &error.into()),
    };
    let all = String::from_utf8_lossy(&bytes);
    let mut operators = BTreeMap::new();
    for (at, name) in text_form::texts_of(&all, "op") {
        operators.entry(name).or_insert((at, 0)).1 += 1;
    }
    if operators.contains_key(PRINTS)
        && let Some((at, path)) =
            text_form::given(&all, PRINTS_TO).into_iter().find(|(_, text)| text.starts_with(FILE))
    {
        desk.find(Rule::CodeOperation, at, format!("{PRINTS} to {path}"));
    }
    judge(&operators, &HashSet::new(), desk);
}
