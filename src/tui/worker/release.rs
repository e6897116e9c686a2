//! Opens releases and signs them off, at the desk: what is judged is what is on the disk at that moment.

use std::sync::Arc;

use crate::assess::{Witness, assess_seen, blockers};
use crate::checklist::Checklist;
use crate::record::{Observed, Person, ScanThen, Unsigned, Version, signed_as};
use crate::report::{Subject, markdown, privacy};
use crate::store::releases::{self, ReleaseError};
use crate::store::{self, SignOff, StoreError, Vault, shown};
use crate::tui::deed::{Deed, Done, Sign, Written};
use crate::tui::model::Scanned;
use crate::words::refused::with_next;

/// Does something about a release; the changes are in the vault afterwards, also where it failed on the way.
pub(super) fn carry_out(vault: &mut Vault, checklist: &Checklist, deed: Deed) -> Result<Done, String> {
    match deed {
        Deed::Open { version, by, at } => {
            drop(vault.open_release(version.clone(), None, &by, at).map_err(|error| told(&error))?);
            Ok(Done::Opened(version))
        }
        Deed::Sign(sign) => self::sign(vault, checklist, &sign),
    }
}

fn told(error: &ReleaseError) -> String {
    with_next(error, &error.hint())
}

fn sign(vault: &mut Vault, checklist: &Checklist, sign: &Sign) -> Result<Done, String> {
    // Others may have written meanwhile, and files may have changed: both are looked at once more.
    let refresh = |error: StoreError| with_next(&error, &error.hint());
    drop(vault.save(Vec::new()).map_err(refresh)?);
    let files = vault.record().written().flat_map(|(_, answer)| answer.evidence_files());
    let observed = store::observe(vault.project(), files);
    let assessment = assess_seen(checklist, vault.record(), &observed, sign.today, witness(sign));
    let blockers = blockers(checklist, vault.record(), &assessment, vault.record().rules().threshold);
    if !blockers.is_empty() {
        return Ok(Done::Refused { blockers, seen: observed });
    }
    if let (Written::WithMarkdown, Some(open)) = (sign.written, &vault.record().release) {
        releases::has_room_for_markdown(vault.project(), &open.version).map_err(|error| told(&error))?;
    }
    let root = vault.project().root().to_path_buf();
    let person = Person::new(&sign.by, store::user_mail(&root).as_deref());
    let commit = store::head_commit(&root);
    let unsigned = Unsigned { at: sign.at, commit: commit.clone(), statement: sign.statement.clone() };
    let judged_by = ScanThen::of(sign.scanned.as_deref().map(|scanned| scanned.scan().is_whole()));
    let stood = signed_as(vault.record(), assessment.counts(), &observed, judged_by);
    let done = vault.sign_off(checklist, stood, &person, unsigned).map_err(|error| told(&error))?;
    Ok(match done {
        SignOff::Signed { wanting } => Done::Signed { wanting },
        SignOff::Frozen { version, path } => {
            let markdown = (sign.written == Written::WithMarkdown)
                .then(|| write_markdown(vault, checklist, &observed, &version, sign, commit.as_deref()));
            let path = path.strip_prefix(&root).unwrap_or(&path);
            Done::Frozen { version, path: shown(path), markdown }
        }
    })
}

/// What the scan says by which the release is judged.
fn witness(sign: &Sign) -> Option<Arc<Witness>> {
    sign.scanned.as_deref().map(Scanned::witness)
}

/// Writes the Markdown of a release that was just frozen, masked as every export is.
fn write_markdown(
    vault: &Vault,
    checklist: &Checklist,
    observed: &Observed,
    version: &Version,
    sign: &Sign,
    commit: Option<&str>,
) -> Result<String, String> {
    let assessment = assess_seen(checklist, vault.record(), observed, sign.today, witness(sign));
    let scan = sign.scanned.as_deref().map(|scanned| privacy::mask_scan(scanned.scan()).0);
    let (record, _) = privacy::mask(vault.record());
    let head = privacy::mask_head(&sign.origin, Some(&sign.by));
    let uncommitted =
        commit.and_then(|commit| store::uncommitted(vault.project(), commit, vault.record(), observed));
    let text = markdown::record(&Subject {
        checklist,
        origin: head.origin,
        record: &record,
        assessment: &privacy::mask_assessment(&assessment),
        observed,
        today: sign.today,
        who: head.who.as_deref(),
        commit,
        uncommitted: uncommitted.map(|files| files.len()),
        scan: scan.as_ref(),
        stand: None,
    });
    let path = releases::write_markdown(vault.project(), version, &text).map_err(|error| told(&error))?;
    Ok(shown(path.strip_prefix(vault.project().root()).unwrap_or(&path)))
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Duration, Utc};

    use super::*;
    use crate::checklist::{Severity, builtin};
    use crate::record::{Answer, AnswerKey, Change, Evidence, Record, Rules, Status};
    use crate::store::Project;
    use crate::tui::effect::Present;
    use crate::tui::worker::past::compare;

    fn at(days: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::days(days)
    }

    /// A project in which everything is answered and shown.
    fn project() -> (tempfile::TempDir, Vault, Checklist) {
        let folder = tempfile::tempdir().unwrap();
        let project = Project::to_be(folder.path()).unwrap();
        std::fs::write(folder.path().join("SAFETY.md"), "owner").unwrap();
        let checklist = builtin().unwrap();
        let empty = Record::new("bot", &checklist);
        let mut begun = empty.clone();
        for item in checklist.items() {
            let evidence = Evidence::Link("https://example.org/".to_owned());
            let answer = Answer {
                status: Some(Status::Yes),
                evidence: vec![evidence],
                question: Some(item.digest),
                at: Some(at(99)),
                ..Answer::default()
            };
            begun.answers.insert(AnswerKey::item(&item.id), answer);
        }
        let vault = Vault::begin(project, None, &empty, begun).unwrap();
        (folder, vault, checklist)
    }

    fn open(vault: &mut Vault, checklist: &Checklist, version: &str) -> Result<Done, String> {
        let version = version.parse().unwrap();
        carry_out(vault, checklist, Deed::Open { version, by: "Ada".into(), at: at(100) })
    }

    fn signature(by: &str) -> Sign {
        Sign {
            by: by.into(),
            statement: "looked at".into(),
            at: at(101),
            today: at(101).date_naive(),
            origin: "built in".into(),
            scanned: None,
            written: Written::WithMarkdown,
        }
    }

    fn sign(vault: &mut Vault, checklist: &Checklist, by: &str) -> Result<Done, String> {
        carry_out(vault, checklist, Deed::Sign(Box::new(signature(by))))
    }

    #[test]
    fn a_release_is_opened_signed_and_frozen_with_its_markdown_beside_it() {
        let (folder, mut vault, checklist) = project();
        assert_eq!(open(&mut vault, &checklist, "1.0"), Ok(Done::Opened("1.0".parse().unwrap())));
        assert!(open(&mut vault, &checklist, "1.1").unwrap_err().contains("release 1.0 is open"));
        let Ok(Done::Frozen { path, markdown, .. }) = sign(&mut vault, &checklist, "Ada") else {
            panic!("not frozen");
        };
        assert_eq!(path, "ai-safety/releases/1.0.json");
        assert_eq!(markdown, Some(Ok("ai-safety/releases/1.0.md".to_owned())));
        assert!(folder.path().join(path).is_file());
        assert!(vault.record().release.is_none());
    }

    #[test]
    fn nothing_is_signed_where_its_markdown_has_no_room() {
        let (folder, mut vault, checklist) = project();
        open(&mut vault, &checklist, "1.0").unwrap();
        let there = folder.path().join("ai-safety/releases/1.0.md");
        std::fs::create_dir_all(there.parent().unwrap()).unwrap();
        std::fs::write(&there, "my notes").unwrap();
        let refused = sign(&mut vault, &checklist, "Ada").unwrap_err();
        assert!(refused.contains("1.0.md"), "{refused}");
        assert!(vault.record().release.as_ref().is_some_and(|release| release.signed.is_empty()));
        assert_eq!(std::fs::read_to_string(&there).unwrap(), "my notes");
    }

    #[test]
    fn the_markdown_tells_what_the_release_was_judged_by() {
        let (folder, mut vault, checklist) = project();
        let code = "from transformers import AutoModel\nAutoModel.from_pretrained(\"/home/grace/toy\")\n";
        std::fs::create_dir(folder.path().join("tests")).unwrap();
        std::fs::write(folder.path().join("tests/load.py"), code).unwrap();
        open(&mut vault, &checklist, "1.0").unwrap();
        let scan = crate::scan::scan(folder.path()).unwrap();
        let scanned = Some(Arc::new(Scanned::new(scan)));
        let deed = Deed::Sign(Box::new(Sign { scanned, ..signature("Ada") }));
        let done = carry_out(&mut vault, &checklist, deed);
        let Ok(Done::Frozen { markdown: Some(Ok(path)), .. }) = done else { panic!("{done:?}") };
        let text = std::fs::read_to_string(folder.path().join(path)).unwrap();
        assert!(!text.contains("not looked at"), "{text}");
        assert!(!text.contains("/home/grace"), "{text}");
    }

    #[test]
    fn a_comparison_with_a_release_that_was_edited_says_so_and_does_not_believe_it() {
        let (folder, mut vault, checklist) = project();
        open(&mut vault, &checklist, "1.0").unwrap();
        sign(&mut vault, &checklist, "Ada").unwrap();
        let compared = || {
            let (record, observed) = (Arc::new(vault.record().clone()), Arc::default());
            let now = Present { record, observed, today: at(102).date_naive() };
            let contrast = compare(vault.project(), &checklist, None, &now);
            let lines = contrast.lines.unwrap().into_iter().map(|line| line.text).collect::<Vec<_>>();
            (contrast.about, lines.concat())
        };
        let (about, lines) = compared();
        assert!(about.contains("as it was when that was signed off") && !lines.contains("edited"), "{about}");
        let path = folder.path().join("ai-safety/releases/1.0.json");
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, text.replace("looked at", "looked away")).unwrap();
        let (about, lines) = compared();
        assert!(!about.contains("as it was when that was signed off"), "{about}");
        assert!(lines.contains("release 1.0 edited after it was signed off"), "{lines}");
    }

    #[test]
    fn what_somebody_else_wrote_meanwhile_is_judged_too() {
        let (_folder, mut vault, checklist) = project();
        open(&mut vault, &checklist, "1.0").unwrap();
        let mut other = Vault::open(vault.project().clone(), None).unwrap();
        let heavy = checklist.items().iter().find(|item| item.severity >= Severity::High).unwrap();
        let key = AnswerKey::item(&heavy.id);
        drop(other.save(vec![Change::Answer(key.clone(), Box::default())]).unwrap());
        let Ok(Done::Refused { blockers, .. }) = sign(&mut vault, &checklist, "Ada") else {
            panic!("signed")
        };
        assert!(blockers.gaps.iter().any(|gap| gap.key == key));
    }

    #[test]
    fn two_people_sign_where_the_project_says_so() {
        let (_folder, mut vault, checklist) = project();
        drop(vault.save(vec![Change::Rules(Some(Rules { people: 2, ..Rules::default() }))]).unwrap());
        // Git tells them apart by their addresses, too; without git their names do.
        let root = vault.project().root().to_path_buf();
        let git = |args: &[&str]| {
            drop(std::process::Command::new("git").arg("-C").arg(&root).args(args).output());
        };
        git(&["init", "--quiet"]);
        git(&["config", "user.email", "ada@example.org"]);
        open(&mut vault, &checklist, "1.0").unwrap();
        assert_eq!(sign(&mut vault, &checklist, "Ada"), Ok(Done::Signed { wanting: 1 }));
        assert!(sign(&mut vault, &checklist, "ada").unwrap_err().contains("has signed"));
        git(&["config", "user.email", "grace@example.org"]);
        assert!(matches!(sign(&mut vault, &checklist, "Grace"), Ok(Done::Frozen { .. })));
    }
}
