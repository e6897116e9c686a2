//! The places of a scan where words of the project's files are quoted. Names of files are left as they are.

use crate::scan::{Observation, Scan};
use crate::words::report::masking;

/// Visits every quoted text of a scan; `then` is told what kind of text it is.
pub(super) fn each_text(scan: &mut Scan, then: &mut dyn FnMut(&'static str, &mut String)) {
    for one in &mut scan.observations {
        observation(one, then);
    }
    for model in &mut scan.inventory.models {
        let texts = [&mut model.id, &mut model.revision, &mut model.licence];
        for text in texts.into_iter().flatten().chain(&mut model.base) {
            then(masking::MODEL_THAT_THE_SCAN_SAW, text);
        }
        for place in &mut model.places {
            if let Some(expression) = &mut place.expression {
                then(masking::MODEL_THAT_THE_SCAN_SAW, expression);
            }
        }
    }
    for file in &mut scan.files {
        then(masking::FILE_THAT_THE_SCAN_EXAMINED, &mut file.report.why);
        for text in file.report.findings.iter_mut().map(|finding| &mut finding.saw) {
            then(masking::FILE_THAT_THE_SCAN_EXAMINED, text);
        }
        for fact in &mut file.report.facts {
            then(masking::FILE_THAT_THE_SCAN_EXAMINED, &mut fact.value);
        }
    }
    for missed in &mut scan.inventory.scope.not_examined {
        then(masking::FILE_THAT_THE_SCAN_DID_NOT_EXAMINE, &mut missed.why);
    }
}

fn observation(one: &mut Observation, then: &mut dyn FnMut(&'static str, &mut String)) {
    then(masking::WHAT_THE_SCAN_SAW, &mut one.saw);
    if let Some(subject) = &mut one.subject {
        then(masking::WHAT_THE_SCAN_SAW, &mut subject.id);
    }
    if let Some(why) = &mut one.why_not {
        then(masking::WHAT_THE_SCAN_SAW, why);
    }
}
