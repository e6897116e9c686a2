//! The palette: every action of the program. Those that do something now stand first; the others say where they do, and
//! lead there where nothing is left behind by that.

use std::cmp::Reverse;

use super::fit::Fit;
use crate::tui::action::Action;
use crate::tui::keymap::{self, KEYMAP, Mode, Row, name_in, name_of};
use crate::tui::model::{FinderRow, Model, Works};
use crate::tui::view::offers;
use crate::words::notice::way as words;

/// The actions that fit, those that do something now first; of each kind the best first. What fits by chance letters alone
/// comes after all that has the very words. `mode`: what had the keyboard before the palette.
pub(super) fn rows(model: &Model, mode: Mode, fit: &mut Fit) -> Vec<FinderRow> {
    let mut fits = Vec::new();
    for (at, row) in KEYMAP.iter().enumerate() {
        // By its sentence, or by the word that the footer has for it.
        let score = fit.letters(row.help).max(fit.letters(row.footer));
        if let Some((works, score)) = works(model, mode, (at, row)).zip(score) {
            let rank = match works {
                Works::Now => 0,
                Works::NotNow => 1,
                Works::Elsewhere(_) => 2,
            };
            let by_chance = fit.words(row.help).max(fit.words(row.footer)).is_none();
            fits.push(((by_chance, rank, Reverse(score)), FinderRow::Action(at, works)));
        }
    }
    // Of equals the order of the table stays.
    fits.sort_by_key(|(order, _)| *order);
    fits.into_iter().map(|(_, row)| row).collect()
}

/// Whether a row of the keymap does something; none where it is not listed.
fn works(model: &Model, mode: Mode, (at, row): (usize, &Row)) -> Option<Works> {
    if row.modes.contains(&mode) {
        // Moving by rows is for fingers, not for names.
        let listed = !matches!(row.action, Action::Next | Action::Previous | Action::Palette);
        let below = model.dialogs.iter().rev().nth(1);
        let now = offers(model, below, row.action);
        return listed.then_some(if now { Works::Now } else { Works::NotNow });
    }
    let same = |other: &Row| other.action == row.action && other.help == row.help;
    let told = KEYMAP
        .iter()
        .enumerate()
        .any(|(other, each)| same(each) && (other < at || each.modes.contains(&mode)));
    let screen = row.modes.iter().find(|there| screen_of(**there).is_some());
    let there = *screen.or(row.modes.first())?;
    (!told && !is_of_fingers(row.action)).then_some(Works::Elsewhere(there))
}

/// What moves about in something that is not there, or confirms and leaves it: nobody looks for that by its name.
fn is_of_fingers(action: Action) -> bool {
    action.moves()
        || matches!(
            action,
            Action::NextField
                | Action::PreviousField
                | Action::DeleteLine
                | Action::DeleteWord
                | Action::Complete
                | Action::Confirm
                | Action::Back
                | Action::Palette
        )
}

/// Takes a row: returns what is to be done. What works elsewhere is not done; it says where it works, and the way there is
/// taken where a key of the moment is that way: a form, a choice or the kick-off is not left behind.
pub(super) fn take(model: &mut Model, at: usize, works: Works) -> Option<Action> {
    let row = KEYMAP.get(at)?;
    let Works::Elsewhere(there) = works else { return Some(row.action) };
    let here = model.mode();
    let way = screen_of(there).filter(|way| keymap::rows(here).any(|each| each.action == *way));
    let opener = opener(there).map(name_of);
    model.say(words::works_there(&name_in(there, row.action), there.title(), row.help, opener.as_deref()));
    way
}

/// What shows a screen.
fn screen_of(mode: Mode) -> Option<Action> {
    Some(match mode {
        Mode::Items | Mode::Detail => Action::ShowItems,
        Mode::Gaps => Action::ShowGaps,
        Mode::Overview => Action::ShowOverview,
        Mode::Record => Action::ShowRecord,
        Mode::Profile => Action::ShowProfile,
        Mode::Opening | Mode::Release | Mode::Review => Action::ShowRelease,
        Mode::Diff => Action::ShowDiff,
        Mode::Models | Mode::Noticed | Mode::Matrix => Action::ShowModels,
        _ => return None,
    })
}

/// What opens a dialog, where that is one thing.
fn opener(mode: Mode) -> Option<Action> {
    Some(match mode {
        Mode::Knowledge | Mode::Explained => Action::ShowKnowledge,
        Mode::Seen | Mode::Place => Action::ShowSeen,
        Mode::Evidence => Action::EditEvidence,
        Mode::Writing => Action::EditNote,
        Mode::Signing | Mode::Blocked => Action::SignOff,
        Mode::Conflict => Action::ShowConflict,
        Mode::WritingOver => Action::Export,
        _ => return None,
    })
}
