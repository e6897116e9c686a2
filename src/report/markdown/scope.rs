//! What the record is about: project, checklist, day, people, commit, profile, and the counts by phase.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::super::signed::signed_lines;
use super::super::subject::Subject;
use super::escape::{code, line};
use crate::assess::Coverage;
use crate::checklist::ProfileQuestion;
use crate::record::{ChecklistStamp, ProfileAnswer};
use crate::words::report::record::scope as words;

pub(super) fn write(out: &mut String, subject: &Subject<'_>) {
    let (checklist, record) = (subject.checklist, subject.record);
    let _ = writeln!(out, "## {}\n", words::TITLE);
    let _ = writeln!(out, "- {}: {}", words::PROJECT, line(&record.project.name));
    let (title, id, version) =
        (line(&checklist.title), code(checklist.id.as_str()), code(&checklist.version));
    let asked = words::checklist(&title, &id, &version, &line(&subject.origin));
    let _ = writeln!(out, "- {}: {asked}", words::CHECKLIST);
    for part in &checklist.composition.parts {
        let (title, id, version) = (line(&part.title), code(part.id.as_str()), code(&part.version));
        let _ = writeln!(out, "- {}: {}", words::EXTENDED_BY, words::extension(&title, &id, &version));
    }
    let stamp = &record.checklist;
    if *stamp != ChecklistStamp::of(checklist) {
        let (id, version) = (code(stamp.id.as_str()), code(&stamp.version));
        let _ = write!(out, "- {}: {}", words::LAST_ANSWERED_WITH, words::in_version(&id, &version));
        for part in &stamp.also {
            let also = words::in_version(&code(part.id.as_str()), &code(&part.version));
            let _ = write!(out, "; {also}");
        }
        out.push('\n');
    }
    let _ = writeln!(out, "- {}: {}", words::WRITTEN_ON, subject.today);
    if let Some(who) = subject.who {
        let _ = writeln!(out, "- {}: {}", words::WRITTEN_BY, line(who));
    }
    if let Some(commit) = subject.commit {
        let without = words::not_in_it(subject.uncommitted);
        let _ = writeln!(out, "- {}: {}{without}", words::COMMIT, code(commit));
    }
    let looked = match subject.scan {
        None => words::not_looked_at(&code(words::EXPORT_WITH_A_SCAN)),
        Some(scan) if scan.is_whole() => words::LOOKED_AT_WHOLLY.to_owned(),
        Some(_) => words::NOT_LOOKED_AT_WHOLLY.to_owned(),
    };
    let _ = writeln!(out, "- {}: {looked}", words::REPOSITORY);
    people(out, subject);
    open_release(out, subject);
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
    let _ = writeln!(out, "### {}\n\n{}\n", words::MODELS, words::WHICH_MODELS_ARE_ASKED_OF);
    let (used, retired): (Vec<_>, Vec<_>) = models.iter().partition(|(_, model)| model.retired.is_none());
    for (id, model) in used.into_iter().chain(retired) {
        let _ = write!(out, "- {}", code(id.as_str()));
        if let Some(revision) = &model.revision {
            let _ = write!(out, ", {}", words::at_revision(&code(revision)));
        }
        if let Some(retired) = &model.retired {
            let _ = write!(out, ", {}", words::out_of_use(retired.at.date_naive()));
        }
        let _ = write!(out, "; {}", words::declared_by(&line(&model.by), model.at.date_naive()));
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
        let _ = writeln!(out, "- {}: {}", words::ANSWERS_BY, each.join(", "));
    }
}

/// The release that is open, who has signed it, and who still has to.
fn open_release(out: &mut String, subject: &Subject<'_>) {
    let Some((release, stand)) = subject.record.release.as_ref().zip(subject.stand) else { return };
    let mut said = vec![code(release.version.as_str())];
    said.extend(signed_lines(release, subject.record.rules(), || stand, line));
    let _ = writeln!(out, "- {}: {}", words::OPEN_RELEASE, said.join("; "));
}

fn profile(out: &mut String, subject: &Subject<'_>) {
    let _ = writeln!(out, "### {}\n", words::PROFILE);
    let (checklist, profile) = (subject.checklist, &subject.record.profile);
    for question in &checklist.profile {
        let _ = writeln!(out, "- {} {}", line(&question.question), said(question, profile.get(&question.id)));
    }
    let retired = profile.answers().filter(|(id, _)| checklist.profile_question(id).is_none());
    for (id, answer) in retired {
        let chosen = match answer {
            ProfileAnswer::NotSure => words::NOT_SURE_YET.to_owned(),
            ProfileAnswer::Chosen(options) => {
                options.iter().map(|option| code(option.as_str())).collect::<Vec<_>>().join(", ")
            }
        };
        let _ = writeln!(out, "- {} ({}): {chosen}", code(id.as_str()), words::NO_LONGER_ASKED);
    }
    out.push('\n');
}

fn said(question: &ProfileQuestion, answer: Option<&ProfileAnswer>) -> String {
    match answer {
        None => format!("*{}*", words::NOT_ANSWERED),
        Some(ProfileAnswer::NotSure) => format!("*{}*", words::NOT_SURE_YET),
        Some(ProfileAnswer::Chosen(options)) if options.is_empty() => format!("*{}*", words::NONE_OF_THESE),
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
    let _ = writeln!(out, "## {}\n", words::SAID_AND_SHOWN);
    let Coverage { applicable, answered, said, shown, .. } = *total;
    let counts = words::counts(applicable, answered, said, shown, total.said_not_shown());
    let _ = writeln!(out, "{counts}\n");
    let heads = [
        words::PHASE,
        words::ASKED,
        words::ANSWERED,
        words::SAID,
        words::SHOWN,
        words::NOT_APPLICABLE,
        words::NOT_ASKED,
    ];
    let _ = writeln!(out, "| {} |", heads.join(" | "));
    out.push_str("| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    for (phase, counts) in subject.checklist.phases.iter().zip(&subject.assessment.phases) {
        row(out, &line(&phase.title), counts);
    }
    row(out, words::ALL_PHASES, total);
    out.push('\n');
}

fn row(out: &mut String, title: &str, counts: &Coverage) {
    let Coverage { applicable, answered, said, shown, not_applicable, not_asked } = counts;
    let _ = writeln!(
        out,
        "| {title} | {applicable} | {answered} | {said} | {shown} | {not_applicable} | {not_asked} |"
    );
}
