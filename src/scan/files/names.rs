//! The two lists: names that a pickle may import, row by row, and names that run code, for the wording. A name on neither
//! is not known. Decides nothing about a file.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::checklist::words;

/// Changes with each change of the lists.
pub const LIST_VERSION: u64 = 2;

words!(
    /// What is known of a name.
    Standing {
        /// It does nothing but rebuild data.
        Known = "known",
        /// It is a class of a library that is installed.
        Library = "library",
        /// Nothing.
        NotKnown = "not-known",
        /// It runs code, touches files or reaches the network.
        Listed = "listed",
    }
);

/// What may be done with a known name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Use {
    /// It may be called.
    Reduce,
    /// An object may be made of it.
    Newobj,
    /// Its object takes a state.
    Build,
    /// Its object takes pairs.
    Setitem,
    /// Its object takes entries at its end.
    Append,
    /// Its object takes members.
    Add,
    /// It may name a storage.
    PersistentId,
    /// It may be handed on.
    Argument,
}

/// What must hold for the arguments of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Arguments {
    /// The first is a known name that may be called.
    FunctionFirst,
    /// The first is an imported name.
    ClassFirst,
    /// The first is a storage, large enough for what follows.
    StorageFirst,
    /// One argument, bytes that are a file by themselves.
    NestedFile,
    /// A text, and `latin1`.
    Latin1,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    module: String,
    name: String,
    may: Vec<Use>,
    /// What must hold for its arguments.
    pub(super) arguments: Option<Arguments>,
    /// Bytes of one number of a storage.
    pub(super) bytes: Option<u64>,
    #[serde(rename = "since")]
    _since: Option<String>,
    #[serde(rename = "until")]
    _until: Option<String>,
    #[serde(rename = "why")]
    _why: String,
    #[serde(rename = "source")]
    _source: String,
}

impl Row {
    /// Whether something may be done with the name.
    pub(super) fn may(&self, deed: Use) -> bool {
        self.may.contains(&deed)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KnownFile {
    version: u64,
    known: Vec<Row>,
    library: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListedFile {
    version: u64,
    any: HashSet<String>,
    names: HashMap<String, HashSet<String>>,
}

#[derive(Default)]
struct Lists {
    rows: HashMap<(String, String), (Standing, Row)>,
    any: HashSet<String>,
    names: HashMap<String, HashSet<String>>,
}

/// A list that does not parse would leave every name not known; a test sees to it that both do.
static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists = Lists::default();
    if let Ok(file) = toml::from_str::<KnownFile>(include_str!("../../../assets/scan/known-names.toml")) {
        debug_assert_eq!(file.version, LIST_VERSION);
        let known = file.known.into_iter().map(|row| (Standing::Known, row));
        let all = known.chain(file.library.into_iter().map(|row| (Standing::Library, row)));
        lists.rows = all.map(|(tier, row)| ((row.module.clone(), row.name.clone()), (tier, row))).collect();
    }
    if let Ok(file) = toml::from_str::<ListedFile>(include_str!("../../../assets/scan/listed-names.toml")) {
        debug_assert_eq!(file.version, LIST_VERSION);
        (lists.any, lists.names) = (file.any, file.names);
    }
    lists
});

/// What is known of a name, as a pickle of a certain protocol writes it.
pub(super) fn look_up(module: &str, name: &str, protocol: u8) -> (Standing, Option<&'static Row>) {
    let (module, name) = modern(module, name, protocol);
    let lists = &*LISTS;
    if let Some((standing, row)) = lists.rows.get(&(module.clone(), name.to_owned())) {
        return (*standing, Some(row));
    }
    let single = |module: &str, name: &str| lists.names.get(module).is_some_and(|names| names.contains(name));
    let first = name.split('.').next().unwrap_or(name);
    let parents =
        std::iter::successors(Some(module.as_str()), |module| module.rsplit_once('.').map(|(up, _)| up));
    let mut any = parents.map(|module| lists.any.contains(module));
    if single(&module, name) || single(&module, first) || any.any(|listed| listed) {
        return (Standing::Listed, None);
    }
    (Standing::NotKnown, None)
}

/// The name as Python 3 and a current numpy have it. Python maps the old names for the old protocols only.
fn modern<'a>(module: &str, name: &'a str, protocol: u8) -> (String, &'a str) {
    if let Some(rest) = module.strip_prefix("numpy._core") {
        return (format!("numpy.core{rest}"), name);
    }
    if protocol >= 3 {
        return (module.to_owned(), name);
    }
    let renamed = match (module, name) {
        ("__builtin__", "xrange") => return ("builtins".to_owned(), "range"),
        ("__builtin__", "unicode") => return ("builtins".to_owned(), "str"),
        ("__builtin__", "long") => return ("builtins".to_owned(), "int"),
        ("__builtin__", "unichr") => return ("builtins".to_owned(), "chr"),
        ("__builtin__" | "exceptions", _) => "builtins",
        ("copy_reg", _) => "copyreg",
        ("UserDict" | "UserList" | "UserString", _) => "collections",
        ("cPickle", _) => "pickle",
        ("Queue", _) => "queue",
        ("commands", _) => "subprocess",
        ("SocketServer", _) => "socketserver",
        ("ConfigParser", _) => "configparser",
        ("StringIO" | "cStringIO", _) => "io",
        ("httplib", _) => "http.client",
        ("urllib2", _) => "urllib.request",
        ("urlparse", _) => "urllib.parse",
        ("whichdb" | "anydbm", _) => "dbm",
        ("dummy_thread" | "thread", _) => "_thread",
        _ => module,
    };
    (renamed.to_owned(), name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(module: &str, name: &str, protocol: u8) -> Standing {
        look_up(module, name, protocol).0
    }

    #[test]
    fn both_lists_parse_and_no_row_is_there_twice() {
        let known: KnownFile = toml::from_str(include_str!("../../../assets/scan/known-names.toml")).unwrap();
        let listed: ListedFile =
            toml::from_str(include_str!("../../../assets/scan/listed-names.toml")).unwrap();
        assert_eq!((known.version, listed.version), (LIST_VERSION, LIST_VERSION));
        assert_eq!(known.known.len() + known.library.len(), LISTS.rows.len());
        assert!(known.known.iter().chain(&known.library).all(|row| !row.may.is_empty()));
        let raw: toml::Table = toml::from_str(include_str!("../../../assets/scan/known-names.toml")).unwrap();
        for list in ["known", "library"] {
            for row in raw[list].as_array().unwrap() {
                assert!(row["why"].as_str().is_some_and(|why| !why.is_empty()), "{row}");
            }
        }
    }

    #[test]
    fn a_name_is_known_exactly_or_not_at_all() {
        assert_eq!(standing("collections", "OrderedDict", 2), Standing::Known);
        assert_eq!(standing("collections", "OrderedDict.fromkeys", 2), Standing::NotKnown);
        assert_eq!(standing("torch._utils", "_rebuild_anything", 2), Standing::NotKnown);
        assert_eq!(standing("sklearn.svm._classes", "SVC", 4), Standing::Library);
        assert_eq!(standing("__main__", "Net", 2), Standing::NotKnown);
    }

    #[test]
    fn listed_modules_stand_for_what_is_below_them() {
        for (module, name) in [
            ("os", "system"),
            ("os.path", "join"),
            ("asyncio.unix_events", "_UnixSubprocessTransport._start"),
            ("builtins", "eval.__call__"),
            ("pkgutil", "resolve_name"),
            ("pip", "main"),
            ("numpy.f2py.crackfortran", "x"),
        ] {
            assert_eq!(standing(module, name, 4), Standing::Listed, "{module}.{name}");
        }
        assert_eq!(standing("osmium", "read", 4), Standing::NotKnown);
    }

    #[test]
    fn old_spellings_are_read_as_python_maps_them() {
        assert_eq!(standing("__builtin__", "set", 2), Standing::Known);
        assert_eq!(standing("__builtin__", "set", 3), Standing::NotKnown);
        assert_eq!(standing("copy_reg", "_reconstructor", 0), Standing::Known);
        assert_eq!(standing("commands", "getoutput", 0), Standing::Listed);
        assert_eq!(standing("numpy._core.multiarray", "_reconstruct", 4), Standing::Known);
    }
}
