//! `mindgap scan`: a folder or a file in, text or JSON out, nothing written and nothing run.

use std::fs;
use std::path::Path;

use crate::alone;
use crate::assembler::{Pickle, booby_trap, harmless};
use crate::carriers::{BZIP2, compressed};

fn scan(folder: &Path, args: &[&str]) -> String {
    let output = alone::mindgap(folder).arg("scan").args(args).output().unwrap();
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("models")).unwrap();
    for (name, bytes) in [
        ("models/a.pt", harmless()),
        ("models/notes", Pickle::v(2).call("os", "system", "touch marker").stop()),
        ("main.py", b"import os\n".to_vec()),
        ("weights.bin", b"7z\xbc\xaf\x27\x1c".to_vec()),
    ] {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

#[test]
fn a_folder_is_looked_through_by_content() {
    let folder = project();
    let text = scan(folder.path(), &[]);
    let lines: Vec<_> = text.lines().collect();
    assert!(lines[0].starts_with("runs-code          models/notes  (pickle)"), "{text}");
    assert!(
        text.contains("3 files that look like models: 1 runs-code, 1 not-examined, 1 only-known-names"),
        "{text}"
    );
    assert!(!text.contains("main.py"), "{text}");
    assert!(!folder.path().join("marker").exists());
}

#[test]
fn compressed_pickles_are_recognised_under_any_name() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let traps = compressed(&booby_trap()).into_iter().chain([("bzip2", BZIP2.to_vec())]);
    let names: Vec<_> = traps.map(|(how, bytes)| fs::write(at(how), bytes).map(|()| how).unwrap()).collect();
    for (how, bytes) in compressed(b"a table of numbers, and no model") {
        fs::write(at(&format!("{how}-text")), bytes).unwrap();
    }
    // Most of what cannot be unfolded is something else.
    fs::write(at("cut"), &compressed(&booby_trap())[2].1[..40]).unwrap();
    let text = scan(folder.path(), &[]);
    for name in names {
        assert!(text.contains(&format!("runs-code          {name}  (joblib)")), "{name}: {text}");
    }
    assert!(text.contains("6 files that look like models: 6 runs-code"), "{text}");
}

#[test]
fn the_exit_code_says_whether_something_runs_code() {
    let folder = project();
    let code =
        |args: &[&str]| alone::mindgap(folder.path()).arg("scan").args(args).output().unwrap().status.code();
    assert_eq!(code(&[]), Some(1));
    assert_eq!(code(&["models/notes", "--models-only", "--format", "json"]), Some(1));
    assert_eq!(code(&["models/a.pt"]), Some(0));
    assert_eq!(code(&["--exit-zero"]), Some(0));
    assert_eq!(code(&["nowhere", "--exit-zero"]), Some(2), "what cannot be told is never 0");
}

#[test]
fn programs_get_the_same_as_json() {
    let folder = project();
    let json: serde_json::Value =
        serde_json::from_str(&scan(folder.path(), &["models", "--format", "json"])).unwrap();
    let files = json["files"].as_array().unwrap();
    assert_eq!(files.len(), 2);
    assert_eq!((files[1]["path"].as_str(), files[1]["result"].as_str()), (Some("notes"), Some("runs-code")));
    assert_eq!(files[1]["imports"][0]["name"], "os.system");
    assert_eq!(files[1]["findings"][0]["rule"], "listed-name-used");
    let one = scan(folder.path(), &["models/notes", "--format", "json"]);
    assert!(one.contains("\"path\": \"notes\""), "{one}");
    assert_eq!(one, scan(folder.path(), &["models/notes", "--format", "json"]), "the same bytes each time");
}

#[cfg(unix)]
#[test]
fn pipes_and_links_are_not_waited_for_or_followed() {
    let folder = project();
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("zero.pt")).unwrap();
    assert!(
        std::process::Command::new("mkfifo").arg(folder.path().join("pipe.pt")).status().unwrap().success()
    );
    assert!(scan(folder.path(), &[]).contains("3 files that look like models"));
    assert!(scan(folder.path(), &["pipe.pt"]).contains("no regular file"));
    assert!(scan(folder.path(), &["zero.pt"]).contains("no regular file"));
}

#[test]
fn what_the_program_wrote_itself_is_no_configuration_of_the_product() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let run =
        |args: &[&str]| String::from_utf8(alone::mindgap(root).args(args).output().unwrap().stdout).unwrap();
    let code = "from transformers import AutoModel\nAutoModel.from_pretrained(\"org/gone\")\n";
    fs::write(root.join("app.py"), code).unwrap();
    run(&["init", "--name", "bot", "--set", "model-source=hub"]);
    run(&["--who", "Ada", "models", "add", "--seen"]);
    for (name, args) in [
        ("safety-record.json", &["export"][..]),
        ("gaps.json", &["check"]),
        ("models.json", &["models"]),
        ("seen.json", &["scan"]),
    ] {
        let text = run(&[args, &["--format", "json"]].concat());
        assert!(text.starts_with("{\n  \"written_by\": \"mindgap\",\n  \"format\": 1,"), "{name}: {text}");
        fs::write(root.join(name), text).unwrap();
    }
    fs::create_dir(root.join("kept")).unwrap();
    fs::copy(root.join("ai-safety/record.json"), root.join("kept/record.json")).unwrap();
    assert!(fs::read_to_string(root.join("kept/record.json")).unwrap().contains("org/gone"));
    fs::write(root.join("app.py"), "import os\n").unwrap();
    let json: serde_json::Value = serde_json::from_str(&scan(root, &["--format", "json"])).unwrap();
    assert_eq!(json["counted"]["skipped"]["a document of mindgap's own"], 5, "{json}");
    assert!(!run(&["models"]).contains("json:"));
    fs::write(root.join("config.yaml"), "model_id: org/used\n").unwrap();
    assert!(run(&["models"]).contains("org/used"));
}

#[test]
fn what_is_not_there_is_said() {
    let folder = project();
    let output = alone::mindgap(folder.path()).args(["scan", "nowhere"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("there is no file or folder "));
}
