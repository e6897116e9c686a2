//! Takes the digests of evidence, on a thread of its own: large files take their time, and whatever else is looked at does
//! not wait for them. Names nothing and writes nothing.

use std::collections::BTreeSet;
use std::sync::mpsc::{Receiver, Sender};

use super::guard::guarded;
use crate::record::{Observed, ProjectPath};
use crate::store::{self, Project};
use crate::tui::effect::Reply;
use crate::words::notice::saving::not_looked_at;

/// Looks at files whenever somebody asks, until nobody asks any more. Whoever asks while one look goes on is answered by
/// the next, in which each file is looked at once.
pub(super) fn work(project: &Project, inbox: &Receiver<Vec<ProjectPath>>, outbox: &Sender<Reply>) {
    while let Ok(first) = inbox.recv() {
        let mut covers = 1;
        let mut files: BTreeSet<ProjectPath> = first.into_iter().collect();
        for more in inbox.try_iter() {
            covers += 1;
            files.extend(more);
        }
        let observed = match guarded(|| store::observe(project, files.iter())) {
            Ok(observed) => observed,
            Err(why) => {
                let why = not_looked_at(&why);
                if outbox.send(Reply::Broken { why, covers }).is_err() {
                    return;
                }
                continue;
            }
        };
        // Each look that was asked for is answered, the first with all that was seen.
        let rest = std::iter::repeat_with(Observed::default).take(covers - 1);
        for each in std::iter::once(observed).chain(rest) {
            if outbox.send(Reply::Observed(each)).is_err() {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn looks_that_pile_up_are_one_and_each_is_answered() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.md"), "a").unwrap();
        let project = Project::to_be(folder.path()).unwrap();
        let paths = |all: &[&str]| all.iter().map(|path| path.parse().unwrap()).collect::<Vec<ProjectPath>>();
        let ((ask, inbox), (outbox, replies)) = (channel(), channel());
        for files in [&["a.md"][..], &["a.md", "b.md"], &["a.md"]] {
            ask.send(paths(files)).unwrap();
        }
        drop(ask);
        work(&project, &inbox, &outbox);
        drop(outbox);
        let seen: Vec<usize> = replies
            .iter()
            .map(|reply| if let Reply::Observed(observed) = reply { observed.len() } else { usize::MAX })
            .collect();
        assert_eq!(seen, [2, 0, 0]);
    }
}
