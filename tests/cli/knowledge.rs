//! What stands beside the questions, on the command line: explain, filters, and the questions for a publisher.

use mindgap::checklist::builtin;

use super::Place;

#[test]
fn everything_that_a_reader_may_type_is_explained() {
    let place = Place::empty();
    for (typed, said) in [
        ("weight-format", "Tools, none of which mindgap runs"),
        ("model card", "also written"),
        ("E4", "source: Kellas"),
        ("privacy", "Touched by"),
        ("picklescan", "Helps with"),
        ("MAP 4.1", "nist-ai-rmf@1.0:MAP-4.1"),
        ("owasp-llm@2025:LLM03", "replaced by: owasp-llm@2026:LLM04 Supply Chain"),
        ("owasp-llm@2026:LLM04", "took the place of: owasp-llm@2025:LLM03"),
        ("Art. 50", "binds:"),
        ("aiid:768", "AI Incident Database, Responsible AI Collaborative"),
        ("768", "Samsung"),
        ("nist-ai-rmf", "Its clauses here"),
        ("MITRE ATLAS", "Its clauses here"),
        ("model-changed", "kind of gap"),
        ("gap:contradicted", "Next"),
    ] {
        let run = typed.split(' ').fold(place.run("explain"), super::Run::with);
        run.gives(0).says(said);
    }
}

#[test]
fn what_can_be_explained_is_listed_and_everything_in_the_list_is_explained() {
    let place = Place::empty();
    let list = place.run("explain --list").gives(0).says("Frameworks: ").says("  atlas@2026.09  MITRE ATLAS");
    list.says("Kinds of gaps: 16\n  unanswered  ").says("  model-pin");
    let json = place.run("explain --list --format json").gives(0).json();
    for each in json["known"].as_array().unwrap() {
        let name = format!("{}:{}", each["kind"].as_str().unwrap(), each["id"].as_str().unwrap());
        let kinds = ["framework:", "incident:"];
        let name = kinds.iter().find_map(|kind| name.strip_prefix(kind)).unwrap_or(&name);
        place.run("explain").with(name).gives(0);
    }
    for (typed, said) in [("NIST", "nist-ai-rmf@1.0"), ("owasp", "aisvs@1.0"), ("GOVERN", "GOVERN-1.1")] {
        place.run("explain").with(typed).gives(2).complains("can mean several things").complains(said);
    }
    let said = place.run("explain nothing-of-the-kind").gives(2);
    said.complains("`mindgap explain --list` lists everything");
    let said = place.run("explain LLM3").gives(2).complains("did you mean LLM03 or ");
    assert_eq!(said.err.matches("LLM03").count(), 1, "{}", said.err);
}

#[test]
fn an_item_is_told_with_what_happened_the_standards_and_the_tools() {
    let said = Place::empty().run("explain weight-format").gives(0);
    let parts = ["Why:", "Today:", "Rests on:", "It happened:", "Standards:", "Tools", "Terms:"];
    let places: Vec<_> = parts.iter().map(|part| said.out.find(part).unwrap()).collect();
    assert!(places.is_sorted(), "{}", said.out);
    said.says("$ picklescan").says("(supported)").says("nobody who wrote a framework has endorsed it");
}

#[test]
fn a_name_with_several_meanings_lists_them_and_guesses_nothing() {
    let place = Place::empty();
    place
        .run("explain LLM03")
        .gives(2)
        .complains("owasp-llm@2025:LLM03  Supply Chain")
        .complains("owasp-llm@2026:LLM03  Excessive Agency")
        .complains("name one of them, such as `mindgap explain owasp-llm@2025:LLM03`");
    place.run("explain owasp-llm:LLM03").gives(2).complains("owasp-llm@2026:LLM03");
    place.run("explain weigth-format").gives(2).complains("did you mean weight-format");
    place.run("explain").gives(2).complains("Usage");
    // An id written out is meant as that id, whatever else is called so.
    for item in builtin().unwrap().items() {
        place.run("explain").with(item.id.as_str()).gives(0);
    }
    place.run("explain").with("model inventory").gives(2).complains("term:inventory");
}

#[test]
fn whatever_is_listed_as_a_meaning_is_explained_under_that_name() {
    let (place, checklist) = (Place::empty(), builtin().unwrap());
    for known in checklist.everything() {
        let name = known.full_name();
        let found = checklist.lookup(&name);
        assert_eq!(found.len(), 1, "{name}: {found:?}");
        assert_eq!(found[0].id(), known.id());
    }
    let sample = checklist.everything().step_by(37);
    for known in sample {
        place.run("explain").with(&known.full_name()).gives(0);
        place.run("explain --format json").with(&known.full_name()).gives(0).json();
    }
}

#[test]
fn law_is_explained_by_what_the_profile_says() {
    let place = Place::empty();
    place.run("explain eu-ai-act@2026:art-9").gives(0).says("binds:").never_says("for this project");
    place.run("init --name bot").gives(0);
    place
        .run("explain eu-ai-act@2026:art-9")
        .gives(0)
        .says("for this project: would apply if the system is high-risk");
    place.run("init --set eu-role=provider --set eu-risk=high").gives(0);
    place.run("explain eu-ai-act@2026:art-9").gives(0).says("for this project: applies from 2027-12-02");
    place.run("init --set eu-role=outside").gives(0);
    place.run("explain eu-ai-act@2026:art-9").gives(0).says("for this project: not shown");
    place.run("explain hazard-list").gives(0).never_says("eu-ai-act@2026:art-9 ").says("cannot bind you");
}

#[test]
fn a_damaged_record_is_no_reason_not_to_explain() {
    let place = Place::with_record();
    place.write("ai-safety/record.json", "{");
    place.run("explain weight-format").gives(0).says("Why:").complains("the record cannot be read");
}

#[test]
fn sensitive_cases_are_told_on_demand_only() {
    let (place, checklist) = (Place::empty(), builtin().unwrap());
    let sensitive: Vec<_> =
        checklist.knowledge().incidents.values().filter(|incident| incident.sensitive).collect();
    assert!(!sensitive.is_empty());
    for incident in sensitive {
        let id = incident.id.as_str();
        place.run("explain").with(id).gives(0).says("--sensitive tells it").never_says(&incident.title);
        let json = place.run("explain --format json").with(id).gives(0);
        json.never_says(&incident.summary).never_says(&incident.title);
        place.run("explain --sensitive").with(id).gives(0).says(&incident.title).says(&incident.summary);
    }
}

#[test]
fn items_are_found_by_what_they_touch() {
    let place = Place::empty();
    place.run("checklist list --touches").with("MAP 4.1").gives(0).says("touches nist-ai-rmf@1.0:MAP-4.1");
    place.run("checklist list --about privacy").gives(0).says("(about Privacy)").never_says("weight-format");
    place.run("checklist list --tool picklescan").gives(0).says("weight-format");
    place.run("checklist list --incident").with("health care").gives(0).says("(incident ");
    place.run("checklist show --touches").with("AML.T0010").gives(0).says("Evidence wanted:");
    let both =
        place.run("checklist list --about supply-chain --tool picklescan --format json").gives(0).json();
    let items =
        both["phases"].as_array().unwrap().iter().flat_map(|phase| phase["items"].as_array().unwrap());
    assert!(items.map(|item| item["id"].as_str().unwrap()).any(|id| id == "weight-format"));
    place
        .run("checklist list --touches nonsense")
        .gives(2)
        .complains("no item is one that touches `nonsense`");
}

#[test]
fn open_questions_become_a_text_for_the_publisher() {
    let place = Place::with_record();
    place.run("answer model-card-read yes").with("--note").with("the secret plan").gives(0);
    let said = place.run("ask-publisher org/model").gives(0);
    let said = said.says("# Questions about `org/model`").says("## What we are missing").says("1. ");
    let (read, missing) = said.out.split_once("## What we are missing").unwrap();
    assert!(read.contains("Model card read") && !missing.contains("(Model card read)"), "{}", said.out);
    said.complains("mindgap sends nothing").never_says("secret").never_says("Ada").never_says("\\`");
    place.run("ask-publisher org/model -o questions.md").gives(0).complains("wrote");
    assert!(place.read("questions.md").contains("Thank you."));
}

#[test]
fn a_publisher_is_asked_nothing_that_is_answered_or_does_not_apply() {
    let place = Place::with_record();
    let checklist = builtin().unwrap();
    for item in checklist.items().iter().filter(|item| item.ask_publisher.is_some()) {
        place.run("answer").with(item.id.as_str()).with("yes").gives(0);
    }
    let said = place.run("ask-publisher org/model").gives(0);
    assert_eq!(said.out, "");
    said.complains("nothing is open that somebody could be asked");
}
