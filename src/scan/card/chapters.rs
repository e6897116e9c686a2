//! Of which topics the chapters of a card speak: below its headings, and behind words that stand at the beginning of a line
//! as a heading would. A chapter with nothing below it, or with a place to fill in, speaks of nothing. Text in, topics out.

use std::collections::BTreeSet;

use super::topic::Topic;

/// Most words of a title in front of its text; more of them are a sentence.
const WORDS: usize = 6;
/// How deep a line in bold stands by itself, and with text behind it: below every heading.
const ALONE: usize = 7;
const LEADING: usize = 8;

/// A title that is open, by its depth, and what it is about.
type Open = (usize, Vec<Topic>);

/// The topics of which something is said.
pub(super) fn spoken(body: &str) -> BTreeSet<Topic> {
    let mut reader = Reader::default();
    let body = without_comments(body);
    let mut lines = body.lines().peekable();
    let mut after_blank = true;
    while let Some(line) = lines.next() {
        let below = lines.peek().copied().filter(|_| after_blank && !reader.fenced).and_then(underline);
        match below {
            Some(depth) if !line.trim().is_empty() => {
                lines.next();
                reader.heading(depth, line.trim());
            }
            _ => reader.line(line),
        }
        after_blank = line.trim().is_empty();
    }
    reader.spoken
}

/// How deep the line above is a heading by the line below it.
fn underline(line: &str) -> Option<usize> {
    let line = line.trim_end();
    let only = |mark: u8| line.len() > 2 && line.bytes().all(|byte| byte == mark);
    if only(b'=') { Some(1) } else { only(b'-').then_some(2) }
}

#[derive(Debug, Default)]
struct Reader {
    spoken: BTreeSet<Topic>,
    open: Vec<Open>,
    fenced: bool,
    titled: bool,
}

impl Reader {
    fn line(&mut self, line: &str) {
        let bare = line.trim();
        let mark = bare.starts_with("```") || bare.starts_with("~~~");
        self.fenced ^= mark;
        if mark {
        } else if self.fenced {
            self.code(bare);
        } else if let Some((depth, title)) = heading(bare) {
            self.heading(depth, title);
        } else if let Some(lead) = Lead::of(line) {
            self.lead(&lead);
        } else if says_something(bare) {
            self.spoken.extend(self.open.iter().flat_map(|(_, topics)| topics));
        }
    }

    /// Code shows how a model is called and not what for.
    fn code(&mut self, line: &str) {
        if says_something(line) {
            let topics = self.open.iter().flat_map(|(_, topics)| topics);
            self.spoken.extend(topics.filter(|topic| **topic != Topic::IntendedUse));
        }
    }

    fn heading(&mut self, depth: usize, title: &str) {
        // The first title is the name of the model, which may hold any word.
        let is_name = !self.titled && depth == 1 && words(title) > 3;
        self.titled = true;
        let (title, rest) = title.split_once(": ").unwrap_or((title, ""));
        let topics = if is_name { Vec::new() } else { about(title) };
        self.enter(depth, topics, if is_name { "" } else { rest }, true);
    }

    fn lead(&mut self, lead: &Lead<'_>) {
        // With text behind it, it is at an end with that.
        self.enter(lead.depth, about(lead.title), lead.rest, lead.rest.is_empty());
    }

    fn enter(&mut self, depth: usize, topics: Vec<Topic>, rest: &str, stays: bool) {
        self.open.retain(|(above, _)| *above < depth);
        if says_something(rest) {
            self.spoken.extend(self.open.iter().flat_map(|(_, topics)| topics));
            self.spoken.extend(&topics);
        }
        if stays {
            self.open.push((depth, topics));
        }
    }
}

/// A heading as Markdown or HTML has it.
fn heading(line: &str) -> Option<(usize, &str)> {
    let depth = line.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&depth) {
        return Some((depth, line.trim_matches('#').trim()));
    }
    let (tag, rest) = line.strip_prefix("<h")?.split_once('>')?;
    let depth = tag.chars().next()?.to_digit(10).filter(|depth| (1..=6).contains(depth))?;
    Some((usize::try_from(depth).ok()?, rest.split('<').next().unwrap_or(rest).trim()))
}

/// Words at the beginning of a line that stand for a heading.
#[derive(Debug)]
struct Lead<'l> {
    depth: usize,
    title: &'l str,
    rest: &'l str,
}

impl<'l> Lead<'l> {
    fn of(line: &'l str) -> Option<Self> {
        let indent = line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let bare = line.trim();
        let item = ["- ", "* ", "+ "].iter().find_map(|mark| bare.strip_prefix(mark));
        let depth = LEADING + 2 * indent + usize::from(item.is_some());
        let bare = item.unwrap_or(bare).trim_start();
        let in_bold = ["**", "__"].iter().find_map(|mark| bare.strip_prefix(mark)?.split_once(mark));
        match in_bold {
            Some((title, rest)) => Self::bold(title, rest, depth),
            None => Self::plain(bare, depth),
        }
    }

    /// In bold, a title with a colon is one whatever it is about, and so is one on a line of its own.
    fn bold(title: &'l str, rest: &'l str, depth: usize) -> Option<Self> {
        let has_colon = title.trim_end().ends_with(':') || rest.trim_start().starts_with(':');
        let title = title.trim_matches([' ', '*', '_', ':']);
        let rest = rest.trim_start_matches([' ', '*', '_', ':']).trim();
        let alone = rest.is_empty() && depth == LEADING;
        let ends = title.ends_with(['.', '!', '?']);
        let is_title = has_colon || !ends && (alone || !about(title).is_empty());
        let depth = if alone && !has_colon { ALONE } else { depth };
        (is_title && words(title) <= WORDS).then_some(Self { depth, title, rest })
    }

    /// Without bold, only what names a topic and a colon.
    fn plain(line: &'l str, depth: usize) -> Option<Self> {
        let split = [": ", ":* ", ":_ "].iter().find_map(|mark| line.split_once(mark));
        let (title, rest) = split.or_else(|| Some((line.strip_suffix(':')?, "")))?;
        let title = title.trim_matches([' ', '*', '_']);
        let rest = rest.trim_start_matches([' ', '*', '_']).trim();
        let is_title =
            words(title) <= WORDS && !title.contains(['.', '`', '|', '=', '"']) && !about(title).is_empty();
        is_title.then_some(Self { depth, title, rest })
    }
}

fn words(title: &str) -> usize {
    title.split_whitespace().count()
}

/// The topics that a title names; a word counts where it begins.
fn about(title: &str) -> Vec<Topic> {
    let title = title.to_lowercase();
    let begins = |at: usize| !title.get(..at).is_some_and(|before| before.ends_with(char::is_alphanumeric));
    // Alone or first in a row; with another word it may be a test's, or about its form.
    let bare = title.trim_matches(|c: char| !c.is_alphanumeric());
    let data = bare == "data" || ["data,", "data &", "data and "].iter().any(|row| bare.starts_with(row));
    let names = |word: &str| title.match_indices(word).any(|(at, _)| begins(at));
    let about =
        |topic: &Topic| *topic == Topic::Data && data || topic.chapters().iter().any(|word| names(word));
    Topic::ALL.iter().copied().filter(about).collect()
}

/// A text without its comments. One that nobody closes reaches to the end, as it does on the page.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("<!--") {
        out.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, behind)| behind);
    }
    out.push_str(rest);
    out
}

/// What stands where something is to be filled in.
const EMPTY: [&str; 13] = [
    "more information needed",
    "needs more information",
    "more info needed",
    "needs more info",
    "information needed",
    "to be added",
    "to be filled in",
    "to be done",
    "todo",
    "tbd",
    "tba",
    "n/a",
    "coming soon",
];

/// How the template begins its own sentence about risks, and how it ends it.
const TEMPLATE: (&str, &str) =
    ("users (both direct and downstream) should be made aware", "needed for further recommendations");

/// Whether a line is more than a comment or a place to fill in.
pub(in crate::scan) fn says_something(line: &str) -> bool {
    let line = line.trim();
    let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
    !line.starts_with("<!--") && bare.chars().count() > 2 && !is_tag(line) && !is_expression(line) && {
        let bare = bare.to_lowercase();
        let sentence = bare.starts_with(TEMPLATE.0) && bare.ends_with(TEMPLATE.1);
        !sentence && !EMPTY.contains(&bare.as_str()) && !bare.ends_with("[more information needed")
    }
}

/// A single mark of HTML that shows nothing by itself.
fn is_tag(line: &str) -> bool {
    let inside = line.strip_prefix('<').and_then(|line| line.strip_suffix('>'));
    inside.is_some_and(|tag| !tag.contains(['<', '>', ':']) && !tag.starts_with("img"))
}

/// A place that a program was to fill in.
fn is_expression(line: &str) -> bool {
    line.starts_with("{{") && line.ends_with("}}") || line.starts_with("{%") && line.ends_with("%}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<Topic> {
        spoken(text).into_iter().collect()
    }

    #[test]
    fn a_chapter_within_a_chapter_speaks_for_both() {
        assert_eq!(of("## Evaluation\n### Testing Data\nA thousand letters of 2025.\n"), [Topic::Evaluation]);
    }

    #[test]
    fn words_at_the_beginning_of_a_line_are_a_heading_too() {
        for text in [
            "Intended use: letters in German.",
            "*Intended use:* letters in German.",
            "**Intended use:** letters in German.",
            "**Intended Use Cases** Letters in German.",
            "- **Intended use**: letters in German.",
            "**Intended use**\n\nLetters in German.",
            "__Intended use:__\n\n- **Language:** German only",
            "- **Intended use:**\n  - **Language:** German only",
            "Intended use\n------------\nLetters in German.",
            "<h3>Intended use</h3>\nLetters in German.",
            "### Intended use: letters in German",
        ] {
            assert_eq!(of(text), [Topic::IntendedUse], "{text}");
        }
    }

    #[test]
    fn with_nothing_below_it_or_a_place_to_fill_in_it_is_silent() {
        for text in [
            "Limitations:",
            "**Limitations:**\n\n**Contact:** me@example.org",
            "**Limitations:** [More Information Needed]\n\nMade by Example.",
            "- **Limitations:**\n- **Contact:** me@example.org",
            "- **Limitations:** {{ limits | default(\"[More Information Needed]\", true)}}",
            "**Limitations** TBD",
            "## Limitations\n\n<!-- say it:\nover two lines -->\n\n## Contact\n\nExample.",
            "## Limitations\n\n<details>\n</details>\n",
            "This text of ours tells nothing about limitations: none.",
            "**Nobody has ever looked at its limitations and biases.**\n\nMade by Example.",
        ] {
            assert_eq!(of(text), [], "{text}");
        }
    }

    #[test]
    fn the_name_of_a_model_and_its_code_are_no_chapter() {
        assert_eq!(of("# A bias detector for letters\n\nMade by Example.\n"), []);
        assert_eq!(of("## Usage\n\n```python\nmodel = load(\"x\")\n```\n"), []);
        assert_eq!(of("# Usage\n\nFor letters in German.\n"), [Topic::IntendedUse]);
        assert_eq!(of("## 📊 Data\n\nLetters of 2025.\n"), [Topic::Data]);
        assert_eq!(of("### Testing data\n\nLetters of 2025.\n\n### Data format\n\nText.\n"), []);
        assert_eq!(of("## Model Use\n\n### Evaluated use\n\nLetters in German.\n"), [Topic::IntendedUse]);
        assert_eq!(of("Causes: of all kinds\nAsterisk: a star\n"), []);
    }
}
