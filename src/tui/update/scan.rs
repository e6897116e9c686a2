//! The scan in the background: begun, stopped, taken in. Nothing waits for it, and it changes no answer.

use std::sync::Arc;

use crate::tui::effect::Effect;
use crate::tui::model::{Model, Scanned, Scanning};
use crate::tui::scope::state;

/// Scans again, unless a scan runs already.
pub(super) fn again(model: &mut Model, effects: &mut Vec<Effect>) {
    if !matches!(model.scanning, Scanning::Running { .. }) {
        model.scanning = Scanning::Running { done: 0, of: 0 };
        effects.push(Effect::Scan);
    }
}

/// The key: scans again, or stops the scan that runs.
pub(super) fn toggle(model: &mut Model, effects: &mut Vec<Effect>) {
    if matches!(model.scanning, Scanning::Running { .. }) {
        model.scanning = Scanning::Stopped;
        model.say(state(model));
        effects.push(Effect::StopScan);
    } else {
        again(model, effects);
    }
}

/// The scan is further.
pub(super) fn moved_on(model: &mut Model, done: usize, of: usize) {
    if matches!(model.scanning, Scanning::Running { .. }) {
        model.scanning = Scanning::Running { done, of };
    }
}

/// The scan ended. What a scan that was stopped had seen is not told: it could only be a part.
pub(super) fn ended(model: &mut Model, result: Result<Option<Arc<Scanned>>, String>) {
    if !matches!(model.scanning, Scanning::Running { .. }) {
        return;
    }
    match result {
        Ok(Some(scanned)) => {
            model.scanning = Scanning::Done;
            // What is listed may move or go.
            let (row, lists) = (super::models::chosen(model), super::seen::chosen(model));
            model.work.take_in_scan(scanned);
            super::models::find_again(model, row);
            super::seen::find_again(model, lists);
        }
        // The one that was stopped; another one runs since.
        Ok(None) => {}
        Err(why) => {
            model.scanning = Scanning::Failed(why);
            model.fail(state(model));
        }
    }
}
