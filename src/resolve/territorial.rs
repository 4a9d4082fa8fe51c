//! Territorial bodies: collectives of governments by what they are, named ones under their own name.

use super::english;
use super::home::Home;
use super::places::Places;
use crate::model::{Agency, AgencyKind};
use crate::parse::grammar::territory::Territory;
use std::sync::Arc;

/// A collective: key, label, English label.
type Collective = (&'static str, &'static str, &'static str);

const COUNTIES: Collective = ("county-governments", "各县（市、区）人民政府", "County-level governments");
const CITIES: Collective = ("prefecture-governments", "各市（州）人民政府", "Prefecture-level governments");
const CITIES_COUNTIES: Collective = (
    "prefecture-and-county-governments",
    "各市、县（市、区）人民政府",
    "Prefecture- and county-level governments",
);
const PROVINCES: Collective = ("provincial-governments", "各省级人民政府", "Provincial governments");
const TOWNSHIPS: Collective = ("townships", "各乡镇（街道）", "Townships, towns and subdistricts");
const VILLAGES: Collective = ("villages", "各村（社区）", "Villages and communities");
const ZONES: Collective = ("zone-committees", "各开发区管委会", "Development zone administrative committees");
const LOCAL: Collective = ("local-governments", "地方各级人民政府", "Local governments");

/// The agency of a territorial body, by what sort of one its name is.
pub(super) fn agency(name: &str, sort: Territory, home: &Home) -> Agency {
    match sort {
        Territory::Collective => collective(name, home),
        Territory::Government | Territory::Zone => named(name, home),
    }
}

fn collective(name: &str, home: &Home) -> Agency {
    let (key, label, en) = sort_of(name);
    // 有关区县 are some of them: who is not said.
    let some = name.contains("有关") || name.contains("相关");
    let (key, label, en) = if some {
        (
            format!("some-{key}"),
            format!("有关{}", label.trim_start_matches('各')),
            format!("Relevant {}", lower_first(en)),
        )
    } else {
        (key.to_owned(), label.to_owned(), en.to_owned())
    };
    Agency {
        key: key.into(),
        jurisdiction: Arc::clone(&home.city),
        known: true,
        kind: AgencyKind::Territorial,
        label: label.into(),
        label_en: en.into(),
    }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect())
}

fn sort_of(name: &str) -> Collective {
    let outside: String = {
        let mut depth = 0usize;
        name.chars()
            .filter(|c| match c {
                '（' | '(' | '〔' | '[' => {
                    depth += 1;
                    false
                }
                '）' | ')' | '〕' | ']' => {
                    depth = depth.saturating_sub(1);
                    false
                }
                _ => depth == 0,
            })
            .collect()
    };
    let has = |words: &[&str]| words.iter().any(|w| name.contains(w));
    let zone = has(&["开发区", "园区", "功能区", "高新区", "经开区", "管委会", "新区", "示范区", "板块"]);
    let township = has(&["镇", "乡", "街道", "苏木"]);
    let city = ["市、", "市县", "市和县", "州、", "设区市、", "盟市、"].iter().any(|w| outside.contains(w))
        && !outside.starts_with("各县");
    let county = outside.contains('县')
        || outside.contains('旗')
        || outside.replace("自治区", "").replace("设区", "").replace("地区", "").contains('区') && !zone;
    if has(&["省", "自治区", "直辖市"]) && !outside.contains('县') {
        return PROVINCES;
    }
    if has(&["各级", "县级以上", "地方", "各地", "地区", "属地", "所在地"]) && !township {
        return LOCAL;
    }
    if township && !outside.contains('县') {
        return TOWNSHIPS;
    }
    if county && city {
        return CITIES_COUNTIES;
    }
    if county {
        return COUNTIES;
    }
    if zone {
        return ZONES;
    }
    if has(&["村", "社区"]) {
        return VILLAGES;
    }
    if has(&["市", "州", "盟"]) { CITIES } else { LOCAL }
}

/// A government or zone of its own name; 区政府 and 区人民政府 are one.
fn named(name: &str, home: &Home) -> Agency {
    let places = Places::builtin();
    let place = places.prefix(name);
    let region = place.and_then(|len| places.nearest(&name[..len], home.region.as_ref()));
    let whole = region.is_some_and(|r| r.name == name || r.short == name);
    let key = if whole {
        format!("{}人民政府", region.map_or(name, |r| r.name))
    } else if let Some(head) = name.strip_suffix("政府").filter(|h| !h.ends_with("人民")) {
        format!("{head}人民政府")
    } else if let Some(head) = name.strip_suffix("管理委员会") {
        format!("{head}管委会")
    } else {
        name.to_owned()
    };
    let en = english::territory(&key, home.region.as_ref());
    Agency {
        label: key.as_str().into(),
        key: key.into(),
        jurisdiction: region.map_or_else(|| Arc::clone(&home.city), |r| r.name.into()),
        known: true,
        kind: AgencyKind::Territorial,
        label_en: en.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::grammar::territory::territory;
    use crate::resolve::Registry;

    fn key(name: &str) -> String {
        let sort = territory(name, Registry::builtin()).unwrap();
        agency(name, sort, &Home::new("绍兴市")).key.to_string()
    }

    #[test]
    fn collectives_of_one_sort_are_one_body() {
        for name in [
            "各县（市、区）人民政府",
            "各县（市）区人民政府",
            "各县（市）人民政府",
            "各区县",
            "各区、县（市）政府",
            "各区",
            "各县区人民政府",
            "各区、县级市",
            "各旗县区",
        ] {
            assert_eq!(key(name), "county-governments", "{name}");
        }
        assert_eq!(key("有关区县"), "some-county-governments");
        assert_eq!(key("各省级人民政府"), "provincial-governments");
        assert_eq!(key("各省、自治区、直辖市人民政府"), "provincial-governments");
        assert_eq!(key("各市州人民政府"), "prefecture-governments");
        assert_eq!(key("各市、县（市、区）人民政府"), "prefecture-and-county-governments");
        assert_eq!(key("各开发区管委会"), "zone-committees");
        assert_eq!(key("各镇（街道、管委会）"), "townships");
        assert_eq!(key("各地区"), "local-governments");
    }

    #[test]
    fn named_governments_are_never_merged() {
        assert_eq!(key("柯桥区政府"), "柯桥区人民政府");
        assert_eq!(key("柯桥区人民政府"), "柯桥区人民政府");
        assert_eq!(key("柯桥区"), "柯桥区人民政府");
        assert_ne!(key("越城区人民政府"), key("柯桥区人民政府"));
        assert_eq!(key("绍兴高新区管委会"), "绍兴高新区管委会");
    }
}
