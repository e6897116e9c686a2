//! The sample project after its checklist was extended and half translated: the first question has other words, and the
//! second one took the place of another.

use mindgap::checklist::{Checklist, SourceFile, compose};

const CLINIC: &str = r#"
id = "clinic"
version = "1"
title = "Clinic"
extends = "mindgap"

[[reword]]
item = "safety-owner"
question = "Does a named clinician decide what this product may do, with the right to stop a release?"
"#;

pub const USE: &str = r#"
[[item]]
id = "clinical-use"
title = "Clinical use written down"
question = "Is it written down for which wards this product is meant, and for which it is not?"
severity = "critical"
per = "project"
review = "release"
minutes = 20
concerns = []
why = "A ward that nobody thought of is where a wrong answer does harm."
findings = []
today = ["Write `docs/wards.md`."]
evidence-wanted = "The dated page."
example = "yes. `docs/wards.md`."
replaces = ["intended-use"]
"#;

const PORTUGUESE: &str = r#"
id = "portuguese"
version = "1"
title = "Português"
extends = "clinic"
language = "pt-BR"
translation = true

[[reword]]
item = "hazard-list"
title = "Lista de perigos"
question = "Existe uma lista escrita dos perigos deste produto?"
why = "O que ninguém escreve ninguém procura."
today = ["Escreva `docs/hazards.md`."]
evidence-wanted = "A lista."
example = "yes. `docs/hazards.md`."
"#;

/// The built-in checklist with both on top.
pub fn checklist() -> Checklist {
    let file = |name: &'static str, text: &'static str| SourceFile { name, shown: name, text };
    let clinic = vec![file("checklist.toml", CLINIC), file("preparation.toml", USE)];
    let portuguese = vec![file("checklist.toml", PORTUGUESE)];
    compose(&[clinic, portuguese]).unwrap_or_else(|faults| panic!("{faults}"))
}
