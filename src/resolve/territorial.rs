//! Territorial bodies: collectives of governments by what they are, named ones under their own name.

use super::english;
use super::home::Home;
use super::places::Places;
use crate::model::{Agency, AgencyKind};
use crate::parse::grammar::territory::Territory;
use crate::parse::wording::Wording;
use std::sync::Arc;

/// A collective of governments.
#[derive(Clone, Copy)]
struct Collective {
    key: &'static str,
    label: &'static str,
    label_en: &'static str,
}

const DATA: &str = include_str!("../data/governments.tsv");

/// The collective of an id of the data; empty where the data lacks it, which a test keeps from happening.
fn collective_of(id: &str) -> Collective {
    let lines = DATA.lines().filter(|line| !line.starts_with('#'));
    let mut rows = lines.map(|line| {
        let mut cells = line.split('\t');
        std::array::from_fn::<_, 4, _>(|_| cells.next().unwrap_or(""))
    });
    let found = rows.find(|[first, ..]| *first == id);
    found.map_or(Collective { key: "", label: "", label_en: "" }, |[_, key, label, label_en]| Collective {
        key,
        label,
        label_en,
    })
}

/// The agency of a territorial body, by what sort of one its name is.
pub(super) fn agency(name: &str, sort: Territory, home: &Home, words: &Wording) -> Agency {
    match sort {
        Territory::Collective => collective(name, home, words),
        Territory::Government | Territory::Zone => named(name, home, words),
    }
}

fn collective(name: &str, home: &Home, words: &Wording) -> Agency {
    let Collective { key, label, label_en } = collective_of(sort_of(name, words));
    // 有关区县 are some of them: who is not said.
    let some = words.governments.some.within(name);
    let (key, label, label_en) = if some {
        let all = words.shape.collective_begin.strip(label).unwrap_or(label);
        let relevant = words.governments.some_word.only();
        (format!("some-{key}"), format!("{relevant}{all}"), format!("Relevant {}", lower_first(label_en)))
    } else {
        (key.to_owned(), label.to_owned(), label_en.to_owned())
    };
    Agency {
        key: key.into(),
        jurisdiction: Arc::clone(&home.city),
        known: true,
        kind: AgencyKind::Territorial,
        label: label.into(),
        label_en: label_en.into(),
    }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect())
}

/// Which collective of the data a name is.
fn sort_of(name: &str, words: &Wording) -> &'static str {
    let is = &words.governments;
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
    let zone = is.zone.within(name);
    let township = is.township.within(name);
    let city = is.city.within(&outside) && !is.no_city_begin.begins(&outside);
    let plain = is.no_district.iter().fold(outside.clone(), |plain, word| plain.replace(word, ""));
    let county =
        is.county.within(&outside) || is.banner.within(&outside) || is.district.within(&plain) && !zone;
    if is.province.within(name) && !is.county.within(&outside) {
        return "provinces";
    }
    if is.local.within(name) && !township {
        return "local";
    }
    if township && !is.county.within(&outside) {
        return "townships";
    }
    match (county, city) {
        (true, true) => "cities-counties",
        (true, false) => "counties",
        (false, _) if zone => "zones",
        (false, _) if is.village.within(name) => "villages",
        (false, _) if is.city_any.within(name) => "cities",
        (false, _) => "local",
    }
}

/// A government or zone of its own name; 区政府 and 区人民政府 are one.
fn named(name: &str, home: &Home, words: &Wording) -> Agency {
    let places = Places::builtin();
    let place = places.prefix(name);
    let region = place.and_then(|len| places.nearest(&name[..len], home.region.as_ref()));
    let whole = region.is_some_and(|r| r.name == name || r.short == name);
    let is = &words.governments;
    let key = if whole {
        format!("{}{}", region.map_or(name, |r| r.name), is.whole_hall.only())
    } else if let Some(head) = is.hall.strip_end(name).filter(|head| !is.people.ends(head)) {
        format!("{head}{}", is.whole_hall.only())
    } else if let Some(head) = is.long_committee.strip_end(name) {
        format!("{head}{}", is.committee.only())
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
        agency(name, sort, &Home::new("绍兴市"), crate::parse::wording::builtin()).key.to_string()
    }

    #[test]
    fn every_collective_is_in_the_data() {
        for id in
            ["counties", "cities", "cities-counties", "provinces", "townships", "villages", "zones", "local"]
        {
            assert!(!collective_of(id).key.is_empty(), "{id}");
        }
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
