//! The tables of calls the other way round: which last parts a library's calls have. Data only.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::libraries::{APPLICATIONS, rules};

/// The last parts of the calls of a library, by its first part; none where no row is about it.
pub(super) fn lasts(root: &str) -> Vec<&'static str> {
    let (whole, starts) = &*LASTS;
    let begun = starts.iter().filter(|(start, _)| root.starts_with(start)).map(|(_, last)| *last);
    whole.get(root).into_iter().flatten().copied().chain(begun).collect()
}

/// Whether any row is about a library.
pub(super) fn has_rows(root: &str) -> bool {
    let (whole, starts) = &*LASTS;
    whole.contains_key(root) || starts.iter().any(|(start, _)| root.starts_with(start))
}

/// Last parts by whole first parts, and beside the beginnings of others.
type Lasts = (HashMap<&'static str, Vec<&'static str>>, Vec<(&'static str, &'static str)>);

static LASTS: LazyLock<Lasts> = LazyLock::new(|| {
    let mut all = Lasts::default();
    let within = [
        ("torchvision torchaudio", "models"),
        ("torchaudio", "pipelines"),
        (APPLICATIONS.roots, "applications"),
    ];
    let rows = rules().map(|rule| (rule.roots, rule.tail.rsplit('.').next().unwrap_or(rule.tail)));
    for (roots, last) in rows.chain(within) {
        for root in roots.split_ascii_whitespace() {
            match root.strip_suffix('*') {
                Some(start) => all.1.push((start, last)),
                None => all.0.entry(root).or_default().push(last),
            }
        }
    }
    all
});
