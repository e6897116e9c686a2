//! What is installed: `dependency-lock`, and the tools among the packages. Also which torch the locks decide on, for whoever
//! loads with it.

use super::draft::Draft;
use crate::scan::detector::Detector;
use crate::scan::local::folder_of;
use crate::scan::model::Part;
use crate::scan::observation::Bearing::{Contradicts, Mentions};
use crate::scan::tool::{self, Purpose, Tool};
use crate::scan::total::Scan;
use crate::scan::traces::{Manifest, Origin, Package, Trace, Traces};

/// Packages that load, tune or serve models.
const FOR_MODELS: [&str; 27] = [
    "torch",
    "tensorflow",
    "keras",
    "jax",
    "transformers",
    "peft",
    "trl",
    "diffusers",
    "accelerate",
    "datasets",
    "sentence-transformers",
    "safetensors",
    "tokenizers",
    "bitsandbytes",
    "vllm",
    "llama-cpp-python",
    "onnxruntime",
    "unsloth",
    "deepspeed",
    "lightning",
    "pytorch-lightning",
    "timm",
    "scikit-learn",
    "xgboost",
    "lightgbm",
    "@huggingface/transformers",
    "onnxruntime-node",
];
/// Packages that are named in one sentence.
const NAMED: usize = 4;

pub(super) fn drafts(scan: &Scan, traces: &Traces) -> Vec<Draft> {
    let mut all = Vec::new();
    for trace in &traces.all {
        let Some(manifest) = &trace.manifest else { continue };
        all.extend(list(scan, traces, trace, manifest));
        if manifest.origin != Origin::Lock {
            all.extend(tools(trace, manifest));
        }
    }
    all
}

/// The detector that speaks of a tool.
pub(super) fn detector(tool: &Tool) -> Detector {
    match tool.purpose {
        Purpose::Evaluation => Detector::Evaluation,
        Purpose::Guardrail => Detector::Guardrail,
        Purpose::Fairness => Detector::Fairness,
        Purpose::Monitoring => Detector::Monitoring,
        Purpose::Audit => Detector::AuditConfig,
    }
}

/// A draft about a tool, which mentions everything that it may be worth a look for.
pub(super) fn about(tool: &'static Tool, trace: &Trace, saw: String) -> Draft {
    let mut draft = Draft::of(detector(tool), &trace.path, trace.part(), saw);
    // Tests are where these belong.
    draft.also_in_tests = matches!(tool.purpose, Purpose::Evaluation | Purpose::Fairness);
    tool.items.iter().fold(draft, |draft, item| draft.on(item, Mentions))
}

fn tools(trace: &Trace, manifest: &Manifest) -> Vec<Draft> {
    let of = |package: &Package| {
        let tool = if manifest.npm { tool::of_npm(&package.name) } else { tool::of_package(&package.name) }?;
        let mut draft = about(tool, trace, format!("installs {}", tool.id));
        draft.place.line = package.line;
        Some(draft)
    };
    manifest.packages.iter().filter_map(of).collect()
}

fn list(scan: &Scan, traces: &Traces, trace: &Trace, manifest: &Manifest) -> Option<Draft> {
    let (count, exact) = (manifest.packages.len(), manifest.exact());
    if count == 0 {
        None
    } else if manifest.origin == Origin::Lock || exact == count {
        Some(decided(trace, manifest))
    } else {
        left_open(scan, traces, trace, manifest)
    }
}

fn new(trace: &Trace, saw: String) -> Draft {
    Draft::of(Detector::DependencyLock, &trace.path, trace.part(), saw)
}

fn for_models(manifest: &Manifest) -> impl Iterator<Item = &Package> {
    manifest.packages.iter().filter(|package| FOR_MODELS.contains(&package.name.as_str()))
}

/// A list that decides versions.
fn decided(trace: &Trace, manifest: &Manifest) -> Draft {
    let (count, exact) = (manifest.packages.len(), manifest.exact());
    let hashed = manifest.packages.iter().filter(|package| package.hashed).count();
    let named: Vec<_> = for_models(manifest)
        .filter_map(|each| Some(format!("{} {}", each.name, each.version.as_ref()?)))
        .take(NAMED)
        .collect();
    let named = if named.is_empty() { String::new() } else { format!("; {}", named.join(", ")) };
    let mut draft = new(trace, format!("decides {exact} of {count} versions, {hashed} with a digest{named}"));
    let mut core: Vec<_> = manifest.packages.iter().map(spelt).collect();
    core.sort();
    draft.core = core.join("\0");
    // One lock of what a run needs; it does not say that the run can be repeated.
    draft.on("tuning-repeatable", Mentions).on("known-defects-checked", Mentions)
}

/// A list that leaves versions open. It speaks against repeating only where nothing that was not read may decide them.
fn left_open(scan: &Scan, traces: &Traces, trace: &Trace, manifest: &Manifest) -> Option<Draft> {
    let mut loose: Vec<&Package> =
        for_models(manifest).filter(|each| each.version.is_none() && !each.hashed).collect();
    if loose.is_empty() || is_locked(traces, trace, manifest) {
        return None;
    }
    // What a library asks of those who install it is open by design; what an application installs is not.
    let library = manifest.origin == Origin::Project || traces.is_package(folder_of(&trace.path));
    let any = !library && !manifest.takes_in && loose.iter().any(|each| !each.limited);
    if any {
        // A range is not any version.
        loose.retain(|each| !each.limited);
    }
    let unread = scan.cut.is_some() || has_unread(traces, &trace.path);
    let (end, bearing) = match (any, unread) {
        (_, true) => (", and no lock within what was read decides them", Mentions),
        (true, false) => (", and no lock decides them", Contradicts),
        (false, false) if manifest.takes_in => (", which the lists that it takes in may decide", Mentions),
        (false, false) => (", and no lock decides them", Mentions),
    };
    let named = several(&loose);
    let saw = match (any, loose.len()) {
        (true, _) => format!("installs any version of {named}{end}"),
        (false, 1) => format!("leaves the version of {named} open{}", end.replace("them", "it")),
        (false, _) => format!("leaves the versions of {named} open{end}"),
    };
    let mut draft = new(trace, saw);
    draft.place.line = loose.first()?.line;
    Some(draft.on("tuning-repeatable", bearing).on("known-defects-checked", Mentions))
}

fn several(all: &[&Package]) -> String {
    let names: Vec<_> = all.iter().map(|each| each.name.as_str()).take(NAMED).collect();
    let more = all.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", names.join(", "))
}

/// Whether a list in the folder of a path or above it could not be read: it may decide what others leave open.
fn has_unread(traces: &Traces, path: &str) -> bool {
    traces.unread_lists().any(|list| covers(folder_of(list), folder_of(path)))
}

fn spelt(package: &Package) -> String {
    format!("{}={}", package.name, package.version.as_deref().unwrap_or_default())
}

/// Whether another list in this folder or above it decides the versions.
fn is_locked(traces: &Traces, trace: &Trace, manifest: &Manifest) -> bool {
    traces.all.iter().any(|other| {
        other.manifest.as_ref().is_some_and(|list| {
            let whole = list.origin == Origin::Lock
                || (!list.packages.is_empty() && list.exact() == list.packages.len());
            whole && list.npm == manifest.npm && covers(folder_of(&other.path), folder_of(&trace.path))
        })
    })
}

fn covers(above: &str, folder: &str) -> bool {
    above.is_empty()
        || above == folder
        || folder.strip_prefix(above).is_some_and(|rest| rest.starts_with('/'))
}

/// The torch that will be installed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Torch {
    pub(super) version: String,
    pub(super) number: (u32, u32),
    /// The list that decides it.
    pub(super) path: String,
}

/// The torch that the lists around a path decide on; nothing where they decide on none, differ or were not all read.
pub(super) fn torch(scan: &Scan, traces: &Traces, path: &str) -> Option<Torch> {
    if scan.cut.is_some() || has_unread(traces, path) {
        return None;
    }
    let folder = folder_of(path);
    let mut all = Vec::new();
    for trace in traces.all.iter().filter(|trace| trace.part() == Part::Product) {
        let Some(manifest) = trace.manifest.as_ref().filter(|list| !list.npm) else { continue };
        let own = folder_of(&trace.path);
        if !covers(own, folder) {
            continue;
        }
        for package in manifest.packages.iter().filter(|package| package.name == "torch") {
            let Some(version) = &package.version else { continue };
            let torch =
                Torch { version: version.clone(), number: number(version)?, path: trace.path.clone() };
            all.push((own.len(), manifest.origin, torch));
        }
    }
    // The nearest list counts, and a lock before what it was made from.
    let (near, origin) = all.iter().map(|(near, origin, _)| (std::cmp::Reverse(*near), *origin)).min()?;
    let mut own = all
        .into_iter()
        .filter(|each| (std::cmp::Reverse(each.0), each.1) == (near, origin))
        .map(|each| each.2);
    let first = own.next()?;
    own.all(|other| other.number == first.number).then_some(first)
}

/// The first two numbers of a version.
fn number(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.split(['.', '+', '-']).map(|part| part.parse().ok());
    Some((parts.next()??, parts.next()??))
}
