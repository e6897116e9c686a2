//! Other people's lists: deon's YAML there and back, and task lists in Markdown.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

use mindgap::checklist::{Checklist, Draft, SourceFile, compose, deon, lint, tasks};

const DEFAULT: &str = include_str!("fixtures/deon/default-0.3.0.yml");
const PORTUGUESE: &str = include_str!("fixtures/deon/pt-br.yml");

/// The checklist that a draft is, once its files are written and read.
fn read_back(draft: &Draft) -> Checklist {
    let files = draft.files();
    let files: Vec<_> = files.iter().map(|(name, text)| SourceFile { name, shown: name, text }).collect();
    let folders = [files];
    let checklist = compose(&folders).unwrap_or_else(|faults| panic!("{faults}"));
    assert!(!lint(&folders, &checklist).is_empty(), "what is not written yet is told");
    checklist
}

#[test]
fn the_real_lists_come_back_field_by_field() {
    for (text, title, lines) in [
        (DEFAULT, "Data Science Ethics Checklist", 21),
        (PORTUGUESE, "Checklist de Ética na Ciência de Dados", 20),
    ] {
        let list = deon::read("list.yml", text).unwrap_or_else(|faults| panic!("{faults}")).list;
        assert_eq!(list.title, title);
        assert_eq!(list.sections.iter().map(|section| section.lines.len()).sum::<usize>(), lines);
        let checklist = read_back(&deon::draft(&list, None).unwrap());
        assert_eq!(checklist.items().len(), lines);
        assert_eq!(deon::of(&checklist), list, "nothing is lost on the way through our own files");
        let written = deon::write(&list);
        assert_eq!(deon::read("written.yml", &written).unwrap().list, list);
        assert_eq!(deon::write(&deon::of(&checklist)), written);
    }
}

#[test]
fn the_default_list_comes_back_byte_by_byte() {
    let list = deon::read("list.yml", DEFAULT).unwrap().list;
    pretty_assertions::assert_eq!(deon::write(&list).trim_end(), DEFAULT.trim_end());
}

#[test]
fn a_colon_that_somebody_left_without_quotes_is_read_and_told() {
    // The published Brazilian list has one: YAML forbids it, and what is meant is not in doubt.
    let read = deon::read("pt-br.yml", PORTUGUESE).unwrap();
    assert_eq!(read.mended, [55]);
    assert_eq!(read.list.sections[3].lines[2].line_summary, "Seleção de métrica:");
    assert_eq!(deon::read("list.yml", DEFAULT).unwrap().mended, Vec::<usize>::new());
}

#[track_caller]
fn refused(text: &str, words: &[&str]) {
    let faults = deon::read("list.yml", text).unwrap_err().to_string();
    for word in words {
        assert!(faults.contains(word), "{word}: {faults}");
    }
    assert!(!faults.chars().any(|c| c.is_control() && c != '\n'), "{faults:?}");
}

#[test]
fn everything_that_is_missing_is_told_with_its_place() {
    let list = "title: T\nsections:\n  - title: S\n    lines:\n      - line_id: A.1\n        line: Is it so?\n      - \
        line_summary: X\n  - section_id: B\n    title: Empty\n    lines: []\n";
    refused(
        list,
        &[
            "list.yml:3:5: this section has no `section_id`",
            "list.yml:5:9: this line has no `line_summary` (hint: add `line_summary: …` to it)",
            "list.yml:7:9: this line has no `line_id`",
            "list.yml:7:9: this line has no `line`",
            "this section has no `lines`",
        ],
    );
    refused("sections: []\n", &["this list has no `title`", "this list has no `sections`"]);
    refused("title:\nsections: 3\n", &["list.yml:2:"]);
    refused("title: T\nauthor: A\n", &["list.yml:2:1", "author"]);
    refused("title: \"a\\e[2J\"\nsections: []\n", &["terminals act upon"]);
    refused("- [ ] a\n", &["list.yml:1:"]);
    refused("", &["no `title`"]);
}

#[test]
fn a_yaml_bomb_is_refused_before_it_goes_off() {
    let mut bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (name, of) in [("b", "a"), ("c", "b"), ("d", "c"), ("e", "d"), ("f", "e"), ("g", "f")] {
        let of = vec![format!("*{of}"); 9].join(", ");
        bomb.extend([name, ": &", name, " [", &of, "]\n"]);
    }
    refused(&bomb, &["list.yml:"]);
    refused(&format!("title: {}", "[".repeat(100_000)), &["list.yml:1:"]);
    refused(&"x".repeat(2 << 20), &["too large"]);
}

#[test]
fn odd_texts_survive_the_way_there_and_back() {
    for odd in
        ["yes", "- x", "a: b", "# no", "'", "\"q\" \\ back", "1.0", "two\nlines: here", "ä — ü", "x:", "~"]
    {
        let entry =
            deon::Entry { line_id: odd.replace('\n', " "), line_summary: "S".into(), line: odd.into() };
        let section = deon::Section { title: "T".into(), section_id: "#1".into(), lines: vec![entry] };
        let list = deon::DeonList { title: "List: one".into(), sections: vec![section] };
        let written = deon::write(&list);
        let read = deon::read("odd.yml", &written).unwrap_or_else(|faults| panic!("{faults}\n{written}"));
        assert_eq!(read.list, list, "{written}");
        assert_eq!(deon::of(&read_back(&deon::draft(&list, None).unwrap())), list, "{odd:?}");
    }
}

#[test]
fn any_checklist_can_be_written_as_a_deon_list() {
    let list = deon::of(&mindgap::checklist::builtin().unwrap());
    let ids: Vec<_> = list.sections.iter().map(|section| section.section_id.as_str()).collect();
    assert_eq!(ids, ["A", "B", "C", "D", "E"]);
    assert_eq!(list.sections[1].lines[0].line_id, "B.1");
    assert_eq!(deon::read("own.yml", &deon::write(&list)).unwrap().list, list);
}

#[test]
fn a_task_list_becomes_a_checklist_that_has_no_fault() {
    let list = "# Our launch\n\n## Before\n\n- [ ] Pin the model\n- [ ] **Switch-off**: can it be stopped?\n";
    let checklist = read_back(&tasks::read("launch.md", list, "launch", None).unwrap());
    let asked: Vec<_> = checklist.items().iter().map(|item| item.question.as_str()).collect();
    assert_eq!(asked, ["Is this done: Pin the model?", "can it be stopped?"]);
}
