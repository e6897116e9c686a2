//! What the ending of a file's name promises, and whether that is what would be written. Looks at no file.

use std::fmt;
use std::path::Path;

/// Endings by which people and programs expect a format that only some of the texts are in, or none.
const PROMISES: &[&str] = &[
    "adoc", "csv", "doc", "docx", "htm", "html", "json", "jsonl", "markdown", "md", "odt", "pdf", "rst",
    "rtf", "sarif", "tex", "toml", "tsv", "xlsx", "xml", "yaml", "yml",
];

/// What a text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// Markdown, or plain text, which may pass for it.
    Markdown,
    /// JSON.
    Json,
}

/// The name of a file promises another format than is written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("nothing was written: this writes {written}, not {ending}")]
pub struct Belied {
    written: Written,
    /// That of the name; one of [`PROMISES`].
    ending: String,
}

impl Belied {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self.written {
            Written::Markdown if self.ending == "json" => {
                "name a file that ends in .md; `mindgap export --format json -o FILE.json` writes the record as JSON"
            }
            Written::Markdown => "name a file that ends in .md",
            Written::Json => "name a file that ends in .json",
        }
    }
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Markdown => "Markdown",
            Self::Json => "JSON",
        })
    }
}

impl Written {
    /// What one of this program's own texts is written in.
    pub(super) fn of(text: &str) -> Self {
        if text.starts_with('{') { Self::Json } else { Self::Markdown }
    }

    /// Refuses the name of a file that promises another format.
    ///
    /// # Errors
    /// It does.
    pub fn fits(self, name: &Path) -> Result<(), Belied> {
        let Some(ending) = name.extension() else { return Ok(()) };
        let ending = ending.to_string_lossy().to_lowercase();
        if PROMISES.contains(&ending.as_str()) && !self.own().contains(&ending.as_str()) {
            Err(Belied { written: self, ending })
        } else {
            Ok(())
        }
    }

    /// The endings of its own.
    fn own(self) -> &'static [&'static str] {
        match self {
            Self::Markdown => &["md", "markdown"],
            Self::Json => &["json"],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_promises_another_format_is_told_by_its_ending() {
        let of =
            |written: Written, name: &str| written.fits(Path::new(name)).err().map(|belied| belied.ending);
        for name in ["R.md", "R.MD", "R.txt", "R", ".json", "R.json.md", "R.2"] {
            assert_eq!(of(Written::Markdown, name), None, "{name}");
        }
        for name in ["R.json", "R.md.JSON", "R.html"] {
            assert!(of(Written::Markdown, name).is_some(), "{name}");
        }
        for (name, belied) in
            [("R.json", None), ("R", None), ("R.md", Some("md")), ("R.sarif", Some("sarif"))]
        {
            assert_eq!(of(Written::Json, name).as_deref(), belied, "{name}");
        }
    }
}
