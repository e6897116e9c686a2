//! One file, several readings: what one loader takes for data is code to another. The heaviest reading counts.

use mindgap::scan::files::{FileResult, Format, HEAD, Looks, looks_like_model};

use crate::archive::{member, torch, zip};
use crate::assembler::{Pickle, booby_trap, harmless, state, storage};
use crate::carriers::{npy, zlib};
use crate::graphs::{field, hdf5, hdf5_set, keras, onnx, operation, saved_model};
use crate::tensors::{gguf, text};
use crate::{is, known_only, look, look_as, rules, runs_code};

const LAMBDA: &str = r#"{"class_name":"Lambda","module":"keras.layers","config":{}}"#;
const DENSE: &str = r#"{"class_name":"Dense","module":"keras.layers","config":{}}"#;

/// A pickle without a header that would run a command.
fn old_trap() -> Vec<u8> {
    Pickle::bare().call("os", "system", "touch marker").stop()
}

#[test]
fn a_zip_behind_another_format_is_read_as_well() {
    let trap = keras(LAMBDA);
    let json =
        format!(r#"{{"a":{{"dtype":"U8","shape":[{0}],"data_offsets":[0,{0}]}}}}"#, trap.len()).into_bytes();
    let safetensors = [&(json.len() as u64).to_le_bytes() as &[u8], &json, &trap].concat();
    let tflite = [b"\x08\0\0\0TFL3\x04\0\x04\0\x04\0\0\0" as &[u8], &trap].concat();
    for bytes in [
        safetensors,
        tflite,
        [gguf(&[]), vec![0; 8], trap.clone()].concat(),
        [hdf5("keras_version", "2"), trap.clone()].concat(),
        [onnx(b""), field(6, &trap)].concat(),
    ] {
        runs_code(&bytes, "lambda-layer");
    }
    // A tensor that is a zip in a pickle is how older files keep one: no news.
    let inner = zip(&torch(&state(6, (2, 3)), &[0; 24]));
    known_only(
        &Pickle::v(2).global("torch.storage", "_load_from_bytes").bytes(&inner).tuple1().reduce().stop(),
    );
}

#[test]
fn hdf5_behind_room_for_others_is_read_as_well() {
    let model = hdf5("model_config", &format!(r#"{{"class_name":"Sequential","config":[{LAMBDA}]}}"#));
    let mut bytes = gguf(&[]);
    bytes.resize(512, 0);
    bytes.extend(&model);
    runs_code(&bytes, "lambda-layer");
}

#[test]
fn a_pickle_that_looks_like_another_format_is_read_as_one() {
    // To safetensors the length of a header, to a pickle one of bytes that it skips.
    let head = u64::from(b'B') | 5 << 8;
    let trap = old_trap();
    let mut key = vec![b'x'; 1346];
    key[0] = b'{';
    key[1] = b'"';
    let chain = |bytes: &mut Vec<u8>, from: usize| {
        // Texts of a length that ends at the end of the header.
        let mut at = from;
        while at < bytes.len() {
            let left = bytes.len() - at - 2;
            let step = if left > 0x70 { left.min(0x40) } else { left };
            bytes[at] = b'U';
            bytes[at + 1] = step as u8;
            at += 2 + step;
        }
    };
    chain(&mut key, 2);
    let bytes = [&head.to_le_bytes() as &[u8], &key, &trap].concat();
    let report = look(&bytes);
    assert!(rules(&report).contains(&"listed-name-used"), "{report:#?}");
    let mut light = vec![b'U', 0x20, 0, 0, b'T', b'F', b'L', b'3'];
    light.resize(34, 0);
    light.extend(&trap);
    assert!(rules(&look(&light)).contains(&"listed-name-used"));
    assert_eq!(look_as("x_chat_template.jinja", &booby_trap()).result, FileResult::RunsCode);
}

#[test]
fn bytes_behind_the_tensors_of_gguf_are_said() {
    is(&[gguf(&[]), vec![0; 40], booby_trap()].concat(), FileResult::NotExamined, "bytes-after");
}

#[test]
fn two_ends_of_a_zip_are_said_and_both_read() {
    let (plain, trap) = (keras(DENSE), keras(LAMBDA));
    let parts = |zip: &[u8]| {
        let at = zip.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
        (zip[..at].to_vec(), zip[at..zip.len() - 22].to_vec())
    };
    let ((members, mut directory), (other_members, mut other)) = (parts(&plain), parts(&trap));
    let shift = (members.len() + directory.len()) as u32;
    let mut at = 0;
    while at < other.len() {
        let place = u32::from_le_bytes(other[at + 42..at + 46].try_into().unwrap()) + shift;
        other[at + 42..at + 46].copy_from_slice(&place.to_le_bytes());
        at += 46 + usize::from(u16::from_le_bytes([other[at + 28], other[at + 29]]));
    }
    let other_at = u64::from(shift) + other_members.len() as u64;
    let mut large = b"PK\x06\x06".to_vec();
    large.extend(44_u64.to_le_bytes());
    large.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    for number in [2, 2, other.len() as u64, other_at] {
        large.extend(number.to_le_bytes());
    }
    let mut comment = [other_members, other, large].concat();
    let large_at = u64::from(shift) + comment.len() as u64 - 56;
    comment.extend(b"PK\x06\x07\0\0\0\0");
    comment.extend(large_at.to_le_bytes());
    comment.extend(1_u32.to_le_bytes());
    let last = directory.len() - 46 - "config.json".len();
    directory[last + 32..last + 34].copy_from_slice(&(comment.len() as u16).to_le_bytes());
    let mut end = b"PK\x05\x06\0\0\0\0\x02\0\x02\0".to_vec();
    end.extend(((directory.len() + comment.len()) as u32).to_le_bytes());
    end.extend((members.len() as u32).to_le_bytes());
    end.extend([0, 0]);
    let report = look(&[members, directory, comment, end].concat());
    assert!(rules(&report).contains(&"zip-ends"), "{report:#?}");
    assert!(rules(&report).contains(&"lambda-layer"), "{report:#?}");
}

#[test]
fn names_of_members_are_read_as_loaders_read_them() {
    let cut = zip(&[
        member("metadata.json", b"{}"),
        member("config.json", DENSE.as_bytes()),
        member("config.json\0zz", LAMBDA.as_bytes()),
    ]);
    runs_code(&cut, "lambda-layer");
    let odd = Pickle::bare().call("os", "system", "x").pop().global("1 a", "2").stop();
    let mut members = torch(&harmless(), b"");
    members.push(member("archive/DATA.PKL", &odd));
    let report = look(&zip(&members));
    assert!(rules(&report).contains(&"listed-name-used"), "{report:#?}");
    assert!(rules(&report).contains(&"zip-duplicate"), "{report:#?}");
    // Arrays may well be called `W` and `w`.
    let array = npy("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }", &[0; 8]);
    let two = zip(&[member("W.npy", &array), member("w.npy", &array)]);
    assert_eq!(look(&two).result, FileResult::CannotCarryCode);
}

#[test]
fn a_pickle_may_begin_with_any_opcode_and_end_in_nonsense() {
    let new = Pickle::v(4).stack_global("os", "system").short("x").tuple1().reduce();
    for bytes in [
        new.stop()[2..].to_vec(),
        Pickle::bare().raw(b"\x880").raw(&old_trap()).0,
        Pickle::bare().raw(b"K\x010").raw(&old_trap()).0,
        Pickle::bare().call("os", "system", "x").pop().global("1 a", "2").stop(),
    ] {
        runs_code(&bytes, "listed-name-used");
        runs_code(&zip(&[member("weights", &bytes)]), "listed-name-used");
        let mut members = torch(&harmless(), b"");
        members.push(member("archive/extra", &bytes));
        runs_code(&zip(&members), "listed-name-used");
    }
    // An implausible name before the call: nothing behind it runs, and numbers of a tensor are no pickle.
    let mut members = torch(&harmless(), b"");
    members.push(member("archive/data/1", &Pickle::bare().global("1 a", "2").pop().raw(&old_trap()).0));
    known_only(&zip(&members));
}

#[test]
fn known_names_that_are_handed_on_are_looked_through() {
    let rebuild = |function: (&str, &str), arguments: Pickle| {
        let pickle = Pickle::v(2).global("torch._tensor", "_rebuild_from_type_v2").mark();
        let pickle = pickle.global(function.0, function.1).global("torch", "Tensor");
        pickle.raw(&arguments.0).raw(b"N").tuple().reduce().stop()
    };
    let loads = ("torch.storage", "_load_from_bytes");
    runs_code(&rebuild(loads, Pickle::bare().bytes(&booby_trap()).tuple1()), "listed-name-used");
    runs_code(&rebuild(loads, Pickle::bare().raw(b"]").bytes(&booby_trap()).raw(b"a")), "foreign-rebuild");
    known_only(&rebuild(loads, Pickle::bare().bytes(&harmless()).tuple1()));
    let method = Pickle::v(2)
        .global("collections", "OrderedDict")
        .nothing()
        .reduce()
        .dict()
        .text("__setstate__")
        .global(loads.0, loads.1)
        .setitem()
        .build();
    let report = look(&method.bytes(&booby_trap()).build().stop());
    assert_eq!(report.result, FileResult::RunsCode, "{report:#?}");
    let handed = Pickle::v(2).raw(b"]").global(loads.0, loads.1).raw(b"a").stop();
    is(&handed, FileResult::NotKnown, "known-name-misused");
}

#[test]
fn opcodes_that_name_nothing_for_long_are_looked_at_further() {
    let fill = Pickle::bare().raw(b"(").raw(&[b"U\xff" as &[u8], &[b'a'; 255]].concat().repeat(3)).raw(b"1");
    let late = [fill.0, old_trap()].concat();
    for (bytes, looks) in [
        (late.as_slice(), Looks::Model),
        (&late[..300], Looks::Other),
        (b"MZ\x90\0\x03\0", Looks::Other),
        (&[b"MZx0" as &[u8], &old_trap()].concat(), Looks::Model),
    ] {
        let first = looks_like_model("late".as_ref(), &bytes[..bytes.len().min(HEAD)]);
        let is_further = first == Looks::Further;
        assert_eq!(is_further, bytes == late, "{bytes:?}");
        let found = if is_further { looks_like_model("late".as_ref(), bytes) } else { first };
        assert_eq!(found, looks, "{bytes:?}");
    }
    for text in ["The quick brown fox. ", "Version 1 of it ", "Usage: this program ", "(see below) "] {
        let text = text.repeat(9_000);
        assert_ne!(looks_like_model("notes".as_ref(), text.as_bytes()), Looks::Model, "{text:.30}");
    }
}

/// A wrapper of joblib with a description of its own.
fn wrapper(kind: &str, len: i32, more: &Pickle, around: fn(Pickle) -> Pickle) -> Pickle {
    let pickle = Pickle::v(4).stack_global("joblib.numpy_pickle", "NumpyArrayWrapper").nothing().newobj();
    let state = Pickle::bare().dict().mark().text("shape").int(len).tuple1();
    let state =
        state.text("dtype").stack_global("numpy", "dtype").text(kind).raw(b"\x89\x88").tuple3().reduce();
    let state = state.mark().int(3).text("<").raw(b"NNN").int(-1).int(-1).int(0).tuple().build();
    pickle.raw(&around(state.raw(&more.0).setitems()).0).build()
}

#[test]
fn numbers_of_arrays_are_read_as_opcodes_too() {
    let plain = |state| state;
    let numbers = [b"0" as &[u8], &Pickle::bare().call("os", "system", "x").0].concat();
    let mut padded = numbers.clone();
    padded.resize(40, b'.');
    let trap = wrapper("f8", 5, &Pickle::bare(), plain).raw(&padded).stop();
    runs_code(&trap, "listed-name-used");
    let light = wrapper("f8", 5, &Pickle::bare(), plain).raw(&[7; 40]).stop();
    known_only(&light);
    let objects = wrapper("O8", 1, &Pickle::bare(), plain).raw(&harmless()).stop();
    known_only(&objects);
    // Its pickle has a memo of its own: read on plainly, its slots hold what the outer one put there.
    let array = Pickle::v(4).short("numpy").memoize().short("dtype").memoize().raw(b"0");
    let array = array.get(0).get(1).raw(b"\x93").short("f8").tuple1().reduce().stop();
    for first in [Pickle::v(4).raw(b"]").memoize(), Pickle::v(4).short("shape").memoize()] {
        let second = first.short("order").memoize().mark();
        let wrapped = wrapper("O8", 1, &Pickle::bare(), plain).0[2..].to_vec();
        let objects = second.raw(&wrapped).raw(&array).raw(b"t");
        known_only(&objects.stop());
    }
}

#[test]
fn a_walker_that_would_lose_its_place_says_so() {
    let plain: fn(Pickle) -> Pickle = |state| state;
    let broken = |pickle: Pickle| is(&pickle.raw(&[7; 99]).stop(), FileResult::NotExamined, "broken-stream");
    broken(wrapper("f", 4, &Pickle::bare(), plain));
    broken(wrapper("f8", 2, &Pickle::bare(), |state| Pickle::bare().raw(b"N").raw(&state.0).tuple2()));
    broken(wrapper("f8", 2, &Pickle::bare().text("numpy_array_alignment_bytes").raw(b"\x88"), plain));
    broken(wrapper("f8,f8", 2, &Pickle::bare(), plain));
}

#[test]
fn headers_of_arrays_are_read_as_python_reads_them() {
    for descr in ["'<f8', 'descr': '|O'", "'<f8' ',O'"] {
        let header = format!("{{'fortran_order': False, 'shape': (6,), 'descr': {descr}, }}");
        is(&npy(&header, &[0; 48]), FileResult::NotExamined, "broken-stream");
    }
    let objects = npy("{'descr': '|O', 'fortran_order': False, 'shape': (), }", &booby_trap());
    let numbers = npy("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }", &[0; 8]);
    runs_code(&zip(&[member("a.npy", &numbers), member("b", &objects)]), "listed-name-used");
}

#[test]
fn a_zip_may_be_two_things() {
    let both = zip(&[
        member("config.json", LAMBDA.as_bytes()),
        member("metadata.json", b"{}"),
        member("x/data.pkl", &harmless()),
    ]);
    runs_code(&both, "lambda-layer");
    let escaped = LAMBDA.replace("\"class_name\"", "\"class\\u005fname\"");
    let array = npy("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }", &[0; 8]);
    runs_code(&zip(&[member("config.json", escaped.as_bytes()), member("a.npy", &array)]), "lambda-layer");
}

#[test]
fn members_of_a_zip_that_nobody_opens_are_said() {
    for (name, data) in [
        ("handler.py", b"import os" as &[u8]),
        ("lib/x.so", b"\x7fELF\0\0\0\0"),
        ("m.7z", b"7z\xbc\xaf\x27\x1c"),
        ("model.pkl.gz", b"\x1f\x8b\x08\0"),
    ] {
        is(&zip(&[member("README", b"x"), member(name, data)]), FileResult::NotExamined, "not-opened");
    }
}

#[test]
fn a_size_that_is_computed_does_not_pass_for_one_that_fits() {
    let tensor = |shape: Pickle| {
        let pickle = Pickle::v(2).global("torch._utils", "_rebuild_tensor_v2").mark();
        let pickle = storage(pickle, "FloatStorage", "0", 2).int(0).raw(&shape.0);
        let pickle = pickle.int(1).tuple1().raw(b"\x89").raw(b"N").tuple().reduce();
        zip(&torch(&pickle.stop(), &[0; 8]))
    };
    known_only(&tensor(Pickle::bare().int(2).tuple1()));
    is(&tensor(Pickle::bare().int(2000).tuple1()), FileResult::NotKnown, "small-storage");
    let list = Pickle::bare().raw(b"](").int(2000).raw(b"e");
    is(&tensor(list.clone()), FileResult::NotKnown, "known-name-misused");
    let size = Pickle::bare().global("torch", "Size").raw(&list.0).tuple1().reduce();
    is(&tensor(size), FileResult::NotKnown, "known-name-misused");
}

#[test]
fn what_is_read_over_and_over_ends_at_a_limit() {
    let line = [b"V" as &[u8], &vec![b'x'; 1 << 20], b"\n0."].concat();
    let one = zip(&[member("a", &line)]);
    let at = one.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    let (members, entry) = (one[..at].to_vec(), one[at..one.len() - 22].to_vec());
    let count = 2000_u16;
    let mut bytes = [members, entry.repeat(count.into())].concat();
    let len = bytes.len() - at;
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend(count.to_le_bytes());
    bytes.extend(count.to_le_bytes());
    bytes.extend((len as u32).to_le_bytes());
    bytes.extend((at as u32).to_le_bytes());
    bytes.extend([0, 0]);
    let report = look(&bytes);
    assert!(rules(&report).contains(&"limit-hit"), "{}", report.why);
    assert!(report.read < 512 << 20, "{}", report.read);
}

#[test]
fn small_files_that_would_take_much_memory_end_at_a_limit() {
    let objects = format!("[{}0]", "{\"\":0},".repeat(200_000));
    let report = look_as("tokenizer_config.json", objects.as_bytes());
    assert_eq!((report.result, rules(&report)), (FileResult::NotExamined, vec!["limit-hit"]));
    let key = "k".repeat(65_000);
    let keys: Vec<_> = (0..300).map(|i| (format!("{i}{key}"), 7, vec![1])).collect();
    let pairs: Vec<_> = keys.iter().map(|(key, kind, value)| (key.as_str(), *kind, value.clone())).collect();
    is(&gguf(&pairs), FileResult::NotExamined, "limit-hit");
    let ordinary = gguf(&[("tokenizer.chat_template", 8, text("{{ messages }}"))]);
    assert_eq!(look(&ordinary).result, FileResult::CannotCarryCode);
}

#[test]
fn every_byte_behind_a_bzip2_stream_is_said() {
    // A list with one number in it.
    let one: &[u8] = b"BZh91AY&SY<\xe2\x91\xf4\x00\x00\x04W\xc0p\x00\x00\x01\x00\x08\x00\x02 \x00 \x00@\x00 \x00\x22\x01\x93\xd4 \xc9\x88\xe4\x1a\xd8x\xbb\x92)\xc2\x84\x81\xe7\x14\x8f\xa0";
    known_only(one);
    for more in [b"x" as &[u8], &[0; 4000], one] {
        is(&[one, more].concat(), FileResult::NotExamined, "bytes-after");
    }
}

#[test]
fn an_old_head_of_joblib_is_known() {
    for (length, behind) in [("0x18", ""), ("0x18L", " ")] {
        let head = format!("ZF{length:<19}{behind}").into_bytes();
        runs_code(&[head.clone(), zlib(&booby_trap())].concat(), "listed-name-used");
        let file = [head, zlib(&harmless())].concat();
        known_only(&file);
        assert_eq!(looks_like_model("x".as_ref(), &file), Looks::Model);
    }
    assert_eq!(look(b"ZF is a company in Friedrichshafen").result, FileResult::NotExamined);
}

#[test]
fn printing_to_a_file_is_told_from_printing() {
    let prints = |fields: [Vec<u8>; 2]| {
        let node = [operation("PrintV2"), field(5, &fields.concat())].concat();
        saved_model(&field(1, &node))
    };
    let to = |stream: &str| [field(1, b"output_stream"), field(2, &field(2, stream.as_bytes()))];
    runs_code(&prints(to("file:///tmp/x")), "code-operation");
    let [key, value] = to("file://x");
    runs_code(&prints([value, key]), "code-operation");
    assert_eq!(look(&prints(to("stderr"))).result, FileResult::CannotCarryCode);
    let other = [field(1, b"comment"), field(2, &field(2, b"file://x"))];
    assert_eq!(look(&prints(other)).result, FileResult::CannotCarryCode);
    is(&saved_model(&field(1, &operation("ImmutableConst"))), FileResult::NotKnown, "unknown-operation");
    let text = |stream: &str| {
        let attribute = format!("attr {{ key: \"output_stream\" value {{ s: \"{stream}\" }} }}");
        format!("saved_model_schema_version: 1 meta_graphs {{ node {{ op: \"PrintV2\" {attribute} }} }}")
    };
    assert_eq!(rules(&look(text("file://x").as_bytes())), ["code-operation"]);
    assert_eq!(look(text("stdout").as_bytes()).result, FileResult::CannotCarryCode);
    // Another node's text is not where it prints to, whichever stands first; a value may stand before its key.
    let other = "node { op: \"Const\" attr { key: \"vocabulary\" value { s: \"file://labels.txt\" } } }";
    let before = text("stderr").replacen("node {", &format!("{other} node {{"), 1);
    for both in [before, format!("{} {other}", text("stderr"))] {
        assert_eq!(look(both.as_bytes()).result, FileResult::CannotCarryCode, "{both}");
    }
    let turned = "node { op: \"PrintV2\" attr { value < s: \"file://x\" > key: \"output_stream\" } }";
    let turned = format!("saved_model_schema_version: 1 meta_graphs {{ {turned} }}");
    assert_eq!(rules(&look(turned.as_bytes())), ["code-operation"]);
    let deep = format!("{}{}{}", "a {".repeat(100), text("file://x"), "}".repeat(100));
    assert_eq!(rules(&look(format!("saved_model_schema_version: 1 {deep}").as_bytes())), ["code-operation"]);
}

#[test]
fn what_keras_keeps_beside_a_graph_is_read() {
    let of = |kind: &[u8], text: &str| {
        let object =
            [b"\x10\x01" as &[u8], &field(3, b"root.layer-0"), &field(4, kind), &field(5, text.as_bytes())];
        field(1, &object.concat())
    };
    let dense = of(b"_tf_keras_layer", DENSE);
    let report = known_only(&dense);
    assert_eq!(report.format, Format::KerasConfig);
    runs_code(&[dense.clone(), of(b"_tf_keras_layer", LAMBDA)].concat(), "lambda-layer");
    is(&[dense, of(b"x", "{\"a\":")].concat(), FileResult::NotExamined, "broken-stream");
}

#[test]
fn deep_descriptions_are_read_as_deep_as_said() {
    let around =
        |inner: &str, times: usize| format!("{{\"a\":{}{inner}{}}}", "[".repeat(times), "]".repeat(times));
    runs_code(&keras(&around(LAMBDA, 250)), "lambda-layer");
    is(&keras(&around("1", 256)), FileResult::NotExamined, "broken-stream");
}

#[test]
fn arrays_of_records_have_no_place_for_code() {
    for (descr, bytes) in [
        ("[('a', '<f8', (2,))]", 16),
        ("[('a', [('b', '<i4'), ('c', '|S3')])]", 7),
        ("[(('t', 'a'), '<i4')]", 4),
    ] {
        let header = format!("{{'descr': {descr}, 'fortran_order': False, 'shape': (2,), }}");
        assert_eq!(look(&npy(&header, &vec![0; 2 * bytes])).result, FileResult::CannotCarryCode, "{descr}");
        is(&npy(&header, &vec![0; 2 * bytes + 1]), FileResult::NotExamined, "bytes-after");
    }
}

#[test]
fn numbers_of_hdf5_in_another_file_are_said() {
    let layout = [&[3_u8, 1] as &[u8], &[0xff; 8], &[0; 8]].concat();
    assert_eq!(look(&hdf5_set(&layout, None)).result, FileResult::CannotCarryCode);
    let report = is(&hdf5_set(&layout, Some("/etc/passwd")), FileResult::NotKnown, "beside-data");
    assert_eq!(report.findings[0].saw, "/etc/passwd");
    let virtual_set = [&[4_u8, 3] as &[u8], &[0xff; 8], &[0; 4]].concat();
    is(&hdf5_set(&virtual_set, None), FileResult::NotExamined, "not-opened");
}
