//! What the disk brought that the screen has not taken in yet. A change that is made meanwhile grew out of what the screen
//! shows; without knowing that, it would write over what somebody else said.

use crate::record::{Answer, AnswerKey, Change};
use crate::store::Vault;
use crate::tui::effect::Reply;

/// Answers of which the screen still shows another version.
#[derive(Debug, Default)]
pub(in crate::tui) struct Unseen {
    /// Replies that told of what was saved, so far.
    told: usize,
    answers: Vec<Shown>,
}

/// An answer as the screen shows it.
#[derive(Debug)]
struct Shown {
    key: AnswerKey,
    answer: Answer,
    /// The reply with which the screen learns of the newer one.
    reply: usize,
}

impl Unseen {
    /// The screen has taken in so many replies, and shows all that they told.
    pub(super) fn taken(&mut self, replies: usize) {
        self.answers.retain(|each| each.reply > replies);
    }

    /// Changes are about to be saved that grew out of what the screen shows.
    pub(super) fn comes(&mut self, vault: &mut Vault, changes: &[Change]) {
        let mut based: Vec<&AnswerKey> = Vec::new();
        for change in changes {
            let Change::Answer(key, answer) = change else { continue };
            let Some(each) = self.answers.iter_mut().find(|each| each.key == *key) else { continue };
            if !based.contains(&key) {
                vault.grew_out_of(key, &each.answer);
                based.push(key);
            }
            each.answer = Answer::clone(answer);
        }
    }

    /// The disk brought others in the place of these; the next reply tells it.
    pub(super) fn brought(&mut self, replaced: &[(AnswerKey, Answer)]) {
        let reply = self.told + 1;
        for (key, shown) in replaced {
            match self.answers.iter_mut().find(|each| each.key == *key) {
                Some(each) => each.reply = reply,
                None => self.answers.push(Shown { key: key.clone(), answer: shown.clone(), reply }),
            }
        }
    }

    /// A reply is on its way.
    pub(super) fn tells(&mut self, reply: &Reply) {
        self.told += usize::from(counts(reply));
    }
}

/// Whether a reply may tell of what the disk brought.
pub(in crate::tui) fn counts(reply: &Reply) -> bool {
    matches!(
        reply,
        Reply::Saved { .. } | Reply::NotSaved { .. } | Reply::Released { .. } | Reply::Looked(Some(_))
    )
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::desk::{Desk, Saves};
    use super::*;
    use crate::checklist::builtin;
    use crate::record::{Record, Status};
    use crate::store::Project;

    fn key() -> AnswerKey {
        "safety-owner".parse().unwrap()
    }

    fn says(status: Option<Status>, owner: &str, note: &str) -> Vec<Change> {
        let owner = Some(owner.to_owned()).filter(|owner| !owner.is_empty());
        let answer = Answer { status, owner, note: note.to_owned(), ..Answer::default() };
        vec![Change::Answer(key(), Box::new(answer))]
    }

    fn save(desk: &mut Desk, changes: Vec<Change>, taken: usize) -> usize {
        let reply = desk.save(Saves { changes, covers: 1, taken });
        desk.unseen.tells(&reply);
        let Reply::Saved { saved, .. } = reply else { panic!("{reply:?}") };
        assert_eq!(saved.conflicts, []);
        saved.incoming.len()
    }

    #[test]
    fn who_goes_on_without_having_seen_what_came_in_writes_over_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let project = Project::to_be(folder.path()).unwrap();
        let checklist = Arc::new(builtin().unwrap());
        let empty = Record::new("bot", &checklist);
        let vault = Vault::begin(project.clone(), None, &empty, empty.clone()).unwrap();
        let mut other = Vault::open(project.clone(), None).unwrap();
        let mut desk = Desk {
            project,
            dirs: None,
            vault: Some(vault),
            checklist,
            begun: None,
            unseen: Unseen::default(),
        };
        other.save(says(None, "Grace", "")).unwrap();
        // The first change meets hers; the next two were made before the screen showed that.
        assert_eq!(save(&mut desk, says(Some(Status::Yes), "", ""), 0), 1);
        assert_eq!(save(&mut desk, says(Some(Status::No), "", ""), 0), 1);
        assert_eq!(save(&mut desk, says(Some(Status::No), "", "looked"), 0), 1);
        other.save(Vec::new()).unwrap();
        let answer = other.record().answer(&key()).unwrap();
        assert_eq!((answer.status, answer.owner.as_deref()), (Some(Status::No), Some("Grace")));
        assert_eq!(answer.note, "looked");
        // Once it is shown, whoever takes the owner out means it.
        assert_eq!(save(&mut desk, says(Some(Status::No), "", "looked"), 3), 0);
        other.save(Vec::new()).unwrap();
        assert_eq!(other.record().answer(&key()).unwrap().owner, None);
    }

    #[test]
    fn a_look_reads_nothing_while_nobody_wrote() {
        let folder = tempfile::tempdir().unwrap();
        let project = Project::to_be(folder.path()).unwrap();
        let checklist = Arc::new(builtin().unwrap());
        let empty = Record::new("bot", &checklist);
        let vault = Vault::begin(project.clone(), None, &empty, empty.clone()).unwrap();
        let mut other = Vault::open(project.clone(), None).unwrap();
        let mut desk = Desk {
            project,
            dirs: None,
            vault: Some(vault),
            checklist,
            begun: None,
            unseen: Unseen::default(),
        };
        let look = |desk: &mut Desk| match desk.carry_out(crate::tui::effect::Effect::Look) {
            Some(Reply::Looked(then)) => then.map(|then| *then),
            other => panic!("{other:?}"),
        };
        assert!(look(&mut desk).is_none());
        other.save(says(Some(Status::Yes), "", "")).unwrap();
        assert!(
            matches!(look(&mut desk), Some(Reply::Saved { saved, covers: 0 }) if saved.incoming.len() == 1)
        );
        assert!(look(&mut desk).is_none());
    }
}
