//! The models and what else the scan saw: parts turned, rows chosen and opened. Changes no answer.

use crate::record::ModelId;
use crate::scan::Seen;
use crate::tui::effect::Effect;
use crate::tui::layout::{areas, release_panes, text_inside};
use crate::tui::model::{
    Dialog, Model, ModelsPart, ModelsPlace, Same, Screen, Seeing, SeenDialog, Was, moved, of_place,
};
use crate::tui::view::models_height;
use crate::words::notice::models as words;

use super::seen;

/// Shows the models.
pub(super) fn show(model: &mut Model) {
    model.place.screen = Screen::Models;
    model.place.came_from = None;
}

/// Turns to another part.
pub(super) fn turn(model: &mut Model, by: usize) {
    let all = ModelsPart::ALL;
    let at = all.iter().position(|part| *part == model.place.models.part).unwrap_or_default();
    let part = all.get((at + by) % all.len()).copied().unwrap_or_default();
    let column = model.place.models.column;
    model.place.models = ModelsPlace { part, chosen: 0, scroll: 0, column };
}

/// Rows of the part that is seen.
pub(super) fn rows(model: &Model) -> usize {
    model.work.rows_of(model.place.models.part)
}

/// Chooses another row.
pub(super) fn choose(model: &mut Model, by: isize) {
    let rows = rows(model);
    select(model, moved(model.place.models.chosen, by, rows));
}

/// Chooses a row and tells of it from the beginning.
pub(super) fn select(model: &mut Model, row: usize) {
    model.place.models.chosen = row;
    model.place.models.scroll = 0;
}

/// Chooses another column of the matrix.
pub(super) fn turn_column(model: &mut Model, by: isize) {
    let columns = model.work.record.in_use().count();
    model.place.models.column = moved(model.place.models.column, by, columns);
    model.place.models.scroll = 0;
}

/// Keeps a row and a column chosen that are there, whatever took others away: what is drawn as chosen is what keys act on.
pub(super) fn keep_chosen(model: &mut Model) {
    if model.place.screen == Screen::Models {
        let (rows, columns) = (rows(model), model.work.record.in_use().count());
        model.place.models.chosen = moved(model.place.models.chosen, 0, rows);
        model.place.models.column = moved(model.place.models.column, 0, columns);
    }
}

/// What stands in a row of the part that is seen.
fn row(model: &Model, at: usize) -> Option<(Same, Seen)> {
    let scanned = model.work.scanned.as_ref();
    match model.place.models.part {
        ModelsPart::Models => {
            let row = model.work.model_row(at)?;
            let named = || row.id.as_ref().map(|id| Same::Named(id.to_string()));
            Some((row.seen.map(Same::model).or_else(named)?, Seen::default()))
        }
        ModelsPart::Matrix => {
            let position = model.work.asked_of_each().get(at).copied()?;
            Some((Same::Named(model.work.item(position)?.id.to_string()), Seen::default()))
        }
        ModelsPart::NotExamined => {
            let missed = scanned?.missed().get(at)?;
            let same = Same::NotExamined(missed.path.clone(), missed.why.clone());
            Some((same, Seen { path: missed.path.clone(), line: missed.line, ..Seen::default() }))
        }
        ModelsPart::Loads => {
            let load = scanned?.scan().inventory.loads.get(at)?;
            Some((Same::place(load), of_place(load)))
        }
        ModelsPart::Other => {
            let scanned = scanned?;
            let one = scanned.observation(*scanned.other().get(at)?)?;
            Some((Same::observation(one), one.place.clone()))
        }
    }
}

/// A chosen row by what it is, and the name of its model.
pub(super) type Chosen = Option<(Was, Option<ModelId>)>;

/// What is chosen, before another scan comes in.
pub(super) fn chosen(model: &Model) -> Chosen {
    let at = model.place.models.chosen;
    if model.place.screen != Screen::Models && at == 0 {
        return None;
    }
    let (same, place) = row(model, at)?;
    Some((Was { at, same, place }, model_of(model, at)))
}

/// Another scan came in: the same stays chosen, wherever it is listed now. Of a model that is at another revision, or
/// declared and no longer seen, the row that has its name.
pub(super) fn find_again(model: &mut Model, was: Chosen) {
    let rows = rows(model);
    if let Some((was, id)) = was {
        let named = || id.as_ref().and_then(|_| (0..rows).find(|at| model_of(model, *at) == id));
        if let Some(at) = was.now(rows, |at| row(model, at)).or_else(named) {
            model.place.models.chosen = at;
        } else {
            model.place.models.scroll = 0;
            if model.place.screen == Screen::Models {
                model.say(words::ROW_IS_GONE);
            }
        }
    }
}

/// Goes to the row of a model.
pub(super) fn go_to(model: &mut Model, id: &ModelId) {
    let listed = model.work.models_listed();
    let found =
        (0..listed).find(|at| model.work.model_row(*at).is_some_and(|row| row.id.as_ref() == Some(id)));
    if let Some(at) = found {
        model.place.models.part = ModelsPart::Models;
        select(model, at);
    }
}

/// Goes to the first row of a model with this name.
pub(super) fn go_to_named(model: &mut Model, name: &str) {
    let found = model.work.model_rows().position(|row| row.name().is_some_and(|listed| listed == name));
    if let Some(at) = found {
        model.place.models.part = ModelsPart::Models;
        select(model, at);
    } else {
        model.say(words::ROW_IS_GONE);
    }
}

fn model_of(model: &Model, at: usize) -> Option<ModelId> {
    if model.place.models.part == ModelsPart::Models { model.work.model_row(at)?.id } else { None }
}

/// Scrolls what is told of the chosen row, by half of what is seen of it.
pub(super) fn scroll(model: &mut Model, direction: isize) {
    let text = text_inside(release_panes(areas(model.size).body).detail);
    let hidden = models_height(model, text).saturating_sub(usize::from(text.height));
    let half = isize::try_from(text.height / 2).unwrap_or(1).max(1);
    model.place.models.scroll = moved(model.place.models.scroll, direction * half, hidden + 1);
}

/// Opens the chosen row: the places of a model, or the place itself.
pub(super) fn open(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(scanned) = model.work.scanned.clone() else { return };
    let chosen = model.place.models.chosen;
    let inventory = &scanned.scan().inventory;
    let (place, saw) = match model.place.models.part {
        ModelsPart::Models => {
            if chosen >= inventory.models.len() {
                model.say(words::NO_PLACE_NAMES_IT);
            } else {
                model.dialogs.push(Dialog::Seen(SeenDialog::new(Seeing::Model(chosen))));
            }
            return;
        }
        ModelsPart::Matrix => return,
        ModelsPart::NotExamined => {
            let Some(missed) = scanned.missed().get(chosen) else { return };
            (Seen { path: missed.path.clone(), line: missed.line, ..Seen::default() }, missed.why.clone())
        }
        ModelsPart::Loads => {
            let Some(load) = inventory.loads.get(chosen) else { return };
            (of_place(load), load.call.clone())
        }
        ModelsPart::Other => {
            let one = scanned.other().get(chosen).and_then(|at| scanned.observation(*at));
            let Some(one) = one else { return };
            (one.place.clone(), one.saw.clone())
        }
    };
    seen::look(model, place, saw, effects);
}
