//! How firmly a reference names one state of a model: what a revision or a hosted id says by its form.
//!
//! Pure text; nothing is looked up, so a word that only the hub could tell apart is judged the weaker way.

use crate::checklist::words;

words! {
    /// What holds a model in place.
    Pin {
        /// Forty hexadecimal digits, or the digest of a content-addressed store: this state and no other.
        FullCommit = "full-commit",
        /// The beginning of a commit, which may come to mean another.
        ShortHash = "short-hash",
        /// A version word, which its owner can move.
        Tag = "tag",
        /// A line of work, which moves by design.
        Branch = "branch",
        /// Nothing: whatever is newest on the day.
        None = "none",
        /// Decided while the program runs; neither pinned nor unpinned can be said.
        Dynamic = "dynamic",
        /// A file or folder of one's own.
        Local = "local",
        /// A hosted model named with its date or version.
        Dated = "dated",
        /// A hosted model named by an alias that its provider moves.
        Floating = "floating",
    }
}

/// What a revision of a hub says.
pub(super) fn of_revision(revision: &str) -> Pin {
    let word = revision.trim();
    if word.is_empty() {
        return Pin::None;
    }
    let hex = word.bytes().all(|byte| byte.is_ascii_hexdigit());
    // All digits is a date or a number; a short word such as `decade` is told from a hash by its digits.
    let mixed =
        word.bytes().any(|byte| byte.is_ascii_digit()) && word.bytes().any(|b| b.is_ascii_alphabetic());
    match word.len() {
        40 if hex => Pin::FullCommit,
        7..40 if hex && mixed => Pin::ShortHash,
        _ if is_version(word) => Pin::Tag,
        _ => Pin::Branch,
    }
}

/// Whether a word reads like a release: `v1.0`, `2.1.0-rc1`, `20240806`, `release-3`, `refs/tags/x`.
fn is_version(word: &str) -> bool {
    if let Some(tag) = word.strip_prefix("refs/") {
        return tag.starts_with("tags/");
    }
    let bare = ["release-", "release_", "release/", "version-", "rev-", "v.", "v", "V"];
    let bare = bare.iter().find_map(|start| word.strip_prefix(start)).unwrap_or(word);
    bare.starts_with(|c: char| c.is_ascii_digit())
}

/// What the tag behind a name in a registry such as Ollama's says.
pub(super) fn of_tag(tag: Option<&str>) -> Pin {
    match tag {
        None | Some("") => Pin::None,
        Some("latest") => Pin::Branch,
        Some(tag) if is_digest(tag) => Pin::FullCommit,
        Some(_) => Pin::Tag,
    }
}

/// Whether a word is a whole content digest.
pub(super) fn is_digest(word: &str) -> bool {
    let word = word.strip_prefix("sha256:").unwrap_or(word);
    word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// What the id of a hosted model says.
pub(super) fn of_hosted(id: &str) -> Pin {
    let id = id.strip_prefix("ft:").map_or(id, |tuned| tuned.split(':').next().unwrap_or(tuned));
    if id.ends_with("latest") {
        return Pin::Floating;
    }
    let parts: Vec<&str> = id.split(['-', '@', ':', '/', '.', '_']).filter(|part| !part.is_empty()).collect();
    let number = |at: usize| parts.get(at).copied().filter(|part| part.bytes().all(|b| b.is_ascii_digit()));
    let dated = (0..parts.len()).any(|at| {
        number(at).is_some_and(|digits| match digits.len() {
            8 => digits.starts_with("20"),
            6 => digits.starts_with('2'),
            // 0613 and 1106 are days, 2407 and 2512 months.
            4 => is_month_day(digits) || is_year_month(digits) || is_year_month_apart(digits, number(at + 1)),
            3 => at + 1 == parts.len() && digits.starts_with('0'),
            2 => at > 0 && is_month(digits) && number(at + 1).is_some_and(is_day_or_year),
            _ => false,
        })
    });
    // Bedrock closes each version with `-v1:0`.
    let versioned = id.rsplit_once(':').is_some_and(|(name, build)| {
        build.bytes().all(|b| b.is_ascii_digit())
            && name.rsplit('-').next().is_some_and(|v| v.starts_with('v'))
    });
    if dated || versioned || id.rsplit(':').next().is_some_and(is_digest) {
        Pin::Dated
    } else {
        Pin::Floating
    }
}

fn is_month(digits: &str) -> bool {
    digits.len() == 2 && ("01"..="12").contains(&digits)
}

fn is_day_or_year(digits: &str) -> bool {
    (digits.len() == 2 && ("01"..="31").contains(&digits)) || is_year(digits)
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && ("2020"..="2039").contains(&digits)
}

fn is_month_day(digits: &str) -> bool {
    let (month, day) = digits.split_at_checked(2).unwrap_or_default();
    is_month(month) && ("01"..="31").contains(&day)
}

fn is_year_month(digits: &str) -> bool {
    let (year, month) = digits.split_at_checked(2).unwrap_or_default();
    ("23"..="39").contains(&year) && is_month(month)
}

fn is_year_month_apart(digits: &str, next: Option<&str>) -> bool {
    is_year(digits) && next.is_some_and(is_month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_forty_digits_are_a_commit() {
        for (word, pin) in [
            ("5b7e0f6a3c2d1e4f5a6b7c8d9e0f1a2b3c4d5e6f", Pin::FullCommit),
            ("5b7e0f6", Pin::ShortHash),
            ("5b7e0f6a3c2d1e4f5a6b7c8d9e0f1a2b3c4d5e6", Pin::ShortHash),
            ("5b7e0f", Pin::Tag),
            ("20240806", Pin::Tag),
            ("1234567", Pin::Tag),
            ("v1.0", Pin::Tag),
            ("2.1.0-rc1", Pin::Tag),
            ("refs/tags/x", Pin::Tag),
            ("main", Pin::Branch),
            ("refs/pr/7", Pin::Branch),
            ("fp16", Pin::Branch),
            ("deadbeef", Pin::Branch),
            ("", Pin::None),
            ("g5b7e0f6a3c2d1e4f5a6b7c8d9e0f1a2b3c4d5e6f", Pin::Branch),
        ] {
            assert_eq!(of_revision(word), pin, "{word}");
        }
    }

    #[test]
    fn hosted_ids_are_dated_or_float() {
        for id in [
            "gpt-4o-2024-08-06",
            "gpt-4-0613",
            "gpt-3.5-turbo-1106",
            "claude-3-5-sonnet-20241022",
            "anthropic.claude-3-5-sonnet-20241022-v2:0",
            "meta.llama3-70b-instruct-v1:0",
            "mistral-large-2407",
            "gemini-1.5-pro-002",
            "gemini-2.5-flash-preview-04-17",
            "command-r-08-2024",
            "claude-3-5-sonnet@20240620",
            "text-embedding-ada-002",
            "ft:gpt-4o-mini-2024-07-18:acme::abc",
        ] {
            assert_eq!(of_hosted(id), Pin::Dated, "{id}");
        }
        for id in [
            "gpt-4o",
            "gpt-4",
            "claude-3-5-sonnet-latest",
            "claude-sonnet-4-5",
            "mistral-large-latest",
            "gemini-2.5-flash",
            "text-embedding-3-small",
            "command-r-plus",
            "deepseek-chat",
            "llama-3.3-70b-versatile",
            "o3",
            "ft:gpt-4o:acme::20240806",
            "",
        ] {
            assert_eq!(of_hosted(id), Pin::Floating, "{id}");
        }
    }

    #[test]
    fn tags_of_a_registry_move_unless_they_are_digests() {
        assert_eq!(of_tag(None), Pin::None);
        assert_eq!(of_tag(Some("latest")), Pin::Branch);
        assert_eq!(of_tag(Some("8b-instruct-q4_0")), Pin::Tag);
        assert_eq!(of_tag(Some(&format!("sha256:{}", "a".repeat(64)))), Pin::FullCommit);
    }
}
