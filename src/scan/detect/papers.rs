//! What is written down: `paperwork`, `prompt-files`, and what describes data: a part of `data-set-load`. Presence is
//! mentioned; what is empty is said to be empty, and contradicts nothing.

use super::draft::Draft;
use crate::scan::detector::Detector;
use crate::scan::model::{Part, Sure};
use crate::scan::observation::Bearing::{Mentions, Supports};
use crate::scan::part;
use crate::scan::traces::{Paper, State, Subject, Trace, Traces};

pub(super) fn drafts(traces: &Traces) -> Vec<Draft> {
    let mut all = Vec::new();
    for trace in &traces.all {
        all.extend(trace.paper.as_ref().map(|paper| written(trace, paper)));
        all.extend(prompt(trace));
        texts(trace, &mut all);
        if trace.dvc {
            let saw = "points to data that is kept elsewhere, by its digest".to_owned();
            let draft = Draft::of(Detector::DataSetLoad, &trace.path, trace.part(), saw);
            all.push(draft.on("data-sheet", Mentions).on("tuning-repeatable", Mentions));
        }
    }
    all
}

fn items(subject: Subject) -> &'static [&'static str] {
    match subject {
        Subject::Security => &["outside-contacts"],
        Subject::Incident => &["incident-plan-rehearsed", "harm-reports-answered", "incident-becomes-test"],
        Subject::Owners => &["safety-owner"],
        Subject::Decision => &["choice-signed-off"],
        Subject::Risk => &["hazard-list"],
        Subject::Requirements => &["safety-requirements"],
        Subject::IntendedUse => &["intended-use"],
        Subject::Threat => &["abuse-cases"],
        Subject::DataFlow => &["data-flow-map"],
        Subject::Obligations => &["obligations-mapped"],
        Subject::Policy => &["safety-policy"],
        Subject::HarmForm => &["harm-reports-answered"],
        Subject::DataSheet => &["data-sheet", "training-data-origin"],
    }
}

fn written(trace: &Trace, paper: &Paper) -> Draft {
    let state = match paper.state {
        State::Written => "",
        State::Bare => ", in which nothing stands below the headings",
        State::Empty => ", which is empty",
        State::Closed => ", of a kind that is not opened",
    };
    let subject = paper.subject;
    let detector = if subject == Subject::DataSheet { Detector::DataSetLoad } else { Detector::Paperwork };
    let speaks =
        if paper.speaks_of_models { ", with an address and a word on what the model does" } else { "" };
    let saw = format!("by its name a paper about {}{state}{speaks}", subject.says());
    let mut draft = Draft::of(detector, &trace.path, at_home(&trace.path), saw);
    // All but the address is a guess by name.
    draft.sure = if paper.speaks_of_models { Sure::Likely } else { Sure::Hint };
    let bearing = if paper.speaks_of_models && subject == Subject::Security { Supports } else { Mentions };
    items(subject).iter().fold(draft, |draft, item| draft.on(item, bearing))
}

/// Papers lie among the documentation, and count there.
fn at_home(path: &str) -> Part {
    let rest = path
        .split_once('/')
        .filter(|(folder, _)| matches!(*folder, "docs" | "doc"))
        .map_or(path, |(_, rest)| rest);
    part::part_of(rest)
}

fn prompt(trace: &Trace) -> Option<Draft> {
    let stamp = trace.prompt?;
    let saw = format!("a prompt of {} bytes in a file of its own", stamp.bytes);
    let mut draft = Draft::of(Detector::PromptFiles, &trace.path, trace.part(), saw);
    draft.core = format!("prompt\0{}", stamp.digest.map(|digest| digest.to_string()).unwrap_or_default());
    draft.file = Some(stamp);
    Some(draft.on("prompts-versioned", Mentions))
}

fn texts(trace: &Trace, all: &mut Vec<Draft>) {
    for text in &trace.noticed.texts {
        let saw = format!(
            "a text of {} characters for a model stands in the code, as {}",
            text.characters, text.name
        );
        let mut draft = Draft::of(Detector::PromptFiles, &trace.path, trace.part(), saw);
        draft.place.cell = text.spot.cell;
        draft.place.line = Some(text.spot.line);
        draft.place.column = Some(text.spot.column);
        draft.core = format!("text\0{}\0{}", text.name, text.digest);
        all.push(draft.on("prompts-versioned", Mentions));
    }
}
