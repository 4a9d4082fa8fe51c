use super::Lang;
use crate::{
    analyse::{
        Refusal,
        clusters::Stability,
        division::Outcome,
        family::Verdict,
        overlap::Grade,
        themes::{GapKind, Ownership},
    },
    diagnostic::Severity,
    model::{AgencyKind, Convention, Duty, Role},
    resolve::coded,
    say::{Text, format_part, message, part},
};

/// A word of a closed list: its code in data; what a reader sees is a part of the message of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Id of the list's message.
    pub list: &'static str,
    /// Kebab-case code, the same as in JSON.
    pub code: &'static str,
}

impl Word {
    pub(super) const fn new(list: &'static str, code: &'static str) -> Self {
        Self { list, code }
    }

    /// The word in a language.
    pub fn in_lang(self, lang: Lang) -> &'static str {
        part(lang, self.list, self.code).unwrap_or(self.code)
    }

    /// The word in every language.
    pub fn text(self) -> Text {
        Text::each(|lang| self.in_lang(lang).to_owned())
    }
}

impl From<Duty> for Word {
    fn from(duty: Duty) -> Self {
        Self::new("duty", duty.as_str())
    }
}

impl From<Role> for Word {
    fn from(role: Role) -> Self {
        Self::new("role", role.as_str())
    }
}

impl From<Convention> for Word {
    fn from(convention: Convention) -> Self {
        Self::new("convention-word", convention.as_str())
    }
}

impl From<AgencyKind> for Word {
    fn from(kind: AgencyKind) -> Self {
        match kind {
            AgencyKind::Bureau => Self::new("body-kind", "bureau"),
            AgencyKind::Party => Self::new("body-kind", "party"),
            AgencyKind::Mass => Self::new("body-kind", "mass"),
            AgencyKind::Vertical => Self::new("body-kind", "vertical"),
            AgencyKind::Judicial => Self::new("body-kind", "judicial"),
            AgencyKind::Legislature => Self::new("body-kind", "legislature"),
            AgencyKind::Territorial => Self::new("body-kind", "territorial"),
            AgencyKind::Institution => Self::new("body-kind", "institution"),
            AgencyKind::Company => Self::new("body-kind", "company"),
            AgencyKind::Collective => Self::new("body-kind", "collective"),
            AgencyKind::Unknown => Self::new("body-kind", "unknown"),
        }
    }
}

impl From<Grade> for Word {
    fn from(grade: Grade) -> Self {
        match grade {
            Grade::Same => Self::new("grade", "same"),
            Grade::Similar => Self::new("grade", "similar"),
            Grade::Theme => Self::new("grade", "theme"),
        }
    }
}

impl From<Ownership> for Word {
    fn from(ownership: Ownership) -> Self {
        match ownership {
            Ownership::Led => Self::new("ownership", "led"),
            Ownership::Shared => Self::new("ownership", "shared"),
            Ownership::LocalOnly => Self::new("ownership", "local-only"),
            Ownership::Unnamed => Self::new("ownership", "unnamed"),
            Ownership::Absent => Self::new("ownership", "absent"),
        }
    }
}

impl From<Outcome> for Word {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::SameLead => Self::new("outcome", "same-lead"),
            Outcome::PartLead => Self::new("outcome", "part-lead"),
            Outcome::LeadMoved => Self::new("outcome", "lead-moved"),
            Outcome::LeadOneSide => Self::new("outcome", "lead-one-side"),
            Outcome::NoLead => Self::new("outcome", "no-lead"),
        }
    }
}

impl From<GapKind> for Word {
    fn from(kind: GapKind) -> Self {
        match kind {
            GapKind::Nobody => Self::new("gap", "nobody"),
            GapKind::OnlyOpen => Self::new("gap", "only-open"),
            GapKind::NoLeadWord => Self::new("gap", "no-lead-word"),
            GapKind::OnlyTerritorial => Self::new("gap", "only-territorial"),
            GapKind::SeveralLeads => Self::new("gap", "several-leads"),
            GapKind::AbsentTheme => Self::new("gap", "absent-theme"),
            GapKind::NeverLed => Self::new("gap", "never-led"),
            GapKind::LeadElsewhere => Self::new("gap", "lead-elsewhere"),
        }
    }
}

impl From<Stability> for Word {
    fn from(band: Stability) -> Self {
        match band {
            Stability::Doubtful => Self::new("stability", "doubtful"),
            Stability::Stable => Self::new("stability", "stable"),
            Stability::HighlyStable => Self::new("stability", "highly-stable"),
        }
    }
}

impl From<Verdict> for Word {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Significant => Self::new("verdict", "significant"),
            Verdict::NotSignificant => Self::new("verdict", "not-significant"),
            Verdict::Undecided => Self::new("verdict", "undecided"),
        }
    }
}

impl From<coded::Outcome> for Word {
    fn from(outcome: coded::Outcome) -> Self {
        match outcome {
            coded::Outcome::Applied => Self::new("receipt-outcome", "applied"),
            coded::Outcome::Ignored => Self::new("receipt-outcome", "ignored"),
            coded::Outcome::NotUnderstood => Self::new("receipt-outcome", "not-understood"),
        }
    }
}

impl From<Severity> for Word {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Note => Self::new("severity", "note"),
            Severity::Warning => Self::new("severity", "warning"),
            Severity::Error => Self::new("severity", "error"),
        }
    }
}

/// Why a result is not given, in words.
pub(crate) fn refusal(refusal: &Refusal) -> Text {
    let (code, bodies, tasks) = match *refusal {
        Refusal::TooLarge { bodies, tasks } => ("too-large", bodies, tasks),
        Refusal::FewBodies { bodies } => ("few-bodies", bodies, 0),
        Refusal::FewJoint { tasks } => ("few-joint", 0, tasks),
        Refusal::AllAlike => ("all-alike", 0, 0),
        Refusal::Hypergeometric => ("hypergeometric", 0, 0),
        Refusal::NoSharedFunction => ("no-shared-function", 0, 0),
        Refusal::NoPartners => ("no-partners", 0, 0),
    };
    Text::each(|lang| format_part(lang, "refusal", code, &[("bodies", &bodies), ("tasks", &tasks)]))
}

/// What a variant of [conventions](crate::analyse::conventions) is called; an unknown one keeps its code.
pub(crate) fn variant_name(code: &str) -> Text {
    if let Some(c) = Convention::ALL.iter().find(|c| c.as_str() == code) {
        return Text::each(|lang| message(lang, "convention", &[("convention", c.as_str())]));
    }
    Text::each(|lang| message(lang, "variant", &[("variant", code)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Data files and JSON must never name one thing in two ways.
    #[test]
    fn codes_are_those_of_json() {
        fn check<T: serde::Serialize + Into<Word> + Copy>(all: &[T]) {
            for &one in all {
                let json = serde_json::to_string(&one).unwrap();
                let word: Word = one.into();
                assert_eq!(json, format!("\"{}\"", word.code));
            }
        }
        check(&Duty::ALL);
        check(&Role::ALL);
        check(&Convention::ALL);
        check(&[Grade::Same, Grade::Similar, Grade::Theme]);
        check(&[
            Ownership::Led,
            Ownership::Shared,
            Ownership::LocalOnly,
            Ownership::Unnamed,
            Ownership::Absent,
        ]);
        check(&[
            Outcome::SameLead,
            Outcome::PartLead,
            Outcome::LeadMoved,
            Outcome::LeadOneSide,
            Outcome::NoLead,
        ]);
        check(&[
            GapKind::Nobody,
            GapKind::OnlyOpen,
            GapKind::NoLeadWord,
            GapKind::OnlyTerritorial,
            GapKind::SeveralLeads,
            GapKind::AbsentTheme,
            GapKind::NeverLed,
            GapKind::LeadElsewhere,
        ]);
        check(&[Stability::Doubtful, Stability::Stable, Stability::HighlyStable]);
        check(&[Verdict::Significant, Verdict::NotSignificant, Verdict::Undecided]);
        check(&[Severity::Note, Severity::Warning, Severity::Error]);
        check(&[
            AgencyKind::Bureau,
            AgencyKind::Party,
            AgencyKind::Mass,
            AgencyKind::Vertical,
            AgencyKind::Judicial,
            AgencyKind::Legislature,
            AgencyKind::Territorial,
            AgencyKind::Institution,
            AgencyKind::Company,
            AgencyKind::Collective,
            AgencyKind::Unknown,
        ]);
    }
}
