//! Restores what an enumeration leaves out, as two passes over the names of a statement: shared tails, then levels.
//!
//! | tail | example |
//! |---|---|
//! | [`Tail::Field`]: bare fields take 部门, 局 or 委 | 交通运输、教育等部门 → 交通运输部门, 教育部门 |
//! | [`Tail::Level`]: levels take the core of the name behind | 市、区财政部门 → 市财政部门, 区财政部门 |
//! | … and the fields behind stand at each level ([`at_each_level`]) | 市、区水务、城管部门 |
//! | [`Tail::Hall`]: places take class and hall | 广州、深圳市政府 → 广州市政府, 深圳市政府 |
//! | [`Tail::Place`]: bare places take the body of one | 广州、深圳海关 → 广州海关, 深圳海关 |
//!
//! | level | example |
//! |---|---|
//! | [`halls`]: the government behind a named committee is the one of its place | 达川区委、区政府 → 达川区政府 |
//! | [`Said::Level`]: a level holds for the names behind it that leave theirs out ([`takes`]) | 省发展改革委、科技厅 → 省科技厅 |
//! | [`Said::Own`]: a name with a level of its own changes nothing | 市财政局、国家税务总局扬州市税务局、民政局 |
//! | [`Said::Apart`]: names of the centre and bureaus of a named place end the list | 市财政局、国务院国资委、审计局 |

use super::etc::Etc;
use super::territory::Territory;
use super::tree::Item;
use super::{level, shape, territory};
use crate::model::AgencyKind;
use crate::parse::lexicon::Lexicon;
use crate::parse::marks::{CLOSES, EACH, ITS, OPENS};
use crate::parse::wording::Wording;
use std::borrow::Cow;
use std::ops::Range;

/// Whether two names are the same body, one perhaps with its level left out.
pub(super) fn same(a: &str, b: &str, words: &Wording) -> bool {
    a == b || level::core(a, words) == level::core(b, words)
}

/// 市人民代表大会及其常务委员会: what belongs to the body before it carries that one's name.
pub(super) fn owners(items: &mut [Item], lexicon: &dyn Lexicon) {
    for at in 1..items.len() {
        let (before, rest) = items.split_at_mut(at);
        let (owner, item) = (&before[at - 1], &mut rest[0]);
        // 其他组织: not theirs.
        let other = lexicon.wording().nobody.certain.begins(&item.name);
        let own =
            item.name.strip_prefix(ITS).filter(|own| owner.run == item.run && !own.is_empty() && !other);
        if let Some(name) = own.map(|own| format!("{}{own}", owner.name)) {
            item.territory = territory::territory(&name, lexicon);
            item.rename(name);
        }
    }
}

/// Multiplies shared tails out, from the last name of each enumeration to the first.
pub(super) fn tails<'t>(items: &mut Vec<Item<'t>>, lexicon: &'t dyn Lexicon) {
    let mut levels: Vec<Range<usize>> = Vec::new();
    for at in (0..items.len()).rev() {
        let Some(tail) = tail_of(&items[at], lexicon) else { continue };
        let complete = |item: &mut Item, name: String| {
            item.territory = territory::territory(&name, lexicon);
            item.rename(name);
        };
        if let Some(own) = tail.own {
            complete(&mut items[at], own);
        }
        let run = items[at].run;
        let mut before = at;
        while before > 0 && items[before - 1].run == run {
            before -= 1;
            if let Some(name) = tail.kind.complete(&items[before].name, lexicon) {
                complete(&mut items[before], name);
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
fn at_each_level<'t>(items: Vec<Item<'t>>, groups: &[Range<usize>], lexicon: &dyn Lexicon) -> Vec<Item<'t>> {
    let words = lexicon.wording();
    let level = |i: &Item| level::split_any(&i.name, words).map(|(level, _)| level.to_owned());
    let field = |i: &Item| {
        let core = words.tail.field_end.strip_end(&i.name);
        core.is_some_and(|c| level::split_any(&i.name, words).is_none() && lexicon.is_field(c))
    };
    let mut groups = groups.iter().rev().filter(|g| g.len() <= MOST_LEVELS).peekable();
    let mut out = Vec::with_capacity(items.len());
    // The levels in force, and the enumeration they stand in.
    let mut force: Option<(usize, Vec<String>)> = None;
    for (at, item) in items.into_iter().enumerate() {
        match &force {
            Some((run, levels)) if item.run == *run && field(&item) => {
                out.extend(levels.iter().map(|l| Item {
                    name: format!("{l}{}", item.name),
                    renamed: true,
                    ..item.clone()
                }));
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

struct Found<'t> {
    kind: Tail<'t>,
    /// The item's own name with the tail, where that stood behind 等.
    own: Option<String>,
    /// Whether it reaches over complete names.
    through: bool,
}

impl<'t> Found<'t> {
    fn of(kind: Tail<'t>) -> Self {
        Self { kind, own: None, through: false }
    }
}

#[derive(Debug)]
enum Tail<'t> {
    /// What bare fields get.
    Field(&'t str),
    /// What levels get: the core of 区财政部门.
    Level(String),
    /// What places get: class and hall (市政府).
    Hall(Option<char>, &'t str),
    /// What bare places get from a body that begins with a place (广州、深圳海关).
    Place(String),
}

impl Tail<'_> {
    fn complete(&self, name: &str, lexicon: &dyn Lexicon) -> Option<String> {
        let words = lexicon.wording();
        match self {
            Self::Field(tail) => is_bare_field(name, tail, lexicon).then(|| format!("{name}{tail}")),
            Self::Place(rest) => {
                let bare = lexicon.is_place(name) && !shape::ends_like_place(name, words);
                bare.then(|| format!("{name}{rest}"))
            }
            Self::Level(core) => level::is_bare(name, words).then(|| format!("{name}{core}")),
            Self::Hall(_, hall) if words.tail.zone_hall.ends(hall) => {
                let zone =
                    words.tail.zone.is(name) || territory::territory(name, lexicon) == Some(Territory::Zone);
                (zone && words.tail.zone_end.ends(name)).then(|| format!("{name}{hall}"))
            }
            Self::Hall(class, hall) => match class {
                // 广州 ends in 州 and still lacks its class: 广州市 is the place.
                Some(class) if lexicon.is_place(&format!("{name}{class}")) => {
                    Some(format!("{name}{class}{hall}"))
                }
                _ if shape::ends_like_place(name, words) && is_named_place(name, lexicon) => {
                    Some(format!("{name}{hall}"))
                }
                _ => None,
            },
        }
    }
}

fn is_named_place(name: &str, lexicon: &dyn Lexicon) -> bool {
    let words = lexicon.wording();
    !words.collective.vague_begin.begins(name)
        && !level::is_bare(name, words)
        && (lexicon.is_place(name) || territory::territory(name, lexicon) == Some(Territory::Government))
}

fn is_bare_field(name: &str, tail: &str, lexicon: &dyn Lexicon) -> bool {
    const LONGEST: usize = 8;
    let words = lexicon.wording();
    let core = level::core(name, words);
    // 县级以上人民政府教育、科技部门
    let core = words.collective.whole_hall.rfind(core).map_or(core, |(at, len)| &core[at + len..]);
    // 水务（海洋）、教育（体育）等部门
    let core = core.find(OPENS).filter(|at| *at > 0 && core.ends_with(CLOSES)).map_or(core, |at| &core[..at]);
    // 各级人民政府和林业部门: a government by itself is no field.
    if core.is_empty() || lexicon.exact(core).is_some() || lexicon.exact(name).is_some() {
        return false;
    }
    // 部门 says that what stands before it are fields; 局 and 委 only where the lexicon knows them.
    lexicon.is_field(core)
        || words.tail.field_any.ends(tail)
            && !words.tail.no_field_end.ends(core)
            && core.chars().count() <= LONGEST
            && !shape::ends_like_body(core, words)
}

fn tail_of<'t>(item: &Item<'t>, lexicon: &'t dyn Lexicon) -> Option<Found<'t>> {
    let (name, words) = (item.name.as_str(), lexicon.wording());
    let departments = words.name.departments.only();
    match item.etc {
        Some(etc @ (Etc::Departments(_) | Etc::Complete)) if is_bare_field(name, departments, lexicon) => {
            let tail = if let Etc::Departments(tail) = etc { tail } else { departments };
            let own = Some(format!("{name}{tail}"));
            return Some(Found { own, through: true, ..Found::of(Tail::Field(tail)) });
        }
        Some(Etc::Departments(tail)) => {
            return Some(Found { through: true, ..Found::of(Tail::Field(tail)) });
        }
        Some(Etc::Governments(said)) => {
            let hall = words.tail.hall.suffix(said)?;
            let kind = Tail::Hall(class_of(said.trim_end_matches(hall), words), hall);
            return Some(Found { own: kind.complete(name, lexicon), ..Found::of(kind) });
        }
        _ => {}
    }
    if let Some((level, core)) = level::split_any(name, words).filter(|_| !words.level.state.begins(name))
        && (words.tail.level_end.ends(core) || lexicon.exact(core).is_some())
    {
        // 省、市、县三级财政部门: how many levels there are is no part of the name.
        let plain = words.tail.levels.strip(core);
        let own = plain.map(|core| format!("{level}{core}"));
        return Some(Found { own, ..Found::of(Tail::Level(plain.unwrap_or(core).to_owned())) });
    }
    // 县（市、区）人民政府: a bare level with its hall.
    if let Some(hall) = words.tail.hall.suffix(name) {
        let head = &name[..name.len() - hall.len()];
        if level::is_bare(head, words) {
            return Some(Found::of(Tail::Level(hall.to_owned())));
        }
        if item.territory.is_some() && !words.collective.vague_begin.begins(name) {
            return Some(Found::of(Tail::Hall(class_of(head, words), hall)));
        }
    }
    if item.territory.is_none()
        && lexicon.exact(name).is_none()
        && let Some(len) = lexicon.place_prefix(name).filter(|len| *len < name.len())
    {
        // The class belongs to the place: 广州、深圳市税务局.
        let class = words.tail.place_class.end(&name[..len]).map_or(0, |(len, ())| len);
        return Some(Found::of(Tail::Place(name[len - class..].to_owned())));
    }
    let tail = words.tail.field.suffix(name)?;
    let field = name.strip_suffix(tail).filter(|field| !field.is_empty())?;
    // 铁路、公路管理单位
    (lexicon.is_field(field) || words.tail.field_any.ends(tail)).then(|| Found::of(Tail::Field(tail)))
}

/// The class of the place at the end of a text (市 of 广州市), where it is one that halls have.
fn class_of(text: &str, words: &Wording) -> Option<char> {
    words.tail.class.suffix(text).and_then(|class| class.chars().next())
}

/// Carries the level over to later names of the list that leave it out.
pub(super) fn levels(items: &mut [Item], lexicon: &dyn Lexicon) {
    let words = lexicon.wording();
    halls(items, words);
    let mut current: Option<String> = None;
    let mut list = 0;
    for item in items.iter_mut() {
        let name = item.name.as_str();
        // A label begins a list of its own.
        if item.list != list {
            list = item.list;
            current = None;
        }
        if item.territory.is_some() || name.starts_with(EACH) || territory::is_elected(name, words) {
            continue;
        }
        match said_level(name, current.is_some(), lexicon) {
            Said::Level(level) => current = Some(level),
            Said::Own => {}
            Said::Apart => current = None,
            Said::Nothing => {
                if let Some(level) = current.as_deref().and_then(|level| takes(level, name, lexicon)) {
                    item.rename(format!("{level}{name}"));
                }
            }
        }
    }
}

/// What a name says of the level of its list.
enum Said {
    /// Its own level, which later names share.
    Level(String),
    /// It has one of its own, and the list's stays.
    Own,
    /// A list of its own begins.
    Apart,
    /// It leaves its level out.
    Nothing,
}

fn said_level(name: &str, has_level: bool, lexicon: &dyn Lexicon) -> Said {
    let words = lexicon.wording();
    let state = words.level.state.prefix(name);
    let split = level::split(name, words);
    let exact = lexicon.exact(name).is_some();
    // 镇江市教育局、财政局: the place goes with its class, whatever level its first character looks like.
    let levelled = split.is_some_and(|(_, core)| lexicon.exact(core).is_some());
    if !levelled && let Some(place) = placed_bureau(name, lexicon) {
        return Said::Level(place.to_owned());
    }
    // 国家税务总局扬州市税务局 has a place of its own and leaves the list's level as it was.
    if state.is_some() && !exact && vertical_at_place(name, lexicon) {
        return Said::Own;
    }
    if !exact || levelled && split.is_some_and(|(level, _)| Some(level) != state) {
        if let Some((level, _)) = split {
            return Said::Level(level_of(name, level, words));
        }
    } else if words.level.local_state.is(name) && has_level {
        // The tax bureaus before 2018 are local ones here: 市财政局、国家税务局、地方税务局.
    } else if words.level.state_alone.is(name) {
        // Written out in every list, to tell it from the committees of the provinces.
        return Said::Own;
    } else if let Some(state) = state.filter(|_| !words.level.state_branch.begins(name)) {
        return Said::Level(state.to_owned());
    }
    if ends_the_list(name, lexicon) { Said::Apart } else { Said::Nothing }
}

/// 达川区委、区政府: the government behind a named committee is the one of its place.
fn halls(items: &mut [Item], words: &Wording) {
    for at in 1..items.len() {
        let (before, from) = items.split_at_mut(at);
        let (committee, hall) = (&before[at - 1], &mut from[0]);
        if committee.run != hall.run || committee.territory.is_none() {
            continue;
        }
        let Some(place) = words.committee.end.strip_end(&committee.name) else { continue };
        let Some(class) = place.chars().next_back() else { continue };
        if hall.name.strip_prefix(class).is_some_and(|rest| words.tail.hall.is(rest)) {
            hall.rename(format!("{}{}", place.trim_end_matches(class), hall.name));
        }
    }
}

/// 市委 and 自治区党委 carry on before organs of the Party, else the level alone.
fn level_of(name: &str, level: &str, words: &Wording) -> String {
    let organ = |committee: &&str| {
        let rest = name[level.len()..].strip_prefix(committee);
        rest.is_some_and(|rest| !rest.is_empty() && !words.committee.member.begins(rest))
    };
    let committee = words.committee.word.iter().find(organ).unwrap_or("");
    format!("{level}{committee}")
}

/// Names of the centre, and bureaus of a named place, begin a list of their own.
fn ends_the_list(name: &str, lexicon: &dyn Lexicon) -> bool {
    let bureau = |core| lexicon.exact(core) == Some(AgencyKind::Bureau);
    lexicon.wording().level.centre.begins(name) || own_place(name, lexicon).is_some_and(bureau)
}

/// The place in front of a local bureau, where it is written with its class: 银川市 of 银川市民政局.
fn placed_bureau<'n>(name: &'n str, lexicon: &dyn Lexicon) -> Option<&'n str> {
    if lexicon.exact(name).is_some() {
        return None;
    }
    let words = lexicon.wording();
    let len = lexicon.place_prefix(name).or_else(|| territory::division(name, words))?;
    let (place, core) = name.split_at(len);
    let kind = lexicon.exact(core)?;
    let local = matches!(kind, AgencyKind::Bureau | AgencyKind::Party | AgencyKind::Mass);
    let class = shape::ends_like_place(place, words) || words.corps.division.ends(place);
    (local && class).then_some(place)
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
    let words = lexicon.wording();
    let own = &words.own_level;
    let committee = words.committee.word.strip_end(current);
    let level = committee.unwrap_or(current);
    if own.begin.begins(name) && !own.not_begin.is(name)
        || shape::is_company(name, words)
        || own_place(name, lexicon).is_some()
    {
        return None;
    }
    // 金融监管总局浙江监管局 has its place inside, 市县林业局 its levels in front.
    let exact = lexicon.exact(name);
    let branch = exact.is_none() && own.branch_of.within(name) && vertical_at_place(name, lexicon);
    if branch || words.level.pair.begins(name) {
        return None;
    }
    // 人民银行市分行, 国网市供电公司: the level stands inside.
    let own_level = own.inside.places(name).any(|(at, ..)| name[..at].ends_with(level));
    if of_a_landscape(name, words) || own_level {
        return None;
    }
    let state =
        |rest: &str| words.level.state.iter().any(|state| lexicon.exact(&format!("{state}{rest}")).is_some());
    if words.level.state.is(level) {
        return (state(name) && !own.no_state_end.ends(name)).then_some(level);
    }
    let of_committee = || {
        let organ = |word: &str| lexicon.exact(&format!("{word}{name}")).is_some();
        committee.is_some() && words.committee.end.iter().any(organ)
    };
    match exact {
        Some(AgencyKind::Company) => None,
        Some(AgencyKind::Party) if own.party_end.ends(name) => {
            Some(if of_committee() { current } else { level })
        }
        Some(AgencyKind::Party) if of_committee() => Some(current),
        // 教育部, 海关总署: a ministry.
        Some(_)
            if own.ministry_end.ends(name) && !own.no_ministry_end.ends(name)
                || own.administration_end.ends(name) && state(name) =>
        {
            None
        }
        Some(AgencyKind::Institution) => (!own.institution_end.ends(name)).then_some(level),
        Some(_) => Some(level),
        None => (unknown(&without_bracket(name, words), words)
            || own.low_level.is(level) && is_low_office(name, words))
        .then_some(level),
    }
}

/// 长江航道局, 太平湖管理局: a bureau for a river, lake, mountain or the like of its own name.
fn of_a_landscape(name: &str, words: &Wording) -> bool {
    let land = &words.landscape;
    land.basin.is(name)
        || land.bureau.iter().filter_map(|bureau| name.strip_suffix(bureau)).any(|head| {
            let fits = (3..=6).contains(&head.chars().count());
            land.river.begins(head) || fits && land.kind_end.ends(head) && !land.no_kind_end.ends(head)
        })
}

/// Offices below the county end in more ways than bureaus do: 综合执法队, 文化站, 派出所.
fn is_low_office(name: &str, words: &Wording) -> bool {
    const LONGEST: usize = 14;
    name.chars().count() <= LONGEST && words.own_level.low_office_end.ends(name)
}

/// 教育（体育）部门 without its bracket, where more than that follows it.
fn without_bracket<'n>(name: &'n str, words: &Wording) -> Cow<'n, str> {
    let (Some(open), Some(close)) = (name.find(OPENS), name.rfind(CLOSES)) else {
        return Cow::Borrowed(name);
    };
    let end = close + name[close..].chars().next().map_or(0, char::len_utf8);
    // 县（市、区）民政部门: the bracket is a part of the level.
    if 0 < open && open < close && end < name.len() && !level::is_bare(&name[..end], words) {
        Cow::Owned(format!("{}{}", &name[..open], &name[end..]))
    } else {
        Cow::Borrowed(name)
    }
}

/// A name the lexicon does not know takes the level where it is short and ends like an organ of a government.
fn unknown(name: &str, words: &Wording) -> bool {
    const LONGEST: usize = 14;
    name.chars().count() <= LONGEST
        && words.own_level.organ_end.ends(name)
        && !words.own_level.no_organ_end.ends(name)
        && !words.own_level.no_organ_part.within(name)
}
