//! Records that somebody broke: by a bad merge, a full disk, a newer program, or on purpose.

use mindgap::record::{FORMAT, FormatError, parse, print};

use super::FORMAT_1;

/// An error names a place inside the text, in one short line fit for a terminal, and says what to do.
#[track_caller]
pub(crate) fn assert_clear(error: &FormatError, text: &str) {
    let message = error.to_string();
    assert!(!message.chars().any(char::is_control), "{message:?}");
    assert!(!message.contains(['\u{202e}', '\u{feff}', '\u{2028}']), "{message:?}");
    assert!(message.chars().count() < 500, "{} characters", message.chars().count());
    assert!(!message.contains("Wire") && !message.contains("untagged"), "names of our own: {message}");
    assert!(!error.hint().is_empty());
    if let Some((line, column)) = error.place() {
        let width = text
            .split('\n')
            .nth(line - 1)
            .unwrap_or_else(|| panic!("no line {line}: {message}"))
            .chars()
            .count();
        assert!(column >= 1 && column <= width + 1, "no column {column} in line {line}: {message}");
    }
}

#[track_caller]
fn refused(text: &str) -> String {
    let error = parse(text).unwrap_err();
    assert_clear(&error, text);
    error.to_string()
}

/// The fixture with one piece replaced, which must be there.
fn with(old: &str, new: &str) -> String {
    assert!(FORMAT_1.contains(old), "the fixture has no {old}");
    FORMAT_1.replacen(old, new, 1)
}

#[test]
fn a_record_cut_off_anywhere_is_refused_at_its_end() {
    for end in (0..FORMAT_1.len() - 1).filter(|end| FORMAT_1.is_char_boundary(*end)) {
        let error = parse(&FORMAT_1[..end]).unwrap_err();
        assert_clear(&error, &FORMAT_1[..end]);
        let (line, _) = error.place().unwrap();
        assert!(line >= FORMAT_1[..end].trim_end().matches('\n').count(), "{end}: {error}");
    }
}

#[test]
fn a_record_with_any_one_byte_gone_is_never_a_panic() {
    for at in
        (0..FORMAT_1.len()).filter(|at| FORMAT_1.is_char_boundary(*at) && FORMAT_1.is_char_boundary(at + 1))
    {
        let text = format!("{}{}", &FORMAT_1[..at], &FORMAT_1[at + 1..]);
        match parse(&text) {
            Ok(record) => assert_eq!(parse(&print(&record).unwrap()).unwrap(), record),
            Err(error) => assert_clear(&error, &text),
        }
    }
}

#[test]
fn a_field_that_nobody_knows_is_named_with_its_place() {
    assert_eq!(
        refused(&with("\"status\": \"no\"", "\"stauts\": \"no\"")).split(", expected").next().unwrap(),
        "line 56, column 14: unknown field `stauts`",
    );
    assert!(refused(&with("\"name\":", "\"title\":")).contains("unknown field `title`"));
    assert!(
        refused(&with("\"format\": 1,", "\"format\": 1,\n  \"score\": 99,"))
            .contains("unknown field `score`")
    );
    assert!(refused(&with("\"until\":", "\"unto\":")).contains("unknown field `unto`"));
    assert!(refused(&with("\"commit\":", "\"comit\":")).contains("unknown field `comit`"));
}

#[test]
fn a_key_that_stands_twice_is_refused_at_every_depth() {
    let twice = [
        ("\"status\": \"no\"", "\"status\": \"no\",\n      \"status\": \"yes\"", "duplicate field `status`"),
        ("\"format\": 1", "\"format\": 1,\n  \"format\": 1", "duplicate field `format`"),
        (
            "\"answers\": {",
            "\"answers\": {\n    \"safety-owner\": {},",
            "the key `safety-owner` stands twice",
        ),
        ("\"profile\": {", "\"profile\": {\n    \"adapts\": [],", "stands twice"),
        ("\"ticket\": {", "\"ticket\": 1,\n    \"ticket\": {", "the key `ticket` stands twice"),
        ("\"id\": 12345", "\"id\": 5, \"id\": 12345", "the key `id` stands twice"),
    ];
    for (old, new, words) in twice {
        let message = refused(&with(old, new));
        assert!(message.contains(words), "{message}");
    }
}

#[test]
fn a_wrong_type_says_what_was_wanted() {
    let wrong = [
        ("\"format\": 1", "\"format\": \"1\"", "expected u64"),
        ("\"format\": 1", "\"format\": 1.5", "u64"),
        ("\"format\": 1", "\"format\": -1", "u64"),
        ("\"answers\": {", "\"answers\": 7, \"a\": {", "an object in which no key stands twice"),
        ("\"status\": \"no\"", "\"status\": \"nope\"", "unknown variant `nope`"),
        ("\"status\": \"no\"", "\"status\": null, \"note\": []", "expected a string"),
        ("\"by\": \"2026-12-01\"", "\"by\": \"2026-02-30\"", "out of range"),
        ("\"not-sure-yet\"", "\"later\"", "a list of options or \"not-sure-yet\""),
        ("\"not-sure-yet\"", "5", "a list of options or \"not-sure-yet\""),
        ("\"not-sure-yet\"", "[\"No Option\"]", "`No Option` is no profile option id"),
        ("\"safety-owner\": {", "\"Safety Owner\": {", "`Safety Owner` is no item id"),
        ("\"weight-format@org/", "\"weight-format@", "model id"),
        ("\"https://", "\"javascript:", "a link starts with http"),
        ("\"docs/limits.md\"", "\"../../etc/passwd\"", "a path inside the project"),
        ("\"docs/limits.md\"", "\"/etc/passwd\"", "a path inside the project"),
        ("\"sha256:", "\"md5:", "a digest is"),
        ("\"at\": \"2026-03-04T", "\"at\": \"yesterday", "invalid characters"),
    ];
    for (old, new, words) in wrong {
        let new = if old.contains('@') { "\"weight-format@a b/" } else { new };
        let message = refused(&with(old, new));
        assert!(message.contains(words), "{new}: {message}");
    }
}

#[test]
fn a_newer_format_is_refused_before_anything_else_is_looked_at() {
    let newer = "{\"format\": 2, \"questions\": [1, {\"deep\": null}]}";
    assert_eq!(parse(newer), Err(FormatError::Newer { found: 2 }));
    let error = parse(&with("\"format\": 1", "\"format\": 18446744073709551615")).unwrap_err();
    assert_eq!(error, FormatError::Newer { found: u64::MAX });
    assert_clear(&error, "");
    assert!(error.hint().contains("left as it is"));
    assert_eq!(parse(&with("\"format\": 1", "\"format\": 0")), Err(FormatError::Impossible { found: 0 }));
    assert_eq!(FORMAT, 1);
}

#[test]
fn numbers_of_any_size_are_kept_or_refused_but_never_bent() {
    for number in
        ["123456789012345678901234567890", "0.1000000000000000055511151231257827", "1e+400", "-0.0", "1.0"]
    {
        let text = with("\"id\": 12345", &format!("\"id\": {number}"));
        assert_eq!(print(&parse(&text).unwrap()).unwrap(), text);
    }
    refused(&with("\"format\": 1", "\"format\": 99999999999999999999999999"));
    refused(&with("\"id\": 12345", "\"id\": NaN"));
    refused(&with("\"id\": 12345", "\"id\": 0x10"));
    refused(&with("\"id\": 12345", "\"id\": 012"));
    refused(&with("\"id\": 12345", &format!("\"id\": {}", "1".repeat(1_000_000) + "x")));
}

#[test]
fn nesting_without_end_is_refused() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", open.repeat(1000), close.repeat(1000));
        assert!(refused(&with("\"id\": 12345", &format!("\"id\": {deep}"))).contains("recursion limit"));
        assert!(refused(&deep).len() < 200);
        refused(&open.repeat(200_000));
    }
}

#[test]
fn broken_characters_are_refused_and_whole_ones_are_kept() {
    for surrogate in ["\\ud800", "\\udc00", "\\ud800\\u0041", "\\ud83e", "\\uZZZZ", "\\x41"] {
        refused(&with("\"support-bot\"", &format!("\"{surrogate}\"")));
        refused(&with("\"id\": 12345", &format!("\"id\": \"{surrogate}\"")));
    }
    refused(&with("support-bot", "support\u{0}bot"));
    refused(&with("support-bot", "support\nbot"));
    let kept = parse(&with("support-bot", "\\u0000\\ud83e\\udd80\\u202e\\u001b")).unwrap();
    assert_eq!(kept.project.name, "\0🦀\u{202e}\u{1b}");
    assert_eq!(parse(&print(&kept).unwrap()).unwrap(), kept);
}

#[test]
fn a_byte_order_mark_is_named_since_nobody_can_see_it() {
    assert!(refused(&format!("\u{feff}{FORMAT_1}")).contains("byte order mark"));
}

#[test]
fn what_is_no_record_at_all_is_refused() {
    for text in [
        "",
        " ",
        "\n\n",
        "null",
        "1",
        "\"format\"",
        "{}",
        "{\"format\": 1}",
        "\u{0}",
        "<<<<<<< HEAD\n{}",
        "{}\n{}",
    ] {
        refused(text);
    }
    refused(&with(
        "  \"format\": 1,",
        "<<<<<<< ours\n  \"format\": 1,\n=======\n  \"format\": 1,\n>>>>>>> theirs",
    ));
    refused(&format!("{FORMAT_1}x"));
    refused(&format!("{FORMAT_1}{FORMAT_1}"));
    refused(&with("  \"format\": 1,\n", ""));
}

#[test]
fn a_message_repeats_neither_control_characters_nor_a_whole_file() {
    for escape in ["\\u001b[2J", "\\u202e", "\\u0007", "\\r\\n", "\\u009b1m", "\\ufeff", "\\u2028"] {
        refused(&with("\"status\": \"no\"", &format!("\"{escape}\": \"no\"")));
        refused(&with("\"status\": \"no\"", &format!("\"status\": \"{escape}\"")));
        refused(&with("\"safety-owner\"", &format!("\"{escape}\"")));
        refused(&with("\"not-sure-yet\"", &format!("\"{escape}\"")));
        refused(&with("\"format\": 1", &format!("\"format\": \"{escape}\"")));
        refused(&with("\"id\": 12345", &format!("\"{escape}\": 1, \"{escape}\": 2")));
    }
    let long = "x".repeat(1_000_000);
    refused(&with("\"status\": \"no\"", &format!("\"{long}\": \"no\"")));
    refused(&with("\"status\": \"no\"", &format!("\"status\": \"{long}\"")));
    refused(&with("\"format\": 1", &format!("\"format\": \"{long}\"")));
    refused(&with("\"safety-owner\"", &format!("\"{long}\"")));
}

#[test]
fn columns_count_characters_as_an_editor_does() {
    let error = parse("{\"format\": 1, \"äöü\": 1}").unwrap_err();
    assert_eq!(error.place(), Some((1, 19)), "{error}");
}
