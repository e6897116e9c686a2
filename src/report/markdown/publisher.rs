//! The questions that only a model's publisher can answer, as a courteous text to post on the model's page.
//!
//! Nothing of the project's own goes into it: no note, no evidence, no name. It claims nothing about the model.

use std::fmt::Write as _;

use super::super::subject::Subject;
use super::escape::{code, line};
use crate::checklist::{Helper, Item, Per};
use crate::record::{AnswerKey, Status};

const OPENING: &str = "We are building a product on this model and are going through a list of questions about it. Some of \
    them we could not answer from what we found. We would be glad of an answer, or of a pointer to one that we have \
    overlooked. Where a question does not fit this model, a word that it does not is an answer too.";

const CLOSING: &str = "An answer in the model card would help every other team that builds on this model. That a question \
    is open means only that we have not found its answer; it says nothing about the model. Thank you.";

/// The text, or nothing where nothing is open.
pub fn ask_publisher(subject: &Subject<'_>, model: Option<&str>) -> Option<String> {
    let asked: Vec<_> = subject.checklist.items().iter().filter(|item| is_theirs(subject, item)).collect();
    let with = |wanted: &[Option<Status>]| -> Vec<&Item> {
        asked.iter().copied().filter(|item| wanted.contains(&status(subject, item, model))).collect()
    };
    let open = with(&[None, Some(Status::No), Some(Status::Unknown), Some(Status::Partly)]);
    if open.is_empty() {
        return None;
    }
    let about = model.map_or_else(|| "this model".to_owned(), code);
    let mut out = format!("# Questions about {about}\n\n{OPENING}\n\n");
    list(&mut out, "What we have read and answered for ourselves", &with(&[Some(Status::Yes)]));
    list(&mut out, "What we have answered in part", &with(&[Some(Status::Partly)]));
    out.push_str("## What we are missing\n\n");
    for (at, item) in open.iter().enumerate() {
        let question = item.ask_publisher.as_deref().unwrap_or_default();
        let _ = writeln!(out, "{}. {} ({})", at + 1, prose(question), line(&item.title));
    }
    let _ = writeln!(out, "\n{CLOSING}\n");
    let _ = writeln!(
        out,
        "Asked on {}, with the checklist {}, version {}.",
        subject.today,
        code(subject.checklist.id.as_str()),
        code(&subject.checklist.version)
    );
    Some(out)
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

fn is_theirs(subject: &Subject<'_>, item: &Item) -> bool {
    item.help_from.contains(&Helper::Publisher)
        && item.ask_publisher.is_some()
        && subject.hidden_by(item).is_none()
}

/// What was said about an item for this model; what was said for the project, where nothing was.
fn status(subject: &Subject<'_>, item: &Item, model: Option<&str>) -> Option<Status> {
    let key = AnswerKey::item(&item.id);
    let of_model = model
        .filter(|_| item.per == Per::Model)
        .and_then(|model| format!("{key}@{model}").parse::<AnswerKey>().ok())
        .and_then(|key| subject.record.answer(&key));
    of_model.or_else(|| subject.record.answer(&key)).and_then(|answer| answer.status)
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
