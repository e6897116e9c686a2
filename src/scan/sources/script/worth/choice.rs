//! Expressions of a script that are one of several. Words in, places out.

use super::super::lexer::{Kind, Token};
use super::super::names::Names;
use super::super::syntax::Brackets;
use super::super::value::{Branches, Worth, assumed, each};

/// Most worths of one choice.
const MOST: usize = 12;

impl Names {
    /// All of them as one, each once.
    pub(super) fn either(&self, all: impl IntoIterator<Item = Worth>) -> Worth {
        let mut told: Vec<Worth> = Vec::new();
        for one in all.into_iter().flat_map(each) {
            if told.contains(&one) {
                continue;
            }
            if told.len() == MOST {
                self.budget.crowd();
                return Worth::Open;
            }
            told.push(one);
        }
        match told.len() {
            1 => told.pop().unwrap_or(Worth::Open),
            0 => Worth::Open,
            _ => Worth::Either(told),
        }
    }

    /// What stands in where nobody sees whether something else does. A text is assumed then; of an object nothing is known
    /// by what it lacks, so what nobody sees is told beside it.
    pub(super) fn or_unseen(&self, worth: Worth) -> Worth {
        let worth = assumed(worth);
        let objects = matches!(&worth, Worth::Object(_))
            || matches!(&worth, Worth::Either(all) if all.iter().any(|one| matches!(one, Worth::Object(_))));
        if objects { self.either([worth, Worth::Open]) } else { worth }
    }
}

/// Where both branches of `a ? b : c` begin, if the words from here to there are such a choice.
pub(in super::super) fn branches(tokens: &[Token], names: &Names, (first, end): (usize, usize)) -> Branches {
    // Of `a = b = c` each part is such a choice as the last one is.
    if let Some(known) = names.branches.borrow().get(&(first, end)) {
        return *known;
    }
    let mut given = Vec::new();
    let told = walked(tokens, &names.brackets, (first, end), &mut given);
    names.branches.borrow_mut().extend(given.into_iter().map(|at| ((at, end), told)));
    told
}

/// The same, and where something is given before that.
fn walked(
    tokens: &[Token],
    brackets: &Brackets,
    (first, end): (usize, usize),
    given: &mut Vec<usize>,
) -> Branches {
    let is = |at: usize, sign: &str| tokens.get(at).is_some_and(|token| token.is(sign));
    let (mut asked, mut operand) = (0_usize, false);
    let mut yes = None;
    let mut at = first;
    while at < end {
        let was = std::mem::replace(&mut operand, false);
        match &tokens.get(at)?.kind {
            // A function, which gives what it chooses to somebody else.
            Kind::Sign('=') if is(at + 1, ">") => return None,
            Kind::Sign('=') if yes.is_none() && asked == 0 => given.push(at + 1),
            Kind::Sign('?') => {
                let double = is(at + 1, "?") || at.checked_sub(1).is_some_and(|before| is(before, "?"));
                if !double && !is(at + 1, ".") {
                    asked += 1;
                    yes = yes.or(Some(at + 1));
                }
            }
            Kind::Sign(':') => match (yes, asked) {
                (Some(yes), 1) => return Some((yes, at + 1)),
                _ => asked = asked.checked_sub(1)?,
            },
            Kind::Sign('!') => operand = was,
            Kind::Word(word) if is_operator(word) => {}
            // Two values with nothing between them are two statements.
            Kind::Word(_) | Kind::Text(_) | Kind::Number(_) | Kind::Regex if was => return None,
            Kind::Sign('(' | '[' | '{')
            | Kind::Piece(..)
            | Kind::Word(_)
            | Kind::Text(_)
            | Kind::Number(_)
            | Kind::Regex => operand = true,
            Kind::Rest(..) | Kind::Sign(_) => {}
        }
        at = brackets.next(tokens, at);
    }
    None
}

fn is_operator(word: &str) -> bool {
    matches!(word, "in" | "instanceof" | "typeof" | "await" | "new" | "void" | "as" | "satisfies" | "keyof")
}
