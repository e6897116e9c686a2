//! What the last line tells after a key: what was done, or why it was not. One room for each group of actions.

pub(crate) mod answer;
pub(crate) mod editor;
pub(crate) mod evidence;
pub(crate) mod models;
pub(crate) mod release;
pub(crate) mod saving;
pub(crate) mod way;
