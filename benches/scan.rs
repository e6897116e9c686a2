//! Large model files of which only the description counts: a gibibyte of safetensors and of a torch zip, on holes in the
//! disk. `cargo bench --bench scan`; with `-- grow`, how time and memory grow with the files of a project and the bytes of
//! its weights, looked at for the first time, and again with what the first look left.

#![allow(
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    clippy::print_stdout,
    reason = "a benchmark may fail loudly, and prints"
)]

use std::fs::File;
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, LazyLock};
use std::time::Instant;

use mindgap::scan::files::{FileReport, FileResult, Limits, examine_file};
use mindgap::scan::{Options, scan_with};

const GIB: u64 = 1 << 30;
/// Tensors in each file.
const TENSORS: u64 = 512;

static FOLDER: LazyLock<tempfile::TempDir> = LazyLock::new(|| tempfile::tempdir().unwrap());

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["grow"] => grow(),
        ["look", path] => once(path.as_ref(), None),
        ["look", path, cache] => once(path.as_ref(), Some(cache.as_ref())),
        _ => divan::main(),
    }
}

/// One look in a process of its own: its time, and the most memory that the process ever had.
fn once(path: &Path, cache: Option<&Path>) {
    let begun = Instant::now();
    let seen = scan_with(path, &Options { cache, ..Options::default() }).unwrap();
    let time = begun.elapsed();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("VmHWM: unknown");
    let models = seen.inventory.models.len();
    println!("{:>9.1} ms  {}  {models} models", time.as_secs_f64() * 1e3, peak.trim_start_matches("VmHWM:"));
}

fn grow() {
    let folder = tempfile::tempdir().unwrap();
    for files in [100, 1_000, 10_000, 100_000] {
        let root = folder.path().join(files.to_string());
        sources(&root, files);
        looks(&format!("{files} Python files"), &root, &folder.path().join(format!("{files}.json")));
    }
    for mib in [1, 1 << 10, 20 << 10] {
        let root = folder.path().join(format!("weights{mib}"));
        std::fs::create_dir(&root).unwrap();
        std::fs::rename(safetensors(mib << 20), root.join("a.safetensors")).unwrap();
        looks(&format!("{mib} MiB of weights"), &root, &folder.path().join(format!("weights{mib}.json")));
    }
}

fn looks(what: &str, root: &Path, cache: &Path) {
    let me = std::env::current_exe().unwrap();
    for how in ["first", "kept", "again"] {
        let mut command = Command::new(&me);
        command.arg("look").arg(root);
        if how != "first" {
            command.arg(cache);
        }
        let output = command.output().unwrap();
        println!("{what:<24} {how:<6} {}", String::from_utf8_lossy(&output.stdout).trim_end());
    }
}

/// So many ordinary files of about two and a half kilobytes, of which one in fifty loads a model.
fn sources(root: &Path, files: usize) {
    let body = "\n\ndef handle(request, limit=10):\n    rows = [row for row in request.rows if row.size > limit]\n    \
        return {'count': len(rows), 'first': rows[0].name if rows else None}\n";
    for at in 0..files {
        let folder = root.join(format!("package{}", at / 100));
        std::fs::create_dir_all(&folder).unwrap();
        let mut text = format!("import os\nimport json\nfrom package{}.module0 import handle\n", at / 200);
        if at % 50 == 7 {
            text.push_str("from transformers import AutoModel\nNAME = 'org/model'\nmodel = AutoModel.from_pretrained(NAME)\n");
        }
        text.push_str(&body.repeat(12));
        std::fs::write(folder.join(format!("module{}.py", at % 100)), text).unwrap();
    }
}

fn look(path: &Path) -> FileReport {
    examine_file(path, &Limits::default(), Arc::new(|_| true))
}

/// A header with many tensors, and a hole.
fn safetensors(bytes: u64) -> PathBuf {
    let each = bytes / TENSORS;
    let tensor = |i: u64| {
        format!(
            "\"layer.{i}.weight\":{{\"dtype\":\"U8\",\"shape\":[{each}],\"data_offsets\":[{},{}]}}",
            i * each,
            (i + 1) * each
        )
    };
    let json = format!("{{{}}}", (0..TENSORS).map(tensor).collect::<Vec<_>>().join(","));
    let path = FOLDER.path().join("a.safetensors");
    let mut file = File::create(&path).unwrap();
    file.write_all(&(json.len() as u64).to_le_bytes()).unwrap();
    file.write_all(json.as_bytes()).unwrap();
    file.set_len(8 + json.len() as u64 + bytes).unwrap();
    path
}

/// A zip with a small pickle and as many storages, each a hole.
fn torch() -> PathBuf {
    let path = FOLDER.path().join("a.pt");
    let mut file = File::create(&path).unwrap();
    let mut directory = Vec::new();
    let pickle = b"\x80\x02}.";
    let mut crc = flate2::Crc::new();
    crc.update(pickle);
    let storages = (0..TENSORS).map(|i| (format!("a/data/{i}"), (GIB / TENSORS) as u32, 0));
    for (name, len, sum) in std::iter::once(("a/data.pkl".to_owned(), 4, crc.sum())).chain(storages) {
        let at = file.stream_position().unwrap() as u32;
        let mut fields = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        for number in [sum, len, len] {
            fields.extend_from_slice(&number.to_le_bytes());
        }
        fields.extend_from_slice(&(name.len() as u16).to_le_bytes());
        fields.extend_from_slice(&[0, 0]);
        file.write_all(b"PK\x03\x04").unwrap();
        file.write_all(&fields).unwrap();
        file.write_all(name.as_bytes()).unwrap();
        if len == 4 {
            file.write_all(pickle).unwrap();
        } else {
            file.seek(SeekFrom::Current(len.into())).unwrap();
        }
        directory.extend_from_slice(b"PK\x01\x02\x14\x00");
        directory.extend_from_slice(&fields);
        directory.extend_from_slice(&[0; 10]);
        directory.extend_from_slice(&at.to_le_bytes());
        directory.extend_from_slice(name.as_bytes());
    }
    let at = file.stream_position().unwrap() as u32;
    file.write_all(&directory).unwrap();
    let count = (TENSORS as u16 + 1).to_le_bytes();
    file.write_all(
        &[
            b"PK\x05\x06\0\0\0\0" as &[u8],
            &count,
            &count,
            &(directory.len() as u32).to_le_bytes(),
            &at.to_le_bytes(),
            &[0, 0],
        ]
        .concat(),
    )
    .unwrap();
    path
}

#[divan::bench]
fn safetensors_of_a_gibibyte(bencher: divan::Bencher<'_, '_>) {
    let path = safetensors(GIB);
    assert_eq!(look(&path).result, FileResult::CannotCarryCode);
    bencher.bench_local(|| look(&path));
}

#[divan::bench]
fn torch_zip_of_a_gibibyte(bencher: divan::Bencher<'_, '_>) {
    let path = torch();
    assert_eq!(look(&path).result, FileResult::OnlyKnownNames);
    bencher.bench_local(|| look(&path));
}

/// A pickle of a million short texts, all remembered.
#[divan::bench]
fn pickle_of_a_million_texts(bencher: divan::Bencher<'_, '_>) {
    let mut bytes = b"\x80\x04]".to_vec();
    for i in 0_u32..900_000 {
        bytes.extend_from_slice(&[0x8c, 4]);
        bytes.extend_from_slice(format!("{:04x}", i & 0xffff).as_bytes());
        bytes.extend_from_slice(b"\x94a");
    }
    bytes.push(b'.');
    let path = FOLDER.path().join("a.pkl");
    std::fs::write(&path, bytes).unwrap();
    assert_eq!(look(&path).result, FileResult::OnlyKnownNames);
    bencher.bench_local(|| look(&path));
}
