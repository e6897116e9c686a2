//! Records and releases for screen tests and pictures: worn, quiet, moved on, under review.

use chrono::{Duration, NaiveDate, Utc};
use mindgap::checklist::{Applies, Checklist, Digest};
use mindgap::record::{
    Acceptance, Affirmed, Answer, AnswerKey, Counts, Evidence, OpenRelease, Plan, Record, Rules, Status,
};
use mindgap::scan::{Scan, scan};
use mindgap::store::releases::Kept;
use mindgap::tui::Input;
use mindgap::tui::model::{Saving, Session};

use crate::stage::{Stage, THEME, built_in, kept, now};

/// Everything answered with yes and shown, by somebody, so many days ago.
pub fn answered(checklist: &Checklist, by: &str, days: i64) -> Record {
    let mut record = Record::new("support-bot", checklist);
    for item in checklist.items() {
        let evidence = Evidence::File { path: "SAFETY.md".parse().unwrap(), digest: Digest::of(b"owner") };
        let answer = Answer {
            status: Some(Status::Yes),
            evidence: vec![evidence],
            question: Some(item.digest),
            by: Some(by.to_owned()),
            at: Some((now() - Duration::days(days)).with_timezone(&Utc)),
            ..Answer::default()
        };
        record.answers.insert(AnswerKey::item(&item.id), answer);
    }
    record
}

/// The release before, signed off by Ada.
pub fn before() -> Kept {
    let at = (now() - Duration::days(90)).with_timezone(&Utc);
    let release = OpenRelease::new("1.3.0".parse().unwrap(), None, "Ada Byron", at);
    let counts = Counts { accepted: 1, answered: 60, applicable: 66, gaps: 9, said: 50, shown: 41 };
    kept(release, counts)
}

pub fn stage(record: Record, (width, height): (u16, u16)) -> Stage {
    let checklist = built_in();
    let session = Session::default();
    let mut stage = Stage::with(checklist, record, Saving::Saved, &session, (width, height), THEME)
        .file("SAFETY.md", "owner")
        .file("docs/tests.md", "now");
    stage.kept.push(before());
    // The disk is looked at again, now that it has files and releases.
    stage.input(Input::Focus);
    stage
}

/// A record in which a little of everything has changed since.
pub fn worn(size: (u16, u16)) -> Stage {
    let checklist = built_in();
    let mut record = answered(&checklist, "Ada Byron", 120);
    let asked: Vec<_> =
        checklist.items().iter().filter(|item| record.profile.applies(item) == Applies::Yes).collect();
    let keys: Vec<AnswerKey> = asked.iter().map(|item| AnswerKey::item(&item.id)).collect();
    let mut change = |at: usize, change: &dyn Fn(&mut Answer)| {
        change(record.answers.get_mut(&keys[at]).unwrap());
    };
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    change(0, &|answer| answer.question = Some(Digest::of(b"another question")));
    change(1, &|answer| {
        let path = "docs/tests.md".parse().unwrap();
        answer.evidence = vec![Evidence::File { path, digest: Digest::of(b"then") }];
    });
    change(2, &|answer| {
        let path = "docs/gone.md".parse().unwrap();
        answer.evidence = vec![Evidence::File { path, digest: Digest::of(b"then") }];
    });
    change(3, &|answer| {
        answer.status = Some(Status::No);
        answer.acceptance =
            Some(Acceptance { reason: "Pilot only".into(), until: day(2026, 10, 1), who: "Ada".into() });
    });
    change(4, &|answer| {
        answer.status = Some(Status::Partly);
        answer.plan = Some(Plan { what: "Write the rest".into(), by: Some(day(2026, 11, 1)) });
    });
    change(5, &|answer| *answer = Answer::default());
    stage(record, size)
}

/// The same, opened.
pub fn opened(size: (u16, u16)) -> Stage {
    worn(size).keys("R<enter>")
}

/// A record that has moved on since the release before.
pub fn moved_on(size: (u16, u16)) -> Stage {
    let checklist = built_in();
    let mut frozen = answered(&checklist, "Ada Byron", 120);
    let first: Vec<AnswerKey> =
        checklist.items().iter().take(4).map(|item| AnswerKey::item(&item.id)).collect();
    let change = |record: &mut Record, at: usize, change: &dyn Fn(&mut Answer)| {
        change(record.answers.get_mut(&first[at]).unwrap());
    };
    let mut record = frozen.clone();
    change(&mut record, 0, &|answer| {
        answer.status = Some(Status::Partly);
        answer.note = "The person left.\nA new one is looked for.".into();
    });
    change(&mut record, 1, &|answer| {
        answer.evidence.push(Evidence::link("https://example.org/review").unwrap());
    });
    change(&mut frozen, 2, &|answer| *answer = Answer::default());
    change(&mut record, 3, &|answer| *answer = Answer::default());
    let mut stage = stage(record, size);
    stage.frozen = Some(frozen);
    stage
}

/// Nothing has changed, and the project wants one signature.
pub fn quiet(size: (u16, u16)) -> Stage {
    stage(answered(&built_in(), "Ada Byron", 30), size)
}

/// Everything was seen and reaffirmed.
pub fn reaffirmed(size: (u16, u16)) -> Stage {
    look_at_all(quiet(size))
}

pub fn look_at_all(stage: Stage) -> Stage {
    stage.keys("R<enter>").keys(&"<pgdn>".repeat(20)).keys("Y<enter>")
}

/// Grace answered and signed; Ada reviews.
pub fn reviewing(size: (u16, u16)) -> Stage {
    let mut record = answered(&built_in(), "Grace Hopper", 30);
    record.rules = Some(Rules { people: 2, ..Rules::default() });
    let mut stage = stage(record, size);
    "Grace Hopper".clone_into(&mut stage.model.work.who);
    stage = look_at_all(stage).keys("S<enter>");
    "Ada Byron".clone_into(&mut stage.model.work.who);
    stage.press("<c-l>");
    stage
}

/// A record in which 66 items are asked.
pub fn sixty_six(by: &str) -> Record {
    let checklist = built_in();
    let mut record = answered(&checklist, by, 30);
    let asked = |record: &Record| {
        let all = checklist.items().iter();
        all.filter(|item| record.profile.applies(item) == Applies::Yes)
            .map(|item| item.id.clone())
            .collect::<Vec<_>>()
    };
    for id in asked(&record).iter().skip(66) {
        // Looked at this morning: nothing brings these up.
        let key = AnswerKey::item(id);
        let soon = (now() + Duration::hours(1)).with_timezone(&Utc);
        let affirmed =
            Affirmed { at: soon, by: by.to_owned(), release: "1.4.0".parse().unwrap(), unchanged: false };
        record.answers.get_mut(&key).unwrap().affirmed = Some(affirmed);
    }
    record
}

/// A commit in full.
const COMMIT: &str = "5b7e0f6a3c2d1e4f5a6b7c8d9e0f1a2b3c4d5e6f";

/// What a scan sees of a project with something of everything.
pub fn project() -> Scan {
    project_at(COMMIT)
}

/// The same with one model at a commit.
pub fn project_at(commit: &str) -> Scan {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    let loads = format!(
        "from transformers import AutoModel, pipeline\nimport pickle\n\
        rag = AutoModel.from_pretrained(\"org/loose\", trust_remote_code=True)\n\
        firm = AutoModel.from_pretrained(\"org/firm\", revision=\"{commit}\")\n\
        tag = AutoModel.from_pretrained(\"org/tagged\", revision=\"v1.0\")\n\
        run = pipeline(\"summarization\", model=chosen())\nblob = pickle.loads(data)\n"
    );
    write("app/rag.py", &loads);
    write("app/chat.py", "from openai import OpenAI\nOpenAI().responses.create(model=\"gpt-4o\")\n");
    write("app/broken.py", "def f(:\n  pass\n");
    write("models/cut.safetensors", "\u{40}\0\0\0\0\0\0\0{\"a\":");
    write(
        "tests/test_rag.py",
        "from transformers import AutoModel\nAutoModel.from_pretrained(\"org/toy\")\n",
    );
    write(
        "notebooks/try.ipynb",
        r#"{"cells":[{"cell_type":"code","source":["from transformers import AutoModel\n","AutoModel.from_pretrained(\"org/loose\")\n"]}],"nbformat":4}"#,
    );
    write("models/own/pytorch_model.bin", "cos\nsystem\n(S'touch marker'\ntR.");
    write("models/own/README.md", "---\nlicense: mit\nbase_model: org/loose\n---\n# Own\n");
    scan(folder.path()).unwrap()
}
