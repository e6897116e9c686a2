//! The whole look at a project: one listing of its files, its sources, its model files, and what the detectors make of
//! them. Read-only and within bounds; no link is followed, nothing outside the root is opened.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use sha2::Digest as _;

use super::card::{self, Card};
use super::detect;
use super::files::{self, HEAD, Limits};
use super::local;
use super::look::{ScanError, inventory_of, regular};
use super::model::Part;
use super::total::{Examined, Scan};
use super::traces;
use super::tree::{self, Found, Listing};
use super::workers;
use crate::checklist::Digest;

/// Up to this size a model file is read whole for its digest.
const DIGESTED: u64 = 64 << 20;

/// Looks at a project, or at one file.
///
/// # Errors
/// [`ScanError`] if there is nothing of that name.
pub fn scan(path: &Path) -> Result<Scan, ScanError> {
    let data = std::fs::metadata(path)
        .map_err(|error| ScanError::Unreadable(path.display().to_string(), error.kind().to_string()))?;
    if data.is_dir() {
        return Ok(of(path, tree::list(path), Demand::Looks));
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // Its part is told by the folders above it only where they belong to the project, which nobody knows here.
    let found = Found { path: name, bytes: data.len(), part: Part::Product };
    let listing = Listing { files: vec![found], ..Listing::default() };
    Ok(of(path.parent().unwrap_or(path), listing, Demand::Asked))
}

/// Which files are examined as models.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Demand {
    /// Those that look like one.
    Looks,
    /// This one, whatever it is: somebody named it.
    Asked,
}

fn of(root: &Path, listing: Listing, demand: Demand) -> Scan {
    let mut scan = Scan::default();
    let jobs: Vec<&Found> = listing.files.iter().chain(&listing.ignored).collect();
    let reports = workers::each(&jobs, |_, found| examined(root, found, demand));
    scan.counted.seen = jobs.len();
    for (name, count) in [("ignored by git", listing.passed_over), ("a link", listing.links)] {
        if count > 0 {
            scan.counted.skipped.insert(name, count);
        }
    }
    scan.files = reports.into_iter().flatten().flatten().collect();
    scan.files.sort_by(|one, other| one.path.cmp(&other.path));
    scan.cards = cards(root, &listing, &scan.files);
    let traces = traces::gather(root, &listing.files);
    scan.inventory = inventory_of(root, listing);
    local::join(&mut scan.inventory, &scan.files, &scan.cards);
    let scope = &scan.inventory.scope;
    let sources = scope.python + scope.notebooks + scope.scripts + scope.configuration;
    scan.inventory.scope.not_examined.extend(traces.not_examined.iter().cloned());
    scan.inventory.scope.not_examined.sort();
    let scope = &scan.inventory.scope;
    scan.counted.opened = sources + scan.files.len() + traces.opened;
    let rest = scan.counted.seen.saturating_sub(scan.counted.opened);
    if rest > 0 {
        scan.counted.skipped.insert("neither a source nor like a model", rest);
    }
    let broken =
        scan.files.iter().filter(|file| file.report.result == files::FileResult::NotExamined).count();
    scan.counted.not_examined = scope.not_examined.len() + broken;
    scan.observations = detect::all(&scan, &traces);
    scan
}

fn examined(root: &Path, found: &Found, demand: Demand) -> Option<Examined> {
    let path = root.join(&found.path);
    // What was listed may have become a link since; what a person names may be one.
    if demand == Demand::Looks && !(regular(&path) && files::looks_like_model(&path, &head(&path))) {
        return None;
    }
    let report = files::examine_file(&path, &Limits::default(), Arc::new(|_| true));
    let digest = (regular(&path) && report.size <= DIGESTED).then(|| digest(&path)).flatten();
    Some(Examined { path: found.path.clone(), part: found.part, report, digest })
}

fn head(path: &Path) -> Vec<u8> {
    let mut head = Vec::new();
    if let Ok(file) = File::open(path) {
        let _ = file.take(HEAD as u64).read_to_end(&mut head);
    }
    head
}

/// The digest of a file that does not grow past the bound while it is read.
fn digest(path: &Path) -> Option<Digest> {
    let mut file = File::open(path).ok()?.take(DIGESTED + 1);
    let mut sum = sha2::Sha256::new();
    let mut part = vec![0; 1 << 16];
    let mut all = 0;
    loop {
        match file.read(&mut part).ok()? {
            0 => break,
            read => {
                all += read as u64;
                sum.update(part.get(..read)?);
            }
        }
    }
    (all <= DIGESTED).then(|| Digest::from_bytes(sum.finalize().into()))
}

/// The cards beside weights, and those that begin as cards of the hub do.
fn cards(root: &Path, listing: &Listing, weights: &[Examined]) -> Vec<Card> {
    let beside = |folder: &str| {
        weights.iter().any(|file| {
            local::is_weights(file) && file.path.rsplit_once('/').map_or("", |(folder, _)| folder) == folder
        })
    };
    let mut all = Vec::new();
    for found in listing.files.iter().chain(&listing.ignored) {
        let (folder, name) = found.path.rsplit_once('/').unwrap_or(("", &found.path));
        let name = name.to_ascii_lowercase();
        let own = matches!(name.as_str(), "model_card.md" | "modelcard.md" | "model-card.md");
        if !(own || name == "readme.md") || found.bytes > card::LONGEST {
            continue;
        }
        let Ok(bytes) = super::look::content(&root.join(&found.path), card::LONGEST) else { continue };
        let card = card::read(&found.path, &String::from_utf8_lossy(&bytes));
        if own || card.has_head || (!folder.is_empty() && beside(folder)) {
            all.push(card);
        }
    }
    all
}
