//! Work for all cores: each job by itself, on a stack with room for deep trees; the results stand in the order of the
//! jobs, whoever did them. Knows nothing of what is done.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use super::course::Course;

/// Bytes of stack for everything that walks trees. Only what is touched is used.
const STACK: usize = 256 << 20;
/// Most threads; more would only hold more files in memory at a time.
const MOST: usize = 8;
/// Results that a worker hands over at a time: each handing over wakes the one who waits.
const BATCH: usize = 32;
/// How often the one who waits asks whether to stop and tells how far it is.
const TICK: Duration = Duration::from_millis(20);

/// What became of a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome<R> {
    /// This.
    Done(R),
    /// It panicked.
    Failed,
    /// Nobody began it: the course was cut, or no thread could be had.
    NotBegun,
}

impl<R> Outcome<R> {
    /// What was done, if anything was.
    pub(super) fn done(self) -> Option<R> {
        if let Self::Done(result) = self { Some(result) } else { None }
    }
}

/// Does every job, until the course is cut.
pub(super) fn each<J: Sync, R: Send>(
    jobs: &[J],
    course: &Course<'_>,
    work: impl Fn(usize, &J) -> R + Sync,
) -> Vec<Outcome<R>> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(MOST).min(jobs.len());
    let next = AtomicUsize::new(0);
    let hand = |results: SyncSender<Vec<(usize, Outcome<R>)>>| {
        let mut done = Vec::with_capacity(BATCH);
        while course.cut().is_none() {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(job) = jobs.get(at) else { break };
            done.push((at, tried(course, || work(at, job))));
            course.did_one();
            if done.len() == BATCH
                && results.send(std::mem::replace(&mut done, Vec::with_capacity(BATCH))).is_err()
            {
                return;
            }
        }
        // Whoever waited is gone only where nobody wants them.
        let _ = results.send(done);
    };
    let mut all: Vec<Outcome<R>> = jobs.iter().map(|_| Outcome::NotBegun).collect();
    thread::scope(|scope| {
        let (send, results) = sync_channel(threads);
        for _ in 0..threads {
            let (send, hand) = (send.clone(), &hand);
            let named = thread::Builder::new().name("scan".to_owned()).stack_size(STACK);
            // Where none can start, all stays as it is: not begun.
            let _ = named.spawn_scoped(scope, move || hand(send));
        }
        drop(send);
        let mut told = Instant::now();
        loop {
            match results.recv_timeout(TICK) {
                Ok(done) => {
                    for (at, result) in done {
                        if let Some(slot) = all.get_mut(at) {
                            *slot = result;
                        }
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            if told.elapsed() >= TICK {
                course.tell();
                told = Instant::now();
            }
        }
    });
    course.tell();
    course.fell_short(false, all.iter().any(|each| matches!(each, Outcome::NotBegun)));
    all
}

/// Does one part of a job, so that a fault of ours in it does not hide the others.
pub(super) fn tried<R>(course: &Course<'_>, work: impl FnOnce() -> R) -> Outcome<R> {
    let done = catch_unwind(AssertUnwindSafe(work)).map_or(Outcome::Failed, Outcome::Done);
    if matches!(done, Outcome::Failed) {
        course.fell_short(true, false);
    }
    done
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::scan::options::{Options, Progress};

    #[test]
    fn results_stand_in_the_order_of_the_jobs_and_a_panic_costs_only_its_own() {
        let course = Course::new(&Options::default());
        let jobs: Vec<usize> = (0..500).collect();
        let done = each(&jobs, &course, |at, job| {
            assert_ne!(*job, 7, "this one fails");
            at * 2
        });
        assert_eq!(done.iter().filter(|each| **each == Outcome::Failed).count(), 1);
        let right =
            |(at, each): (usize, &Outcome<usize>)| matches!(each, Outcome::Done(twice) if *twice == at * 2);
        assert_eq!(done.iter().enumerate().filter(|each| right(*each)).count(), 499);
        assert_eq!(each(&[], &course, |_, (): &()| 1), []);
        assert!(
            course.failed() && !course.left_out(),
            "what fell short is known to whoever keeps the results"
        );
    }

    #[test]
    fn who_waits_is_told_and_may_stop() {
        let told = Mutex::new(Vec::new());
        let progress = |at: Progress| told.lock().unwrap().push(at);
        let cancelled = || told.lock().unwrap().len() >= 2;
        let options = Options { cancelled: &cancelled, progress: &progress, ..Options::default() };
        let course = Course::new(&options);
        course.expect(100_000);
        let jobs = vec![(); 100_000];
        let done = each(&jobs, &course, |_, ()| while told.lock().unwrap().len() < 2 {});
        assert!(done.contains(&Outcome::NotBegun), "stopped on the way");
        let told = told.into_inner().unwrap();
        assert_eq!(told.first(), Some(&Progress { done: 0, of: 100_000 }));
        assert!(told.windows(2).all(|two| two[0].done <= two[1].done), "{told:?}");
    }
}
