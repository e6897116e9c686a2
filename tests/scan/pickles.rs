//! Pickles by themselves: the classes of published bypasses, each structure rule, and what ordinary pickles look like.

use mindgap::scan::files::{FileResult, Standing};

use crate::assembler::{Pickle, booby_trap, harmless};
use crate::{is, known_only, look, names, rules, runs_code};

#[test]
fn data_alone_is_read_in_full_in_every_protocol() {
    for bytes in [
        harmless(),
        b"(dp0\nS'a'\np1\nI1\nsS'b'\np2\n(lp3\nF1.5\naL7L\naVx\\u00e9\nas.".to_vec(),
        b"]q\x00(K\x01K\x02N\x88\x89G\x3f\xf0\0\0\0\0\0\0e.".to_vec(),
        Pickle::v(4).frame(6).raw(b"]\x94K\x01a.").0,
        Pickle::v(5).raw(b"\x8f\x94(K\x01K\x02\x90.").0,
        Pickle::v(5).raw(b"\x96\x02\0\0\0\0\0\0\0ab.").0,
        Pickle::v(4).raw(b"(K\x01\x91.").0,
        Pickle::v(2).raw(b"\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x18.").0,
    ] {
        let report = known_only(&bytes);
        assert!(report.imports.is_empty() && report.why.starts_with("imports nothing"), "{report:#?}");
    }
}

#[test]
fn ordinary_containers_and_arrays_are_known() {
    let array = Pickle::v(2)
        .global("numpy.core.multiarray", "_reconstruct")
        .global("numpy", "ndarray")
        .int(0)
        .tuple1()
        .bytes(b"b")
        .tuple3()
        .reduce()
        .mark()
        .int(1)
        .int(3)
        .tuple1()
        .global("numpy", "dtype")
        .text("f8")
        .raw(b"\x89\x88")
        .tuple3()
        .reduce()
        .raw(b"\x89")
        .bytes(&[0; 24])
        .tuple()
        .build()
        .stop();
    let report = known_only(&array);
    assert_eq!(names(&report), ["numpy.core.multiarray._reconstruct", "numpy.dtype", "numpy.ndarray"]);
    let old = Pickle::bare()
        .global("copy_reg", "_reconstructor")
        .mark()
        .global("collections", "Counter")
        .global("__builtin__", "dict")
        .dict()
        .tuple()
        .reduce();
    known_only(&old.stop());
}

#[test]
fn a_class_of_the_project_is_not_known_and_not_more() {
    let bytes = Pickle::v(4).stack_global("__main__", "Net").nothing().newobj().dict().build().stop();
    let report = is(&bytes, FileResult::NotKnown, "unknown-name");
    assert_eq!(rules(&report), ["unknown-name"]);
    assert!(report.why.contains("__main__.Net"), "{}", report.why);
    let forest =
        Pickle::v(4).stack_global("sklearn.svm._classes", "SVC").nothing().newobj().dict().build().stop();
    let report = is(&forest, FileResult::NotKnown, "library-class");
    assert_eq!(report.imports[0].standing, Standing::Library);
}

#[test]
fn every_way_to_call_is_a_call() {
    let inst = Pickle::bare().mark().text("id").inst("os", "system").stop();
    let object = Pickle::bare().mark().global("os", "system").text("id").raw(b"o").stop();
    let newobj = Pickle::v(2).global("subprocess", "Popen").text("id").tuple1().newobj().stop();
    let newobj_ex = Pickle::v(4).stack_global("subprocess", "Popen").nothing().dict().raw(b"\x92").stop();
    let left = Pickle::v(4).stack_global("os", "system").stop();
    let handed_on =
        Pickle::v(2).global("builtins", "enumerate").global("os", "system").tuple1().reduce().stop();
    let dup = Pickle::v(2).global("os", "system").raw(b"2").pop().stop();
    for bytes in [booby_trap(), inst, object, newobj, newobj_ex, left, handed_on, dup] {
        runs_code(&bytes, "listed-name-used");
    }
}

#[test]
fn published_bypasses_by_name_are_all_seen() {
    for (module, name) in [
        ("pip", "main"),
        ("timeit", "timeit"),
        ("bdb", "Bdb"),
        ("idlelib.run", "Executive"),
        ("ensurepip", "_run_pip"),
        ("numpy.f2py.crackfortran", "getlincoef"),
        ("uuid", "_get_command_stdout"),
        ("imaplib", "IMAP4_stream"),
        ("_pyrepl.pager", "pipe_pager"),
        ("multiprocessing.util", "spawnv_passfds"),
        ("pkgutil", "resolve_name"),
        ("importlib", "import_module"),
        ("operator", "attrgetter"),
        ("_operator", "methodcaller"),
        ("pydoc", "locate"),
        ("asyncio.unix_events", "_UnixSubprocessTransport"),
        ("torch.hub", "load"),
        ("torch.utils.collect_env", "run"),
        ("mlflow.projects.backend.local", "_run_entry_point"),
        ("pandas.io.parsers.readers", "read_csv"),
        ("__builtin__", "eval"),
        ("builtins", "exec"),
    ] {
        runs_code(&Pickle::v(2).call(module, name, "x").stop(), "listed-name-used");
    }
}

#[test]
fn an_unheard_of_callable_is_at_least_not_known() {
    let bytes = Pickle::v(4).stack_global("some_new_module", "run_this").text("id").tuple1().reduce().stop();
    is(&bytes, FileResult::NotKnown, "unknown-name");
}

#[test]
fn a_name_with_a_dot_is_a_finding_whatever_it_names() {
    runs_code(&Pickle::v(4).stack_global("builtins", "eval.__call__").stop(), "dotted-name");
    runs_code(&Pickle::v(4).stack_global("collections", "OrderedDict.fromkeys").stop(), "dotted-name");
}

#[test]
fn a_listed_name_that_is_thrown_away_is_said_without_more() {
    let bytes = Pickle::v(2).global("os", "system").pop().raw(b"N").stop();
    is(&bytes, FileResult::NotKnown, "listed-name-unused");
    let marked = Pickle::v(2).mark().global("os", "system").raw(b"1N").stop();
    is(&marked, FileResult::NotKnown, "listed-name-unused");
    let kept = Pickle::v(2).global("os", "system").put(0).pop().get(0).text("id").tuple1().reduce().stop();
    runs_code(&kept, "listed-name-used");
}

#[test]
fn a_state_for_a_name_changes_the_module_itself() {
    let bytes = Pickle::v(2).global("numpy", "size").dict().build().stop();
    runs_code(&bytes, "state-on-name");
    runs_code(
        &Pickle::v(2).global("collections", "OrderedDict").text("a").int(1).setitem().stop(),
        "state-on-name",
    );
    runs_code(&Pickle::v(2).global("a", "b").mark().int(1).raw(b"e").stop(), "state-on-name");
}

#[test]
fn a_state_for_what_takes_none_is_a_finding() {
    let made = |pickle: Pickle| pickle.global("torch", "Size").nothing().reduce();
    runs_code(&made(Pickle::v(2)).dict().build().stop(), "state-on-result");
    runs_code(&made(Pickle::v(2)).text("k").int(1).setitem().stop(), "state-on-result");
    runs_code(&made(Pickle::v(2)).mark().int(1).raw(b"e").stop(), "state-on-result");
    runs_code(&made(Pickle::v(4)).mark().int(1).raw(b"\x90").stop(), "state-on-result");
    runs_code(&Pickle::v(2).raw(b"]").text("k").int(1).setitem().stop(), "state-on-result");
    runs_code(&Pickle::v(2).text("a").dict().build().stop(), "state-on-result");
}

#[test]
fn names_that_are_computed_or_disputed_are_findings() {
    let bytes = Pickle::v(4).raw(b"NN\x93").stop();
    runs_code(&bytes, "computed-name");
    let byte_strings = Pickle::v(4).byte_string("collections").byte_string("OrderedDict").raw(b"\x93").stop();
    runs_code(&byte_strings, "computed-name");
    // Slot 0 is written by PUT, then by MEMOIZE under the same number; slot 1 is written by MEMOIZE, then by PUT.
    let memo = Pickle::v(4)
        .short("collections")
        .memoize()
        .pop()
        .short("os")
        .put(0)
        .pop()
        .get(0)
        .short("OrderedDict")
        .raw(b"\x93")
        .stop();
    runs_code(&memo, "disputed-memo");
}

#[test]
fn memoize_counts_the_slots_that_are_taken() {
    // PUT 5 takes one slot, so that MEMOIZE writes slot 1.
    let bytes = Pickle::v(4)
        .short("a")
        .put(5)
        .pop()
        .short("os")
        .memoize()
        .pop()
        .get(1)
        .short("system")
        .raw(b"\x93")
        .stop();
    assert_eq!(names(&look(&bytes)), ["os.system"]);
    let empty = Pickle::v(4).short("a").put(5).pop().get(0).stop();
    is(&empty, FileResult::NotExamined, "broken-stream");
}

#[test]
fn a_result_that_is_thrown_away_is_a_finding() {
    let bytes = Pickle::bare().mark().global("some", "thing").text("x").raw(b"o").pop().raw(b"N").stop();
    runs_code(&bytes, "dropped-result");
    let marked = Pickle::v(2).mark().call("some", "thing", "x").raw(b"1N").stop();
    runs_code(&marked, "dropped-result");
    let known = Pickle::v(2).global("collections", "OrderedDict").nothing().reduce().pop().raw(b"N").stop();
    known_only(&known);
}

#[test]
fn known_names_are_known_for_what_they_are_used_for() {
    let called = Pickle::v(2).global("torch", "FloatStorage").nothing().reduce().stop();
    is(&called, FileResult::NotKnown, "known-name-misused");
    let rot = Pickle::v(2).global("_codecs", "encode").text("x").text("rot13").tuple2().reduce().stop();
    is(&rot, FileResult::NotKnown, "known-name-misused");
    let latin = Pickle::v(2).global("_codecs", "encode").text("x").text("latin1").tuple2().reduce().stop();
    known_only(&latin);
    let foreign = Pickle::v(2).global("torch._tensor", "_rebuild_from_type_v2");
    let foreign =
        foreign.global("some", "thing").global("torch", "Tensor").nothing().tuple3().reduce().stop();
    runs_code(&foreign, "foreign-rebuild");
    let computed = Pickle::v(2).global("copyreg", "_reconstructor").text("x").tuple1().reduce().stop();
    is(&computed, FileResult::NotKnown, "known-name-misused");
    let chained = Pickle::v(2).call("some", "thing", "x").nothing().reduce().stop();
    is(&chained, FileResult::NotKnown, "computed-call");
}

#[test]
fn what_only_the_loader_knows_is_not_known() {
    for code in [b"\x82\x01" as &[u8], b"\x83\x01\x02", b"\x84\x01\x02\x03\x04"] {
        is(&Pickle::v(2).raw(code).stop(), FileResult::NotKnown, "extension-code");
    }
    is(&Pickle::v(2).text("id").raw(b"Q").stop(), FileResult::NotKnown, "persistent-id");
    is(&Pickle::bare().raw(b"Pid\n").stop(), FileResult::NotKnown, "persistent-id");
    is(&Pickle::v(5).raw(b"\x97\x98").stop(), FileResult::NotKnown, "persistent-id");
}

#[test]
fn frames_and_headers_are_watched() {
    is(&Pickle::v(4).frame(2).raw(b"M\x01\x02").stop(), FileResult::NotKnown, "frame-crossed");
    is(&Pickle::v(4).frame(9).raw(b"N").stop(), FileResult::NotKnown, "frame-crossed");
    is(&Pickle::v(4).frame(11).frame(2).raw(b"N").stop(), FileResult::NotKnown, "frame-in-frame");
    is(&Pickle::v(4).raw(b"\x80\x04N").stop(), FileResult::NotKnown, "late-protocol");
    known_only(&Pickle::v(4).frame(2).raw(b"N").stop());
    known_only(&Pickle::v(4).frame(1).raw(b"N").frame(2).raw(b"0N").pop().raw(b"N").stop());
}

#[test]
fn all_streams_are_followed_and_what_lies_between_is_said() {
    let two = [harmless(), booby_trap()].concat();
    runs_code(&two, "listed-name-used");
    let old = [harmless(), Pickle::bare().call("os", "system", "id").stop()].concat();
    runs_code(&old, "listed-name-used");
    let apart = [harmless(), vec![0xff; 100], booby_trap()].concat();
    let report = look(&apart);
    assert_eq!(rules(&report), ["listed-name-used", "bytes-between", "bytes-after"], "{report:#?}");
    let report = is(&[harmless(), vec![0xff; 100]].concat(), FileResult::NotExamined, "bytes-after");
    assert_eq!(report.findings[0].place.offset, harmless().len() as u64);
}

#[test]
fn what_was_seen_before_the_break_counts() {
    let mut bytes = booby_trap();
    bytes.pop();
    let report = look(&[bytes, b"\xff\xff".to_vec()].concat());
    assert_eq!(report.result, FileResult::RunsCode);
    assert!(report.why.contains("part of it was not examined"), "{}", report.why);
    let mut cut = harmless();
    cut.truncate(cut.len() - 3);
    let report = is(&cut, FileResult::NotExamined, "broken-stream");
    assert!((20..=cut.len() as u64).contains(&report.findings[0].place.offset), "{}", report.why);
}

#[test]
fn nested_pickles_count_where_something_would_load_them() {
    let inner = booby_trap();
    let alone = Pickle::v(3).bytes(&inner).stop();
    known_only(&alone);
    let loaded =
        Pickle::v(3).global("torch.storage", "_load_from_bytes").bytes(&inner).tuple1().reduce().stop();
    let report = look(&loaded);
    assert_eq!(report.result, FileResult::RunsCode);
    assert!(report.findings[0].place.member.starts_with("bytes at"), "{report:#?}");
    let within =
        Pickle::v(3).global("torch.storage", "_load_from_bytes").bytes(&harmless()).tuple1().reduce().stop();
    known_only(&within);
    for text in ["gAJjb3MKc3lzdGVtClgCAAAAaWSFUi4=", "8002636f730a73797374656d0a5802000000696485522e"] {
        let bytes = Pickle::v(3).global("pickle", "loads").text(text).tuple1().reduce().stop();
        assert!(names(&look(&bytes)).contains(&"os.system"), "{text}");
    }
    let computed =
        Pickle::v(3).global("torch.storage", "_load_from_bytes").text("x").tuple1().reduce().stop();
    runs_code(&computed, "foreign-rebuild");
}

#[test]
fn nesting_ends_at_its_limit() {
    let mut bytes = booby_trap();
    for _ in 0..6 {
        bytes =
            Pickle::v(3).global("torch.storage", "_load_from_bytes").bytes(&bytes).tuple1().reduce().stop();
    }
    is(&bytes, FileResult::NotExamined, "limit-hit");
}

#[test]
fn doubling_is_seen_and_costs_nothing() {
    let mut pickle = Pickle::v(2).nothing().put(0);
    for _ in 0..60 {
        pickle = pickle.get(0).tuple2().put(0);
    }
    is(&pickle.stop(), FileResult::NotKnown, "memo-doubling");
}

#[test]
fn the_sentence_uses_no_word_that_nobody_can_know() {
    for bytes in [harmless(), booby_trap(), vec![0x80, 2, 0xff]] {
        let why = look(&bytes).why;
        for word in ["safe", "clean", "malicious", "infected"] {
            assert!(!why.contains(word), "{why}");
        }
    }
}
