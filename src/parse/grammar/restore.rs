//! Restores what an enumeration leaves out: shared tails (市、区财政部门) and levels (省发展改革委、科技厅).

use super::names::Etc;
use super::reader::Item;
use super::{level, shape, territory};
use crate::model::AgencyKind;
use crate::parse::lexicon::Lexicon;

/// Tails that bare fields share.
const TAILS: [&str; 9] =
    ["行政主管部门", "主管部门", "行政管理部门", "行政部门", "部门", "机关", "局", "委", "厅"];
/// Tails that places and levels share.
const HALLS: [&str; 4] = ["人民政府", "政府", "党工委和管委会", "管委会"];

/// Whether two names are the same body, one perhaps with its level left out.
pub(super) fn same(a: &str, b: &str) -> bool {
    let core = |n: &'_ str| level::split(n).map_or_else(|| n.to_owned(), |(_, core)| core.to_owned());
    a == b || core(a) == core(b)
}

/// Multiplies shared tails out, from the last name of each enumeration to the first.
pub(super) fn tails(items: &mut Vec<Item>, lexicon: &dyn Lexicon) {
    let mut levels: Vec<std::ops::Range<usize>> = Vec::new();
    for at in (0..items.len()).rev() {
        let Some(tail) = tail_of(&items[at], lexicon) else { continue };
        if let Some(own) = tail.own {
            items[at].name = own;
            items[at].territory = territory::territory(&items[at].name, lexicon);
        }
        let run = items[at].run;
        let mut before = at;
        while before > 0 && items[before - 1].run == run {
            before -= 1;
            if let Some(name) = tail.kind.complete(&items[before].name, lexicon) {
                items[before].name = name;
                items[before].territory = territory::territory(&items[before].name, lexicon);
            } else if !tail.through {
                // 市发改委、财政、民政等部门: only there complete names in between do not end the list of fields.
                break;
            }
            if matches!(tail.kind, Tail::Level(_)) {
                match levels.last_mut() {
                    Some(last) if last.end == at + 1 => last.start = before,
                    _ => levels.push(before..at + 1),
                }
            }
        }
    }
    if !levels.is_empty() {
        *items = at_each_level(std::mem::take(items), &levels, lexicon);
    }
}

/// Most levels that stand side by side: there are no more (国家、省、市、县、乡).
const MOST_LEVELS: usize = 6;

/// 市、区水务、城管部门: the fields behind the first stand at each of the levels, too. `groups` are the items that share a
/// core, the last group first. Linear in what comes out.
fn at_each_level<'t>(
    items: Vec<Item<'t>>,
    groups: &[std::ops::Range<usize>],
    lexicon: &dyn Lexicon,
) -> Vec<Item<'t>> {
    let level = |i: &Item| level::split_any(&i.name).map(|(level, _)| level.to_owned());
    let field = |i: &Item| {
        let tail = ["部门", "机关"].iter().find(|t| i.name.ends_with(**t));
        let core = tail.and_then(|t| i.name.strip_suffix(t));
        core.is_some_and(|c| level::split_any(&i.name).is_none() && lexicon.is_field(c))
    };
    let mut groups = groups.iter().rev().filter(|g| g.len() <= MOST_LEVELS).peekable();
    let mut out = Vec::with_capacity(items.len());
    // The levels in force, and the enumeration they stand in.
    let mut force: Option<(usize, Vec<String>)> = None;
    for (at, item) in items.into_iter().enumerate() {
        match &force {
            Some((run, levels)) if item.run == *run && field(&item) => {
                out.extend(levels.iter().map(|l| Item { name: format!("{l}{}", item.name), ..item.clone() }));
            }
            _ => {
                force = None;
                out.push(item);
            }
        }
        if let Some(group) = groups.next_if(|g| g.end == at + 1) {
            let shared = &out[out.len() - group.len()..];
            force = shared.last().map(|i| (i.run, shared.iter().filter_map(level).collect()));
        }
    }
    out
}

struct Found {
    kind: Tail,
    /// The item's own name with the tail, where that stood behind 等.
    own: Option<String>,
    through: bool,
}

#[derive(Debug)]
enum Tail {
    /// What bare fields get.
    Field(&'static str),
    /// What levels get: the core of 区财政部门.
    Level(String),
    /// What places get: class and hall (市政府).
    Hall(Option<char>, &'static str),
    /// What bare places get from a body that begins with a place (广州、深圳海关).
    Place(String),
}

impl Tail {
    fn complete(&self, name: &str, lexicon: &dyn Lexicon) -> Option<String> {
        match self {
            Self::Field(tail) => is_bare_field(name, tail, lexicon).then(|| format!("{name}{tail}")),
            Self::Place(rest) => {
                (lexicon.is_place(name) && !shape::ends_like_place(name)).then(|| format!("{name}{rest}"))
            }
            Self::Level(core) => level::is_bare(name).then(|| format!("{name}{core}")),
            Self::Hall(_, hall) if hall.ends_with("管委会") => ((name == "开发区"
                || territory::territory(name, lexicon) == Some(territory::Territory::Zone))
                && name.ends_with(['区', '园', '城', '港']))
            .then(|| format!("{name}{hall}")),
            Self::Hall(class, hall) => {
                match class {
                    // 广州 ends in 州 and still lacks its class: 广州市 is the place.
                    Some(class) if lexicon.is_place(&format!("{name}{class}")) => {
                        Some(format!("{name}{class}{hall}"))
                    }
                    _ if shape::ends_like_place(name) && is_named_place(name, lexicon) => {
                        Some(format!("{name}{hall}"))
                    }
                    _ => None,
                }
            }
        }
    }
}

fn is_named_place(name: &str, lexicon: &dyn Lexicon) -> bool {
    !name.starts_with(['各', '有', '相'])
        && !level::is_bare(name)
        && (lexicon.is_place(name)
            || territory::territory(name, lexicon) == Some(territory::Territory::Government))
}

fn is_bare_field(name: &str, tail: &str, lexicon: &dyn Lexicon) -> bool {
    let core = level::split(name).map_or(name, |(_, core)| core);
    if lexicon.exact(core).is_some() || lexicon.exact(name).is_some() {
        return false;
    }
    // 部门 says that what stands before it are fields; 局 and 委 only where the lexicon knows them.
    lexicon.is_field(core)
        || tail.ends_with("部门") && core.chars().count() <= 8 && !shape::ends_like_body(core)
}

fn tail_of(item: &Item, lexicon: &dyn Lexicon) -> Option<Found> {
    let name = item.name.as_str();
    match item.etc {
        Some(etc @ (Etc::Departments(_) | Etc::Complete)) if is_bare_field(name, "部门", lexicon) => {
            let tail = if let Etc::Departments(tail) = etc { tail } else { "部门" };
            return Some(Found {
                kind: Tail::Field(tail),
                own: Some(format!("{name}{tail}")),
                through: true,
            });
        }
        Some(Etc::Departments(tail)) => {
            return Some(Found { kind: Tail::Field(tail), own: None, through: true });
        }
        Some(Etc::Governments(words)) => {
            let hall = HALLS.iter().copied().find(|h| words.ends_with(h))?;
            let class =
                words.trim_end_matches(hall).chars().next_back().filter(|c| "省市县区州".contains(*c));
            let kind = Tail::Hall(class, hall);
            let own = kind.complete(name, lexicon);
            return Some(Found { kind, own, through: false });
        }
        _ => {}
    }
    if let Some((level, core)) = level::split_any(name).filter(|_| !name.starts_with("国家"))
        && (TAILS.iter().chain(&HALLS).chain(&["机构", "办公室"]).any(|t| core.ends_with(t))
            || lexicon.exact(core).is_some())
    {
        // 省、市、县三级财政部门: how many levels there are is no part of the name.
        let plain = ["两级", "三级", "四级", "五级", "各级"].iter().find_map(|w| core.strip_prefix(w));
        let own = plain.map(|core| format!("{level}{core}"));
        return Some(Found { kind: Tail::Level(plain.unwrap_or(core).to_owned()), own, through: false });
    }
    // 县（市、区）人民政府: a bare level with its hall.
    if let Some(hall) = HALLS.iter().copied().find(|h| name.ends_with(h)) {
        let head = &name[..name.len() - hall.len()];
        if level::is_bare(head) {
            return Some(Found { kind: Tail::Level(hall.to_owned()), own: None, through: false });
        }
        if item.territory.is_some() && !name.starts_with(['各', '有', '相']) {
            let class = head.chars().next_back().filter(|c| "省市县区州".contains(*c));
            return Some(Found { kind: Tail::Hall(class, hall), own: None, through: false });
        }
    }
    if item.territory.is_none()
        && lexicon.exact(name).is_none()
        && let Some(len) = lexicon.place_prefix(name).filter(|len| *len < name.len())
    {
        // The class belongs to the place: 广州、深圳市税务局.
        let class =
            name[..len].chars().next_back().filter(|c| "市县区".contains(*c)).map_or(0, char::len_utf8);
        return Some(Found { kind: Tail::Place(name[len - class..].to_owned()), own: None, through: false });
    }
    let tail = TAILS.iter().copied().find(|t| name.ends_with(t))?;
    let field = name.strip_suffix(tail).unwrap_or("");
    (lexicon.is_field(field) || tail.ends_with("部门")).then_some(Found {
        kind: Tail::Field(tail),
        own: None,
        through: false,
    })
}

/// Carries the level over to later names of the list that leave it out.
pub(super) fn levels(items: &mut [Item], lexicon: &dyn Lexicon) {
    halls(items);
    let mut current: Option<String> = None;
    let mut list = 0;
    for item in items.iter_mut() {
        let name = item.name.as_str();
        // A label begins a list of its own.
        if item.list != list {
            list = item.list;
            current = None;
        }
        if item.territory.is_some() || name.starts_with('各') || super::territory::is_elected(name) {
            continue;
        }
        // 镇江市教育局、财政局: the place goes with its class, whatever level its first character looks like.
        let levelled = level::split(name).is_some_and(|(_, core)| lexicon.exact(core).is_some());
        if !levelled && let Some(place) = placed_bureau(name, lexicon) {
            current = Some(place.to_owned());
            continue;
        }
        // 国家税务总局扬州市税务局 has a place of its own and leaves the list's level as it was.
        if name.starts_with("国家") && lexicon.exact(name).is_none() && vertical_at_place(name, lexicon) {
            continue;
        }
        if lexicon.exact(name).is_none()
            || level::split(name).is_some_and(|(l, core)| l != "国家" && lexicon.exact(core).is_some())
        {
            if let Some((level, _)) = level::split(name) {
                current = Some(level_of(name, level));
                continue;
            }
        } else if name == "国家税务局" && current.is_some() {
            // The tax bureaus before 2018 are local ones here: 市财政局、国家税务局、地方税务局.
        } else if name == "国家民委" {
            // Written out in every list, to tell it from the committees of the provinces.
            continue;
        } else if name.starts_with("国家") && !name.starts_with("国家税务总局") {
            current = Some("国家".to_owned());
            continue;
        }
        if ends_the_list(name, lexicon) {
            current = None;
            continue;
        }
        if let Some(level) = &current
            && let Some(level) = takes(level, name, lexicon)
        {
            item.name = format!("{level}{name}");
        }
    }
}

/// 达川区委、区政府: the government behind a named committee is the one of its place.
fn halls(items: &mut [Item]) {
    for at in 1..items.len() {
        let (before, from) = items.split_at_mut(at);
        let (committee, hall) = (&before[at - 1], &mut from[0]);
        if committee.run != hall.run || committee.territory.is_none() {
            continue;
        }
        let class = |name: &str| name.strip_suffix('委').and_then(|place| place.chars().next_back());
        let Some(class) = class(&committee.name) else { continue };
        if hall.name.strip_prefix(class).is_some_and(|rest| HALLS.contains(&rest)) {
            let place = committee.name.trim_end_matches('委').trim_end_matches(class);
            hall.name = format!("{place}{}", hall.name);
        }
    }
}

/// 市委 and 自治区党委 carry on before organs of the Party, else the level alone.
fn level_of(name: &str, level: &str) -> String {
    let organ = |committee: &String| {
        name.strip_prefix(committee.as_str()).is_some_and(|rest| !rest.is_empty() && !rest.starts_with('员'))
    };
    let committees = [format!("{level}委"), format!("{level}党委")];
    committees.into_iter().find(organ).unwrap_or_else(|| level.to_owned())
}

/// Names of the centre, and bureaus of a named place, begin a list of their own.
fn ends_the_list(name: &str, lexicon: &dyn Lexicon) -> bool {
    if ["中央", "国务院", "全国", "最高人民"].iter().any(|w| name.starts_with(w)) {
        return true;
    }
    own_place(name, lexicon).is_some_and(|core| lexicon.exact(core).is_some_and(|k| k == AgencyKind::Bureau))
}

/// The place in front of a local bureau, where it is written with its class: 银川市 of 银川市民政局.
fn placed_bureau<'n>(name: &'n str, lexicon: &dyn Lexicon) -> Option<&'n str> {
    if lexicon.exact(name).is_some() {
        return None;
    }
    let len = lexicon.place_prefix(name).or_else(|| division(name))?;
    let (place, core) = name.split_at(len);
    let kind = lexicon.exact(core)?;
    let local = matches!(kind, AgencyKind::Bureau | AgencyKind::Party | AgencyKind::Mass);
    (local && (shape::ends_like_place(place) || place.ends_with('师'))).then_some(place)
}

/// 第八师 of 第八师教育局: a division of the Production and Construction Corps.
pub(super) fn division(name: &str) -> Option<usize> {
    let number = name.strip_prefix('第')?;
    let rest = number.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    (rest.len() < number.len() && rest.starts_with('师')).then(|| name.len() - rest.len() + '师'.len_utf8())
}

/// Whether a central body's local branch names its place: 国家税务总局扬州市税务局.
fn vertical_at_place(name: &str, lexicon: &dyn Lexicon) -> bool {
    name.char_indices().skip(2).take(16).any(|(at, _)| {
        let rest = &name[at..];
        lexicon.place_prefix(rest).is_some_and(|len| len < rest.len())
    })
}

/// What follows the place that the name begins with, where it does begin with one.
fn own_place<'n>(name: &'n str, lexicon: &dyn Lexicon) -> Option<&'n str> {
    if lexicon.exact(name).is_some() {
        return None;
    }
    lexicon.place_prefix(name).map(|len| &name[len..])
}

/// The level a name takes over, if it takes one.
fn takes<'l>(current: &'l str, name: &str, lexicon: &dyn Lexicon) -> Option<&'l str> {
    let level = current.strip_suffix("党委").or_else(|| current.strip_suffix('委')).unwrap_or(current);
    let own = [
        "地委",
        "行署",
        "军分区",
        "警备区",
        "团市",
        "团省",
        "团县",
        "团区",
        "团州",
        "团委",
        "国家",
        "中国",
        "共青团",
        "自治区",
        "人行",
        "国铁",
        "武警",
        "驻",
    ];
    if own.iter().any(|w| name.starts_with(w)) && name != "人行" && name != "团委"
        || shape::is_company(name)
        || own_place(name, lexicon).is_some()
    {
        return None;
    }
    // 金融监管总局浙江监管局 has its place inside, 市县林业局 its levels in front.
    let branch = lexicon.exact(name).is_none()
        && ["总局", "总公司", "总行", "银行"].iter().any(|w| name.contains(w))
        && vertical_at_place(name, lexicon);
    if branch || level::PAIRS.iter().any(|w| name.starts_with(w)) {
        return None;
    }
    // 人民银行市分行, 国网市供电公司: the level stands inside.
    let inside = ["分行", "支行", "中心支行", "分公司", "供电", "电力", "调查队", "监管分局"];
    let own_level = |tail: &&str| name.find(*tail).is_some_and(|at| name[..at].ends_with(level));
    if of_a_landscape(name) || inside.iter().any(own_level) {
        return None;
    }
    let kind = lexicon.exact(name);
    if level == "国家" {
        let state = lexicon.exact(&format!("国家{name}")).is_some();
        return (state && !name.ends_with("总局") && !name.ends_with('部')).then_some(level);
    }
    match kind {
        Some(AgencyKind::Company) => None,
        Some(AgencyKind::Party) if name.ends_with('部') || name.ends_with("党校") => {
            let committee = lexicon.exact(&format!("委{name}")).is_some() && current.ends_with('委');
            Some(if committee { current } else { level })
        }
        Some(AgencyKind::Party)
            if current.ends_with('委') && lexicon.exact(&format!("委{name}")).is_some() =>
        {
            Some(current)
        }
        // 教育部, 海关总署: a ministry.
        Some(_)
            if name.ends_with('部') && !name.ends_with("武装部")
                || name.ends_with("总局") && lexicon.exact(&format!("国家{name}")).is_some()
                || name.ends_with("总署")
                || name.ends_with("监会") =>
        {
            None
        }
        Some(AgencyKind::Institution) => institution(name).then_some(level),
        Some(_) => Some(level),
        None => (unknown(name) || ["镇", "乡", "街道"].contains(&level) && is_office(name)).then_some(level),
    }
}

/// 长江航道局, 太平湖管理局: a bureau for a river, lake, mountain or the like of its own name.
fn of_a_landscape(name: &str) -> bool {
    const KINDS: [char; 10] = ['江', '河', '湖', '山', '岛', '街', '湾', '峡', '溪', '泉'];
    const BUREAUS: [&str; 9] = [
        "管理局",
        "管理处",
        "管理委员会",
        "海事局",
        "航道局",
        "航务管理局",
        "水利委员会",
        "公安局",
        "航运局",
    ];
    if !name.ends_with(['局', '处', '会', '委']) {
        return false;
    }
    const BASINS: [&str; 6] = ["长江委", "黄委", "淮委", "海委", "珠江委", "松辽委"];
    BASINS.contains(&name)
        || BUREAUS.iter().filter_map(|b| name.strip_suffix(b)).any(|head| {
            let count = head.chars().count();
            let river = ["长江", "黄河", "淮河", "珠江", "海河", "太湖"].iter().any(|r| head.starts_with(r));
            river || (3..=6).contains(&count) && head.ends_with(KINDS) && !head.ends_with("河湖")
        })
}

/// Offices below the county end in more ways than bureaus do: 综合执法队, 文化站, 派出所.
fn is_office(name: &str) -> bool {
    name.chars().count() <= 14 && name.ends_with(['办', '队', '站', '所', '心', '室'])
}

/// Institutions that every place has; hospitals, universities and the like have names of their own.
fn institution(name: &str) -> bool {
    !["大学", "学院", "学校", "高校", "院校", "院所", "医院", "银行", "电视台", "日报社", "研究院", "研究所"]
        .iter()
        .any(|end| name.ends_with(end))
}

/// A name the lexicon does not know takes the level where it is short and ends like an organ of a government.
fn unknown(name: &str) -> bool {
    const ENDS: [&str; 14] = [
        "局",
        "厅",
        "委",
        "办",
        "办公室",
        "委员会",
        "部门",
        "支队",
        "大队",
        "总队",
        "协会",
        "联合会",
        "工委",
        "指挥部",
    ];
    const OWN: [&str; 5] = ["分局", "管理局分局", "监管局", "管委", "组委"];
    name.chars().count() <= 14
        && ENDS.iter().any(|end| name.ends_with(end))
        && !OWN.iter().any(|end| name.ends_with(end) && *end != "监管局")
        && !name.contains(['“', '（', '('])
}
