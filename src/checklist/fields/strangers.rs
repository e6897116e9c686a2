//! What stands in a TOML table and was not asked for.

use super::Fields;
use crate::checklist::fault::Fault;
use crate::text::is_slip;

impl Fields<'_, '_, '_> {
    /// Reports every key that nobody asked for. One that is a slip away from a field that is missing is one fault, not
    /// two.
    pub(in crate::checklist) fn finish(mut self) {
        let mut known = std::mem::take(&mut self.known);
        known.dedup();
        let strangers = self.table.keys().filter(|key| !known.contains(&key.get_ref().as_ref()));
        for key in strangers {
            let typed = key.get_ref().as_ref();
            let what = format!("unknown field `{typed}` in this {}", self.what);
            let meant = known.iter().find(|name| !self.table.contains_key(**name) && is_slip(typed, name));
            if let Some(name) = meant {
                self.take_back(name);
                self.doc.fault(&key.span(), what, format!("did you mean `{name}`?"));
            } else {
                self.doc.fault(&key.span(), what, format!("known fields: {}", known.join(", ")));
            }
        }
    }

    /// Takes back that a field is missing.
    fn take_back(&mut self, name: &str) {
        let (what, hint) = self.lacks(name);
        let fault = Fault::at(self.doc.file, self.doc.text, &self.span, what, hint);
        if let Some(at) = self.doc.faults.iter().rposition(|told| *told == fault) {
            self.doc.faults.remove(at);
        }
    }
}
