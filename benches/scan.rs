//! Large model files of which only the description counts: a gibibyte of safetensors and of a torch zip, on holes in the
//! disk. `cargo bench --bench scan`.

#![allow(clippy::unwrap_used, clippy::cast_possible_truncation, reason = "a benchmark may fail loudly")]

use std::fs::File;
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use mindgap::scan::files::{FileReport, FileResult, Limits, examine_file};

const GIB: u64 = 1 << 30;
/// Tensors in each file.
const TENSORS: u64 = 512;

static FOLDER: LazyLock<tempfile::TempDir> = LazyLock::new(|| tempfile::tempdir().unwrap());

fn main() {
    divan::main();
}

fn look(path: &Path) -> FileReport {
    examine_file(path, &Limits::default(), Arc::new(|_| true))
}

/// A header with many tensors, and a hole.
fn safetensors() -> PathBuf {
    let each = GIB / TENSORS;
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
    file.set_len(8 + json.len() as u64 + GIB).unwrap();
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
    let path = safetensors();
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
