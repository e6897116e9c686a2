//! Whom a clause of law can bind, and how it is therefore shown. A clause is never shown as everybody's duty.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::checklist::condition::{Applies, Condition, Fact, HiddenBy, Truth};

/// What is known of a clause of law.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Law {
    /// Whom it can bind; empty where it can bind anybody.
    pub binds_if: Condition,
    /// What must be so for it to bind at all; empty where nothing must.
    pub when: Condition,
    /// The same in words, after "would apply if".
    pub when_text: String,
    /// Who may ask for what it demands of others; empty where nobody may.
    pub may_ask: Condition,
    /// The day from which it applies.
    pub from: NaiveDate,
    /// Other days, in words, or empty.
    pub from_note: String,
    /// Whom it binds, in words.
    pub binds: String,
}

/// How a clause is shown to a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// Not at all: it cannot bind this project, because of this answer.
    Hidden(HiddenBy),
    /// As it is; it is no law.
    Plain,
    /// As something that binds only under a condition, or in a role, which is not known to hold.
    WouldApply {
        /// What follows "would apply": `if …`, or `to …`.
        when: String,
        /// From which day.
        from: NaiveDate,
    },
    /// As something that can bind this project.
    Applies {
        /// From which day.
        from: NaiveDate,
    },
    /// As something that binds somebody else, of whom this project may ask it.
    MayAsk {
        /// From which day.
        from: NaiveDate,
    },
}

impl Law {
    /// How the clause is shown where `truth` is what the profile knows. What nobody knows hides nothing and binds nobody.
    pub fn shown(&self, truth: impl Fn(&Fact) -> Truth) -> Shown {
        let from = self.from;
        if self.entitles(&truth) && self.binds_if.truth(&truth) != Truth::Yes {
            return Shown::MayAsk { from };
        }
        if let Applies::No(because) = self.binds_if.judge(&truth) {
            return Shown::Hidden(because);
        }
        if self.when.truth(&truth) != Truth::Yes {
            return Shown::WouldApply { when: format!("if {}", self.when_text), from };
        }
        match self.binds_if.truth(&truth) {
            Truth::Yes => Shown::Applies { from },
            Truth::No | Truth::Unknown => Shown::WouldApply { when: format!("to {}", self.binds), from },
        }
    }

    /// Whether the project is known to be one of those who may ask.
    fn entitles(&self, truth: impl Fn(&Fact) -> Truth) -> bool {
        self.may_ask != Condition::default() && self.may_ask.truth(truth) == Truth::Yes
    }
}

impl Shown {
    /// The words behind a clause, for one line; none where it is shown as it is.
    pub fn words(&self) -> Option<String> {
        match self {
            Self::Hidden(_) | Self::Plain => None,
            Self::WouldApply { when, from } => Some(format!("would apply {when}, from {from}")),
            Self::Applies { from } => Some(format!("applies from {from}")),
            Self::MayAsk { from } => Some(format!("binds others; you may ask them for it, from {from}")),
        }
    }

    /// Whether it is shown at all.
    pub fn is_visible(&self) -> bool {
        !matches!(self, Self::Hidden(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn law(binds_if: &[&str], when: &[&str]) -> Law {
        let any = |facts: &[&str]| Condition {
            any: facts.iter().map(|fact| fact.parse().unwrap()).collect(),
            ..Condition::default()
        };
        Law {
            binds_if: any(binds_if),
            when: any(when),
            when_text: "the system is high-risk".to_owned(),
            may_ask: Condition::default(),
            from: NaiveDate::from_ymd_opt(2027, 12, 2).unwrap(),
            from_note: String::new(),
            binds: "providers".to_owned(),
        }
    }

    fn shown(law: &Law, yes: &[&str], no: &[&str]) -> Option<String> {
        let shown = law.shown(|fact| match fact.to_string() {
            fact if yes.contains(&fact.as_str()) => Truth::Yes,
            fact if no.contains(&fact.as_str()) => Truth::No,
            _ => Truth::Unknown,
        });
        shown.is_visible().then(|| shown.words().unwrap_or_default())
    }

    #[test]
    fn law_is_shown_by_role_and_hedged_by_risk() {
        let law = law(&["eu-role:provider"], &["eu-risk:high"]);
        let hedged = Some("would apply if the system is high-risk, from 2027-12-02".to_owned());
        let firm = Some("applies from 2027-12-02".to_owned());
        assert_eq!(shown(&law, &[], &[]), hedged);
        assert_eq!(shown(&law, &["eu-role:provider"], &[]), hedged);
        assert_eq!(shown(&law, &["eu-role:provider", "eu-risk:high"], &[]), firm);
        assert_eq!(shown(&law, &["eu-role:provider"], &["eu-risk:high"]), hedged);
        assert_eq!(shown(&law, &["eu-risk:high"], &["eu-role:provider"]), None);
    }

    #[test]
    fn a_role_that_is_not_known_binds_nobody() {
        let law = law(&["eu-role:gpai-provider"], &[]);
        let hedged = Some("would apply to providers, from 2027-12-02".to_owned());
        assert_eq!(shown(&law, &[], &[]), hedged);
        assert_eq!(shown(&law, &["eu-role:gpai-provider"], &[]), Some("applies from 2027-12-02".to_owned()));
        assert_eq!(shown(&law, &[], &["eu-role:gpai-provider"]), None);
    }

    #[test]
    fn whoever_may_ask_sees_what_binds_others() {
        let may_ask = Condition { any: vec!["eu-role:provider".parse().unwrap()], ..Condition::default() };
        let law = Law { may_ask, ..law(&["eu-role:gpai-provider"], &[]) };
        let asked = Some("binds others; you may ask them for it, from 2027-12-02".to_owned());
        assert_eq!(shown(&law, &["eu-role:provider"], &["eu-role:gpai-provider"]), asked);
        assert_eq!(shown(&law, &[], &["eu-role:provider", "eu-role:gpai-provider"]), None);
        let firm = Some("applies from 2027-12-02".to_owned());
        assert_eq!(shown(&law, &["eu-role:provider", "eu-role:gpai-provider"], &[]), firm);
        let hedged = Some("would apply to providers, from 2027-12-02".to_owned());
        assert_eq!(shown(&law, &[], &[]), hedged, "nothing is known of the project");
    }

    #[test]
    fn law_without_conditions_applies_to_everybody() {
        assert_eq!(shown(&law(&[], &[]), &[], &[]), Some("applies from 2027-12-02".to_owned()));
    }
}
