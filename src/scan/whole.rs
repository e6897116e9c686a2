//! The whole look at a project: one listing of its files, its sources, its model files, and what the detectors make of
//! them. Read-only and within bounds; no link is followed, nothing outside the root is opened.

use std::collections::HashSet;
use std::path::Path;

use super::cache::{Cache, Doubt, Doubts};
use super::card::{self, Card};
use super::course::Course;
use super::detect;
use super::every::{Every, Readers, Report};
use super::files::FileResult;
use super::listing::{Found, Listing, Times};
use super::local;
use super::look::{ScanError, content, paths_of, sources_of, with_unlisted};
use super::model::{NotExamined, Part};
use super::opened::Demand;
use super::options::{Cut, Options};
use super::root::Root;
use super::sources::{Survey, reader};
use super::total::{Examined, Scan};
use super::traces::{self, Traces};
use super::tree;
use super::workers::{self, Outcome};

/// Files that were not looked at and are named one by one.
const NAMED: usize = 100;

/// Looks at a project, or at one file, with nothing remembered and nobody who stops it.
///
/// # Errors
/// [`ScanError`] if there is nothing of that name.
pub fn scan(path: &Path) -> Result<Scan, ScanError> {
    scan_with(path, &Options::default())
}

/// Looks at a project, or at one file. What is not looked at because the look was stopped or its time was over is
/// reported as not examined.
///
/// # Errors
/// [`ScanError`] if there is nothing of that name.
pub fn scan_with(path: &Path, options: &Options<'_>) -> Result<Scan, ScanError> {
    let course = Course::new(options);
    let data = std::fs::metadata(path).map_err(|error| {
        let path = path.display().to_string();
        match error.kind() {
            std::io::ErrorKind::NotFound => ScanError::Gone(path),
            kind => ScanError::Unreadable(path, kind.to_string()),
        }
    })?;
    if data.is_dir() {
        // Before anything is listed, so that what is listed and what is opened are in one folder.
        let root = Root::of(path);
        let listing = tree::list_on(path, &course);
        let mut cache = options.cache.and_then(|kept| Cache::open(kept, &root, &listing));
        if let Some((mut scan, beside)) = cache.as_mut().and_then(|cache| cache.whole(&listing, &course)) {
            count(&mut scan, &listing, beside);
            return Ok(scan);
        }
        let (scan, beside, doubts) = of(&root, &listing, Demand::Looks, &course, cache.as_ref());
        if let (None, Some(mut cache)) = (scan.cut, cache) {
            cache.keep(&listing, (&scan, beside), &doubts, &course);
        }
        return Ok(scan);
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // Its part is told by the folders above it only where they belong to the project, which nobody knows here.
    let found = Found { path: name, bytes: data.len(), part: Part::Product, times: Times::default() };
    let listing = Listing { files: vec![found], ..Listing::default() };
    let root = Root::of(path.parent().unwrap_or(path));
    Ok(of(&root, &listing, Demand::Asked, &course, None).0)
}

/// Looks at everything that is listed. Says too how many files only other detectors opened, and of which files the times
/// will not tell whether they are as they were read.
fn of(
    root: &Root<'_>,
    listing: &Listing,
    demand: Demand,
    course: &Course<'_>,
    cache: Option<&Cache<'_>>,
) -> (Scan, usize, Doubts) {
    let mut scan = Scan::default();
    let jobs: Vec<&Found> = listing.all().collect();
    let sources = sources_of(listing);
    let survey = Survey::new(&sources);
    course.expect(jobs.len());
    let readers = Readers { root, survey: &survey, demand, course, cache };
    let mut reports = Vec::with_capacity(jobs.len());
    let mut looks = Vec::with_capacity(listing.files.len());
    let mut reads = Vec::with_capacity(listing.files.len());
    let each = workers::each(&jobs, course, |at, found| readers.read(at, found));
    for (at, outcome) in each.into_iter().enumerate() {
        let Every { report, look, read } = Every::of(outcome);
        reports.push(report);
        if at < listing.files.len() {
            looks.push(look);
            reads.push(read);
        }
    }
    let mut unread: Vec<NotExamined> =
        jobs.iter().zip(&reports).filter_map(|(found, outcome)| unread(found, outcome, course)).collect();
    let doubt = |(found, outcome): (&&Found, &Outcome<Report>)| {
        let doubt = if let Outcome::Done((doubt, _)) = outcome { *doubt } else { Some(Doubt::Whole) };
        Some((found.path.clone(), doubt?))
    };
    let doubts: Doubts = jobs.iter().zip(&reports).filter_map(doubt).collect();
    let examined = reports.into_iter().filter_map(Outcome::done).filter_map(|(_, report)| report);
    scan.files = examined.map(|each| *each).collect();
    scan.files.sort_by(|one, other| one.path.cmp(&other.path));
    scan.cards = cards(root, listing, &scan.files);
    let traces: Traces = traces::gathered(&listing.files, looks, course);
    unread.extend(traces.not_examined.iter().cloned());
    let inventory = survey.done(reads, &paths_of(listing), course);
    scan.inventory = with_unlisted(inventory, listing);
    local::join(&mut scan.inventory, &scan.files, &scan.cards);
    let all = &mut scan.inventory.scope.not_examined;
    all.extend(unread);
    all.sort();
    all.dedup();
    scan.cut = course.cut();
    count(&mut scan, listing, traces.opened);
    scan.observations = detect::all(&scan, &traces);
    (scan, traces.opened, doubts)
}

/// Counts what was looked at; `beside` are the files that only other detectors opened.
fn count(scan: &mut Scan, listing: &Listing, beside: usize) {
    scan.counted.seen = listing.all().count();
    let passed = [
        ("a document of mindgap's own", scan.inventory.scope.own),
        ("ignored by git's rules", listing.passed_over),
        ("a link", listing.links),
        ("a folder of a tool, such as node_modules or .venv", listing.tools),
    ];
    for (name, count) in passed {
        if count > 0 {
            scan.counted.skipped.insert(name, count);
        }
    }
    let scope = &scan.inventory.scope;
    let sources = scope.python + scope.notebooks + scope.scripts + scope.configuration;
    // What is a source and a model file, such as a configuration with remote code, is one file. Of what git ignores, no
    // source is read.
    let read = listing.files.iter().map(|found| found.path.as_str()).filter(|path| reader(path).is_some());
    let read: HashSet<&str> = read.collect();
    let models = scan.files.iter().filter(|file| !read.contains(file.path.as_str())).count();
    scan.counted.opened = sources + models + beside;
    let rest = scan.counted.seen.saturating_sub(scan.counted.opened + scope.own);
    if rest > 0 {
        scan.counted.skipped.insert("neither a source nor like a model", rest);
    }
    let broken = scan.files.iter().filter(|file| file.report.result == FileResult::NotExamined).count();
    scan.counted.not_examined = scope.not_examined.len() + broken;
    if let Some(cut) = scan.cut {
        shorten(&mut scan.inventory.scope.not_examined, cut);
    }
}

/// Why a file has no report, where it should have been looked at for one.
fn unread(found: &Found, outcome: &Outcome<Report>, course: &Course<'_>) -> Option<NotExamined> {
    let why = match outcome {
        Outcome::Done(_) => return None,
        Outcome::Failed => "the reader failed",
        Outcome::NotBegun => course.cut().map_or("no thread could be started", Cut::says),
    };
    Some(NotExamined { path: found.path.clone(), line: None, why: why.to_owned() })
}

/// Where a great deal was not looked at, the first are named and the others counted.
fn shorten(all: &mut Vec<NotExamined>, cut: Cut) {
    let mut left = NAMED;
    let mut more = 0_usize;
    all.retain(|each| {
        let reached = each.why != cut.says();
        let keep = reached || left > 0;
        left = left.saturating_sub(usize::from(!reached));
        more += usize::from(!keep);
        keep
    });
    if more > 0 {
        let why = format!("{more} more files: {}", cut.says());
        all.push(NotExamined { path: ".".to_owned(), line: None, why });
        all.sort();
    }
}

/// The cards beside weights, and those that begin as cards of the hub do.
fn cards(root: &Root<'_>, listing: &Listing, weights: &[Examined]) -> Vec<Card> {
    let beside = |folder: &str| {
        weights.iter().any(|file| {
            local::is_weights(file) && file.path.rsplit_once('/').map_or("", |(folder, _)| folder) == folder
        })
    };
    let mut all = Vec::new();
    for found in listing.all() {
        let (folder, name) = found.path.rsplit_once('/').unwrap_or(("", &found.path));
        let name = name.to_ascii_lowercase();
        let own = matches!(name.as_str(), "model_card.md" | "modelcard.md" | "model-card.md");
        if !(own || name == "readme.md") || found.bytes > card::LONGEST {
            continue;
        }
        let Ok(bytes) = content(root, &found.path, card::LONGEST) else { continue };
        let card = card::read(&found.path, &String::from_utf8_lossy(&bytes));
        if own || card.has_head || (!folder.is_empty() && beside(folder)) {
            all.push(card);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;
    use std::time::Duration;

    use super::*;
    use crate::scan::options::Progress;

    fn project(files: usize) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for i in 0..files {
            std::fs::write(folder.path().join(format!("{i:04}.py")), "import transformers\n").unwrap();
        }
        folder
    }

    #[test]
    fn what_nobody_had_time_for_is_not_examined_and_nothing_is_said_to_be_absent() {
        let project = project(3);
        let options = Options { budget: Duration::ZERO, ..Options::default() };
        let cut = scan_with(project.path(), &options).unwrap();
        assert_eq!(cut.cut, Some(Cut::OutOfTime));
        let whys: Vec<_> = cut.not_examined().into_iter().map(|each| (each.path, each.why)).collect();
        assert!(whys.iter().any(|(_, why)| why.contains("the time for the scan was over")), "{whys:?}");
        assert_eq!((cut.counted.opened, cut.inventory.scope.python), (0, 0));
        assert!(scan(project.path()).unwrap().cut.is_none());
    }

    #[test]
    fn a_stop_on_the_way_names_what_was_not_reached_and_counts_the_rest() {
        let project = project(300);
        let told = Mutex::new(Progress::default());
        let progress = |at: Progress| *told.lock().unwrap() = at;
        // Once the listing is done, before the first file.
        let cancelled = || told.lock().unwrap().of > 0;
        let options = Options { cancelled: &cancelled, progress: &progress, ..Options::default() };
        let cut = scan_with(project.path(), &options).unwrap();
        assert_eq!(cut.cut, Some(Cut::Cancelled));
        assert_eq!(cut.counted.seen, 300);
        let whys = cut.not_examined();
        let reached = cut.inventory.scope.python;
        assert_eq!(cut.counted.not_examined, 300 - reached, "{whys:?}");
        assert!(whys.len() <= NAMED + 1, "{}", whys.len());
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_became_a_link_after_it_was_listed_leads_nowhere() {
        let folder = tempfile::tempdir().unwrap();
        let at = |path: &str| folder.path().join(path);
        for (path, model) in [("project/app", "org/own"), ("outside", "org/secret")] {
            std::fs::create_dir_all(at(path)).unwrap();
            let code =
                format!("from transformers import AutoModel\nAutoModel.from_pretrained(\"{model}\")\n");
            std::fs::write(at(path).join("load.py"), code).unwrap();
        }
        let named = |scan: &Scan| {
            let models = scan.inventory.models.iter();
            models.filter_map(|model| model.id.clone()).collect::<Vec<_>>()
        };
        let project = at("project");
        assert_eq!(named(&scan(&project).unwrap()), ["org/own"]);
        let exchanged = std::sync::Once::new();
        // The listing is done, and no file was opened yet.
        let progress = |at: Progress| {
            if at.of > 0 {
                exchanged.call_once(|| {
                    std::fs::rename(project.join("app"), folder.path().join("app")).unwrap();
                    std::os::unix::fs::symlink(folder.path().join("outside"), project.join("app")).unwrap();
                });
            }
        };
        let led = scan_with(&project, &Options { progress: &progress, ..Options::default() }).unwrap();
        assert!(exchanged.is_completed());
        assert_eq!(named(&led), Vec::<String>::new());
        let whys: Vec<_> = led.not_examined().into_iter().map(|each| (each.path, each.why)).collect();
        assert_eq!(whys, [("app/load.py".to_owned(), "not a regular file".to_owned())]);
    }
}
