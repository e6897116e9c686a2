//! Everything that can be explained, by kind. Only the shape; nothing is explained here.

use super::lens::{Lens, Sensitive};
use crate::assess::GapKind;
use crate::checklist::Known;
use crate::scan::Detector;
use crate::words::report::known as words;

/// One name that is explained, and what it is called.
pub(super) type Name<'a> = (&'a str, &'a str);

/// One kind, with its heading and its names.
pub(super) struct Kind<'a> {
    /// In one word, for programs.
    pub(super) word: &'static str,
    /// For people.
    pub(super) heading: &'static str,
    /// In the order in which they are told.
    pub(super) names: Vec<Name<'a>>,
}

/// All kinds but items and clauses, which other commands list.
pub(super) fn kinds<'a>(lens: &Lens<'a>) -> Vec<Kind<'a>> {
    let of = |word: &'static str, heading| {
        let known = lens.checklist.everything().filter(|known| known.kind() == word);
        Kind { word, heading, names: known.map(|known| name(lens, known)).collect() }
    };
    let gaps = GapKind::ALL.iter().map(|kind| (kind.word(), kind.sentence())).collect();
    let detectors = Detector::ALL.iter().map(|detector| (detector.word(), "")).collect();
    vec![
        of("framework", words::FRAMEWORKS),
        of("concern", words::CONCERNS),
        Kind { word: "gap", heading: words::KINDS_OF_GAPS, names: gaps },
        Kind { word: "detector", heading: words::DETECTORS, names: detectors },
        of("tool", words::TOOLS),
        of("term", words::TERMS),
        of("finding", words::FINDINGS),
        of("incident", words::INCIDENTS),
    ]
}

/// How many there are of a kind.
pub(super) fn count(lens: &Lens<'_>, kind: &str) -> usize {
    lens.checklist.everything().filter(|known| known.kind() == kind).count()
}

fn name<'a>(lens: &Lens<'a>, known: Known<'a>) -> Name<'a> {
    match known {
        Known::Incident(incident) if lens.sensitive == Sensitive::Told => (known.id(), &incident.title),
        Known::Framework(framework) => (known.id(), &framework.title),
        _ => (known.id(), known.title()),
    }
}
