//! `ask-publisher`: what only others can answer about a model, as a text to post or to send; without a model, those that
//! somebody can be asked about. Sends nothing.

use super::args::{AskPublisher, TextOrJson, file};
use super::error::CliError;
use super::exit::{self, Exit};
use super::look::{Memory, look};
use super::session::Session;
use super::setting::Setting;
use super::world::World;
use crate::report::{Askable, Subject, about, askable, json, markdown, plain};
use crate::store;
use crate::text::{nearest, visible_line};
use crate::words::shell::hint;
use crate::words::shell::publisher as words;
use crate::words::shell::saving::wrote;
use crate::words::typed::did_you_mean;

pub(super) fn run(args: &AskPublisher, setting: &Setting, world: &mut World<'_>) -> Result<Exit, CliError> {
    if args.model.as_ref().is_some_and(|model| model.trim().is_empty()) {
        return Err(CliError::usage(words::NAME_IS_EMPTY, words::NAME_THE_MODEL));
    }
    let session = Session::open(setting, world)?;
    let assessment = session.assess(setting.today());
    let seen = look(session.project().root(), setting, Memory::Used)?;
    let subject = Subject { scan: Some(&seen), ..session.subject(&assessment, setting.today()) };
    let (text, done) = match &args.model {
        None => (list(args, &subject), None),
        Some(model) => {
            let asked = about(&subject, model);
            let Some(text) = markdown::ask_publisher(&subject, Some(model)) else {
                world.note(words::NOTHING_IS_OPEN);
                return Ok(exit::DONE);
            };
            let text = if args.format == TextOrJson::Json { json::asked(&subject, &asked) } else { text };
            (text, Some(asked))
        }
    };
    match file(args.output.as_ref()) {
        None => world.say(&text)?,
        Some(path) => {
            let path = store::export(session.project(), &setting.cwd.join(path), &text)?;
            world.note(&wrote(&store::shown(&path)));
        }
    }
    if let Some(asked) = done {
        guide(&asked, &subject, world);
    }
    Ok(exit::DONE)
}

fn list(args: &AskPublisher, subject: &Subject<'_>) -> String {
    let all = askable(subject);
    match args.format {
        TextOrJson::Text => plain::askable(subject, &all),
        TextOrJson::Json => json::askable(subject, &all),
    }
}

/// What to do with the text, and what it rests on.
fn guide(asked: &Askable<'_>, subject: &Subject<'_>, world: &mut World<'_>) {
    if asked.hub.is_none() {
        let near = nearest(&asked.name, askable(subject).iter().map(|each| each.name.as_str()));
        world.note(&hint::after(words::NOT_SEEN, visible_line(&did_you_mean(&near, words::HOW_TO_LIST))));
    } else if asked.cards.is_empty() {
        world.note(words::NO_CARD);
    }
    if let Some(address) = &asked.address {
        world.note(&words::place_to_post(&visible_line(address)));
    }
    world.note(words::READ_IT_FIRST);
}
