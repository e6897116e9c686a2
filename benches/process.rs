//! Whole processes: start to the first complete frame in a real terminal, memory at rest, `check` and `export`, each at
//! every size with every item answered. `cargo bench --bench process`, or with `-- 50` for fifty runs of each.
//!
//! Beside them runs an empty program on the same libraries (this one, started again), turn by turn: on a busy machine
//! the ratio of two neighbours says more than either time.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    dead_code,
    unreachable_pub,
    reason = "a benchmark may fail loudly, prints, and does not need the whole scene"
)]

mod scene;

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use ratatui::crossterm::event;
use ratatui::layout::{Constraint, Layout};

use scene::{SIZES, Scene};

const MINDGAP: &str = env!("CARGO_BIN_EXE_mindgap");
/// The argument with which this program is the empty one.
const EMPTY: &str = "empty";
/// Columns and rows of the terminal.
const SIZE: (u16, u16) = (120, 40);
/// Between two looks at whether a program is at rest, and most of them.
const REST: Duration = Duration::from_millis(400);
const LOOKS: usize = 50;
/// Programs whose memory at rest is looked at.
const RESTS: usize = 5;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    if args.first().is_some_and(|arg| arg == EMPTY) {
        return empty();
    }
    let runs = args.first().and_then(|runs| runs.parse().ok()).unwrap_or(25);
    println!(
        "{runs} runs each: median (fastest to slowest), in ms; ratio: median to the empty program's, in turns"
    );
    for size in SIZES {
        let scene = Scene::new(size);
        let folder = scene.on_disk();
        let user = tempfile::tempdir().unwrap();
        println!("\n{} items, record of {} KB", scene.checklist.items().len(), kilobytes(folder.path()));
        drop(scene);
        let stage = Stage { project: folder.path(), user: user.path() };
        frames(&stage, runs);
        command(&stage, runs, "--version", &["--version"]);
        command(&stage, runs, "check", &["check"]);
        command(&stage, runs, "export md", &["export"]);
        command(&stage, runs, "export json", &["export", "--format", "json"]);
    }
}

/// The project, and beside it the folder of the user's own files, so that git never sees them.
struct Stage<'a> {
    project: &'a Path,
    user: &'a Path,
}

fn kilobytes(project: &Path) -> u64 {
    fs::metadata(project.join("ai-safety/record.json")).unwrap().len() / 1_024
}

/// The least that a program on these libraries does: a header, a footer, and it waits for a key.
fn empty() {
    let mut terminal = ratatui::init();
    let drawn = terminal.draw(|frame| {
        let [header, _, footer] =
            Layout::vertical([Constraint::Length(1), Constraint::Min(0), Constraint::Length(1)])
                .areas(frame.area());
        frame.render_widget(" mindgap", header);
        frame.render_widget(" q quit", footer);
    });
    drawn.unwrap();
    let _ = event::read();
    ratatui::restore();
}

/// First frame and memory at rest, of the program and of the empty one by turns.
fn frames(stage: &Stage<'_>, runs: usize) {
    let me = std::env::current_exe().unwrap();
    let mut ours = Vec::new();
    let mut theirs = Vec::new();
    // The first of each warms up.
    for run in 0..=runs {
        let empty = first_frame(&me, &[EMPTY], stage, false);
        let full = first_frame(Path::new(MINDGAP), &[], stage, false);
        if run > 0 {
            ours.push(full.0);
            theirs.push(empty.0);
        }
    }
    let rests = |program: &Path, args: &[&str]| {
        (0..RESTS).map(|_| first_frame(program, args, stage, true).1).collect()
    };
    tell_rest("rest, empty", rests(&me, &[EMPTY]));
    tell_rest("rest", rests(Path::new(MINDGAP), &[]));
    let mut ratios: Vec<f64> =
        ours.iter().zip(&theirs).map(|(a, b)| a.as_secs_f64() / b.as_secs_f64()).collect();
    ratios.sort_by(f64::total_cmp);
    tell("frame, empty", &mut theirs, "");
    tell("frame", &mut ours, &format!("  ratio {:.2}", ratios[ratios.len() / 2]));
}

/// Resident and proportional memory, each the median and from the least to the most.
fn tell_rest(name: &str, rests: Vec<(u64, u64)>) {
    let told = |mut all: Vec<u64>| {
        all.sort_unstable();
        format!("{} KB ({} to {})", all[all.len() / 2], all[0], all[all.len() - 1])
    };
    let (resident, shared) = rests.into_iter().unzip();
    println!("  {name:<14}VmRSS {}, Pss {}", told(resident), told(shared));
}

/// Time until the first whole frame stands in a terminal, and `VmRSS` and `Pss` in KB after a rest.
fn first_frame(program: &Path, args: &[&str], stage: &Stage<'_>, rest: bool) -> (Duration, (u64, u64)) {
    let size = PtySize { rows: SIZE.1, cols: SIZE.0, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(program);
    command.args(args);
    command.cwd(stage.project);
    command.env_clear();
    for (name, value) in environment(stage) {
        command.env(name, value);
    }
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut writer = pair.master.take_writer().unwrap();
    let begin = Instant::now();
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut screen = vt100::Parser::new(SIZE.1.try_into().unwrap(), SIZE.0.try_into().unwrap(), 0);
    let mut chunk = vec![0; 64 << 10];
    let took = loop {
        let read = reader.read(&mut chunk).unwrap();
        let at = begin.elapsed();
        screen.process(&chunk[..read]);
        if is_whole(&screen) {
            break at;
        }
    };
    // Read on, so that nothing waits for a full terminal.
    let rest_of_it = std::thread::spawn(move || while reader.read(&mut chunk).is_ok_and(|read| read > 0) {});
    let mut memory = (0, 0);
    if rest {
        memory = at_rest(child.process_id().unwrap());
    }
    writer.write_all(b"q").unwrap();
    child.wait().unwrap();
    drop((writer, pair.master));
    rest_of_it.join().unwrap();
    (took, memory)
}

/// Header and footer are there.
fn is_whole(screen: &vt100::Parser) -> bool {
    let rows: Vec<String> = screen.screen().rows(0, SIZE.0).collect();
    rows[0].contains("mindgap") && rows[rows.len() - 3..].iter().any(|row| row.contains("quit"))
}

/// All that a program finds in its environment: what a user has, whose home holds no settings of git. A variable that turns git
/// to others would have the program ask git for a name that it reads by itself.
fn environment(stage: &Stage<'_>) -> [(&'static str, PathBuf); 6] {
    [
        ("PATH", std::env::var_os("PATH").unwrap_or_default().into()),
        ("HOME", stage.user.to_owned()),
        ("MINDGAP_DATA_DIR", stage.user.join("data")),
        ("TERM", "xterm-256color".into()),
        ("LANG", "C.UTF-8".into()),
        ("LC_ALL", "C.UTF-8".into()),
    ]
}

/// `VmRSS` and `Pss` in KB, once two looks agree that nothing is going on any more: no tick of the processor was used
/// between them, and memory stayed as it was.
fn at_rest(process: u32) -> (u64, u64) {
    let mut last = (ticks(process), memory(process));
    for _ in 0..LOOKS {
        std::thread::sleep(REST);
        let now = (ticks(process), memory(process));
        if now == last {
            return now.1;
        }
        last = now;
    }
    panic!("the program does not come to rest: {last:?}");
}

/// Ticks of the processor that a process has used.
fn ticks(process: u32) -> u64 {
    let text = fs::read_to_string(format!("/proc/{process}/stat")).unwrap();
    let fields = text.rsplit_once(") ").unwrap().1.split(' ').skip(11);
    fields.take(2).map(|field| field.parse::<u64>().unwrap()).sum()
}

fn memory(process: u32) -> (u64, u64) {
    let look = |file: &str, field: &str| {
        let text = fs::read_to_string(format!("/proc/{process}/{file}")).unwrap();
        let line = text.lines().find(|line| line.starts_with(field)).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap()
    };
    (look("status", "VmRSS:"), look("smaps_rollup", "Pss:"))
}

/// A command as a whole process.
fn command(stage: &Stage<'_>, runs: usize, name: &str, args: &[&str]) {
    let mut times: Vec<Duration> = (0..=runs)
        .map(|_| {
            let mut command = Command::new(MINDGAP);
            command.args(args).current_dir(stage.project).env_clear().envs(environment(stage));
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            let begin = Instant::now();
            let status = command.status().unwrap();
            assert!(status.code().is_some_and(|code| code < 2), "{name} fails");
            begin.elapsed()
        })
        .skip(1)
        .collect();
    tell(name, &mut times, "");
}

fn tell(name: &str, times: &mut [Duration], more: &str) {
    times.sort();
    let [fastest, median, slowest] =
        [0, times.len() / 2, times.len() - 1].map(|at| times[at].as_secs_f64() * 1e3);
    println!("  {name:<14}{median:>9.2} ({fastest:.2} to {slowest:.2}){more}");
}
