//! How many instructions each deed takes, counted by callgrind: `cargo bench --bench instructions`, or with
//! `-- key-status 10000` for one. The count is the same on an idle and on a busy machine.
//!
//! Runs itself below valgrind twice, doing the deed a few times and twice as often; the difference leaves the setting
//! of the stage out. `-- do DEED SIZE TIMES` does a deed and nothing else, for `callgrind_annotate`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    unreachable_pub,
    reason = "a benchmark may fail loudly, and prints"
)]

mod deeds;
mod scene;

use std::process::Command;

/// How often a deed is done in the shorter of the two runs. Even, since some deeds go back and forth.
const TIMES: u64 = 6;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args[..] {
        ["do", deed, size, times] => run(deed, size.parse().unwrap(), times.parse().unwrap()),
        [] => table(|_| true, &scene::SIZES),
        [deed] => table(|name| name == deed, &scene::SIZES),
        [deed, size] => table(|name| name == deed, &[size.parse().unwrap()]),
        _ => println!("nothing, DEED, DEED SIZE, or do DEED SIZE TIMES"),
    }
}

fn run(name: &str, size: usize, times: u64) {
    let (_, prepare) = deeds::DEEDS.iter().find(|(deed, _)| *deed == name).unwrap();
    let mut deed = prepare(scene::Scene::new(size));
    for _ in 0..times {
        deed();
    }
}

fn table(wanted: impl Fn(&str) -> bool, sizes: &[usize]) {
    print!("millions of instructions\n{:<20}", "deed");
    for size in sizes {
        print!("{size:>12}");
    }
    println!();
    for (name, _) in deeds::DEEDS.iter().filter(|(name, _)| wanted(name)) {
        print!("{name:<20}");
        for &size in sizes.iter().filter(|size| deeds::sizes(name).contains(size)) {
            let [less, more] = [TIMES, 2 * TIMES].map(|times| counted(name, size, times));
            let each = more.saturating_sub(less) / TIMES;
            print!("{:>12}", format!("{}.{:03}", each / 1_000_000, each / 1_000 % 1_000));
        }
        println!();
    }
}

/// The instructions of a whole run.
fn counted(name: &str, size: usize, times: u64) -> u64 {
    let out = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(std::env::current_exe().unwrap())
        .args(["do", name, &size.to_string(), &times.to_string()])
        .output()
        .expect("valgrind is installed");
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    let line =
        said.lines().find_map(|line| line.split_once("Collected :")).unwrap_or_else(|| panic!("{said}"));
    line.1.trim().parse().unwrap()
}
