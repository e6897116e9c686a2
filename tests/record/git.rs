//! The promise of the format, kept by git itself: branches that answer different items merge without a word.

use std::path::Path;

use mindgap::record::{Answer, AnswerKey, Record, Status, parse, print};

use crate::alone;

fn git(folder: &Path, arguments: &[&str]) -> std::io::Result<(bool, String)> {
    let output = alone::git(folder)
        .args(["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main"])
        .args(arguments)
        .output()?;
    let said =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    Ok((output.status.success(), said))
}

/// Branches `ours` and `theirs` of one repository, each with its own record; the merged file, or what git said.
fn merge_by_git(base: &Record, ours: &Record, theirs: &Record) -> Option<Result<Record, String>> {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    if git(folder, &["init", "--quiet"]).is_err() {
        skipped();
        return None;
    }
    let file = folder.join("record.json");
    let must = |arguments: &[&str]| {
        let (clean, said) = git(folder, arguments).unwrap();
        assert!(clean, "git {arguments:?}: {said}");
    };
    let commit = |record: &Record| {
        std::fs::write(&file, print(record).unwrap()).unwrap();
        must(&["add", "record.json"]);
        must(&["commit", "--quiet", "-m", "answers"]);
    };
    commit(base);
    must(&["checkout", "--quiet", "-b", "theirs"]);
    commit(theirs);
    must(&["checkout", "--quiet", "-b", "ours", "HEAD~1"]);
    commit(ours);
    let (clean, said) = git(folder, &["merge", "--quiet", "--no-edit", "theirs"]).unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    Some(if clean { parse(&text).map_err(|error| error.to_string()) } else { Err(said + &text) })
}

#[allow(clippy::print_stdout, reason = "a test that did not run must say so")]
fn skipped() {
    println!("skipped: git is not here");
}

fn said(status: Status, note: &str) -> Answer {
    Answer {
        status: Some(status),
        note: note.to_owned(),
        by: Some("Ada".to_owned()),
        evidence: vec![mindgap::record::Evidence::link("https://example.org/").unwrap()],
        ..Answer::default()
    }
}

#[test]
fn branches_that_answer_different_items_merge_cleanly() {
    let checklist = mindgap::checklist::builtin().unwrap();
    let base = Record::new("support-bot", &checklist);
    let keys: Vec<AnswerKey> = base.answers.keys().cloned().collect();
    let last = keys.len() - 1;
    // Far apart, next to each other in either order, the first two and the last two of the file.
    for (mine, yours) in [(3, 40), (10, 11), (11, 10), (0, 1), (last - 1, last)] {
        let (mut ours, mut theirs) = (base.clone(), base.clone());
        ours.answers.insert(keys[mine].clone(), said(Status::Yes, "one\ntwo"));
        theirs.answers.insert(keys[yours].clone(), said(Status::Partly, "drei"));
        let Some(merged) = merge_by_git(&base, &ours, &theirs) else { return };
        let merged = merged.unwrap_or_else(|said| panic!("{} and {}: {said}", keys[mine], keys[yours]));
        assert_eq!(merged.answer(&keys[mine]), ours.answer(&keys[mine]));
        assert_eq!(merged.answer(&keys[yours]), theirs.answer(&keys[yours]));
    }
}

#[test]
fn branches_that_change_neighbouring_answers_merge_cleanly() {
    let checklist = mindgap::checklist::builtin().unwrap();
    let mut base = Record::new("support-bot", &checklist);
    let keys: Vec<AnswerKey> = base.answers.keys().cloned().collect();
    for key in &keys {
        base.answers.insert(key.clone(), said(Status::Unknown, ""));
    }
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.answers.insert(keys[20].clone(), said(Status::Yes, "ours"));
    theirs.answers.insert(keys[21].clone(), said(Status::No, "theirs"));
    let Some(merged) = merge_by_git(&base, &ours, &theirs) else { return };
    let merged = merged.unwrap();
    assert_eq!(merged.answer(&keys[20]), ours.answer(&keys[20]));
    assert_eq!(merged.answer(&keys[21]), theirs.answer(&keys[21]));
}

#[test]
fn branches_that_answer_the_same_item_leave_a_file_that_is_refused_with_its_place() {
    let checklist = mindgap::checklist::builtin().unwrap();
    let base = Record::new("support-bot", &checklist);
    let key = base.answers.keys().next().unwrap().clone();
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.answers.insert(key.clone(), said(Status::Yes, ""));
    theirs.answers.insert(key, said(Status::No, ""));
    let Some(merged) = merge_by_git(&base, &ours, &theirs) else { return };
    let said = merged.unwrap_err();
    assert!(said.contains("<<<<<<<"), "{said}");
    let text = &said[said.find('{').unwrap()..];
    super::hostile::assert_clear(&parse(text).unwrap_err(), text);
}
