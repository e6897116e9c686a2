//! `tools.toml`: programs that do part of the job.

use super::super::tables::Knowledge;
use super::super::tool::Tool;
use crate::checklist::fields::Fields;
use crate::checklist::id::ToolId;
use crate::checklist::parse::Limits;

pub(super) fn read(all: &mut Knowledge, fields: &mut Fields<'_, '_, '_>) {
    let below = all.below.as_ref().map(|below| &below.checked.tools);
    all.checked.tools = Knowledge::checked(below, fields.month("checked"));
    for table in fields.tables("tool", false, Limits::KNOWLEDGE) {
        let mut entry = Fields::new(fields.doc, table.value, table.span, "tool");
        tool(all, &mut entry);
        entry.finish();
    }
}

fn tool(all: &mut Knowledge, entry: &mut Fields<'_, '_, '_>) {
    let id = entry.parsed::<ToolId>("id");
    let name = entry.line("name");
    let about = entry.line("about");
    let install = entry.optional("install", Fields::line).map(|line| line.value).unwrap_or_default();
    let url = entry.address("url");
    let state = entry.parsed("state");
    let seen = entry.optional("seen", Fields::day_or_month).unwrap_or_default();
    let note = entry.text_or_none("note");
    let (Some(id), Some(name), Some(about), Some(url), Some(state)) = (id, name, about, url, state) else {
        return;
    };
    if all.tools.contains_key(&id.value) {
        let (what, hint) = all.twice("tool", id.value.as_str(), |below| below.tools.contains_key(&id.value));
        entry.doc.fault(&id.span, what, hint);
        return;
    }
    let (id, name, about, state) = (id.value, name.value, about.value, state.value);
    all.tools.insert(id.clone(), Tool { id, name, about, install, url, state, seen, note });
}
