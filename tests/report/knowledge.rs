//! What the exports say about references: by id under each answer, with titles at the end, and never a share.

use mindgap::assess::{Standing, assess};
use mindgap::checklist::{Checklist, SourceFile, builtin, parse};
use mindgap::record::{Edit, Evidence, EvidenceState, Observed, ProfileAnswer, Record, Status};
use mindgap::report::{Sensitive, json, markdown};

use super::{answer, day, file, structure, written};

/// Every third item answered yes with a file, every third with no.
fn third_filled(checklist: &Checklist) -> (Record, Observed) {
    let mut record = Record::new("third", checklist);
    let evidence = file("SAFETY.md", "x");
    let Evidence::File { path, digest } = evidence.clone() else { panic!() };
    for (at, item) in checklist.items().iter().enumerate() {
        let edits = match at % 3 {
            0 => vec![Edit::Status(Status::Yes), Edit::AddEvidence(evidence.clone())],
            1 => vec![Edit::Status(Status::No)],
            _ => continue,
        };
        answer(&mut record, checklist, item.id.as_str(), edits);
    }
    (record, Observed::from([(path, EvidenceState::Holds(digest.into()))]))
}

fn role(record: &mut Record, question: &str, option: &str) {
    let chosen = ProfileAnswer::Chosen([option.parse().unwrap()].into());
    record.profile.set(question.parse().unwrap(), Some(chosen));
}

#[test]
fn references_stand_by_id_under_the_answer_and_with_titles_at_the_end() {
    let checklist = builtin().unwrap();
    let (record, observed) = third_filled(&checklist);
    let text = written(&checklist, &record, &observed, markdown::record);
    assert_eq!(text, written(&checklist, &record, &observed, markdown::record));
    let heads = ["## Monitoring", "## Findings", "## Incidents", "## Standards", "## Crosswalk"];
    let places: Vec<_> = heads.iter().map(|head| text.find(&format!("\n{head}\n")).unwrap()).collect();
    assert!(places.is_sorted());
    let (answers, end) = text.split_at(places[2]);
    assert!(answers.contains("- Touches: `") && answers.contains("- It happened: `aiid:"));
    assert!(
        answers.contains("owasp-llm@2025:LLM03") && end.contains("- `owasp-llm@2025:LLM03`: Supply Chain")
    );
    assert!(end.contains(&checklist.knowledge().credit), "the licence asks for this line");
    assert!(end.contains("nobody who wrote a framework has endorsed it"));
    for word in ["compliant", "compliance with", "conformity of", "certified"] {
        assert!(!end.contains(word), "{word}");
    }
    let (_, crosswalk) = text.split_at(places[4]);
    assert!(!crosswalk.contains('%'), "counts, never a share");
    structure(&text);
}

#[test]
fn the_crosswalk_counts_the_items_of_each_clause() {
    let checklist = builtin().unwrap();
    let (record, observed) = third_filled(&checklist);
    let document: serde_json::Value =
        serde_json::from_str(&written(&checklist, &record, &observed, json::record)).unwrap();
    let standing = assess(&checklist, &record, &observed, day("2026-11-22"));
    let rows = document["crosswalk"].as_array().unwrap();
    assert!(rows.len() > 100, "{}", rows.len());
    for row in rows {
        let clause = row["clause"].as_str().unwrap();
        let touching = checklist.items().iter().zip(&standing.items);
        let touching = touching.filter(|(item, _)| item.standards.iter().any(|id| id.as_str() == clause));
        let (mut asked, mut said, mut shown) = (0_u64, 0_u64, 0_u64);
        for (_, standing) in touching.flat_map(|(_, asked)| asked.each()) {
            let Standing::Asked { status, shown: holds, .. } = standing else { continue };
            asked += 1;
            said += u64::from(*status == Some(Status::Yes));
            shown += u64::from(*holds);
        }
        let counts = [&row["asked"], &row["said"], &row["shown"]].map(|count| count.as_u64().unwrap());
        assert_eq!(counts, [asked, said, shown], "{clause}");
    }
    let text = written(&checklist, &record, &observed, markdown::record);
    assert!(text.contains("questions answered yes, "), "counts stand with their denominators");
}

#[test]
fn law_follows_the_role_that_the_profile_names() {
    let checklist = builtin().unwrap();
    let (mut record, observed) = third_filled(&checklist);
    let text = |record: &Record| written(&checklist, record, &observed, markdown::record);
    let open = text(&record);
    assert!(
        open.contains("`eu-ai-act@2026:art-9` (would apply if the system is high-risk, from 2027-12-02)")
    );
    assert!(!open.contains("`eu-ai-act@2026:art-9` (applies"));
    role(&mut record, "eu-role", "provider");
    role(&mut record, "eu-risk", "high");
    assert!(text(&record).contains("`eu-ai-act@2026:art-9` (applies from 2027-12-02)"));
    role(&mut record, "eu-role", "outside");
    let outside = text(&record);
    assert!(!outside.contains("eu-ai-act@2026:art-9`") && outside.contains("Clauses of law left out"));
}

#[test]
fn no_export_tells_a_sensitive_case() {
    let checklist = builtin().unwrap();
    let (record, observed) = third_filled(&checklist);
    let sensitive: Vec<_> =
        checklist.knowledge().incidents.values().filter(|incident| incident.sensitive).collect();
    assert!(!sensitive.is_empty());
    for write in [markdown::record, json::record] {
        let text = written(&checklist, &record, &observed, write);
        for incident in &sensitive {
            assert!(!text.contains(&incident.title) && !text.contains(&incident.summary), "{}", incident.id);
        }
    }
    assert_ne!(Sensitive::Told, Sensitive::Withheld);
}

#[test]
fn hostile_titles_change_no_structure() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/checklists/valid/knowing");
    let mut files: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| {
            (entry.file_name().into_string().unwrap(), std::fs::read_to_string(entry.path()).unwrap())
        })
        .collect();
    files.sort();
    let write = |title: &str| {
        let changed =
            ["\"Do it\"", "\"Rules\"", "\"Something happened\"", "\"it is made here\"", "\"makers\""];
        let files: Vec<(String, String)> = files
            .iter()
            .map(|(name, text)| {
                let text =
                    changed.iter().fold(text.clone(), |text, old| text.replace(old, &format!("'{title}'")));
                (name.clone(), text)
            })
            .collect();
        let sources: Vec<_> =
            files.iter().map(|(name, text)| SourceFile { name, shown: name, text }).collect();
        let checklist = parse(&sources).unwrap_or_else(|faults| panic!("{faults}"));
        let record = Record::new("x", &checklist);
        structure(&written(&checklist, &record, &Observed::new(), markdown::record))
    };
    let harmless = write("harmless");
    for title in ["| a | b |", "<b>x</b>", "# x", "[x](https://example.org)", "``` `", "- x", "<!-- x"] {
        assert_eq!(write(title), harmless, "{title}");
    }
}
