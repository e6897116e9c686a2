//! Where the pointer stands among the options of a profile question. Chooses nothing.

use super::Model;
use crate::checklist::{Choice, ProfileQuestion};
use crate::record::ProfileAnswer;

impl Model {
    /// The profile question that is on the screen.
    pub(in crate::tui) fn profile_question(&self) -> Option<&ProfileQuestion> {
        self.work.checklist.profile.get(self.place.profile.question)
    }

    /// Puts the pointer on what the record holds, so that to go on from there changes nothing. Where several can be chosen
    /// going on never chooses, and the pointer begins at the first.
    pub(in crate::tui) fn point_at_held_option(&mut self) {
        self.place.profile.option = self.profile_question().map_or(0, |question| match question.choice {
            Choice::Many => 0,
            Choice::One => {
                let held = |id| match self.work.record.profile.get(&question.id) {
                    Some(ProfileAnswer::Chosen(options)) => options.contains(id),
                    _ => false,
                };
                let options = &question.options;
                options.iter().position(|option| held(&option.id)).unwrap_or(options.len())
            }
        });
    }
}
