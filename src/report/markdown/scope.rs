//! What the record is about: project, checklist, day, people, commit, profile, and the counts by phase.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::super::subject::Subject;
use super::escape::{code, line};
use crate::assess::Coverage;
use crate::checklist::ProfileQuestion;
use crate::record::{ChecklistStamp, ProfileAnswer};

pub(super) fn write(out: &mut String, subject: &Subject<'_>) {
    let (checklist, record) = (subject.checklist, subject.record);
    out.push_str("## Scope\n\n");
    let _ = writeln!(out, "- Project: {}", line(&record.project.name));
    let _ = writeln!(
        out,
        "- Checklist: {} ({}, version {}, {})",
        line(&checklist.title),
        code(checklist.id.as_str()),
        code(&checklist.version),
        line(&subject.origin),
    );
    for part in &checklist.composition.parts {
        let (title, id, version) = (line(&part.title), code(part.id.as_str()), code(&part.version));
        let _ = writeln!(out, "- Extended by: {title} ({id}, version {version})");
    }
    let stamp = &record.checklist;
    if *stamp != ChecklistStamp::of(checklist) {
        let (id, version) = (code(stamp.id.as_str()), code(&stamp.version));
        let _ = write!(out, "- Last answered with: {id}, version {version}");
        for part in &stamp.also {
            let _ = write!(out, "; {}, version {}", code(part.id.as_str()), code(&part.version));
        }
        out.push('\n');
    }
    let _ = writeln!(out, "- Written on: {}", subject.today);
    if let Some(who) = subject.who {
        let _ = writeln!(out, "- Written by: {}", line(who));
    }
    if let Some(commit) = subject.commit {
        let _ = writeln!(out, "- Commit: {}", code(commit));
    }
    if subject.scan.is_none() {
        let _ = writeln!(out, "- Repository: not looked at; {} does", code("mindgap export --scan"));
    }
    people(out, subject);
    out.push('\n');
    models(out, subject);
    profile(out, subject);
    said_and_shown(out, subject);
}

/// The models that are declared: those in use, then those that were.
fn models(out: &mut String, subject: &Subject<'_>) {
    let models = &subject.record.models;
    if models.is_empty() {
        return;
    }
    out.push_str("### Models\n\nWhat is asked per model is asked of each of these that is in use.\n\n");
    let (used, retired): (Vec<_>, Vec<_>) = models.iter().partition(|(_, model)| model.retired.is_none());
    for (id, model) in used.into_iter().chain(retired) {
        let _ = write!(out, "- {}", code(id.as_str()));
        if let Some(revision) = &model.revision {
            let _ = write!(out, ", at {}", code(revision));
        }
        if let Some(retired) = &model.retired {
            let _ = write!(out, ", out of use since {}; its answers are kept", retired.at.date_naive());
        }
        let _ = write!(out, "; declared by {}, {}", line(&model.by), model.at.date_naive());
        if !model.note.is_empty() {
            let _ = write!(out, ": {}", line(&model.note));
        }
        out.push('\n');
    }
    out.push('\n');
}

/// Who gave the answers, in the order of their names.
fn people(out: &mut String, subject: &Subject<'_>) {
    let mut people: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, answer) in subject.record.written() {
        if let Some(by) = &answer.by {
            *people.entry(by).or_default() += 1;
        }
    }
    if !people.is_empty() {
        let each: Vec<_> = people.iter().map(|(who, count)| format!("{} ({count})", line(who))).collect();
        let _ = writeln!(out, "- Answers by: {}", each.join(", "));
    }
}

fn profile(out: &mut String, subject: &Subject<'_>) {
    out.push_str("### Profile\n\n");
    let (checklist, profile) = (subject.checklist, &subject.record.profile);
    for question in &checklist.profile {
        let _ = writeln!(out, "- {} {}", line(&question.question), said(question, profile.get(&question.id)));
    }
    let retired = profile.answers().filter(|(id, _)| checklist.profile_question(id).is_none());
    for (id, answer) in retired {
        let chosen = match answer {
            ProfileAnswer::NotSure => "not sure yet".to_owned(),
            ProfileAnswer::Chosen(options) => {
                options.iter().map(|option| code(option.as_str())).collect::<Vec<_>>().join(", ")
            }
        };
        let _ = writeln!(out, "- {} (no longer asked): {chosen}", code(id.as_str()));
    }
    out.push('\n');
}

fn said(question: &ProfileQuestion, answer: Option<&ProfileAnswer>) -> String {
    match answer {
        None => "*not answered*".to_owned(),
        Some(ProfileAnswer::NotSure) => "*not sure yet*".to_owned(),
        Some(ProfileAnswer::Chosen(options)) if options.is_empty() => "*none of these*".to_owned(),
        Some(ProfileAnswer::Chosen(options)) => {
            let known = question.options.iter().filter(|option| options.contains(&option.id));
            let strange = options.iter().filter(|id| question.option(id).is_none());
            let labels = known.map(|option| line(&option.label));
            labels.chain(strange.map(|id| code(id.as_str()))).collect::<Vec<_>>().join("; ")
        }
    }
}

fn said_and_shown(out: &mut String, subject: &Subject<'_>) {
    let total = &subject.assessment.total;
    out.push_str("## Said and shown\n\n");
    let _ = writeln!(
        out,
        "Of {} questions that are asked of this project, {} are answered. {} are answered yes (said), and for {} of \
         these every piece of evidence still holds (shown): {} said and not shown.\n",
        total.applicable,
        total.answered,
        total.said,
        total.shown,
        total.said_not_shown(),
    );
    out.push_str("| Phase | Asked | Answered | Said | Shown | Not applicable | Not asked |\n");
    out.push_str("| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    for (phase, counts) in subject.checklist.phases.iter().zip(&subject.assessment.phases) {
        row(out, &line(&phase.title), counts);
    }
    row(out, "All phases", total);
    out.push('\n');
}

fn row(out: &mut String, title: &str, counts: &Coverage) {
    let Coverage { applicable, answered, said, shown, not_applicable, not_asked } = counts;
    let _ = writeln!(
        out,
        "| {title} | {applicable} | {answered} | {said} | {shown} | {not_applicable} | {not_asked} |"
    );
}
