//! Opens releases and signs them off, at the desk: what is judged is what is on the disk at that moment.

use crate::assess::{assess, blockers};
use crate::checklist::Checklist;
use crate::record::{Observed, Person, Unsigned, Version};
use crate::report::{Subject, markdown, privacy};
use crate::store::releases::{self, ReleaseError};
use crate::store::{self, SignOff, StoreError, Vault, shown};
use crate::tui::deed::{Deed, Done, Sign, Written};

/// Does something about a release; the changes are in the vault afterwards, also where it failed on the way.
pub(super) fn carry_out(vault: &mut Vault, checklist: &Checklist, deed: Deed) -> Result<Done, String> {
    match deed {
        Deed::Open { version, by, at } => {
            vault.open_release(version.clone(), None, &by, at).map_err(|error| told(&error))?;
            Ok(Done::Opened(version))
        }
        Deed::Sign(sign) => self::sign(vault, checklist, *sign),
    }
}

fn told(error: &ReleaseError) -> String {
    format!("{error}; {}", error.hint())
}

fn sign(vault: &mut Vault, checklist: &Checklist, sign: Sign) -> Result<Done, String> {
    // Others may have written meanwhile, and files may have changed: both are looked at once more.
    let refresh = |error: StoreError| format!("{error}; {}", error.hint());
    vault.save(Vec::new()).map_err(refresh)?;
    let files = vault.record().written().flat_map(|(_, answer)| answer.evidence_files());
    let observed = store::observe(vault.project(), files);
    let assessment = assess(checklist, vault.record(), &observed, sign.today);
    let blockers = blockers(vault.record(), &assessment, vault.record().rules().threshold);
    if !blockers.is_empty() {
        return Ok(Done::Refused(blockers));
    }
    let root = vault.project().root().to_path_buf();
    let person = Person::new(&sign.by, store::user_mail(&root).as_deref());
    let commit = store::head_commit(&root);
    let unsigned = Unsigned { at: sign.at, commit: commit.clone(), statement: sign.statement.clone() };
    let done =
        vault.sign_off(checklist, assessment.counts(), &person, unsigned).map_err(|error| told(&error))?;
    Ok(match done {
        SignOff::Signed { wanting } => Done::Signed { wanting },
        SignOff::Frozen { version, path } => {
            let markdown = (sign.written == Written::WithMarkdown)
                .then(|| write_markdown(vault, checklist, &observed, &version, &sign, commit.as_deref()));
            let path = path.strip_prefix(&root).unwrap_or(&path);
            Done::Frozen { version, path: shown(path), markdown }
        }
    })
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
    let assessment = assess(checklist, vault.record(), observed, sign.today);
    let (record, _) = privacy::mask(vault.record());
    let head = privacy::mask_head(&sign.origin, Some(&sign.by));
    let text = markdown::record(&Subject {
        checklist,
        origin: head.origin,
        record: &record,
        assessment: &assessment,
        observed,
        today: sign.today,
        who: head.who.as_deref(),
        commit,
    });
    let path = releases::write_markdown(vault.project(), version, &text).map_err(|error| told(&error))?;
    Ok(shown(path.strip_prefix(vault.project().root()).unwrap_or(&path)))
}
