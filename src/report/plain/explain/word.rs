//! A term, a finding, a concern or a tool in full.

use std::fmt::Write as _;

use super::super::super::lens::Lens;
use super::touched;
use crate::checklist::knowledge::{Term, Tool};
use crate::checklist::{Concern, Finding, Known};
use crate::text::visible_line;
use crate::words::report::explain as words;

/// What a term means, and which items use it.
pub(super) fn term(lens: &Lens<'_>, term: &Term) -> String {
    let mut out = meaning(term, "");
    if !term.also.is_empty() {
        let _ = writeln!(out, "{}: {}", words::ALSO_WRITTEN, visible_line(&term.also.join(", ")));
    }
    let terms = &lens.checklist.knowledge().terms;
    let see: Vec<_> = term.see.iter().filter_map(|id| terms.get(id)).map(|term| term.term.as_str()).collect();
    if !see.is_empty() {
        let _ = writeln!(out, "{}: {}", words::SEE_ALSO, visible_line(&see.join(", ")));
    }
    out.push('\n');
    out.push_str(&touched::items(lens.checklist, Known::Term(term), words::USED_BY, |_| None));
    out
}

/// A term in one line.
pub(super) fn meaning(term: &Term, indent: &str) -> String {
    format!("{indent}{}: {}\n", visible_line(&term.term), visible_line(&term.text))
}

/// A research result with its source, and the items that rest on it.
pub(super) fn finding(lens: &Lens<'_>, finding: &Finding) -> String {
    let mut out = format!("{}: {}\n", finding.id, visible_line(&finding.statement));
    if let Some(source) = lens.checklist.sources.get(&finding.source) {
        let text = format!("{} {}, {}. {}", source.authors, source.year, source.title, source.url);
        let _ = writeln!(out, "{}: {}", words::SOURCE, visible_line(&text).trim());
        let _ = writeln!(out, "{}: {}", words::READ, visible_line(&finding.read));
        if !source.note.is_empty() {
            let _ = writeln!(out, "{}: {}", words::NOTE, visible_line(&source.note));
        }
    }
    out.push('\n');
    out.push_str(&touched::items(lens.checklist, Known::Finding(finding), words::RESTING_ON_IT, |item| {
        let link = item.findings.iter().find(|link| link.id == finding.id)?;
        Some(link.link.to_string())
    }));
    out
}

/// A concern and the items that touch it.
pub(super) fn concern(lens: &Lens<'_>, concern: &Concern) -> String {
    let head = format!("{}: {}\n\n", concern.id, visible_line(&concern.title));
    head + &touched::items(lens.checklist, Known::Concern(concern), words::TOUCHED_BY, |_| None)
}

/// A tool, and the commands that it has for the items.
pub(super) fn tool(lens: &Lens<'_>, tool: &Tool) -> String {
    let mut out = about(tool, "");
    let month = &lens.checklist.knowledge().checked.tools;
    if !month.is_empty() {
        let _ = writeln!(out, "{}: {month}", words::LAST_LOOKED_AT);
    }
    let _ = writeln!(out, "{}\n", words::NEVER_RUN);
    out.push_str(&touched::items(lens.checklist, Known::Tool(tool), words::HELPS_WITH, |item| {
        let each = item.tools.iter().find(|each| each.id == tool.id)?;
        Some(each.line())
    }));
    out
}

/// What a tool is and whether anybody looks after it.
pub(super) fn about(tool: &Tool, indent: &str) -> String {
    let (name, about) = (visible_line(&tool.name), visible_line(&tool.about));
    let state = words::state(tool.state, &tool.seen);
    let mut out = format!("{indent}{name} ({state}): {about}\n");
    if !tool.note.is_empty() {
        let _ = writeln!(out, "{indent}  {}", visible_line(&tool.note));
    }
    if !tool.install.is_empty() {
        let _ = writeln!(out, "{indent}  {}: {}", words::HOW_TO_GET_IT, visible_line(&tool.install));
    }
    let _ = writeln!(out, "{indent}  {}", visible_line(&tool.url));
    out
}
