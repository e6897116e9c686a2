//! The list of what keeps a release, kept true while it is open.

use crate::assess::Blockers;
use crate::record::AnswerKey;
use crate::tui::action::Action;
use crate::tui::keymap::{Mode, name_in};
use crate::tui::model::{Dialog, Model};
use crate::words::notice::release as words;

/// Brings the list of what keeps the release in step with what is known by now. The chosen row stays the chosen one.
/// Where the sign-off is open and something keeps the release by now, the list takes its place.
pub(super) fn keep_in_step(model: &mut Model) {
    let now = &model.releases.blockers;
    let signing = |dialog: &&mut Dialog| matches!(dialog, Dialog::Signing(_));
    if let Some(dialog) = model.dialogs.iter_mut().find(signing).filter(|_| !now.is_empty()) {
        *dialog = Dialog::Blocked { blockers: now.clone(), chosen: 0 };
        return;
    }
    let Some(Dialog::Blocked { blockers, chosen }) = model.dialogs.last_mut() else { return };
    if blockers == now {
        return;
    }
    let before = keys(blockers).nth(*chosen).cloned();
    let at = keys(now).position(|key| Some(key) == before.as_ref());
    *chosen = at.unwrap_or_else(|| (*chosen).min(keys(now).count().saturating_sub(1)));
    *blockers = now.clone();
    if now.is_empty() {
        model.dialogs.pop();
        let key = name_in(Mode::Release, Action::SignOff);
        model.say(words::nothing_keeps_it(&key));
    }
}

/// The answers that keep a release, as the list has them.
pub(super) fn keys(blockers: &Blockers) -> impl Iterator<Item = &AnswerKey> {
    blockers.gaps.iter().map(|gap| &gap.key).chain(&blockers.sent_back)
}
