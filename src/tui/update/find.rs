//! Finding items by a few letters, best fit first; which actions are found, the palette says.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::checklist::{Checklist, Gone, GoneWhy, Item, Query};
use crate::report::provenance;
use crate::text::visible_line;
use crate::tui::action::Action;
use crate::tui::field::{Field, Length};
use crate::tui::model::{Dialog, Finder, FinderKind, FinderRow, GoneRow, Model, Work};
use crate::words::notice::way as words;
use crate::words::{fields, finder};

use super::fit::Fit;
use super::{go, models, palette};

/// Opens a finder.
pub(super) fn open(model: &mut Model, action: Action) {
    let (kind, placeholder) = match action {
        Action::Find => (FinderKind::Items, fields::FIND_ITEM_HINT),
        _ => (FinderKind::Actions(model.mode()), fields::FIND_ACTION_HINT),
    };
    let field = Field::new(fields::FIND, Length::Line, "", placeholder);
    model.dialogs.push(Dialog::Finder(Finder { kind, field, rows: Vec::new(), chosen: 0 }));
    narrow(model);
}

/// Lists what fits what was typed; everything, in its order, while nothing is typed.
pub(super) fn narrow(model: &mut Model) {
    let Some(Dialog::Finder(finder)) = model.dialogs.last() else { return };
    let typed = finder.field.text();
    let rows = match finder.kind {
        FinderKind::Items => items(&model.work, &typed),
        FinderKind::Actions(mode) => palette::rows(model, mode, &mut Fit::new(&typed)),
    };
    if let Some(Dialog::Finder(finder)) = model.dialogs.last_mut() {
        finder.rows = rows;
        finder.chosen = 0;
    }
}

/// The items that fit, best first; also those that are asked no longer, and models.
fn items(work: &Work, typed: &str) -> Vec<FinderRow> {
    let (mut fit, query) = (Fit::new(typed), Query::new(typed));
    let mut fits: Vec<(u32, FinderRow)> = Vec::new();
    for (at, item) in work.checklist.items().iter().enumerate() {
        // What stands beside an item finds it too, after those that are called so.
        let score = fit.item(item).or_else(|| work.checklist.matches(item, &query).map(|_| 0));
        fits.extend(score.map(|score| (score, FinderRow::Item(at))));
    }
    for (at, gone) in work.checklist.gone().iter().enumerate() {
        let score = match gone.item {
            Some(item) => fit.item(item),
            None => fit.letters(gone.id.as_str()),
        };
        fits.extend(score.map(|score| (score, FinderRow::Gone(gone_row(at, gone)))));
    }
    for name in named_models(work) {
        fits.extend(fit.letters(&name).map(|score| (score, FinderRow::Model(name))));
    }
    if fits.is_empty() {
        fits = alike(&work.checklist, typed);
    }
    fits.sort_by_key(|(score, _)| Reverse(*score));
    fits.into_iter().map(|(_, row)| row).collect()
}

fn gone_row(at: usize, gone: &Gone<'_>) -> GoneRow {
    let (mark, why) = match gone.why {
        GoneWhy::Off(off) => (finder::OFF, provenance::off(off)),
        GoneWhy::Replaced(heir) => (finder::REPLACED, finder::by(&heir.id)),
    };
    let title = visible_line(gone.item.map_or(gone.id.as_str(), |item| &item.title)).into_owned();
    GoneRow { at, mark, title, why: visible_line(&why).into_owned() }
}

/// Nothing has what was typed: the items that have its words in another form, such as "pinned" for "pinning". Items only
/// whose title, id or question has all of them, so that no chance letters find anything.
fn alike(checklist: &Checklist, typed: &str) -> Vec<(u32, FinderRow)> {
    let typed = typed.to_lowercase();
    let stems: Vec<&str> = typed.split_whitespace().map(stem).collect();
    if stems.concat() == typed.split_whitespace().collect::<String>() {
        return Vec::new();
    }
    let mut fit = Fit::new(&stems.join(" "));
    let mut score = |item: &Item| {
        let (title, id) = (fit.words(&item.title), fit.words(item.id.as_str()));
        title.max(id).map(|score| score * 2).max(fit.words(&item.question))
    };
    let all = checklist.items().iter().enumerate();
    all.filter_map(|(at, item)| Some((score(item)?, FinderRow::Item(at)))).collect()
}

/// A word without the ending that it has in another form, and without the letter that is doubled before it; the word
/// itself where too little would be left to mean anything.
fn stem(word: &str) -> &str {
    let endings = ["ing", "ed", "es", "s"];
    let cut = endings.iter().find_map(|ending| word.strip_suffix(ending)).filter(|cut| cut.len() > 2);
    let Some(cut) = cut else { return word };
    let mut letters = cut.chars().rev();
    let doubled = letters.next().filter(|last| letters.next() == Some(*last));
    doubled.and_then(|last| cut.strip_suffix(last)).filter(|shorter| shorter.len() > 2).unwrap_or(cut)
}

/// Takes the chosen row; returns the action that was found.
pub(super) fn confirm(model: &mut Model) -> Option<Action> {
    let Some(Dialog::Finder(finder)) = model.dialogs.pop() else { return None };
    match finder.rows.get(finder.chosen) {
        Some(FinderRow::Item(position)) => go::to_item(model, *position),
        Some(FinderRow::Gone(gone)) => explain(model, gone.at),
        Some(FinderRow::Model(name)) => {
            models::show(model);
            models::go_to_named(model, name);
        }
        Some(FinderRow::Action(at, works)) => return palette::take(model, *at, *works),
        None => model.say(words::NOTHING_FOUND),
    }
    None
}

/// The names of the listed models, each once.
fn named_models(work: &Work) -> Vec<String> {
    let mut known = BTreeSet::new();
    let names = work.model_rows().filter_map(|row| row.name());
    names.filter(|name| known.insert(name.clone())).collect()
}

/// Says why an item is asked no longer. Where another took its place, that one is shown.
fn explain(model: &mut Model, at: usize) {
    let checklist = Arc::clone(&model.work.checklist);
    let Some(gone) = checklist.gone().get(at).copied() else { return };
    let title = visible_line(gone.item.map_or(gone.id.as_str(), |item| &item.title)).into_owned();
    match gone.why {
        GoneWhy::Off(off) => model.say(words::not_asked(&title, &visible_line(&provenance::off(off)))),
        GoneWhy::Replaced(heir) => {
            let position = checklist.position(&heir.id);
            if let Some(position) = position {
                go::to_item(model, position);
            }
            model.say(words::taken_over(&title, &visible_line(&heir.title), heir.id.as_str()));
        }
    }
}
