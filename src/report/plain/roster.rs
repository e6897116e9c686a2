//! The models of the record as text: each with what became of it, and what a change of them re-opens.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::super::hidden::ways_out;
use super::super::subject::Subject;
use super::against::models_unasked;
use super::models::pin_sentence;
use crate::assess::{Gap, Listed, ModelState, overruled as all_overruled};
use crate::checklist::{Applies, OfModels, Per};
use crate::record::{Declared, How, Kept, ModelId, is_asked_of};
use crate::scan::pin_of_revision;
use crate::text::visible_line;
use crate::words::report::models as words;
use crate::words::report::question::of_kind;

/// What was done to models.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModelDeed {
    /// They are declared now, or something else is known of them.
    Declared,
    /// They have another revision now.
    Updated,
    /// They are out of use now.
    Retired,
}

/// Every model, one block each, then how many there are of each kind.
pub fn roster(all: &[Listed<'_>], subject: &Subject<'_>) -> String {
    let mut out = String::new();
    for listed in all {
        let _ = writeln!(out, "{}  [{}]", listed.id, listed.state);
        if let Some(declared) = listed.declared {
            known(&mut out, listed.id, declared);
        }
        seen(&mut out, listed);
        out.push('\n');
    }
    out.push_str(&models_unasked(subject));
    let count = |state| all.iter().filter(|listed| listed.state == state).count();
    let [in_use, gone, retired, not_declared] =
        [ModelState::InUse, ModelState::Gone, ModelState::Retired, ModelState::NotDeclared].map(count);
    let _ = writeln!(out, "{}", words::counts(in_use, gone, retired, not_declared));
    if not_declared > 0 {
        let _ = writeln!(out, "{}", words::NEXT_DECLARE);
    }
    if gone > 0 {
        let _ = writeln!(out, "{}", words::NEXT_RETIRE);
    }
    if all.iter().any(Listed::has_moved) {
        let _ = writeln!(out, "{}", words::NEXT_UPDATE);
    }
    out
}

/// Who declared a model, when, and how.
pub fn how_declared(declared: &Declared) -> String {
    let (by, day) = (visible_line(&declared.by), declared.at.date_naive());
    match declared.how {
        How::Seen => words::declared_as_seen(&by, day),
        How::ByHand => words::written_down(&by, day),
    }
}

fn known(out: &mut String, id: &ModelId, declared: &Declared) {
    let _ = writeln!(out, "    {}", how_declared(declared));
    if let Some(raw) = &declared.revision {
        let since = declared.since.map(|at| at.date_naive());
        let revision = words::since(&visible_line(raw), since);
        let _ = writeln!(out, "    {}: {revision}  [{}]", words::REVISION, pin_of_revision(id.hub(), raw));
    }
    if !declared.note.is_empty() {
        let _ = writeln!(out, "    {}: {}", words::NOTE, visible_line(&declared.note));
    }
    if let Some(retired) = &declared.retired {
        let (by, day) = (visible_line(&retired.by), retired.at.date_naive());
        let _ = writeln!(out, "    {}", words::retired(day, &by));
    }
}

fn seen(out: &mut String, listed: &Listed<'_>) {
    let Some(seen) = listed.seen else { return };
    if let Some(revision) = &seen.revision
        && (listed.has_moved() || listed.split().is_some() || listed.state == ModelState::NotDeclared)
    {
        let _ = writeln!(out, "    {}: {}", words::USED_AT, visible_line(revision));
    }
    if let Some(files) = &seen.files {
        let _ = writeln!(out, "    {}: {}", words::FILES, visible_line(files));
    }
}

/// What was done to models, of which of `all` that were looked at nothing could be taken over, and which answers that
/// re-opens.
pub fn models_changed(
    subject: &Subject<'_>,
    deed: ModelDeed,
    (ids, all): (&[ModelId], &[Listed<'_>]),
    reopened: &[&Gap],
) -> String {
    let mut out = String::new();
    let record = subject.record;
    for id in ids {
        let declared = record.models.get(id);
        let revision = declared.and_then(|declared| declared.revision.as_deref());
        let pin = revision.map(|revision| pin_of_revision(id.hub(), revision));
        let revision = revision.map(visible_line);
        let said = match deed {
            ModelDeed::Declared => words::now_in_use(id, revision.as_deref()),
            ModelDeed::Updated => words::updated(id, revision.as_deref()),
            ModelDeed::Retired => {
                let kept = record.written().filter(|(key, _)| key.model() == Some(id.as_str())).count();
                words::now_out_of_use(id, kept)
            }
        };
        let _ = writeln!(out, "{said}");
        if let Some(pin) = pin.filter(|_| deed != ModelDeed::Retired) {
            let _ = writeln!(out, "  {}", words::held_by(pin, pin_sentence(pin)));
        }
    }
    if deed == ModelDeed::Updated {
        let left = left(all);
        if ids.is_empty() && left.is_empty() {
            let _ = writeln!(out, "{}", words::ALL_UP_TO_DATE);
        }
        out.push_str(&left);
    }
    if deed == ModelDeed::Declared && !ids.is_empty() {
        asked(&mut out, subject, ids);
    }
    if !reopened.is_empty() {
        let _ = writeln!(out, "{}", words::reopened(reopened.len()));
    }
    for gap in reopened {
        let _ = writeln!(out, "  {}: {}", gap.key, visible_line(gap.beside_key(&subject.sentence(gap))));
    }
    out
}

/// The models of which nothing can be taken over, and what to do about each.
fn left(all: &[Listed<'_>]) -> String {
    let mut out = String::new();
    for listed in all {
        if let Some(revisions) = listed.split() {
            let _ = writeln!(out, "{}", words::not_updated(listed.id, &visible_line(revisions)));
        } else if listed.state == ModelState::Gone {
            let _ = writeln!(out, "{}", words::gone(listed.id));
        }
    }
    out
}

/// What the profile hides though a model of its kind is in use, one line an item.
pub(super) fn overruled(subject: &Subject<'_>) -> String {
    let mut out = String::new();
    for (item, model) in all_overruled(subject.checklist, subject.record) {
        let why = subject.hidden_by(item).unwrap_or_default();
        let ways = match subject.record.profile.applies(item) {
            Applies::No(hidden) => ways_out(subject.checklist, &subject.record.profile, &hidden),
            Applies::Yes => Vec::new(),
        };
        let told = words::hidden_though_in_use(&item.id, model, &why, &ways);
        let _ = writeln!(out, "{}", visible_line(&told));
    }
    out
}

/// What is asked of each model, and what of the project is kept beside.
fn asked(out: &mut String, subject: &Subject<'_>, ids: &[ModelId]) {
    let each = || subject.checklist.items().iter().filter(|item| item.per == Per::Model);
    let (mut asked, mut spared) = (0, BTreeMap::<bool, usize>::new());
    for item in each().filter(|item| subject.record.profile.applies(item) == Applies::Yes) {
        if ids.iter().any(|id| is_asked_of(item, id)) {
            asked += 1;
        } else {
            *spared.entry(item.of_models == OfModels::Hosted).or_default() += 1;
        }
    }
    let _ = writeln!(out, "{}", words::asked_of_each(asked));
    for (hosted_only, items) in spared {
        let _ = writeln!(out, "{}", words::not_asked_of(of_kind(hosted_only), items));
    }
    out.push_str(&overruled(subject));
    let mut kept = subject.record.written().filter(|(key, _)| {
        let item = key.item_id().ok().and_then(|id| subject.checklist.item(&id));
        item.and_then(|item| subject.record.kept(item, key)) == Some(Kept::BeforeModels)
    });
    if let Some((key, _)) = kept.next() {
        let _ = writeln!(out, "{}", words::given_for_the_project(1 + kept.count(), key));
    }
}
