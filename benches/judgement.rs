//! How long each deed takes at each size, by the clock: `cargo bench --bench judgement`, or with `-- "key-status at 70"` for some.
//!
//! On a busy machine look at the fastest and the median; `instructions.rs` counts steadier.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "a benchmark may fail loudly"
)]

mod deeds;
mod scene;

use std::fmt;

/// A deed at a size.
struct Case(deeds::Row, usize);

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}", self.0.0, self.1)
    }
}

fn cases() -> impl Iterator<Item = Case> {
    deeds::DEEDS.iter().flat_map(|row| deeds::sizes(row.0).iter().map(|size| Case(*row, *size)))
}

#[divan::bench(args = cases(), max_time = 1)]
fn deed(bencher: divan::Bencher<'_, '_>, case: &Case) {
    let Case((_, prepare), size) = *case;
    bencher.bench_local(prepare(scene::Scene::new(size)));
}

fn main() {
    divan::main();
}
