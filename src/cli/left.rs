//! A kick-off that was left half-way on the screen: what was chosen in it is taken over by a record that begins in the
//! shell, and told. Asks nothing.

use super::setting::Setting;
use super::world::World;
use crate::checklist::Checklist;
use crate::record::Record;
use crate::store::Project;
use crate::text::visible_line;
use crate::tui::action::Action;
use crate::tui::keymap::name_of;
use crate::tui::{self, HalfWay};
use crate::words::shell::init as words;

/// What was left of a project, if anything was.
pub(super) fn half_way(project: &Project, setting: &Setting) -> Option<HalfWay> {
    tui::half_way(project, setting.dirs.as_ref())
}

/// Puts what was chosen into a record that begins; what is said beside it comes afterwards, and counts.
pub(super) fn take_over(left: &HalfWay, checklist: &Checklist, record: &mut Record) {
    for change in left.changes(checklist) {
        let _ = change.apply(record);
    }
}

/// The record has begun: the kick-off is over, and what became of it is told.
pub(super) fn ended(
    left: &HalfWay,
    (project, record, checklist): (&Project, &Record, &Checklist),
    setting: &Setting,
    world: &mut World<'_>,
) {
    let within = left.within(record, checklist);
    if !within.is_empty() {
        let key = name_of(Action::ShowProfile);
        world.note(&words::taken_over(&visible_line(&within.join(", ")), &key));
    }
    let beside = left.beside(record, checklist);
    if !beside.is_empty() {
        world.note(&words::not_taken_over(&visible_line(&beside.join(", "))));
    }
    // Should the disk refuse, the screen says once more what is not in the record.
    if let Some(dirs) = &setting.dirs {
        let _ = tui::end_kick_off(project, dirs);
    }
}
