//! `tests/fixtures/checklists/valid/NAME/` must be read; `invalid/NAME/` must give exactly what its `expected.txt` says.

use std::path::{Path, PathBuf};

use mindgap::checklist::{Checklist, Faults, Review, SourceFile, parse};

fn folders(kind: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/checklists").join(kind);
    let mut folders: Vec<_> = std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

fn read(folder: &Path) -> Result<Checklist, Faults> {
    let mut files: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .map(|path| {
            (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read_to_string(path).unwrap())
        })
        .collect();
    files.sort();
    let files: Vec<_> = files.iter().map(|(name, text)| SourceFile { name, shown: name, text }).collect();
    parse(&files)
}

fn valid(name: &str) -> Checklist {
    read(&folders("valid").into_iter().find(|folder| folder.ends_with(name)).unwrap()).unwrap()
}

#[test]
fn every_valid_checklist_is_read() {
    let folders = folders("valid");
    assert!(folders.len() >= 3);
    for folder in folders {
        let checklist = read(&folder).unwrap_or_else(|faults| panic!("{}\n{faults}", folder.display()));
        for (at, item) in checklist.items().iter().enumerate() {
            assert_eq!(checklist.position(&item.id), Some(at));
            assert_eq!(checklist.item(&item.id).unwrap().id, item.id);
            assert!(checklist.phase_of(item).is_some());
        }
        assert!(checklist.items().is_sorted_by_key(|item| item.phase));
    }
}

#[test]
fn every_invalid_checklist_gives_all_its_faults_and_no_others() {
    let folders = folders("invalid");
    assert!(folders.len() >= 15);
    let mut wrong = String::new();
    for folder in folders {
        let expected = std::fs::read_to_string(folder.join("expected.txt")).unwrap_or_default();
        let got = format!("{}\n", read(&folder).expect_err("it is invalid"));
        if got != expected {
            wrong += &["== ", folder.file_name().unwrap().to_str().unwrap(), "\n", &got].concat();
        }
    }
    assert!(wrong.is_empty(), "these differ from their expected.txt:\n{wrong}");
}

/// What the parser can report. Each must occur in some `expected.txt`, so that no message is never seen.
const REPORTS: [&str; 55] = [
    "and the item is asked once for the project",
    "checklist.toml:1:1: is missing",
    "mend the TOML here first",
    "belongs to no phase",
    "has no file",
    "phase `one` stands twice",
    "profile question `other` stands twice",
    "option `a` stands twice",
    "concern `privacy` stands twice",
    "source `study` stands twice",
    "finding `PF1` stands twice",
    "item `a` stands twice",
    "is replaced by",
    "no source `nowhere` is defined",
    "no concern `speed` is defined",
    "no profile fact `source:moon` is defined",
    "no finding `PF9` is defined",
    "`read` is `skimmed`",
    "`rests-on` has `weather`",
    "`title` is too long for a list",
    "`question` does not end in a question mark",
    "`question` is too long",
    "has no step in `today`",
    "has a character that terminals act upon",
    "has an empty entry",
    "has an empty line in it",
    "is empty",
    "is no number that fits",
    "is not understood",
    "unknown field `weight` in this phase",
    "this item has no `id`",
    "write a text in quotes",
    "write `question:option`)",
    "use one of: low, medium, high, critical",
    "no incident `aiid:2` is defined",
    "more than two incidents",
    "`incidents` has `aiid:1` twice",
    "no clause `rules@1:A.9` is defined (hint: did you mean `rules@1:A.1`?",
    "no tool `loker` is defined (hint: did you mean `looker`?",
    "no term `modle` is defined (hint: did you mean `model`?",
    "no framework `rules@2` is defined",
    "`ask-publisher` without help from the publisher",
    "is replaced in a circle",
    "`if` without `if-text`",
    "`if-text` without `if`",
    "write a day such as",
    "write a month such as",
    "write a day or a month",
    "begins with https://",
    "incident `aiid:3` stands twice",
    "framework `law@2026` stands twice",
    "clause `law@2026:art-1` stands twice",
    "tool `looker` stands twice",
    "term `model` stands twice",
    "is a spelling of `model-card` already",
];

#[test]
fn every_report_of_the_parser_is_shown_by_some_fixture() {
    let all: String = folders("invalid")
        .iter()
        .map(|folder| std::fs::read_to_string(folder.join("expected.txt")).unwrap())
        .collect();
    for report in REPORTS {
        assert!(all.contains(report), "no fixture shows: {report}");
    }
    for line in all.lines() {
        assert!(!line.chars().any(char::is_control) && line.contains(" (hint: "), "{line:?}");
    }
}

#[test]
fn a_whole_checklist_arrives_whole() {
    let checklist = valid("whole");
    let ids: Vec<_> = checklist.items().iter().map(|item| item.id.as_str()).collect();
    assert_eq!(ids, ["a", "c", "b"]);
    let last = checklist.item(&"b".parse().unwrap()).unwrap();
    assert_eq!(last.why, "Lines of one paragraph.\n\nAnother.");
    assert_eq!(checklist.successor(&"oldest".parse().unwrap()).unwrap().id, last.id);
    assert!(checklist.successor(&"b".parse().unwrap()).is_none());
    assert_eq!(checklist.item(&"c".parse().unwrap()).unwrap().review, Review::Days(30));
    assert_eq!(checklist.findings.len(), 1);
    assert_eq!(checklist.sources.len(), 1);
}

#[test]
fn the_digest_follows_the_question_and_nothing_else() {
    let (one, other) = (valid("whole"), valid("odd-but-fine"));
    let a = |checklist: &Checklist| checklist.item(&"a".parse().unwrap()).unwrap().clone();
    assert_ne!(a(&one).why, a(&other).why);
    assert_eq!(a(&one).digest, a(&other).digest);
}

#[test]
fn the_tables_of_knowledge_arrive_whole() {
    let checklist = valid("knowing");
    let item = checklist.item(&"a".parse().unwrap()).unwrap();
    assert_eq!(item.incidents.len() + item.standards.len() + item.tools.len() + item.help_from.len(), 8);
    assert_eq!(item.ask_publisher.as_deref(), Some("What was it trained on?"));
    let knowledge = checklist.knowledge();
    let hidden = &knowledge.incidents[&"case:OURS-2026".parse().unwrap()];
    assert!(hidden.sensitive && !hidden.wants_credit() && hidden.themes.is_empty());
    let old = "rules@1:A.1".parse().unwrap();
    assert_eq!(knowledge.current(&old).as_str(), "rules@1:A-2");
    assert_eq!(knowledge.address_of(&knowledge.clauses[&old]), "https://example.org/rules");
    let law = knowledge.clauses[&"law@2026:art-1".parse().unwrap()].law.as_ref().unwrap();
    assert_eq!((law.from.to_string().as_str(), law.when_text.as_str()), ("2027-12-02", "it is made here"));
    let found = knowledge.terms_in("Read the Model Card of the model.");
    let terms: Vec<_> = found.iter().map(|found| (found.at.clone(), found.term.as_str())).collect();
    assert_eq!(terms, [(9..19, "model-card"), (27..32, "model")]);
    // Without the tables nothing is missing; a checklist need not have any.
    assert!(valid("whole").knowledge().clauses.is_empty());
}
