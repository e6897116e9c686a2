//! Large files that are kept elsewhere, of which git holds a few lines only. Fetches none of them.

/// How such lines begin.
const POINTER: &[u8] = b"version https://git-lfs";

/// Whether what git holds only stands for a file that is kept elsewhere.
pub(in crate::store) fn stands_for_another(held: &[u8]) -> bool {
    held.starts_with(POINTER)
}
