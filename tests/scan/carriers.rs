//! What pickles stand in: `PyTorch`'s files, zips with every field wrong, joblib with its arrays and compressions, numpy.

use std::io::Write as _;
use std::sync::Arc;

use mindgap::scan::files::{FileReport, FileResult, Format, Limits, examine};

use crate::archive::{Parts, member, torch, write, zip};
use crate::assembler::{Pickle, booby_trap, harmless, state, storage, tensor};
use crate::{is, known_only, look, look_as, names, rules, runs_code};

#[test]
fn a_torch_zip_is_read_in_full_and_says_what_it_is() {
    let report = known_only(&zip(&torch(&state(6, (2, 3)), &[0; 24])));
    assert_eq!(report.format, Format::TorchZip);
    assert_eq!(
        names(&report),
        ["collections.OrderedDict", "torch.FloatStorage", "torch._utils._rebuild_tensor_v2"]
    );
    assert!(report.facts.iter().any(|fact| (fact.key.as_str(), fact.value.as_str()) == ("version", "3")));
    let mut members = torch(&state(6, (2, 3)), &[0; 24]);
    members[0].deflate = true;
    known_only(&zip(&members));
}

#[test]
fn tensors_may_not_be_larger_than_their_storage() {
    is(&zip(&torch(&state(6, (200, 300)), &[0; 24])), FileResult::NotKnown, "small-storage");
    is(&zip(&torch(&state(6, (2, 3)), &[0; 8])), FileResult::NotKnown, "small-storage");
}

#[test]
fn a_pickle_counts_whatever_the_member_is_called() {
    let mut members = torch(&state(6, (2, 3)), &[0; 24]);
    members.push(member("archive/data/1", &booby_trap()));
    runs_code(&zip(&members), "listed-name-used");
    members.last_mut().unwrap().deflate = true;
    runs_code(&zip(&members), "listed-name-used");
    runs_code(&zip(&[member("readme.txt", &booby_trap())]), "listed-name-used");
    let inner = zip(&torch(&booby_trap(), b""));
    let mut outer = vec![member("model.bin", &inner)];
    runs_code(&zip(&outer), "listed-name-used");
    outer[0].deflate = true;
    runs_code(&zip(&outer), "listed-name-used");
}

#[test]
fn containers_that_disagree_with_themselves_are_read_leniently() {
    let base = || torch(&state(6, (2, 3)), &[0; 24]);
    let with = |change: fn(&mut Vec<crate::archive::Member>)| {
        let mut members = base();
        change(&mut members);
        zip(&members)
    };
    is(&with(|m| m[0].local_name = Some("archive/datx.pkl".to_owned())), FileResult::NotKnown, "zip-names");
    is(&with(|m| m[0].flags = 1), FileResult::NotKnown, "zip-flags");
    is(&with(|m| m[0].flags = 0x20), FileResult::NotKnown, "zip-flags");
    is(&with(|m| m[0].wrong_sum = true), FileResult::NotKnown, "zip-sum");
    runs_code(&with(|m| m[0].data = booby_trap()), "listed-name-used");
    let twice = with(|m| m.insert(0, member("archive/data.pkl", &booby_trap())));
    assert_eq!(rules(&look(&twice)), ["listed-name-used", "zip-duplicate"]);
    let hidden = with(|m| {
        m.insert(1, member("archive/hidden.pkl", &booby_trap()));
        m[1].hidden = true;
    });
    assert_eq!(rules(&look(&hidden)), ["listed-name-used", "zip-hidden"]);
    let flagged = with(|m| (m[0].data, m[0].flags) = (booby_trap(), 1));
    runs_code(&flagged, "listed-name-used");
}

#[test]
fn a_zip_without_a_directory_is_swept_and_never_called_read() {
    runs_code(&write(&torch(&booby_trap(), b""), Parts::NoDirectory), "listed-name-used");
    is(&write(&torch(&harmless(), b""), Parts::NoDirectory), FileResult::NotExamined, "broken-stream");
}

#[test]
fn bytes_around_a_zip_are_said() {
    let inner = zip(&torch(&state(6, (2, 3)), &[0; 24]));
    let behind = [inner.clone(), b"tail".to_vec()].concat();
    let report = look(&behind);
    assert!(rules(&report).contains(&"bytes-after"), "{report:#?}");
    let before = [vec![0xff; 10], inner].concat();
    let report = look(&before);
    assert!(report.result <= FileResult::NotExamined, "{report:#?}");
    let trap = [booby_trap(), zip(&torch(&harmless(), b""))].concat();
    runs_code(&trap, "listed-name-used");
}

#[test]
fn members_that_cannot_be_opened_are_said() {
    let mut members = torch(&state(6, (2, 3)), &[0; 24]);
    members[0].method = Some(14);
    is(&zip(&members), FileResult::NotExamined, "not-opened");
    is(b"7z\xbc\xaf\x27\x1c\0\0", FileResult::NotExamined, "not-opened");
}

#[test]
fn torchscript_brings_its_own_classes() {
    let data = Pickle::v(2).global("__torch__.net", "Net").nothing().newobj().dict().build().stop();
    let lists =
        Pickle::v(2).global("torch.jit._pickle", "build_intlist").raw(b"](K\x01e").tuple1().reduce().stop();
    let members = [
        member("net/data.pkl", &data),
        member("net/constants.pkl", &lists),
        member("net/code/__torch__/net.py", b"class Net: pass"),
    ];
    let report = is(&zip(&members), FileResult::NotExamined, "compiled-code");
    assert_eq!(report.format, Format::TorchScript);
    assert!(report.facts.iter().any(|fact| fact.value == "net/code/__torch__/net.py"));
    is(&zip(&[member("net/data.pkl", &data)]), FileResult::NotKnown, "unknown-name");
}

#[test]
fn the_code_of_a_compiled_program_is_said_to_be_unread() {
    let plain = torch(&harmless(), &[0; 24]);
    let code = [
        member("archive/code/__torch__/net.py", b"class Net: pass"),
        member("archive/code/__torch__/layer.py", b"class Layer: pass"),
        member("archive/code/__torch__/net.py.debug_pkl", b"\x80\x02)."),
    ];
    let report = is(&zip(&[&plain[..], &code].concat()), FileResult::NotExamined, "compiled-code");
    let told = "not examined: carries code that runs when the model is called: archive/code/__torch__/net.py and 1 more";
    assert!(report.why.starts_with("imports ") && report.why.contains(told), "{}", report.why);
    assert!(report.skipped.iter().any(|each| each.what == "code that was not read"), "{report:#?}");
    // What a telephone runs is a pickle of instructions.
    let instructions = [member("archive/bytecode.pkl", b"\x80\x02].")];
    is(&zip(&[&plain[..], &instructions].concat()), FileResult::NotExamined, "compiled-code");
    // What is worse is said first, and the code behind it.
    let trapped = [member("net/data.pkl", &booby_trap()), member("net/code/net.py", b"")];
    let report = look(&zip(&trapped));
    assert_eq!(report.result, FileResult::RunsCode);
    assert!(report.why.contains("part of it was not examined: carries code"), "{}", report.why);
    known_only(&zip(&plain));
}

/// `PyTorch`'s old file around an object with one storage of six numbers.
pub(crate) fn legacy(object: Vec<u8>, numbers: &[u8]) -> Vec<u8> {
    let magic = Pickle::v(2).raw(b"\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19").stop();
    let version = Pickle::v(2).raw(b"M\xe9\x03").stop();
    let system = Pickle::v(2).dict().text("little_endian").raw(b"\x88").setitem().stop();
    let keys = Pickle::v(2).raw(b"]").text("0").raw(b"a").stop();
    [magic, version, system, object, keys, 6_u64.to_le_bytes().to_vec(), numbers.to_vec()].concat()
}

#[test]
fn the_old_torch_file_is_counted_to_its_last_number() {
    let report = known_only(&legacy(state(6, (2, 3)), &[0; 24]));
    assert_eq!(report.format, Format::TorchLegacy);
    assert_eq!((report.skipped[0].what.as_str(), report.skipped[0].bytes), ("tensors", 24));
    is(&legacy(state(6, (2, 3)), &[0; 20]), FileResult::NotExamined, "broken-stream");
    is(&legacy(state(6, (2, 3)), &[0; 25]), FileResult::NotExamined, "bytes-after");
    runs_code(&legacy(booby_trap(), &[0; 24]), "listed-name-used");
    // The magic number itself may be computed.
    let magic = Pickle::v(2).call("builtins", "eval", "0x1950a86a20f9469cfc6c").stop();
    runs_code(&[magic, legacy(harmless(), b"")].concat(), "listed-name-used");
    let odd = storage(Pickle::v(2), "NoStorage", "0", 6).stop();
    is(&legacy(odd, &[0; 24]), FileResult::NotKnown, "persistent-id");
}

/// `PyTorch`'s oldest file around an object.
pub(crate) fn oldest(object: Vec<u8>) -> Vec<u8> {
    let mut tar = Vec::new();
    for (name, data) in [("sys_info", harmless()), ("pickle", object)] {
        let mut block = vec![0; 512];
        block[..name.len()].copy_from_slice(name.as_bytes());
        block[124..135].copy_from_slice(format!("{:011o}", data.len()).as_bytes());
        block[257..262].copy_from_slice(b"ustar");
        tar.extend_from_slice(&block);
        tar.extend_from_slice(&data);
        tar.resize(tar.len().next_multiple_of(512), 0);
    }
    tar.resize(tar.len() + 1024, 0);
    tar
}

#[test]
fn the_oldest_torch_file_is_a_tar() {
    let tar = oldest(booby_trap());
    runs_code(&tar, "listed-name-used");
    assert_eq!(look(&tar).format, Format::TorchTar);
}

/// A wrapper of joblib for an array of this type and length.
fn wrapper(pickle: Pickle, kind: &str, len: i32) -> Pickle {
    let pickle = pickle.global("joblib.numpy_pickle", "NumpyArrayWrapper").nothing().newobj().dict().mark();
    let pickle = pickle.text("subclass").global("numpy", "ndarray").text("shape").int(len).tuple1();
    let pickle = pickle.text("dtype").global("numpy", "dtype").text(kind).raw(b"\x89\x88").tuple3().reduce();
    let pickle = pickle.mark().int(3).text("<").raw(b"NNN").int(-1).int(-1).int(0).tuple().build();
    pickle.text("numpy_array_alignment_bytes").int(16).setitems().build()
}

pub(crate) fn joblib() -> Vec<u8> {
    let numbers = [b"\x03\xff\xff\xff" as &[u8], &[7; 80]].concat();
    wrapper(Pickle::v(3).raw(b"("), "f8", 10)
        .raw(&numbers)
        .call("collections", "OrderedDict", "x")
        .tuple()
        .stop()
}

#[test]
fn arrays_between_the_opcodes_are_passed_over() {
    let report = known_only(&joblib());
    assert_eq!(report.format, Format::Joblib);
    assert_eq!(report.skipped[0].bytes, 80);
    let trap = wrapper(Pickle::v(3).raw(b"("), "f8", 10)
        .raw(b"\0")
        .raw(&[7; 80])
        .call("os", "system", "x")
        .tuple()
        .stop();
    runs_code(&trap, "listed-name-used");
    let objects = wrapper(Pickle::v(3), "O8", 1).raw(&booby_trap()).stop();
    runs_code(&objects, "listed-name-used");
    let unknown = wrapper(Pickle::v(3), "Q", 1).stop();
    is(&unknown, FileResult::NotExamined, "broken-stream");
    let too_long = wrapper(Pickle::v(3), "f8", i32::MAX).raw(b"\0").stop();
    is(&too_long, FileResult::NotExamined, "broken-stream");
}

pub(crate) fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    zlib.write_all(bytes).unwrap();
    zlib.finish().unwrap()
}

pub(crate) fn compressed(bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(bytes).unwrap();
    let mut xz = Vec::new();
    lzma_rs::xz_compress(&mut &*bytes, &mut xz).unwrap();
    let mut lzma = Vec::new();
    lzma_rs::lzma_compress(&mut &*bytes, &mut lzma).unwrap();
    let mut lz4 = lz4_flex::frame::FrameEncoder::new(Vec::new());
    lz4.write_all(bytes).unwrap();
    vec![
        ("zlib", zlib(bytes)),
        ("gzip", gzip.finish().unwrap()),
        ("xz", xz),
        ("lzma", lzma),
        ("lz4", lz4.finish().unwrap()),
    ]
}

#[test]
fn compressed_pickles_are_unfolded() {
    for (how, bytes) in compressed(&joblib()) {
        let report = look(&bytes);
        assert_eq!(report.result, FileResult::OnlyKnownNames, "{how}: {report:#?}");
        assert_eq!(report.facts[0].value, how);
        assert_eq!(report.format, Format::Joblib);
    }
    for (how, bytes) in compressed(&booby_trap()) {
        assert_eq!(look(&bytes).result, FileResult::RunsCode, "{how}");
        let cut = look(&bytes[..bytes.len() - bytes.len() / 3]);
        assert!(cut.result <= FileResult::NotExamined, "{how}: {cut:#?}");
    }
    for (how, bytes) in compressed(b"a text") {
        assert_eq!(look(&bytes).result, FileResult::NotExamined, "{how}");
    }
}

#[test]
fn bytes_behind_a_compressed_stream_are_said() {
    for (how, bytes) in
        compressed(&joblib()).into_iter().filter(|(how, _)| ["zlib", "gzip", "lz4"].contains(how))
    {
        let report = look(&[bytes, booby_trap()].concat());
        assert!(report.result <= FileResult::NotExamined, "{how}: {report:#?}");
    }
}

/// bzip2 of a pickle that calls `os.system`, as the bzip2 library writes it.
pub(crate) const BZIP2: &[u8] = &[
    0x42, 0x5a, 0x68, 0x39, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59, 0xf5, 0x59, 0xc8, 0xe5, 0x00, 0x00, 0x0f,
    0xd3, 0xc0, 0x50, 0x14, 0x40, 0x01, 0x10, 0x40, 0x2a, 0x4a, 0x9e, 0x20, 0x42, 0x00, 0x20, 0x00, 0x22,
    0x83, 0x40, 0x68, 0x1a, 0x6d, 0x21, 0x46, 0x8c, 0x81, 0xa3, 0x4c, 0x8d, 0x25, 0x07, 0x0d, 0xa6, 0x36,
    0x6d, 0x8a, 0x03, 0x1e, 0x40, 0xa9, 0x29, 0xa9, 0x06, 0xca, 0x29, 0x45, 0x8f, 0xe2, 0xee, 0x48, 0xa7,
    0x0a, 0x12, 0x1e, 0xab, 0x39, 0x1c, 0xa0,
];

#[test]
fn bzip2_is_unfolded_and_a_broken_stream_not_examined() {
    runs_code(BZIP2, "listed-name-used");
    assert_eq!(look(&BZIP2[..21]).result, FileResult::NotExamined);
}

#[test]
fn what_unfolds_too_far_is_not_examined() {
    let limits = Limits { unfolded: 100_000, ..Limits::default() };
    let report = |bytes: Vec<u8>| -> FileReport {
        examine(Box::new(std::io::Cursor::new(bytes)), "", &limits, Arc::new(|_| true))
    };
    let large = Pickle::v(3).bytes(&vec![0; 300_000]).stop();
    for (how, bytes) in compressed(&large) {
        let report = report(bytes);
        assert_eq!((report.result, rules(&report)), (FileResult::NotExamined, vec!["limit-hit"]), "{how}");
    }
    let bomb = Pickle::v(3).bytes(&vec![0; 40 << 20]).stop();
    is(&zlib(&bomb), FileResult::NotExamined, "limit-hit");
    let mut members = torch(&large, b"");
    members[0].deflate = true;
    assert_eq!(rules(&report(zip(&members))), ["limit-hit"]);
}

pub(crate) fn npy(header: &str, data: &[u8]) -> Vec<u8> {
    [b"\x93NUMPY\x01\0" as &[u8], &(header.len() as u16).to_le_bytes(), header.as_bytes(), data].concat()
}

#[test]
fn numpy_arrays_of_numbers_have_no_place_for_code() {
    let plain = npy("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }\n", &[0; 48]);
    let report = look(&plain);
    assert_eq!((report.format, report.result), (Format::Npy, FileResult::CannotCarryCode), "{report:#?}");
    is(&[plain.clone(), b"x".to_vec()].concat(), FileResult::NotExamined, "bytes-after");
    is(&plain[..60], FileResult::NotExamined, "broken-stream");
    is(&npy("__import__('os')", b""), FileResult::NotExamined, "broken-stream");
    let objects = "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }\n";
    runs_code(&npy(objects, &booby_trap()), "listed-name-used");
    let within = "{'descr': [('a', '<i4'), ('b', 'O')], 'fortran_order': False, 'shape': (1,), }\n";
    runs_code(&npy(within, &booby_trap()), "listed-name-used");
    let report = look(&zip(&[member("a.npy", &plain), member("b.npy", &plain)]));
    assert_eq!((report.format, report.result), (Format::Npz, FileResult::CannotCarryCode), "{report:#?}");
    runs_code(
        &zip(&[member("a.npy", &plain), member("b.npy", &npy(objects, &booby_trap()))]),
        "listed-name-used",
    );
}

#[test]
fn content_decides_and_not_the_name() {
    for name in ["config.p", "model.safetensors", "weights.bin", "x", "model.gguf"] {
        assert_eq!(look_as(name, &booby_trap()).result, FileResult::RunsCode, "{name}");
        assert_eq!(
            look_as(name, &Pickle::bare().call("os", "system", "id").stop()).result,
            FileResult::RunsCode,
            "{name}"
        );
    }
    is(b"\x7fELF\x02\x01\x01", FileResult::NotExamined, "not-opened");
    let pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:0123\nsize 123456\n";
    let report = is(pointer, FileResult::NotExamined, "not-there");
    assert_eq!(report.facts[1].value, "123456");
    assert_eq!(look(b"").result, FileResult::NotExamined);
}

#[test]
fn tensors_of_many_kinds_share_one_report() {
    let mut pickle = Pickle::v(2).mark();
    for key in ["0", "1", "2"] {
        pickle = tensor(pickle, key, 6, (2, 3));
    }
    let mut members = torch(&pickle.tuple().stop(), &[0; 24]);
    members.push(member("archive/data/1", &[0; 24]));
    members.push(member("archive/data/2", &[0; 24]));
    let report = known_only(&zip(&members));
    assert_eq!(report.imports.iter().find(|import| import.name == "torch.FloatStorage").unwrap().times, 3);
}
