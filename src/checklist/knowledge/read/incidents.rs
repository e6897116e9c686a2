//! `incidents.toml`: what happened elsewhere.

use super::super::incident::Incident;
use super::super::tables::Knowledge;
use crate::checklist::fields::Fields;
use crate::checklist::id::{IncidentId, ThemeId};
use crate::checklist::parse::Limits;

pub(super) fn read(all: &mut Knowledge, fields: &mut Fields<'_, '_, '_>) {
    let below = all.below.as_ref().map(|below| &below.checked.incidents);
    all.checked.incidents = Knowledge::checked(below, fields.month("checked"));
    if let Some(credit) = fields.optional("credit", Fields::line).filter(|line| line.value != all.credit) {
        // A line that a licence asks for below is not taken away by another one.
        let gap = if all.credit.is_empty() { "" } else { " " };
        all.credit = format!("{}{gap}{}", all.credit, credit.value);
    }
    for table in fields.tables("incident", false, Limits::KNOWLEDGE) {
        let mut entry = Fields::new(fields.doc, table.value, table.span, "incident");
        incident(all, &mut entry);
        entry.finish();
    }
}

fn incident(all: &mut Knowledge, entry: &mut Fields<'_, '_, '_>) {
    let id = entry.parsed::<IncidentId>("id");
    let title = entry.line("title");
    let year = entry.number("year", 1900, 2200);
    let kind = entry.parsed("kind");
    let summary = entry.text("summary");
    let url = entry.address("url");
    let read = entry.parsed("read");
    let themes = entry.parsed_list::<ThemeId>("themes", false);
    let sensitive = entry.flag("sensitive");
    let note = entry.text_or_none("note");
    let (Some(id), Some(title), Some(year), Some(kind), Some(summary), Some(url), Some(read)) =
        (id, title, year, kind, summary, url, read)
    else {
        return;
    };
    if all.incidents.contains_key(&id.value) {
        let (what, hint) =
            all.twice("incident", id.value.as_str(), |below| below.incidents.contains_key(&id.value));
        entry.doc.fault(&id.span, what, hint);
        return;
    }
    let incident = Incident {
        id: id.value.clone(),
        title: title.value,
        year,
        kind: kind.value,
        summary: summary.value,
        url,
        read: read.value,
        themes: themes.into_iter().map(|theme| theme.value).collect(),
        sensitive,
        note,
    };
    all.incidents.insert(id.value, incident);
}
