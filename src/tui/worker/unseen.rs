//! What the disk brought that the screen has not taken in yet. A change that is made meanwhile grew out of what the screen
//! shows; without knowing that, it would write over what somebody else said.

use crate::record::{Answer, AnswerKey, Change};
use crate::store::{Saved, Vault};
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
    /// What the changes grow out of that the disk does not have yet.
    answer: Answer,
    /// What the screen made of it, until the disk has taken that in.
    made: Option<Answer>,
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
        for change in changes {
            let (key, made) = match change {
                Change::Answer(key, answer) => (key, Answer::clone(answer)),
                Change::Removed(key) => (key, Answer::default()),
                _ => continue,
            };
            let Some(each) = self.answers.iter_mut().find(|each| each.key == *key) else { continue };
            vault.grew_out_of(key, &each.answer);
            each.made = Some(made);
        }
    }

    /// A save succeeded: the disk has what the screen made, but for what waits for a choice. Others may have been
    /// brought in the place of what the screen shows; the next reply tells it.
    pub(super) fn saved(&mut self, saved: &Saved, replaced: &[(AnswerKey, Answer)]) {
        for each in &mut self.answers {
            if saved.conflicts.iter().all(|conflict| conflict.key != each.key)
                && let Some(made) = each.made.take()
            {
                each.answer = made;
            }
        }
        self.brought(replaced);
    }

    /// Somebody chose between two versions, and saw both of them.
    pub(super) fn chosen(&mut self, key: &AnswerKey) {
        self.answers.retain(|each| each.key != *key);
    }

    /// The disk brought others in the place of these; the next reply tells it.
    pub(super) fn brought(&mut self, replaced: &[(AnswerKey, Answer)]) {
        let reply = self.told + 1;
        for (key, shown) in replaced {
            if let Some(each) = self.answers.iter_mut().find(|each| each.key == *key) {
                each.reply = reply;
                continue;
            }
            self.answers.push(Shown { key: key.clone(), answer: shown.clone(), made: None, reply });
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
    use std::path::Path;
    use std::sync::Arc;

    use super::super::desk::{Desk, Saves};
    use super::*;
    use crate::checklist::builtin;
    use crate::record::{Conflict, Record, Status};
    use crate::store::Project;
    use crate::tui::effect::Effect;
    use crate::tui::model::Drafts;

    fn key() -> AnswerKey {
        "safety-owner".parse().unwrap()
    }

    fn says(status: Option<Status>, owner: &str, note: &str) -> Vec<Change> {
        let owner = Some(owner.to_owned()).filter(|owner| !owner.is_empty());
        let answer = Answer { status, owner, note: note.to_owned(), ..Answer::default() };
        vec![Change::Answer(key(), Box::new(answer))]
    }

    /// The desk of a screen and another window, over one record.
    fn desk_and_other(folder: &Path) -> (Desk, Vault) {
        let project = Project::to_be(folder).unwrap();
        let checklist = Arc::new(builtin().unwrap());
        let empty = Record::new("bot", &checklist);
        let vault = Vault::begin(project.clone(), None, &empty, empty.clone()).unwrap();
        let other = Vault::open(project.clone(), None).unwrap();
        let vault = Some(vault);
        let (unseen, drafts) = (Unseen::default(), Drafts::default());
        let (dirs, begun, unkept) = (None, None, false);
        (Desk { project, dirs, vault, checklist, begun, unseen, drafts, unkept }, other)
    }

    fn replies(desk: &mut Desk, changes: Vec<Change>, taken: usize) -> Reply {
        let reply = desk.save(Saves { changes, covers: 1, taken });
        desk.unseen.tells(&reply);
        reply
    }

    fn conflicts(reply: &Reply) -> Vec<Conflict> {
        let Reply::Saved { saved, .. } = reply else { panic!("{reply:?}") };
        saved.conflicts.clone()
    }

    fn on_disk(other: &mut Vault, key: &AnswerKey) -> Answer {
        drop(other.save(Vec::new()).unwrap());
        other.record().answer(key).unwrap().clone()
    }

    /// Saves while the file is none that can be read.
    fn refused(desk: &mut Desk, changes: Vec<Change>) {
        let path = desk.project.record_path();
        let text = std::fs::read(&path).unwrap();
        std::fs::write(&path, "no record").unwrap();
        assert!(matches!(replies(desk, changes, 0), Reply::NotSaved { .. }));
        std::fs::write(&path, text).unwrap();
    }

    #[test]
    fn a_save_that_failed_is_no_version_that_the_next_change_could_grow_out_of() {
        let folder = tempfile::tempdir().unwrap();
        let (mut desk, mut other) = desk_and_other(folder.path());
        save(&mut desk, says(Some(Status::Yes), "", ""), 0);
        drop(other.save(Vec::new()).unwrap());
        drop(other.save(says(Some(Status::Yes), "Grace", "")).unwrap());
        assert_eq!(save(&mut desk, says(Some(Status::Partly), "", ""), 1), 1);
        refused(&mut desk, says(Some(Status::No), "", ""));
        save(&mut desk, says(Some(Status::No), "", "looked"), 1);
        let answer = on_disk(&mut other, &key());
        assert_eq!((answer.status, answer.owner.as_deref()), (Some(Status::No), Some("Grace")));
        assert_eq!(answer.note, "looked");
        // A failure more, saved later without a change: what then comes is no quarrel with oneself.
        refused(&mut desk, says(Some(Status::Yes), "", "looked"));
        save(&mut desk, Vec::new(), 1);
        save(&mut desk, says(Some(Status::Partly), "", "looked"), 1);
        let answer = on_disk(&mut other, &key());
        assert_eq!((answer.status, answer.owner.as_deref()), (Some(Status::Partly), Some("Grace")));
    }

    #[test]
    fn a_save_that_failed_brought_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (mut desk, mut other) = desk_and_other(folder.path());
        drop(other.save(says(None, "Grace", "")).unwrap());
        assert_eq!(save(&mut desk, says(Some(Status::Yes), "", ""), 0), 1);
        // The screen has seen her name, and its next save fails: it goes on knowing it.
        refused(&mut desk, Vec::new());
        desk.unseen.taken(1);
        assert!(desk.unseen.answers.is_empty());
    }

    #[test]
    fn a_version_that_waits_for_a_choice_is_not_forgotten_for_the_next_change() {
        let folder = tempfile::tempdir().unwrap();
        let (mut desk, mut other) = desk_and_other(folder.path());
        drop(other.save(says(None, "Grace", "")).unwrap());
        assert_eq!(save(&mut desk, says(None, "", "begun"), 0), 1);
        drop(other.save(says(Some(Status::Partly), "Grace", "")).unwrap());
        // The screen shows neither her name nor her word while it answers, and goes on from that.
        let yes = replies(&mut desk, says(Some(Status::Yes), "", "begun"), 0);
        assert_eq!(conflicts(&yes).len(), 1);
        let noted = replies(&mut desk, says(Some(Status::Yes), "", "looked"), 0);
        let [conflict] = conflicts(&noted).try_into().unwrap();
        assert_eq!((conflict.ours.status, conflict.theirs.status), (Some(Status::Yes), Some(Status::Partly)));
        assert_eq!(conflict.ours.note, "looked");
        // Chosen; whoever goes on from there is asked nothing again.
        let [chosen] = says(Some(Status::Yes), "Grace", "looked").try_into().unwrap();
        let effect = Effect::Settle { conflict: Box::new(conflict), change: Box::new(chosen) };
        let settled = desk.carry_out(effect).unwrap();
        desk.unseen.tells(&settled);
        assert_eq!(conflicts(&settled), []);
        save(&mut desk, says(Some(Status::No), "", "looked"), 4);
        let answer = on_disk(&mut other, &key());
        assert_eq!((answer.status, answer.owner), (Some(Status::No), None));
    }

    #[test]
    fn taking_back_an_answer_takes_nothing_that_came_in_unseen() {
        let folder = tempfile::tempdir().unwrap();
        let (mut desk, mut other) = desk_and_other(folder.path());
        let key: AnswerKey = "safety-owner@openai:gpt-5".parse().unwrap();
        let yes = |owner: Option<&str>| {
            let owner = owner.map(str::to_owned);
            let answer = Answer { status: Some(Status::Yes), owner, ..Answer::default() };
            vec![Change::Answer(key.clone(), Box::new(answer))]
        };
        save(&mut desk, yes(None), 0);
        drop(other.save(Vec::new()).unwrap());
        drop(other.save(yes(Some("Grace"))).unwrap());
        assert_eq!(save(&mut desk, says(Some(Status::No), "", ""), 1), 1);
        let gone = replies(&mut desk, vec![Change::Removed(key.clone())], 1);
        assert_eq!(conflicts(&gone).len(), 1);
        assert_eq!(on_disk(&mut other, &key).owner.as_deref(), Some("Grace"));
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
        let (mut desk, mut other) = desk_and_other(folder.path());
        drop(other.save(says(None, "Grace", "")).unwrap());
        // The first change meets hers; the next two were made before the screen showed that.
        assert_eq!(save(&mut desk, says(Some(Status::Yes), "", ""), 0), 1);
        assert_eq!(save(&mut desk, says(Some(Status::No), "", ""), 0), 1);
        assert_eq!(save(&mut desk, says(Some(Status::No), "", "looked"), 0), 1);
        drop(other.save(Vec::new()).unwrap());
        let answer = other.record().answer(&key()).unwrap();
        assert_eq!((answer.status, answer.owner.as_deref()), (Some(Status::No), Some("Grace")));
        assert_eq!(answer.note, "looked");
        // Once it is shown, whoever takes the owner out means it.
        assert_eq!(save(&mut desk, says(Some(Status::No), "", "looked"), 3), 0);
        drop(other.save(Vec::new()).unwrap());
        assert_eq!(other.record().answer(&key()).unwrap().owner, None);
    }

    #[test]
    fn a_look_reads_nothing_while_nobody_wrote() {
        let folder = tempfile::tempdir().unwrap();
        let (mut desk, mut other) = desk_and_other(folder.path());
        let look = |desk: &mut Desk| match desk.carry_out(Effect::Look) {
            Some(Reply::Looked(then)) => then.map(|then| *then),
            other => panic!("{other:?}"),
        };
        assert!(look(&mut desk).is_none());
        drop(other.save(says(Some(Status::Yes), "", "")).unwrap());
        assert!(
            matches!(look(&mut desk), Some(Reply::Saved { saved, covers: 0, .. }) if saved.incoming.len() == 1)
        );
        assert!(look(&mut desk).is_none());
    }
}
