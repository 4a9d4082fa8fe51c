//! One name → one agency: its function, its jurisdiction, its label.

use super::english;
use super::home::Home;
use super::places::{Places, Tier};
use super::registry::{Entry, Function, Level, Match, Registry};
use super::territorial;
use crate::model::{Agency, AgencyKind, Duty, Span};
use crate::parse::grammar::{Context, Name, ParsedBody, level, parse_statement};
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
        Name::Territorial(sort) => {
            Resolved { agency: territorial::agency(&name, *sort, home, registry.wording()), by: None }
        }
        Name::Known(found) if let Some(function) = registry.function(of(found)) => {
            let words = registry.wording();
            let jurisdiction = jurisdiction(&name, found, function, home, words);
            Resolved { agency: known(function, jurisdiction, home, words), by: Some(found.by) }
        }
        Name::Known(_) | Name::Unknown => {
            Resolved { agency: unknown(&body.name, home, registry.wording()), by: None }
        }
    }
}

/// The agency a name means, read as a statement that holds nothing else.
pub(super) fn by_name(name: &str, home: &Home, registry: &Registry) -> Agency {
    let context = Context { lexicon: registry, column: Some(Duty::Responsible), rule: None };
    let read = parse_statement(name, &context).bodies.into_iter().find(|b| b.name == name);
    let body = read.unwrap_or_else(|| ParsedBody {
        name: name.to_owned(),
        span: Span::new(0, name.len()),
        duty: Duty::Responsible,
        said: false,
        is: registry.body(name).into(),
    });
    agency(&body, home, registry).agency
}

fn jurisdiction(name: &str, found: &Known, function: &Function, home: &Home, words: &Wording) -> Arc<str> {
    let nearest = |word: &str| Places::builtin().nearest(word, home.region.as_ref());
    if let Some(region) = found.places.last().and_then(|word| nearest(word)) {
        return region.name.into();
    }
    let level = found.level.as_deref().or_else(|| inside_level(name, words));
    if level.is_none() && is_central(name, function, words) {
        return words.jurisdiction.state.only().into();
    }
    home.at_level(level)
}

/// 团市委 holds its level inside.
fn inside_level<'w>(name: &str, words: &'w Wording) -> Option<&'w str> {
    words.inside_level.iter().find_map(|(word, level)| name.starts_with(&**word).then_some(&**level))
}

/// A ministry or an organ of the centre, by its name alone.
fn is_central(name: &str, function: &Function, words: &Wording) -> bool {
    let centre = &words.centre;
    let ministry = centre.ministry_end.ends(name) && function.kind == AgencyKind::Bureau;
    centre.begin.begins(name) || centre.end.ends(name) || ministry
}

/// The agency of a known function in a jurisdiction.
pub(super) fn known(function: &Function, jurisdiction: Arc<str>, home: &Home, words: &Wording) -> Agency {
    let (level, word) = level_of(&jurisdiction, home, words);
    let company = function.kind == AgencyKind::Company;
    let label = if company { function.zh.to_string() } else { function.label(level, word) };
    let label_en = Arc::clone(function.label_en(level));
    // Beside the plan's own bureau one of another level says which it is: the ministry's name does so itself.
    let elsewhere = !company && level != Level::State && word != level_of(&home.city, home, words).1;
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
fn level_of<'w>(jurisdiction: &str, home: &Home, words: &'w Wording) -> (Level, &'w str) {
    let ends = &words.jurisdiction;
    let region = Places::builtin().nearest(jurisdiction, home.region.as_ref());
    let name = region.map_or(jurisdiction, |r| r.name);
    let levels = [
        (Level::State, &ends.state),
        (Level::Province, &ends.province),
        (Level::City, &ends.city),
        (Level::County, &ends.county),
    ];
    // 自治区 is more than 区, 地区 as well.
    let found = levels.into_iter().filter_map(|(level, ends)| Some((level, ends.suffix(name)?)));
    let (level, word) = found.max_by_key(|(_, word)| word.len()).unwrap_or((Level::County, ""));
    // 县级市 has the word of a city and the bodies of a county.
    let county = region.is_some_and(|r| r.tier == Tier::County);
    (if county { Level::County } else { level }, word)
}

/// A body that the registry does not know.
pub(super) fn unknown(name: &str, home: &Home, words: &Wording) -> Agency {
    let places = Places::builtin();
    let place = places.prefix(name).and_then(|len| places.nearest(&name[..len], home.region.as_ref()));
    let level = level::split(name, words).map(|(level, _)| level).or_else(|| inside_level(name, words));
    let jurisdiction = place.map_or_else(|| home.at_level(level), |r| r.name.into());
    Agency {
        key: name.into(),
        jurisdiction,
        known: false,
        kind: kind_by_shape(name, words),
        label: name.into(),
        label_en: "".into(),
    }
}

/// What an unknown name looks like.
fn kind_by_shape(name: &str, words: &Wording) -> AgencyKind {
    let shape = &words.shape;
    if shape.collective_begin.begins(name) || shape.collective_end.ends(name) {
        return AgencyKind::Collective;
    }
    let kinds = [
        (AgencyKind::Company, &shape.company),
        (AgencyKind::Party, &shape.party),
        (AgencyKind::Mass, &shape.mass),
        (AgencyKind::Institution, &shape.institution),
        (AgencyKind::Vertical, &shape.vertical),
        (AgencyKind::Judicial, &shape.judicial),
    ];
    kinds.into_iter().find(|(_, ends)| ends.ends(name)).map_or(AgencyKind::Unknown, |(kind, _)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Duty, Span};

    /// Chinese and English name of a body in the plan of a place.
    fn labels(name: &str, home: &str) -> (String, String) {
        let (span, duty) = (Span::new(0, name.len()), Duty::Responsible);
        let is = Registry::builtin().body(name).into();
        let body = ParsedBody { name: name.into(), span, duty, said: false, is };
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
