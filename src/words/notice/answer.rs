//! What is told of answers, drafts and pairs of versions.

pub(crate) const NOTHING_SAID_OF_PROJECT: &str = "nothing was said of this for the whole project";
pub(crate) const ASKED_ONCE: &str =
    "this is asked once, for the whole project: there is nothing to take over";
pub(crate) const TAKEN_FROM_PROJECT: &str =
    "taken over from the whole project; look whether it holds for this model";
pub(crate) const TAKEN_BUT_FOR_WHAT_WAS_SEEN: &str =
    "taken over from the whole project, but for what was seen and adopted: adopt what is about this model";
pub(crate) const NO_CONFLICT: &str = "no answer changed on both sides";

pub(crate) const TYPED_IS_KEPT: &str = "what was typed is kept as a draft";

/// `next`: what turns to another model, where there is one.
pub(crate) fn not_of_this_model(next: Option<&str>) -> String {
    let next = next.map(|key| format!("; {key} turns to the next")).unwrap_or_default();
    format!("this item is not asked of a model of this kind{next}")
}

pub(crate) fn hidden_by_profile(key: &str) -> String {
    format!("the profile hides this item; {key} changes the profile")
}

/// `clear`: what clears a line.
pub(crate) fn draft_is_back(clear: &str) -> String {
    format!("what was typed here before is back; {clear} clears the line")
}

/// The same, where another window typed into the same form, too.
pub(crate) fn drafts_are_back(clear: &str) -> String {
    format!(
        "what was typed here before is back, and behind it what another window typed; {clear} clears the line"
    )
}

pub(crate) fn draft_kept(field: &str) -> String {
    format!("the {field} is kept as a draft")
}

/// `draft`: the field that is kept as a draft, if one is.
pub(crate) fn status_not_given(draft: Option<&str>) -> String {
    match draft {
        Some(field) => format!("n/a was not given, and the {field} is kept as a draft"),
        None => "n/a was not given: the answer says what it said before".to_owned(),
    }
}

pub(crate) fn changed_meanwhile(field: &str) -> String {
    format!("somebody else changed the {field} meanwhile; their words are in the note")
}

/// `key`: what begins the kick-off anew.
pub(crate) fn goes_on(key: &str) -> String {
    format!("the kick-off goes on where it was left; {key} begins anew")
}

pub(crate) fn not_begun(start: &str, quit: &str) -> String {
    format!("nothing is begun yet: {start} begins the record, {quit} leaves, and what was said is kept")
}

pub(crate) fn begun(keys: &str, help: &str) -> String {
    format!("here we go: {keys} answer; {help} lists every key")
}
