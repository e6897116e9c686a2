//! `incidents.toml`: what happened elsewhere.

use super::super::incident::Incident;
use super::super::tables::Knowledge;
use crate::checklist::fields::Fields;
use crate::checklist::id::{IncidentId, ThemeId};
use crate::checklist::parse::Limits;

pub(super) fn read(all: &mut Knowledge, fields: &mut Fields<'_, '_, '_>) {
    all.checked.incidents = fields.month("checked");
    all.credit = fields.optional("credit", Fields::line).map(|line| line.value).unwrap_or_default();
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
        entry.doc.fault(&id.span, format!("incident `{}` stands twice", id.value), "keep one of them");
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
