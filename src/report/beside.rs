//! What `check` tells beside the gaps: releases that are not what was signed off, what is left to look at again and what
//! keeps the open one from being signed off, facts about how answers were given, and what a scan saw.

use crate::assess::{Blockers, Haste, Queue};
use crate::checklist::Severity;
use crate::scan::Scan;
use crate::store::releases::Kept;

/// What is told beside the gaps; nothing by default.
#[derive(Debug, Clone, Copy, Default)]
pub struct Beside<'a> {
    /// The releases, and what has become of them.
    pub kept: &'a [Kept],
    /// What to look at again, while a release is open.
    pub queue: Option<&'a Queue>,
    /// What keeps the open release from being signed off, by the threshold that the project demands.
    pub blockers: Option<(&'a Blockers, Severity)>,
    /// Why a sign-off of the open release is refused whatever is answered, and what to do.
    pub broken: Option<&'a str>,
    /// Facts about how answers were given.
    pub haste: &'a [Haste],
    /// What the project shows, where it was looked at.
    pub scan: Option<&'a Scan>,
}

impl<'a> Beside<'a> {
    /// The releases that are not what was signed off; with any of them nothing is in order.
    pub fn tampered(&self) -> impl Iterator<Item = &'a Kept> + use<'a> {
        self.kept.iter().filter(|kept| kept.is_tampered())
    }
}
