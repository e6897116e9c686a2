//! One case in full, and in the lines that it takes beside an item. Sensitive ones are told only on demand.

use std::fmt::Write as _;

use super::super::super::lens::Lens;
use super::touched;
use crate::checklist::knowledge::Incident;
use crate::checklist::{Known, ThemeId};
use crate::text::visible_line;
use crate::words::report::explain as words;
use crate::words::report::knowledge::withheld_for_now;

/// One case, and the items beside which it stands.
pub(super) fn incident(lens: &Lens<'_>, incident: &Incident) -> String {
    let mut out = told(lens, incident, "");
    let themes: Vec<_> = incident.themes.iter().map(ThemeId::as_str).collect();
    if !themes.is_empty() {
        let _ = writeln!(out, "{}: {}", words::ABOUT, themes.join(", "));
    }
    let knowledge = lens.checklist.knowledge();
    if !knowledge.checked.incidents.is_empty() {
        let _ = writeln!(out, "{}: {}", words::LAST_COMPARED, knowledge.checked.incidents);
    }
    if incident.wants_credit() && !knowledge.credit.is_empty() {
        let _ = writeln!(out, "{}: {}", words::SOURCE, visible_line(&knowledge.credit));
    }
    out.push('\n');
    out.push_str(&touched::items(lens.checklist, Known::Incident(incident), words::STANDS_BESIDE, |_| None));
    out
}

/// Title, summary and address; every line begins with `indent`.
pub(super) fn told(lens: &Lens<'_>, incident: &Incident, indent: &str) -> String {
    let (id, kind, year) = (&incident.id, incident.kind, incident.year);
    let url = visible_line(&incident.url);
    if lens.withholds(incident) {
        let withheld = withheld_for_now();
        return format!("{indent}{id} ({kind}, {year}): {withheld}\n{indent}  {url}\n");
    }
    let mut out = format!("{indent}{id} ({kind}, {year}): {}\n", visible_line(&incident.title));
    let _ = writeln!(out, "{indent}  {}", visible_line(&incident.summary));
    if !incident.note.is_empty() {
        let _ = writeln!(out, "{indent}  {}", visible_line(&incident.note));
    }
    let _ = writeln!(out, "{indent}  {url} ({})", incident.read.sentence());
    out
}
