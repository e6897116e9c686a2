//! The questions that only others can answer about a model, as a courteous text to post or to send.
//!
//! Nothing of the project's own goes into it: no note, no evidence, no path, no name. It claims nothing about the model,
//! and speaks of a card only where one was seen.

use std::fmt::Write as _;

use super::super::publisher::{Askable, Audience, about};
use super::super::subject::Subject;
use super::escape::{code, line};
use crate::checklist::Item;
use crate::record::Status;
use crate::scan::Topic;
use crate::words::report::publisher as words;

/// The text about a model, named as its hub or provider calls it, or nothing where nothing is open. Without a name it is
/// about any model that a publisher put on a hub.
pub fn ask_publisher(subject: &Subject<'_>, model: Option<&str>) -> Option<String> {
    let asked = about(subject, model.unwrap_or_default());
    let items = asked.items(subject);
    let with = |wanted: &[Option<Status>]| -> Vec<&Item> {
        items.iter().filter(|(_, status)| wanted.contains(status)).map(|(item, _)| *item).collect()
    };
    let open = asked.open(subject);
    let silences = asked.silences();
    if open.is_empty() && silences.is_empty() {
        return None;
    }
    let title = words::title(&name(&asked, model));
    let mut out = format!("# {title}\n\n{} {}\n\n", opening(asked.audience), words::ASKING);
    file_facts(&mut out, &asked);
    list(&mut out, words::READ, &with(&[Some(Status::Yes)]));
    list(&mut out, words::READ_IN_PART, &with(&[Some(Status::Partly)]));
    if !open.is_empty() {
        let _ = writeln!(out, "## {}\n", words::MISSING);
    }
    for (at, item) in open.iter().enumerate() {
        let question = item.ask_publisher.as_deref().unwrap_or_default();
        let _ = write!(out, "{}. {}", at + 1, prose(question));
        if silences.iter().any(|topic| topic.item() == item.id.as_str()) {
            let _ = write!(out, " {}", words::CARD_IS_SILENT_ON_IT);
        }
        let _ = writeln!(out, " ({})", line(&item.title));
    }
    let silences: Vec<_> =
        silences.iter().filter(|topic| !open.iter().any(|item| item.id.as_str() == topic.item())).collect();
    if !silences.is_empty() {
        let gap = if open.is_empty() { "" } else { "\n" };
        let (title, about) = (words::NOT_IN_THE_CARD, words::CARD_IS_SILENT_ON_THESE);
        let _ = writeln!(out, "{gap}## {title}\n\n{about}\n");
        for (at, topic) in silences.iter().enumerate() {
            let _ = writeln!(out, "{}. {}", at + 1, question(**topic));
        }
    }
    let _ = writeln!(out, "\n{} {}\n", closing(asked.audience), words::THANKS);
    let (id, version) = (code(subject.checklist.id.as_str()), code(&subject.checklist.version));
    let _ = writeln!(out, "{}", words::asked_on(subject.today, &id, &version));
    Some(out)
}

/// A path of the project is nobody else's business; the name of a file may tell whoever made it which one is meant.
fn name(asked: &Askable<'_>, model: Option<&str>) -> String {
    match (model, asked.audience) {
        (None, _) => words::THIS_MODEL.to_owned(),
        (Some(_), Audience::Giver) => words::MODEL_AS_A_FILE.to_owned(),
        (Some(_), _) => code(&asked.name),
    }
}

fn opening(audience: Audience) -> &'static str {
    match audience {
        Audience::Publisher => words::TO_A_PUBLISHER,
        Audience::Library => words::TO_A_LIBRARY,
        Audience::Provider => words::TO_A_PROVIDER,
        Audience::Giver => words::TO_A_GIVER,
    }
}

fn closing(audience: Audience) -> &'static str {
    match audience {
        Audience::Publisher => words::ANSWER_IN_THE_CARD,
        Audience::Library | Audience::Provider => words::ANSWER_IN_THE_DOCUMENTATION,
        Audience::Giver => words::ANSWER_BESIDE_THE_FILE,
    }
}

/// What tells one file from another for whoever made it.
fn file_facts(out: &mut String, asked: &Askable<'_>) {
    if asked.audience != Audience::Giver {
        return;
    }
    for file in asked.models.iter().flat_map(|model| &model.files) {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        let digest = file.digest.map(|digest| code(&digest.to_string()));
        let _ = writeln!(out, "- {}", words::file(&code(name), file.bytes, digest.as_deref()));
    }
    if asked.models.iter().any(|model| !model.files.is_empty()) {
        out.push('\n');
    }
}

/// What is asked where a card is silent.
fn question(topic: Topic) -> &'static str {
    match topic {
        Topic::Licence => words::ON_LICENCE,
        Topic::Data => words::ON_DATA,
        Topic::Limits => words::ON_LIMITS,
        Topic::Evaluation => words::ON_EVALUATION,
        Topic::IntendedUse => words::ON_INTENDED_USE,
    }
}

/// A question of the checklist, in which what stands between backticks stays code.
fn prose(question: &str) -> String {
    let parts: Vec<_> = question.split('`').collect();
    if parts.len() % 2 == 0 {
        return line(question);
    }
    let text = |part: &str| {
        let blank = |at: bool| if at && !part.trim().is_empty() { " " } else { "" };
        format!("{}{}{}", blank(part.starts_with(' ')), line(part), blank(part.ends_with(' ')))
    };
    let each = parts.iter().enumerate();
    each.map(|(at, part)| if at % 2 == 1 { code(part) } else { text(part) }).collect()
}

fn list(out: &mut String, title: &str, items: &[&Item]) {
    if items.is_empty() {
        return;
    }
    let _ = writeln!(out, "## {title}\n");
    for item in items {
        let _ = writeln!(out, "- {}", line(&item.title));
    }
    out.push('\n');
}
