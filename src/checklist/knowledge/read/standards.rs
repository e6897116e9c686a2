//! `standards.toml`: frameworks, and the clauses that items touch. Law says whom it binds and from when.

use chrono::NaiveDate;

use super::super::law::Law;
use super::super::standard::{Clause, Framework};
use super::super::table::Table;
use super::super::tables::Knowledge;
use crate::checklist::condition::{Condition, Fact};
use crate::checklist::document::Placed;
use crate::checklist::fields::Fields;
use crate::checklist::id::{ClauseId, FrameworkId};
use crate::checklist::parse::Limits;

pub(super) fn read(all: &mut Knowledge, fields: &mut Fields<'_, '_, '_>, known: &dyn Fn(&Fact) -> bool) {
    let below = all.below.as_ref().map(|below| &below.checked.standards);
    all.checked.standards = Knowledge::checked(below, fields.month("checked"));
    for table in fields.tables("framework", false, Limits::KNOWLEDGE) {
        let mut entry = Fields::new(fields.doc, table.value, table.span, "framework");
        framework(all, &mut entry);
        entry.finish();
    }
    let mut replaced = Vec::new();
    for table in fields.tables("clause", false, Limits::CLAUSES) {
        let mut entry = Fields::new(fields.doc, table.value, table.span, "clause");
        replaced.extend(clause(all, &mut entry, known));
        entry.finish();
    }
    for next in &replaced {
        if !all.clauses.contains_key(&next.value) {
            let advice = Table::Standards.advice(next.value.as_str(), all);
            fields.doc.fault(&next.span, format!("no clause `{}` is defined", next.value), advice);
        } else if all.clauses.get(all.current(&next.value)).is_some_and(|end| end.replaced_by.is_some()) {
            let what = format!("`{}` is replaced in a circle", next.value);
            fields.doc.fault(&next.span, what, "delete `replaced-by` from the clause in force");
        }
    }
}

fn framework(all: &mut Knowledge, entry: &mut Fields<'_, '_, '_>) {
    let id = entry.parsed::<FrameworkId>("id");
    let title = entry.line("title");
    let short = entry.line("short");
    let url = entry.address("url");
    let read = entry.parsed("read");
    let licence = entry.line("licence");
    let note = entry.text_or_none("note");
    let law = entry.flag("law");
    let (Some(id), Some(title), Some(short), Some(url), Some(read), Some(licence)) =
        (id, title, short, url, read, licence)
    else {
        return;
    };
    if all.frameworks.contains_key(&id.value) {
        let (what, hint) =
            all.twice("framework", id.value.as_str(), |below| below.frameworks.contains_key(&id.value));
        entry.doc.fault(&id.span, what, hint);
        return;
    }
    let (title, short, licence) = (title.value, short.value, licence.value);
    let framework =
        Framework { id: id.value.clone(), title, short, url, read: read.value, licence, note, law };
    all.frameworks.insert(id.value, framework);
}

/// Reads one clause; the one that took its place is looked up when all are known.
fn clause(
    all: &mut Knowledge,
    entry: &mut Fields<'_, '_, '_>,
    known: &dyn Fn(&Fact) -> bool,
) -> Option<Placed<ClauseId>> {
    let id = entry.parsed::<ClauseId>("id");
    let title = entry.line("title");
    let replaced_by = entry.optional("replaced-by", Fields::parsed::<ClauseId>);
    let url = entry.optional("url", Fields::address).unwrap_or_default();
    let paraphrase = entry.flag("paraphrase");
    let level = entry.optional("level", |entry, name| entry.number(name, 1, 9));
    let note = entry.text_or_none("note");
    let framework = id.as_ref().and_then(|id| all.framework_of(&id.value));
    if let Some(id) = id.as_ref().filter(|_| framework.is_none()) {
        let what = format!("no framework `{}` is defined", id.value.framework());
        entry.doc.fault(&id.span, what, "add it to standards.toml as a `[[framework]]`");
    }
    // Whether a clause of an unknown framework is law is not known either; its fields are read all the same.
    let is_law = framework.map_or_else(|| entry.has("from"), |framework| framework.law);
    let law = if is_law { law(entry, known) } else { None };
    let (Some(id), Some(title)) = (id, title) else { return replaced_by };
    if all.clauses.contains_key(&id.value) {
        let (what, hint) =
            all.twice("clause", id.value.as_str(), |below| below.clauses.contains_key(&id.value));
        entry.doc.fault(&id.span, what, hint);
        return replaced_by;
    }
    let clause = Clause {
        id: id.value.clone(),
        title: title.value,
        replaced_by: replaced_by.as_ref().map(|next| next.value.clone()),
        url,
        paraphrase,
        level,
        law,
        note,
    };
    all.clauses.insert(id.value, clause);
    replaced_by
}

/// The fields that only clauses of law have.
fn law(entry: &mut Fields<'_, '_, '_>, known: &dyn Fn(&Fact) -> bool) -> Option<Law> {
    let binds_if = entry.condition("for");
    let when = entry.condition("if");
    let may_ask = entry.condition("may-ask");
    for condition in [&binds_if, &when, &may_ask] {
        for fact in condition.value.facts().filter(|fact| !known(fact)) {
            let hint = "write `question:option` as in the `[[profile]]` tables of checklist.toml";
            entry.doc.fault(&condition.span, format!("no profile fact `{fact}` is defined"), hint);
        }
    }
    let when_text = entry.optional("if-text", Fields::line);
    let asks = when.value != Condition::default();
    if asks && when_text.is_none() {
        entry.doc.fault(
            &when.span,
            "`if` without `if-text`",
            "say it in words that follow \"would apply if\"",
        );
    }
    if let Some(text) = when_text.as_ref().filter(|_| !asks) {
        entry.doc.fault(&text.span, "`if-text` without `if`", "add the condition, or delete the words");
    }
    let from = day(entry);
    let from_note = entry.text_or_none("from-note");
    let binds = entry.line("binds");
    Some(Law {
        binds_if: binds_if.value,
        when: when.value,
        when_text: when_text.map(|text| text.value).unwrap_or_default(),
        may_ask: may_ask.value,
        from: from?,
        from_note,
        binds: binds?.value,
    })
}

fn day(entry: &mut Fields<'_, '_, '_>) -> Option<NaiveDate> {
    let text = entry.line("from")?;
    let day = NaiveDate::parse_from_str(&text.value, "%Y-%m-%d").ok();
    if day.is_none() {
        entry.doc.fault(
            &text.span,
            format!("`from` is `{}`", text.value),
            "write a day such as \"2027-12-02\"",
        );
    }
    day
}
