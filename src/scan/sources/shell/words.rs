//! Words of a shell text, with their places: quotes, comments, continued lines, here-documents. It expands nothing.

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::str::Chars;

use crate::scan::sighting::Spot;

/// One word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::scan::sources) struct Word {
    /// With its quotes taken off.
    pub(in crate::scan::sources) text: String,
    pub(in crate::scan::sources) spot: Spot,
    /// Whether something in it is only known when it runs.
    pub(in crate::scan::sources) open: bool,
    /// Whether a default stood in for the environment.
    pub(in crate::scan::sources) assumed: bool,
    /// Whether `$` in it is a plain sign.
    literal: bool,
}

/// Code inside a command, and where.
#[derive(Debug)]
pub(in crate::scan::sources) struct Inline {
    pub(in crate::scan::sources) text: String,
    pub(in crate::scan::sources) spot: Spot,
}

impl Word {
    /// The same word with another text.
    pub(super) fn with(&self, text: &str) -> Self {
        Self { text: text.to_owned(), ..self.clone() }
    }

    pub(in crate::scan::sources) fn plain(text: &str, spot: Spot) -> Self {
        Self { text: text.to_owned(), spot, open: false, assumed: false, literal: false }
    }
}

/// Longest word that is kept whole.
const LONGEST: usize = 64 << 10;

/// The commands of a text, each as its words.
pub(super) fn commands(text: &str, first: Spot) -> Vec<Vec<Word>> {
    let mut reader = Reader {
        chars: text.chars().peekable(),
        all: Vec::new(),
        words: Vec::new(),
        word: None,
        quote: None,
        spot: first,
        documents: Vec::new(),
    };
    while reader.one() {}
    reader.end_command();
    reader.all
}

struct Reader<'t> {
    chars: Peekable<Chars<'t>>,
    all: Vec<Vec<Word>>,
    words: Vec<Word>,
    word: Option<Word>,
    quote: Option<char>,
    spot: Spot,
    /// Ends of the here-documents that begin with the next line.
    documents: Vec<String>,
}

impl Reader<'_> {
    /// The next character, with its place counted.
    fn next(&mut self) -> Option<char> {
        let c = self.chars.next()?;
        if c == '\n' {
            self.spot.line = self.spot.line.saturating_add(1);
            self.spot.column = 1;
        } else {
            self.spot.column = self.spot.column.saturating_add(1);
        }
        Some(c)
    }

    /// One step; whether there is more.
    fn one(&mut self) -> bool {
        let spot = self.spot;
        let Some(c) = self.next() else { return false };
        match (self.quote, c) {
            (Some(quote), c) if quote == c => self.quote = None,
            (Some('"') | None, '\\') => self.escaped(spot),
            (quote, c) if quote.is_some() => self.push(c, spot),
            (None, '\'' | '"') => {
                self.quote = Some(c);
                self.begin(spot, c == '\'');
            }
            (None, '\n') => {
                self.end_command();
                if !self.documents.is_empty() {
                    let end = self.documents.remove(0);
                    self.document(&end);
                }
            }
            (None, '#') if self.word.is_none() => {
                while self.chars.peek().is_some_and(|&next| next != '\n') {
                    self.next();
                }
            }
            (None, ';' | '|' | '&' | ')') => self.end_command(),
            (None, '(') if self.word.is_none() => self.end_command(),
            // A list: which of it is meant is known when it runs.
            (None, '(') if self.word.as_ref().is_some_and(|word| word.text.ends_with('=')) => {
                if let Some(word) = &mut self.word {
                    word.open = true;
                }
                self.end_command();
            }
            (None, '<') if self.chars.peek() == Some(&'<') => self.announced(),
            (None, c) if c.is_whitespace() => self.end_word(),
            (_, c) => self.push(c, spot),
        }
        true
    }

    /// What stands behind a backslash: a line end is nothing at all.
    fn escaped(&mut self, spot: Spot) {
        let Some(next) = self.next() else { return };
        if next == '\n' || (next == '\r' && self.chars.peek() == Some(&'\n') && self.next().is_some()) {
            return;
        }
        // In double quotes a backslash stands for itself before most signs.
        if self.quote.is_some() && !matches!(next, '"' | '\\' | '$' | '`') {
            self.push('\\', spot);
        }
        self.push(next, spot);
    }

    /// `<<END`: a here-document begins with the next line.
    fn announced(&mut self) {
        self.end_word();
        let mut end = String::new();
        while let Some(&next) = self.chars.peek() {
            if next == '\n' || (!end.is_empty() && (next.is_whitespace() || matches!(next, ';' | '|' | '>')))
            {
                break;
            }
            self.next();
            if !matches!(next, '<' | '-' | '\'' | '"' | '\\') && !next.is_whitespace() {
                end.push(next);
            }
        }
        if !end.is_empty() && self.documents.len() < 16 {
            self.documents.push(end);
        }
    }

    /// A here-document: data up to its end, kept as one word of the command for those who take code from it.
    fn document(&mut self, end: &str) {
        let (spot, mut body, mut line) = (self.spot, String::new(), String::new());
        loop {
            let next = self.next();
            line.extend(next);
            if next.is_some_and(|c| c != '\n') {
                continue;
            }
            if next.is_none() || line.trim() == end {
                break;
            }
            if body.len() < LONGEST {
                body.push_str(&line);
            }
            line.clear();
        }
        if let Some(last) = self.all.last_mut() {
            last.push(Word { text: body, spot, open: false, assumed: false, literal: true });
        }
    }

    fn begin(&mut self, spot: Spot, literal: bool) {
        let word = self.word.get_or_insert_with(|| Word { literal, ..Word::plain("", spot) });
        word.literal &= literal;
    }

    fn push(&mut self, c: char, spot: Spot) {
        let word = self.word.get_or_insert_with(|| Word::plain("", spot));
        if word.text.len() < LONGEST {
            word.text.push(c);
        }
    }

    fn end_word(&mut self) {
        self.words.extend(self.word.take());
    }

    fn end_command(&mut self) {
        self.end_word();
        if !self.words.is_empty() {
            self.all.push(std::mem::take(&mut self.words));
        }
    }
}

/// A word with the variables in it that are known.
pub(in crate::scan::sources) fn resolve(mut word: Word, variables: &BTreeMap<String, String>) -> Word {
    if word.literal || !word.text.contains(['$', '`']) || word.text.len() > 4_096 {
        return word;
    }
    let mut out = String::new();
    let mut rest = word.text.as_str();
    while let Some((before, after)) = rest.split_once('$') {
        out.push_str(before);
        let braced = after.strip_prefix('{').and_then(|inner| inner.split_once('}'));
        let (inner, next) = if let Some((inner, next)) = braced {
            (inner, next)
        } else {
            let end = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(after.len());
            after.split_at(end)
        };
        // `${{ inputs.model }}` of a workflow is known to its runner only.
        let (name, default) = inner
            .split_once(":-")
            .or_else(|| inner.split_once('-'))
            .map_or((inner, None), |(n, d)| (n, Some(d)));
        match variables.get(name).map(String::as_str).or_else(|| default.inspect(|_| word.assumed = true)) {
            Some(value) if !name.is_empty() && out.len() < 4_096 => out.push_str(value),
            _ => {
                word.open = true;
                out.push('$');
                out.push_str(inner);
            }
        }
        rest = next;
    }
    out.push_str(rest);
    if word.open || out.contains('`') {
        word.open = true;
    } else {
        word.text = out;
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<Vec<String>> {
        commands(text, Spot::at(1, 1))
            .into_iter()
            .map(|all| all.into_iter().map(|word| word.text).collect())
            .collect()
    }

    #[test]
    fn words_are_those_of_a_shell() {
        assert_eq!(
            texts("a 'b c' \"d\"e # no\nf\\\n g && h;i"),
            [vec!["a", "b c", "de"], vec!["f", "g"], vec!["h"], vec!["i"]]
        );
        assert_eq!(
            texts("cat <<EOF > x\nhf download a/b\nEOF\nls"),
            [vec!["cat", ">", "x", "hf download a/b\n"], vec!["ls"]]
        );
        assert_eq!(texts("echo 'unclosed"), [vec!["echo", "unclosed"]]);
    }

    #[test]
    fn variables_are_worth_what_the_text_says() {
        let known: BTreeMap<String, String> = [("M".to_owned(), "a/b".to_owned())].into();
        let word = |text: &str| resolve(Word::plain(text, Spot::at(1, 1)), &known);
        assert_eq!(word("$M").text, "a/b");
        assert_eq!(word("${M}:x").text, "a/b:x");
        assert_eq!((word("${N:-c/d}").text.as_str(), word("${N:-c/d}").assumed), ("c/d", true));
        let list = commands("all=(\n\"a/b\"\n)", Spot::at(1, 1)).remove(0).remove(0);
        assert!(list.open && list.text == "all=");
        assert!(word("$N").open && word("${{ inputs.m }}").open);
    }
}
