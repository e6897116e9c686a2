//! Who changed a part of a record that two sides grew out of, and what stands where only one of them did. It settles
//! nothing that both changed.

/// Who changed something.
pub(super) enum Changed {
    /// Nobody, or both in the same way.
    Alike,
    /// Our side only.
    Ours,
    /// The other side only.
    Theirs,
    /// Both, in different ways.
    Both,
}

/// Compares two sides with what they grew out of.
pub(super) fn changed<T: PartialEq>(base: &T, ours: &T, theirs: &T) -> Changed {
    if ours == theirs {
        Changed::Alike
    } else if theirs == base {
        Changed::Ours
    } else if ours == base {
        Changed::Theirs
    } else {
        Changed::Both
    }
}

/// What stands without a choice: the same, or what only one of them changed.
pub(super) fn undisputed<T: PartialEq + Copy>(base: T, ours: T, theirs: T) -> Option<T> {
    match changed(&base, &ours, &theirs) {
        Changed::Alike | Changed::Ours => Some(ours),
        Changed::Theirs => Some(theirs),
        Changed::Both => None,
    }
}
