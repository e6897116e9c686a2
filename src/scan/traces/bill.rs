//! Lists of components that a machine can read: `CycloneDX` and SPDX in JSON, as far as they name models. Text in, names out.

use serde_json::Value;

/// Most components of one list.
const MOST: usize = 50_000;

/// One list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::scan) struct Bill {
    /// `CycloneDX 1.6`, say.
    pub(in crate::scan) format: String,
    /// The models in it, each by every name that it has there, in small letters.
    pub(in crate::scan) models: Vec<Vec<String>>,
    /// Whether it names more than was read of it.
    pub(in crate::scan) cut: bool,
}

/// Reads a list; nothing if it is none. The error says why it could not be read.
pub(super) fn read(text: &str) -> Result<Option<Bill>, String> {
    let head = text.get(..text.len().min(4096)).unwrap_or(text);
    if !text.contains("\"bomFormat\"") && !text.contains("\"spdxVersion\"") && !head.contains("spdx.org") {
        return Ok(None);
    }
    let value: Value = serde_json::from_str(text).map_err(|error| format!("syntax: {error}"))?;
    if value.get("bomFormat").and_then(Value::as_str) == Some("CycloneDX") {
        let version = value.get("specVersion").and_then(Value::as_str).unwrap_or("of no version");
        let (models, cut) = cyclone(&value);
        return Ok(Some(Bill { format: format!("CycloneDX {version}"), models, cut }));
    }
    if let Some(version) = value.get("spdxVersion").and_then(Value::as_str) {
        let all = value.get("packages").and_then(Value::as_array).map_or(0, Vec::len);
        let (format, models) = (version.replace('-', " "), packages(&value));
        return Ok(Some(Bill { format, models, cut: all > MOST }));
    }
    if let Some(graph) = value.get("@graph").and_then(Value::as_array) {
        let is_model = |each: &&Value| {
            let kind = each.get("type").or_else(|| each.get("@type")).and_then(Value::as_str);
            kind.is_some_and(|kind| kind.ends_with("AIPackage"))
        };
        let keys = ["name", "software_packageUrl", "packageUrl", "spdxId"];
        let mut all = graph.iter().filter(is_model);
        let models = all.by_ref().take(MOST).map(|each| names(each, &keys)).collect();
        return Ok(Some(Bill { format: "SPDX 3".to_owned(), models, cut: all.next().is_some() }));
    }
    Ok(None)
}

/// The models, and whether there is more. Components wait on a list, not on the stack: they may hold others.
fn cyclone(value: &Value) -> (Vec<Vec<String>>, bool) {
    let components =
        |value: &Value| value.get("components").and_then(Value::as_array).cloned().unwrap_or_default();
    let mut open = components(value);
    open.extend(value.pointer("/metadata/component").cloned());
    let mut models = Vec::new();
    for _ in 0..MOST {
        let Some(component) = open.pop() else { break };
        open.extend(components(&component));
        let purl = component.get("purl").and_then(Value::as_str).unwrap_or_default();
        let model = component.get("type").and_then(Value::as_str) == Some("machine-learning-model");
        if !model && !purl.starts_with("pkg:huggingface/") {
            continue;
        }
        let mut all = names(&component, &["name", "purl", "bom-ref"]);
        let word = |key: &str| component.get(key).and_then(Value::as_str);
        let groups =
            [word("group"), word("publisher"), component.pointer("/supplier/name").and_then(Value::as_str)];
        if let Some(name) = word("name") {
            all.extend(groups.iter().flatten().map(|group| format!("{group}/{name}").to_lowercase()));
        }
        models.push(all);
    }
    (models, !open.is_empty())
}

/// Packages of SPDX 2 say that they are models only by where they come from.
fn packages(value: &Value) -> Vec<Vec<String>> {
    let mut models = Vec::new();
    for package in value.get("packages").and_then(Value::as_array).into_iter().flatten().take(MOST) {
        let references = package.get("externalRefs").and_then(Value::as_array).into_iter().flatten();
        let locators = references.filter_map(|each| each.get("referenceLocator").and_then(Value::as_str));
        let hub: Vec<String> =
            locators.filter(|each| each.starts_with("pkg:huggingface/")).map(of_purl).collect();
        if !hub.is_empty() {
            let mut all = names(package, &["name"]);
            all.extend(hub);
            models.push(all);
        }
    }
    models
}

fn names(value: &Value, keys: &[&str]) -> Vec<String> {
    let texts = keys.iter().filter_map(|key| value.get(*key).and_then(Value::as_str));
    texts.map(|text| if text.starts_with("pkg:") { of_purl(text) } else { text.to_lowercase() }).collect()
}

/// `pkg:huggingface/org/name@commit` without its beginning and its revision.
fn of_purl(purl: &str) -> String {
    let name = purl.split_once('/').map_or(purl, |(_, name)| name);
    let name = name.split(['@', '?', '#']).next().unwrap_or(name);
    name.replace("%2F", "/").replace("%2f", "/").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn models_are_found_in_each_form() {
        let text = r#"{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"library","name":"torch"},
            {"type":"application","name":"a","components":[{"type":"machine-learning-model","group":"Org","name":"Model",
            "purl":"pkg:huggingface/Org/Model@abc"}]}]}"#;
        let bill = read(text).unwrap().unwrap();
        assert_eq!(bill.format, "CycloneDX 1.6");
        assert_eq!(bill.models, [["model", "org/model", "org/model"].map(str::to_owned)]);
        let text = r#"{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[{"type":"ai_AIPackage","name":"org/m"}]}"#;
        assert_eq!(read(text).unwrap().unwrap().models, [["org/m".to_owned()]]);
        let text = r#"{"spdxVersion":"SPDX-2.3","packages":[{"name":"m","externalRefs":[{"referenceLocator":"pkg:huggingface/o/m@1"}]}]}"#;
        assert_eq!(read(text).unwrap().unwrap().models, [["m".to_owned(), "o/m".to_owned()]]);
        let more = vec![r#"{"type":"machine-learning-model","name":"o/m"}"#; MOST + 1].join(",");
        let bill = |all: &str| format!(r#"{{"bomFormat":"CycloneDX","components":[{all}]}}"#);
        assert!(read(&bill(&more)).unwrap().unwrap().cut);
        assert!(!read(text).unwrap().unwrap().cut);
        assert_eq!(read("{\"name\": \"x\"}"), Ok(None));
        assert!(read("{\"bomFormat\": ").is_err());
    }
}
