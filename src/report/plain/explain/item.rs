//! An item with everything that stands beside it: cases, clauses, tools, terms, and whose help it needs.

use std::fmt::Write as _;

use super::super::super::lens::Lens;
use super::super::guide;
use super::{case, word};
use crate::checklist::Item;
use crate::checklist::knowledge::Clause;
use crate::scan::Detector;
use crate::text::visible_line;
use crate::words::report::explain as words;
use crate::words::report::knowledge::JUDGEMENT;

pub(super) fn item(lens: &Lens<'_>, item: &Item) -> String {
    let parts = [
        happened(lens, item),
        standards(lens, item),
        tools(lens, item),
        terms(lens, item),
        help(item),
        seen(item),
    ];
    let mut out = guide::item(lens.checklist, item);
    for part in parts.iter().filter(|part| !part.is_empty()) {
        out.push('\n');
        out.push_str(part);
    }
    out
}

fn happened(lens: &Lens<'_>, item: &Item) -> String {
    let incidents = lens.incidents(item);
    if incidents.is_empty() {
        return String::new();
    }
    let mut out = format!("{}:\n", words::IT_HAPPENED);
    for incident in &incidents {
        out.push_str(&case::told(lens, incident, "  "));
    }
    let credit = &lens.checklist.knowledge().credit;
    if !credit.is_empty() && incidents.iter().any(|incident| incident.wants_credit()) {
        let _ = writeln!(out, "  {}: {}", words::CREDIT, visible_line(credit));
    }
    out
}

fn standards(lens: &Lens<'_>, item: &Item) -> String {
    let standards = lens.standards(item);
    if standards.is_empty() {
        return String::new();
    }
    let mut out = format!("{}:\n", words::STANDARDS);
    let mut hidden = 0;
    for (clause, shown) in &standards {
        if shown.is_visible() {
            let how = shown.words().map(|how| format!(" ({how})")).unwrap_or_default();
            let _ = writeln!(out, "  {}{}", one_line(lens, clause), visible_line(&how));
        } else {
            hidden += 1;
        }
    }
    if hidden > 0 {
        let _ = writeln!(out, "  {}", words::left_out(hidden));
    }
    let _ = writeln!(out, "  {JUDGEMENT}");
    out
}

/// A clause with what took its place and what is ours in its title.
fn one_line(lens: &Lens<'_>, clause: &Clause) -> String {
    let paraphrase = if clause.paraphrase { format!(", {}", words::OUR_PARAPHRASE) } else { String::new() };
    let current = lens.checklist.knowledge().current(&clause.id);
    let now = if *current == clause.id { String::new() } else { format!(", {}", words::now(current)) };
    format!("{}  {}{paraphrase}{now}", clause.id, visible_line(&clause.title))
}

fn tools(lens: &Lens<'_>, item: &Item) -> String {
    let tools = lens.tools(item);
    if tools.is_empty() {
        return String::new();
    }
    let mut out = format!("{}:\n", words::TOOLS);
    for (tool, used) in tools {
        out.push_str(&word::about(tool, "  "));
        let _ = writeln!(out, "  {}", visible_line(&used.line()));
    }
    out
}

fn terms(lens: &Lens<'_>, item: &Item) -> String {
    let terms = lens.terms(item);
    if terms.is_empty() {
        return String::new();
    }
    let lines: String = terms.into_iter().map(|term| word::meaning(term, "  ")).collect();
    format!("{}:\n{lines}", words::TERMS)
}

/// What of it a scan can see, or why none can.
fn seen(item: &Item) -> String {
    let detectors = Detector::for_item(item.id.as_str());
    if let Some(why) = Detector::why_none(item.id.as_str()).filter(|_| detectors.is_empty()) {
        return words::nothing_to_scan(why) + "\n";
    }
    let names: Vec<_> = detectors.iter().map(|detector| detector.word()).collect();
    match names.first() {
        Some(first) => words::seen_by(&names.join(", "), first) + "\n",
        None => String::new(),
    }
}

fn help(item: &Item) -> String {
    let mut out = String::new();
    if !item.help_from.is_empty() {
        let who: Vec<_> = item.help_from.iter().map(|helper| helper.title()).collect();
        let _ = writeln!(out, "{}: {}", words::HELP_BEYOND_YOUR_TEAM, who.join(", "));
    }
    if let Some(question) = &item.ask_publisher {
        let _ = writeln!(out, "{}: {}", words::ASK_THE_PUBLISHER, visible_line(question));
    }
    out
}
