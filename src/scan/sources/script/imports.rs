//! Which packages a source in JavaScript or TypeScript imports. Comments and texts are not imports.

use super::lexer::{Kind, tokens_of};
use crate::scan::noticed::Named;
use crate::scan::sighting::Lines;
use crate::scan::tool;

/// Most that are kept of one file.
const MOST: usize = 200;

/// The imports of tools of the table.
pub(in crate::scan::sources) fn imports(path: &str, text: &str) -> Vec<Named> {
    if !["import", "require"].iter().any(|word| text.contains(word)) || !tool::names_npm(text) {
        return Vec::new();
    }
    let lines = Lines::new(text);
    let tokens = tokens_of(path, text);
    let mut all = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let Kind::Text(package) = &token.kind else { continue };
        let before = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at));
        let is = |back: usize, word: &str| before(back).is_some_and(|token| token.is(word));
        let imported =
            is(1, "from") || is(1, "import") || (is(1, "(") && (is(2, "require") || is(2, "import")));
        if imported && tool::of_npm(package).is_some() && all.len() < MOST {
            all.push(Named { path: package.clone(), spot: lines.spot(token.offset), within: None });
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_are_told_from_comments() {
        let text = "// import x from 'langsmith'\nimport { Langfuse } from \"langfuse\";\nconst p = require('prom-client')\nlet s = 'promptfoo';\n";
        let all = imports("a.ts", text);
        let told: Vec<_> = all.iter().map(|one| (one.path.as_str(), one.spot.line)).collect();
        assert_eq!(told, [("langfuse", 2), ("prom-client", 3)]);
    }
}
