//! The models about which somebody can be asked, for people: who that is, where, and how much is open.

use std::fmt::Write as _;

use super::super::publisher::{Askable, Audience};
use super::super::subject::Subject;
use crate::text::visible_line;
use crate::words::report::publisher as words;

/// Every model under whom to ask.
pub fn askable<'a>(subject: &Subject<'a>, all: &[Askable<'a>]) -> String {
    let mut out = String::new();
    for audience in Audience::ALL {
        let these: Vec<_> = all.iter().filter(|each| each.audience == *audience).collect();
        if !these.is_empty() {
            let _ = writeln!(out, "{}:", audience.says());
        }
        for each in these {
            one(&mut out, subject, each);
        }
    }
    let _ = writeln!(out, "{}", words::models(all.len()));
    out
}

fn one<'a>(out: &mut String, subject: &Subject<'a>, each: &Askable<'a>) {
    let hub = each.hub.map_or("", |hub| hub.word());
    let open = if each.is_retired(subject) {
        words::OUT_OF_USE.to_owned()
    } else {
        words::open_questions(each.open(subject).len())
    };
    let _ = writeln!(out, "  {}  ({hub}, {open})", visible_line(&each.name));
    if let Some(address) = &each.address {
        let _ = writeln!(out, "    {address}");
    }
    let cards = &each.cards;
    let silences: Vec<_> = each.silences().iter().map(|topic| topic.says()).collect();
    if cards.is_empty() {
        let _ = writeln!(out, "    {}", words::NO_CARD);
    } else if silences.is_empty() {
        let _ = writeln!(out, "    {}", words::CARD_SPEAKS_OF_ALL);
    } else {
        let _ = writeln!(out, "    {}", words::card_is_silent_about(&silences.join(", ")));
    }
}
