//! What a scan says against answers, ordered once for all answers that are judged by it, so that no answer looks through
//! all that was seen. It judges no status.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::against::{Found, is_heeded};
use super::gap::GapKind;
use super::witness::is_about;
use crate::checklist::Digest;
use crate::record::{Adopted, Answer, AnswerKey, Evidence, Record, Status};
use crate::scan::{Bearing, Observation};

/// What each detector saw, and in which files.
type SeenBy<'a> = (HashSet<(&'a str, Digest)>, HashSet<(&'a str, &'a str)>);

/// Everything that a scan says against answers, but for what somebody set aside.
pub(super) struct Spoken<'a> {
    observations: &'a [Observation],
    against: HashMap<&'static str, Vec<&'a Observation>>,
    /// By detector: what was seen, and in which files. Made for the first answer that adopted anything.
    seen: OnceCell<SeenBy<'a>>,
}

impl<'a> Spoken<'a> {
    /// Orders what a scan saw.
    pub(super) fn of(observations: &'a [Observation], record: &Record, today: NaiveDate) -> Self {
        let mut against: HashMap<&'static str, Vec<&Observation>> = HashMap::new();
        for one in observations {
            let items = one.items.iter().filter(|each| each.bearing == Bearing::Contradicts);
            let mut items = items.peekable();
            if items.peek().is_some() && is_heeded(one, record, today) {
                for each in items {
                    against.entry(each.item).or_default().push(one);
                }
            }
        }
        Self { observations, against, seen: OnceCell::new() }
    }

    /// What speaks against a yes to this question. Only what is about the same model does.
    pub(super) fn against(&self, key: &AnswerKey) -> impl Iterator<Item = &'a Observation> {
        let all = self.against.get(key.item_str()).map_or(&[][..], Vec::as_slice);
        all.iter().copied().filter(|one| is_about(one, key.model()))
    }

    /// What is wanting in an answer by what was seen: its yes is contradicted, or an observation among its evidence is
    /// not found as it was. What was moved to another line or file is found, and so is what was set aside.
    pub(super) fn says(&self, key: &AnswerKey, answer: &Answer) -> Vec<GapKind> {
        let mut kinds = Vec::new();
        if answer.status == Some(Status::Yes) && self.against(key).next().is_some() {
            kinds.push(GapKind::Contradicted);
        }
        if matches!(answer.status, Some(Status::Yes | Status::Partly)) {
            for evidence in &answer.evidence {
                let Evidence::Observation(adopted) = evidence else { continue };
                kinds.extend(match self.found(adopted) {
                    Found::Same => None,
                    Found::Other => Some(GapKind::EvidenceChanged),
                    Found::Gone => Some(GapKind::EvidenceMissing),
                });
            }
        }
        kinds.sort();
        kinds.dedup();
        kinds
    }

    /// What has become of an observation that was adopted.
    pub(super) fn found(&self, adopted: &Adopted) -> Found {
        let (seen, places) = self.seen.get_or_init(|| {
            let all = self.observations.iter();
            let seen = all.clone().map(|one| (one.detector.word(), one.digest)).collect();
            (seen, all.map(|one| (one.detector.word(), one.place.path.as_str())).collect())
        });
        if seen.contains(&(adopted.detector.as_str(), adopted.digest)) {
            Found::Same
        } else if places.contains(&(adopted.detector.as_str(), adopted.path.as_str())) {
            Found::Other
        } else {
            Found::Gone
        }
    }
}
