//! The data sets that code loads, and at which revision: `data-set-load`.

use super::draft::Draft;
use crate::scan::detector::Detector;
use crate::scan::model::{DataSet, Hub, Loading, Place};
use crate::scan::observation::Bearing::Mentions;
use crate::scan::pin::Pin;
use crate::scan::total::Scan;

pub(super) fn drafts(scan: &Scan) -> Vec<Draft> {
    let sets = scan.inventory.data.iter();
    sets.flat_map(|set| set.places.iter().map(move |place| loaded(set, place))).collect()
}

fn loaded(set: &DataSet, place: &Place) -> Draft {
    let name = match (&set.id, &place.expression) {
        (Some(id), _) => id.clone(),
        (None, Some(written)) => format!("a data set that only the running program knows ({written})"),
        (None, None) => "a data set that only the running program knows".to_owned(),
    };
    let revision = set.revision.as_deref().unwrap_or_default();
    let pin = match set.pin {
        _ if set.hub == Hub::Local => ", files of its own".to_owned(),
        Pin::FullCommit => format!(" at the commit {revision}"),
        Pin::Dynamic => String::new(),
        Pin::None => " without a revision".to_owned(),
        _ => format!(" at {revision}, which can be moved"),
    };
    let code =
        if place.loading.contains(&Loading::RemoteCode) { ", and runs code that comes with it" } else { "" };
    let mut draft =
        Draft::at(Detector::DataSetLoad, place, None, format!("{} loads {name}{pin}{code}", place.call));
    draft.core = [&place.call, &name, revision, code].join("\0");
    // Whether it is tuned on, retrieved from or measured with, its load does not say.
    ["data-sheet", "training-data-origin", "tuning-repeatable"]
        .iter()
        .fold(draft, |draft, item| draft.on(item, Mentions))
}
