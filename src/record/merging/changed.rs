//! Who changed a part of a record that two sides grew out of. It settles nothing.

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
