//! The traces of all files of a project, each looked at once and within its limit. Opens nothing: its text is handed over.

use std::collections::BTreeSet;

use super::bill::{self, Bill};
use super::kind::{List, Look, Wanted, wanted};
use super::licence::{self, OTHER};
use super::package::Manifest;
use super::paper::{self, Paper};
use super::result;
use super::secret::{self, Hint};
use super::workflow::{self, Workflow};
use super::{lists, outline};
use crate::checklist::Digest;
use crate::scan::course::Course;
use crate::scan::listing::Found;
use crate::scan::local::folder_of;
use crate::scan::model::{NotExamined, Part};
use crate::scan::noticed::Noticed;
use crate::scan::observation::Stamp;
use crate::scan::options::Cut;
use crate::scan::sources::{self, Page, reader};
use crate::scan::tool::{self, Tool};
use crate::scan::workers::Outcome;
use crate::text::{clipped, visible_line};

/// What one file shows.
#[derive(Debug, Default)]
pub(in crate::scan) struct Trace {
    pub(in crate::scan) path: String,
    part: Option<Part>,
    pub(in crate::scan) manifest: Option<Manifest>,
    pub(in crate::scan) workflow: Option<Workflow>,
    pub(in crate::scan) bill: Option<Bill>,
    pub(in crate::scan) outcome: Option<result::Outcome>,
    pub(in crate::scan) paper: Option<Paper>,
    /// Of the text of a prompt.
    pub(in crate::scan) prompt: Option<Stamp>,
    /// A pointer to data that is kept elsewhere by its digest.
    pub(in crate::scan) dvc: bool,
    /// Which licence the file is.
    pub(in crate::scan) licence: Option<&'static str>,
    pub(in crate::scan) noticed: Noticed,
    /// Whose settings lie in it.
    pub(in crate::scan) settings: Option<&'static Tool>,
    pub(in crate::scan) secrets: Vec<Hint>,
    /// Lines of a file of variables that hold what their names call secret.
    pub(in crate::scan) variables: Vec<u32>,
    /// Why it could not be read to its end.
    why_not: Option<String>,
}

/// What all of them show.
#[derive(Debug, Default)]
pub(in crate::scan) struct Traces {
    /// By path; only those that show something.
    pub(in crate::scan) all: Vec<Trace>,
    /// Files that only these detectors open.
    pub(in crate::scan) opened: usize,
    /// Folders that hold a package to be installed by others.
    packages: BTreeSet<String>,
    /// Names of the project's own modules and packages.
    own: BTreeSet<String>,
    /// What of those could not be read.
    pub(in crate::scan) not_examined: Vec<NotExamined>,
    /// All that could not be read to its end, sources too.
    unread: BTreeSet<String>,
}

/// What looking at one file gave.
#[derive(Debug, Default)]
pub(in crate::scan) struct Looked {
    opened: bool,
    /// None where it shows nothing and was read to its end.
    trace: Option<Box<Trace>>,
}

/// Puts together what looking at every listed file gave, in their order.
pub(in crate::scan) fn gathered(
    files: &[Found],
    each: impl IntoIterator<Item = Outcome<Looked>>,
    course: &Course<'_>,
) -> Traces {
    let mut traces = Traces { packages: packages(files), own: own(files), ..Traces::default() };
    for (found, outcome) in files.iter().zip(each) {
        // What the readers of models open too is reported by them.
        let is_source = || reader(&found.path).is_some();
        let missed = |why: String| NotExamined { path: found.path.clone(), line: None, why };
        let looked = match outcome {
            Outcome::Done(looked) => looked,
            Outcome::Failed => {
                traces.unread.insert(found.path.clone());
                traces.not_examined.push(missed("the reader failed".to_owned()));
                continue;
            }
            Outcome::NotBegun => {
                traces.unread.insert(found.path.clone());
                if !is_source() && wanted(&found.path).anything() {
                    let why = course.cut().map_or("no thread could be started", Cut::says);
                    traces.not_examined.push(missed(why.to_owned()));
                }
                continue;
            }
        };
        traces.opened += usize::from(looked.opened && !is_source());
        let Some(mut trace) = looked.trace else { continue };
        if let Some(why) = trace.why_not.take() {
            traces.unread.insert(found.path.clone());
            traces.not_examined.extend((!is_source()).then(|| missed(why)));
        }
        // Said in the very words of the reader of models, so that one of the two falls away.
        if let Some((line, why)) = trace.noticed.not_examined.take() {
            traces.not_examined.push(NotExamined { path: found.path.clone(), line, why });
        }
        if trace.shows_something() {
            traces.all.push(*trace);
        }
    }
    traces
}

/// How much of a file must be read to look at it; nothing where it need not be opened.
pub(in crate::scan) fn limit(found: &Found) -> Option<u64> {
    let wanted = wanted(&found.path);
    let small = found.bytes <= wanted.limit() || wanted.list.is_some() || wanted.has(Look::Bill);
    (wanted.anything() && small).then(|| wanted.limit())
}

/// Looks at one file: at its page if it had to be opened, or why there is none.
pub(in crate::scan) fn look(found: &Found, page: Option<Result<&Page<'_>, String>>) -> Looked {
    let wanted = wanted(&found.path);
    let mut trace = Trace {
        part: Some(found.part),
        settings: tool::of_file(&found.path),
        paper: wanted.paper.filter(|(_, text)| !text).map(|(subject, _)| paper::closed(subject)),
        dvc: wanted.has(Look::Dvc),
        ..Trace::default()
    };
    let opened = matches!(page, Some(Ok(_)));
    match page {
        Some(Ok(page)) => trace.read(&found.path, &wanted, page),
        Some(Err(why)) => trace.why_not = Some(why),
        None => {}
    }
    let speaks = trace.why_not.is_some() || trace.shows_something();
    let trace = speaks.then(|| Box::new(Trace { path: found.path.clone(), ..trace }));
    Looked { opened, trace }
}

/// Folders from which a package is made.
fn packages(files: &[Found]) -> BTreeSet<String> {
    let made = |found: &&Found| {
        let name = found.path.rsplit('/').next().unwrap_or(&found.path);
        matches!(name, "setup.py" | "setup.cfg" | "pyproject.toml")
    };
    files.iter().filter(made).map(|found| folder_of(&found.path).to_owned()).collect()
}

/// What the project's own sources are called: files of Python, and the folders around them.
fn own(files: &[Found]) -> BTreeSet<String> {
    let python = files.iter().filter_map(|found| found.path.strip_suffix(".py"));
    python.flat_map(|path| path.split('/')).map(str::to_owned).collect()
}

impl Traces {
    /// Lists of packages that could not be read to their end.
    pub(in crate::scan) fn unread_lists(&self) -> impl Iterator<Item = &str> {
        self.unread.iter().map(String::as_str).filter(|path| wanted(path).lists().0)
    }

    /// Whether what may be a list of components could not be read to its end.
    pub(in crate::scan) fn has_unread_bill(&self) -> bool {
        self.unread.iter().any(|path| wanted(path).lists().1)
    }

    /// Whether a package is made from a folder.
    pub(in crate::scan) fn is_package(&self, folder: &str) -> bool {
        self.packages.contains(folder)
    }

    /// Whether a module of this name is the project's own.
    pub(in crate::scan) fn is_own(&self, module: &str) -> bool {
        self.own.contains(module)
    }
}

impl Trace {
    /// In which part of the tree it lies.
    pub(in crate::scan) fn part(&self) -> Part {
        self.part.unwrap_or(Part::Product)
    }

    fn read(&mut self, path: &str, wanted: &Wanted, page: &Page<'_>) {
        let text = page.text;
        if let Some(list) = wanted.list {
            self.manifest = self.tried(manifest(list, text));
        }
        if wanted.has(Look::Workflow) {
            self.workflow = self.tried(workflow::read(text));
        }
        if wanted.has(Look::Bill) {
            self.bill = self.tried(bill::read(text)).flatten();
        }
        if wanted.has(Look::Rails) && is_rails(text) {
            self.settings = tool::of_module("nemoguardrails");
        }
        if wanted.has(Look::Result) {
            self.outcome = result::read(path, text);
        }
        if let Some((subject, _)) = wanted.paper {
            self.paper = paper::read(subject, text);
        }
        if wanted.has(Look::Licence) {
            // One that is not known is one all the same, in the hub's word for it.
            self.licence = Some(licence::of_text(text).unwrap_or(OTHER));
        }
        if wanted.has(Look::Prompt) {
            self.prompt = Some(Stamp { bytes: text.len() as u64, digest: Some(Digest::of(text.as_bytes())) });
        }
        // What foreign and generated code imports says nothing about the product.
        if wanted.has(Look::Source) && !matches!(self.part(), Part::Vendored | Part::Generated) {
            self.noticed = sources::notice(path, page);
        }
        if wanted.has(Look::Secrets) {
            self.secrets = secret::find(text);
        }
        if wanted.has(Look::Variables) && !is_sample(path) {
            self.variables = secret::variables(text);
        }
    }

    /// Keeps why something could not be read.
    fn tried<T>(&mut self, result: Result<T, String>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(why) => {
                self.why_not = Some(clipped(&visible_line(&why), 160).into_owned());
                None
            }
        }
    }

    fn shows_something(&self) -> bool {
        let Self { manifest, workflow, bill, outcome, paper, prompt, settings, .. } = self;
        manifest.is_some()
            || workflow.as_ref().is_some_and(|workflow| !workflow.runs.is_empty())
            || bill.is_some()
            || outcome.is_some()
            || paper.is_some()
            || prompt.is_some()
            || settings.is_some()
            || self.dvc
            || self.licence.is_some()
            || self.noticed != Noticed::default()
            || !self.secrets.is_empty()
            || !self.variables.is_empty()
    }
}

fn manifest(list: List, text: &str) -> Result<Manifest, String> {
    match list {
        List::Requirements => Ok(lists::requirements(text)),
        List::Project => lists::project(text),
        List::SetupCfg => Ok(lists::setup_cfg(text)),
        List::Environment => lists::environment(text),
        List::PackageJson => lists::package_json(text),
        List::TomlLock => lists::toml_lock(text),
        List::PipfileLock => lists::pipfile_lock(text),
        List::CondaLock => lists::conda_lock(text),
        List::PackageLock => lists::package_lock(text),
        List::PnpmLock => lists::pnpm_lock(text),
        List::YarnLock => Ok(lists::yarn_lock(text)),
    }
}

/// The settings of `NeMo` Guardrails: rails at the top, with flows below them.
fn is_rails(text: &str) -> bool {
    if !text.lines().any(|line| line.starts_with("rails:")) {
        return false;
    }
    let entries = outline::outline(text).unwrap_or_default();
    entries.iter().any(|entry| {
        entry.path.first().is_some_and(|key| key == "rails") && entry.path.iter().any(|key| key == "flows")
    })
}

/// Whether a file of variables is there to be copied and filled in.
fn is_sample(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    ["example", "sample", "template", "dist", "defaults", "test"].iter().any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: [List; 11] = [
        List::Requirements,
        List::Project,
        List::SetupCfg,
        List::Environment,
        List::PackageJson,
        List::TomlLock,
        List::PipfileLock,
        List::CondaLock,
        List::PackageLock,
        List::PnpmLock,
        List::YarnLock,
    ];
    const TEXTS: [&str; 8] = [
        "torch[a]==2.4.1 ; x \\\n --hash=sha256:aa\npkg @ git+https://x@y#z\n[project]\ndependencies = [\"a==1\"]\n",
        "[[package]]\nname = \"é\"\nversion = \"1\"\nsource = { virtual = \".\" }\nwheels = [{ hash = \"x\" }]\n",
        "packages:\n- conda: https://x/numpy-1-2.conda\n  sha256: a\n- pypi: x\n  name: torch\n  version: '2'\n",
        "{\"packages\": {\"node_modules/@a/b\": {\"version\": \"1.2\", \"integrity\": \"x\"}}, \"bomFormat\": \"CycloneDX\"}",
        "\"@a/b@^1\", \"c@2\":\n  version \"1.2.3\"\n  integrity x\n",
        "on: {schedule: [{cron: '0'}]}\njobs:\n  a:\n    steps:\n    - run: |\n        é garak || true\n      uses: a/b@c\n",
        "dependencies:\n- pytorch=2.1=b\n- pip:\n  - é==1\nrails:\n  input: {flows: [x]}\n",
        "[options]\ninstall_requires =\n    torch==2\nA_TOKEN=q8Zt3LmW0xV5nB7kR2yD\n",
    ];

    #[test]
    fn texts_that_are_cut_or_changed_anywhere_end_no_reader() {
        let mut read = 0;
        for text in TEXTS {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            for at in places {
                let (head, tail) = text.split_at(at);
                let rest: String = tail.chars().skip(1).collect();
                for changed in [
                    head.to_owned(),
                    format!("{head}{rest}"),
                    format!("{head}[{tail}"),
                    format!("{head}é\n{rest}"),
                ] {
                    read += LISTS.iter().filter(|list| manifest(**list, &changed).is_ok()).count();
                    let _ = (workflow::read(&changed), bill::read(&changed), is_rails(&changed));
                    let _ = (
                        secret::find(&changed),
                        secret::variables(&changed),
                        super::super::hidden::masked(&changed),
                    );
                    let _ = (result::read("x.json", &changed), result::read("x.jsonl", &changed));
                }
            }
        }
        assert!(read > 1_000, "{read}");
    }
}
