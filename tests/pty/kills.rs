//! A hundred kills at random moments while somebody answers: the record is always in order and holds every answer
//! whose save the screen had confirmed in any of the lives so far, and no answer that nobody gave.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::hash::{BuildHasher as _, RandomState};
use std::time::{Duration, Instant};

use mindgap::record::Status;
use vt100::Screen;

use crate::place::{Place, first_phase};
use crate::sight::{header, word_of};
use crate::terminal::Terminal;

const KILLS: usize = 100;
/// As many more, on a machine on which so few answers are confirmed in a life that too few are for the whole story.
const MOST: usize = 500;
/// From the first frame on, the longest life in microseconds.
const LONGEST: u64 = 250_000;
const STATUSES: [(char, &str, Status); 4] = [
    ('y', "yes", Status::Yes),
    ('p', "partly", Status::Partly),
    ('n', "no", Status::No),
    ('d', "unknown", Status::Unknown),
];

#[test]
fn a_hundred_kills_lose_nothing_that_was_saved() {
    let place = Place::begun();
    let items = first_phase();
    let mut random = Random::new();
    let mut table = Table::default();
    let mut confirmed = 0;
    for kill in 0..MOST {
        if kill >= KILLS && confirmed > KILLS {
            break;
        }
        let mut life = Life::begin(&place, &items, &mut random, &mut table, kill);
        while life.goes_on() {
            if life.random.below(4) == 0 {
                life.writes_a_note();
            } else {
                life.answers();
            }
        }
        confirmed += life.confirmed;
        table.check(&place, &items, kill);
    }
    assert!(confirmed > KILLS, "only {confirmed} answers were confirmed at all");
    // A life that changes something and ends well leaves the record and nothing else.
    let (id, title) = &items[0];
    let (key, word) = if place.status(id) == Some(Status::Yes) { ("n", "no") } else { ("y", "yes") };
    let mut terminal = place.open();
    terminal.sees("Your answer").keys(format!("\x1b[H{key}")).answered(title, word).keys("q");
    assert_eq!(terminal.ends(), 0);
    let names: Vec<_> =
        std::fs::read_dir(place.path("ai-safety")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["record.json"]);
}

/// What was sent in all lives together, by the row of the item. A later life may lose nothing of an earlier one.
#[derive(Default)]
struct Table {
    statuses: BTreeMap<usize, Sent<Status>>,
    notes: BTreeMap<usize, Sent<String>>,
}

impl Table {
    /// The record is in order and holds, for each item, what was confirmed last or what was sent after it.
    fn check(&mut self, place: &Place, items: &[(String, String)], kill: usize) {
        let record = place.record();
        for (row, (id, _)) in items.iter().enumerate() {
            let held = record.answer(&id.parse().unwrap()).cloned().unwrap_or_default();
            let about = format!("kill {kill}, row {row}");
            self.statuses.entry(row).or_default().settles(held.status, &about);
            // A session that was killed may hand its note to the next one, which keeps what stood there below its own.
            let own = held.note.split("\n\nSet aside on ").next().unwrap_or_default().to_owned();
            let note = (!own.is_empty()).then_some(own);
            self.notes.entry(row).or_default().settles(note, &about);
        }
    }
}

/// What was sent for one field of one item, in order, and how much of it is certain to be on the disk.
#[derive(Debug)]
struct Sent<T> {
    sent: Vec<T>,
    confirmed: usize,
}

impl<T> Default for Sent<T> {
    fn default() -> Self {
        Self { sent: Vec::new(), confirmed: 0 }
    }
}

impl<T: PartialEq + Debug> Sent<T> {
    /// The screen confirmed all of it.
    fn confirm(&mut self) {
        self.confirmed = self.sent.len();
    }

    /// A life is over and the record holds this, which must be the last confirmed one or a later one; from now on it is
    /// what may not be lost.
    #[track_caller]
    fn settles(&mut self, held: Option<T>, about: &str) {
        let may_be_nothing = self.confirmed == 0;
        let allowed = &self.sent[self.confirmed.saturating_sub(1)..];
        let is_one = held.as_ref().map_or(may_be_nothing, |held| allowed.contains(held));
        assert!(is_one, "{about}: {held:?} of {self:?}");
        self.sent = held.into_iter().collect();
        self.confirm();
    }
}

/// One start of the program, up to its kill.
struct Life<'a> {
    terminal: Terminal,
    end: Instant,
    killed: bool,
    items: &'a [(String, String)],
    random: &'a mut Random,
    table: &'a mut Table,
    /// How much the screen confirmed.
    confirmed: usize,
}

impl<'a> Life<'a> {
    fn begin(
        place: &Place,
        items: &'a [(String, String)],
        random: &'a mut Random,
        table: &'a mut Table,
        kill: usize,
    ) -> Self {
        let mut terminal = place.open();
        // Each tenth life ends while it begins.
        if !kill.is_multiple_of(10) {
            terminal.sees("Your answer");
        }
        let end = Instant::now() + Duration::from_micros(random.below(LONGEST));
        Self { terminal, end, killed: false, items, random, table, confirmed: 0 }
    }

    fn goes_on(&self) -> bool {
        !self.killed
    }

    /// Whether the screen came to be as wanted before the kill, or was so when it came.
    fn reaches(&mut self, is: impl Fn(&Screen) -> bool) -> bool {
        if self.killed {
            return false;
        }
        if self.terminal.until_or(self.end, &is) {
            return true;
        }
        self.terminal.kill();
        self.killed = true;
        is(self.terminal.screen())
    }

    /// Chooses some item, and answers it and up to three that follow without a pause.
    fn answers(&mut self) {
        let first = self.random.index(self.items.len());
        let last = (first + self.random.index(4)).min(self.items.len() - 1);
        let mut keys = format!("\x1b[H{}", "j".repeat(first));
        let mut wanted = Vec::new();
        for row in first..=last {
            let (key, word, status) = STATUSES[self.random.index(STATUSES.len())];
            keys.push(key);
            keys.push('j');
            self.table.statuses.entry(row).or_default().sent.push(status);
            wanted.push((self.items[row].1.clone(), word));
        }
        self.terminal.keys(keys);
        let shown = self.reaches(|screen| {
            is_saved(screen)
                && wanted.iter().all(|(title, word)| word_of(screen, title).as_deref() == Some(*word))
        });
        if shown {
            for row in first..=last {
                self.table.statuses.entry(row).or_default().confirm();
                self.confirmed += 1;
            }
        }
    }

    /// Writes a new word into the note of some item.
    fn writes_a_note(&mut self) {
        let row = self.random.index(self.items.len());
        let word = format!("w{:08x}", self.random.below(1 << 32));
        self.terminal.keys(format!("\x1b[H{}e", "j".repeat(row)));
        if !self.reaches(|screen| screen.contents().contains("┌ Note: ")) {
            return;
        }
        // What stood there goes, so that the note is the word.
        self.terminal.keys(format!("\x17\x17{word}"));
        if !self.reaches(|screen| screen.contents().contains(&word)) {
            return;
        }
        self.table.notes.entry(row).or_default().sent.push(word);
        self.terminal.keys("\x13");
        if self.reaches(|screen| is_saved(screen) && !screen.contents().contains("┌ Note: ")) {
            self.table.notes.entry(row).or_default().confirm();
            self.confirmed += 1;
        }
    }
}

fn is_saved(screen: &Screen) -> bool {
    header(screen).ends_with(" saved")
}

/// Random numbers that can be had again: `SEED=n cargo test --test pty kills`.
struct Random {
    seed: u64,
    state: u64,
}

impl Random {
    fn new() -> Self {
        let given = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = given.unwrap_or_else(|| RandomState::new().hash_one(0));
        Self { seed, state: seed | 1 }
    }

    /// A number below another one.
    fn below(&mut self, end: u64) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state % end
    }

    fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap()
    }
}

impl Drop for Random {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("SEED={}", self.seed);
        }
    }
}
