//! In which order extensions are composed: what is extended comes first, and equals by the order of their folders.

use std::collections::BTreeSet;

use crate::checklist::fault::Fault;
use crate::checklist::id::ChecklistId;
use crate::checklist::parse::Claim;
use crate::text::nearest;

/// An extension in its place.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Placed {
    /// Which of the claims.
    pub(super) claim: usize,
    /// The claims that it rests on, directly or not.
    pub(super) rests_on: BTreeSet<usize>,
}

/// Puts the claims in order; those that cannot be placed are faults.
pub(super) fn order(base: &ChecklistId, claims: &[Claim], faults: &mut Vec<Fault>) -> Vec<Placed> {
    let mut placed: Vec<Placed> = Vec::new();
    let mut waiting: Vec<usize> =
        (0..claims.len()).filter(|at| own_name(base, claims, *at, faults)).collect();
    loop {
        let ready = waiting.iter().position(|at| below(base, claims, &placed, *at).is_some());
        let Some(ready) = ready else { break };
        let claim = waiting.remove(ready);
        let rests_on = below(base, claims, &placed, claim).unwrap_or_default();
        placed.push(Placed { claim, rests_on });
    }
    faults.extend(waiting.iter().filter_map(|at| stranded(base, claims, *at)));
    placed
}

/// Whether nothing else has the name of an extension.
fn own_name(base: &ChecklistId, claims: &[Claim], at: usize, faults: &mut Vec<Fault>) -> bool {
    let Some(claim) = claims.get(at) else { return false };
    let Some(id) = &claim.id else { return true };
    let earlier = claims.iter().take(at).any(|other| other.id.as_ref() == Some(id));
    if !earlier && id != base.as_str() {
        return true;
    }
    let fault = Fault {
        what: format!("`{id}` is the id of another checklist here"),
        hint: "give each checklist an id of its own".to_owned(),
        ..claim.place.clone()
    };
    faults.push(fault);
    false
}

/// What an extension rests on, once that is in its place.
fn below(base: &ChecklistId, claims: &[Claim], placed: &[Placed], at: usize) -> Option<BTreeSet<usize>> {
    let wanted = claims.get(at)?.extends.as_deref()?;
    if wanted == base.as_str() {
        return Some(BTreeSet::new());
    }
    let under = placed
        .iter()
        .find(|other| claims.get(other.claim).is_some_and(|claim| claim.id.as_deref() == Some(wanted)))?;
    Some(under.rests_on.iter().copied().chain([under.claim]).collect())
}

/// Why an extension has nothing to stand on.
fn stranded(base: &ChecklistId, claims: &[Claim], at: usize) -> Option<Fault> {
    let claim = claims.get(at)?;
    let wanted = claim.extends.as_deref()?;
    let names: Vec<&str> = claims.iter().filter_map(|claim| claim.id.as_deref()).collect();
    let (what, hint) = if names.contains(&wanted) {
        if !goes_round(claims, at) {
            // What is wrong lies further down, and is told there.
            return None;
        }
        let what = format!("`extends` goes round in a circle through `{wanted}`");
        (what, format!("let one of them extend `{base}`"))
    } else {
        let others = names.into_iter().filter(|name| Some(*name) != claim.id.as_deref());
        let near = nearest(wanted, others.chain([base.as_str()]));
        let hint = match near.first() {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the checklist that is asked here is `{base}`"),
        };
        (format!("`extends` names `{wanted}`, which is not here"), hint)
    };
    Some(Fault { what, hint, ..claim.place.clone() })
}

/// Whether following `extends` comes back to where it began.
fn goes_round(claims: &[Claim], from: usize) -> bool {
    let mut at = from;
    for _ in 0..claims.len() {
        let wanted = claims.get(at).and_then(|claim| claim.extends.as_ref());
        let Some(next) = claims.iter().position(|claim| claim.id.is_some() && claim.id.as_ref() == wanted)
        else {
            return false;
        };
        if next == from {
            return true;
        }
        at = next;
    }
    false
}
