//! Where a text uses the terms of the glossary: whole words, upper or lower case, the longest spelling first.
//!
//! What stands between backticks is code and uses no terms but those that are code themselves, such as `a_name`.

use std::collections::HashMap;

use super::term::{Found, Term};
use crate::checklist::id::TermId;

/// The spellings of all terms, by their first word.
#[derive(Debug, Clone, Default)]
pub(super) struct Spellings {
    by_word: HashMap<String, Vec<(String, TermId)>>,
}

impl Spellings {
    pub(super) fn new<'t>(terms: impl Iterator<Item = &'t Term>) -> Self {
        let mut by_word: HashMap<String, Vec<(String, TermId)>> = HashMap::new();
        for term in terms {
            for spelling in term.spellings() {
                let folded = fold(spelling);
                let first = folded.chars().take_while(|c| is_word(*c)).collect::<String>();
                by_word.entry(first).or_default().push((folded, term.id.clone()));
            }
        }
        for spellings in by_word.values_mut() {
            spellings.sort_by_key(|(spelling, id)| (std::cmp::Reverse(spelling.len()), id.clone()));
        }
        Self { by_word }
    }

    /// The terms in a text, in order, none within another.
    pub(super) fn find<'k>(&'k self, text: &str) -> Vec<Found<'k>> {
        let mut found = Vec::new();
        let mut code = false;
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let word: usize = rest.chars().take_while(|c| is_word(*c)).map(char::len_utf8).sum();
            if word == 0 {
                let c = rest.chars().next().unwrap_or_default();
                code ^= c == '`';
                at += c.len_utf8().max(1);
                continue;
            }
            let hit = rest.get(..word).and_then(|word| self.longest(word, rest, code));
            if let Some((length, term)) = hit {
                found.push(Found { at: at..at + length, term });
                at += length;
            } else {
                at += word;
            }
        }
        found
    }

    fn longest<'k>(&'k self, word: &str, rest: &str, code: bool) -> Option<(usize, &'k TermId)> {
        let spellings = self.by_word.get(&fold(word))?.iter();
        let mut meant = spellings.filter(|(spelling, _)| !code || spelling.contains('_'));
        meant.find_map(|(spelling, id)| Some((begins(rest, spelling)?, id)))
    }
}

/// How many bytes of `text` are this spelling, if it begins with it and the word ends there.
fn begins(text: &str, spelling: &str) -> Option<usize> {
    let mut wanted = spelling.chars();
    let mut length = 0;
    for c in text.chars() {
        let mut rest = wanted.clone();
        if rest.next().is_none() {
            return (!is_word(c)).then_some(length);
        }
        for folded in c.to_lowercase() {
            if wanted.next()? != folded {
                return None;
            }
        }
        length += c.len_utf8();
    }
    wanted.next().is_none().then_some(length)
}

pub(super) fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// What words consist of. A hyphen joins: a term within `model-card-read` is not meant.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '-' || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let term = |id: &str, term: &str, also: &[&str]| Term {
            id: id.parse().unwrap(),
            term: term.to_owned(),
            also: also.iter().map(|each| (*each).to_owned()).collect(),
            text: "x".to_owned(),
            see: Vec::new(),
        };
        let terms = [
            term("model", "model", &["models"]),
            term("model-card", "model card", &[]),
            term("base-model", "base model", &["Grundmodell-Öl"]),
            term("pickle", "pickle", &[]),
            term("remote", "trust_remote_code", &[]),
        ];
        let spellings = Spellings::new(terms.iter());
        spellings
            .find(text)
            .iter()
            .map(|f| format!("{}={}", f.term, text.get(f.at.clone()).unwrap()))
            .collect()
    }

    #[test]
    fn the_longest_spelling_wins_whatever_its_case() {
        assert_eq!(
            found("A Model Card of the BASE model, and models."),
            ["model-card=Model Card", "base-model=BASE model", "model=models"]
        );
        assert_eq!(found("model"), ["model=model"]);
        assert_eq!(found("grundmodell-ÖL!"), ["base-model=grundmodell-ÖL"]);
    }

    #[test]
    fn names_from_code_are_found_in_code() {
        assert_eq!(
            found("Set `trust_remote_code=False` for each model."),
            ["remote=trust_remote_code", "model=model"]
        );
    }

    #[test]
    fn parts_of_words_and_code_use_no_terms() {
        assert_eq!(found("supermodel modelled model-card-read `model --pickle`"), Vec::<String>::new());
        assert_eq!(found("`x` pickle"), ["pickle=pickle"]);
        assert_eq!(found("model cards"), ["model=model"]);
    }
}
