//! The calls of Python libraries that unpickle, which runs whatever the file says: data, one row a call.

use super::rule::{Care, Rule, row};
use crate::scan::model::Loading;
use crate::scan::sighting::Kind;

pub(super) const PICKLES: &[Rule] = &[
    row(
        "pickle cPickle _pickle dill cloudpickle",
        "load",
        Kind::File,
        Some(0),
        "file",
        Care::Unpickles(Loading::Pickle),
    ),
    row(
        "pickle cPickle _pickle dill cloudpickle",
        "loads",
        Kind::Load,
        Some(0),
        "data",
        Care::Unpickles(Loading::Pickle),
    ),
    row("pickle dill", "Unpickler", Kind::Load, Some(0), "file", Care::Unpickles(Loading::Pickle)),
    row("shelve", "open", Kind::Load, Some(0), "filename", Care::Unpickles(Loading::Pickle)),
    row("pandas", "read_pickle", Kind::Load, Some(0), "filepath_or_buffer", Care::Unpickles(Loading::Pickle)),
    row("joblib sklearn", "load", Kind::File, Some(0), "filename", Care::Unpickles(Loading::Joblib)),
    row("numpy", "load", Kind::Load, Some(0), "file", Care::AllowPickle),
];
