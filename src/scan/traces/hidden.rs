//! A line with what is secret in it hidden: keys of known kinds but for their last two characters, and whole the value of
//! whatever is named a secret, a token, a password or a key. Rather too much is hidden than too little.

use std::borrow::Cow;

use super::secret::keys;

/// Words that may stand before a name at the beginning of a line.
const BEFORE: [&str; 12] =
    ["export", "set", "setenv", "let", "const", "var", "static", "env", "arg", "public", "private", "final"];

/// A line with every secret in it hidden.
pub(in crate::scan) fn masked(line: &str) -> Cow<'_, str> {
    let named = unnamed(line);
    let all = hidden(&named);
    if all.is_empty() {
        return named;
    }
    let mut out = String::with_capacity(named.len());
    let mut from = 0;
    for (at, end) in all {
        out.push_str(named.get(from..at).unwrap_or_default());
        out.push('…');
        from = end;
    }
    out.push_str(named.get(from..).unwrap_or_default());
    Cow::Owned(out)
}

/// Where the keys of a text begin, and where the last two characters of each begin.
pub(in crate::scan) fn hidden(text: &str) -> Vec<(usize, usize)> {
    keys(text, usize::MAX).into_iter().map(|(at, length, _)| (at, at + length.saturating_sub(2))).collect()
}

/// A line without the values whose names are secret.
fn unnamed(line: &str) -> Cow<'_, str> {
    let bytes = line.as_bytes();
    let mut out = String::new();
    let (mut kept, mut at) = (0, 0);
    let mut secret = false;
    while let Some(byte) = bytes.get(at) {
        let sign = at;
        at += 1;
        if !matches!(byte, b'=' | b':') {
            continue;
        }
        // The parts of a path in Rust or C++.
        if *byte == b':' && bytes.get(at) == Some(&b':') {
            at += 1;
            continue;
        }
        let head = line.get(kept..sign).unwrap_or_default();
        // After `token: str | None` its value follows.
        let follows = secret && head.chars().all(|c| c.is_alphanumeric() || " |.?_".contains(c));
        let (name, before) = name(head);
        secret = follows || is_secret(name);
        if !secret {
            continue;
        }
        let rest = line.get(at..).unwrap_or_default();
        let value = rest.trim_start_matches(['=', ':', '>', ' ', '\t', '~']);
        let begin = line.len() - value.len();
        let first = kept == 0 && begins_line(before);
        let length = if first { value.trim_end().len() } else { length(value) };
        if length == 0 {
            break;
        }
        out.push_str(line.get(kept..begin).unwrap_or_default());
        out.push('…');
        kept = begin + length;
        at = kept;
    }
    if kept == 0 {
        return Cow::Borrowed(line);
    }
    out.push_str(line.get(kept..).unwrap_or_default());
    Cow::Owned(out)
}

/// The name at the end of a text, and what stands before it.
fn name(head: &str) -> (&str, &str) {
    let head = head.trim_end_matches([' ', '\t', '"', '\'', '`', ']', '*', '?', '!', ':', '\\']);
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let before = head.trim_end_matches(is_part);
    (head.get(before.len()..).unwrap_or_default(), before)
}

/// Whether a name says that its value is secret. `max_tokens` and `tokenizer` do not.
fn is_secret(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let bare = lower.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '_' | '-' | '.'));
    let counted = ["max", "min", "num", "new", "total", "input", "output", "prompt", "completion", "special"];
    ["secret", "password", "passwd", "passphrase", "apikey", "api_key", "access_key", "credential"]
        .iter()
        .any(|word| lower.contains(word))
        || ["token", "key", "keys", "_pass", "pwd"].iter().any(|word| bare.ends_with(word))
        || (bare.ends_with("tokens") && !counted.iter().any(|word| bare.contains(word)))
}

/// Whether a name after this is the first thing of its line, in a comment or not.
fn begins_line(before: &str) -> bool {
    let mut words = before.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let brackets = before.contains(['(', '{', '[', ',', '?', '&', '=', ':']);
    !brackets && words.all(|word| BEFORE.contains(&word.to_ascii_lowercase().as_str()))
}

/// How much of a text is the value at its beginning; the whole of it where the end of the value can not be told.
fn length(value: &str) -> usize {
    let all = value.trim_end().len();
    let closers = [',', ';', ')', ']', '}', '"', '\'', '`', '&', '.'];
    if let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'' | '`')) {
        let Some(end) = closed(value, quote) else { return all };
        let rest = value.get(end..).unwrap_or_default().trim_start();
        // Two texts side by side are one value.
        let ends = rest.is_empty() || rest.starts_with([',', ';', ')', ']', '}', '&', '#', ':', '|']);
        return if ends { end } else { all };
    }
    let word = value.split([' ', '\t', '&']).next().unwrap_or(value);
    let word = word.trim_end_matches(closers);
    if word.contains(['"', '\'', '`', '(', '[', '{']) || word.is_empty() { all } else { word.len() }
}

/// Where a quoted text ends.
fn closed(value: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in value.char_indices().skip(1) {
        if c == quote && !escaped {
            // Three in a row open a text of many lines.
            return (at > 1 || !value.get(2..).is_some_and(|rest| rest.starts_with(quote))).then_some(at + 1);
        }
        escaped = c == '\\' && !escaped;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_of_a_secret_name_is_hidden_whatever_its_shape() {
        for (line, shown) in [
            ("DB_PASSWORD=a b,c)d", "DB_PASSWORD=…"),
            ("# export HF_TOKEN='x'", "# export HF_TOKEN=…"),
            ("  \"api_key\": \"p/q\\\" r\",", "  \"api_key\": …"),
            ("client_secret: hunter2", "client_secret: …"),
            ("connect(user=\"u\", password=\"a, b\", port=1)", "connect(user=\"u\", password=…, port=1)"),
            ("def f(token: str | None = \"abc\", x=1):", "def f(token: … | None = …, x=1):"),
            ("f(token=\"a\" \"b\")", "f(token=…"),
            ("{\"keys\": [\"a\", \"b\"]}", "{\"keys\": …"),
            (
                "curl \"https://example.org?token=abc&page=2\" -v",
                "curl \"https://example.org?token=…&page=2\" -v",
            ),
            ("os.environ[\"OPENAI_API_KEY\"] = \"é\"", "os.environ[\"OPENAI_API_KEY\"] = …"),
            ("f(key=\"\"\"a\"b", "f(key=…"),
        ] {
            assert_eq!(masked(line), shown);
        }
    }

    #[test]
    fn what_is_not_secret_is_shown() {
        for line in [
            "A_TOKEN=",
            "tokenizer = load(\"x\")",
            "generate(max_new_tokens=512, temperature=0)",
            "Key::Char('q') is left",
            "https://example.org:8080/a?b=c",
            "a token, ending in Eu",
        ] {
            assert_eq!(masked(line), line);
        }
    }

    #[test]
    fn a_long_line_is_read_once() {
        for piece in ["key=", "key=\"", "= ", "a:", "key: a,", "key=\"a\","] {
            let shown = masked(&piece.repeat(400_000)).len();
            assert!(shown > 0, "{piece}");
        }
    }
}
