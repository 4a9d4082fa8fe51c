//! One name → one agency: its function, its jurisdiction, its label.

use super::names::Stripped;
use super::places::{Places, Region, Tier};
use super::registry::{Entry, Function, Match, Registry};
use super::territorial;
use crate::model::{Agency, AgencyKind};
use crate::parse::grammar::ParsedBody;
use crate::parse::grammar::level;
use crate::parse::simplified;
use std::sync::Arc;

/// The plan whose names are resolved: where it is in force.
#[derive(Debug, Clone)]
pub(super) struct Home {
    /// As manifest or document give it; empty where nothing tells.
    pub(super) city: Arc<str>,
    pub(super) region: Option<Region>,
}

impl Home {
    pub(super) fn new(city: &str) -> Self {
        let region = Places::builtin().nearest(city, None).copied();
        let city = region.filter(|r| r.short == city || r.name == city).map_or(city, |r| r.name);
        Self { city: city.into(), region }
    }

    /// Its province, in full.
    pub(super) fn province(&self) -> Option<&'static str> {
        let region = self.region.as_ref()?;
        Places::builtin().province(region).map(|p| p.name)
    }

    /// The jurisdiction that a level in front of a name means in this plan.
    fn at_level(&self, level: Option<&str>) -> Arc<str> {
        let Some(level) = level else { return Arc::clone(&self.city) };
        if level == "国家" {
            return "国家".into();
        }
        let Some(region) = &self.region else {
            return self.below(level);
        };
        let places = Places::builtin();
        let chain = [Some(region), places.prefecture(region), places.province(region)];
        let fits = |r: &&Region| match level {
            "省" | "自治区" => r.tier == Tier::Province,
            // A division of the Corps and its city are one.
            "师市" => r.tier != Tier::Province && r.name.ends_with('市'),
            other => r.name.ends_with(other) && !(other == "区" && r.name.ends_with("自治区")),
        };
        chain.into_iter().flatten().find(fits).map_or_else(|| self.below(level), |r| r.name.into())
    }

    /// A level below the plan's own: all of them, for nothing says which.
    fn below(&self, level: &str) -> Arc<str> {
        if self.city.is_empty() || &*self.city == "国家" {
            format!("各{level}").into()
        } else {
            format!("{}各{level}", self.city).into()
        }
    }
}

/// An agency, and how its name was read.
#[derive(Debug, Clone)]
pub(super) struct Resolved {
    pub(super) agency: Agency,
    /// How close the name is to the function; `None` for territorial and unknown bodies.
    pub(super) by: Option<Match>,
}

/// The agency that a body is.
pub(super) fn agency(body: &ParsedBody, home: &Home, registry: &Registry) -> Resolved {
    let name = simplified(&body.name);
    if body.territorial {
        return Resolved { agency: territorial::agency(&name, home), by: None };
    }
    let found = registry.look(&name);
    match found.as_ref().and_then(|s| registry.function(s.found)) {
        Some(function) => {
            let stripped =
                found.unwrap_or(Stripped { found: Entry::default(), level: None, places: Vec::new() });
            let jurisdiction = jurisdiction(&name, &stripped, function, home);
            Resolved { agency: known(function, jurisdiction, home), by: Some(stripped.found.by) }
        }
        None => Resolved { agency: unknown(&body.name, home), by: None },
    }
}

fn jurisdiction(name: &str, stripped: &Stripped<Entry>, function: &Function, home: &Home) -> Arc<str> {
    let nearest = |word: &String| Places::builtin().nearest(word, home.region.as_ref());
    if let Some(region) = stripped.places.last().and_then(nearest) {
        return region.name.into();
    }
    let level = stripped.level.or_else(|| committee_level(name));
    if level.is_none() && is_central(name, function) {
        return "国家".into();
    }
    home.at_level(level)
}

/// 团市委 holds its level inside.
fn committee_level(name: &str) -> Option<&'static str> {
    [("团市委", "市"), ("团省委", "省"), ("团县委", "县"), ("团区委", "区"), ("团州委", "州")]
        .iter()
        .find_map(|(word, level)| name.starts_with(word).then_some(*level))
}

/// A ministry or an organ of the centre, by its name alone.
fn is_central(name: &str, function: &Function) -> bool {
    const BEGIN: [&str; 6] = ["中央", "国务院", "全国", "最高人民", "共青团中央", "国家"];
    const END: [&str; 5] = ["总局", "总署", "银保监会", "证监会", "金融监管总局"];
    let ministry = name.ends_with('部') && function.kind == AgencyKind::Bureau;
    BEGIN.iter().any(|w| name.starts_with(w)) || END.iter().any(|w| name.ends_with(w)) || ministry
}

/// The agency of a known function in a jurisdiction.
pub(super) fn known(function: &Function, jurisdiction: Arc<str>, home: &Home) -> Agency {
    let level = level_of(&jurisdiction, home);
    let label =
        if function.kind == AgencyKind::Company { function.zh.to_string() } else { function.label(level) };
    Agency {
        key: Arc::clone(&function.key),
        jurisdiction,
        known: true,
        kind: function.kind,
        label: label.into(),
        label_en: Arc::clone(&function.en),
    }
}

/// The level a jurisdiction's bodies carry in front: 达州市 → 市.
fn level_of(jurisdiction: &str, home: &Home) -> &'static str {
    const LEVELS: [&str; 9] = ["国家", "自治区", "省", "市", "自治州", "州", "盟", "区", "县"];
    let near = home.region.as_ref();
    let class = Places::builtin().nearest(jurisdiction, near).map_or(jurisdiction, |r| r.name);
    LEVELS.iter().copied().find(|l| class.ends_with(l)).map_or(
        if class.ends_with('旗') { "旗" } else { "" },
        |l| {
            if l == "自治州" { "州" } else { l }
        },
    )
}

fn unknown(name: &str, home: &Home) -> Agency {
    let places = Places::builtin();
    let place = places.prefix(name).and_then(|len| places.nearest(&name[..len], home.region.as_ref()));
    let level = level::split(name).map(|(level, _)| level).or_else(|| committee_level(name));
    let jurisdiction = place.map_or_else(|| home.at_level(level), |r| r.name.into());
    Agency {
        key: name.into(),
        jurisdiction,
        known: false,
        kind: kind_by_shape(name),
        label: name.into(),
        label_en: "".into(),
    }
}

/// What an unknown name looks like.
fn kind_by_shape(name: &str) -> AgencyKind {
    const SHAPES: [(AgencyKind, &[&str]); 6] = [
        (AgencyKind::Company, &["公司", "集团", "银行", "资本", "企业", "控股"]),
        (AgencyKind::Party, &["党工委", "党委", "工委", "委宣传部", "纪委"]),
        (AgencyKind::Mass, &["协会", "学会", "联合会", "商会", "基金会"]),
        (
            AgencyKind::Institution,
            &["大学", "学院", "学校", "医院", "中心", "研究院", "电视台", "日报社", "图书馆", "博物馆"],
        ),
        (AgencyKind::Vertical, &["分局", "监管局", "支行", "分行"]),
        (AgencyKind::Judicial, &["法院", "检察院"]),
    ];
    if name.starts_with('各') || name.ends_with("成员单位") {
        return AgencyKind::Collective;
    }
    let fits = |ends: &&[&str]| ends.iter().any(|end| name.ends_with(end));
    SHAPES.iter().find(|(_, ends)| fits(ends)).map_or(AgencyKind::Unknown, |(kind, _)| *kind)
}
