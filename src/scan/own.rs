//! The program's own documents that lie in a project, such as an export or a copy of the record: what marks them, and how
//! they are known. They speak of models and use none. Text in, yes or no out.

use serde::Deserialize;
use serde_json::{Map, Value};

/// What stands first in every document that the program writes for other programs.
pub const MARK: &str = "\"written_by\": \"mindgap\"";

/// What is read of a document. A record has no mark, but these three together.
#[derive(Debug, Deserialize)]
struct Head {
    written_by: Option<String>,
    format: Option<u64>,
    answers: Option<Map<String, Value>>,
    checklist: Option<Stamp>,
}

#[derive(Debug, Deserialize)]
struct Stamp {
    #[serde(rename = "id")]
    _id: String,
    #[serde(rename = "version")]
    _version: String,
}

/// Whether the program wrote this JSON, told by its content alone.
pub fn is_own(text: &str) -> bool {
    // Few files hold these words, and only those are parsed.
    let has = |key: &str| text.contains(key);
    if !(has("\"written_by\"") || has("\"answers\"") && has("\"checklist\"")) {
        return false;
    }
    let Ok(head) = serde_json::from_str::<Head>(text) else { return false };
    let marked = head.written_by.as_deref() == Some("mindgap");
    head.format.is_some() && (marked || head.answers.is_some() && head.checklist.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_known_by_what_stands_in_it_and_nothing_less() {
        let marked =
            format!("{{\n  {MARK},\n  \"format\": 1,\n  \"models\": [{{\"model\": \"org/one\"}}]\n}}\n");
        assert!(is_own(&marked) && is_own(&marked.replace([' ', '\n'], "")));
        let record = "{\"answers\": {}, \"checklist\": {\"id\": \"x\", \"version\": \"1\"}, \"format\": 1}";
        assert!(is_own(record));
        for other in [
            "{\"written_by\": \"mindgap\", \"model\": \"org/one\"}",
            "{\"written_by\": \"Ada\", \"format\": 1}",
            "{\"answers\": {}, \"checklist\": \"x\", \"format\": 1}",
            "{\"config\": {\"written_by\": \"mindgap\", \"format\": 1}}",
            &marked.replace(']', ""),
        ] {
            assert!(!is_own(other), "{other}");
        }
    }
}
