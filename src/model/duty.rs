use serde::{Deserialize, Serialize};

/// What the document says a body does (职责措辞).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Duty {
    /// 牵头, 主办.
    Lead,
    /// 负责, 责任单位 and a bare list under such a column.
    Responsible,
    /// 参加, 参与.
    Participate,
    /// 配合, 协助, 支持, 指导.
    Support,
    /// A territorial body, whatever the wording except 牵头.
    Implement,
}

impl Duty {
    /// All duties, in the order of tables and legends.
    pub const ALL: [Self; 5] =
        [Self::Lead, Self::Responsible, Self::Participate, Self::Support, Self::Implement];

    /// The word of the outer contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Responsible => "responsible",
            Self::Participate => "participate",
            Self::Support => "support",
            Self::Implement => "implement",
        }
    }

    /// The word in Chinese tables.
    pub fn zh(self) -> &'static str {
        match self {
            Self::Lead => "牵头",
            Self::Responsible => "负责",
            Self::Participate => "参加",
            Self::Support => "配合",
            Self::Implement => "落实",
        }
    }
}

#[cfg(test)]
impl Duty {
    /// The character by which tests of statements are written.
    pub(crate) fn letter(self) -> &'static str {
        match self {
            Self::Lead => "牵",
            Self::Responsible => "负",
            Self::Participate => "参",
            Self::Support => "配",
            Self::Implement => "落",
        }
    }
}

/// What a duty counts as in an analysis (角色).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Answers for the task.
    Lead,
    /// Shares in the task.
    Participant,
    /// Helps with the task or carries it out on the spot.
    Support,
}

impl Role {
    /// All roles, in the order of tables and legends.
    pub const ALL: [Self; 3] = [Self::Lead, Self::Participant, Self::Support];

    /// The word of the outer contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Participant => "participant",
            Self::Support => "support",
        }
    }
}

/// The rule from duty to role (口径). The choice changes findings, so every role-based result exists under all three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Convention {
    /// A responsible body leads only where it is the only non-territorial body of a statement that is not open.
    #[default]
    Literal,
    /// Every responsible body leads.
    JointLead,
    /// Where a statement has no 牵头, its first responsible body leads.
    FirstLead,
}

impl Convention {
    /// All conventions, the default first.
    pub const ALL: [Self; 3] = [Self::Literal, Self::JointLead, Self::FirstLead];

    /// The word of the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Literal => "literal",
            Self::JointLead => "joint-lead",
            Self::FirstLead => "first-lead",
        }
    }
}
