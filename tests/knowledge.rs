//! The knowledge of the built-in checklist: everything that is referred to is there, and everything that is there is
//! referred to.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::collections::BTreeSet;

use mindgap::checklist::knowledge::{Incident, Seen, Shown};
use mindgap::checklist::{
    Checklist, ClauseId, FrameworkId, Helper, Item, Query, Truth, builtin, builtin_sources, parse,
};
use mindgap::report::plain;

/// Read whole, so that every reference is looked up.
fn checklist() -> Checklist {
    parse(builtin_sources()).unwrap_or_else(|faults| panic!("{faults}"))
}

#[track_caller]
fn none<T: std::fmt::Debug>(what: &str, wrong: impl IntoIterator<Item = T>) {
    let wrong: Vec<T> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "{what}: {wrong:#?}");
}

#[test]
fn every_reference_resolves() {
    let checklist = checklist();
    let knowledge = checklist.knowledge();
    for item in checklist.items() {
        assert!(item.incidents.iter().all(|id| knowledge.incidents.contains_key(id)), "{}", item.id);
        assert!(item.standards.iter().all(|id| knowledge.clauses.contains_key(id)), "{}", item.id);
        assert!(item.tools.iter().all(|tool| knowledge.tools.contains_key(&tool.id)), "{}", item.id);
    }
    assert!(!knowledge.incidents.is_empty() && !knowledge.clauses.is_empty() && !knowledge.tools.is_empty());
    assert!(!knowledge.terms.is_empty() && !knowledge.credit.is_empty());
}

#[test]
fn the_tables_are_read_when_they_are_asked_for_and_are_the_same_then() {
    let lazy = builtin().unwrap();
    assert!(format!("{lazy:?}").contains("<uninit>"), "the tables are read with the questions");
    let (later, whole) = (format!("{:?}", lazy.knowledge().clauses), checklist());
    assert_eq!(later, format!("{:?}", whole.knowledge().clauses));
    assert_eq!(lazy.knowledge().terms.len(), whole.knowledge().terms.len());
    assert_eq!(lazy.knowledge().incidents.len(), whole.knowledge().incidents.len());
    let copy = lazy.clone();
    assert!(std::ptr::eq(copy.knowledge(), lazy.knowledge()), "a copy shares what was read");
}

#[test]
fn every_chain_of_replacements_ends() {
    let checklist = checklist();
    let knowledge = checklist.knowledge();
    for (id, clause) in &knowledge.clauses {
        let end = &knowledge.clauses[knowledge.current(id)];
        assert_eq!(end.replaced_by, None, "{id}");
        if clause.replaced_by.is_some() {
            assert_ne!(&end.id, id);
        }
    }
}

#[test]
fn nothing_is_defined_that_nothing_uses() {
    let checklist = checklist();
    let knowledge = checklist.knowledge();
    let named: BTreeSet<&ClauseId> = checklist.items().iter().flat_map(|item| &item.standards).collect();
    let in_force: BTreeSet<&ClauseId> = named.iter().map(|id| knowledge.current(id)).collect();
    let used = |id: &&ClauseId| named.contains(id) || in_force.contains(id);
    none("idle clauses", knowledge.clauses.keys().filter(|id| !used(id)));

    let cited: BTreeSet<&str> = knowledge.clauses.keys().map(ClauseId::framework).collect();
    none(
        "idle frameworks",
        knowledge.frameworks.keys().map(FrameworkId::as_str).filter(|id| !cited.contains(id)),
    );

    let told: BTreeSet<_> = checklist.items().iter().flat_map(|item| &item.incidents).collect();
    none("idle incidents", knowledge.incidents.keys().filter(|id| !told.contains(id)));

    let tools: BTreeSet<_> =
        checklist.items().iter().flat_map(|item| &item.tools).map(|tool| &tool.id).collect();
    none("idle tools", knowledge.tools.keys().filter(|id| !tools.contains(id)));
}

/// What comes with the system or with Python, or is a line of a file.
const OF_THE_SYSTEM: &[&str] = &[
    "cp",
    "env",
    "flowchart",
    "kill",
    "limit_req",
    "limit_req_zone",
    "ls",
    "mindgap",
    "npm",
    "npx",
    "nvidia-smi",
    "pip",
    "python",
    "python3",
    "self",
    "sha256sum",
    "ss",
];

/// Pieces of code in a text.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The program that a command runs.
fn program(command: &str) -> &str {
    command.split(' ').find(|word| !word.contains('=')).unwrap_or_default()
}

/// Whether a text has this word, in whatever letters, and not as a part of another.
fn has_word(text: &str, word: &str) -> bool {
    let (text, word) = (text.to_lowercase(), word.to_lowercase());
    let part = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let stands_alone = |at: usize| {
        let (before, behind) = (text.get(..at), text.get(at + word.len()..));
        !before.is_some_and(|text| text.ends_with(part)) && !behind.is_some_and(|text| text.starts_with(part))
    };
    text.match_indices(&word).any(|(at, _)| stands_alone(at))
}

#[test]
fn the_steps_name_the_tools_of_their_item_and_no_others() {
    let checklist = checklist();
    let tools = &checklist.knowledge().tools;
    let mut faults = Vec::new();
    for item in checklist.items() {
        let steps = item.today.join("\n");
        let commands: Vec<&str> = code(&steps).filter(|code| code.contains(' ')).collect();
        let runs = |name: &str| commands.iter().any(|command| program(command) == name);
        // Outside of commands: what stands behind a program there is no tool.
        let prose: String = steps
            .split('`')
            .enumerate()
            .filter(|(at, piece)| at % 2 == 0 || !piece.contains(' '))
            .map(|(_, piece)| piece)
            .collect();
        for tool in tools.values() {
            let used = item.tools.iter().find(|used| used.id == tool.id);
            let spoken_of =
                [tool.id.as_str(), &tool.name].iter().any(|name| has_word(&prose, name) || runs(name));
            let typed =
                used.is_some_and(|used| steps.contains(&used.command) || runs(program(&used.command)));
            match (used, spoken_of || typed) {
                (Some(_), false) => {
                    faults.push(format!("{} is nowhere in the steps of {}", tool.id, item.id));
                }
                // Its files are meant.
                (None, true) if (tool.id.as_str(), item.id.as_str()) != ("scikit-learn", "weight-format") => {
                    faults.push(format!("{} names {} and does not list it", item.id, tool.id));
                }
                _ => {}
            }
        }
        let known = |name: &str| {
            OF_THE_SYSTEM.contains(&name)
                || tools.keys().any(|id| id.as_str() == name)
                || item.tools.iter().any(|used| program(&used.command) == name)
        };
        let is_program = |name: &&str| {
            name.starts_with(|c: char| c.is_ascii_lowercase())
                && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c))
        };
        let strange = commands.iter().map(|command| program(command)).filter(is_program);
        faults.extend(
            strange
                .filter(|name| !known(name))
                .map(|name| format!("{} runs {name}, which is no tool", item.id)),
        );
    }
    none("tools and steps that do not agree", faults.iter());
}

/// All prose of an item that a reader meets.
fn prose(item: &Item) -> String {
    let steps = item.today.join("\n");
    let asked = item.ask_publisher.as_deref().unwrap_or_default();
    [&item.title, &item.question, &item.why, &steps, &item.evidence_wanted, &item.example, asked].join("\n")
}

#[test]
fn every_term_occurs_in_the_prose_or_leads_on_from_one_that_does() {
    let checklist = checklist();
    let knowledge = checklist.knowledge();
    let mut used = BTreeSet::new();
    for item in checklist.items() {
        used.extend(knowledge.terms_in(&prose(item)).into_iter().map(|found| found.term.clone()));
    }
    used.extend(knowledge.terms.values().flat_map(|term| term.see.iter().cloned()));
    none("idle terms", knowledge.terms.keys().filter(|id| !used.contains(*id)));
}

#[test]
fn every_item_rests_on_a_finding_or_says_that_it_is_design() {
    let checklist = checklist();
    for item in checklist.items() {
        let shown = plain::findings(&checklist, item);
        assert_eq!(item.findings.is_empty(), shown.contains("design"), "{}: {shown}", item.id);
    }
}

#[test]
fn the_six_topics_that_the_first_list_lacked_have_their_items() {
    let checklist = checklist();
    for id in [
        "training-isolated",
        "held-out-ability",
        "minors-and-crisis",
        "physical-fail-safe",
        "impersonation-limited",
        "footprint-tracked",
    ] {
        assert!(checklist.item(&id.parse().unwrap()).is_some(), "{id}");
    }
}

#[test]
fn law_is_never_shown_as_everybodys_duty() {
    let checklist = checklist();
    let knowledge = checklist.knowledge();
    for (id, clause) in &knowledge.clauses {
        let law = knowledge.framework_of(id).unwrap().law;
        assert_eq!(law, clause.law.is_some(), "{id}");
        let Some(law) = &clause.law else { continue };
        // Where nothing is known, what binds only high-risk systems stays a "would apply if".
        let open = clause.shown(|_| Truth::Unknown);
        if law.binds.contains("high-risk") {
            assert!(matches!(open, Shown::WouldApply { .. }), "{id}: {open:?}");
        }
        assert!(open.words().unwrap().contains("from 20"), "{id}");
        assert!(!law.binds.is_empty(), "{id}");
    }
}

#[test]
fn whoever_builds_on_a_model_sees_what_they_may_ask_for() {
    let checklist = checklist();
    let knowledge = checklist.knowledge();
    let of_a_builder = |clause: &str| {
        let clause = &knowledge.clauses[&clause.parse::<ClauseId>().unwrap()];
        clause.shown(|fact| if fact.to_string() == "eu-role:provider" { Truth::Yes } else { Truth::No })
    };
    for clause in ["eu-ai-act@2026:annex-XII", "eu-ai-act@2026:art-53"] {
        let shown = of_a_builder(clause);
        assert!(matches!(shown, Shown::MayAsk { .. }), "{clause}: {shown:?}");
        assert!(shown.words().unwrap().contains("you may ask"), "{clause}");
    }
    assert!(!of_a_builder("eu-ai-act@2026:annex-XI").is_visible());
}

#[test]
fn what_is_shown_as_a_command_can_be_typed_into_a_shell() {
    let checklist = checklist();
    for item in checklist.items() {
        for used in &item.tools {
            let line = used.line();
            let shell = line.strip_prefix("$ ");
            assert_eq!(shell.is_some(), used.written_in.is_none(), "{}: {line}", item.id);
            let mut words = shell.unwrap_or_default().split(' ').skip_while(|word| word.contains('='));
            let program = words.next().unwrap_or_default();
            let is_name =
                program.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c));
            assert!(is_name, "{}: {line} belongs into a file or into code: say which with `in`", item.id);
        }
    }
}

#[test]
fn a_tool_that_does_not_come_with_the_system_says_how_to_get_it() {
    let checklist = checklist();
    let of_the_system =
        ["curl", "docker", "gh", "git", "gitleaks", "grep", "nginx", "prometheus", "promptfoo"];
    let tools = checklist.knowledge().tools.values();
    let unsaid: Vec<_> = tools.filter(|tool| tool.install.is_empty()).map(|tool| tool.id.as_str()).collect();
    assert_eq!(unsaid, of_the_system);
}

#[test]
fn what_was_not_read_at_the_publisher_says_so_in_words() {
    let words: BTreeSet<_> = Seen::ALL.iter().map(|seen| seen.sentence()).collect();
    assert_eq!(words.len(), Seen::ALL.len());
    assert!(Seen::ThirdParty.sentence().contains("third party"));
}

#[test]
fn sensitive_incidents_come_last() {
    let checklist = checklist();
    let knowledge = checklist.knowledge();
    for item in checklist.items() {
        let cases: Vec<&Incident> = item.incidents.iter().map(|id| &knowledge.incidents[id]).collect();
        assert!(
            cases.is_sorted_by_key(|incident| incident.sensitive),
            "{}: put the sensitive one last",
            item.id
        );
        assert!(cases.len() <= 2, "{}", item.id);
    }
    // Cases of our own are no numbers of a database.
    assert!(knowledge.incidents.values().all(|incident| incident.summary != incident.title));
}

#[test]
fn what_is_asked_of_the_publisher_is_asked_with_their_help() {
    let checklist = checklist();
    for item in checklist.items() {
        let publisher = item.help_from.contains(&Helper::Publisher);
        assert_eq!(publisher, item.ask_publisher.is_some(), "{}", item.id);
        assert!(item.ask_publisher.as_ref().is_none_or(|question| question.contains('?')), "{}", item.id);
    }
}

/// The items that a query finds, with what made each of them one.
fn found(checklist: &Checklist, query: &str) -> Vec<(String, String)> {
    let query = Query::new(query);
    let items = checklist.items().iter();
    items
        .filter_map(|item| Some((item.id.to_string(), checklist.matches(item, &query)?.to_string())))
        .collect()
}

#[test]
fn items_are_found_in_the_words_in_which_people_ask() {
    let checklist = checklist();
    for (query, because) in [
        ("touches MAP 4.1", "touches nist-ai-rmf@1.0:MAP-4.1"),
        ("touches owasp-llm@2025:LLM03", "touches owasp-llm@2025:LLM03"),
        ("touches owasp-llm", "touches owasp-llm@"),
        ("Touches Art. 50", "touches eu-ai-act@2026:art-50"),
        ("about privacy", "about Privacy"),
        ("incident in health care", "incident "),
        ("tool picklescan", "tool picklescan"),
        ("MAP 4.1", "touches nist-ai-rmf@1.0:MAP-4.1"),
    ] {
        let found = found(&checklist, query);
        assert!(!found.is_empty(), "{query}");
        assert!(found.len() < checklist.items().len(), "{query} finds everything");
        assert!(found.iter().all(|(_, why)| why.starts_with(because)), "{query}: {found:#?}");
    }
    // Without a word in front, whatever is called so counts: the concern, then a theme of incidents.
    let plain = found(&checklist, "supply chain");
    assert!(plain.iter().any(|(_, why)| why == "about Supply chain"));
    assert!(plain.iter().any(|(_, why)| why.starts_with("incident ")));
    for nothing in ["", "touches ", "about touches", "touches privacy", "about MAP 4.1", "öß", "touchesö"]
    {
        assert_eq!(found(&checklist, nothing), [], "{nothing:?}");
    }
}

#[test]
fn a_part_belongs_to_its_whole_and_a_number_to_no_longer_one() {
    let checklist = checklist();
    let ids = |query: &str| found(&checklist, query).into_iter().map(|(id, _)| id).collect::<BTreeSet<_>>();
    let (map, one) = (ids("touches MAP 4"), ids("touches MAP 4.1"));
    assert!(map.is_superset(&one) && !one.is_empty());
    assert!(found(&checklist, "touches art-5").iter().all(|(_, why)| why.contains(":art-5 ")));
}
