//! Work for all cores: each job by itself, on a stack with room for deep trees; the results stand in the order of the
//! jobs, whoever did them. Knows nothing of what is done.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Bytes of stack for everything that walks trees. Only what is touched is used.
const STACK: usize = 256 << 20;
/// Most threads; more would only hold more files in memory at a time.
const MOST: usize = 8;

/// Does every job. A job that panics, or for which no thread could be had, has no result.
pub(super) fn each<J: Sync, R: Send>(jobs: &[J], work: impl Fn(usize, &J) -> R + Sync) -> Vec<Option<R>> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(MOST).min(jobs.len());
    let next = AtomicUsize::new(0);
    let hand = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(job) = jobs.get(at) else { return done };
            // A fault of ours in one file must not hide the others.
            done.push((at, catch_unwind(AssertUnwindSafe(|| work(at, job))).ok()));
        }
    };
    let mut all: Vec<Option<R>> = jobs.iter().map(|_| None).collect();
    thread::scope(|scope| {
        let start =
            |_| thread::Builder::new().name("scan".to_owned()).stack_size(STACK).spawn_scoped(scope, hand);
        let started: Vec<_> = (0..threads).filter_map(|number| start(number).ok()).collect();
        for thread in started {
            for (at, result) in thread.join().into_iter().flatten() {
                if let Some(slot) = all.get_mut(at) {
                    *slot = result;
                }
            }
        }
    });
    all
}

/// Does one thing where there is room for it. `None` when it panicked or no thread could start.
pub(super) fn on_a_large_stack<R: Send>(work: impl Fn() -> R + Sync) -> Option<R> {
    each(&[()], |_, ()| work()).pop().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_jobs_and_a_panic_costs_only_its_own() {
        let jobs: Vec<usize> = (0..500).collect();
        let done = each(&jobs, |at, job| {
            assert_ne!(*job, 7, "this one fails");
            at * 2
        });
        assert_eq!(done.iter().filter(|each| each.is_none()).count(), 1);
        assert!(done.iter().enumerate().all(|(at, each)| each.is_none_or(|twice| twice == at * 2)));
        assert_eq!(each(&[], |_, (): &()| 1), []);
        assert_eq!(on_a_large_stack(|| 3), Some(3));
    }
}
