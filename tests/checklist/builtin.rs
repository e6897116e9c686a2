//! The built-in checklist, linted like code: complete, short, plain, and no question asked twice.

use std::collections::{BTreeMap, BTreeSet};

use mindgap::checklist::{Checklist, Fact, FindingId, Item, builtin, builtin_sources};
use mindgap::record::Status;

fn checklist() -> Checklist {
    builtin().unwrap_or_else(|faults| panic!("{faults}"))
}

/// Fails with every item of which something is wrong, not with the first.
#[track_caller]
fn nothing_wrong(check: impl Fn(&Item) -> Option<String>) {
    let checklist = checklist();
    let wrong: Vec<_> = checklist
        .items()
        .iter()
        .filter_map(|item| check(item).map(|why| format!("{}: {why}", item.id)))
        .collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// All prose of an item, field by field.
fn prose(item: &Item) -> Vec<(&'static str, &str)> {
    let mut prose = vec![
        ("title", item.title.as_str()),
        ("question", &item.question),
        ("why", &item.why),
        ("evidence-wanted", &item.evidence_wanted),
        ("example", &item.example),
    ];
    prose.extend(item.today.iter().map(|step| ("today", step.as_str())));
    prose
}

#[test]
fn there_are_five_phases_and_at_least_66_items_in_all_of_them() {
    let checklist = checklist();
    let phases: Vec<_> = checklist.phases.iter().map(|phase| phase.id.as_str()).collect();
    assert_eq!(phases, ["preparation", "ptm-selection", "fine-tuning", "deployment", "monitoring"]);
    assert!(checklist.items().len() >= 66, "{} items", checklist.items().len());
    for (at, phase) in checklist.phases.iter().enumerate() {
        let items = checklist.items().iter().filter(|item| item.phase == at).count();
        assert!(items >= 8, "{} has {items} items", phase.id);
        assert!(!phase.about.is_empty() && phase.title.chars().count() <= 16);
    }
}

#[test]
fn ids_are_unique_even_among_those_that_are_retired() {
    let checklist = checklist();
    let mut seen = BTreeSet::new();
    for id in checklist.items().iter().flat_map(|item| std::iter::once(&item.id).chain(&item.replaces)) {
        assert!(seen.insert(id.as_str()), "{id} stands twice");
    }
    let titles: BTreeSet<_> = checklist.items().iter().map(|item| item.title.to_lowercase()).collect();
    assert_eq!(titles.len(), checklist.items().len(), "two items have one title");
}

#[test]
fn every_item_is_complete_and_fits_its_place() {
    let longest =
        BTreeMap::from([("title", 30), ("question", 120), ("why", 560), ("today", 280), ("example", 340)]);
    nothing_wrong(|item| {
        let long = prose(item).into_iter().find_map(|(field, text)| {
            let (most, is) = (longest.get(field).copied().unwrap_or(560), text.chars().count());
            (is > most).then(|| format!("{field} has {is} characters, at most {most}"))
        });
        let steps = item.today.len();
        long.or_else(|| (!(2..=5).contains(&steps)).then(|| format!("{steps} steps")))
            .or_else(|| item.concerns.is_empty().then(|| "touches no concern".to_owned()))
            .or_else(|| {
                prose(item)
                    .iter()
                    .any(|(_, text)| text.trim().len() < 3)
                    .then(|| "a field is empty".to_owned())
            })
            .or_else(|| {
                let named: BTreeSet<_> = item.concerns.iter().collect();
                (named.len() != item.concerns.len()).then(|| "a concern is named twice".to_owned())
            })
    });
}

#[test]
fn most_items_rest_on_research_and_the_others_say_so_by_naming_none() {
    let checklist = checklist();
    let judgement = checklist.items().iter().filter(|item| item.findings.is_empty()).count();
    assert!(judgement * 6 <= checklist.items().len(), "{judgement} items rest on engineering judgement only");
}

#[test]
fn a_title_has_one_line_and_a_question_asks_one_thing() {
    nothing_wrong(|item| {
        let one_mark = item.question.matches('?').count() == 1;
        let plain = !item.title.contains('\n') && !item.title.ends_with('.');
        (!one_mark || !plain).then(|| format!("{} / {}", item.title, item.question))
    });
}

#[test]
fn an_example_is_an_answer_and_begins_with_its_status() {
    nothing_wrong(|item| {
        let word = item.example.split(['.', ':', ',', ';', ' ']).next().unwrap();
        word.parse::<Status>().is_err().then(|| format!("the example begins with `{word}`"))
    });
    let checklist = checklist();
    let word = |item: &Item| item.example.split(['.', ':', ',', ';', ' ']).next().unwrap().to_owned();
    let words: BTreeSet<_> = checklist.items().iter().map(word).collect();
    assert!(words.len() >= 2, "examples show only {words:?}");
}

#[test]
fn words_that_say_nothing_or_promise_too_much_do_not_occur() {
    let empty = ["ensure", "consider", "robust", "leverage", "comprehensive", "crucial"];
    let promises = ["compliant", "compliance", "certified", "is safe", "are safe"];
    nothing_wrong(|item| {
        prose(item).into_iter().find_map(|(field, text)| {
            let text = text.to_lowercase();
            let starts = |word: &&&str| {
                text.match_indices(**word).any(|(at, _)| !text[..at].ends_with(char::is_alphabetic))
            };
            let word = empty.iter().chain(&promises).find(starts);
            word.map(|word| format!("{field} says `{word}`"))
        })
    });
    for file in builtin_sources() {
        // A title is its publisher's.
        for (number, line) in file.text.lines().enumerate().filter(|(_, line)| !line.starts_with("title = "))
        {
            let said = promises.iter().find(|word| line.to_lowercase().contains(**word));
            assert_eq!(said, None, "{}:{}", file.shown, number + 1);
        }
    }
}

#[test]
fn addresses_lead_to_sources_and_examples_only() {
    let known = [
        "127.0.0.1",
        "YOUR-SITE",
        "arxiv.org",
        "example.org",
        "github.com",
        "incidentdatabase.ai",
        "eur-lex.europa.eu",
    ];
    for file in builtin_sources() {
        // What a table calls an address is the source of its entry.
        for (number, line) in file.text.lines().enumerate().filter(|(_, line)| !line.starts_with("url = ")) {
            for (_, rest) in line.match_indices("://").map(|(at, found)| line.split_at(at + found.len())) {
                let host = rest.split(|c: char| !c.is_alphanumeric() && c != '.' && c != '-').next();
                assert!(
                    host.is_some_and(|host| known.contains(&host)),
                    "{}:{}: {rest}",
                    file.shown,
                    number + 1
                );
            }
        }
    }
}

#[test]
fn every_concern_is_touched_by_some_item() {
    let checklist = checklist();
    let used: BTreeSet<_> = checklist.items().iter().flat_map(|item| &item.concerns).collect();
    let idle: Vec<_> = checklist.concerns.iter().filter(|concern| !used.contains(&concern.id)).collect();
    assert!(idle.is_empty(), "{idle:?}");
}

/// Options that decide nothing, and why they are there all the same.
const IDLE_FACTS: &[(&str, &str)] = &[
    ("adapts:as-is", "alone, it takes the other three away"),
    ("autonomy:suggests", "takes the two that act away"),
    ("eu-risk:not-high", "takes the firm wording away"),
    ("inputs:own-systems", "alone, it takes the other two away"),
    ("runtime-data:public-only", "alone, it takes the other two away"),
    ("stakes:low", "alone, it takes the heavier ones away"),
    ("tuning-data:internal", "keeps what public-only takes away"),
    ("tuning-data:none", "`adapts` says it already"),
    ("tuning-data:personal", "keeps what public-only takes away"),
    ("users:businesses", "takes what is for the public away"),
    ("users:staff", "takes what is for the public away"),
];

#[test]
fn every_profile_fact_decides_something_or_says_why_not() {
    let checklist = checklist();
    let laws = checklist.knowledge().clauses.values().filter_map(|clause| clause.law.as_ref());
    let of_laws = laws.flat_map(|law| law.binds_if.facts().chain(law.when.facts()));
    let used: BTreeSet<Fact> =
        checklist.items().iter().flat_map(|item| item.applies.facts()).chain(of_laws).cloned().collect();
    let excused: BTreeSet<&str> = IDLE_FACTS.iter().map(|(fact, _)| *fact).collect();
    let mut wrong = Vec::new();
    for question in &checklist.profile {
        for option in &question.options {
            let fact = Fact { question: question.id.clone(), option: option.id.clone() };
            if used.contains(&fact) == excused.contains(fact.to_string().as_str()) {
                wrong.push(fact.to_string());
            }
        }
        assert!(used.iter().any(|fact| fact.question == question.id), "{} decides nothing", question.id);
        assert!(question.options.len() >= 2, "{} leaves no choice", question.id);
    }
    assert!(wrong.is_empty(), "neither used nor excused, or both: {wrong:#?}");
    assert!(checklist.profile.len() <= 12);
}

#[test]
fn a_project_of_which_nothing_is_known_is_asked_everything() {
    let checklist = checklist();
    let empty = mindgap::record::Record::new("x", &checklist);
    assert!(
        checklist.items().iter().all(|item| empty.profile.applies(item) == mindgap::checklist::Applies::Yes)
    );
}

/// Findings that no item rests on. They stay: a later item may, and the list of research is whole in itself.
const IDLE_FINDINGS: &[&str] = &["E1a", "E1f", "E1g", "E1h", "E1j", "E3", "PF1", "PF8"];

#[test]
fn every_finding_that_an_item_names_is_known_and_the_idle_ones_are_listed() {
    let checklist = checklist();
    let used: BTreeSet<_> =
        checklist.items().iter().flat_map(|item| &item.findings).map(|link| link.id.as_str()).collect();
    assert!(used.iter().all(|id| checklist.findings.contains_key(&id.parse().unwrap())));
    let idle: Vec<_> =
        checklist.findings.keys().map(FindingId::as_str).filter(|id| !used.contains(id)).collect();
    assert_eq!(idle, IDLE_FINDINGS);
    let cited: BTreeSet<_> = checklist.findings.values().map(|finding| &finding.source).collect();
    let idle: Vec<_> = checklist.sources.keys().filter(|id| !cited.contains(id)).collect();
    assert!(idle.is_empty(), "sources without a finding: {idle:?}");
}

/// The words of a question that carry its meaning, cut to their stems.
fn meaning(question: &str) -> BTreeSet<String> {
    const SMALL: &[&str] = &[
        "a", "an", "and", "any", "are", "as", "at", "be", "been", "before", "by", "can", "do", "does",
        "each", "every", "for", "from", "has", "have", "how", "in", "into", "is", "it", "its", "no", "not",
        "of", "on", "one", "or", "product", "project", "so", "than", "that", "the", "their", "them", "there",
        "this", "to", "was", "what", "when", "where", "which", "who", "with", "you", "your", "model",
        "models",
    ];
    let words = question.to_lowercase();
    let words =
        words.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 1 && !SMALL.contains(word));
    words
        .map(|word| word.trim_end_matches("ing").trim_end_matches("ed").trim_end_matches('s').to_owned())
        .collect()
}

/// The share of words that two questions have in common (Jaccard), in percent.
fn likeness(one: &str, other: &str) -> usize {
    let (one, other) = (meaning(one), meaning(other));
    100 * one.intersection(&other).count() / one.union(&other).count().max(1)
}

#[test]
fn no_two_items_ask_nearly_the_same() {
    let checklist = checklist();
    let items = checklist.items();
    let mut pairs = Vec::new();
    for (at, one) in items.iter().enumerate() {
        for other in &items[at + 1..] {
            let alike = likeness(&one.question, &other.question);
            if alike >= 50 {
                pairs.push(format!("{alike} %: {} and {}", one.id, other.id));
            }
        }
    }
    assert!(pairs.is_empty(), "{pairs:#?}");
    // The measure itself: it sees through order and endings.
    assert!(
        likeness("Is the exact revision of every model pinned?", "Are revisions of models pinned exactly?")
            >= 50
    );
    assert!(
        likeness("Is the exact revision of every model pinned?", "Is the licence of every model read?") < 20
    );
}

#[test]
fn addresses_are_public_and_encrypted() {
    let checklist = checklist();
    for source in checklist.sources.values().filter(|source| !source.url.is_empty()) {
        assert!(source.url.starts_with("https://"), "{}: {}", source.id, source.url);
    }
    nothing_wrong(|item| {
        // This machine itself may be named.
        let open = |text: &str| text.replace("http://127.0.0.1", "").contains("http://");
        prose(item)
            .iter()
            .find(|(_, text)| open(text))
            .map(|(field, _)| format!("{field} has an open address"))
    });
}
