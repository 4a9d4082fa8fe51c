//! One name → one agency: its function, its jurisdiction, its label.

use super::english;
use super::home::Home;
use super::places::{Places, Tier};
use super::registry::{Entry, Function, Level, Match, Registry};
use super::territorial;
use crate::model::{Agency, AgencyKind};
use crate::parse::grammar::{Name, ParsedBody, level};
use crate::parse::lexicon::{Known, Lexicon as _};
use crate::parse::simplified;
use crate::parse::wording::Wording;
use std::sync::Arc;

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
    let of = |found: &Known| Entry { function: found.function, by: found.by };
    match &body.is {
        Name::Territorial(sort) => Resolved { agency: territorial::agency(&name, *sort, home), by: None },
        Name::Known(found) if let Some(function) = registry.function(of(found)) => {
            let jurisdiction = jurisdiction(&name, found, function, home);
            Resolved { agency: known(function, jurisdiction, home), by: Some(found.by) }
        }
        Name::Known(_) | Name::Unknown => {
            Resolved { agency: unknown(&body.name, home, registry.wording()), by: None }
        }
    }
}

fn jurisdiction(name: &str, found: &Known, function: &Function, home: &Home) -> Arc<str> {
    let nearest = |word: &str| Places::builtin().nearest(word, home.region.as_ref());
    if let Some(region) = found.places.last().and_then(|word| nearest(word)) {
        return region.name.into();
    }
    let level = found.level.as_deref().or_else(|| committee_level(name));
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
    let (level, word) = level_of(&jurisdiction, home);
    let company = function.kind == AgencyKind::Company;
    let label = if company { function.zh.to_string() } else { function.label(level, word) };
    let label_en = Arc::clone(function.label_en(level));
    // Beside the plan's own bureau one of another level says which it is: the ministry's name does so itself.
    let elsewhere = !company && level != Level::State && word != level_of(&home.city, home).1;
    let adjective = if elsewhere && !label_en.is_empty() { english::adjective(word) } else { "" };
    let label_en = if adjective.is_empty() { label_en } else { format!("{adjective} {label_en}").into() };
    Agency {
        key: Arc::clone(&function.key),
        jurisdiction,
        known: true,
        kind: function.kind,
        label: label.into(),
        label_en,
    }
}

/// The level of a jurisdiction, and the word for it that its bodies carry in front: 达州市 → 市.
fn level_of(jurisdiction: &str, home: &Home) -> (Level, &'static str) {
    const WORDS: [(&str, &str, Level); 11] = [
        ("国家", "国家", Level::State),
        ("自治区", "自治区", Level::Province),
        ("省", "省", Level::Province),
        ("市", "市", Level::City),
        ("州", "州", Level::City),
        ("盟", "盟", Level::City),
        ("地区", "地区", Level::City),
        ("区", "区", Level::County),
        ("县", "县", Level::County),
        ("旗", "旗", Level::County),
        ("", "", Level::County),
    ];
    let region = Places::builtin().nearest(jurisdiction, home.region.as_ref());
    let name = region.map_or(jurisdiction, |r| r.name);
    let (_, word, level) = WORDS.into_iter().find(|(end, ..)| name.ends_with(end)).unwrap_or(WORDS[10]);
    // 县级市 has the word of a city and the bodies of a county.
    let county = region.is_some_and(|r| r.tier == Tier::County);
    (if county { Level::County } else { level }, word)
}

/// A body that the registry does not know.
pub(super) fn unknown(name: &str, home: &Home, words: &Wording) -> Agency {
    let places = Places::builtin();
    let place = places.prefix(name).and_then(|len| places.nearest(&name[..len], home.region.as_ref()));
    let level = level::split(name, words).map(|(level, _)| level).or_else(|| committee_level(name));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Duty, Span};

    /// Chinese and English name of a body in the plan of a place.
    fn labels(name: &str, home: &str) -> (String, String) {
        let (span, duty) = (Span::new(0, name.len()), Duty::Responsible);
        let is = Registry::builtin().body(name).into();
        let body = ParsedBody { name: name.into(), span, duty, is };
        let agency = agency(&body, &Home::new(home), Registry::builtin()).agency;
        (agency.label.to_string(), agency.label_en.to_string())
    }

    #[test]
    fn the_level_makes_the_name() {
        for (name, home, zh, en) in [
            ("工信部", "国家", "工业和信息化部", "Ministry of Industry and Information Technology"),
            ("工业和信息化部", "达州市", "工业和信息化部", "Ministry of Industry and Information Technology"),
            ("省工信厅", "四川省", "省工业和信息化厅", "Department of Industry and Information Technology"),
            ("省民政厅", "达州市", "省民政厅", "Provincial Department of Civil Affairs"),
            ("市民政局", "达州市", "市民政局", "Civil Affairs Bureau"),
            ("区民政局", "达州市", "区民政局", "District Civil Affairs Bureau"),
            ("市法院", "达州市", "市中级人民法院", "People's Court"),
            ("市法院", "义乌市", "市人民法院", "People's Court"),
            ("团委", "宣汉县", "团县委", "Communist Youth League Committee"),
            ("团区委", "浦东新区", "团区委", "Communist Youth League Committee"),
            ("市教委", "北京市", "市教育局", "Education Bureau"),
        ] {
            assert_eq!(labels(name, home), (zh.to_owned(), en.to_owned()), "{name} in {home}");
        }
    }
}
