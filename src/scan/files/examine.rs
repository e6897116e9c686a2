//! A file in, a report out: recognises the format, has it examined, and stops whatever goes wrong at this door.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use super::desk::{Desk, Limits};
use super::outcome::Format;
use super::pickle::{self, Carrier};
use super::report::FileReport;
use super::rule::Rule;
use super::sniff::{FURTHER, HEAD, Sniffed, sniff};
use super::source::{ReadSeek, Source, Watch};
use super::squeeze::{Squeeze, unfold};
use super::{gguf, hdf5, hub, keras, npy, onnx, safetensors, tar, tensorflow, tflite, zip};
use crate::scan::regular::{Links, open};

/// Examines a file by its path, and follows a link there. A folder, a pipe or a device is not opened; whatever cannot be
/// read is not examined.
pub fn examine_file(path: &Path, limits: &Limits, watch: Watch) -> FileReport {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    match open(path, Links::Followed) {
        Ok(file) => examine(Box::new(file), &name, limits, watch),
        Err(error) => unopened(&error, limits),
    }
}

/// The report on a file that could not be opened.
pub(in crate::scan) fn unopened(why: &dyn std::fmt::Display, limits: &Limits) -> FileReport {
    let mut desk = Desk::new(limits, within);
    desk.find(Rule::BrokenStream, 0, format!("could not be opened: {why}"));
    desk.report(0, 0)
}

/// Examines what was opened. `name` is the name of the file alone; `watch` is told the bytes read and says whether to go on.
pub fn examine(file: Box<dyn ReadSeek>, name: &str, limits: &Limits, watch: Watch) -> FileReport {
    let mut desk = Desk::new(limits, within);
    let source = match Source::new(file, watch) {
        Ok(source) => source,
        Err(error) => {
            desk.find(Rule::BrokenStream, 0, format!("could not be read: {error}"));
            return desk.report(0, 0);
        }
    };
    // A library may fail where ours do not: the file is then not examined, and the program goes on.
    let done = catch_unwind(AssertUnwindSafe(|| one(&source, name, &mut desk)));
    if done.is_err() {
        desk.find(Rule::BrokenStream, 0, "it made a library fail");
    }
    desk.report(source.len(), source.read_so_far())
}

fn within(source: &Source, desk: &mut Desk) {
    one(source, "", desk);
}

fn one(source: &Source, name: &str, desk: &mut Desk) {
    let head = match source.bytes(0, HEAD) {
        Ok(head) => head,
        Err(error) => return desk.broken(0, &error.into()),
    };
    let first = sniff(name, &head, &desk.limits);
    let is_known = by_first_bytes(first, &head, source, name, desk);
    let is_more = whatever_it_begins_with(first, is_known, source, desk);
    if !is_known && !is_more {
        let is_pickle = [".pkl", ".pickle", ".joblib", ".dill"].iter().any(|ending| name.ends_with(ending));
        let what = if is_pickle { "no pickle that can be followed" } else { "no format that is known" };
        desk.find(Rule::NotOpened, 0, what);
    }
}

/// Examines a file as what its first bytes say; says whether they say anything.
fn by_first_bytes(first: Sniffed, head: &[u8], source: &Source, name: &str, desk: &mut Desk) -> bool {
    match first {
        Sniffed::Zip => zip::examine(source, desk),
        Sniffed::Npy => npy::examine(source, desk),
        Sniffed::Safetensors => safetensors::examine(source, desk),
        Sniffed::Gguf => gguf::examine(source, desk),
        Sniffed::Hdf5 => hdf5::examine(source, desk),
        Sniffed::Tflite => tflite::examine(source, desk),
        Sniffed::Tar => tar::examine(source, desk),
        Sniffed::Hub => hub::examine(source, name, desk),
        Sniffed::KerasConfig => keras::examine(source, desk),
        Sniffed::SavedModelText => tensorflow::examine_text(source, desk),
        Sniffed::Squeezed(how) => squeezed(how, source, desk),
        // joblib before 0.10.
        Sniffed::ZFile(from) => squeezed(Squeeze::Zlib, &source.window(from, u64::MAX), desk),
        Sniffed::LfsPointer => pointer(head, desk),
        Sniffed::Archive(what) => {
            desk.is_a(Format::Archive);
            desk.find(Rule::NotOpened, 0, what);
        }
        Sniffed::Program(what) => {
            desk.is_a(Format::Program);
            desk.find(Rule::NotOpened, 0, what);
        }
        Sniffed::Pickle if head.first() == Some(&0x80) => {
            desk.is_a(Format::Pickle);
            pickle::examine_source(source, Carrier::Bare, desk);
        }
        Sniffed::Pickle | Sniffed::MaybePickle | Sniffed::MaybeProtobuf => return other(source, desk),
    }
    true
}

/// What has no first bytes of its own; says whether it is anything that is known.
fn other(source: &Source, desk: &mut Desk) -> bool {
    if pickle::reads_as_pickle(source, Carrier::Bare, desk) {
        return true;
    }
    if onnx::is_onnx(source) {
        onnx::examine(source, desk);
    } else if tensorflow::is_saved_model(source) {
        tensorflow::examine_saved(source, desk);
    } else if tensorflow::is_graph(source) {
        tensorflow::examine_graph(source, desk);
    } else if tensorflow::is_keras(source) {
        tensorflow::examine_keras(source, desk);
    } else {
        return false;
    }
    true
}

/// What loaders find without a look at the first bytes, or in spite of them: HDF5 behind room for others, a zip before its
/// end, a pickle that begins with what looks like another format. Says whether anything was there.
fn whatever_it_begins_with(first: Sniffed, is_known: bool, source: &Source, desk: &mut Desk) -> bool {
    let mut is_more = false;
    if first != Sniffed::Hdf5
        && let Some(at) = user_block(source)
    {
        is_more = true;
        if is_known {
            desk.inside(&format!("HDF5 at {at}"), |desk| hdf5::examine(source, desk));
        } else {
            desk.fact("user block", format!("{at} bytes"));
            hdf5::examine(source, desk);
        }
    }
    if first == Sniffed::Zip {
        return is_more;
    }
    if zip::ends(source) {
        is_more = true;
        match first {
            _ if !is_known => zip::examine(source, desk),
            // A pickle may well carry a zip in its bytes.
            Sniffed::Pickle | Sniffed::MaybePickle | Sniffed::MaybeProtobuf
                if desk.format() == Format::Pickle =>
            {
                desk.inside("the zip in it", |desk| zip::examine_members(source, desk));
            }
            _ => desk.inside("the zip in it", |desk| zip::examine(source, desk)),
        }
    }
    if is_known && !matches!(first, Sniffed::Pickle | Sniffed::MaybePickle | Sniffed::MaybeProtobuf) {
        is_more |= desk.inside("as a pickle", |desk| pickle::reads_as_pickle(source, Carrier::Bare, desk));
    }
    is_more
}

/// Where HDF5 begins behind bytes that it leaves to others: at 512, and at each double of it.
fn user_block(source: &Source) -> Option<u64> {
    let places = std::iter::successors(Some(512_u64), |at| at.checked_mul(2));
    let mut places = places.take_while(|at| *at < source.len());
    places.find(|at| source.bytes(*at, 8).is_ok_and(|bytes| bytes == b"\x89HDF\r\n\x1a\n"))
}

fn squeezed(how: Squeeze, source: &Source, desk: &mut Desk) {
    desk.is_a(Format::Joblib);
    desk.fact("compressed", how.name());
    let (mut tape, after) = match unfold(how, source, desk) {
        Ok(unfolded) => unfolded,
        Err(why) => return desk.broken(0, &why),
    };
    let seen = match tape.peek(2).map(<[u8]>::to_vec) {
        Err(why) => return desk.broken(0, &why),
        Ok(head) if head.first() == Some(&0x80) => pickle::examine(tape, source, Carrier::Bare, desk),
        Ok(_) => pickle::flows_as_pickle(tape, source, Carrier::Bare, desk),
    };
    if !seen.is_pickle {
        desk.is_a(Format::Archive);
        return desk.find(Rule::NotOpened, 0, format!("a {} stream of something else", how.name()));
    }
    if seen.has_arrays
        && let Ok((tape, _)) = unfold(how, source, desk)
    {
        pickle::examine_plainly(tape, source, desk);
    }
    if let Some(bytes) = after.get().filter(|bytes| *bytes > 0) {
        desk.find(
            Rule::BytesAfter,
            source.len() - bytes,
            format!("{bytes} bytes behind the compressed stream"),
        );
    }
}

/// Whether a compressed stream under any name unfolds to a pickle. One that cannot be unfolded here is not taken for a
/// model: most of them are other things.
pub fn unfolds_to_a_pickle(file: Box<dyn ReadSeek>, limits: &Limits, watch: Watch) -> bool {
    let desk = Desk::new(limits, within);
    let Ok(source) = Source::new(file, watch) else { return false };
    let Some(how) = source.bytes(0, HEAD).ok().and_then(|head| Squeeze::of(&head)) else { return false };
    let first = catch_unwind(AssertUnwindSafe(|| {
        let (mut tape, _) = unfold(how, &source, &desk)?;
        tape.peek(FURTHER).map(<[u8]>::to_vec)
    }));
    matches!(first, Ok(Ok(first)) if pickle::looks_like_pickle(&first, limits))
}

/// A pointer of Git LFS: what it stands for, and how large that is.
fn pointer(head: &[u8], desk: &mut Desk) {
    desk.is_a(Format::LfsPointer);
    let text = String::from_utf8_lossy(head);
    for line in text.lines().take(8) {
        if let Some((key, value)) = line.split_once(' ').filter(|(key, _)| matches!(*key, "oid" | "size")) {
            desk.fact(key, value);
        }
    }
    desk.find(Rule::NotThere, 0, "fetch them with git lfs");
}
