//! The sign-off: refused with the list of what is open, or signed for the answers as they stand.

use chrono::{DateTime, FixedOffset, Utc};

use crate::assess::GapKind;
use crate::checklist::ItemId;
use crate::record::Person;
use crate::store::releases::{ReleaseError, older_than};
use crate::text::visible_line;
use crate::tui::deed::{Deed, Done, Shelf, Sign, Written};
use crate::tui::effect::Effect;
use crate::tui::field::{Field, Length};
use crate::tui::model::{Blank, Dialog, Model, ReleasePlace, Signing};
use crate::words::fields;
use crate::words::notice::release as words;
use crate::words::notice::way::no_longer_asked;
use crate::words::refused::with_next;

use super::{answer, blocked, conflict, draft, go, leave, release};

/// Opens the sign-off, or says what keeps it.
pub(super) fn open(model: &mut Model, effects: &mut Vec<Effect>) {
    // What was typed elsewhere, what became of the files, and the commit of this moment count, too.
    leave::refresh(model, effects);
    release::look(model, effects);
    let Some(version) = model.work.record.release.as_ref().map(|open| open.version.clone()) else { return };
    let broken = model.releases.shelf.as_ref().and_then(|shelf| shelf.broken.clone());
    if let Some(why) = broken.filter(|_| model.releases.blockers.is_empty()) {
        model.fail(why);
    } else if let Some(refused) = signed_already(model) {
        model.fail(with_next(&refused, &refused.hint()));
    } else if model.releases.blockers.is_empty() {
        let statement = Field::new(fields::STATEMENT, Length::Line, "", fields::STATEMENT_HINT);
        let signing = Signing { version, statement, written: Written::default() };
        draft::open(model, Dialog::Signing(signing));
    } else {
        let blockers = model.releases.blockers.clone();
        model.dialogs.push(Dialog::Blocked { blockers, chosen: 0 });
    }
}

/// Why somebody who has signed these answers does not sign them once more while others have to.
fn signed_already(model: &Model) -> Option<ReleaseError> {
    let (record, stand) = (&model.work.record, model.releases.stand?);
    let person = Person::new(&model.work.who, None);
    let earlier = record.release.as_ref()?.keeps_from_signing(stand, &person, record.rules())?;
    Some(ReleaseError::signed_already(earlier, &person))
}

/// With the Markdown record beside the frozen one, or without.
pub(super) fn toggle_markdown(model: &mut Model) {
    if let Some(Dialog::Signing(signing)) = model.dialogs.last_mut() {
        signing.written = match signing.written {
            Written::Frozen => Written::WithMarkdown,
            Written::WithMarkdown => Written::Frozen,
        };
    }
}

/// Signs for the answers as they stand.
pub(super) fn sign(model: &mut Model, now: DateTime<FixedOffset>, effects: &mut Vec<Effect>) {
    let Some(Dialog::Signing(signing)) = model.dialogs.pop() else { return };
    if !model.conflicts.is_empty() {
        model.fail(words::CHOICE_WAITS);
        return;
    }
    let sign = Sign {
        by: model.work.who.clone(),
        statement: signing.statement.text().trim().to_owned(),
        at: now.with_timezone(&Utc),
        today: model.work.today,
        origin: model.work.origin.clone(),
        scanned: model.work.scanned.clone(),
        written: signing.written,
    };
    answer::send(model, Effect::Release(Deed::Sign(Box::new(sign))), effects);
}

/// What came of a deed about a release.
pub(super) fn done(model: &mut Model, done: Result<Done, String>, effects: &mut Vec<Effect>) {
    match done {
        Ok(Done::Opened(version)) => {
            let later =
                model.releases.shelf.as_ref().and_then(Shelf::latest).filter(|latest| **latest > version);
            let told = match later {
                Some(later) => words::opened_behind(&version, older_than(&version, later)),
                None => words::opened(&version),
            };
            model.drafts.forget(&Blank::Version);
            model.say(told);
        }
        Ok(Done::Signed { wanting }) => {
            if let Some(open) = &model.work.record.release {
                model.drafts.forget(&Blank::Statement(open.version.clone()));
            }
            model.say(words::signed(wanting));
        }
        Ok(Done::Frozen { version, path, markdown }) => {
            model.place.release = ReleasePlace::default();
            // From now on, what has changed is what has changed since this one.
            model.contrast = None;
            match markdown {
                None => model.say(words::signed_off(&version, &path)),
                Some(Ok(beside)) => model.say(words::signed_off_with(&version, &path, &beside)),
                Some(Err(why)) => model.fail(words::signed_off_without(&version, &path, &why)),
            }
            model.drafts.forget(&Blank::Statement(version));
        }
        Ok(Done::Refused { blockers, seen }) => {
            model.work.see(seen);
            model.dialogs.push(Dialog::Blocked { blockers, chosen: 0 });
        }
        Err(why) => model.fail(why),
    }
    release::look(model, effects);
}

/// Goes where the chosen row can be mended: to its item, to the one that took its place, or to the choice between two
/// versions.
pub(super) fn visit(model: &mut Model) {
    let Some(Dialog::Blocked { blockers, chosen }) = model.dialogs.last() else { return };
    let Some(key) = blocked::keys(blockers).nth(*chosen).cloned() else { return };
    if blockers.gaps.get(*chosen).is_some_and(|gap| gap.kind == GapKind::Conflict) {
        model.dialogs.pop();
        conflict::show(model, Some(key));
        return;
    }
    let id: Option<ItemId> = key.item_id().ok();
    let checklist = &model.work.checklist;
    let position = id.as_ref().and_then(|id| checklist.position(id));
    let heir = || checklist.position(&checklist.successor(id.as_ref()?)?.id);
    match (position, heir()) {
        (Some(position), _) => {
            model.dialogs.pop();
            go::visit_about(model, position, &key);
        }
        (None, Some(position)) => {
            model.dialogs.pop();
            go::visit(model, position);
        }
        (None, None) => model.say(no_longer_asked(&visible_line(key.as_str()))),
    }
}
