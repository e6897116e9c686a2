//! The models of the record as text: each with what became of it, and what a change of them re-opens.

use std::fmt::Write as _;

use super::super::looked::counted;
use super::super::subject::Subject;
use super::against::models_unasked;
use crate::assess::{Gap, Listed, ModelState};
use crate::checklist::Per;
use crate::record::{Declared, How, Kept, ModelId};
use crate::text::visible_line;

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
            known(&mut out, declared);
        }
        seen(&mut out, listed);
        out.push('\n');
    }
    out.push_str(&models_unasked(subject));
    let count = |state| all.iter().filter(|listed| listed.state == state).count();
    let _ = writeln!(
        out,
        "{} in use, {} gone, {} retired, {} seen and not declared",
        counted(count(ModelState::InUse), "model"),
        count(ModelState::Gone),
        count(ModelState::Retired),
        count(ModelState::NotDeclared),
    );
    if count(ModelState::NotDeclared) > 0 {
        out.push_str("next: `mindgap models add --seen` declares those that are seen\n");
    }
    if count(ModelState::Gone) > 0 {
        out.push_str(
            "next: `mindgap models retire MODEL` says that a model is out of use; its answers stay\n",
        );
    }
    if all.iter().any(Listed::has_moved) {
        out.push_str("next: `mindgap models update` takes over the revisions that are used now\n");
    }
    out
}

fn known(out: &mut String, declared: &Declared) {
    let how = match declared.how {
        How::Seen => "seen by a scan, declared",
        How::ByHand => "written down",
    };
    let _ = writeln!(out, "    {how} by {} on {}", visible_line(&declared.by), declared.at.date_naive());
    if let Some(revision) = &declared.revision {
        let since = declared.since.map(|at| format!(", since {}", at.date_naive())).unwrap_or_default();
        let _ = writeln!(out, "    revision: {}{since}", visible_line(revision));
    }
    if !declared.note.is_empty() {
        let _ = writeln!(out, "    note: {}", visible_line(&declared.note));
    }
    if let Some(retired) = &declared.retired {
        let (by, day) = (visible_line(&retired.by), retired.at.date_naive());
        let _ = writeln!(out, "    out of use since {day}, says {by}; its answers are kept");
    }
}

fn seen(out: &mut String, listed: &Listed<'_>) {
    let Some(seen) = listed.seen else { return };
    if let Some(revision) = &seen.revision
        && (listed.has_moved() || listed.state == ModelState::NotDeclared)
    {
        let _ = writeln!(out, "    the project uses it at: {}", visible_line(revision));
    }
    if let Some(files) = &seen.files {
        let _ = writeln!(out, "    files: {}", visible_line(files));
    }
}

/// What was done to models, and which answers that re-opens.
pub fn models_changed(subject: &Subject<'_>, deed: ModelDeed, ids: &[ModelId], reopened: &[&Gap]) -> String {
    let mut out = String::new();
    let record = subject.record;
    for id in ids {
        let declared = record.models.get(id);
        let revision = declared.and_then(|declared| declared.revision.as_deref());
        let revision =
            revision.map(|revision| format!(", at {}", visible_line(revision))).unwrap_or_default();
        let _ = match deed {
            ModelDeed::Declared => writeln!(out, "in use: {id}{revision}"),
            ModelDeed::Updated if revision.is_empty() => {
                writeln!(out, "updated: {id}, which the project names without a revision now")
            }
            ModelDeed::Updated => writeln!(out, "updated: {id}{revision}"),
            ModelDeed::Retired => {
                let kept = record.written().filter(|(key, _)| key.model() == Some(id.as_str())).count();
                writeln!(out, "out of use: {id}; kept: {}", counted(kept, "answer"))
            }
        };
    }
    if ids.is_empty() && deed == ModelDeed::Updated {
        out.push_str("every declared revision is the one that the project uses\n");
    }
    if deed == ModelDeed::Declared && !ids.is_empty() {
        asked(&mut out, subject);
    }
    if !reopened.is_empty() {
        let _ = writeln!(out, "re-opened: {}", counted(reopened.len(), "answer"));
    }
    for gap in reopened {
        let _ = writeln!(out, "  {}: {}", gap.key, visible_line(gap.beside_key(&subject.sentence(gap))));
    }
    out
}

/// What is asked of each model, and what of the project is kept beside.
fn asked(out: &mut String, subject: &Subject<'_>) {
    let each = || subject.checklist.items().iter().filter(|item| item.per == Per::Model);
    let asked = each().filter(|item| subject.hidden_by(item).is_none()).count();
    let _ = writeln!(out, "asked of each model: {}", counted(asked, "item"));
    let mut kept = subject.record.written().filter(|(key, _)| {
        let item = key.item_id().ok().and_then(|id| subject.checklist.item(&id));
        item.and_then(|item| subject.record.kept(item, key)) == Some(Kept::BeforeModels)
    });
    if let Some((key, _)) = kept.next() {
        let count = 1 + kept.count();
        let _ = writeln!(
            out,
            "{} given for the whole project, kept beside; `mindgap answer {key}@MODEL --from-project` says one of a model",
            if count == 1 { "1 answer was".to_owned() } else { format!("{count} answers were") }
        );
    }
}
