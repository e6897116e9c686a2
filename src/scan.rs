//! What the repository shows, read and never run. The rooms: `listing`, `part` and `tree` (which files there are),
//! `sources` (what names a model), `identity`, `provider` and `pin` (what a name means and how firmly it holds), `model`
//! and `inventory` (what comes of it), `look` (the sources on the disk), `regular` (how any file is opened), `sheet` and
//! `every` (one file, opened once for all who read it), `opened` (one model file), `own` (the program's own documents), `files` (model files, by their content),
//! `card` (what stands beside them), `local` (which models they are), `observation`, `detector` and `detect` (what bears on
//! which item), `total` and `whole` (all of it), `options` and `course` (how it is taken and whether it goes on), `cache`
//! (what is kept for the next), `workers` (on all cores), `glimpse` (the lines around a place), `traces`, `noticed` and
//! `tool` (what shows of practice beside models).

mod cache;
mod card;
mod course;
mod detect;
mod detector;
mod endpoint;
mod every;
pub mod files;
mod glimpse;
mod held;
mod identity;
mod inventory;
mod listing;
mod local;
mod look;
mod model;
mod noticed;
mod observation;
mod opened;
mod options;
mod own;
mod part;
mod pin;
mod provider;
mod regular;
mod root;
mod shape;
mod sheet;
mod sighting;
mod sources;
mod tool;
mod total;
mod traces;
mod tracked;
mod tree;
mod whole;
mod workers;

pub use card::{Card, Topic};
pub use detector::{Detector, Page};
pub use glimpse::{Glimpse, glimpse};
pub use held::pin_of_revision;
pub use listing::{Found, Listing, Times};
pub use look::{ScanError, look};
pub use model::{DataSet, Hub, Inventory, Loading, Model, ModelFile, NotExamined, Part, Place, Scope, Sure};
pub use observation::{Bearing, Bears, Observation, Seen, Stamp, Subject};
pub use options::{Cut, Options, Progress};
pub use own::{MARK, is_own};
pub use pin::Pin;
pub use provider::provider_of;
pub use root::Root;
pub use sources::{Content, Source, survey};
pub use total::{Counted, Examined, Scan};
pub use tree::list;
pub use whole::{scan, scan_with};
