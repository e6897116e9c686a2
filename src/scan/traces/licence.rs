//! Which licence a text is, told by sentences that only it has, and which identifiers limit the use. It gives no legal reading.

/// The hub's word for a licence that has no identifier.
pub(in crate::scan) const OTHER: &str = "other";

/// Sentences, in small letters and with single blanks, and the licence they belong to. The narrower ones come first.
const TEXTS: [(&str, &str); 20] = [
    ("llama 3.1 community license agreement", "llama3.1"),
    ("llama 3.2 community license agreement", "llama3.2"),
    ("llama 3.3 community license agreement", "llama3.3"),
    ("llama 4 community license agreement", "llama4"),
    ("meta llama 3 community license agreement", "llama3"),
    ("llama 2 community license agreement", "llama2"),
    ("gemma terms of use", "gemma"),
    ("creativeml open rail", "creativeml-openrail-m"),
    ("bigscience openrail", "bigscience-openrail-m"),
    ("bigscience rail license", "bigscience-bloom-rail-1.0"),
    ("attribution-noncommercial-sharealike 4.0", "cc-by-nc-sa-4.0"),
    ("attribution-noncommercial 4.0", "cc-by-nc-4.0"),
    ("attribution-sharealike 4.0", "cc-by-sa-4.0"),
    ("creative commons attribution 4.0", "cc-by-4.0"),
    ("gnu affero general public license", "agpl-3.0"),
    ("gnu lesser general public license", "lgpl-3.0"),
    ("gnu general public license", "gpl-3.0"),
    ("apache license version 2.0", "apache-2.0"),
    ("permission is hereby granted, free of charge, to any person obtaining a copy", "mit"),
    ("cc0 1.0 universal", "cc0-1.0"),
];

/// Whether a file holds a licence, by its name.
pub(super) fn is_licence(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    let stem = name.split('.').next().unwrap_or(&name);
    let plain = matches!(name.rsplit_once('.').map(|(_, ending)| ending), None | Some("md" | "txt" | "rst"));
    plain
        && ["license", "licence", "copying", "use_policy", "use-policy"]
            .iter()
            .any(|word| stem == *word || stem.starts_with("license-"))
}

/// The licence that a text is.
pub(super) fn of_text(text: &str) -> Option<&'static str> {
    // The title is enough; what stands further down may name other licences.
    let head: String = text.chars().take(4_000).collect();
    let head = head.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let head = head.replace("license, version", "license version");
    // The first that is named in the text is its own.
    let named = TEXTS.iter().filter_map(|(sentence, id)| Some((head.find(sentence)?, *id)));
    named.min_by_key(|(at, _)| *at).map(|(_, id)| id)
}

/// What an identifier says against some uses, in words.
pub(in crate::scan) fn limits(id: &str) -> Option<&'static str> {
    let id = id.to_ascii_lowercase();
    let parts = || id.split(['-', '_', ' ']);
    if parts().any(|part| part == "nc")
        || id.contains("noncommercial")
        || id.contains("non-commercial")
        || id.contains("research")
    {
        return Some("which excludes commercial use");
    }
    let restricted =
        ["llama", "gemma", "rail", "deepseek", "qwen", "falcon", "tii", "nvidia", "mnpl", "stabilityai"];
    restricted.iter().any(|word| id.contains(word)).then_some("which restricts some uses")
}

/// Whether two identifiers can mean one licence.
pub(in crate::scan) fn agree(one: &str, other: &str) -> bool {
    let bare = |id: &str| {
        let kept: String = id.to_ascii_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
        kept.trim_end_matches("only").trim_end_matches("orlater").trim_end_matches("license").to_owned()
    };
    let (one, other) = (bare(one), bare(other));
    one == other || (one.len() > 2 && other.len() > 2 && (one.starts_with(&other) || other.starts_with(&one)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_identifiers_and_limits_are_told() {
        assert_eq!(of_text("\n   Apache License\n  Version 2.0, January 2004\n"), Some("apache-2.0"));
        assert_eq!(of_text("LLAMA 3.1 COMMUNITY LICENSE AGREEMENT\n"), Some("llama3.1"));
        assert_eq!(of_text("All rights reserved."), None);
        assert_eq!(limits("cc-by-nc-4.0"), Some("which excludes commercial use"));
        assert_eq!(limits("llama3.1"), Some("which restricts some uses"));
        assert_eq!(limits("apache-2.0"), None);
        assert!(agree("gpl-3.0-only", "GPL-3.0") && agree("Apache 2.0", "apache-2.0"));
        assert!(!agree("mit", "apache-2.0") && !agree("llama3.1", "llama2"));
        assert!(is_licence("models/a/LICENSE.txt") && is_licence("LICENSE-MIT") && !is_licence("license.py"));
    }
}
