//! Hostile files: every limit, the deepest nesting, the longest chains, and mutations of everything that the tests can
//! write. `PROPTEST_CASES=1000000 cargo test --test scan hostile::` takes a long run.

use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use mindgap::scan::files::{FileReport, FileResult, Limits, examine};
use proptest::prelude::*;

use crate::archive::{member, torch, zip};
use crate::assembler::{Pickle, booby_trap, harmless, state};
use crate::graphs::{field, onnx};
use crate::tensors::{gguf, text};
use crate::{is, known_only, look, look_as, rules};

#[test]
fn the_deepest_nesting_and_the_longest_chains_are_survived() {
    let deep = |open: &[u8], close: &[u8]| {
        Pickle::v(2).raw(&open.repeat(100_000)).raw(&close.repeat(100_000)).raw(b"N").stop()
    };
    for (open, close) in [(b"]" as &[u8], b"0" as &[u8]), (b"(", b"t"), (b")\x85", b"0"), (b"(", b"l")] {
        known_only(&deep(open, close));
    }
    // Twice as much is taken as was put there.
    is(&deep(b"N", b"\x860"), FileResult::NotExamined, "broken-stream");
    let tuples = Pickle::v(2).raw(b")").raw(&b"\x85".repeat(200_000)).stop();
    known_only(&tuples);
    let calls = Pickle::v(2).global("builtins", "set").raw(&b")R".repeat(100_000)).stop();
    is(&calls, FileResult::NotKnown, "computed-call");
    let names = Pickle::v(2).raw(&b"ca\nb\n".repeat(100_000)).stop();
    is(&names, FileResult::NotKnown, "unknown-name");
    let streams = [harmless(), b"ca\nb\n.".repeat(100_000)].concat();
    is(&streams, FileResult::NotKnown, "unknown-name");
    let itself = Pickle::v(2).raw(b"]q\0").raw(&b"h\0a".repeat(100_000)).stop();
    let report = look(&itself);
    assert!(report.result >= FileResult::NotKnown && report.result != FileResult::NotExamined, "{report:#?}");
}

#[test]
fn marks_values_slots_names_and_opcodes_have_limits() {
    is(&Pickle::v(2).raw(&b"(".repeat(300_000)).stop(), FileResult::NotExamined, "limit-hit");
    is(&Pickle::v(2).raw(&b"N".repeat(300_000)).stop(), FileResult::NotExamined, "limit-hit");
    let limits = Limits {
        opcodes: 1_000,
        memo: 10,
        text: 10_000,
        members: 3,
        header: 64,
        pickle: 10,
        ..Limits::default()
    };
    let small = |bytes: Vec<u8>| examine(Box::new(Cursor::new(bytes)), "", &limits, Arc::new(|_| true));
    let limit = |bytes: Vec<u8>| {
        let report = small(bytes);
        assert_eq!((report.result, rules(&report)[0]), (FileResult::NotExamined, "limit-hit"), "{report:#?}");
    };
    limit(Pickle::v(2).raw(&b"N0".repeat(1_000)).stop());
    limit((0..20).fold(Pickle::v(2).raw(b"N"), Pickle::put).stop());
    limit((0..200).fold(Pickle::v(2), |pickle, _| pickle.text(&"x".repeat(100)).pop()).raw(b"N").stop());
    limit(zip(&torch(&Pickle::v(2).raw(b"N").stop(), b"")));
    limit([&200_u64.to_le_bytes() as &[u8], b"{", &[b' '; 300]].concat());
    limit(zip(&[member("a/data.pkl", &harmless())]));
    let mut names = Pickle::v(2);
    for i in 0..30_000 {
        names = names.global("m", &format!("n{i}")).pop();
    }
    let report = look(&names.raw(b"N").stop());
    assert!(rules(&report).contains(&"limit-hit") && report.imports.len() <= 500, "{}", report.why);
}

#[test]
fn lengths_that_lie_allocate_nothing() {
    for code in [b"\x8e" as &[u8], b"\x8d", b"\x96"] {
        let bytes = Pickle::v(5).raw(code).raw(&u64::MAX.to_le_bytes()).raw(b"\x80\x02abc").stop();
        is(&bytes, FileResult::NotExamined, "broken-stream");
    }
    is(&Pickle::v(2).raw(b"\x8b\xff\xff\xff\x7f\x01").stop(), FileResult::NotExamined, "broken-stream");
    is(&Pickle::v(2).raw(b"\x8b\xff\xff\xff\xff\x01").stop(), FileResult::NotExamined, "broken-stream");
    is(&Pickle::v(2).raw(b"T\xff\xff\xff\xff\x01").stop(), FileResult::NotExamined, "broken-stream");
}

/// A file of any size of which only the beginning is not zero, and which counts what is read.
struct Sparse {
    head: Vec<u8>,
    tail: Vec<u8>,
    len: u64,
    at: u64,
    read: Arc<AtomicU64>,
}

impl Read for Sparse {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.len.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let step = buffer.len().min(left);
        let tail_at = self.len - self.tail.len() as u64;
        for (i, byte) in buffer[..step].iter_mut().enumerate() {
            let at = self.at + i as u64;
            *byte = if at >= tail_at {
                self.tail[usize::try_from(at - tail_at).unwrap()]
            } else {
                usize::try_from(at).ok().and_then(|at| self.head.get(at).copied()).unwrap_or(0)
            };
        }
        self.at += step as u64;
        self.read.fetch_add(step as u64, Ordering::Relaxed);
        Ok(step)
    }
}

impl Seek for Sparse {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::End(by) => self.len.saturating_add_signed(by),
            SeekFrom::Current(by) => self.at.saturating_add_signed(by),
        };
        Ok(self.at)
    }
}

#[test]
fn gigabytes_of_tensors_are_not_read() {
    const LEN: u64 = 20 << 30;
    let json = format!("{{\"a\":{{\"dtype\":\"U8\",\"shape\":[{LEN}],\"data_offsets\":[0,{LEN}]}}}}");
    let head = [&(json.len() as u64).to_le_bytes() as &[u8], json.as_bytes()].concat();
    let read = Arc::new(AtomicU64::new(0));
    let file =
        Sparse { len: LEN + head.len() as u64, head, tail: Vec::new(), at: 0, read: Arc::clone(&read) };
    let report = examine(Box::new(file), "", &Limits::default(), Arc::new(|_| true));
    assert_eq!((report.result, report.skipped[0].bytes), (FileResult::CannotCarryCode, LEN), "{report:#?}");
    assert!(read.load(Ordering::Relaxed) < 1 << 20 && report.read < 1 << 20, "{}", report.read);
}

#[test]
fn a_scan_that_is_stopped_says_so() {
    let large = Pickle::v(2).raw(&b"N0".repeat(500_000)).raw(b"N").stop();
    let report =
        examine(Box::new(Cursor::new(large)), "", &Limits::default(), Arc::new(|read| read < 200_000));
    assert_eq!(
        (report.result, rules(&report)),
        (FileResult::NotExamined, vec!["interrupted"]),
        "{report:#?}"
    );
}

#[test]
fn nested_containers_end_at_the_limit() {
    let mut bytes = zip(&[member("data.pkl", &booby_trap())]);
    for _ in 0..6 {
        bytes = zip(&[member("inner.zip", &bytes)]);
    }
    is(&bytes, FileResult::NotExamined, "limit-hit");
}

/// A change of some bytes.
#[derive(Debug, Clone)]
enum Change {
    Set(usize, u8),
    Cut(usize),
    Insert(usize, Vec<u8>),
    Remove(usize, usize),
    Repeat(usize, usize, usize),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => (any::<usize>(), any::<u8>()).prop_map(|(at, byte)| Change::Set(at, byte)),
        1 => any::<usize>().prop_map(Change::Cut),
        2 => (any::<usize>(), proptest::collection::vec(any::<u8>(), 1..9)).prop_map(|(at, bytes)| Change::Insert(at, bytes)),
        1 => (any::<usize>(), 1..20_usize).prop_map(|(at, len)| Change::Remove(at, len)),
        1 => (any::<usize>(), 1..20_usize, 1..50_usize).prop_map(|(at, len, times)| Change::Repeat(at, len, times)),
    ]
}

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        let len = bytes.len().max(1);
        match change {
            Change::Set(at, byte) => {
                if let Some(slot) = bytes.get_mut(at % len) {
                    *slot = *byte;
                }
            }
            Change::Cut(at) => bytes.truncate(at % len),
            Change::Insert(at, new) => {
                let at = (at % len).min(bytes.len());
                bytes.splice(at..at, new.iter().copied());
            }
            Change::Remove(at, count) => {
                let at = (at % len).min(bytes.len());
                bytes.drain(at..(at + count).min(bytes.len()));
            }
            Change::Repeat(at, count, times) => {
                let at = (at % len).min(bytes.len());
                let part = bytes[at..(at + count).min(bytes.len())].repeat(*times);
                bytes.splice(at..at, part);
            }
        }
    }
    bytes
}

pub(crate) fn pickles() -> Vec<Vec<u8>> {
    vec![
        harmless(),
        booby_trap(),
        state(6, (2, 3)),
        Pickle::bare().mark().text("a").inst("os", "system").stop(),
        Pickle::v(4).frame(30).stack_global("a.b", "C").nothing().newobj().memoize().dict().build().stop(),
        Pickle::v(3).global("torch.storage", "_load_from_bytes").bytes(&harmless()).tuple1().reduce().stop(),
        b"(dp0\nS'a'\np1\nI1\nsVb\np2\n(lp3\nF1.5\naL7L\nas.".to_vec(),
        Pickle::v(5).raw(b"\x8f\x94(K\x01\x90\x96\x02\0\0\0\0\0\0\0ab\x82\x01\x97\x98P1\nQ").stop(),
    ]
}

pub(crate) fn others() -> Vec<(&'static str, Vec<u8>)> {
    let npy = b"\x93NUMPY\x01\0\x3a\0{'descr': '|O', 'fortran_order': False, 'shape': (1,), }  \n\x80\x02N."
        .to_vec();
    let json = "{\"a\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]}}";
    vec![
        ("", zip(&torch(&state(6, (2, 3)), &[0; 24]))),
        ("", npy),
        ("", [&(json.len() as u64).to_le_bytes() as &[u8], json.as_bytes(), b"1234"].concat()),
        (
            "",
            gguf(&[
                ("general.name", 8, text("x")),
                ("a", 9, [&8_u32.to_le_bytes() as &[u8], &1_u64.to_le_bytes(), &text("b")].concat()),
            ]),
        ),
        ("", onnx(&field(1, &[field(4, b"Conv"), field(5, &field(6, &field(1, b"")))].concat()))),
        (
            "",
            [
                b"\x08\x01" as &[u8],
                &field(2, &field(2, &field(1, &[field(1, b"n"), field(2, b"MatMul")].concat()))),
            ]
            .concat(),
        ),
        (
            "chat_template.jinja",
            b"{% for m in messages %}{{ m['a' ~ '\\x41'] | trim }}{% endfor %}{# c #}".to_vec(),
        ),
        (
            "config.json",
            b"{\"auto_map\":{\"a\":\"b\"},\"x\":[{\"class_name\":\"Lambda\",\"config\":{}}]}".to_vec(),
        ),
        ("", b"\x10\0\0\0TFL3\x08\0\x08\0\0\0\x04\0\x08\0\0\0\x08\0\0\0\0\0\0\0\x01\0\0\0".to_vec()),
    ]
}

#[track_caller]
pub(crate) fn holds(report: &FileReport, size: usize) {
    assert_eq!(report.size, size as u64);
    assert!(!report.why.is_empty() && report.findings.len() <= 500 && report.imports.len() <= 500);
    assert!(report.read <= 64 * size as u64 + 4_096 * 64, "{} of {size}", report.read);
    assert!(!report.why.contains("made a library fail"), "{report:#?}");
    let heaviest =
        report.findings.first().map_or(FileResult::CannotCarryCode, |finding| finding.rule.result());
    assert!(report.result <= heaviest, "{report:#?}");
    if report.result == FileResult::OnlyKnownNames {
        assert!(report.findings.is_empty(), "{report:#?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_pickles_are_survived(seed in 0..8_usize, changes in proptest::collection::vec(change(), 0..6)) {
        let bytes = changed(pickles().swap_remove(seed), &changes);
        let report = look(&bytes);
        holds(&report, bytes.len());
        prop_assert_eq!(look(&bytes), report, "the same bytes give the same report");
    }

    #[test]
    fn joined_pickles_are_survived(a in 0..8_usize, b in 0..8_usize, at in any::<usize>(), changes in proptest::collection::vec(change(), 0..3)) {
        let (mut one, other) = (pickles().swap_remove(a), pickles().swap_remove(b));
        let at = at % one.len();
        one.splice(at..at, other);
        let bytes = changed(one, &changes);
        holds(&look(&bytes), bytes.len());
    }

    #[test]
    fn changed_files_of_every_other_format_are_survived(seed in 0..9_usize, changes in proptest::collection::vec(change(), 0..6)) {
        let (name, bytes) = others().swap_remove(seed);
        let bytes = changed(bytes, &changes);
        let report = look_as(name, &bytes);
        holds(&report, bytes.len());
    }

    #[test]
    fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        holds(&look(&bytes), bytes.len());
    }
}
