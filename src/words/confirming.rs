//! What is asked before something is done that touches much.

pub(crate) fn still_hold(answers: usize) -> String {
    if answers == 1 {
        "Does 1 answer still hold?".to_owned()
    } else {
        format!("Do {answers} answers still hold?")
    }
}

pub(crate) fn touched(answers: usize) -> String {
    format!(
        "This touches {answers} of the answers in the list: those that you have seen here and that nothing but their \
         rhythm brings up. The record will say that they were reaffirmed together, by whom and when."
    )
}

pub(crate) fn not_seen(answers: usize) -> String {
    format!("Not seen yet, and left as they are: {answers}.")
}

pub(crate) fn changed(answers: usize) -> String {
    format!("Brought up by something else, and left for a look each: {answers}.")
}

pub(crate) fn doing_keys(confirm: &str, undo: &str, leave: &str) -> String {
    format!("{confirm} does it; {undo} takes all of it back at once. {leave} leaves it.")
}

pub(crate) fn give_up(version: &str) -> String {
    format!("Give release {version} up?")
}

pub(crate) fn given_up(version: &str) -> String {
    format!(
        "Release {version} will no longer be open, and nothing is frozen. Every answer stays as it is, and so does who \
         reaffirmed what. Signatures go."
    )
}

pub(crate) fn giving_up_keys(confirm: &str, undo: &str, leave: &str) -> String {
    format!("{confirm} does it; {undo} takes it back. {leave} leaves it.")
}

pub(crate) fn take_back(version: &str) -> String {
    format!("Take release {version} back?")
}

/// `names`: some of the answers, by their items; there are `more`.
pub(crate) fn taking_back(back: usize, names: &str, more: usize, withdrawn: usize, profile: usize) -> String {
    let names = match (names, more) {
        ("", _) => String::new(),
        (names, 0) => format!(" ({names})"),
        (names, more) => format!(" ({names} and {more} more)"),
    };
    format!(
        "Answers that become what they were: {back}{names}. Answers that were not there then, and go into their notes: \
         {withdrawn}. Profile answers: {profile}. What stands there now goes into the notes; files of the product stay as \
         they are."
    )
}
