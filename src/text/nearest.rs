//! What a mistyped name may have meant.

/// How many names are offered.
const OFFERED: usize = 3;

/// The names closest to `typed`, closest first; none that share nothing with it.
pub fn nearest<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let typed: Vec<char> = typed.chars().take(80).collect();
    let mut near: Vec<(usize, &str)> = names
        .map(|name| {
            let whole = distance(&typed, name);
            // Part of a name is a good guess too, however long the name.
            let part = typed.len() > 2 && name.contains(&typed.iter().collect::<String>());
            (if part { whole.min(1) } else { whole }, name)
        })
        .filter(|(distance, _)| *distance <= 2 + typed.len() / 3)
        .collect();
    near.sort_unstable();
    // Two things may share a name.
    near.dedup();
    near.into_iter().take(OFFERED).map(|(_, name)| name.to_owned()).collect()
}

/// Whether `typed` is `name` with a slip of the finger: close enough to say so without a list of others.
pub fn is_slip(typed: &str, name: &str) -> bool {
    let typed: Vec<char> = typed.chars().take(80).collect();
    typed.len() > 2 && distance(&typed, name) <= 1 + typed.len() / 6
}

/// How many letters must be put in, taken out or changed.
fn distance(typed: &[char], name: &str) -> usize {
    let mut row: Vec<usize> = (0..=typed.len()).collect();
    for (at, c) in name.chars().enumerate() {
        let mut diagonal = at;
        let mut left = at + 1;
        let mut next = vec![left];
        for (t, above) in typed.iter().zip(row.iter().skip(1)) {
            let change = diagonal + usize::from(*t != c);
            diagonal = *above;
            left = change.min(*above + 1).min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_of_levenshtein() {
        let of = |a: &str, b| distance(&a.chars().collect::<Vec<_>>(), b);
        assert_eq!(of("kitten", "sitting"), 3);
        assert_eq!(of("", "abc"), 3);
        assert_eq!(of("abc", ""), 3);
        assert_eq!(of("same", "same"), 0);
    }

    #[test]
    fn a_slip_is_a_letter_or_two() {
        assert!(is_slip("minuts", "minutes") && is_slip("evidence_wanted", "evidence-wanted"));
        assert!(!is_slip("why", "who-cares") && !is_slip("id", "ad") && !is_slip("weight", "minutes"));
    }

    #[test]
    fn the_closest_come_first_and_strangers_not_at_all() {
        let names = ["safety-owner", "safety-policy", "pin-model-revision", "owner"];
        assert_eq!(nearest("safty-owner", names.into_iter())[0], "safety-owner");
        assert_eq!(nearest("revision", names.into_iter()), ["pin-model-revision"]);
        assert_eq!(nearest("xyzzyxyzzy", names.into_iter()), Vec::<String>::new());
    }
}
