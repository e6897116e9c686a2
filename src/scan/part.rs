//! In which part of the tree something lies: the product, its tests, examples, somebody else's code. Told by names alone.

use super::model::Part;

/// In which part of the tree a path lies, told by the names on the way.
pub(super) fn part_of(path: &str) -> Part {
    let lower = path.to_ascii_lowercase();
    let (folders, file) =
        lower.rsplit_once('/').map_or(("", lower.as_str()), |(folders, file)| (folders, file));
    let within = |names: &[&str]| folders.split('/').any(|folder| names.contains(&folder));
    let stem = file.split('.').next().unwrap_or(file);
    if within(&[
        "vendor",
        "vendored",
        "third_party",
        "third-party",
        "thirdparty",
        "_vendor",
        "site-packages",
        "node_modules",
        "extern",
        "external",
        "bower_components",
        "venv",
        "env",
    ]) {
        return Part::Vendored;
    }
    if within(&[
        "tests",
        "test",
        "testing",
        "__tests__",
        "spec",
        "specs",
        "e2e",
        "fixtures",
        "testdata",
        "test_data",
    ]) || stem.starts_with("test_")
        || stem.ends_with("_test")
        || stem.ends_with("_tests")
        || stem == "conftest"
        || [".test.", ".spec."].iter().any(|mark| file.contains(mark))
    {
        return Part::Test;
    }
    if within(&[
        "examples",
        "example",
        "samples",
        "sample",
        "demo",
        "demos",
        "docs",
        "doc",
        "tutorials",
        "tutorial",
        "cookbook",
    ]) {
        return Part::Example;
    }
    if within(&["dist", "build", "generated", "_generated", "gen", ".next", "out"])
        || file.ends_with("_pb2.py")
        || file.contains(".min.")
        || file.contains(".generated.")
    {
        return Part::Generated;
    }
    Part::Product
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_by_the_names_on_the_way() {
        for (path, part) in [
            ("app/main.py", Part::Product),
            ("tests/test_main.py", Part::Test),
            ("app/main_test.py", Part::Test),
            ("web/a.spec.ts", Part::Test),
            ("examples/run.py", Part::Example),
            ("vendor/lib/tests/x.py", Part::Vendored),
            ("app/contest.py", Part::Product),
            ("dist/app.js", Part::Generated),
            ("test.py", Part::Product),
        ] {
            assert_eq!(part_of(path), part, "{path}");
        }
    }
}
