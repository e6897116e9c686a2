//! What is installed: one list of packages in one file. Types and the form of names and versions; reads nothing.

/// What kind of list it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::scan) enum Origin {
    /// Written by a tool, every version decided.
    Lock,
    /// Written by hand for an installation.
    Requirements,
    /// What a package asks of those who install it.
    Project,
}

/// One package of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::scan) struct Package {
    /// As the index spells it.
    pub(in crate::scan) name: String,
    /// Where one version alone will do.
    pub(in crate::scan) version: Option<String>,
    /// Whether anything is written about which versions will do.
    pub(in crate::scan) limited: bool,
    /// Whether a digest of what is installed stands with it.
    pub(in crate::scan) hashed: bool,
    /// From 1, where the list has lines.
    pub(in crate::scan) line: Option<u32>,
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::scan) struct Manifest {
    pub(in crate::scan) origin: Origin,
    /// Whether the packages are JavaScript's.
    pub(in crate::scan) npm: bool,
    /// Whether it takes in other lists, by `-r` or `-c`: these may decide what it leaves open.
    pub(in crate::scan) takes_in: bool,
    pub(in crate::scan) packages: Vec<Package>,
}

/// Most packages of one list.
pub(super) const MOST: usize = 20_000;

impl Package {
    pub(super) fn new(name: &str, version: Option<&str>, hashed: bool) -> Self {
        let version = version.map(|version| version.trim().trim_start_matches('v').to_owned());
        Self {
            name: name.trim().to_owned(),
            limited: version.is_some(),
            version: version.filter(|version| is_whole(version)),
            hashed,
            line: None,
        }
    }

    /// One of Python's, whose names are alike whatever their case and their dashes.
    pub(super) fn python(name: &str, version: Option<&str>, hashed: bool) -> Self {
        let name: String = name.trim().to_ascii_lowercase().replace(['_', '.'], "-");
        Self::new(&name, version, hashed)
    }
}

impl Manifest {
    pub(super) fn new(origin: Origin, npm: bool, mut packages: Vec<Package>) -> Self {
        packages.truncate(MOST);
        Self { origin, npm, takes_in: false, packages }
    }

    /// Packages of which one version alone will do.
    pub(in crate::scan) fn exact(&self) -> usize {
        self.packages.iter().filter(|package| package.version.is_some()).count()
    }
}

/// Whether a version leaves nothing to choose.
fn is_whole(version: &str) -> bool {
    version.starts_with(|c: char| c.is_ascii_digit())
        && version.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-+_!".contains(&byte))
        && version.len() <= 64
}

/// Name, version and rest of a requirement as Python writes it: `torch[cuda]==2.4.1; python_version > "3"`.
pub(super) fn requirement(text: &str) -> Option<Package> {
    let text = text.split(" #").next().unwrap_or(text);
    let text = text.split(" --hash").next().unwrap_or(text);
    let text = text.split(';').next().unwrap_or(text).trim();
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || "-_.".contains(c))).unwrap_or(text.len());
    let (name, rest) = text.split_at_checked(end)?;
    if name.is_empty() || name.starts_with(['-', '.']) {
        return None;
    }
    let rest = rest.trim_start();
    let rest = match rest.strip_prefix('[') {
        Some(inside) => inside.split_once(']').map_or("", |(_, rest)| rest).trim_start(),
        None => rest,
    };
    // A commit of git is as exact as a version, and is none.
    if let Some(address) = rest.strip_prefix('@') {
        let commit = address.rsplit('@').next().unwrap_or_default().split('#').next().unwrap_or_default();
        let whole = commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
        let hashed = address.contains("#sha256=");
        return Some(Package { limited: true, ..Package::python(name, None, hashed || whole) });
    }
    let rest = rest.trim_matches(['(', ')', ' ']);
    let version = rest.strip_prefix("===").or_else(|| rest.strip_prefix("=="));
    let package = Package::python(name, version.filter(|version| !version.contains(',')), false);
    Some(Package { limited: !rest.is_empty(), ..package })
}

/// Whether a line takes in another list.
pub(super) fn takes_in(line: &str) -> bool {
    let line = line.trim_start();
    ["-r", "-c", "--requirement", "--constraint"].iter().any(|flag| line.starts_with(flag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_two_equal_signs_decide_a_version() {
        for (text, name, version) in [
            ("torch==2.4.1", "torch", Some("2.4.1")),
            ("Torch[cuda] == 2.4.1+cu121 ; python_version > '3'", "torch", Some("2.4.1+cu121")),
            ("llm_guard==0.3.*", "llm-guard", None),
            ("numpy>=1.0,==1.2", "numpy", None),
            ("scipy~=1.0", "scipy", None),
            ("zope.interface", "zope-interface", None),
            ("pkg @ git+https://example.org/pkg@main", "pkg", None),
        ] {
            let package = requirement(text).unwrap();
            assert_eq!((package.name.as_str(), package.version.as_deref()), (name, version), "{text}");
        }
        assert!(requirement("torch>=2").unwrap().limited && !requirement("torch[a]; x").unwrap().limited);
        assert!(takes_in(" -c limits.txt") && !takes_in("--index-url x") && !takes_in("torch"));
        assert_eq!(requirement("-r other.txt"), None);
        assert_eq!(requirement("./here"), None);
    }
}
