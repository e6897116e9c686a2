//! Conditions against a judge that knows nothing but the three truth values.

use mindgap::checklist::{Applies, Condition, Fact, HiddenBy, Truth};
use proptest::collection::vec;
use proptest::prelude::*;

/// Kleene's logic, as the textbook has it: No < Unknown < Yes.
fn rank(truth: Truth) -> u8 {
    match truth {
        Truth::No => 0,
        Truth::Unknown => 1,
        Truth::Yes => 2,
    }
}

fn naive(condition: &Condition, truth: &dyn Fn(&Fact) -> Truth) -> u8 {
    let all = condition.all.iter().map(|fact| rank(truth(fact))).min().unwrap_or(2);
    let any = condition.any.iter().map(|fact| rank(truth(fact))).max().unwrap_or(2);
    let none = condition.none.iter().map(|fact| 2 - rank(truth(fact))).min().unwrap_or(2);
    all.min(any).min(none)
}

fn fact(number: usize) -> Fact {
    format!("q{}:o{}", number / 2, number % 2).parse().unwrap()
}

fn facts() -> impl Strategy<Value = Vec<Fact>> {
    vec((0..6_usize).prop_map(fact), 0..4)
}

prop_compose! {
    fn condition()(all in facts(), any in facts(), none in facts()) -> Condition {
        Condition { all, any, none }
    }
}

fn world() -> impl Strategy<Value = Vec<Truth>> {
    vec(proptest::sample::select(vec![Truth::Yes, Truth::No, Truth::Unknown]), 6)
}

fn look(world: &[Truth]) -> impl Fn(&Fact) -> Truth {
    |wanted| (0..6).find(|n| &fact(*n) == wanted).map_or(Truth::Unknown, |n| world[n])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_item_is_hidden_only_where_the_condition_is_known_to_fail(condition in condition(), world in world()) {
        let truth = look(&world);
        prop_assert_eq!(condition.judge(&truth) == Applies::Yes, naive(&condition, &truth) > 0);
    }

    #[test]
    fn what_hid_an_item_is_a_fact_of_its_condition_and_is_decisive(condition in condition(), world in world()) {
        let truth = look(&world);
        match condition.judge(&truth) {
            Applies::Yes => {}
            Applies::No(HiddenBy::Has(fact)) => {
                prop_assert!(condition.none.contains(&fact) && truth(&fact) == Truth::Yes);
            }
            Applies::No(HiddenBy::Lacks(facts)) => {
                prop_assert!(!facts.is_empty());
                prop_assert!(facts.iter().all(|fact| truth(fact) == Truth::No));
                prop_assert!(facts == condition.any || facts.len() == 1 && condition.all.contains(&facts[0]));
            }
        }
    }

    #[test]
    fn to_know_less_never_hides_more(condition in condition(), world in world(), forget in 0..6_usize) {
        let mut less = world.clone();
        less[forget] = Truth::Unknown;
        if condition.judge(look(&world)) == Applies::Yes {
            prop_assert_eq!(condition.judge(look(&less)), Applies::Yes);
        }
    }
}

#[test]
fn a_fact_is_a_question_and_an_option() {
    assert_eq!(fact(3).to_string(), "q1:o1");
    for bad in ["", ":", "a", "a:", ":b", "a:b:c", "A:b", "a: b", "a:b\n"] {
        assert!(bad.parse::<Fact>().is_err(), "{bad:?}");
    }
}
