//! The program as a process: what the system says about it, and how it ends.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use portable_pty::ExitStatus;
use rustix::io::Errno;
use rustix::process::{Pid, Signal, kill_process};

use super::{PATIENCE, Terminal};

impl Terminal {
    pub fn pid(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// What the terminal does with what is typed: `ICANON` and `ECHO` as long as no program has changed it.
    pub fn line_modes(&self) -> String {
        let modes = self.master.as_ref().and_then(|master| master.get_termios());
        format!("{:?}", modes.unwrap().local_flags)
    }

    /// Waits until something holds that the screen does not show.
    #[track_caller]
    pub fn until_it_holds(&mut self, wanted: &str, holds: impl Fn() -> bool) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        while !holds() {
            assert!(Instant::now() < end, "never came: {wanted}\n{}", self.picture());
            self.until_or(Instant::now() + Duration::from_millis(5), |_| false);
        }
        self
    }

    /// Ticks of the processor that the program has used.
    pub fn ticks(&self) -> u64 {
        let numbers = numbers(self.pid());
        let mut fields = numbers.split(' ').skip(11).map(|field| field.parse::<u64>().unwrap());
        fields.next().unwrap() + fields.next().unwrap()
    }

    /// Times that a part of the program has woken up and gone to sleep again. A part that ends between its name and its
    /// numbers has none: it does not wake up again either.
    pub fn naps(&self) -> u64 {
        let tasks = std::fs::read_dir(format!("/proc/{}/task", self.pid())).unwrap();
        let status =
            tasks.filter_map(|task| match std::fs::read_to_string(task.unwrap().path().join("status")) {
                Ok(status) => Some(status),
                Err(error) if has_gone(&error) => None,
                Err(error) => panic!("{error}"),
            });
        let naps = |status: String| {
            let line = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
            line.unwrap().trim().parse::<u64>().unwrap()
        };
        status.map(naps).sum()
    }

    pub fn signal(&mut self, signal: Signal) -> &mut Self {
        let pid = i32::try_from(self.pid()).ok().and_then(Pid::from_raw).unwrap();
        kill_process(pid, signal).unwrap();
        self
    }

    /// Kills the program where it stands, and shows what it had drawn by then.
    pub fn kill(&mut self) -> &mut Self {
        self.signal(Signal::KILL);
        let status = self.wait();
        assert_eq!(status.signal(), Some("Killed"), "{}", self.picture());
        self
    }

    /// Waits until the program ends by itself, and shows all that it has drawn.
    #[track_caller]
    pub fn ends(&mut self) -> u32 {
        let status = self.wait();
        assert_eq!(status.signal(), None, "{}", self.picture());
        status.exit_code()
    }

    /// Output ends when nobody has the terminal open any more, which is when the program has ended.
    #[track_caller]
    fn wait(&mut self) -> ExitStatus {
        let end = Instant::now() + PATIENCE;
        let ended = !self.until_or(end, |_| false) && Instant::now() < end;
        assert!(ended, "the program does not end\n{}", self.picture());
        self.child.wait().unwrap()
    }

    /// Closes the terminal, as when its window is closed, and returns how the program ended.
    #[track_caller]
    pub fn close(&mut self) -> ExitStatus {
        self.deaf.store(true, Ordering::Relaxed);
        // The listener notices with the next output; a resize has the program draw.
        let (rows, columns) = self.screen().size();
        self.resize(columns.get() - 1, rows.get());
        let end = Instant::now() + PATIENCE;
        let _ = self.until_or(end, |_| false);
        self.keyboard = None;
        self.master = None;
        while Instant::now() < end {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            std::thread::yield_now();
        }
        panic!("the program outlives its terminal");
    }
}

/// What the system says about a process, from its state on.
fn numbers(pid: u32) -> String {
    let text = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    text.rsplit_once(") ").unwrap().1.to_owned()
}

/// Whether a part of the program ended while it was looked at: before its numbers were opened, or before they were read.
fn has_gone(error: &std::io::Error) -> bool {
    error.kind() == std::io::ErrorKind::NotFound || Errno::from_io_error(error) == Some(Errno::SRCH)
}
