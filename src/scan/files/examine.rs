//! A file in, a report out: recognises the format, has it examined, and stops whatever goes wrong at this door.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use super::desk::{Desk, Limits};
use super::outcome::Format;
use super::pickle::{self, Carrier};
use super::report::FileReport;
use super::rule::Rule;
use super::sniff::{HEAD, Sniffed, sniff};
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
    match sniff(name, &head, &desk.limits) {
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
        Sniffed::LfsPointer => pointer(&head, desk),
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
        Sniffed::Pickle | Sniffed::MaybeProtobuf => other(source, name, desk),
    }
}

/// What has no first bytes of its own.
fn other(source: &Source, name: &str, desk: &mut Desk) {
    if pickle::reads_as_pickle(source, Carrier::Bare, desk) {
        return;
    }
    if onnx::is_onnx(source) {
        onnx::examine(source, desk);
    } else if tensorflow::is_saved_model(source) {
        tensorflow::examine_saved(source, desk);
    } else if tensorflow::is_graph(source) {
        tensorflow::examine_graph(source, desk);
    } else if let Some(at) = [512_u64, 1024, 2048, 4096].into_iter().find(|at| is_hdf5_at(source, *at)) {
        desk.fact("user block", format!("{at} bytes"));
        hdf5::examine(source, desk);
    } else {
        zip_behind(source, desk);
        let is_pickle = [".pkl", ".pickle", ".joblib", ".dill"].iter().any(|ending| name.ends_with(ending));
        let what = if is_pickle { "no pickle that can be followed" } else { "no format that is known" };
        desk.find(Rule::NotOpened, 0, what);
    }
}

fn is_hdf5_at(source: &Source, at: u64) -> bool {
    source.bytes(at, 8).is_ok_and(|bytes| bytes == b"\x89HDF\r\n\x1a\n")
}

/// A zip is read from its end: something else may stand before it.
fn zip_behind(source: &Source, desk: &mut Desk) {
    let from = source.len().saturating_sub(22);
    if source.bytes(from, 4).is_ok_and(|bytes| bytes == b"PK\x05\x06") {
        zip::examine(source, desk);
    }
}

fn squeezed(how: Squeeze, source: &Source, desk: &mut Desk) {
    desk.is_a(Format::Joblib);
    desk.fact("compressed", how.name());
    let (mut tape, after) = match unfold(how, source, desk) {
        Ok(unfolded) => unfolded,
        Err(why) => return desk.broken(0, &why),
    };
    match tape.peek(2).map(<[u8]>::to_vec) {
        Err(why) => return desk.broken(0, &why),
        Ok(head) if head.first() == Some(&0x80) => pickle::examine(tape, source, Carrier::Bare, desk),
        Ok(_) => {
            if !pickle::flows_as_pickle(tape, source, Carrier::Bare, desk) {
                desk.is_a(Format::Archive);
                return desk.find(Rule::NotOpened, 0, format!("a {} stream of something else", how.name()));
            }
        }
    }
    if let Some(bytes) = after.get().filter(|bytes| *bytes > 0) {
        desk.find(
            Rule::BytesAfter,
            source.len() - bytes,
            format!("{bytes} bytes behind the compressed stream"),
        );
    }
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
