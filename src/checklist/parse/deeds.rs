//! What the head of an extension wants done: `[[off]]`, `[[tighten]]`, `[[reword]]` and the other wordings.

use super::limits::Limits;
use crate::checklist::compose::{Deeds, Reword, RewordPhase, RewordProfile, Tighten};
use crate::checklist::document::Placed;
use crate::checklist::fields::Fields;
use crate::checklist::id::{ItemId, OptionId};
use crate::checklist::lint;

/// Reads every wish of a head.
pub(super) fn deeds(fields: &mut Fields<'_, '_, '_>) -> Deeds {
    let mut unfinished = Vec::new();
    Deeds {
        off: off(fields, &mut unfinished),
        tighten: tighten(fields, &mut unfinished),
        unfinished,
        reword: reword(fields),
        phases: reword_phases(fields),
        profile: reword_profile(fields),
    }
}

fn off(
    fields: &mut Fields<'_, '_, '_>,
    unfinished: &mut Vec<Placed<ItemId>>,
) -> Vec<(Placed<ItemId>, String)> {
    let mut all = Vec::new();
    for table in fields.tables("off", false, Limits::DEEDS) {
        let mut entry = Fields::new(fields.doc, table.value, table.span, "item that is switched off");
        let (item, reason) = (entry.parsed("item"), entry.line("reason"));
        entry.finish();
        match (item, reason) {
            (Some(item), Some(reason)) => all.push((item, reason.value)),
            (item, None) => unfinished.extend(item),
            (None, Some(_)) => {}
        }
    }
    all
}

fn tighten(fields: &mut Fields<'_, '_, '_>, unfinished: &mut Vec<Placed<ItemId>>) -> Vec<Tighten> {
    let mut all = Vec::new();
    for table in fields.tables("tighten", false, Limits::DEEDS) {
        let mut entry = Fields::new(fields.doc, table.value, table.span, "severity");
        let (item, severity) = (entry.parsed("item"), entry.parsed("severity"));
        let reason = line(&mut entry, "reason").map(|reason| reason.value);
        entry.finish();
        match (item, severity) {
            (Some(item), Some(severity)) => all.push(Tighten { item, severity, reason }),
            (item, None) => unfinished.extend(item),
            (None, Some(_)) => {}
        }
    }
    all
}

fn reword(fields: &mut Fields<'_, '_, '_>) -> Vec<Reword> {
    let mut all = Vec::new();
    for table in fields.tables("reword", false, Limits::DEEDS) {
        let mut entry = Fields::new(fields.doc, table.value, table.span, "wording");
        let item = entry.parsed("item");
        let (title, question) = (line(&mut entry, "title"), line(&mut entry, "question"));
        lint::question(&mut entry, title.as_ref(), question.as_ref());
        let today = entry.optional("today", |entry, name| Some(entry.texts(name, false)));
        let (why, evidence_wanted) = (text(&mut entry, "why"), text(&mut entry, "evidence-wanted"));
        let example = text(&mut entry, "example");
        entry.finish();
        all.extend(item.map(|item| Reword {
            item,
            title: title.map(|title| title.value),
            question: question.map(|question| question.value),
            why,
            today: today.map(|steps| steps.into_iter().map(|step| step.value).collect()),
            evidence_wanted,
            example,
        }));
    }
    all
}

fn reword_phases(fields: &mut Fields<'_, '_, '_>) -> Vec<RewordPhase> {
    let mut all = Vec::new();
    for table in fields.tables("reword-phase", false, Limits::PHASES) {
        let mut entry = Fields::new(fields.doc, table.value, table.span, "wording of a phase");
        let phase = entry.parsed("phase");
        let title = line(&mut entry, "title").map(|title| title.value);
        let about = text(&mut entry, "about");
        entry.finish();
        all.extend(phase.map(|phase| RewordPhase { phase, title, about }));
    }
    all
}

fn reword_profile(fields: &mut Fields<'_, '_, '_>) -> Vec<RewordProfile> {
    let mut all = Vec::new();
    for table in fields.tables("reword-profile", false, Limits::PROFILE) {
        let mut entry = Fields::new(fields.doc, table.value, table.span, "wording of a profile question");
        let profile = entry.parsed("profile");
        let question = line(&mut entry, "question").map(|question| question.value);
        let why = text(&mut entry, "why");
        let options = options(&mut entry);
        entry.finish();
        all.extend(profile.map(|profile| RewordProfile { profile, question, why, options }));
    }
    all
}

fn options(fields: &mut Fields<'_, '_, '_>) -> Vec<(Placed<OptionId>, String)> {
    let mut all = Vec::new();
    for table in fields.tables("options", false, Limits::OPTIONS) {
        let mut entry = Fields::new(fields.doc, table.value, table.span, "wording of an option");
        let (id, label) = (entry.parsed("id"), entry.line("label"));
        entry.finish();
        all.extend(id.zip(label).map(|(id, label)| (id, label.value)));
    }
    all
}

/// A line that may be left out.
fn line(fields: &mut Fields<'_, '_, '_>, name: &'static str) -> Option<Placed<String>> {
    fields.optional(name, Fields::line)
}

/// A text that may be left out.
fn text(fields: &mut Fields<'_, '_, '_>, name: &'static str) -> Option<String> {
    fields.optional(name, Fields::text).map(|text| text.value)
}
