//! The form of what is kept between two looks. Text in and out; opens nothing and decides nothing.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use sha2::Digest as _;

use crate::checklist::Digest;
use crate::scan::card::Card;
use crate::scan::detector::Detector;
use crate::scan::files::LIST_VERSION;
use crate::scan::listing::{Found, Listing, Times};
use crate::scan::model::Inventory;
use crate::scan::observation::Observation;
use crate::scan::total::{Examined, Scan};

/// Changes with the form, and with what is read of a file.
const FORM: u32 = 15;

/// The tables that are code.
const CODE: [(&str, &[u8]); 7] = [
    ("libraries.rs", include_bytes!("../sources/python/tables/libraries.rs")),
    ("frameworks.rs", include_bytes!("../sources/python/tables/frameworks.rs")),
    ("rule.rs", include_bytes!("../sources/python/tables/rule.rs")),
    ("pickles.rs", include_bytes!("../sources/python/tables/pickles.rs")),
    ("fetched.rs", include_bytes!("../sources/python/tables/fetched.rs")),
    ("hosted.rs", include_bytes!("../sources/python/tables/hosted.rs")),
    ("provider.rs", include_bytes!("../provider.rs")),
];

/// Everything else that the program looks names up in.
const ASSETS: [(&str, &[u8]); 6] = [
    ("detectors.toml", include_bytes!("../../../assets/scan/detectors.toml")),
    ("known-names.toml", include_bytes!("../../../assets/scan/known-names.toml")),
    ("listed-names.toml", include_bytes!("../../../assets/scan/listed-names.toml")),
    ("no-detector.toml", include_bytes!("../../../assets/scan/no-detector.toml")),
    ("tensorflow-operations.txt", include_bytes!("../../../assets/scan/tensorflow-operations.txt")),
    ("tools.toml", include_bytes!("../../../assets/scan/tools.toml")),
];

/// Of all of that and of every detector's version: another table under the same version of the program is another program.
static TABLES: LazyLock<Digest> = LazyLock::new(|| tables(&ASSETS));

/// The first line.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Head {
    form: u32,
    program: String,
    lists: u64,
    tables: Digest,
    whole: Digest,
    each: Digest,
}

/// The second line: the result for a project that is as it was.
#[derive(Debug, Deserialize)]
pub(super) struct Whole {
    /// None where a reader failed: then only what is known of each file is of use.
    fingerprint: Option<Digest>,
    /// Files that changed so shortly before the look that only their content tells whether they are the same.
    pub(super) unsure: BTreeMap<String, Option<Digest>>,
    inventory: Inventory,
    files: Vec<Examined>,
    cards: Vec<Card>,
    observations: Vec<Observation>,
    /// Files that only other detectors opened.
    beside: usize,
}

/// The second line, as it is written.
#[derive(Debug, Serialize)]
struct WholeRef<'s> {
    fingerprint: Option<&'s Digest>,
    unsure: BTreeMap<&'s str, Option<Digest>>,
    inventory: &'s Inventory,
    files: &'s [Examined],
    cards: &'s [Card],
    observations: &'s [Observation],
    beside: usize,
}

/// By what it is told whether a file is as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum ToldBy {
    /// Its times.
    Times,
    /// Its content: it changed so shortly before the look that its times say too little.
    Content(Digest),
    /// Nothing: its times say too little and it is too large to be read for that, it changed while it was read, or its
    /// reader failed.
    Nothing,
}

/// One file of the third line: path, size, times, and what tells whether it is as it was.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct KeptFile(String, u64, Times, ToldBy);

impl KeptFile {
    pub(super) fn new(found: &Found, told: ToldBy) -> Self {
        Self(found.path.clone(), found.bytes, found.times, told)
    }
}

/// One file, as it is asked for.
#[derive(Debug)]
pub(super) struct Each {
    pub(super) bytes: u64,
    pub(super) times: Times,
    pub(super) told: ToldBy,
    pub(super) examined: Option<Examined>,
}

impl Whole {
    /// As a look gives it, but for what is counted.
    pub(super) fn scan(&self) -> (Scan, usize) {
        let scan = Scan {
            inventory: self.inventory.clone(),
            files: self.files.clone(),
            cards: self.cards.clone(),
            observations: self.observations.clone(),
            ..Scan::default()
        };
        (scan, self.beside)
    }
}

/// What a look depends on: every name in the project, and when each file was changed.
pub(super) fn fingerprint(root: &std::path::Path, listing: &Listing) -> Digest {
    let mut sum = sha2::Sha256::new();
    let mut add = |bytes: &[u8]| {
        sum.update((bytes.len() as u64).to_le_bytes());
        sum.update(bytes);
    };
    add(root.as_os_str().as_encoded_bytes());
    for (kind, files) in [(b"f", &listing.files), (b"i", &listing.ignored)] {
        add(kind);
        for found in files {
            add(found.path.as_bytes());
            add(&found.bytes.to_le_bytes());
            add(&found.times.to_bytes());
        }
    }
    add(b"d");
    listing.folders.iter().for_each(|folder| add(folder.as_bytes()));
    add(b"n");
    listing.not_examined.iter().for_each(|each| add(each.why.as_bytes()));
    Digest::from_bytes(sum.finalize().into())
}

/// The three lines.
pub(super) fn print(
    fingerprint: Option<&Digest>,
    files: &[KeptFile],
    scan: &Scan,
    beside: usize,
) -> Option<Vec<u8>> {
    let unsure = files.iter().filter_map(|KeptFile(path, .., told)| match told {
        ToldBy::Times => None,
        ToldBy::Content(digest) => Some((path.as_str(), Some(*digest))),
        ToldBy::Nothing => Some((path.as_str(), None)),
    });
    let whole = WholeRef {
        fingerprint,
        unsure: unsure.collect(),
        inventory: &scan.inventory,
        files: &scan.files,
        cards: &scan.cards,
        observations: &scan.observations,
        beside,
    };
    let whole = serde_json::to_vec(&whole).ok()?;
    let each = serde_json::to_vec(files).ok()?;
    let head = Head { whole: Digest::of(&whole), each: Digest::of(&each), ..Head::ours() };
    Some([serde_json::to_vec(&head).ok()?, whole, each].join(&b'\n'))
}

/// The whole result if the project is as it was, else what is known of each file. Nothing for any damage.
pub(super) fn parse(bytes: &[u8], fingerprint: &Digest) -> Option<(Option<Whole>, HashMap<String, Each>)> {
    let mut lines = bytes.splitn(3, |byte| *byte == b'\n');
    let (head, whole, each) = (lines.next()?, lines.next()?, lines.next()?);
    let head: Head = serde_json::from_slice(head).ok()?;
    let ours = Head::ours();
    if (head.form, &head.program, head.lists, head.tables)
        != (ours.form, &ours.program, ours.lists, ours.tables)
        || Digest::of(whole) != head.whole
    {
        return None;
    }
    let whole: Whole = serde_json::from_slice(whole).ok()?;
    if whole.fingerprint == Some(*fingerprint) {
        return Some((Some(whole), HashMap::new()));
    }
    if Digest::of(each) != head.each {
        return None;
    }
    let files: Vec<KeptFile> = serde_json::from_slice(each).ok()?;
    let mut examined: HashMap<String, Examined> =
        whole.files.into_iter().map(|file| (file.path.clone(), file)).collect();
    let mut one = |KeptFile(path, bytes, times, told)| {
        let examined = examined.remove(&path);
        (path, Each { bytes, times, told, examined })
    };
    Some((None, files.into_iter().map(&mut one).collect()))
}

impl Head {
    /// What this program writes and understands.
    fn ours() -> Self {
        let none = Digest::from_bytes([0; 32]);
        let program = env!("CARGO_PKG_VERSION").to_owned();
        Self { form: FORM, program, lists: LIST_VERSION, tables: *TABLES, whole: none, each: none }
    }
}

fn tables(assets: &[(&str, &[u8])]) -> Digest {
    let mut sum = sha2::Sha256::new();
    for (name, bytes) in CODE.iter().chain(assets) {
        sum.update(name.as_bytes());
        sum.update((bytes.len() as u64).to_le_bytes());
        sum.update(bytes);
    }
    for detector in Detector::ALL {
        sum.update(detector.word().as_bytes());
        sum.update(detector.version().to_le_bytes());
    }
    Digest::from_bytes(sum.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_counts_and_another_one_makes_what_is_kept_useless() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/scan");
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        assert_eq!(names, ASSETS.map(|(name, _)| name));
        let mut other = ASSETS;
        other[5].1 = b"";
        assert_ne!(tables(&other), *TABLES);

        let fingerprint = Digest::of(b"one");
        let bytes = print(Some(&fingerprint), &[], &Scan::default(), 0).unwrap();
        assert!(matches!(parse(&bytes, &fingerprint), Some((Some(_), _))));
        let text = String::from_utf8(bytes).unwrap();
        let changed = text.replacen(&TABLES.to_string(), &tables(&other).to_string(), 1);
        assert_ne!(changed, text);
        assert!(parse(changed.as_bytes(), &fingerprint).is_none());
    }
}
