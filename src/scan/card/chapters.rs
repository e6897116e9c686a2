//! Of which topics the chapters of a card speak: below its headings, and behind words that stand at the beginning of a line
//! as a heading would. A chapter with nothing below it, or with a place to fill in, speaks of nothing. Text in, topics out.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::lines::{Line, lines};
use super::topic::Topic;

/// Most words of a title in front of its text; more of them are a sentence.
const WORDS: usize = 6;
/// How deep a line in bold stands by itself, and with text behind it: below every heading.
const ALONE: usize = 7;
const LEADING: usize = 8;

/// A title that is open, by its depth, and what it is about.
type Open = (usize, Vec<Topic>);

/// Of what a card speaks.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    /// What has a chapter with something in it.
    pub(super) chapters: BTreeSet<Topic>,
    /// What a sentence or a table has a word about, wherever it stands.
    pub(super) prose: BTreeSet<Topic>,
}

/// The topics of which something is said.
pub(super) fn spoken(body: &str) -> Spoken {
    let mut reader = Reader::default();
    let all = lines(body);
    let mut lines = all.iter().peekable();
    let mut after_blank = true;
    while let Some(line) = lines.next() {
        let Line::Text(line) = line else {
            if let Line::Code(code) = line {
                reader.code(code.trim());
            }
            after_blank = false;
            continue;
        };
        let below = match lines.peek() {
            Some(Line::Text(below)) if after_blank => underline(below),
            _ => None,
        };
        match below {
            Some(depth) if !line.trim().is_empty() => {
                lines.next();
                reader.heading(depth, line.trim());
            }
            _ => reader.line(line),
        }
        after_blank = line.trim().is_empty();
    }
    let prose = Topic::ALL.iter().copied().filter(|topic| has(&reader.prose, topic.sentences()));
    Spoken { prose: prose.collect(), chapters: reader.spoken }
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
    /// All that is said, in small letters.
    prose: String,
    open: Vec<Open>,
    titled: bool,
}

impl Reader {
    fn line(&mut self, line: &str) {
        let bare = line.trim();
        if let Some((depth, title)) = heading(bare) {
            self.heading(depth, &title);
        } else if let Some(lead) = Lead::of(line) {
            self.lead(&lead);
        } else {
            self.says(bare);
        }
    }

    /// What is said below the open titles.
    fn says(&mut self, text: &str) -> bool {
        let says = says_something(text);
        if says {
            // What a trainer writes where it was told of none.
            self.prose.push_str(&text.to_lowercase().replace("an unknown dataset", ""));
            self.prose.push(' ');
            self.spoken.extend(self.open.iter().flat_map(|(_, topics)| topics));
        }
        says
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
        if self.says(rest) {
            self.spoken.extend(&topics);
        }
        if stays {
            self.open.push((depth, topics));
        }
    }
}

/// A heading as Markdown or HTML has it.
fn heading(line: &str) -> Option<(usize, Cow<'_, str>)> {
    let depth = line.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&depth) {
        return Some((depth, Cow::Borrowed(line.trim_matches('#').trim())));
    }
    let (tag, rest) = line.strip_prefix("<h")?.split_once('>')?;
    let depth = tag.chars().next()?.to_digit(10).filter(|depth| (1..=6).contains(depth))?;
    let inside = rest.split("</h").next().unwrap_or(rest);
    // Marks within it, each up to its end.
    let title: String =
        format!(">{inside}").split('<').filter_map(|part| Some(part.split_once('>')?.1)).collect();
    Some((usize::try_from(depth).ok()?, Cow::Owned(title.trim().to_owned())))
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
        let number = bare.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered = [". ", ") "].iter().find_map(|mark| number.strip_prefix(mark));
        let item = ["- ", "* ", "+ "].iter().find_map(|mark| bare.strip_prefix(mark));
        let item = item.or_else(|| numbered.filter(|_| number.len() < bare.len()));
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

/// The topics that a title names.
fn about(title: &str) -> Vec<Topic> {
    let title = title.to_lowercase();
    // Alone or first in a row; with another word it may be a test's, or about its form.
    let bare = title.trim_matches(|c: char| !c.is_alphanumeric());
    let data = bare == "data" || ["data,", "data &", "data and "].iter().any(|row| bare.starts_with(row));
    let about = |topic: &Topic| *topic == Topic::Data && data || has(&title, topic.chapters());
    Topic::ALL.iter().copied().filter(about).collect()
}

/// Whether one of these words stands in a text; a word counts where it begins.
fn has(text: &str, all: &[&str]) -> bool {
    let begins = |at: usize| !text.get(..at).is_some_and(|before| before.ends_with(char::is_alphanumeric));
    all.iter().any(|word| text.match_indices(word).any(|(at, _)| begins(at)))
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
        spoken(text).chapters.into_iter().collect()
    }

    #[test]
    fn what_is_code_and_what_is_a_comment_is_told_as_the_page_does() {
        let uses = "\n\n## Uses\n\nLetters in German.\n";
        for before in
            ["```html\n<!-- begins\n```", "````\n```\n# no title\n````", "~~~\n```\n~~~", "```x``` is a word"]
        {
            assert_eq!(of(&format!("{before}{uses}")), [Topic::IntendedUse], "{before}");
        }
        for open in ["<!-- to do", "```", "````\n```", "<!--\n```\n-->\n~~~"] {
            assert_eq!(of(&format!("{open}{uses}")), [], "{open}");
        }
    }

    #[test]
    fn a_sentence_or_a_table_has_a_word_about_it_without_a_chapter() {
        let text = "# Letters\n\nReleased under the MIT licence; it was fine-tuned\non letters of 2025 and evaluated on \
            those of 2026.\n\n| Intended for | clerks |\n| --- | --- |\n\n## Limitations\n\n[More Information Needed]\n";
        let said = spoken(text);
        assert!(said.chapters.is_empty(), "{said:?}");
        let prose: Vec<_> = said.prose.into_iter().collect();
        assert_eq!(prose, [Topic::Licence, Topic::Data, Topic::Evaluation, Topic::IntendedUse]);
        let template = "## Bias, Risks\n\nUsers (both direct and downstream) should be made aware of the risks, biases \
            and limitations of the model. More information needed for further recommendations.\n\n\
            - **License:** [More Information Needed]\n\n```\nlicense = \"mit\"\n```\n";
        assert!(spoken(template).prose.is_empty());
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
            "<h2 id=\"x\"><b>Intended</b> <i>use</i></h2>\nLetters in German.",
            "1. **Intended use**: letters in German.",
            "2) Intended use: letters in German.",
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
