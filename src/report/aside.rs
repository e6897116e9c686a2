//! What somebody said who set an observation aside, in one line.

use chrono::NaiveDate;

use crate::record::SetAside;
use crate::text::visible_line;

/// Until when, by whom and why; fit for a terminal, not for Markdown.
pub fn aside_words(said: &SetAside) -> String {
    let (by, reason) = (visible_line(&said.by), visible_line(&said.reason));
    format!("set aside until {} by {by}: {reason}", said.until)
}

/// The same once its day is past.
pub fn lapsed_words(said: &SetAside, today: NaiveDate) -> String {
    let (by, reason) = (visible_line(&said.by), visible_line(&said.reason));
    if said.is_over(today) {
        format!("was set aside until {} by {by}: {reason}", said.until)
    } else {
        // Only who edits the file by hand leaves out reason or name.
        "is set aside in the record without a reason or a name, so it counts".to_owned()
    }
}
