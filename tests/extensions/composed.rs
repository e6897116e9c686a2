//! What extensions make of a checklist, and what they may not make of it.

use mindgap::checklist::{Checklist, GoneWhy, Item, Severity};

use crate::lists::{base, composed, extension, faults, ids, item, with};

fn find<'c>(checklist: &'c Checklist, id: &str) -> &'c Item {
    checklist.item(&id.parse().unwrap()).unwrap_or_else(|| panic!("no item {id}"))
}

#[test]
fn an_extension_adds_items_to_phases_that_are_there_and_to_its_own() {
    let own = "[[phase]]\nid = \"legal\"\ntitle = \"Legal\"\nabout = \"Law.\"\n";
    let (x, y) = (item("x", "low", ""), item("y", "low", ""));
    let checklist = with(own, &[("one.toml", x.as_str()), ("legal.toml", y.as_str())]);
    assert_eq!(ids(&checklist), ["a", "b", "x", "c", "y"]);
    assert_eq!(
        checklist.phases.iter().map(|phase| phase.id.as_str()).collect::<Vec<_>>(),
        ["one", "two", "legal"]
    );
    assert!(checklist.items().iter().enumerate().all(|(at, item)| checklist.position(&item.id) == Some(at)));
    let part = checklist.composition.part_of(&find(&checklist, "x").id).unwrap();
    assert_eq!((part.id.as_str(), part.version.as_str()), ("team", "7"));
    assert!(checklist.composition.part_of(&find(&checklist, "a").id).is_none());
}

#[test]
fn an_item_that_replaces_another_takes_its_place() {
    let new = item("a-better", "critical", "replaces = [\"a\"]");
    let checklist = with("", &[("one.toml", &new)]);
    assert_eq!(ids(&checklist), ["a-better", "b", "c"]);
    assert_eq!(checklist.successor(&"a".parse().unwrap()).unwrap().id.as_str(), "a-better");
    let moved = with("", &[("two.toml", &new)]);
    assert_eq!(ids(&moved), ["b", "c", "a-better"]);
}

#[test]
fn an_item_that_replaces_a_replacement_takes_the_place_of_both() {
    let own = "[[phase]]\nid = \"own\"\ntitle = \"Our own\"\nabout = \"Ours.\"\n";
    let (first, second) = (item("x", "high", "replaces = [\"a\"]"), item("y", "high", "replaces = [\"x\"]"));
    let one = extension("one", own, &[("own.toml", &first)]);
    let two = extension("two", "extends = \"one\"\n", &[("two.toml", &second)]);
    let checklist = composed(&[base(), one, two]).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(ids(&checklist), ["b", "c", "y"]);
    for old in ["a", "x"] {
        assert_eq!(checklist.successor(&old.parse().unwrap()).unwrap().id.as_str(), "y", "{old}");
    }
    let gone: Vec<_> = checklist
        .gone()
        .into_iter()
        .map(|gone| match gone.why {
            GoneWhy::Replaced(heir) => (gone.id.as_str(), gone.item.is_some(), heir.id.as_str()),
            GoneWhy::Off(_) => panic!("{} is not switched off", gone.id),
        })
        .collect();
    assert_eq!(gone, [("x", true, "y"), ("a", true, "y")]);
    let list = mindgap::report::plain::list(&checklist, "here");
    assert!(!list.contains("(0 items)") && !list.contains("Our own"), "{list}");
}

#[test]
fn severities_are_raised_and_items_switched_off_with_a_reason() {
    let deeds = "[[tighten]]\nitem = \"b\"\nseverity = \"critical\"\nreason = \"Hospitals.\"\n[[off]]\nitem = \
        \"a\"\nreason = \"Group policy.\"\n";
    let checklist = with(deeds, &[]);
    assert_eq!(ids(&checklist), ["b", "c"]);
    let b = find(&checklist, "b");
    let raised = checklist.composition.tightened(&b.id).unwrap();
    assert_eq!(
        (b.severity, raised.from, raised.reason.as_deref()),
        (Severity::Critical, Severity::Low, Some("Hospitals."))
    );
    let off = checklist.composition.off("a").unwrap();
    assert_eq!((off.reason.as_str(), off.by.as_str()), ("Group policy.", "team"));
}

const REWORD: &str = "[[reword]]\nitem = \"a\"\nquestion = \"Está feito?\"\n";

#[test]
fn a_reworded_question_is_asked_again_and_a_translated_one_is_not() {
    let before = composed(&[base()]).unwrap();
    let reworded = with(REWORD, &[]);
    assert_eq!(find(&reworded, "a").question, "Está feito?");
    assert_ne!(find(&reworded, "a").digest, find(&before, "a").digest);
    let translated = with(&format!("language = \"pt-BR\"\ntranslation = true\n{REWORD}"), &[]);
    assert_eq!(find(&translated, "a").question, "Está feito?");
    assert_eq!(find(&translated, "a").digest, find(&before, "a").digest);
    // Once the question below changes, the translation of the old words does not hide it.
    let mut newer = base();
    newer[1].1 = newer[1].1.replace("Is a done?", "Is a really done?");
    let head = format!("language = \"pt-BR\"\ntranslation = true\n{REWORD}");
    let newer = composed(&[newer, extension("team", &head, &[])]).unwrap();
    assert_ne!(find(&newer, "a").digest, find(&before, "a").digest);
}

#[test]
fn what_a_translation_lacks_is_marked_with_the_language_that_stands_in() {
    let whole = "[[reword]]\nitem = \"b\"\ntitle = \"T\"\nquestion = \"Q?\"\nwhy = \"W.\"\ntoday = [\"Rode `x`.\"]\n\
        evidence-wanted = \"E.\"\nexample = \"sim.\"\n[[reword-phase]]\nphase = \"one\"\ntitle = \"Um\"\n\
        [[reword-profile]]\nprofile = \"users\"\nquestion = \"Quem?\"\noptions = [{ id = \"staff\", label = \
        \"Equipe\" }]\n";
    let checklist = with(&format!("language = \"pt-BR\"\ntranslation = true\n{REWORD}{whole}"), &[]);
    let mark = |id: &str| {
        checklist.composition.fallback(&id.parse().unwrap()).map(mindgap::checklist::Fallback::mark)
    };
    assert_eq!(mark("a").as_deref(), Some("partly English"));
    assert_eq!(mark("b"), None);
    assert_eq!(mark("c").as_deref(), Some("English"));
    assert_eq!(checklist.phases[0].title, "Um");
    assert_eq!(
        (checklist.profile[0].question.as_str(), checklist.profile[0].options[0].label.as_str()),
        ("Quem?", "Equipe")
    );
}

#[test]
fn two_extensions_stand_side_by_side_and_one_may_rest_on_another() {
    let pack = extension("pack", "", &[("one.toml", &item("x", "low", ""))]);
    let lang = extension(
        "lang",
        "translation = true\nlanguage = \"pt\"\n[[reword]]\nitem = \"a\"\ntitle = \"A\"\n",
        &[],
    );
    let side = composed(&[base(), lang, pack.clone()]).unwrap();
    let names: Vec<_> = side.composition.parts.iter().map(|part| part.id.as_str()).collect();
    assert_eq!(names, ["lang", "pack"]);
    let above =
        extension("above", "extends = \"pack\"\n[[tighten]]\nitem = \"x\"\nseverity = \"high\"\n", &[]);
    // In whatever order the folders are found.
    let stacked = composed(&[above, base(), pack]).unwrap();
    assert_eq!(find(&stacked, "x").severity, Severity::High);
}

#[test]
fn an_extension_without_its_checklist_extends_the_built_in_one() {
    let head = "extends = \"mindgap\"\n[[off]]\nitem = \"safety-policy\"\nreason = \"Group policy.\"\n";
    let checklist = composed(&[extension("team", head, &[])]).unwrap();
    assert_eq!(checklist.id.as_str(), "mindgap");
    assert!(checklist.composition.off("safety-policy").is_some());
}

#[track_caller]
fn told(extensions: &[Vec<(String, String)>], words: &[&str]) {
    let all = faults(extensions);
    for word in words {
        assert!(all.contains(word), "no {word:?} in\n{all}");
    }
    assert_eq!(all.lines().count(), words.len(), "{all}");
    assert!(all.lines().all(|line| line.contains(" (hint: ")), "{all}");
}

#[test]
fn faults_of_all_files_are_told_together_with_their_place() {
    let one = "[[off]]\nitem = \"aa\"\nreason = \"R.\"\n[[off]]\nitem = \"a\"\n[[tighten]]\nitem = \"a\"\nseverity \
        = \"low\"\n";
    told(
        &[extension("one", one, &[]), extension("two", "[[tigten]]\nitem = \"a\"\n", &[("three.toml", "")])],
        &[
            "1/checklist.toml:6:8: no item `aa` is there (hint: did you mean a",
            "1/checklist.toml:8:1: this item that is switched off has no `reason`",
            "1/checklist.toml:12:12: `a` is high already",
            "2/checklist.toml:5:3: unknown field `tigten` in this file (hint: did you mean `tighten`?)",
            "2/three.toml:1:1: belongs to no phase",
        ],
    );
}

#[test]
fn what_cannot_stand_is_refused() {
    let off = "[[off]]\nitem = \"a\"\nreason = \"R.\"\n";
    told(&[extension("one", &format!("{off}{off}"), &[])], &["`a` is already switched off, by `one`"]);
    told(
        &[extension("one", "", &[("one.toml", &item("b", "low", ""))])],
        &["`b` is already asked by `base`"],
    );
    let replaced = item("new", "low", "replaces = [\"a\"]") + &item("a", "low", "");
    let both = ["item `a` is replaced by `new` and still there", "`a` is already asked by `base`"];
    told(&[extension("one", "", &[("one.toml", &replaced)])], &both);
    let retired = extension("one", "", &[("one.toml", &item("new", "low", "replaces = [\"old\"]"))]);
    let again = extension("two", "extends = \"one\"\n", &[("one.toml", &item("old", "low", ""))]);
    told(&[retired, again], &["`old` is retired: `new` replaced it"]);
    let twice = "[[reword]]\nitem = \"a\"\ntitle = \"T\"\n";
    told(&[extension("one", &format!("{twice}{twice}"), &[])], &["`a` is worded anew twice"]);
    told(
        &[extension("one", "[[reword-phase]]\nphase = \"on\"\ntitle = \"T\"\n", &[])],
        &["no phase `on` is there (hint: did you mean one"],
    );
    told(
        &[extension("one", "[[phase]]\nid = \"two\"\ntitle = \"T\"\nabout = \"A.\"\n", &[])],
        &["phase `two` stands twice"],
    );
}

#[test]
fn two_that_know_nothing_of_each_other_may_not_fight() {
    let off = extension("one", "[[off]]\nitem = \"a\"\nreason = \"R.\"\n", &[]);
    let raise = extension("two", "[[tighten]]\nitem = \"a\"\nseverity = \"critical\"\n", &[]);
    let fight = "2/checklist.toml:6:8: `a` is already changed by `one`, which switches it off";
    told(&[off.clone(), raise.clone()], &[fight]);
    let replace = extension("two", "", &[("one.toml", &item("n", "low", "replaces = [\"a\"]"))]);
    told(&[off.clone(), replace], &["2/one.toml:2:6: `a` is already changed by `one`"]);
    // The same wish twice is no fight, and a translation of what is off does no harm.
    let same = extension("three", "[[tighten]]\nitem = \"a\"\nseverity = \"critical\"\n", &[]);
    let words = extension("four", REWORD, &[]);
    assert!(composed(&[base(), raise, same]).is_ok());
    assert!(composed(&[base(), off, words.clone()]).is_ok());
    told(&[extension("one", REWORD, &[]), words], &["`a` is already changed by `one`, which words it anew"]);
    let pack = extension("one", "", &[("one.toml", &item("x", "low", ""))]);
    let stranger = extension("two", "[[off]]\nitem = \"x\"\nreason = \"R.\"\n", &[]);
    told(
        &[pack, stranger],
        &["`x` belongs to `one` (hint: to change it, rest on that extension: `extends = \"one\"`"],
    );
}

#[test]
fn a_base_that_is_not_there_or_goes_round_is_told() {
    told(
        &[extension("one", "extends = \"bas\"\n", &[])],
        &["1/checklist.toml:4:11: `extends` names `bas`, which is not here (hint: did you mean `base`?)"],
    );
    told(
        &[extension("one", "extends = \"two\"\n", &[]), extension("two", "extends = \"one\"\n", &[])],
        &["1/checklist.toml:4:11: `extends` goes round", "2/checklist.toml:4:11: `extends` goes round"],
    );
    told(&[extension("base", "", &[])], &["`base` is the id of another checklist here"]);
}

#[test]
fn a_wish_with_one_fault_hides_no_other() {
    let head = "[[tighten]]\nitem = \"nothing\"\nseverity = \"grave\"\n[[off]]\nitem = \"nor-this\"\nreason = \"\"\n";
    let twice = item("c", "grave", "").replace("findings = []", "findings = [\"E99\"]");
    let told = faults(&[extension("team", head, &[("two.toml", &twice)])]);
    for part in [
        "`severity` is `grave`",
        "no item `nothing` is there",
        "`reason` is empty",
        "no item `nor-this` is there",
        "`c` is already asked by `base`",
        "`findings` is string (hint: write a table such as `{ id = \"…\", link = \"…\" }`)",
    ] {
        assert!(told.contains(part), "{part:?} is missing in\n{told}");
    }
    // A head without a version is looked at to its end, too.
    let head = "[[off]]\nitem = \"nothing\"\nreason = \"Not ours.\"\n";
    let mut without = extension("team", head, &[]);
    without[0].1 = without[0].1.replace("version = \"7\"\n", "");
    let told = faults(&[without]);
    assert!(told.contains("has no `version`") && told.contains("no item `nothing` is there"), "{told}");
}
