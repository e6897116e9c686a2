//! How messages show a path. Looks nothing up but the current folder.

use std::path::Path;

use crate::text::visible_line;

/// A path as it is typed into a shell: one with blanks or signs stands in quotes.
pub(super) fn typed(path: &Path) -> String {
    let path = shown(path);
    let plain = |c: char| c.is_alphanumeric() || "/._-+".contains(c);
    if path.chars().all(plain) { path } else { format!("'{}'", path.replace('\'', r"'\''")) }
}

/// A path as messages show it: relative to the current folder where it lies below it, and fit for a terminal.
pub fn shown(path: &Path) -> String {
    let here = std::env::current_dir().ok();
    let below = here.and_then(|here| path.strip_prefix(here).ok().map(Path::to_path_buf));
    let path = match &below {
        Some(below) if below.as_os_str().is_empty() => Path::new("."),
        Some(below) => below,
        None => path,
    };
    visible_line(&path.to_string_lossy()).into_owned()
}
