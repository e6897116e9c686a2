//! The safety record as Markdown: what is wanting first, then the scope, what was said and
//! shown, what was seen and what was set aside, then everything.
//!
//! The same subject gives the same bytes. It never wraps, never computes a score, and shows no text that could be more
//! than text.

mod answer;
mod aside;
mod difference;
mod escape;
mod phases;
mod plain;
mod publisher;
mod read;
mod references;
mod scope;
mod seal;
mod seen;
mod sources;
mod wanting;

pub use difference::difference;
pub use publisher::ask_publisher;
pub use read::{Comment, Own, ReadAnswer, Reading, as_formerly, comment_of, is_record, read};
pub use seal::{is_as_written, sealed};

use std::thread;

use super::subject::{ByItem, Subject};
use crate::words::report::record as words;

/// Writes the whole record.
pub fn record(subject: &Subject<'_>) -> String {
    body(subject).under(subject)
}

/// All of a record below its head, which alone says who writes it and what of it a commit has: git may still be asked for
/// that while this is written.
#[derive(Debug, Clone)]
pub struct Body(String);

/// Writes everything but the head.
pub fn body(subject: &Subject<'_>) -> Body {
    let by_item = ByItem::new(subject);
    let mut out = String::with_capacity(256 * 1024);
    // The appendix is as long as all before it and needs nothing of it, so it is written meanwhile.
    let appendix = thread::scope(|scope| {
        let appendix = thread::Builder::new().spawn_scoped(scope, || appendix(subject));
        seen::write(&mut out, subject);
        aside::write(&mut out, subject);
        phases::write(&mut out, subject, &by_item);
        appendix.ok().and_then(|appendix| appendix.join().ok())
    });
    out.push_str(&appendix.unwrap_or_else(|| self::appendix(subject)));
    out.push_str("---\n\n");
    out.push_str(words::CLOSING);
    out.push('\n');
    Body(out)
}

impl Body {
    /// The whole record: the head of the same subject, and this.
    #[must_use]
    pub fn under(self, subject: &Subject<'_>) -> String {
        let mut head = String::with_capacity(64 * 1024);
        head.push_str("# ");
        head.push_str(&words::title(&escape::line(&subject.record.project.name)));
        head.push_str("\n\n");
        wanting::write(&mut head, subject);
        scope::write(&mut head, subject);
        // The body has room for its head, so it is moved and not copied.
        let mut out = self.0;
        out.insert_str(0, &head);
        out
    }
}

/// What the questions rest on and touch.
fn appendix(subject: &Subject<'_>) -> String {
    let mut out = String::with_capacity(128 * 1024);
    sources::write(&mut out, subject);
    references::write(&mut out, subject);
    out
}
