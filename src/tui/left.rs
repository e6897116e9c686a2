//! The kick-off that was left half-way on the screen, for whoever begins the record elsewhere: read, and ended. Draws
//! nothing.

use super::model::{HalfWay, Session};
use super::worker::SESSION;
use crate::store::{self, Project, StoreError, UserDirs};

/// The session that is kept of a project.
pub(super) fn session(project: &Project, dirs: Option<&UserDirs>) -> Option<Session> {
    store::load(&dirs?.project_state(project).join(SESSION))
}

/// What somebody typed and chose in a kick-off that did not end.
pub fn half_way(project: &Project, dirs: Option<&UserDirs>) -> Option<HalfWay> {
    session(project, dirs)?.left().cloned()
}

/// The kick-off is over: what was chosen in it stands in the record, and comes up no more.
///
/// # Errors
/// The disk refuses.
pub fn end_kick_off(project: &Project, dirs: &UserDirs) -> Result<(), StoreError> {
    let Some(session) = session(project, Some(dirs)) else { return Ok(()) };
    store::keep(&dirs.project_state(project).join(SESSION), &session.in_kick_off(None))
}
