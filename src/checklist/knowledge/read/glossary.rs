//! `glossary.toml`: words that a reader may not know. No two terms share a spelling.

use std::collections::HashMap;

use super::super::spelling::fold;
use super::super::table::Table;
use super::super::tables::Knowledge;
use super::super::term::Term;
use crate::checklist::document::Placed;
use crate::checklist::fields::Fields;
use crate::checklist::id::TermId;
use crate::checklist::parse::Limits;

pub(super) fn read(all: &mut Knowledge, fields: &mut Fields<'_, '_, '_>) {
    let there = |term: &Term| term.spellings().map(|each| (fold(each), term.id.clone())).collect::<Vec<_>>();
    let mut spellings: HashMap<_, _> = all.terms.values().flat_map(there).collect();
    let mut seen: Vec<Placed<TermId>> = Vec::new();
    for table in fields.tables("term", false, Limits::KNOWLEDGE) {
        let mut entry = Fields::new(fields.doc, table.value, table.span, "term");
        seen.extend(term(all, &mut entry, &mut spellings));
        entry.finish();
    }
    for id in seen.iter().filter(|id| !all.terms.contains_key(&id.value)) {
        let advice = Table::Glossary.advice(id.value.as_str(), all);
        fields.doc.fault(&id.span, format!("no term `{}` is defined", id.value), advice);
    }
}

/// Reads one term; the terms that it points at are looked up when all are known.
fn term(
    all: &mut Knowledge,
    entry: &mut Fields<'_, '_, '_>,
    spellings: &mut HashMap<String, TermId>,
) -> Vec<Placed<TermId>> {
    let id = entry.parsed::<TermId>("id");
    let term = entry.line("term");
    let also = entry.texts("also", false);
    let text = entry.text("text");
    let see = entry.parsed_list::<TermId>("see", false);
    let (Some(id), Some(term), Some(text)) = (id, term, text) else { return see };
    if all.terms.contains_key(&id.value) {
        let (what, hint) = all.twice("term", id.value.as_str(), |below| below.terms.contains_key(&id.value));
        entry.doc.fault(&id.span, what, hint);
        return see;
    }
    for spelling in std::iter::once(&term).chain(&also) {
        let taken = spellings.insert(fold(&spelling.value), id.value.clone());
        if let Some(other) = taken.filter(|other| *other != id.value) {
            let what = format!("`{}` is a spelling of `{other}` already", spelling.value);
            entry.doc.fault(&spelling.span, what, "leave it to one of the two");
        }
    }
    let term = Term {
        id: id.value.clone(),
        term: term.value,
        also: also.into_iter().map(|each| each.value).collect(),
        text: text.value,
        see: see.iter().map(|each| each.value.clone()).collect(),
    };
    all.terms.insert(id.value, term);
    see
}
