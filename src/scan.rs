//! What the repository shows, read and never run. The rooms: `tree` (which files there are), `sources` (what names a
//! model), `identity`, `provider` and `pin` (what a name means and how firmly it holds), `model` and `inventory` (what
//! comes of it), `look` (all of it, on the disk), `files` (model files, by their content).

pub mod files;
mod identity;
mod inventory;
mod look;
mod model;
mod pin;
mod provider;
mod sighting;
mod sources;
mod tree;

pub use look::{ScanError, look};
pub use model::{Hub, Inventory, Loading, Model, NotExamined, Part, Place, Scope, Sure};
pub use pin::Pin;
pub use sources::{Content, Source, survey};
pub use tree::{Found, Listing, list};
