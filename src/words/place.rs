//! What the lines around a place say until they are there.

pub(crate) const BEING_READ: &str = "being read";
