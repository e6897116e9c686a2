//! A terminal with the program in it: keys go in, the screen is waited for.

mod process;

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::Signal;
use vt100::{Parser, Screen};

use crate::place::Place;
use crate::sight::{header, rows, word_of};

/// How long anything may take on a machine that has much else to do.
const PATIENCE: Duration = Duration::from_secs(30);
/// How the program says that a frame begins, and that it is whole.
const FRAME: &[u8] = b"\x1b[?2026h";
const WHOLE: &[u8] = b"\x1b[?2026l";

/// A program, its terminal and whoever sits before it.
pub struct Terminal {
    parser: Parser,
    /// Output that belongs to a frame which is not whole yet.
    held: Vec<u8>,
    /// Everything that came out.
    pub output: Vec<u8>,
    chunks: Receiver<Vec<u8>>,
    deaf: Arc<AtomicBool>,
    master: Option<Box<dyn MasterPty + Send>>,
    keyboard: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
}

impl Terminal {
    /// A program in a new terminal.
    pub fn open(program: &Path, args: &[&str], place: &Place, columns: u16, rows: u16) -> Self {
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(args);
        command.env_clear();
        for (name, value) in place.environment() {
            command.env(name, value);
        }
        command.cwd(place.path(""));
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let deaf = Arc::new(AtomicBool::new(false));
        let chunks = listen(pair.master.try_clone_reader().unwrap(), Arc::clone(&deaf));
        let keyboard = pair.master.take_writer().unwrap();
        Self {
            parser: Parser::new(cells(rows), cells(columns), 0),
            held: Vec::new(),
            output: Vec::new(),
            chunks,
            deaf,
            master: Some(pair.master),
            keyboard: Some(keyboard),
            child,
        }
    }

    /// Sends what keys send.
    pub fn keys(&mut self, keys: impl AsRef<[u8]>) -> &mut Self {
        let keyboard = self.keyboard.as_mut().unwrap();
        // A program that was killed takes no keys any more; what it left is what the story is about.
        let _ = keyboard.write_all(keys.as_ref()).and_then(|()| keyboard.flush());
        self
    }

    /// Pastes, as terminals do where the program asked for it.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.keys(format!("\x1b[200~{text}\x1b[201~"))
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.parser.screen_mut().set_size(cells(rows), cells(columns));
        self.master.as_ref().unwrap().resize(size(columns, rows)).unwrap();
        self
    }

    /// Waits until the screen is as wanted.
    #[track_caller]
    pub fn until(&mut self, wanted: &str, is: impl Fn(&Screen) -> bool) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        assert!(self.until_or(end, is), "never came: {wanted}\n{}", self.picture());
        self
    }

    /// Waits until the screen is as wanted, or the time has come, or the program has ended. Returns whether it is.
    pub fn until_or(&mut self, end: Instant, is: impl Fn(&Screen) -> bool) -> bool {
        loop {
            if is(self.parser.screen()) {
                return true;
            }
            match self.chunks.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(chunk) => self.take(&chunk),
                Err(RecvTimeoutError::Timeout) => return false,
                Err(RecvTimeoutError::Disconnected) => {
                    self.show_held(usize::MAX);
                    return is(self.parser.screen());
                }
            }
        }
    }

    /// Waits until some words are on the screen.
    #[track_caller]
    pub fn sees(&mut self, words: &str) -> &mut Self {
        self.until(&format!("“{words}”"), |screen| screen.contents().contains(words))
    }

    /// Waits until some words are on no row of the screen.
    #[track_caller]
    pub fn sees_no(&mut self, words: &str) -> &mut Self {
        self.until(&format!("no “{words}”"), |screen| !screen.contents().contains(words))
    }

    /// Waits until a row of the list shows a word, and everything is on the disk.
    #[track_caller]
    pub fn answered(&mut self, title: &str, word: &str) -> &mut Self {
        self.until(&format!("“{title}” with {word}, saved"), |screen| {
            header(screen).ends_with(" saved") && word_of(screen, title).as_deref() == Some(word)
        })
    }

    /// Waits until some words are on the screen and everything is on the disk.
    #[track_caller]
    pub fn saved_with(&mut self, words: &str) -> &mut Self {
        self.until(&format!("“{words}”, saved"), |screen| {
            header(screen).ends_with(" saved") && screen.contents().contains(words)
        })
    }

    /// Something else writes over the screen, as a program in the background does.
    pub fn smudged(&mut self) -> &mut Self {
        self.parser.process(b"\x1b[2J\x1b[5;5Hsmudge");
        self
    }

    /// What the terminal shows.
    pub fn screen(&self) -> &Screen {
        self.parser.screen()
    }

    /// The rows of the screen, without the blanks at their ends.
    pub fn rows(&self) -> Vec<String> {
        rows(self.screen())
    }

    /// The screen for a person who looks for a fault.
    pub fn picture(&self) -> String {
        let screen = self.screen();
        let (rows, columns) = screen.size();
        let mut out = format!("{columns}x{rows}, cursor {:?}\n", screen.cursor_position());
        for row in screen.rows(0, columns.get()) {
            let _ = writeln!(out, "|{row}");
        }
        out
    }

    fn take(&mut self, chunk: &[u8]) {
        self.output.extend_from_slice(chunk);
        self.held.extend_from_slice(chunk);
        self.show_held(whole(&self.held));
    }

    fn show_held(&mut self, bytes: usize) {
        let bytes = bytes.min(self.held.len());
        self.parser.process(&self.held[..bytes]);
        self.held.drain(..bytes);
    }
}

impl Drop for Terminal {
    /// A story that failed leaves no program behind.
    fn drop(&mut self) {
        if let Ok(None) = self.child.try_wait() {
            self.signal(Signal::KILL);
            let _ = self.child.wait();
        }
    }
}

/// Reads what the program writes, until it has ended or nobody listens any more.
fn listen(mut reader: Box<dyn Read + Send>, deaf: Arc<AtomicBool>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        let mut buffer = vec![0; 1 << 16];
        while let Ok(read) = reader.read(&mut buffer) {
            let gone = read == 0 || sender.send(buffer[..read].to_vec()).is_err();
            if gone || deaf.load(Ordering::Relaxed) {
                break;
            }
        }
    });
    receiver
}

/// How much of the output may be shown: a frame only as a whole, as the program asks for.
fn whole(output: &[u8]) -> usize {
    let find = |what: &[u8]| output.windows(what.len()).rposition(|window| window == what);
    let begun = match (find(FRAME), find(WHOLE)) {
        (Some(begun), None) => Some(begun),
        (Some(begun), Some(whole)) if begun > whole => Some(begun),
        _ => None,
    };
    // The end may be the beginning of the mark.
    let end = (1..FRAME.len()).rev().find(|&length| output.ends_with(&FRAME[..length])).unwrap_or(0);
    begun.unwrap_or(output.len() - end)
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}
