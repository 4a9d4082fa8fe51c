//! Place names of GB/T 2260: which words are places, and which place lies in which.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The administrative level of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// 省, 自治区, 直辖市, 特别行政区.
    Province,
    /// 地级市, 自治州, 盟, 地区.
    Prefecture,
    /// 县, 市辖区, 县级市, 旗.
    County,
}

/// An administrative division.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// Code of GB/T 2260, six digits.
    pub code: u32,
    /// Full name (`达州市`).
    pub name: &'static str,
    /// Name without its class (`达州`).
    pub short: &'static str,
    /// Administrative level.
    pub tier: Tier,
    /// Name in English without its class: pinyin, or what is usual (`Dazhou`, `Inner Mongolia`).
    pub en: &'static str,
}

/// The divisions, by name.
#[derive(Debug)]
pub struct Places {
    regions: Vec<Region>,
    by_name: FxHashMap<&'static str, Vec<u32>>,
    // Byte lengths of the names that begin with a character, longest first.
    lengths: FxHashMap<char, Vec<u8>>,
}

static PLACES: LazyLock<Places> = LazyLock::new(|| Places::from_table(include_str!("../data/places.tsv")));

impl Places {
    /// The built-in table.
    pub fn builtin() -> &'static Self {
        &PLACES
    }

    fn from_table(table: &'static str) -> Self {
        let regions: Vec<Region> = table.lines().filter_map(region).collect();
        let mut by_name: FxHashMap<&'static str, Vec<u32>> = FxHashMap::default();
        for (at, region) in regions.iter().enumerate() {
            by_name.entry(region.name).or_default().push(at as u32);
            // One character is no name by itself (沙 of 沙县).
            if region.short != region.name && region.short.chars().nth(1).is_some() {
                by_name.entry(region.short).or_default().push(at as u32);
            }
        }
        let mut lengths: FxHashMap<char, Vec<u8>> = FxHashMap::default();
        for name in by_name.keys() {
            if let Some(first) = name.chars().next() {
                lengths.entry(first).or_default().push(name.len() as u8);
            }
        }
        for list in lengths.values_mut() {
            list.sort_unstable_by(|a, b| b.cmp(a));
            list.dedup();
        }
        Self { regions, by_name, lengths }
    }

    /// Whether the word is a place, with or without its class.
    pub fn contains(&self, word: &str) -> bool {
        self.by_name.contains_key(word)
    }

    /// Length in bytes of the longest place name that the text begins with.
    pub fn prefix(&self, text: &str) -> Option<usize> {
        let first = text.chars().next()?;
        let fits = |len: &&u8| text.get(..usize::from(**len)).is_some_and(|word| self.contains(word));
        self.lengths.get(&first)?.iter().find(fits).map(|len| usize::from(*len))
    }

    /// The places of this name, those of higher level first.
    pub fn named(&self, word: &str) -> impl Iterator<Item = &Region> {
        self.by_name.get(word).into_iter().flatten().filter_map(|at| self.regions.get(*at as usize))
    }

    /// The place of this name that fits best where `near` is the place spoken of: the same place, one in it, one in
    /// the same province, else the one of highest level.
    pub fn nearest(&self, word: &str, near: Option<&Region>) -> Option<&Region> {
        let distance = |r: &&Region| match near {
            Some(n) if r.code == n.code => 0,
            Some(n) if r.code / 100 == n.code / 100 => 1,
            Some(n) if r.code / 10_000 == n.code / 10_000 => 2,
            _ => 3,
        };
        self.named(word).min_by_key(|r| (distance(r), r.tier, r.code))
    }

    /// The province a place lies in; a province is its own.
    pub fn province(&self, region: &Region) -> Option<&Region> {
        let code = region.code / 10_000 * 10_000;
        self.of(code, Tier::Province)
    }

    /// The prefecture a county lies in; `None` for directly governed ones.
    pub fn prefecture(&self, region: &Region) -> Option<&Region> {
        let code = region.code / 100 * 100;
        self.of(code, Tier::Prefecture)
    }

    /// The first place of a code and a level; the table is in the order of its codes.
    fn of(&self, code: u32, tier: Tier) -> Option<&Region> {
        let from = self.regions.partition_point(|r| r.code < code);
        self.regions[from..].iter().take_while(|r| r.code == code).find(|r| r.tier == tier)
    }
}

fn region(line: &'static str) -> Option<Region> {
    let mut columns = line.split('\t');
    let code = columns.next()?.trim().parse().ok()?;
    let name = columns.next()?.trim();
    let short = columns.next()?.trim();
    let tier = match columns.next()?.trim() {
        "province" => Tier::Province,
        "prefecture" => Tier::Prefecture,
        _ => Tier::County,
    };
    let en = columns.next().unwrap_or_default().trim();
    (!name.is_empty()).then_some(Region { code, name, short, tier, en })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longest_name_wins() {
        let places = Places::builtin();
        assert_eq!(places.prefix("银川市民政局"), Some("银川市".len()));
        assert_eq!(places.prefix("银川海关"), Some("银川".len()));
        assert_eq!(places.prefix("民政局"), None);
    }

    #[test]
    fn the_table_is_in_the_order_of_its_codes() {
        assert!(Places::builtin().regions.is_sorted_by_key(|r| r.code));
    }

    #[test]
    fn namesakes_are_told_apart_by_what_is_near() {
        let places = Places::builtin();
        let nanjing = places.nearest("南京市", None).copied();
        let drum = places.nearest("鼓楼区", nanjing.as_ref()).expect("a district of Nanjing");
        assert_eq!(drum.code / 100, 3201);
        assert_eq!(places.province(drum).map(|p| p.name), Some("江苏省"));
    }
}
