use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Number of an agency in its [`Corpus`](super::Corpus).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AgencyId(pub u32);

impl AgencyId {
    /// Position in [`Corpus::agencies`](super::Corpus::agencies).
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One body (责任主体): a function, the same in every city, in a jurisdiction.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Agency {
    /// The function's key (`civil-affairs`), or the name itself where `known` is false.
    pub key: Arc<str>,
    /// The jurisdiction it works in (`达州市`, `国家`); empty where nothing tells.
    pub jurisdiction: Arc<str>,
    /// Whether the registry knows the function (or the grammar a territorial body).
    pub known: bool,
    /// What sort of body it is.
    pub kind: AgencyKind,
    /// Standard Chinese name with its level (`市民政局`).
    pub label: Arc<str>,
    /// English name; empty where the registry has none.
    pub label_en: Arc<str>,
}

impl Agency {
    /// Whether the body is a territorial government or zone, or a collective of them.
    pub fn is_territorial(&self) -> bool {
        self.kind == AgencyKind::Territorial
    }
}

/// What sort of body an agency is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgencyKind {
    /// A department of a government (部, 厅, 局, 委, 办).
    Bureau,
    /// An organ of the Party.
    Party,
    /// A mass organisation (工会, 妇联, 残联 …).
    Mass,
    /// A body that answers to a higher level (税务局, 海关, 消防救援支队 …).
    Vertical,
    /// A court or procuratorate.
    Judicial,
    /// A people's congress or consultative conference.
    Legislature,
    /// A government, a zone's committee, a sub-district, or a collective of them.
    Territorial,
    /// A public institution.
    Institution,
    /// A company.
    Company,
    /// A collective of bodies that are no governments (各产业主管部门).
    Collective,
    /// The registry does not know the name.
    Unknown,
}

impl AgencyKind {
    /// All kinds, in the order of lists.
    pub const ALL: [Self; 11] = [
        Self::Bureau,
        Self::Party,
        Self::Mass,
        Self::Vertical,
        Self::Judicial,
        Self::Legislature,
        Self::Territorial,
        Self::Institution,
        Self::Company,
        Self::Collective,
        Self::Unknown,
    ];
}
