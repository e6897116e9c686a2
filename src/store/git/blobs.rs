//! Which contents a commit has, by the names that git gives them: a file is compared with a commit by computing its name, and
//! nothing of the commit is read but its folders.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read, Seek as _};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::ask_at_length;
use crate::record::{LONGEST_TEXT, with_plain_ends};
use crate::store::error::GitError;
use crate::store::pieces::each_piece;
use crate::text::hexadecimal;

/// Most bytes of paths in one question; systems bound what a program may be given, one of them to 32,767 characters.
const MOST_ASKED: usize = 24 << 10;
/// Most bytes of an answer.
const MOST_SAID: u64 = 16 << 20;

/// The name of a content, in hexadecimal digits: SHA-1 or SHA-256, as the repository has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Blob(String);

impl Blob {
    /// Whether a file holds this content, be it with the line ends that git gives a text on some machines.
    ///
    /// # Errors
    /// The file cannot be read.
    pub(in crate::store) fn is(&self, mut file: File) -> io::Result<bool> {
        let length = file.metadata()?.len();
        if self.names(&mut file, length)? {
            return Ok(true);
        }
        if length > LONGEST_TEXT as u64 {
            return Ok(false);
        }
        file.rewind()?;
        let mut text = Vec::new();
        file.take(LONGEST_TEXT as u64).read_to_end(&mut text)?;
        with_plain_ends(&text).map_or(Ok(false), |plain| self.names(plain.as_slice(), plain.len() as u64))
    }

    /// Whether it is the name of so many bytes.
    fn names(&self, from: impl Read, length: u64) -> io::Result<bool> {
        let name = if self.0.len() == 40 {
            named::<sha1::Sha1>(from, length)
        } else {
            named::<Sha256>(from, length)
        };
        Ok(name? == self.0)
    }

    /// How git is asked for the content itself.
    pub(in crate::store) fn name(&self) -> &str {
        &self.0
    }
}

/// Names what a file holds: the digest of a line with its length, and of its bytes.
fn named<D: Digest>(file: impl Read, length: u64) -> io::Result<String> {
    let mut hasher = D::new();
    hasher.update(format!("blob {length}\0"));
    // One byte more, so that a file that grew meanwhile has another name; how far it grew is nobody's business.
    each_piece(file.take(length.saturating_add(1)), length, |piece| hasher.update(piece))?;
    Ok(hexadecimal(&hasher.finalize()))
}

/// Which contents files of the project have in a commit that is named in full, in the order of their paths; none for one
/// that is no file there.
///
/// # Errors
/// Git is silent.
pub(in crate::store) fn blobs_at(
    root: &Path,
    commit: &str,
    paths: &[&str],
) -> Result<Vec<Option<Blob>>, GitError> {
    let mut found = Vec::with_capacity(paths.len());
    let mut rest = paths;
    while !rest.is_empty() {
        let mut left = MOST_ASKED;
        let fits = |path: &&&str| left.checked_sub(path.len()).inspect(|less| left = *less).is_some();
        let (now, later) = rest.split_at(rest.iter().take_while(fits).count().max(1));
        let question: Vec<&str> =
            ["ls-tree", "-z", commit, "--"].into_iter().chain(now.iter().copied()).collect();
        let said = ask_at_length(root, &question, Vec::new(), MOST_SAID).ok_or(GitError::Silent)?;
        let listed: HashMap<&[u8], &str> = said.split(|byte| *byte == 0).filter_map(entry).collect();
        found.extend(now.iter().map(|path| listed.get(path.as_bytes()).map(|name| Blob((*name).to_owned()))));
        rest = later;
    }
    Ok(found)
}

/// The path of a file in git's list and its name: `100644 blob NAME` and, behind a tab, the path.
fn entry(line: &[u8]) -> Option<(&[u8], &str)> {
    let tab = line.iter().position(|byte| *byte == b'\t')?;
    let (head, path) = line.split_at_checked(tab)?;
    let mut words = str::from_utf8(head).ok()?.split(' ').skip(1);
    let name = words.next().filter(|kind| *kind == "blob").and(words.next())?;
    Some((path.get(1..)?, name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::git::past::tests::committed;
    use crate::store::pieces::CHUNK;

    #[test]
    fn a_file_is_known_by_the_name_that_git_gives_what_it_holds() {
        for kind in ["sha1", "sha256"] {
            let large = vec![b'x'; 3 * CHUNK + 1];
            let files: [(&str, &[u8]); 5] = [
                ("docs/a b.md", b"one\r\n"),
                ("docs/*", b""),
                ("ü\n", b"two"),
                ("big", &large),
                ("lines", b"two\n\rthree\n"),
            ];
            let Some((_folder, root, commit)) = committed(kind, &files) else { continue };
            let paths = ["docs/a b.md", "docs", "gone", "docs/*", "ü\n", "big", "lines", "docs/gone"];
            let blobs = blobs_at(&root, &commit, &paths).unwrap();
            let is = |at: usize, path: &str| {
                blobs[at].as_ref().map(|blob| blob.is(File::open(root.join(path)).unwrap()).unwrap())
            };
            assert_eq!(
                [is(0, "docs/a b.md"), is(3, "docs/*"), is(4, "ü\n"), is(5, "big")],
                [Some(true); 4],
                "{kind}"
            );
            assert_eq!([is(0, "big"), is(5, "docs/*")], [Some(false); 2]);
            std::fs::write(root.join("ü\n"), b"two\r\n\rthree\r\n").unwrap();
            assert_eq!(
                [is(4, "ü\n"), is(6, "ü\n")],
                [Some(false), Some(true)],
                "line ends are no difference"
            );
            assert_eq!(
                [&blobs[1], &blobs[2], &blobs[7]],
                [&None; 3],
                "a folder and what is not there are no files"
            );
        }
    }

    #[test]
    fn more_paths_than_one_question_holds_are_asked_in_several() {
        let Some((_folder, root, commit)) = committed("sha1", &[("a", b"1"), ("b", b"2")]) else { return };
        let long = "x/".repeat(MOST_ASKED / 3);
        let blobs = blobs_at(&root, &commit, &["a", &long, &long, "b"]).unwrap();
        assert_eq!(blobs.iter().map(Option::is_some).collect::<Vec<_>>(), [true, false, false, true]);
    }
}
