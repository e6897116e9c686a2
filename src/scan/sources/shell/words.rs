//! Words of a shell text, with their places: quotes, comments, continued lines, here-documents. It expands nothing.

use std::collections::BTreeMap;

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
    let mut reader = Reader { all: Vec::new(), words: Vec::new(), word: None, line: first.line, column: first.column, first, documents: Vec::new() };
    let mut chars = text.chars().peekable();
    let mut quote: Option<char> = None;
    let mut document: Option<(String, Option<String>)> = None;
    let mut start_of_line = true;
    while let Some(c) = chars.next() {
        if start_of_line && !reader.documents.is_empty() && quote.is_none() && document.is_none() {
            document = Some((reader.documents.remove(0), None));
        }
        start_of_line = false;
        if let Some((end, _)) = document.take() {
            // A here-document: everything up to its end is data, kept as one word for those who take code from it.
            let (spot, mut body, mut line) = (reader.spot(), String::new(), String::from(c));
            reader.step(c);
            loop {
                if line.ends_with('\n') || chars.peek().is_none() {
                    if line.trim() == end || chars.peek().is_none() {
                        break;
                    }
                    if body.len() < LONGEST {
                        body.push_str(&line);
                    }
                    line.clear();
                }
                let Some(next) = chars.next() else { break };
                reader.step(next);
                line.push(next);
            }
            if let Some(last) = reader.all.last_mut() {
                last.push(Word { text: body, spot, open: false, assumed: false, literal: true });
            }
            start_of_line = true;
            continue;
        }
        let spot = reader.spot();
        reader.step(c);
        match (quote, c) {
            (Some('\''), '\'') | (Some('"'), '"') => quote = None,
            (Some('"') | None, '\\') => {
                if let Some(next) = chars.next() {
                    reader.step(next);
                    match next {
                        '\n' => {}
                        '\r' if chars.peek() == Some(&'\n') => {}
                        // In double quotes a backslash stands for itself before most signs.
                        next if quote.is_some() && !matches!(next, '"' | '\\' | '$' | '`') => {
                            reader.push('\\', spot);
                            reader.push(next, spot);
                        }
                        next => reader.push(next, spot),
                    }
                }
            }
            (Some(_), c) => reader.push(c, spot),
            (None, '\'' | '"') => {
                quote = Some(c);
                reader.begin(spot, c == '\'');
            }
            (None, '\n') => {
                reader.end_command();
                start_of_line = true;
            }
            (None, '#') if reader.word.is_none() => {
                while chars.peek().is_some_and(|&next| next != '\n') {
                    if let Some(next) = chars.next() {
                        reader.step(next);
                    }
                }
            }
            (None, ';' | '|' | '&') => reader.end_command(),
            (None, '(' | ')') if reader.word.is_none() => reader.end_command(),
            (None, ')') => reader.end_command(),
            (None, '<') if chars.peek() == Some(&'<') => {
                reader.end_word();
                let mut end = String::new();
                while let Some(&next) = chars.peek() {
                    if next == '\n' || (!end.is_empty() && (next.is_whitespace() || matches!(next, ';' | '|' | '>'))) {
                        break;
                    }
                    chars.next();
                    reader.step(next);
                    if !matches!(next, '<' | '-' | '\'' | '"' | '\\') && !next.is_whitespace() {
                        end.push(next);
                    }
                }
                if !end.is_empty() && reader.documents.len() < 16 {
                    reader.documents.push(end);
                }
            }
            (None, c) if c.is_whitespace() => reader.end_word(),
            (None, c) => reader.push(c, spot),
        }
    }
    reader.end_command();
    reader.all
}

struct Reader {
    all: Vec<Vec<Word>>,
    words: Vec<Word>,
    word: Option<Word>,
    line: u32,
    column: u32,
    first: Spot,
    /// Ends of the here-documents that begin with the next line.
    documents: Vec<String>,
}

impl Reader {
    fn spot(&self) -> Spot {
        Spot { cell: self.first.cell, line: self.line, column: self.column }
    }

    fn step(&mut self, c: char) {
        if c == '\n' {
            self.line = self.line.saturating_add(1);
            self.column = 1;
        } else {
            self.column = self.column.saturating_add(1);
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
        let (inner, next) = match braced {
            Some((inner, next)) => (inner, next),
            None => {
                let end = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(after.len());
                after.split_at(end)
            }
        };
        // `${{ inputs.model }}` of a workflow is known to its runner only.
        let (name, default) = inner.split_once(":-").or_else(|| inner.split_once('-')).map_or((inner, None), |(n, d)| (n, Some(d)));
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
        commands(text, Spot::at(1, 1)).into_iter().map(|all| all.into_iter().map(|word| word.text).collect()).collect()
    }

    #[test]
    fn words_are_those_of_a_shell() {
        assert_eq!(texts("a 'b c' \"d\"e # no\nf\\\n g && h;i"), [vec!["a", "b c", "de"], vec!["f", "g"], vec!["h"], vec!["i"]]);
        assert_eq!(texts("cat <<EOF > x\nhf download a/b\nEOF\nls"), [vec!["cat", ">", "x", "hf download a/b\n"], vec!["ls"]]);
        assert_eq!(texts("echo 'unclosed"), [vec!["echo", "unclosed"]]);
    }

    #[test]
    fn variables_are_worth_what_the_text_says() {
        let known: BTreeMap<String, String> = [("M".to_owned(), "a/b".to_owned())].into();
        let word = |text: &str| resolve(Word::plain(text, Spot::at(1, 1)), &known);
        assert_eq!(word("$M").text, "a/b");
        assert_eq!(word("${M}:x").text, "a/b:x");
        assert_eq!((word("${N:-c/d}").text.as_str(), word("${N:-c/d}").assumed), ("c/d", true));
        assert!(word("$N").open && word("${{ inputs.m }}").open);
    }
}
