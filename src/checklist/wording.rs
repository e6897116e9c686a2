//! Makes ids, titles and questions of foreign lines, so that they fit where this program shows them.

use std::collections::HashSet;
use std::str::FromStr;

use super::document::join_lines;
use crate::text::clipped;

/// Longest title, in characters.
const TITLE: usize = 40;
/// Longest question, in characters.
const QUESTION: usize = 200;
/// Longest part of an id that is made of words, in bytes.
const SLUG: usize = 48;

/// Letters that plain ones stand for in an id.
const FOLDED: [(&str, &str); 11] = [
    ("àáâãäåāăą", "a"),
    ("çćĉċč", "c"),
    ("ďđ", "d"),
    ("èéêëēĕėęě", "e"),
    ("ìíîïĩīĭįı", "i"),
    ("ñńņňŋ", "n"),
    ("òóôõöøōŏő", "o"),
    ("śŝşšșß", "s"),
    ("ţťŧț", "t"),
    ("ùúûüũūŭůűų", "u"),
    ("ýÿŷźżž", "y"),
];

/// A text as an id has it: plain lower-case words and hyphens. Empty where nothing of it fits.
pub(super) fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        let plain = FOLDED.iter().find(|(letters, _)| letters.contains(c)).map(|(_, plain)| *plain);
        match plain {
            Some(plain) => out.push_str(plain),
            None if c.is_ascii_alphanumeric() => out.push(c),
            None if out.ends_with('-') || out.is_empty() => {}
            None => out.push('-'),
        }
    }
    while out.len() > SLUG {
        let shorter = out.rfind('-').and_then(|at| out.get(..at)).map(str::to_owned);
        out = shorter.unwrap_or_else(|| out.chars().take(SLUG).collect());
    }
    out.trim_end_matches('-').to_owned()
}

/// A title that fits a list.
pub(super) fn title(text: &str) -> String {
    let text = one_line(text);
    if text.chars().count() <= TITLE {
        return text;
    }
    let cut = clipped(&text, TITLE).into_owned();
    let words = cut.trim_end_matches('…').rsplit_once(' ').map(|(words, _)| words);
    words.map_or(cut.clone(), |words| format!("{}…", words.trim_end_matches([',', ':', ';', ' '])))
}

/// A question made of a line, and whether it says less than the line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) question: String,
    pub(super) shortened: bool,
}

/// A question that a yes answers, made of a line: the line itself where it is one, else whether the line is done, else
/// the line without its last brackets, else whether what its title names is done.
pub(super) fn question(line: &str, title: &str) -> Asked {
    let line = one_line(line);
    let fits = |text: &String| text.ends_with('?') && text.chars().count() <= QUESTION;
    let bare = |text: &str| text.trim_end_matches(['.', '?', '!', ':', '…']).to_owned();
    let wrapped = |text: &str| format!("Is this done: {}?", bare(text));
    let whole = if line.ends_with('?') { line.clone() } else { wrapped(&line) };
    if fits(&whole) {
        return Asked { question: whole, shortened: false };
    }
    let shorter =
        without_brackets(&bare(&line)).filter(|_| line.ends_with('?')).map(|text| format!("{text}?"));
    let question = shorter.filter(fits).unwrap_or_else(|| wrapped(title));
    Asked { question, shortened: true }
}

/// An id of a kind that nothing else has: the name, or else `other`, with a number where that is taken.
pub(super) fn unique<T: FromStr>(name: &str, other: &str, taken: &mut HashSet<String>) -> Option<T> {
    let name = if name.is_empty() { other } else { name };
    let numbered = (2..=taken.len() + 2).map(|number| format!("{name}-{number}"));
    let free = std::iter::once(name.to_owned()).chain(numbered).find(|id| !taken.contains(id))?;
    let id = free.parse().ok();
    taken.insert(free);
    id
}

/// A text without the brackets at its end, with whatever brackets stand in them.
fn without_brackets(text: &str) -> Option<String> {
    let inside = text.strip_suffix(')')?;
    let mut open = 1_usize;
    let (begin, _) = inside.char_indices().rfind(|(_, c)| {
        match c {
            ')' => open += 1,
            '(' => open -= 1,
            _ => {}
        }
        open == 0
    })?;
    inside.get(..begin).map(|before| before.trim_end().to_owned()).filter(|before| !before.is_empty())
}

/// A text on one line, with single blanks.
pub(super) fn one_line(text: &str) -> String {
    join_lines(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_of_what_is_plain() {
        assert_eq!(slug("Checklist de Ética na Ciência de Dados"), "checklist-de-etica-na-ciencia-de-dados");
        assert_eq!(slug("  A.1 -- (x) "), "a-1-x");
        assert_eq!(slug("数据"), "");
        assert!(slug(&"word ".repeat(40)).len() <= SLUG);
        assert!(slug(&"w".repeat(400)).len() <= SLUG);
    }

    #[test]
    fn a_line_becomes_a_question_with_as_little_change_as_it_takes() {
        let of = |line: &str, title: &str| {
            let Asked { question, shortened } = question(line, title);
            (question, shortened)
        };
        assert_eq!(of("Is it so?", "T"), ("Is it so?".to_owned(), false));
        assert_eq!(of("Pin the model.", "T"), ("Is this done: Pin the model?".to_owned(), false));
        let long = format!("Is it so (e.g., {})?", "x".repeat(200));
        assert_eq!(of(&long, "T"), ("Is it so?".to_owned(), true));
        let twice = format!("Did the team (all of us) look (at the list (and {}))?", "x".repeat(200));
        assert_eq!(of(&twice, "T"), ("Did the team (all of us) look?".to_owned(), true));
        let open = format!("Is it so) {})?", "x".repeat(200));
        assert_eq!(of(&open, "T"), ("Is this done: T?".to_owned(), true));
        assert_eq!(of(&"x".repeat(300), "Roll back"), ("Is this done: Roll back?".to_owned(), true));
    }

    #[test]
    fn a_title_is_cut_between_words() {
        assert_eq!(title("Roll\n back"), "Roll back");
        assert_eq!(title(&"several words ".repeat(5)), "several words several words several…");
    }
}
