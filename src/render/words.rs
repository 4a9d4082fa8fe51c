use super::Lang;
use crate::{
    analyse::{
        clusters::Stability,
        division::Outcome,
        family::Verdict,
        overlap::Grade,
        themes::{GapKind, Ownership},
    },
    diagnostic::Severity,
    model::{AgencyKind, Convention, Duty, Role},
    resolve::coded,
    say::{Text, message},
};

/// A word of a closed list: its code in data, and what a reader sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Kebab-case code, the same as in JSON.
    pub code: &'static str,
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl Word {
    pub(super) const fn new(code: &'static str, zh: &'static str, en: &'static str) -> Self {
        Self { code, zh, en }
    }

    /// The word in a language.
    pub fn in_lang(self, lang: Lang) -> &'static str {
        lang.pick(self.zh, self.en)
    }
}

impl From<Duty> for Word {
    fn from(duty: Duty) -> Self {
        Self::new(duty.as_str(), duty.zh(), duty.as_str())
    }
}

impl From<Role> for Word {
    fn from(role: Role) -> Self {
        Self::new(role.as_str(), role.zh(), role.as_str())
    }
}

impl From<Convention> for Word {
    fn from(convention: Convention) -> Self {
        Self::new(convention.as_str(), convention.zh(), convention.as_str())
    }
}

impl From<AgencyKind> for Word {
    fn from(kind: AgencyKind) -> Self {
        let [code, zh, en] = kind.words();
        Self::new(code, zh, en)
    }
}

impl From<Grade> for Word {
    fn from(grade: Grade) -> Self {
        match grade {
            Grade::Same => Self::new("same", "相同", "same"),
            Grade::Similar => Self::new("similar", "相近", "similar"),
            Grade::Theme => Self::new("theme", "同主题", "same theme"),
        }
    }
}

impl From<Ownership> for Word {
    fn from(ownership: Ownership) -> Self {
        match ownership {
            Ownership::Led => Self::new("led", "有牵头", "led"),
            Ownership::Shared => Self::new("shared", "共同负责", "shared"),
            Ownership::LocalOnly => Self::new("local-only", "仅属地", "local only"),
            Ownership::Unnamed => Self::new("unnamed", "未点名", "unnamed"),
            Ownership::Absent => Self::new("absent", "无任务", "absent"),
        }
    }
}

impl From<Outcome> for Word {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::SameLead => Self::new("same-lead", "牵头相同", "same lead"),
            Outcome::PartLead => Self::new("part-lead", "牵头部分相同", "leads partly the same"),
            Outcome::LeadMoved => Self::new("lead-moved", "牵头不同", "lead moved"),
            Outcome::LeadOneSide => Self::new("lead-one-side", "仅一方有牵头", "lead on one side only"),
            Outcome::NoLead => Self::new("no-lead", "双方均无牵头", "no lead on either side"),
        }
    }
}

impl From<GapKind> for Word {
    fn from(kind: GapKind) -> Self {
        match kind {
            GapKind::Nobody => Self::new("nobody", "U1 未写责任主体", "U1 nobody named"),
            GapKind::OnlyOpen => Self::new("only-open", "U2 仅写有关部门", "U2 only an open phrase"),
            GapKind::NoLeadWord => Self::new("no-lead-word", "U3 无牵头字样", "U3 no lead word"),
            GapKind::OnlyTerritorial => {
                Self::new("only-territorial", "U4 仅属地政府", "U4 only territorial bodies")
            }
            GapKind::SeveralLeads => {
                Self::new("several-leads", "U5 多头牵头", "U5 several leads, none above the others")
            }
            GapKind::AbsentTheme => Self::new("absent-theme", "U6 主题无任务", "U6 theme with no task"),
            GapKind::NeverLed => Self::new("never-led", "U7 主题无牵头", "U7 theme never led"),
            GapKind::LeadElsewhere => {
                Self::new("lead-elsewhere", "U8 牵头非本级主体", "U8 lead of another level")
            }
        }
    }
}

impl From<Stability> for Word {
    fn from(band: Stability) -> Self {
        match band {
            Stability::Doubtful => Self::new("doubtful", "成员存疑", "members doubtful"),
            Stability::Stable => Self::new("stable", "稳定", "stable"),
            Stability::HighlyStable => Self::new("highly-stable", "高度稳定", "highly stable"),
        }
    }
}

impl From<Verdict> for Word {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Significant => Self::new("significant", "显著", "significant"),
            Verdict::NotSignificant => Self::new("not-significant", "不显著", "not significant"),
            Verdict::Undecided => Self::new("undecided", "未能断定", "undecided"),
        }
    }
}

impl From<coded::Outcome> for Word {
    fn from(outcome: coded::Outcome) -> Self {
        use coded::Outcome;
        match outcome {
            Outcome::Applied => Self::new("applied", "采纳", "applied"),
            Outcome::Ignored => Self::new("ignored", "忽略", "ignored"),
            Outcome::NotUnderstood => Self::new("not-understood", "没看懂", "not understood"),
        }
    }
}

impl From<Severity> for Word {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Note => Self::new("note", "提示", "note"),
            Severity::Warning => Self::new("warning", "待核", "warning"),
            Severity::Error => Self::new("error", "错误", "error"),
        }
    }
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
        check(&AgencyKind::ALL);
    }
}
