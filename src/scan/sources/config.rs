//! Configuration: keys that name a model, in whichever format. The rooms: `form` (which keys and values can mean a model), `keys` (what
//! they mean together), and one for
//! each format, which hand over entries and commands.

mod container;
mod env;
mod form;
mod json;
mod keys;
mod modelfile;
mod requirements;
mod toml;
mod yaml;

pub(super) use container::read as container;
pub(super) use env::{makefile, read as env};
pub(super) use json::read as json;
pub(super) use modelfile::read as modelfile;
pub(super) use requirements::read as requirements;
pub(super) use toml::read as toml;
pub(super) use yaml::read as yaml;
