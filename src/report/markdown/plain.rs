//! The way back from Markdown to the text that was written into it; the inverse of `escape`.

/// The value of a list line such as `- Owner: Ada`.
pub(super) fn list_value<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let rest = line.strip_prefix("- ").or_else(|| line.strip_prefix("* "))?;
    Some(rest.strip_prefix(name)?.strip_prefix(':')?.trim())
}

/// What the first code span at the beginning of a text holds.
pub(super) fn code_of(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('`')?;
    rest.split_once('`').map(|(code, _)| code).filter(|code| !code.is_empty())
}

/// The text of a line of a block quote; none if it is no such line.
pub(super) fn quoted(line: &str) -> Option<String> {
    let rest = line.strip_prefix('>')?;
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    let text = rest.trim_start_matches('\u{a0}');
    let indent = rest.chars().take_while(|c| *c == '\u{a0}').count();
    Some(format!("{}{}", " ".repeat(indent), plain(text)))
}

/// A text without its escapes. Words that stand in code because they may name somebody lose their ticks.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        let next = after.chars().next();
        if let ('\\', Some(next)) = (c, next.filter(char::is_ascii_punctuation)) {
            out.push(next);
            rest = after.get(next.len_utf8()..).unwrap_or_default();
        } else if let Some((named, behind)) = (c == '`').then(|| named(after)).flatten() {
            out.push_str(named);
            rest = behind;
        } else {
            out.push(c);
            rest = after;
        }
    }
    out
}

/// The inside of a code span, where it is one that the export makes.
fn named(text: &str) -> Option<(&str, &str)> {
    let (inside, behind) = text.split_once('`')?;
    let ours = inside.contains(['@', '#']) && !inside.contains(' ');
    ours.then_some((inside, behind))
}

#[cfg(test)]
mod tests {
    use super::super::escape::{line, quote};
    use super::*;

    #[test]
    fn what_the_export_escapes_comes_back() {
        for text in [
            "Ada's page (docs/use.md) says: 3 of 4 done",
            "# a <b>&amp;[x](y) @ada #12 C#",
            "1. x",
            "www.x.org https://x.org",
            "a*b_c\\d `code` |",
            "- no list",
        ] {
            assert_eq!(plain(&line(text)), text);
        }
        let text = "first\n  indented *x*\n\n> quoted\n@ada";
        let back: Vec<_> = quote(text).lines().map(|line| quoted(line.trim_end()).unwrap()).collect();
        assert_eq!(back.join("\n"), text);
    }
}
