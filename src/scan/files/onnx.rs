//! ONNX: operators with their domains, and tensors whose numbers stand in other files. Follows no path.

use super::desk::Desk;
use super::outcome::Format;
use super::protobuf::{Fields, Held, Walk, long_text, text};
use super::rule::Rule;
use super::source::Source;
use super::tape::Broken;

/// Messages within messages: graphs in attributes of nodes of graphs.
const DEPTH: usize = 64 * 3;
/// Domains of operators that every runtime brings.
const DOMAINS: [&str; 9] = [
    "",
    "ai.onnx",
    "ai.onnx.ml",
    "ai.onnx.training",
    "ai.onnx.preview.training",
    "com.microsoft",
    "com.microsoft.nchwc",
    "com.ms.internal.nhwc",
    "com.microsoft.experimental",
];
/// What the format lets a file say of data outside.
const KEYS: [&str; 5] = ["location", "offset", "length", "checksum", "basepath"];

/// Which message is walked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Model,
    Graph,
    Node,
    Attribute,
    Function,
    Training,
    Tensor,
    Sparse,
}

/// Whether a source is an ONNX model: only fields of that message, and a graph among them.
pub(super) fn is_onnx(source: &Source) -> bool {
    let mut fields = Fields::of(source, 0, source.len());
    let (mut version, mut graph) = (false, false);
    for _ in 0..10_000 {
        match fields.next() {
            Ok(Some((1, Held::Number(1..=30)))) => version = true,
            Ok(Some((7, Held::Bytes(..)))) => graph = true,
            Ok(Some((2..=6 | 8 | 14 | 20 | 25 | 26, _))) => {}
            Ok(None) => return version && graph,
            // A file that was cut is still one.
            Err(Broken::End) => return version && (graph || fields.last() == 7),
            _ => return false,
        }
    }
    false
}

/// Examines a model.
pub(super) fn examine(source: &Source, desk: &mut Desk) {
    desk.is_a(Format::Onnx);
    let mut walk = Walk::new(source, Kind::Model, DEPTH);
    let mut operators = 0_u64;
    loop {
        let (at, kind, number, held) = match walk.next() {
            Ok(Some(field)) => field,
            Ok(None) => break,
            Err(why) => return desk.broken(walk.at(), &why),
        };
        let into = match (kind, number) {
            (Kind::Model, 7) | (Kind::Attribute, 6 | 11) | (Kind::Training, 1 | 2) => Some(Kind::Graph),
            (Kind::Model, 20) => Some(Kind::Training),
            (Kind::Model, 25) => Some(Kind::Function),
            (Kind::Graph, 1) | (Kind::Function, 7) => Some(Kind::Node),
            (Kind::Graph, 5) | (Kind::Attribute, 5 | 10) | (Kind::Sparse, 1 | 2) => Some(Kind::Tensor),
            (Kind::Graph, 15) | (Kind::Attribute, 22 | 23) => Some(Kind::Sparse),
            (Kind::Node, 5) | (Kind::Function, 11) => Some(Kind::Attribute),
            _ => None,
        };
        if let Some(into) = into {
            if into == Kind::Node {
                operators += 1;
            }
            if let Err(why) = walk.enter(source, into, held) {
                return desk.broken(at, &why);
            }
            continue;
        }
        match (kind, number) {
            (Kind::Model, 2) => desk.fact("producer", text(source, held)),
            (Kind::Model, 3) => desk.fact("producer version", text(source, held)),
            (Kind::Model, 14) => property(source, held, desk),
            (Kind::Node, 7) => domain(&text(source, held), at, desk),
            (Kind::Node, 4) => {
                let name = text(source, held);
                if matches!(name.as_str(), "PyOp" | "PythonOp") {
                    desk.find(Rule::CodeOperation, at, name);
                }
            }
            (Kind::Tensor, 13) => outside(source, held, at, desk),
            _ => {}
        }
    }
    desk.fact("operators", operators.to_string());
}

fn domain(domain: &str, at: u64, desk: &mut Desk) {
    if !DOMAINS.contains(&domain) {
        desk.find(Rule::UnknownOperation, at, format!("domain {domain}"));
    }
}

/// The two texts of a pair: fields 1 and 2.
fn pair(source: &Source, held: Held) -> (String, String) {
    let (mut key, mut value) = (String::new(), String::new());
    if let Held::Bytes(at, len) = held {
        let mut fields = Fields::of(source, at, len);
        while let Ok(Some((number, held))) = fields.next() {
            match number {
                1 => key = text(source, held),
                2 => value = long_text(source, held),
                _ => {}
            }
        }
    }
    (key, value)
}

fn property(source: &Source, held: Held, desk: &mut Desk) {
    let (key, value) = pair(source, held);
    desk.fact(&key, value);
}

fn outside(source: &Source, held: Held, at: u64, desk: &mut Desk) {
    let (key, value) = pair(source, held);
    if key == "location" {
        let rule = if leaves(&value) { Rule::OutsideData } else { Rule::BesideData };
        desk.find(rule, at, value);
    } else if !KEYS.contains(&key.as_str()) {
        desk.find(Rule::OddData, at, key);
    }
}

/// Whether a path may lead out of its folder, on any system.
pub(super) fn leaves(path: &str) -> bool {
    let drive = path.as_bytes().get(1) == Some(&b':');
    path.starts_with(['/', '\\', '~'])
        || drive
        || path.contains("://")
        || path.split(['/', '\\']).any(|part| part == "..")
        || path.contains('\0')
}

#[cfg(test)]
mod tests {
    use super::leaves;

    #[test]
    fn paths_that_lead_out_are_told_on_every_system() {
        for path in [
            "/etc/passwd",
            "../x",
            "a/../../b",
            "a\\..\\..\\b",
            "C:\\x",
            "~/x",
            "file:///x",
            "\\\\host\\share",
        ] {
            assert!(leaves(path), "{path}");
        }
        for path in ["weights.bin", "sub/weights.bin", "a..b", "./w"] {
            assert!(!leaves(path), "{path}");
        }
    }
}
