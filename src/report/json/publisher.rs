//! The models about which somebody can be asked, for programs.

use serde::Serialize;

use super::super::markdown;
use super::super::publisher::{Askable, Audience};
use super::super::subject::Subject;
use super::parts::FORMAT;
use super::print::print;
use crate::scan::{Hub, Topic};

#[derive(Debug, Serialize)]
struct AskableWire<'a> {
    format: u64,
    models: Vec<ModelWire<'a>>,
}

#[derive(Debug, Serialize)]
struct ModelWire<'a> {
    name: &'a str,
    hub: Option<Hub>,
    audience: Audience,
    address: Option<&'a str>,
    /// Whether it is declared and out of use.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    retired: bool,
    open: Vec<&'a str>,
    /// The cards that lie in the project; what they are silent about follows from these alone.
    cards: Vec<&'a str>,
    silent: Vec<Topic>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

/// Every model with the items that are open.
pub fn askable<'a>(subject: &Subject<'a>, all: &[Askable<'a>]) -> String {
    print(&AskableWire { format: FORMAT, models: all.iter().map(|each| wire(subject, each, None)).collect() })
}

/// One model, with the text to post.
pub fn asked<'a>(subject: &Subject<'a>, each: &Askable<'a>) -> String {
    let text = markdown::ask_publisher(subject, Some(&each.name));
    print(&AskableWire { format: FORMAT, models: vec![wire(subject, each, text)] })
}

fn wire<'w, 'a: 'w>(subject: &Subject<'a>, each: &'w Askable<'a>, text: Option<String>) -> ModelWire<'w> {
    ModelWire {
        name: &each.name,
        hub: each.hub,
        audience: each.audience,
        address: each.address.as_deref(),
        retired: each.is_retired(subject),
        open: each.open(subject).into_iter().map(|item| item.id.as_str()).collect(),
        cards: each.cards.iter().map(|card| card.path.as_str()).collect(),
        silent: each.silences(),
        text,
    }
}
