//! What a window held when it was closed: the shell goes by the record, says what waits, and settles it where asked.

use mindgap::record::{Answer, Status};

use super::product::{Product, Said};

/// One says partly in a window, another has said no meanwhile; the window is closed before anybody chose.
fn two_answers() -> Product {
    let product = Product::released();
    product.on("2026-02-01");
    let status = Some(Status::Partly);
    let partly = Answer { status, note: "Grace looked".to_owned(), ..product.answer("watch") };
    product.is_left_over("watch", partly, || {
        product.run("answer watch no").gives(0);
    });
    product
}

fn told(said: &Said) {
    assert!(
        said.err.contains("a choice waits since an earlier session") && said.err.contains("watch"),
        "{}",
        said.err
    );
    assert!(said.err.contains("merge --resolve") && !said.err.contains("took back"), "{}", said.err);
}

#[test]
fn every_command_goes_by_the_record_and_names_the_choice_that_waits() {
    let product = two_answers();
    let before = product.read("ai-safety/record.json");
    for _ in 0..2 {
        let check = product.run("check").gives(1).says("watch: answered no");
        told(&check);
        let export = product.run("export --format json").gives(0).says("watch").never_says("Grace looked");
        told(&export);
        let diff = product.run("diff 1.0").gives(1).says("watch");
        told(&diff);
    }
    assert_eq!(product.read("ai-safety/record.json"), before);
    // A change of another answer is saved, and one of the same answer too.
    told(&product.run("answer extras partly").gives(0));
    told(&product.run("answer watch no --note again").gives(0));
    assert_eq!(product.answer("watch").note, "again");
    product.run("release restore 1.0").gives(2).complains("merge --resolve");
    told(&product.run("check --format json").anyhow());
}

#[test]
fn merge_lists_the_choice_of_a_closed_window_and_settles_it() {
    for (side, kept, other) in
        [("ours", Status::Partly, "status: no"), ("theirs", Status::No, "Grace looked")]
    {
        let product = two_answers();
        for _ in 0..2 {
            let listed = product.run("merge --resolve").gives(1).says("chosen: 0; waiting: 1");
            let listed =
                listed.says("ours is what an earlier session could not save, theirs is in the record");
            assert!(listed.says("    ours   partly").says("    theirs no").err.contains("--take ours"));
            let json = product.run("merge --resolve --format json").gives(1).json();
            assert_eq!(json["waiting"][0]["item"], "watch");
        }
        product.run(&format!("merge --resolve --take {side} extras")).gives(2).complains("does not wait");
        product.run(&format!("merge --resolve --take {side} watch")).gives(0).says("chosen: 1; waiting: 0");
        let answer = product.answer("watch");
        assert_eq!(answer.status, Some(kept));
        assert!(answer.note.contains(other), "{}", answer.note);
        let check = product.run("check").anyhow();
        assert!(!check.err.contains("a choice waits"), "{}", check.err);
        product.run("merge --resolve").gives(0).says("chosen: 0; waiting: 0");
    }
}

#[test]
fn what_met_no_other_answer_is_saved_by_the_next_command_that_writes_and_counted_by_none_before() {
    let product = Product::released();
    product.on("2026-02-01");
    let no = Answer { status: Some(Status::No), ..product.answer("watch") };
    product.cannot_be_saved("watch", no);
    for _ in 0..2 {
        let check = product.run("check").gives(0).complains("not in the record, and not counted here");
        assert!(!check.err.contains("took back"), "{}", check.err);
    }
    assert_eq!(product.answer("watch").status, Some(Status::Yes));
    product.run("answer extras partly").gives(0).complains("took back answers");
    assert_eq!(product.answer("watch").status, Some(Status::No));
    assert!(!product.run("check").gives(1).err.contains("earlier session"));
}
