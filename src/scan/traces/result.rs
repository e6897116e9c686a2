//! Results of evaluations that lie in the project: which tool wrote them, when, about which model. Reads their beginning only.

use serde_json::Value;

/// A result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::scan) struct Outcome {
    pub(in crate::scan) tool: &'static str,
    /// As the file says it, at most to the second.
    pub(in crate::scan) date: Option<String>,
    /// The model as the file names it.
    pub(in crate::scan) model: Option<String>,
}

/// Whether a file may be a result, by its name.
pub(super) fn may_be(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    let ends = |ending| name.ends_with(ending);
    ends(".report.jsonl")
        || (ends(".json")
            && (name.starts_with("results")
                || name.contains("eval")
                || name.contains("output")
                || name.contains("promptfoo")))
}

/// Reads the beginning of a file; nothing if no known tool wrote it.
pub(super) fn read(path: &str, text: &str) -> Option<Outcome> {
    if path.rsplit_once('.').is_some_and(|(_, ending)| ending == "jsonl") {
        let first: Value = serde_json::from_str(text.lines().next()?).ok()?;
        let text = |key: &str| first.get(key).and_then(Value::as_str).map(str::to_owned);
        (first.get("entry_type")?.as_str()? == "start_run setup").then_some(())?;
        let model = text("plugins.model_name").or_else(|| text("plugins.target_name"));
        let date = text("transient.starttime_iso").or_else(|| text("run.start_time"));
        return Some(Outcome { tool: "garak", date: date.as_deref().map(short), model });
    }
    let value: Value = serde_json::from_str(text).ok()?;
    let word = |pointer: &str| value.pointer(pointer).and_then(Value::as_str).map(str::to_owned);
    if value.get("results").is_some() && value.get("configs").is_some() && value.get("n-shot").is_some() {
        let model = word("/model_name").or_else(|| word("/config/model_args"));
        return Some(Outcome { tool: "lm-eval", date: None, model });
    }
    if value.get("evalId").is_some() && value.get("results").is_some() {
        return Some(Outcome {
            tool: "promptfoo",
            date: word("/results/timestamp").as_deref().map(short),
            model: None,
        });
    }
    if value.get("eval").is_some() && value.get("plan").is_some() && value.get("status").is_some() {
        return Some(Outcome {
            tool: "inspect-ai",
            date: word("/eval/created").as_deref().map(short),
            model: word("/eval/model"),
        });
    }
    None
}

fn short(date: &str) -> String {
    date.chars().take(19).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_say_which_tool_when_and_about_what() {
        let text = "{\"entry_type\": \"start_run setup\", \"plugins.model_name\": \"org/m\", \"transient.starttime_iso\": \"2026-05-01T10:00:00.123\"}\n{}";
        let outcome = read("runs/garak.x.report.jsonl", text).unwrap();
        assert_eq!((outcome.tool, outcome.model.as_deref()), ("garak", Some("org/m")));
        assert_eq!(outcome.date.as_deref(), Some("2026-05-01T10:00:00"));
        let text = r#"{"results": {}, "configs": {}, "n-shot": {}, "model_name": "org/m"}"#;
        assert_eq!(read("results_1.json", text).unwrap().tool, "lm-eval");
        assert!(may_be("runs/x.report.jsonl") && may_be("eval/results_2026.json") && !may_be("package.json"));
        assert_eq!(read("results.json", "{\"results\": 1}"), None);
        assert_eq!(read("x.report.jsonl", "not json"), None);
    }
}
