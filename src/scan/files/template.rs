//! Chat templates: what a Jinja template reaches for. Read token by token, never rendered.

mod item;
mod token;

use item::{Made, makes_an_item};
use token::{Token, tokens};

use super::desk::Desk;
use super::rule::Rule;

/// Longer templates want a look for that alone.
const LONG: usize = 64 * 1024;
/// Longest template that is read.
const LONGEST: usize = 1 << 20;

/// Objects through which templates have reached the interpreter.
const REACHING: [&str; 6] = ["cycler", "joiner", "lipsum", "self", "config", "request"];
/// Filters and tests that ordinary templates use.
const FILTERS: [&str; 50] = [
    "abs",
    "batch",
    "capitalize",
    "count",
    "default",
    "d",
    "dictsort",
    "e",
    "escape",
    "first",
    "float",
    "groupby",
    "indent",
    "int",
    "items",
    "join",
    "last",
    "length",
    "list",
    "lower",
    "map",
    "max",
    "min",
    "reject",
    "rejectattr",
    "replace",
    "reverse",
    "round",
    "safe",
    "select",
    "selectattr",
    "slice",
    "sort",
    "string",
    "strip",
    "sum",
    "title",
    "tojson",
    "trim",
    "truncate",
    "unique",
    "upper",
    "urlencode",
    "wordcount",
    "wordwrap",
    "xmlattr",
    "center",
    "striptags",
    "random",
    "filesizeformat",
];
/// Blocks, and how each is closed.
const BLOCKS: [&str; 7] = ["if", "for", "macro", "call", "filter", "block", "generation"];

/// Examines a template; `at` is where it stands.
pub(super) fn examine(template: &str, at: u64, desk: &mut Desk) {
    if template.len() > LONGEST {
        return desk.find(Rule::LimitHit, at, format!("a template of {} bytes", template.len()));
    }
    if template.len() > LONG {
        desk.find(Rule::TemplateUnusual, at, format!("{} bytes long", template.len()));
    }
    let mut open: Vec<String> = Vec::new();
    let mut raw = false;
    let mut made = Made::default();
    for part in parts(template) {
        match part {
            Part::Text => {}
            Part::Unclosed => desk.find(Rule::TemplateUnusual, at, "does not parse: a brace without its end"),
            Part::Code(code, is_block) => {
                let tokens = tokens(code);
                if is_block {
                    block(&tokens, &mut open, &mut raw, at, desk);
                }
                if !raw {
                    expression(&tokens, at, desk);
                    made.look(&tokens, is_block);
                }
            }
        }
    }
    if let Some(name) = made.taken() {
        desk.find(Rule::TemplateUnusual, at, format!("takes an item whose name it makes: {name}"));
    }
    if let Some(name) = open.last() {
        desk.find(Rule::TemplateUnusual, at, format!("does not parse: {name} without its end"));
    }
}

enum Part<'t> {
    Text,
    /// The inside of braces; whether it is a statement.
    Code(&'t str, bool),
    Unclosed,
}

/// The template in its parts; comments are left out.
fn parts(template: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let begins = |pair: &[u8]| matches!(pair, b"{{" | b"{%" | b"{#");
        let Some(at) = rest.as_bytes().windows(2).position(begins) else {
            rest = "";
            return Some(Part::Text);
        };
        if at > 0 {
            rest = rest.get(at..).unwrap_or_default();
            return Some(Part::Text);
        }
        let (start, inner) = (rest.get(..2).unwrap_or_default(), rest.get(2..).unwrap_or_default());
        let end = match start {
            "{{" => end_of(inner, "}}"),
            "{%" => end_of(inner, "%}"),
            _ => inner.find("#}"),
        };
        let Some(end) = end else {
            rest = "";
            return Some(Part::Unclosed);
        };
        rest = inner.get(end + 2..).unwrap_or_default();
        let code = inner.get(..end).unwrap_or_default();
        if start == "{%" && code.trim_matches(trimmed) == "raw" {
            // Quotes and braces mean nothing up to its end.
            rest = rest.get(end_of_raw(rest)..).unwrap_or_default();
        }
        Some(if start == "{#" { Part::Text } else { Part::Code(code, start == "{%") })
    })
}

/// What may stand around the name of a statement.
fn trimmed(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '-' | '+')
}

/// Where the statement begins that ends raw text, or the end.
fn end_of_raw(text: &str) -> usize {
    let ends = |at: &usize| {
        let inner = text.get(at + 2..).unwrap_or_default().trim_start_matches(trimmed);
        inner.strip_prefix("endraw").is_some_and(|rest| rest.trim_start_matches(trimmed).starts_with("%}"))
    };
    text.match_indices("{%").map(|(at, _)| at).find(ends).unwrap_or(text.len())
}

/// Where an end stands outside texts and brackets.
fn end_of(code: &str, end: &str) -> Option<usize> {
    let bytes = code.as_bytes();
    let (mut quote, mut braces, mut skip) = (None, 0_u32, false);
    for (at, byte) in bytes.iter().enumerate() {
        if std::mem::take(&mut skip) {
            continue;
        }
        match (quote, byte) {
            (Some(_), b'\\') => skip = true,
            (Some(open), byte) if *byte == open => quote = None,
            (None, b'\'' | b'"') => quote = Some(*byte),
            (None, _) if braces == 0 && bytes.get(at..at + 2) == Some(end.as_bytes()) => return Some(at),
            (None, b'{') => braces += 1,
            (None, b'}') => braces = braces.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// Statements open and close.
fn block(tokens: &[Token], open: &mut Vec<String>, raw: &mut bool, at: u64, desk: &mut Desk) {
    let Some(Token::Name(name)) = tokens.first() else {
        return desk.find(Rule::TemplateUnusual, at, "does not parse: a statement without a name");
    };
    match name.as_str() {
        "raw" => *raw = true,
        "endraw" => *raw = false,
        "import" | "include" | "extends" | "from" => {
            desk.find(Rule::TemplateUnusual, at, format!("{name} another template"));
        }
        "set" if !tokens.contains(&Token::Sign('=')) => open.push("set".to_owned()),
        "set" | "elif" | "else" | "break" | "continue" | "do" => {}
        name if BLOCKS.contains(&name) => open.push(name.to_owned()),
        name => match name.strip_prefix("end") {
            Some(closed) if open.last().is_some_and(|open| open == closed) => drop(open.pop()),
            _ => desk.find(Rule::TemplateUnusual, at, format!("does not parse: {name}")),
        },
    }
}

fn expression(tokens: &[Token], at: u64, desk: &mut Desk) {
    for text in texts(tokens) {
        if let Some(name) = hidden(&text) {
            desk.find(Rule::TemplateReach, at, name);
        }
    }
    if makes_an_item(tokens) {
        desk.find(Rule::TemplateUnusual, at, "takes an item whose name it makes");
    }
    if let Some(part) = texts(tokens).iter().find(|text| {
        text.starts_with("__") && text.chars().any(char::is_alphanumeric) && hidden(text).is_none()
    }) {
        desk.find(Rule::TemplateUnusual, at, part);
    }
    let formats = tokens.iter().any(|token| matches!(token, Token::Text(text) if text.contains("%c")));
    if formats {
        desk.find(Rule::TemplateReach, at, "a text made of character codes");
    }
    for (index, token) in tokens.iter().enumerate() {
        let Token::Name(name) = token else { continue };
        let before = index.checked_sub(1).and_then(|before| tokens.get(before));
        let next = tokens.get(index + 1);
        if hidden(name).is_some() {
            desk.find(Rule::TemplateReach, at, name);
        }
        let is_member = before == Some(&Token::Sign('.'));
        if !is_member
            && REACHING.contains(&name.as_str())
            && matches!(next, Some(Token::Sign('.' | '[' | '|' | '(')))
        {
            desk.find(Rule::TemplateReach, at, name);
        }
        if before == Some(&Token::Sign('|')) {
            if matches!(name.as_str(), "attr" | "format") {
                desk.find(Rule::TemplateReach, at, format!("the filter {name}"));
            } else if !FILTERS.contains(&name.as_str()) {
                desk.find(Rule::TemplateUnusual, at, format!("the filter {name}"));
            }
        }
        if is_member && matches!(name.as_str(), "mro" | "format_map") {
            desk.find(Rule::TemplateReach, at, name);
        }
    }
}

/// The texts of an expression, those that are joined by `~` or `+` as one.
fn texts(tokens: &[Token]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut joined = false;
    for token in tokens {
        match token {
            Token::Text(text) => match all.last_mut().filter(|_| joined) {
                Some(last) => last.push_str(text),
                None => all.push(text.clone()),
            },
            Token::Sign('~' | '+') => {
                joined = !all.is_empty();
                continue;
            }
            _ => {}
        }
        // Texts that stand side by side are one as well.
        joined = matches!(token, Token::Text(_));
    }
    all
}

/// A name that begins and ends with two underscores, within a text as well.
fn hidden(text: &str) -> Option<String> {
    let mut words = text.split(|c: char| c != '_' && !c.is_alphanumeric());
    let is_hidden = |word: &&str| word.len() > 4 && word.starts_with("__") && word.ends_with("__");
    words.find(is_hidden).filter(|word| word.chars().any(char::is_lowercase)).map(str::to_owned)
}
