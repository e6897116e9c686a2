//! What a release showed on the day of its sign-off, told later from the release alone.

use super::product::Product;

/// A second release that is signed before the changed evidence was committed.
fn signed_in_between() -> Product {
    let product = Product::released();
    product.on("2026-03-01").write("owner.md", "Grace owns it\n");
    product.run("answer owner yes --evidence owner.md").gives(0);
    product.run("release open 1.1").gives(0);
    product.run("release affirm --unchanged").gives(0);
    product.run("release sign").gives(0).says("release 1.1 is signed off");
    product
}

#[test]
fn evidence_that_was_not_committed_at_sign_off_was_shown_all_the_same() {
    let product = signed_in_between();
    let compared = || product.run("diff 1.0 1.1 --fail-on-regression").gives(0);
    compared().says("evidence as it was when that was signed off").never_says("shown before, and no longer");
    // What is committed with the release is not what was signed, either.
    product.write("owner.md", "nobody owns it\n");
    product.commit("release 1.1, and what came after it");
    compared();
    product
        .run("diff 1.1 . --fail-on-regression")
        .gives(1)
        .says("owner: a file named as evidence has changed");
    // Nor does it matter that the commit is gone, as from a shallow clone.
    std::fs::remove_dir_all(product.path(".git")).unwrap();
    compared();
}

#[test]
fn evidence_that_git_ignores_is_told_as_it_was_seen() {
    let product = Product::released();
    product.on("2026-03-01").write(".gitignore", "private.md\n");
    product.write("private.md", "not for git\n");
    product.run("answer owner yes --evidence private.md").gives(0);
    product.run("answer extras yes --evidence private.md").gives(0);
    product.run("release open 1.1").gives(0);
    product.run("release affirm --unchanged").gives(0);
    product.run("answer extras yes").gives(0);
    product.run("release sign").gives(0);
    product.commit("release 1.1");
    product.write("private.md", "otherwise\n");
    product.run("diff 1.0 1.1 --fail-on-regression").gives(0);
    product
        .run("diff 1.1 . --fail-on-regression")
        .gives(1)
        .says("owner: a file named as evidence has changed");
}

#[test]
fn what_was_not_shown_at_sign_off_is_told_whatever_git_has() {
    let product = Product::released();
    product.on("2026-03-01").run("release open 1.1").gives(0);
    product.run("release affirm --unchanged").gives(0);
    // The project demands nothing of what weighs little.
    std::fs::remove_file(product.path("extras.md")).unwrap();
    product.run("release sign").gives(0);
    product.git(&["checkout", "extras.md"]);
    product.commit("release 1.1");
    let said = product.run("diff 1.0 1.1 --fail-on-regression").gives(1);
    said.says("extras: a file named as evidence is gone");
    product.run("diff 1.1 . --fail-on-regression").gives(0);
    assert!(product.read("ai-safety/releases/1.1.json").contains("\"extras.md\": \"missing\""));
    product.run("release verify").gives(0);
}

#[test]
fn a_release_that_was_edited_decides_nothing_and_the_comparison_says_so() {
    let product = signed_in_between();
    product.commit("release 1.1");
    let file = "ai-safety/releases/1.1.json";
    let as_signed = product.read(file);
    assert!(as_signed.contains("\"otherwise\": {\n    }"), "{as_signed}");
    product.edit(file, "\"otherwise\": {\n    }", "\"otherwise\": {\n      \"owner.md\": \"missing\"\n    }");
    let said = product.run("diff 1.0 1.1 --fail-on-regression").gives(0);
    let said = said.says("release 1.1, judged as of 2026-03-01, evidence files looked at in git");
    said.says("release 1.1 edited after it was signed off, outside the answers");
    let json = product.run("diff 1.0 1.1 --format json").gives(1).json();
    assert_eq!(json["to"]["evidence"], "git");
    assert_eq!(json["to"]["flaw"], "edited after it was signed off, outside the answers");
    assert!(json["from"].get("flaw").is_none());
    // Nor does a release under the name of another, or a copy of one that was edited.
    product.write("copy.json", &product.read(file));
    let copy = product.run("diff 1.0 copy.json").gives(1);
    let copy = copy.says("copy.json, judged as of 2026-03-01, evidence taken as recorded, not looked at");
    copy.says("copy.json edited after it was signed off");
    product.write("copy.json", &as_signed);
    product
        .run("diff 1.0 copy.json")
        .gives(1)
        .says("copy.json, judged as of 2026-03-01, evidence as it was when that was signed off");
    product.write("ai-safety/releases/1.2.json", &as_signed);
    let other = product.run("diff 1.1 1.2").anyhow();
    other.says("release 1.2 is the file of release 1.1 under another name");
}
