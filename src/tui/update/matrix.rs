//! The way from a cell of the matrix to its question. Changes no answer.

use crate::tui::model::Model;
use crate::words::notice::models as words;

use super::go;

/// Goes to the question of the chosen cell.
pub(super) fn visit(model: &mut Model) {
    let position = model.work.asked_of_each().get(model.place.models.chosen).copied();
    let about = model.work.record.in_use().nth(model.place.models.column).cloned();
    let (Some(position), Some(about)) = (position, about) else {
        model.say(words::NOTHING_ASKED_OF_EACH);
        return;
    };
    model.work.choose_model(Some(about));
    go::visit(model, position);
}
