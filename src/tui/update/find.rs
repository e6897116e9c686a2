//! Finding items and actions by a few letters, best fit first.

use std::collections::BTreeSet;
use std::sync::Arc;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::checklist::{Checklist, GoneWhy, Item, Query};
use crate::report::provenance;
use crate::text::visible_line;
use crate::tui::action::Action;
use crate::tui::field::{Field, Length};
use crate::tui::keymap::{KEYMAP, Mode};
use crate::tui::model::{Dialog, Finder, FinderKind, FinderRow, Model, Work};
use crate::words::fields;
use crate::words::notice::way as words;

use super::{go, models};

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
    let Some(Dialog::Finder(finder)) = model.dialogs.last_mut() else { return };
    let typed = finder.field.text();
    let mut fit = Fit::new(&typed);
    let mut fits: Vec<(u32, FinderRow)> = Vec::new();
    match finder.kind {
        FinderKind::Items => {
            let query = Query::new(&typed);
            for (at, item) in model.work.checklist.items().iter().enumerate() {
                // What stands beside an item finds it too, after those that are called so.
                let score = fit.item(item).or_else(|| model.work.checklist.matches(item, &query).map(|_| 0));
                fits.extend(score.map(|score| (score, FinderRow::Item(at))));
            }
            for (at, gone) in model.work.checklist.gone().iter().enumerate() {
                let score = match gone.item {
                    Some(item) => fit.item(item),
                    None => fit.letters(gone.id.as_str()),
                };
                fits.extend(score.map(|score| (score, FinderRow::Gone(at))));
            }
            for name in named_models(&model.work) {
                fits.extend(fit.letters(&name).map(|score| (score, FinderRow::Model(name))));
            }
        }
        FinderKind::Actions(mode) => {
            for (at, row) in
                KEYMAP.iter().enumerate().filter(|(_, row)| in_palette(row.action, row.modes, mode))
            {
                fits.extend(fit.letters(row.help).map(|score| (score, FinderRow::Action(at))));
            }
        }
    }
    if fits.is_empty() && finder.kind == FinderKind::Items {
        fits = alike(&model.work.checklist, &typed);
    }
    fits.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    finder.rows = fits.into_iter().map(|(_, row)| row).collect();
    finder.chosen = 0;
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

/// How well texts fit what was typed.
struct Fit {
    letters: Pattern,
    words: Pattern,
    matcher: Matcher,
    buffer: Vec<char>,
}

impl Fit {
    fn new(typed: &str) -> Self {
        let pattern = |kind| Pattern::new(typed, CaseMatching::Ignore, Normalization::Smart, kind);
        Self {
            letters: pattern(AtomKind::Fuzzy),
            words: pattern(AtomKind::Substring),
            matcher: Matcher::new(Config::DEFAULT),
            buffer: Vec::new(),
        }
    }

    /// The letters stand in the text in this order; the closer together, the better.
    fn letters(&mut self, text: &str) -> Option<u32> {
        self.letters.score(Utf32Str::new(text, &mut self.buffer), &mut self.matcher)
    }

    /// A few letters find an item by its name; in a whole sentence they would find anything.
    fn item(&mut self, item: &Item) -> Option<u32> {
        let (title, id) = (self.letters(&item.title), self.letters(item.id.as_str()));
        title.max(id).max(self.words(&item.question))
    }

    /// Every word stands in the text. Never better than a name that fits.
    fn words(&mut self, text: &str) -> Option<u32> {
        self.words.score(Utf32Str::new(text, &mut self.buffer), &mut self.matcher).map(|score| score / 2)
    }
}

/// Whether the palette of a mode offers an action. Moving by rows is for fingers, not for names.
fn in_palette(action: Action, modes: &[Mode], mode: Mode) -> bool {
    let by_row = matches!(action, Action::Next | Action::Previous | Action::Palette);
    modes.contains(&mode) && !by_row
}

/// Takes the chosen row; returns the action that was found.
pub(super) fn confirm(model: &mut Model) -> Option<Action> {
    let Some(Dialog::Finder(finder)) = model.dialogs.pop() else { return None };
    match finder.rows.get(finder.chosen) {
        Some(FinderRow::Item(position)) => go::to_item(model, *position),
        Some(FinderRow::Gone(at)) => explain(model, *at),
        Some(FinderRow::Model(name)) => {
            models::show(model);
            models::go_to_named(model, name);
        }
        Some(FinderRow::Action(at)) => return KEYMAP.get(*at).map(|row| row.action),
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
