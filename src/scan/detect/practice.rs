//! What sources, settings and workflows show of practice: `evaluation`, `ci-safety-job`, `audit-config`, `guardrail`,
//! `fairness`, `monitoring`. A presence is mentioned; nothing here contradicts.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Draft, subject};
use super::packages::about;
use crate::scan::detector::Detector;
use crate::scan::local::part_of;
use crate::scan::model::{Part, Place, Sure};
use crate::scan::noticed::Named;
use crate::scan::observation::Bearing::{Mentions, Supports};
use crate::scan::tool::{self, Purpose, Tool};
use crate::scan::total::Scan;
use crate::scan::traces::{Trace, Traces, Workflow};

/// Words in the ids of models that are made to screen others.
const SCREENS: [&str; 10] = [
    "llama-guard",
    "llamaguard",
    "prompt-guard",
    "shieldgemma",
    "granite-guardian",
    "wildguard",
    "nemoguard",
    "prompt-injection",
    "omni-moderation",
    "text-moderation",
];

pub(super) fn drafts(scan: &Scan, traces: &Traces) -> Vec<Draft> {
    let mut all = imports(traces);
    for trace in &traces.all {
        let is_own = |call: &&Named| call.path.split('.').next().is_some_and(|root| traces.is_own(root));
        for call in trace.noticed.calls.iter().filter(|call| !is_own(call)) {
            all.extend(screened(scan, trace, call));
        }
        if let Some(tool) = trace.settings {
            let mut draft = about(tool, trace, format!("settings of {}", tool.id));
            "settings".clone_into(&mut draft.core);
            all.push(if tool.purpose == Purpose::Evaluation {
                draft.on("failed-test-stops-release", Mentions)
            } else {
                draft
            });
        }
        if let Some(workflow) = &trace.workflow {
            runs(trace, workflow, &mut all);
        }
        all.extend(outcome(trace));
    }
    all.extend(screening_models(scan));
    all
}

/// One observation for each tool that is imported in a part of the tree, at the first place.
fn imports(traces: &Traces) -> Vec<Draft> {
    let mut all: BTreeMap<(Part, &str), (Draft, usize)> = BTreeMap::new();
    for trace in &traces.all {
        let mut told = BTreeSet::new();
        for import in &trace.noticed.imports {
            let npm = trace.noticed.npm;
            let tool = if npm { tool::of_npm(&import.path) } else { tool::of_module(&import.path) };
            let root = import.path.split('.').next().unwrap_or(&import.path);
            // A module of the project's own may have the same name.
            let Some(tool) = tool.filter(|tool| !traces.is_own(root) && told.insert(&tool.id)) else {
                continue;
            };
            let new = || (at(about(tool, trace, format!("imports {}", tool.id)), import), 0);
            all.entry((trace.part(), &tool.id)).or_insert_with(new).1 += 1;
        }
    }
    let told = |(mut draft, files): (Draft, usize)| {
        if files > 1 {
            // How many there are is no other fact.
            draft.saw = format!("{}, here and in {} more", draft.saw, files - 1);
        }
        draft
    };
    all.into_values().map(told).collect()
}

/// The same draft at a place in its file.
fn at(mut draft: Draft, named: &Named) -> Draft {
    draft.place.cell = named.spot.cell;
    draft.place.line = Some(named.spot.line);
    draft.place.column = Some(named.spot.column);
    draft
}

/// A call that screens, in the function that also calls a model.
fn screened(scan: &Scan, trace: &Trace, call: &Named) -> Option<Draft> {
    let tool = tool::of_module(&call.path);
    if tool.is_some_and(|tool| tool.purpose != Purpose::Guardrail) {
        return None;
    }
    let within = call.within?;
    let inside = |place: &&Place| place.path == trace.path && (within.0..=within.1).contains(&place.line);
    let model = scan.inventory.models.iter().find(|model| model.places.iter().any(|place| inside(&place)))?;
    let ends = |ends: &[String]| ends.iter().any(|end| call.path.ends_with(end.as_str()));
    let (direction, item) = match tool {
        Some(tool) if ends(&tool.inputs) => ("what goes in", "inputs-screened"),
        Some(tool) if ends(&tool.outputs) => ("what comes out", "outputs-validated"),
        // What a moderation looks at, its call does not say.
        _ => ("a text", ""),
    };
    let name = model.id.as_deref().unwrap_or("a model");
    let saw = format!(
        "{} screens {direction} in the function that calls {name}; other ways are not seen",
        call.path
    );
    let mut draft = at(Draft::of(Detector::Guardrail, &trace.path, trace.part(), saw), call);
    draft.sure = Sure::Likely;
    draft.subject = subject(model);
    draft.core = format!("screens\0{}\0{name}", call.path);
    Some(if item.is_empty() {
        draft.on("inputs-screened", Mentions).on("outputs-validated", Mentions)
    } else {
        draft.on(item, Supports)
    })
}

/// Models whose ids say that they screen.
fn screening_models(scan: &Scan) -> Vec<Draft> {
    let screens = |id: &String| {
        let id = id.to_ascii_lowercase();
        SCREENS.iter().any(|word| id.contains(word))
    };
    let mut all = Vec::new();
    for model in scan.inventory.models.iter().filter(|model| model.id.as_ref().is_some_and(screens)) {
        let saw = format!("{} is a model that is made to screen", model.id.as_deref().unwrap_or_default());
        let draft = match (model.places.first(), model.files.first()) {
            (Some(place), _) => Draft::at(Detector::Guardrail, place, Some(model), saw),
            (None, Some(file)) => Draft::of(Detector::Guardrail, &file.path, part_of(model), saw),
            (None, None) => continue,
        };
        all.push(draft.on("inputs-screened", Mentions).on("outputs-validated", Mentions));
    }
    all
}

/// What a workflow runs.
fn runs(trace: &Trace, workflow: &Workflow, all: &mut Vec<Draft>) {
    for run in &workflow.runs {
        let Tool { id, purpose, .. } = run.tool;
        let clock = if workflow.scheduled { ", also by the clock" } else { "" };
        let loose = if run.passed_over { ", and goes on when it fails" } else { "" };
        let saw = format!("continuous integration runs {id}{clock}{loose}");
        let mut draft = match purpose {
            Purpose::Evaluation => {
                let job = Draft::of(Detector::CiSafetyJob, &trace.path, Part::Product, saw);
                let job = job.on("failed-test-stops-release", Mentions);
                if workflow.scheduled { job.on("suite-rerun-on-change", Mentions) } else { job }
            }
            _ => about(run.tool, trace, saw),
        };
        draft.place.line = Some(run.line);
        all.push(draft);
    }
}

/// A result that lies in the project. Whether it is newer than what it was taken of, no file says.
fn outcome(trace: &Trace) -> Option<Draft> {
    let outcome = trace.outcome.as_ref()?;
    let tool = tool::all().iter().find(|tool| tool.id == outcome.tool)?;
    let date = outcome.date.as_ref().map(|date| format!(" of {date}")).unwrap_or_default();
    let model = outcome.model.as_ref().map(|model| format!(" about {model}")).unwrap_or_default();
    Some(about(tool, trace, format!("a result of {}{date}{model}", tool.id)))
}
