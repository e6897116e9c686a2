//! What the model files say: `weights-file`, `pickle-imports`, `weights-structure`, `graph-code`, `chat-template`, and the
//! shipped code that a configuration names.

use std::collections::BTreeMap;

use super::draft::Draft;
use crate::scan::detector::Detector;
use crate::scan::files::{FileReport, FileResult, Finding, Format, Rule, no_code};
use crate::scan::local::is_weights;
use crate::scan::model::{Hub, Model};
use crate::scan::observation::{Bearing, Stamp, Subject};
use crate::scan::total::{Examined, Scan};

/// Findings that are named in one sentence.
const NAMED: usize = 3;

pub(super) fn drafts(scan: &Scan) -> Vec<Draft> {
    let mut all = Vec::new();
    for file in &scan.files {
        let about = scan.inventory.models.iter().find(|model| holds(model, &file.path));
        let subject = about.and_then(super::draft::subject);
        let from = all.len();
        if is_weights(file) {
            all.push(weights(file));
        }
        all.extend(findings(file));
        all.extend(known_names(file));
        for draft in all.iter_mut().skip(from) {
            let own = Subject { hub: Hub::Local, id: file.path.clone() };
            draft.subject = Some(subject.clone().unwrap_or(own));
            draft.file = Some(Stamp { bytes: file.report.size, digest: file.digest });
        }
    }
    all
}

fn holds(model: &Model, path: &str) -> bool {
    model.files.iter().any(|file| file.path == path)
}

/// The file itself, and whether its format has a place for code.
fn weights(file: &Examined) -> Draft {
    let report = &file.report;
    let (bearing, what) = match report.result {
        FileResult::CannotCarryCode => (Bearing::Supports, no_code(report.format)),
        FileResult::NotExamined => (Bearing::NotExamined, "could not be examined to its end"),
        _ => (Bearing::Mentions, "can carry code"),
    };
    let saw = format!("{} bytes of {}, which {what}", report.size, report.format);
    let mut draft = Draft::of(Detector::WeightsFile, &file.path, file.part, saw);
    draft.why_not = (bearing == Bearing::NotExamined).then(|| report.why.clone());
    draft.on("weight-format", bearing).on("model-inventory", Bearing::Mentions)
}

/// One observation for each detector and weight, however many findings.
fn findings(file: &Examined) -> Vec<Draft> {
    let mut groups: BTreeMap<(Detector, FileResult), Vec<&Finding>> = BTreeMap::new();
    for finding in &file.report.findings {
        let detector = detector(finding.rule, file.report.format);
        groups.entry((detector, finding.rule.result())).or_default().push(finding);
    }
    let each = groups.into_iter();
    each.filter_map(|((detector, result), findings)| found(file, detector, result, &findings)).collect()
}

fn found(file: &Examined, detector: Detector, result: FileResult, findings: &[&Finding]) -> Option<Draft> {
    let first = findings.first()?;
    let bearing = match result {
        FileResult::RunsCode => Bearing::Contradicts,
        FileResult::NotExamined => Bearing::NotExamined,
        _ => Bearing::Mentions,
    };
    let parts: Vec<_> =
        findings.iter().take(NAMED).map(|each| format!("{}: {}", each.rule.says(), each.saw)).collect();
    let more = findings.len().saturating_sub(NAMED);
    let more = if more > 0 { format!("; and {more} more") } else { String::new() };
    let look = if bearing == Bearing::Mentions { "worth a look: " } else { "" };
    let saw = format!("{look}{}{more}", parts.join("; "));
    let mut draft = Draft::of(detector, &file.path, file.part, saw);
    let core: Vec<_> = findings.iter().map(|each| format!("{}={}", each.rule.id(), each.saw)).collect();
    draft.core = core.join("\0");
    draft.times = findings.iter().map(|each| each.times).fold(0, u64::saturating_add);
    draft.place.offset = Some(first.place.offset);
    draft.place.member = Some(first.place.member.clone()).filter(|member| !member.is_empty());
    draft.why_not = (bearing == Bearing::NotExamined).then(|| file.report.why.clone());
    let items: &[&'static str] = match detector {
        Detector::ChatTemplate | Detector::RemoteCode => &["remote-code-refused"],
        Detector::GraphCode => &["weight-format", "remote-code-refused"],
        _ => &["weight-format"],
    };
    Some(items.iter().fold(draft, |draft, item| draft.on(item, bearing)))
}

/// Which detector a rule belongs to.
fn detector(rule: Rule, format: Format) -> Detector {
    match rule {
        Rule::TemplateReach | Rule::TemplateUnusual => Detector::ChatTemplate,
        Rule::ShippedCode => Detector::RemoteCode,
        Rule::LambdaLayer
        | Rule::ForeignFunction
        | Rule::UnlockedLoading
        | Rule::CodeOperation
        | Rule::CompiledCode
        | Rule::OutsideData
        | Rule::UnknownOperation
        | Rule::UnknownModule
        | Rule::BesideData
        | Rule::OddData
        | Rule::ExternalLink => Detector::GraphCode,
        Rule::ZipNames
        | Rule::ZipDuplicate
        | Rule::ZipFlags
        | Rule::ZipSum
        | Rule::ZipHidden
        | Rule::ZipAround
        | Rule::ZipEnds
        | Rule::SmallStorage
        | Rule::BytesAfter
        | Rule::NotThere
        | Rule::NotOpened
        | Rule::Encrypted
        | Rule::HeaderRule => Detector::WeightsStructure,
        Rule::BrokenStream | Rule::LimitHit | Rule::Interrupted if !is_pickle(format) => {
            Detector::WeightsStructure
        }
        _ => Detector::PickleImports,
    }
}

fn is_pickle(format: Format) -> bool {
    matches!(
        format,
        Format::Pickle
            | Format::TorchLegacy
            | Format::TorchZip
            | Format::TorchTar
            | Format::TorchScript
            | Format::Joblib
            | Format::Npy
            | Format::Npz
    )
}

/// That a pickle imports only known names, which is worth saying and proves nothing.
fn known_names(file: &Examined) -> Option<Draft> {
    let FileReport { result, why, imports, .. } = &file.report;
    if *result != FileResult::OnlyKnownNames {
        return None;
    }
    let saw = format!("{why}; this says nothing about what the weights do");
    let mut draft = Draft::of(Detector::PickleImports, &file.path, file.part, saw);
    let names: Vec<_> = imports.iter().map(|import| import.name.as_str()).collect();
    draft.core = names.join("\0");
    Some(draft.on("weight-format", Bearing::Mentions))
}
