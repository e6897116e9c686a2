//! The commit that is checked out, read from git's own files where they are as usual: no process is started for it.
//!
//! Reads a few small files of bounded size and changes none. It never guesses: whatever is unusual is no answer here,
//! and git itself is asked, see [`super`].

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::store::file::open_regular;

/// Most bytes of a file that holds one line.
const MOST: u64 = 4 << 10;
/// Most bytes of the file that holds many references.
const MOST_PACKED: u64 = 4 << 20;
/// Where branches live. All linked working trees share these and no others for certain.
const BRANCHES: &str = "refs/heads/";

/// The commit of the repository whose top is `root`; none where only git can tell.
pub(super) fn read_head(root: &Path) -> Option<String> {
    let Folders { head, shared } = Folders::of(root)?;
    let Some(branch) = head.strip_prefix("ref: ") else { return commit(&head) };
    let branch = branch.trim_end();
    is_plain_branch(branch).then(|| branch_commit(&shared, branch))?
}

/// What git keeps of a working tree.
pub(super) struct Folders {
    /// What says where this working tree stands: the name of a branch, or a commit.
    head: String,
    /// What all working trees of the repository share.
    pub(super) shared: PathBuf,
}

impl Folders {
    /// Those of the repository whose top is `root`; none where only git can tell.
    pub(super) fn of(root: &Path) -> Option<Self> {
        let own = git_folder(root)?;
        let shared = shared_folder(&own)?;
        // Git would look further up for a repository if one of these were missing.
        let whole = shared.join("objects").is_dir() && shared.join("refs").is_dir();
        let head = text(&own.join("HEAD"), MOST).filter(|_| whole)?;
        (head.starts_with("ref: refs/") || commit(&head).is_some()).then_some(Self { head, shared })
    }
}

/// The folder that belongs to this working tree: `.git`, or where the file of that name points.
fn git_folder(root: &Path) -> Option<PathBuf> {
    let place = root.join(".git");
    // Git has its own rules for repositories of other people.
    if !is_ours(root) || !is_ours(&place) {
        return None;
    }
    if place.is_dir() {
        return Some(place);
    }
    let folder = root.join(text(&place, MOST)?.strip_prefix("gitdir: ")?.trim_end_matches(['\n', '\r']));
    is_ours(&folder).then_some(folder)
}

/// The folder that all working trees of a repository share.
fn shared_folder(own: &Path) -> Option<PathBuf> {
    let pointer = own.join("commondir");
    if !pointer.try_exists().ok()? {
        return Some(own.to_path_buf());
    }
    Some(own.join(text(&pointer, MOST)?.trim_end_matches(['\n', '\r'])))
}

/// A branch in its own file, or among the packed ones. In this order: git packs a branch before it takes the file away.
fn branch_commit(shared: &Path, branch: &str) -> Option<String> {
    let loose = shared.join(branch);
    if loose.try_exists().ok()? {
        return commit(&text(&loose, MOST)?);
    }
    let packed = text(&shared.join("packed-refs"), MOST_PACKED)?;
    let line = packed.lines().find_map(|line| line.strip_suffix(branch)?.strip_suffix(' '))?;
    commit(line)
}

/// A branch whose name is a path of plain words, so that it names the same file on every system.
fn is_plain_branch(name: &str) -> bool {
    let word = |word: &str| {
        let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.".contains(&b);
        !word.is_empty() && !word.starts_with('.') && word.bytes().all(plain)
    };
    name.strip_prefix(BRANCHES).is_some_and(|name| name.split('/').all(word))
}

/// A whole commit, and nothing else in the text.
pub(super) fn commit(text: &str) -> Option<String> {
    let text = text.trim_end();
    let whole = matches!(text.len(), 40 | 64) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    whole.then(|| text.to_ascii_lowercase())
}

/// A file of at most so many bytes.
pub(super) fn text(path: &Path, most: u64) -> Option<String> {
    let mut text = String::new();
    open_regular(path).ok()?.take(most + 1).read_to_string(&mut text).ok()?;
    (text.len() as u64 <= most).then_some(text)
}

/// Whether something belongs to the user of this program.
#[cfg(unix)]
fn is_ours(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(path).is_ok_and(|metadata| metadata.uid() == rustix::process::geteuid().as_raw())
}

/// Elsewhere git is asked: who owns what cannot be told without more code than it is worth.
#[cfg(not(unix))]
fn is_ours(path: &Path) -> bool {
    let _ = fs::metadata(path);
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMIT: &str = "0123456789abcdef0123456789abcdef01234567";

    /// A repository as git leaves it, with `files` in its folder.
    fn repository(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let git = folder.path().join(".git");
        for name in ["objects", "refs/heads"] {
            fs::create_dir_all(git.join(name)).unwrap();
        }
        for (name, text) in files {
            let place = git.join(name);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::write(place, text).unwrap();
        }
        folder
    }

    fn head(files: &[(&str, &str)]) -> Option<String> {
        read_head(repository(files).path())
    }

    #[cfg(unix)]
    #[test]
    fn a_branch_is_followed_to_its_file_or_among_the_packed_ones() {
        let line = format!("{COMMIT}\n");
        let on_main = ("HEAD", "ref: refs/heads/main\n");
        assert_eq!(head(&[("HEAD", &line)]).as_deref(), Some(COMMIT), "no branch at all");
        assert_eq!(head(&[on_main, ("refs/heads/main", &line)]).as_deref(), Some(COMMIT));
        let packed = format!(
            "# pack-refs with: peeled fully-peeled sorted \n{0} refs/heads/a/main\n{COMMIT} refs/heads/main\n^{0}\n",
            "f".repeat(40)
        );
        assert_eq!(head(&[on_main, ("packed-refs", &packed)]).as_deref(), Some(COMMIT));
        let older = packed.replace(COMMIT, &"e".repeat(40));
        let both = [on_main, ("packed-refs", &older), ("refs/heads/main", &line)];
        assert_eq!(head(&both).as_deref(), Some(COMMIT), "the branch's own file is the newer one");
    }

    #[cfg(unix)]
    #[test]
    fn a_linked_working_tree_has_its_own_head_and_shares_the_branches() {
        let line = format!("{COMMIT}\n");
        let main = repository(&[
            ("HEAD", "ref: refs/heads/main\n"),
            ("refs/heads/side", &line),
            ("worktrees/side/HEAD", "ref: refs/heads/side\n"),
            ("worktrees/side/commondir", "../..\n"),
        ]);
        let linked = tempfile::tempdir().unwrap();
        let pointer = main.path().join(".git/worktrees/side");
        fs::write(linked.path().join(".git"), format!("gitdir: {}\n", pointer.display())).unwrap();
        assert_eq!(read_head(linked.path()).as_deref(), Some(COMMIT));
    }

    #[test]
    fn what_is_unusual_is_left_to_git() {
        let line = format!("{COMMIT}\n");
        let huge = "x".repeat(5_000);
        let cases: &[&[(&str, &str)]] = &[
            &[],
            &[("HEAD", "ref: refs/heads/main\n")],
            &[("HEAD", "ref: refs/heads/.invalid\n"), ("reftable/tables.list", "x")],
            &[("HEAD", "ref: refs/heads/main\n"), ("refs/heads/main", "ref: refs/heads/other\n")],
            &[("HEAD", "ref: refs/heads/main\n"), ("refs/heads/main", "0123\n"), ("packed-refs", &line)],
            &[("HEAD", "ref: refs/heads/../../HEAD2\n"), ("HEAD2", &line)],
            &[("HEAD", "ref: refs/heads/mäin\n"), ("refs/heads/mäin", &line)],
            &[("HEAD", "ref: refs/bisect/bad\n"), ("refs/bisect/bad", &line)],
            &[("HEAD", &huge)],
            &[("HEAD", "\u{1b}[2J\n")],
        ];
        for files in cases {
            assert_eq!(head(files), None, "{files:?}");
        }
        let bare = repository(&[("HEAD", &line)]);
        fs::remove_dir(bare.path().join(".git/objects")).unwrap();
        assert_eq!(read_head(bare.path()), None);
    }
}
