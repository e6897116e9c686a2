//! Adopting what a scan sees as evidence of an answer: place, digest and sentence are copied. Never sets a status.

use super::error::CliError;
use super::session::Session;
use crate::assess::adoption;
use crate::record::{Edit, EvidenceError};
use crate::scan::{Observation, Scan, scan};
use crate::text::visible_line;

/// The edits that add what is named as `DETECTOR:PATH` or `DETECTOR:PATH:LINE`; looks at the project once.
pub(super) fn adoptions(typed: &[String], session: &Session) -> Result<Vec<Edit>, CliError> {
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let seen = scan(session.project().root())?;
    typed.iter().map(|typed| adopt(typed, &seen)).collect()
}

fn adopt(typed: &str, seen: &Scan) -> Result<Edit, CliError> {
    let found: Vec<&Observation> = seen.observations.iter().filter(|one| is_meant(typed, one)).collect();
    let one = match found.as_slice() {
        [one] => *one,
        [] => {
            let what = format!("the scan sees no `{}`", visible_line(typed));
            return Err(CliError::usage(
                what,
                "`mindgap scan` lists what it sees, with its detectors and places",
            ));
        }
        [first, ..] => {
            let what = format!("the scan sees {} observations of that name", found.len());
            let hint = format!("name one with its line, such as `{}`", name(first));
            return Err(CliError::usage(what, hint));
        }
    };
    let nowhere = |_: EvidenceError| {
        CliError::usage("this observation has no file to stand for it", "name a file as evidence")
    };
    Ok(Edit::AddEvidence(adoption(one).map_err(nowhere)?))
}

/// As a person names it.
fn name(one: &Observation) -> String {
    let line = one.place.line.map(|line| format!(":{line}")).unwrap_or_default();
    format!("{}:{}{line}", one.detector, one.place.path)
}

fn is_meant(typed: &str, one: &Observation) -> bool {
    typed == name(one) || typed == format!("{}:{}", one.detector, one.place.path)
}
