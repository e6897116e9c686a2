//! How an observation is made: what is alike in one file is one, items that do not count are left out, texts are cut.

use crate::checklist::Digest;
use crate::scan::detector::Detector;
use crate::scan::model::{Model, Part, Place, Sure};
use crate::scan::observation::{Bearing, Bears, Observation, Seen, Stamp, Subject};
use crate::scan::traces::masked;
use crate::text::{clipped, visible_line};

/// Longest sentence, in characters.
const LONGEST: usize = 200;

/// An observation in the making.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) detector: Detector,
    pub(super) place: Seen,
    pub(super) part: Part,
    /// Whether it counts where tests are too.
    pub(super) also_in_tests: bool,
    pub(super) sure: Sure,
    pub(super) items: Vec<(&'static str, Bearing)>,
    pub(super) subject: Option<Subject>,
    pub(super) saw: String,
    /// What makes it this observation and no other, without its place in the file.
    pub(super) core: String,
    pub(super) times: u64,
    pub(super) file: Option<Stamp>,
    pub(super) why_not: Option<String>,
}

impl Draft {
    /// One about a place in a source.
    pub(super) fn at(detector: Detector, place: &Place, model: Option<&Model>, saw: String) -> Self {
        let loading: Vec<_> = place.loading.iter().map(|how| how.word()).collect();
        let subject = model.and_then(subject);
        let about = subject.as_ref().map_or("", |subject| subject.id.as_str());
        let revision = model.and_then(|model| model.revision.as_deref()).unwrap_or("");
        let written = place.expression.as_deref().unwrap_or("");
        let core = [&place.call, about, revision, written, &loading.join(",")].join("\0");
        Self {
            detector,
            place: Seen {
                path: place.path.clone(),
                cell: place.cell,
                line: Some(place.line),
                column: Some(place.column),
                ..Seen::default()
            },
            part: place.part,
            also_in_tests: false,
            sure: place.sure,
            items: Vec::new(),
            subject,
            saw,
            core,
            times: 1,
            file: None,
            why_not: None,
        }
    }

    /// One about a file as a whole, or a folder.
    pub(super) fn of(detector: Detector, path: &str, part: Part, saw: String) -> Self {
        Self {
            detector,
            place: Seen { path: path.to_owned(), ..Seen::default() },
            part,
            also_in_tests: false,
            sure: Sure::Exact,
            items: Vec::new(),
            subject: None,
            core: saw.clone(),
            saw,
            times: 1,
            file: None,
            why_not: None,
        }
    }

    /// The same, bearing on an item. What is not exact speaks against nothing.
    pub(super) fn on(mut self, item: &'static str, bearing: Bearing) -> Self {
        let weak = bearing == Bearing::Contradicts && self.sure != Sure::Exact;
        self.items.push((item, if weak { Bearing::Mentions } else { bearing }));
        self
    }
}

/// The model that something is about.
pub(super) fn subject(model: &Model) -> Option<Subject> {
    Some(Subject { hub: model.hub, id: model.id.clone()? })
}

/// What is alike in one file becomes one observation, at the first place.
pub(super) fn grouped(drafts: impl Iterator<Item = Draft>) -> Vec<Observation> {
    let mut all: Vec<Observation> = drafts.map(finished).collect();
    // By place within a group, so that the first stays.
    all.sort_by(|one, other| {
        let key = |one: &Observation| (one.detector, one.digest);
        one.place
            .path
            .cmp(&other.place.path)
            .then_with(|| key(one).cmp(&key(other)))
            .then_with(|| one.place.cmp(&other.place))
    });
    all.dedup_by(|next, kept| {
        let alike = next.detector == kept.detector
            && next.digest == kept.digest
            && next.place.path == kept.place.path;
        if alike {
            kept.times = kept.times.saturating_add(next.times);
        }
        alike
    });
    all.sort();
    all.shrink_to_fit();
    all
}

fn finished(draft: Draft) -> Observation {
    let heaviest = draft.items.iter().map(|(_, bearing)| *bearing).min().unwrap_or(Bearing::Mentions);
    let counts = draft.part == Part::Product || (draft.also_in_tests && draft.part == Part::Test);
    let items = if counts { draft.items } else { Vec::new() };
    let mut items: Vec<_> = items.into_iter().map(|(item, bearing)| Bears { item, bearing }).collect();
    items.sort();
    items.dedup();
    let core = format!("{}\0{}\0{}", draft.detector, draft.detector.version(), draft.core);
    Observation {
        place: draft.place,
        detector: draft.detector,
        bearing: heaviest,
        items,
        subject: draft.subject,
        times: draft.times,
        // Whatever stands in a source may be a key.
        saw: clipped(&visible_line(&masked(&draft.saw)), LONGEST).into_owned(),
        digest: Digest::of(core.as_bytes()),
        sure: draft.sure,
        part: draft.part,
        file: draft.file,
        why_not: draft.why_not.map(|why| clipped(&visible_line(&why), LONGEST).into_owned()),
    }
}
