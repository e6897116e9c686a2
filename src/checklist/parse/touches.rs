//! What an item touches beyond itself: incidents, clauses, tools, and whose help it needs. Looks each of them up.

use super::limits::Limits;
use crate::checklist::document::Placed;
use crate::checklist::fields::Fields;
use crate::checklist::id::{ClauseId, IncidentId, ToolId};
use crate::checklist::item::{Helper, ToolUse};
use crate::checklist::knowledge::{Knowledge, Table};

/// Most incidents of one item: the leading one and a spare.
const INCIDENTS: usize = 2;

/// These fields of one item, as far as they could be read.
#[derive(Debug)]
pub(super) struct Touches {
    pub(super) incidents: Vec<Placed<IncidentId>>,
    pub(super) standards: Vec<Placed<ClauseId>>,
    pub(super) tools: Vec<Placed<ToolUse>>,
    pub(super) help_from: Vec<Placed<Helper>>,
    pub(super) ask_publisher: Option<String>,
}

impl Touches {
    pub(super) fn read(entry: &mut Fields<'_, '_, '_>) -> Self {
        let touches = Self {
            incidents: entry.parsed_list("incidents", false),
            standards: entry.parsed_list("standards", false),
            tools: tools(entry),
            help_from: entry.parsed_list("help-from", false),
            ask_publisher: None,
        };
        if let Some(third) = touches.incidents.get(INCIDENTS) {
            let hint = "keep the leading one and a spare; a reader remembers no more";
            entry.doc.fault(&third.span, "more than two incidents", hint);
        }
        twice(entry, "incidents", &touches.incidents);
        twice(entry, "standards", &touches.standards);
        twice(entry, "help-from", &touches.help_from);
        let question = entry.optional("ask-publisher", Fields::text);
        let publisher = touches.help_from.iter().any(|helper| helper.value == Helper::Publisher);
        if let Some(question) = question.as_ref().filter(|_| !publisher) {
            let hint = "add \"publisher\" to `help-from`, or delete the question";
            entry.doc.fault(&question.span, "`ask-publisher` without help from the publisher", hint);
        }
        Self { ask_publisher: question.map(|question| question.value), ..touches }
    }

    /// Everything that is named must stand in the tables.
    pub(super) fn resolve(&self, entry: &mut Fields<'_, '_, '_>, knowledge: &Knowledge) {
        for id in self.incidents.iter().filter(|id| !knowledge.incidents.contains_key(&id.value)) {
            let what = format!("no incident `{}` is defined", id.value);
            entry.doc.fault(&id.span, what, Table::Incidents.advice(id.value.as_str(), knowledge));
        }
        for id in self.standards.iter().filter(|id| !knowledge.clauses.contains_key(&id.value)) {
            let what = format!("no clause `{}` is defined", id.value);
            entry.doc.fault(&id.span, what, Table::Standards.advice(id.value.as_str(), knowledge));
        }
        for tool in self.tools.iter().filter(|tool| !knowledge.tools.contains_key(&tool.value.id)) {
            let what = format!("no tool `{}` is defined", tool.value.id);
            entry.doc.fault(&tool.span, what, Table::Tools.advice(tool.value.id.as_str(), knowledge));
        }
    }
}

fn tools(entry: &mut Fields<'_, '_, '_>) -> Vec<Placed<ToolUse>> {
    let mut tools: Vec<Placed<ToolUse>> = Vec::new();
    for table in entry.tables("tools", false, Limits::OPTIONS) {
        let mut fields = Fields::new(entry.doc, table.value, table.span, "tool of an item");
        let id = fields.parsed::<ToolId>("id");
        let command = fields.line("command");
        let written_in = fields.optional("in", Fields::line).map(|place| place.value);
        fields.finish();
        if let (Some(id), Some(command)) = (id, command) {
            let value = ToolUse { id: id.value, command: command.value, written_in };
            tools.push(Placed { value, span: id.span });
        }
    }
    tools
}

/// Names every entry that stands in a list already.
fn twice<T: PartialEq + std::fmt::Display>(entry: &mut Fields<'_, '_, '_>, name: &str, list: &[Placed<T>]) {
    for (at, each) in list.iter().enumerate() {
        if list.iter().take(at).any(|other| other.value == each.value) {
            entry.doc.fault(&each.span, format!("`{name}` has `{}` twice", each.value), "keep one of them");
        }
    }
}
