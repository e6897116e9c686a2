//! Stories about releases: opened, looked at again, signed off, frozen, and kept as they were. Each runs the command
//! line in a repository of its own, with people as git knows them, on days that the story chooses.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

#[path = "alone/programs.rs"]
mod alone;
#[path = "releases/ci.rs"]
mod ci;
#[path = "releases/frozen.rs"]
mod frozen;
#[path = "releases/haste.rs"]
mod haste;
#[path = "releases/last.rs"]
mod last;
#[path = "releases/looked.rs"]
mod looked;
#[path = "releases/on_the_way.rs"]
mod on_the_way;
#[path = "releases/product.rs"]
mod product;
#[path = "releases/queue.rs"]
mod queue;
#[path = "releases/shown.rs"]
mod shown;
#[path = "releases/sign.rs"]
mod sign;
#[path = "releases/six.rs"]
mod six;
#[path = "releases/waiting.rs"]
mod waiting;
#[path = "releases/yaml.rs"]
mod yaml;
