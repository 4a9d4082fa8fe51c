//! What the documents do not say of themselves: city, province, title, annex, year, document number.

use serde::{Deserialize, Serialize};

/// The user's word on the plans of a folder, read from a TOML file of `[[plan]]` tables.
///
/// ```
/// let manifest: fengong::resolve::manifest::Manifest = r#"
///     [[plan]]
///     file = "plan.txt"
///     annex = 2
///     city = "达州市"
/// "#.parse().unwrap();
/// assert_eq!(manifest.entry("plan.txt", 1, Some(2)).unwrap().city.as_deref(), Some("达州市"));
/// assert!(manifest.entry("plan.txt", 0, Some(1)).is_none());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// One entry a plan; the first that fits is taken.
    #[serde(default, rename = "plan")]
    pub plans: Vec<Entry>,
}

/// One plan of a file. What is absent is left to the document.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The file's name without its folders.
    pub file: String,
    /// Which plan of the file, from 1; absent: told by `annex`, or all of them.
    pub number: Option<u32>,
    /// Annex number; tells plans apart where `number` is absent.
    pub annex: Option<u32>,
    /// The jurisdiction whose plan it is, in full (`达州市`).
    pub city: Option<String>,
    /// Its province, in full.
    pub province: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Year the plan is for.
    pub year: Option<u16>,
    /// 发文字号.
    pub document_number: Option<String>,
    /// 发布日期, as it is to be cited.
    pub issued: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
}

impl Manifest {
    /// The entry for the plan at `position` (from 0) of a file, given the annex number it prints, if any.
    pub fn entry(&self, file: &str, position: usize, annex: Option<u32>) -> Option<&Entry> {
        self.plans.iter().find(|e| {
            e.file == file
                && match (e.number, e.annex) {
                    (Some(n), _) => n as usize == position + 1,
                    // An annex that the document prints must agree; one it does not print is the manifest's to give.
                    (None, Some(n)) => annex.is_none_or(|a| a == n),
                    (None, None) => true,
                }
        })
    }

    /// Adds another manifest's entries behind these.
    pub fn extend(&mut self, other: Self) {
        self.plans.extend(other.plans);
    }
}

impl std::str::FromStr for Manifest {
    type Err = toml::de::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        toml::from_str(text)
    }
}
