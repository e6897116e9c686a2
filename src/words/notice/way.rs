//! What is told on the way about: where one came from, where nothing is, who has the mouse.

use crate::words::number::counted;

pub(crate) const NOTHING_WANTING: &str = "nothing is wanting in any item";
pub(crate) const NO_GAP_HERE: &str = "there is no gap here";
pub(crate) const NOTHING_FOUND: &str = "nothing fits what was typed";
pub(crate) const NOTHING_LATER: &str = "there is nothing later to compare with";
pub(crate) const NOTHING_EARLIER: &str = "there is nothing earlier";
pub(crate) const ABOUT_NO_ITEM: &str = "this line is about no item";
pub(crate) const NOTHING_BESIDE: &str = "nothing stands beside this item: it is engineering judgement alone";
pub(crate) const NO_ADDRESS: &str = "this has no address";
pub(crate) const HIDDEN_LISTED: &str = "items that the profile hides are listed too";
pub(crate) const HIDDEN_NOT_LISTED: &str = "items that the profile hides are hidden";
pub(crate) const MOUSE_OF_TERMINAL: &str = "the mouse selects text in the terminal again";

pub(crate) fn mouse_here(key: &str) -> String {
    format!("the mouse clicks and scrolls here; {key} gives it back to the terminal")
}

pub(crate) fn no_longer_asked(key: &str) -> String {
    format!("the checklist no longer asks this; `mindgap answer {key} unanswered` withdraws it")
}

/// Of an item that was switched off. `why`: who did that, and for which reason.
pub(crate) fn not_asked(title: &str, why: &str) -> String {
    format!("“{title}” is not asked: {why}")
}

/// Of an item whose place another one took.
pub(crate) fn taken_over(title: &str, heir: &str, id: &str) -> String {
    format!("“{title}” is not asked any more: “{heir}” ({id}) took its place")
}

/// Of an action that does nothing here. `there`: the screen or dialog in which `key` does it; `opener`: what opens that.
pub(crate) fn works_there(key: &str, there: &str, what: &str, opener: Option<&str>) -> String {
    let opens = opener.map(|opener| format!(" ({opener} opens it)")).unwrap_or_default();
    format!("{key} in “{there}”{opens}: {what}")
}

pub(crate) fn comes_back(key: &str) -> String {
    format!("{key} comes back")
}

pub(crate) fn phases(count: usize) -> String {
    format!("this checklist has {}", counted(count, "phase", "phases"))
}

pub(crate) fn link_copied(link: &str) -> String {
    format!("handed to the terminal's clipboard: {link}")
}

/// Of the preview, where its title has nothing to tell of.
pub(crate) const NOTHING_TO_MASK: &str = "masked again; nothing in it looks private";
pub(crate) const NOTHING_TO_SHOW: &str = "private texts are shown from now on; nothing in it looks private";
