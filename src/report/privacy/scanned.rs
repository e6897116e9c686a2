//! The places of a scan where words of the project's files are quoted. Names of files are left as they are.

use crate::scan::{Observation, Scan};

/// Visits every quoted text of a scan; `then` is told what kind of text it is.
pub(super) fn each_text(scan: &mut Scan, then: &mut dyn FnMut(&'static str, &mut String)) {
    for one in &mut scan.observations {
        observation(one, then);
    }
    for model in &mut scan.inventory.models {
        let texts = [&mut model.id, &mut model.revision, &mut model.licence];
        for text in texts.into_iter().flatten().chain(&mut model.base) {
            then("a model that the scan saw", text);
        }
        for place in &mut model.places {
            if let Some(expression) = &mut place.expression {
                then("a model that the scan saw", expression);
            }
        }
    }
    for file in &mut scan.files {
        then("a file that the scan examined", &mut file.report.why);
        for text in file.report.findings.iter_mut().map(|finding| &mut finding.saw) {
            then("a file that the scan examined", text);
        }
        for fact in &mut file.report.facts {
            then("a file that the scan examined", &mut fact.value);
        }
    }
    for missed in &mut scan.inventory.scope.not_examined {
        then("a file that the scan did not examine", &mut missed.why);
    }
}

fn observation(one: &mut Observation, then: &mut dyn FnMut(&'static str, &mut String)) {
    then("what the scan saw", &mut one.saw);
    if let Some(subject) = &mut one.subject {
        then("what the scan saw", &mut subject.id);
    }
    if let Some(why) = &mut one.why_not {
        then("what the scan saw", why);
    }
}
