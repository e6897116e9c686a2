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

const ASKING: &str = "Some of them we could not answer from what we found. We would be glad of an answer, or of a pointer to \
    one that we have overlooked. Where a question does not fit this model, a word that it does not is an answer too.";

const THANKS: &str = "That a question is open means only that we have not found its answer; it says nothing about the \
    model. Thank you.";

/// The same behind a question.
const SILENT_HERE: &str = " The copy of its card that we have says nothing on this.";

/// What the card that we have does not speak of.
const SILENT: &str = "In the copy of its card that lies beside our files we found nothing on these. If it stands elsewhere, \
    a pointer is enough.";

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
    let name = title(&asked, model);
    let mut out = format!("# Questions about {name}\n\n{} {ASKING}\n\n", opening(asked.audience));
    file_facts(&mut out, &asked);
    list(&mut out, "What we have read and answered for ourselves", &with(&[Some(Status::Yes)]));
    list(&mut out, "What we have answered in part", &with(&[Some(Status::Partly)]));
    if !open.is_empty() {
        out.push_str("## What we are missing\n\n");
    }
    for (at, item) in open.iter().enumerate() {
        let question = item.ask_publisher.as_deref().unwrap_or_default();
        let silent =
            if silences.iter().any(|topic| topic.item() == item.id.as_str()) { SILENT_HERE } else { "" };
        let _ = writeln!(out, "{}. {}{silent} ({})", at + 1, prose(question), line(&item.title));
    }
    let silences: Vec<_> =
        silences.iter().filter(|topic| !open.iter().any(|item| item.id.as_str() == topic.item())).collect();
    if !silences.is_empty() {
        let gap = if open.is_empty() { "" } else { "\n" };
        let _ = writeln!(out, "{gap}## What the card does not tell us\n\n{SILENT}\n");
        for (at, topic) in silences.iter().enumerate() {
            let _ = writeln!(out, "{}. {}", at + 1, question(**topic));
        }
    }
    let _ = writeln!(out, "\n{} {THANKS}\n", closing(asked.audience));
    let _ = writeln!(
        out,
        "Asked on {}, with the checklist {}, version {}.",
        subject.today,
        code(subject.checklist.id.as_str()),
        code(&subject.checklist.version)
    );
    Some(out)
}

/// A path of the project is nobody else's business; the name of a file may tell whoever made it which one is meant.
fn title(asked: &Askable<'_>, model: Option<&str>) -> String {
    match (model, asked.audience) {
        (None, _) => "this model".to_owned(),
        (Some(_), Audience::Giver) => "a model that we hold as a file".to_owned(),
        (Some(_), _) => code(&asked.name),
    }
}

fn opening(audience: Audience) -> &'static str {
    match audience {
        Audience::Publisher => {
            "We are building a product on this model and are going through a list of questions about it."
        }
        Audience::Library => {
            "We are building a product on this model, which your library fetches for us, and are going through a list \
            of questions about it."
        }
        Audience::Provider => {
            "We are building a product on this model, which we use through your service, and are going through a list \
            of questions about it."
        }
        Audience::Giver => {
            "We are building a product on a model that came to us as a file. As far as we know you made it or handed it \
            on. We are going through a list of questions about it."
        }
    }
}

fn closing(audience: Audience) -> &'static str {
    match audience {
        Audience::Publisher => {
            "An answer in the model card would help every other team that builds on this model."
        }
        Audience::Library | Audience::Provider => {
            "An answer in your documentation would help every other team that builds on this model."
        }
        Audience::Giver => "A few lines in a file beside the weights would help whoever gets them next.",
    }
}

/// What tells one file from another for whoever made it.
fn file_facts(out: &mut String, asked: &Askable<'_>) {
    if asked.audience != Audience::Giver {
        return;
    }
    for file in asked.models.iter().flat_map(|model| &model.files) {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        let digest = file.digest.map(|digest| format!(", {}", code(&digest.to_string()))).unwrap_or_default();
        let _ = writeln!(out, "- The file: {}, {} bytes{digest}", code(name), file.bytes);
    }
    if asked.models.iter().any(|model| !model.files.is_empty()) {
        out.push('\n');
    }
}

/// What is asked where a card is silent.
fn question(topic: Topic) -> &'static str {
    match topic {
        Topic::Licence => "Under which licence may the weights be used, changed and passed on?",
        Topic::Data => "What was it trained on, where did that come from, and under which terms?",
        Topic::Limits => "What can it not do, and which biases are known?",
        Topic::Evaluation => "How was it measured: on which data, with which settings, with which results?",
        Topic::IntendedUse => "What is it meant for, and what should nobody use it for?",
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
