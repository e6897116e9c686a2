//! The terminal itself: taken over, given back, given away for a while. The only file that writes to it.

use std::io::{self, Write as _, stdout};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use ratatui::crossterm::clipboard::CopyToClipboard;
use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::{
    DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste, EnableFocusChange,
    EnableMouseCapture,
};
use ratatui::crossterm::style::force_color_output;
use ratatui::crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, enable_raw_mode,
};
use ratatui::crossterm::{execute, queue};
use ratatui::layout::{Rect, Size};
use ratatui::{DefaultTerminal, Frame};

use super::model::Mouse;

/// Whether something else has the terminal for a while. Its keys are then none of ours, Ctrl-C included.
#[derive(Debug, Clone, Default)]
pub(super) struct Lent(Arc<AtomicBool>);

impl Lent {
    /// Whether it has.
    pub(super) fn now(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }

    fn set(&self, lent: bool) {
        self.0.store(lent, Ordering::SeqCst);
    }
}

/// The terminal while the program has it. Gives it back when dropped, also on a panic.
#[derive(Debug)]
pub(super) struct Screen {
    terminal: DefaultTerminal,
    mouse: Mouse,
    lent: Lent,
}

impl Screen {
    /// Takes the terminal over.
    ///
    /// # Errors
    /// It is none, or refuses.
    pub(super) fn take(mouse: Mouse, lent: Lent) -> io::Result<Self> {
        // Without this the terminal library answers NO_COLOR by erasing bold and reverse too. The theme honours it.
        force_color_output(true);
        let terminal = ratatui::try_init()?;
        give_back_on_panic_here();
        let mut screen = Self { terminal, mouse, lent };
        screen.extras_on()?;
        // A program that was killed may have left its last frame on the very screen that this one begins on.
        screen.redraw()?;
        Ok(screen)
    }

    /// Draws a frame, shown at once as a whole where the terminal can do that.
    ///
    /// # Errors
    /// The terminal is gone.
    pub(super) fn draw(&mut self, view: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        let mut out = stdout();
        queue!(out, BeginSynchronizedUpdate)?;
        let drawn = self.terminal.draw(view).map(|_| ());
        queue!(out, EndSynchronizedUpdate)?;
        out.flush()?;
        drawn
    }

    /// The terminal's size.
    ///
    /// # Errors
    /// The terminal is gone.
    pub(super) fn size(&self) -> io::Result<Size> {
        self.terminal.size()
    }

    /// Has the next frame draw every cell anew.
    ///
    /// # Errors
    /// The terminal is gone.
    pub(super) fn redraw(&mut self) -> io::Result<()> {
        let size = self.size()?;
        // Resizing clears without asking the terminal a question that it might not answer.
        self.terminal.resize(Rect::from((ratatui::layout::Position::ORIGIN, size)))
    }

    /// Gives the mouse to the program or back to the terminal.
    ///
    /// # Errors
    /// The terminal is gone.
    pub(super) fn give_mouse(&mut self, mouse: Mouse) -> io::Result<()> {
        self.mouse = mouse;
        match mouse {
            Mouse::Program => execute!(stdout(), EnableMouseCapture),
            Mouse::Terminal => execute!(stdout(), DisableMouseCapture),
        }
    }

    /// Gives the terminal away while something else runs in it, then takes it back and draws anew.
    ///
    /// # Errors
    /// The terminal is gone.
    pub(super) fn lend<T>(&mut self, run: impl FnOnce() -> T) -> io::Result<T> {
        give_back();
        self.lent.set(true);
        let result = run();
        self.lent.set(false);
        enable_raw_mode()?;
        execute!(stdout(), EnterAlternateScreen)?;
        self.extras_on()?;
        self.redraw()?;
        Ok(result)
    }

    fn extras_on(&mut self) -> io::Result<()> {
        execute!(stdout(), EnableBracketedPaste, EnableFocusChange)?;
        self.give_mouse(self.mouse)
    }
}

/// Puts a text on the user's clipboard. The terminal may not know how; it never says so.
///
/// # Errors
/// The terminal is gone.
pub(super) fn copy(text: &str) -> io::Result<()> {
    execute!(stdout(), CopyToClipboard::to_clipboard_from(text))
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

/// Gives the terminal back as it was. Fails in silence: there may be none any more.
pub(super) fn give_back() {
    extras_off();
    let _ = execute!(stdout(), Show);
    let _ = ratatui::try_restore();
}

fn extras_off() {
    let _ = execute!(stdout(), DisableMouseCapture, DisableFocusChange, DisableBracketedPaste);
}

/// The library's own panic hook leaves these modes on. And it gives the terminal back for a panic on any thread, though the
/// program goes on where that is told: only this thread's panic ends it.
fn give_back_on_panic_here() {
    let hook = std::panic::take_hook();
    let own = std::thread::current().id();
    std::panic::set_hook(Box::new(move |info| {
        if std::thread::current().id() == own {
            extras_off();
            hook(info);
        }
    }));
}
