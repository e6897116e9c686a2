//! `keras_metadata.pb`, which Keras keeps beside a `SavedModel`: of each layer the class and what it is made of. Looks at names
//! only.

use crate::scan::files::desk::Desk;
use crate::scan::files::keras;
use crate::scan::files::outcome::{FileResult, Format};
use crate::scan::files::protobuf::{Fields, Held, Walk, long_text, text};
use crate::scan::files::source::Source;

/// How the kinds of its objects begin.
const KERAS: &str = "_tf_keras_";
/// Fields of one object.
const FIELDS: usize = 16;

#[derive(Debug, Clone, Copy)]
enum Kind {
    All,
    Object,
}

/// Whether a source is one: its first object says that it is one of Keras.
pub(in super::super) fn is_keras(source: &Source) -> bool {
    let Ok(Some((1, Held::Bytes(at, len)))) = Fields::of(source, 0, source.len()).next() else {
        return false;
    };
    let mut object = Fields::of(source, at, len);
    for _ in 0..FIELDS {
        match object.next() {
            Ok(Some((4, kind))) => return text(source, kind).starts_with(KERAS),
            Ok(Some(_)) => {}
            Ok(None) | Err(_) => return false,
        }
    }
    false
}

/// Examines one.
pub(in super::super) fn examine(source: &Source, desk: &mut Desk) {
    desk.is_a(Format::KerasConfig);
    desk.at_least(FileResult::OnlyKnownNames);
    let mut walk = Walk::new(source, Kind::All, 2);
    loop {
        let entered = match walk.next() {
            Ok(Some((_, Kind::All, 1, held))) => walk.enter(source, Kind::Object, held),
            Ok(Some((_, Kind::Object, 5, held))) => {
                keras::examine_names(long_text(source, held).as_bytes(), desk);
                Ok(())
            }
            Ok(Some(_)) => Ok(()),
            Ok(None) => return,
            Err(why) => Err(why),
        };
        if let Err(why) = entered {
            return desk.broken(walk.at(), &why);
        }
    }
}
