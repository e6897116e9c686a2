//! Keys that somebody committed: `secret-hint`. Kind and last two characters are all that is ever said or digested.

use super::draft::Draft;
use crate::scan::detector::Detector;
use crate::scan::model::Sure;
use crate::scan::observation::Bearing::Mentions;
use crate::scan::traces::{Hint, Trace, Traces};

/// The items that a key in the project is worth a look for.
const ITEMS: [&str; 2] = ["data-flow-map", "hosted-terms-agreed"];

pub(super) fn drafts(traces: &Traces) -> Vec<Draft> {
    let mut all = Vec::new();
    for trace in &traces.all {
        all.extend(trace.secrets.iter().map(|hint| looks_like(trace, hint)));
        if let Some(first) = trace.variables.first() {
            let count = trace.variables.len();
            let noun = if count == 1 { "variable" } else { "variables" };
            let saw =
                format!("{count} {noun} of a secret name with a value, in a file that git does not ignore");
            let mut draft = new(trace, saw);
            draft.place.line = Some(*first);
            "variables".clone_into(&mut draft.core);
            all.push(draft);
        }
    }
    all
}

fn looks_like(trace: &Trace, hint: &Hint) -> Draft {
    let saw = format!("looks like {}, ending in {}", hint.kind, hint.end);
    let mut draft = new(trace, saw);
    draft.place.line = Some(hint.line);
    draft.place.column = Some(hint.column);
    draft
}

fn new(trace: &Trace, saw: String) -> Draft {
    let mut draft = Draft::of(Detector::SecretHint, &trace.path, trace.part(), saw);
    draft.sure = Sure::Hint;
    ITEMS.iter().fold(draft, |draft, item| draft.on(item, Mentions))
}
