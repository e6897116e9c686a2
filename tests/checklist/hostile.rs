//! Checklists that somebody made to hurt: deep, huge, endless, or in disguise.

use mindgap::checklist::{Faults, SourceFile, parse};

const HEAD: &str =
    "id = \"x\"\nversion = \"1\"\ntitle = \"X\"\nphase = [{ id = \"p\", title = \"P\", about = \"P\" }]\n";

fn item(id: &str) -> String {
    format!(
        "[[item]]\nid = \"{id}\"\ntitle = \"T\"\nquestion = \"Q?\"\nseverity = \"low\"\nper = \"project\"\n\
         review = \"once\"\nminutes = 1\nconcerns = []\nwhy = \"W\"\nfindings = []\ntoday = [\"D\"]\n\
         evidence-wanted = \"E\"\nexample = \"X\"\n"
    )
}

fn refused(head: &str, phase: &str) -> Faults {
    let files = [
        SourceFile { name: "checklist.toml", shown: "dir\u{1b}/checklist.toml", text: head },
        SourceFile { name: "p.toml", shown: "p.toml", text: phase },
    ];
    let faults = parse(&files).expect_err("it is hostile");
    let message = faults.to_string();
    assert!(!message.chars().any(|c| c.is_control() && c != '\n'), "a control character came through");
    for line in message.lines() {
        assert!(line.chars().count() < 1_000, "a line of {} characters", line.chars().count());
    }
    assert!(faults.0.len() <= 1_000, "{} faults", faults.0.len());
    faults
}

fn said(head: &str, phase: &str) -> String {
    refused(head, phase).to_string()
}

#[test]
fn the_harmless_twin_of_these_is_read() {
    let phase = item("a");
    let files = [
        SourceFile { name: "checklist.toml", shown: "checklist.toml", text: HEAD },
        SourceFile { name: "p.toml", shown: "p.toml", text: &phase },
    ];
    assert_eq!(parse(&files).unwrap().items().len(), 1);
}

#[test]
fn nesting_without_end_is_refused() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(said(HEAD, &format!("item = {deep}\n")).contains("recursion"));
    assert!(!said(&format!("id = {deep}\n"), &item("a")).is_empty());
    let tables = format!("a = {}1{}\n", "{ b = ".repeat(10_000), " }".repeat(10_000));
    assert!(!said(HEAD, &tables).is_empty());
    let dotted = format!("{} = 1\n", vec!["a"; 10_000].join("."));
    assert!(!said(HEAD, &dotted).is_empty());
}

#[test]
fn too_much_of_anything_is_told_once_and_read_no_further() {
    let list = format!("[{}]", "\"c\",".repeat(100_000));
    let text = item("a").replace("concerns = []", &format!("concerns = {list}"));
    assert!(said(HEAD, &text).contains("`concerns` has 100000 entries (hint: at most 100)"));

    let phases = "{ id = \"p\", title = \"P\", about = \"P\" },".repeat(21);
    let head = format!("id = \"x\"\nversion = \"1\"\ntitle = \"X\"\nphase = [{phases}]\n");
    assert!(said(&head, &item("a")).contains("21 times `phase` (hint: at most 20)"));

    let question =
        "{ id = \"q\", question = \"Q?\", why = \"W\", options = [{ id = \"o\", label = \"O\" }] },";
    let head = format!("{HEAD}profile = [{}]\n", question.repeat(13));
    assert!(said(&head, &item("a")).contains("13 times `profile` (hint: at most 12)"));

    let options = "{ id = \"o\", label = \"O\" },".repeat(13);
    let head = format!(
        "{HEAD}profile = [{{ id = \"q\", question = \"Q?\", why = \"W\", options = [{options}] }}]\n"
    );
    assert!(said(&head, &item("a")).contains("13 times `options` (hint: at most 12)"));

    let items: String = "[[item]]\n".repeat(20_001);
    assert!(said(HEAD, &items).contains("20001 times `item` (hint: at most 20000)"));
}

#[test]
fn the_hundredth_thousand_fault_is_not_told() {
    let faults = refused(HEAD, &"[[item]]\nsurprise = 1\n".repeat(20_000));
    assert_eq!(faults.0.len(), 500);
    assert!(
        faults.to_string().ends_with("more faults follow (hint: mend the faults above, then look again)")
    );
}

#[test]
fn long_texts_are_refused_and_not_repeated() {
    let long = "x".repeat(1_000_000);
    for field in [
        "title = \"T\"",
        "question = \"Q?\"",
        "why = \"W\"",
        "example = \"X\"",
        "id = \"a\"",
        "severity = \"low\"",
    ] {
        let name = field.split(' ').next().unwrap();
        let text = item("a").replace(field, &format!("{name} = \"{long}\""));
        assert!(said(HEAD, &text).contains(&format!("`{name}` is too long")), "{name}");
    }
    assert!(said(HEAD, &format!("{}\n{long} = 1\n", item("a"))).contains("unknown field `xxx"));
    assert!(!said(HEAD, &long).is_empty());
    assert!(said(HEAD, &item(&"a".repeat(81))).contains("at most 80 characters"));
}

#[test]
fn control_characters_never_reach_the_message() {
    for escape in ["\\u001b[2J", "\\u009b", "\\u0007", "\\u202e", "\\u2028", "\\ufeff", "\\u0000", "\\r\\n"] {
        for field in ["id = \"a\"", "title = \"T\"", "severity = \"low\"", "question = \"Q?\""] {
            let name = field.split(' ').next().unwrap();
            said(HEAD, &item("a").replace(field, &format!("{name} = \"x{escape}y\"\n\"{escape}\" = 1")));
        }
    }
    said(HEAD, "\u{1b}]0;title\u{7}");
    said(HEAD, "item = \"\u{1b}[31m\"");
}

#[test]
fn other_encodings_are_refused_with_a_place() {
    // UTF-16 and Latin-1, as a reader gets them that replaces what is no UTF-8.
    for text in ["\u{fffd}\u{fffd}i\0t\0e\0m\0", "title = \"caf\u{fffd}\"\0", "\0\0\0\0", "\u{feff}\u{feff}"]
    {
        let faults = refused(HEAD, text);
        assert!(faults.0.iter().all(|fault| fault.line >= 1 && fault.column >= 1));
    }
}

#[test]
fn items_that_replace_each_other_in_a_ring_are_told() {
    let replacing = |id, old: &str| format!("{}replaces = [\"{old}\"]\n", item(id));
    let ring = [replacing("a", "b"), replacing("b", "c"), replacing("c", "a")].concat();
    let said = said(HEAD, &ring);
    assert_eq!(said.matches("still there").count(), 3, "{said}");
}

#[test]
fn ten_thousand_items_are_read_in_the_time_that_their_text_takes() {
    let items: Vec<_> = (0..10_000).map(|n| item(&format!("item-{n}"))).collect();
    let phase = items.concat();
    let files = [
        SourceFile { name: "checklist.toml", shown: "checklist.toml", text: HEAD },
        SourceFile { name: "p.toml", shown: "p.toml", text: &phase },
    ];
    // To count lines anew for each item would take minutes here; nothing is timed, the test would just not end.
    assert_eq!(parse(&files).unwrap().items().len(), 10_000);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 300, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_text_is_read_or_refused_and_never_a_panic(head in "[ -~\n\u{1b}ä]{0,80}", phase in ".{0,80}") {
        let files = [
            SourceFile { name: "checklist.toml", shown: "checklist.toml", text: &head },
            SourceFile { name: "p.toml", shown: "p.toml", text: &phase },
        ];
        proptest::prop_assert!(parse(&files).is_err());
    }

    #[test]
    fn a_good_checklist_with_one_piece_cut_out_is_never_a_panic(from in 0..200_usize, length in 1..60_usize) {
        let whole = item("a");
        let phase: String = whole.chars().take(from).chain(whole.chars().skip(from + length)).collect();
        let files = [
            SourceFile { name: "checklist.toml", shown: "checklist.toml", text: HEAD },
            SourceFile { name: "p.toml", shown: "p.toml", text: &phase },
        ];
        if let Err(faults) = parse(&files) {
            proptest::prop_assert!(!faults.0.is_empty());
        }
    }
}
