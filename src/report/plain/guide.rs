//! The questions as text: one item with all its guidance, or the whole checklist.

use std::fmt::Write as _;

use super::super::hidden::kind_of_models;
use super::super::provenance;
use super::extended;
use crate::checklist::{Because, Checklist, Choice, Condition, Fact, Item, ItemId};
use crate::text::visible_line;
use crate::words::report::checklist as words;

/// What an item is: its question first, then where it belongs and what it weighs.
pub fn heading(checklist: &Checklist, item: &Item) -> String {
    let phase = checklist.phase_of(item).map_or("", |phase| &phase.title);
    format!(
        "{}\n{}: {}, {}, {}, {}\n",
        visible_line(&item.question),
        item.id,
        visible_line(&provenance::title(checklist, item)),
        visible_line(phase),
        item.severity,
        words::minutes(item.minutes),
    )
}

/// Why it matters.
pub fn why(item: &Item) -> String {
    format!("{}: {}\n", words::WHY, visible_line(&item.why))
}

/// What to do today, step by step.
pub fn today(item: &Item) -> String {
    let mut out = format!("{}:\n", words::TODAY);
    for (at, step) in item.today.iter().enumerate() {
        let _ = writeln!(out, "  {}. {}", at + 1, visible_line(step));
    }
    out
}

/// What would back a yes.
pub fn wanted(item: &Item) -> String {
    format!("{}: {}\n", words::EVIDENCE_WANTED, visible_line(&item.evidence_wanted))
}

/// A good answer of an invented project.
pub fn example(item: &Item) -> String {
    format!("{}: {}\n", words::EXAMPLE, visible_line(&item.example))
}

/// What the item rests on, each finding with its source.
pub fn findings(checklist: &Checklist, item: &Item) -> String {
    if item.findings.is_empty() {
        return format!("{}: {}\n", words::RESTS_ON, words::DESIGN);
    }
    let mut out = format!("{}:\n", words::RESTS_ON);
    for link in &item.findings {
        let Some(finding) = checklist.findings.get(&link.id) else { continue };
        let _ = writeln!(out, "  {} ({}): {}", link.id, link.link, visible_line(&finding.statement));
        if let Some(source) = checklist.sources.get(&finding.source) {
            let text = format!("{} {}, {}. {}", source.authors, source.year, source.title, source.url);
            let _ = writeln!(out, "    {}", visible_line(&text).trim());
            if !source.note.is_empty() {
                let _ = writeln!(out, "    {}", visible_line(&source.note));
            }
        }
    }
    out
}

/// An item with everything that the checklist says about it.
pub fn item(checklist: &Checklist, item: &Item) -> String {
    let mut out = heading(checklist, item);
    for origin in provenance::provenance(checklist, item) {
        let _ = writeln!(out, "{}", visible_line(&origin));
    }
    let _ = writeln!(out, "{}", words::again_and_each(item.review, item.per, kind_of_models(item)));
    if let Some(replaces) = replaces(item) {
        let _ = writeln!(out, "{replaces}");
    }
    if !item.rests_on.is_empty() {
        let facts: Vec<_> = item.rests_on.iter().map(|basis| basis.word()).collect();
        let _ = writeln!(out, "{}: {}", words::AN_ANSWER_RESTS_ON, facts.join(", "));
    }
    if item.applies.facts().next().is_some() {
        let told = |facts: &[Fact], say: fn(&str) -> String| {
            let facts: Vec<_> = facts.iter().map(ToString::to_string).collect();
            (!facts.is_empty()).then(|| say(&facts.join(", ")))
        };
        let Condition { all, any, none } = &item.applies;
        let said = [told(all, words::all_of), told(any, words::any_of), told(none, words::none_of)];
        let said: Vec<_> = said.into_iter().flatten().collect();
        let _ = writeln!(out, "{}: {}", words::ASKED_WHEN, said.join("; "));
    }
    let _ = write!(out, "\n{}\n{}\n{}\n{}\n", why(item), today(item), wanted(item), example(item));
    out.push_str(&findings(checklist, item));
    out
}

/// The items whose place it took; nothing where it took none.
fn replaces(item: &Item) -> Option<String> {
    let old: Vec<_> = item.replaces.iter().map(ItemId::as_str).collect();
    (!old.is_empty()).then(|| words::replaces(&old.join(", ")))
}

/// Every item in one line each, phase by phase.
pub fn list(checklist: &Checklist, origin: &str) -> String {
    let mut out = head(checklist, origin);
    for (at, phase) in checklist.phases.iter().enumerate() {
        let items = || checklist.items().iter().filter(|item| item.phase == at);
        // What stood in it was switched off or replaced.
        if items().next().is_none() {
            continue;
        }
        let _ = writeln!(
            out,
            "\n{} ({})",
            visible_line(&provenance::phase_title(checklist, phase)),
            words::items(items().count())
        );
        for item in items() {
            let title = provenance::title(checklist, item);
            let mut parts = vec![title];
            parts.extend(provenance::provenance(checklist, item));
            parts.extend(replaces(item));
            let parts = parts.join(", ");
            let _ = writeln!(out, "  {}  {}  {}", item.id, item.severity, visible_line(&parts));
        }
    }
    out.push_str(&extended::off(checklist));
    out
}

/// Items that were looked for, one a line, each with what made it one of them.
pub fn found(checklist: &Checklist, items: &[(&Item, Vec<Because<'_>>)]) -> String {
    let mut out = String::new();
    for (item, because) in items {
        let why: Vec<_> = because.iter().map(ToString::to_string).collect();
        let (title, why) = (provenance::title(checklist, item), why.join("; "));
        let title = visible_line(&title);
        let _ = writeln!(out, "{}  {}  {title} ({})", item.id, item.severity, visible_line(&why));
    }
    out
}

/// The whole checklist: the profile, then every item with its guidance.
pub fn whole(checklist: &Checklist, origin: &str) -> String {
    let mut out = head(checklist, origin);
    let _ = writeln!(out, "\n{}", words::PROFILE);
    for question in &checklist.profile {
        let choice = if question.choice == Choice::One { words::CHOOSE_ONE } else { words::CHOOSE_ANY };
        let asked = provenance::profile_question(checklist, question);
        let _ = writeln!(out, "\n{}: {} ({choice})", question.id, visible_line(&asked));
        let _ = writeln!(out, "  {}", visible_line(&question.why));
        for option in &question.options {
            let _ = writeln!(out, "  {}: {}", option.id, visible_line(&option.label));
        }
    }
    for (at, phase) in checklist.phases.iter().enumerate() {
        let _ = writeln!(
            out,
            "\n{}\n{}",
            visible_line(&provenance::phase_title(checklist, phase)),
            visible_line(&phase.about)
        );
        for each in checklist.items().iter().filter(|item| item.phase == at) {
            let _ = write!(out, "\n{}", item(checklist, each));
        }
    }
    out.push_str(&extended::off(checklist));
    out
}

fn head(checklist: &Checklist, origin: &str) -> String {
    let title = visible_line(&checklist.title);
    let (version, origin) = (visible_line(&checklist.version), visible_line(origin));
    format!("{title}\n{} {version}, {origin}\n{}", checklist.id, extended::parts(checklist))
}
