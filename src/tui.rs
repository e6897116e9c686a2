//! The terminal: an event becomes an action by the keymap, an action changes the model and asks for effects, and the
//! model is drawn.
//!
//! ```text
//! runtime   opens the screen where the last session left it
//! cycle     the loop; carries out effects with terminal and worker
//! update    (model, input, time) -> effects; pure
//! view      model -> cells; pure
//! held      keys that wait for a name or for the disk
//! stake     what a key acts upon
//! start     what the screen begins with, and how it was left
//! left      the kick-off that was left half-way, for whoever begins the record elsewhere
//! keymap    every key, as one table
//! deed      what is asked of the worker about releases
//! contrast  the difference between two records, as lines
//! past      the project over its releases, counted
//! smallest  how large a terminal has to be
//! scope     what the scan looked at, in words
//! veil      what no terminal may get, while a text is edited
//! model     everything that is shown, in sub-models
//! worker    everything that touches the disk, on threads of their own
//! ```
//!
//! The screen never judges, never computes what a report prints, and never waits for the disk.

pub mod action;
mod beside;
pub mod contrast;
mod cycle;
pub mod deed;
pub mod effect;
mod field;
mod gap_rows;
mod held;
pub mod keymap;
mod layout;
mod left;
pub mod model;
mod outside;
pub mod past;
mod preview;
mod runtime;
mod scope;
mod signals;
mod smallest;
mod stake;
mod start;
mod terminal;
pub mod theme;
mod update;
mod veil;
mod view;
mod worker;
mod wrap;

pub use left::{end_kick_off, half_way};
pub use model::{HalfWay, Kept};
pub use preview::{Masking, Preview, Print, Printed};
pub use runtime::{open, run};
pub use start::{Ending, Start};
pub use update::{Input, update};
pub use view::view;
