//! The whole versions that git merged into one marked text, where it still has them, and whether the text is made of them.
//!
//! Only compared here; who reads them from git is the store.

use std::collections::{BTreeSet, HashSet};

use serde_json::Value;

use crate::record::itself::Record;

/// The versions that met.
#[derive(Debug, Clone, PartialEq)]
pub struct Whole {
    /// What both grew out of; none where both began the record.
    pub base: Option<Record>,
    /// As the one side has it.
    pub ours: Record,
    /// As the other side has it.
    pub theirs: Record,
}

impl Whole {
    /// Whether the two sides of a marked text may be what git made of these: each has all that its version changed, and
    /// whatever else it has is of the other. Where that is not so somebody has written in the text, or chosen already,
    /// and the text counts.
    pub(super) fn made(&self, ours: &Record, theirs: &Record) -> bool {
        let value = |record: &Record| serde_json::to_value(record).ok();
        let base = self.base.as_ref().and_then(value);
        let (mine, yours) = (value(&self.ours), value(&self.theirs));
        let made = |side, whole: &Option<Value>, other: &Option<Value>| {
            grew(value(side).as_ref(), base.as_ref(), whole.as_ref(), other.as_ref())
        };
        made(ours, &mine, &yours) && made(theirs, &yours, &mine)
    }
}

/// Whether one side of a marked text holds, at one place, what `mine` changed, and of the rest what stood there before
/// or `other` changed.
fn grew(marked: Option<&Value>, base: Option<&Value>, mine: Option<&Value>, other: Option<&Value>) -> bool {
    if marked == mine || (mine == base && marked == other) {
        return true;
    }
    match (marked, mine) {
        (Some(Value::Object(marked)), Some(Value::Object(all))) => {
            let [base, other] = [base, other].map(|side| side.and_then(Value::as_object));
            let sides = [Some(marked), Some(all), base, other];
            let names: BTreeSet<&String> = sides.into_iter().flatten().flat_map(|side| side.keys()).collect();
            names.into_iter().all(|name| {
                let [base, other] = [base, other].map(|side| side.and_then(|side| side.get(name)));
                grew(marked.get(name), base, all.get(name), other)
            })
        }
        (Some(Value::Array(marked)), Some(Value::Array(all))) => {
            // In sets of their texts: a list may be as long as a record.
            let set = |list: &[Value]| list.iter().map(Value::to_string).collect::<HashSet<String>>();
            let [base, other] = [base, other].map(|side| side.and_then(Value::as_array));
            let [base, other] = [base, other].map(|side| set(side.map_or(&[], Vec::as_slice)));
            let (marked, mine) = (set(marked), set(all));
            let mut each = marked.iter().chain(&mine).chain(&base).chain(&other);
            each.all(|each| {
                let (before, own) = (base.contains(each), mine.contains(each));
                let may_be = |stays: bool| marked.contains(each) == stays;
                if own == before { may_be(before) || may_be(other.contains(each)) } else { may_be(own) }
            })
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_git_makes_of_two_versions_is_told_from_what_somebody_wrote_there() {
        let (base, mine) = (json!({"at": 1, "status": "no"}), json!({"at": 2, "status": "yes"}));
        let other = json!({"at": 3, "status": "no", "plan": "later", "list": ["a"]});
        let made = |marked: Value| grew(Some(&marked), Some(&base), Some(&mine), Some(&other));
        assert!(made(json!({"at": 2, "status": "yes", "plan": "later", "list": ["a"]})));
        assert!(made(mine.clone()));
        for by_hand in [
            json!({"at": 3, "status": "yes", "plan": "later"}),
            json!({"at": 2, "status": "no", "plan": "later"}),
            json!({"at": 2, "status": "yes", "plan": "sooner"}),
            json!({"at": 2, "status": "yes", "list": ["b"]}),
        ] {
            assert!(!made(by_hand.clone()), "{by_hand}");
        }
    }

    #[test]
    fn what_somebody_took_out_of_a_list_or_put_back_is_told_from_what_git_made() {
        let list = |all: &[&str]| json!({ "list": all });
        let made = |marked: &[&str], base: &[&str], mine: &[&str], other: &[&str]| {
            grew(Some(&list(marked)), Some(&list(base)), Some(&list(mine)), Some(&list(other)))
        };
        assert!(made(&["a", "b", "c"], &["a"], &["a", "b"], &["a", "c"]), "both added");
        assert!(made(&["b"], &["a", "b"], &["b"], &["a", "b"]), "mine took it out");
        assert!(made(&["b"], &["a", "b"], &["a", "b"], &["b"]), "the other took it out");
        assert!(!made(&["b"], &["a", "b"], &["a", "b"], &["a", "b", "c"]), "both have it still");
        assert!(
            !made(&["a", "b"], &["a", "b"], &["b"], &["a", "b", "c"]),
            "mine took it out, somebody put it back"
        );
    }
}
