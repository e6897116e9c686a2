//! Formats of graphs: ONNX, TensorFlow, Keras, HDF5, TensorFlow Lite.

use mindgap::scan::files::{FileResult, Format};

use crate::archive::{member, zip};
use crate::{is, look, look_as, rules, runs_code};

/// A field of bytes.
pub(crate) fn field(number: u8, bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![number << 3 | 2];
    if number > 15 {
        out = vec![(number & 15) << 3 | 2 | 0x80, number >> 4];
    }
    let mut len = bytes.len();
    while len >= 0x80 {
        out.push(len as u8 & 0x7f | 0x80);
        len >>= 7;
    }
    out.push(len as u8);
    out.extend_from_slice(bytes);
    out
}

pub(crate) fn onnx(graph: &[u8]) -> Vec<u8> {
    [b"\x08\x08" as &[u8], &field(2, b"pytorch"), &field(7, graph), &field(8, b"\x10\x11")].concat()
}

fn node(operator: &str, domain: &str, attributes: &[u8]) -> Vec<u8> {
    field(1, &[field(4, operator.as_bytes()), field(5, attributes), field(7, domain.as_bytes())].concat())
}

fn outside(key: &str, value: &str) -> Vec<u8> {
    let pair = [field(1, key.as_bytes()), field(2, value.as_bytes())].concat();
    field(5, &[field(8, b"w"), field(13, &pair)].concat())
}

#[test]
fn an_ordinary_onnx_model_has_no_place_for_code() {
    let report = look(&onnx(&[node("Conv", "", b""), node("Gelu", "com.microsoft", b"")].concat()));
    assert_eq!((report.format, report.result), (Format::Onnx, FileResult::CannotCarryCode), "{report:#?}");
}

#[test]
fn onnx_operators_and_paths_are_looked_at_everywhere() {
    is(&onnx(&node("Special", "my.company", b"")), FileResult::NotKnown, "unknown-operation");
    runs_code(&onnx(&node("PyOp", "ai.onnx.contrib", b"")), "code-operation");
    runs_code(&onnx(&outside("location", "../../etc/passwd")), "outside-data");
    is(&onnx(&outside("location", "weights.bin")), FileResult::NotKnown, "beside-data");
    is(&onnx(&outside("mode", "w")), FileResult::NotKnown, "odd-data");
    let inner = node("PyOp", "", b"");
    let graph = node("If", "", &field(6, &inner));
    runs_code(&onnx(&graph), "code-operation");
    let function = [onnx(b""), field(25, &field(7, &[field(4, b"PyOp")].concat()))].concat();
    runs_code(&function, "code-operation");
}

#[test]
fn graphs_within_graphs_end_at_the_limit() {
    let mut graph = Vec::new();
    for _ in 0..200 {
        graph = node("If", "", &field(6, &graph));
    }
    is(&onnx(&graph), FileResult::NotExamined, "limit-hit");
}

pub(crate) fn saved_model(graph: &[u8]) -> Vec<u8> {
    [b"\x08\x01" as &[u8], &field(2, &[field(1, b""), field(2, graph)].concat())].concat()
}

pub(crate) fn operation(name: &str) -> Vec<u8> {
    [field(1, b"node"), field(2, name.as_bytes())].concat()
}

#[test]
fn tensorflow_operators_are_looked_at_in_the_library_too() {
    let plain = [field(1, &operation("MatMul")), field(1, &operation("SaveV2"))].concat();
    let report = look(&saved_model(&plain));
    assert_eq!(
        (report.format, report.result),
        (Format::SavedModel, FileResult::CannotCarryCode),
        "{report:#?}"
    );
    runs_code(&saved_model(&field(1, &operation("ReadFile"))), "code-operation");
    let function = [field(1, &field(1, b"f")), field(3, &operation("PyFunc"))].concat();
    runs_code(&saved_model(&field(2, &field(1, &function))), "code-operation");
    is(&saved_model(&field(1, &operation("MyOp"))), FileResult::NotKnown, "unknown-operation");
    let named = [field(1, &operation("f")), field(2, &field(1, &field(1, &field(1, b"f"))))].concat();
    assert_eq!(look(&saved_model(&named)).result, FileResult::CannotCarryCode, "a function of its own");
    let report = look(&field(1, &operation("WriteFile")));
    assert_eq!((report.format, rules(&report)), (Format::TensorflowGraph, vec!["code-operation"]));
    let text =
        "saved_model_schema_version: 1\nmeta_graphs {\n node {\n  name: \"a\"\n  op: \"ReadFile\"\n }\n}\n";
    assert_eq!(rules(&look_as("saved_model.pbtxt", text.as_bytes())), ["code-operation"]);
    let mut cut = saved_model(&plain);
    cut.truncate(cut.len() - 3);
    is(&cut, FileResult::NotExamined, "broken-stream");
}

pub(crate) fn keras(config: &str) -> Vec<u8> {
    zip(&[member("metadata.json", b"{\"keras_version\": \"3.9\"}"), member("config.json", config.as_bytes())])
}

#[test]
fn keras_classes_are_looked_at_at_any_depth() {
    let dense = r#"{"module":"keras","class_name":"Functional","config":{"layers":[{"module":"keras.layers","class_name":"Dense","config":{}}]}}"#;
    let report = look(&keras(dense));
    assert_eq!((report.format, report.result), (Format::Keras, FileResult::OnlyKnownNames), "{report:#?}");
    let wrap = |inner: &str| {
        format!(
            r#"{{"class_name":"Sequential","module":"keras","compile_config":{{"a":[{{"b":{inner}}}]}}}}"#
        )
    };
    runs_code(&keras(&wrap(r#"{"class_name":"Lambda","module":"keras.layers"}"#)), "lambda-layer");
    runs_code(&keras(&wrap(r#"{"class_name":"__lambda__","config":{"value":"4wE="}}"#)), "lambda-layer");
    runs_code(
        &keras(&wrap(r#"{"class_name":"function","module":"os","config":"system"}"#)),
        "foreign-function",
    );
    runs_code(&keras(&wrap(r#"{"class_name":"TorchModuleWrapper","module":"keras"}"#)), "unlocked-loading");
    is(
        &keras(&wrap(r#"{"class_name":"Layer","module":"my.package"}"#)),
        FileResult::NotKnown,
        "unknown-module",
    );
    is(
        &keras(&wrap(r#"{"class_name":"X","module":"keras","registered_name":"pkg>X"}"#)),
        FileResult::NotKnown,
        "unknown-module",
    );
    is(&keras(&"[".repeat(100_000)), FileResult::NotExamined, "broken-stream");
    let alone = format!("{{\"config\": {{}}, {}", &wrap(r#"{"class_name":"Lambda"}"#)[1..]);
    assert_eq!(rules(&look(alone.as_bytes())), ["lambda-layer"]);
}

/// HDF5 of the first version with one attribute at its root, written after the format's text.
pub(crate) fn hdf5(name: &str, value: &str) -> Vec<u8> {
    let named = [name.as_bytes(), b"\0"].concat();
    let datatype = [b"\x13\0\0\0" as &[u8], &(value.len() as u32).to_le_bytes()].concat();
    let dataspace = b"\x01\0\0\0\0\0\0\0";
    let mut attribute = vec![1, 0];
    for len in [named.len(), datatype.len(), dataspace.len()] {
        attribute.extend_from_slice(&(len as u16).to_le_bytes());
    }
    attribute
        .extend([padded(&named), padded(&datatype), padded(dataspace), padded(value.as_bytes())].concat());
    hdf5_file(&[(12, attribute)], &[])
}

/// The same with one data set, whose numbers stand in another file if it is named.
pub(crate) fn hdf5_set(layout: &[u8], file: Option<&str>) -> Vec<u8> {
    let at = |len: usize| 96 + len as u64;
    let link = |set: u64| [b"\x01\0\x01s" as &[u8], &set.to_le_bytes()].concat();
    let root = object(&[(6, link(0))]).len();
    let kind = b"\x10\0\0\0\x01\0\0\0\0\0\x08\0".to_vec();
    let mut messages = vec![(1, b"\x01\0\0\0\0\0\0\0".to_vec()), (3, kind), (8, layout.to_vec())];
    let mut heap = Vec::new();
    if let Some(file) = file {
        let slot = |heap: u64| {
            [b"\x01\0\0\0\x01\0\x01\0" as &[u8], &heap.to_le_bytes(), &8_u64.to_le_bytes(), &[0; 16]].concat()
        };
        messages.push((7, slot(0)));
        let heap_at = at(root + object(&messages).len());
        messages.pop();
        messages.push((7, slot(heap_at)));
        let names = padded(&[&[0; 8], file.as_bytes(), b"\0"].concat());
        heap = b"HEAP\0\0\0\0".to_vec();
        for number in [names.len() as u64, u64::MAX, heap_at + 32] {
            heap.extend_from_slice(&number.to_le_bytes());
        }
        heap.extend(names);
    }
    hdf5_file(&[(6, link(at(root)))], &[object(&messages), heap].concat())
}

fn padded(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes.resize(bytes.len().next_multiple_of(8), 0);
    bytes
}

/// A file whose root has these messages, with more behind it.
fn hdf5_file(root: &[(u16, Vec<u8>)], more: &[u8]) -> Vec<u8> {
    let mut out = b"\x89HDF\r\n\x1a\n\0\0\0\0\0\x08\x08\0\x04\0\x10\0\0\0\0\0".to_vec();
    out.extend_from_slice(&0_u64.to_le_bytes());
    out.extend_from_slice(&u64::MAX.to_le_bytes());
    let end = out.len();
    out.extend_from_slice(&[0; 8]);
    out.extend_from_slice(&u64::MAX.to_le_bytes());
    // The entry of the root: name, header, no cache.
    out.extend_from_slice(&0_u64.to_le_bytes());
    out.extend_from_slice(&96_u64.to_le_bytes());
    out.extend_from_slice(&[0; 24]);
    out.extend(object(root));
    out.extend_from_slice(more);
    let len = out.len() as u64;
    out[end..end + 8].copy_from_slice(&len.to_le_bytes());
    out
}

/// The header of an object.
fn object(messages: &[(u16, Vec<u8>)]) -> Vec<u8> {
    let mut body = Vec::new();
    for (kind, data) in messages {
        let data = padded(data);
        body.extend_from_slice(&kind.to_le_bytes());
        body.extend_from_slice(&(data.len() as u16).to_le_bytes());
        body.extend_from_slice(&[0; 4]);
        body.extend(data);
    }
    let mut out = vec![1, 0];
    out.extend_from_slice(&(messages.len() as u16).to_le_bytes());
    out.extend_from_slice(&1_u32.to_le_bytes());
    out.extend_from_slice(&(body.len() as u32).to_le_bytes());
    out.extend_from_slice(&[0; 4]);
    out.extend(body);
    out
}

#[test]
fn hdf5_attributes_of_keras_are_looked_at() {
    let lambda = r#"{"class_name":"Sequential","config":[{"class_name":"Lambda","config":{}}]}"#;
    let report = look(&hdf5("model_config", lambda));
    assert_eq!((report.format, rules(&report)), (Format::Hdf5, vec!["lambda-layer"]), "{report:#?}");
    let report = look(&hdf5("keras_version", "2.4"));
    assert_eq!(report.facts[0].value, "2.4", "{report:#?}");
    is(b"\x89HDF\r\n\x1a\nrubbish", FileResult::NotExamined, "broken-stream");
}

#[test]
fn tensorflow_lite_names_its_custom_operators() {
    // Root table at 16, its fields at 8; operators at 28: one, a table at 36 with its fields at 48, its name at 56.
    let mut bytes = vec![0; 80];
    let mut put = |at: usize, value: u32| bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
    put(0, 16);
    put(4, u32::from_le_bytes(*b"TFL3"));
    put(8, 8 | 8 << 16);
    put(12, 4 << 16);
    put(16, 8);
    put(20, 8);
    put(28, 1);
    put(32, 4);
    put(36, (36_i32 - 48).cast_unsigned());
    put(40, 16);
    put(48, 8 | 8 << 16);
    put(52, 4 << 16);
    put(56, 4);
    put(60, u32::from_le_bytes(*b"MyOp"));
    let report = is(&bytes, FileResult::NotKnown, "unknown-operation");
    assert_eq!((report.format, report.findings[0].saw.as_str()), (Format::Tflite, "MyOp"));
    is(b"\xff\xff\0\0TFL3", FileResult::NotExamined, "broken-stream");
}
