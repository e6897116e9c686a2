//! How names are hashed while a project is read: fast, and in a map seeded anew, so that nobody who writes a source can make its
//! names fall together. Holds nothing.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher as _, Hash};

use foldhash::fast::{FixedState, RandomState};

/// A map whose order nobody may look at.
pub(super) type Map<K, V> = HashMap<K, V, RandomState>;

/// The same for names alone.
pub(super) type Set<K> = HashSet<K, RandomState>;

/// A number by which something may be found again; whoever uses it looks whether it is that.
pub(super) fn hash<T: Hash + ?Sized>(thing: &T) -> u64 {
    FixedState::default().hash_one(thing)
}

/// A short number for a name, by which others that may be the same are found too.
pub(super) fn short(name: &str) -> u32 {
    u32::try_from(hash(name) >> 32).unwrap_or_default()
}
