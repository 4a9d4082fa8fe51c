//! A statement into pieces: at its separators, outside brackets and quotation marks.

use super::text::Clean;
use super::words::{Words, chain};
use super::{boxes, label, note_inside, predicate, shape};
use crate::parse::lexicon::Lexicon;
use std::ops::Range;
use std::sync::LazyLock;

/// What stood before a piece, weaker ones first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sep {
    /// 、
    List,
    /// ，
    Comma,
    /// ；
    Clause,
    /// 。, a bracket round a whole part, or the beginning.
    Stop,
}

/// Words between two separators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) range: Range<usize>,
    pub(super) before: Sep,
}

/// The pieces of a statement, collectives put together again and line breaks decided.
pub(super) fn pieces(clean: &Clean, lexicon: &dyn Lexicon) -> Vec<Piece> {
    let text: &str = &clean.text;
    let mut pieces = cut(text, lexicon);
    if !clean.breaks.is_empty() {
        pieces = pieces.into_iter().flat_map(|p| at_breaks(text, &p, &clean.breaks, lexicon)).collect();
    }
    join_collectives(text, pieces)
}

struct Cutter<'t> {
    text: &'t str,
    /// Where each bracket that is closed opens and closes, in order of opening.
    brackets: Vec<(usize, usize)>,
    out: Vec<Piece>,
    start: usize,
    before: Sep,
}

impl Cutter<'_> {
    fn cut(&mut self, at: usize, next: usize, sep: Sep) {
        if self.text[self.start..at].is_empty() {
            self.before = self.before.max(sep);
        } else {
            self.out.push(Piece { range: self.start..at, before: self.before });
            self.before = sep;
        }
        self.start = next;
    }
}

fn cut(text: &str, lexicon: &dyn Lexicon) -> Vec<Piece> {
    let mut cutter = Cutter { text, brackets: brackets(text), out: Vec::new(), start: 0, before: Sep::Stop };
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let next = at + c.len_utf8();
        match c {
            '、' | '①'..='⑳' => cutter.cut(at, next, Sep::List),
            '/' if !text[..at].ends_with(|p: char| p.is_ascii_alphanumeric()) => {
                cutter.cut(at, next, Sep::List);
            }
            '\u{2200}'..='\u{27bf}' if boxes::state(c).is_some() => cutter.cut(at, next, Sep::List),
            '，' => cutter.cut(at, next, Sep::Comma),
            '；' => cutter.cut(at, next, Sep::Clause),
            // A closing bracket met here was entered, or never opened.
            '。' | '！' | '？' | '）' => cutter.cut(at, next, Sep::Stop),
            '“' | '《' | '「' => {
                at = next + quoted(&text[next..], c);
                continue;
            }
            '（' => {
                at = bracket(&mut cutter, at, lexicon);
                continue;
            }
            _ => {}
        }
        at = next;
    }
    cutter.cut(text.len(), text.len(), Sep::Stop);
    cutter.out
}

/// Length of what a quotation mark opens, which is not cut; 0 where the mark is not closed soon.
fn quoted(text: &str, open: char) -> usize {
    let close = match open {
        '“' => '”',
        '《' => '》',
        _ => '」',
    };
    text.char_indices().take(100).find(|(_, c)| *c == close).map_or(0, |(at, c)| at + c.len_utf8())
}

fn brackets(text: &str) -> Vec<(usize, usize)> {
    let (mut open, mut pairs) = (Vec::new(), Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '（' => open.push(at),
            '）' => pairs.extend(open.pop().map(|o| (o, at))),
            _ => {}
        }
    }
    pairs.sort_unstable();
    pairs
}

/// Deals with the bracket that opens at `open`; returns where to go on.
fn bracket(cutter: &mut Cutter, open: usize, lexicon: &dyn Lexicon) -> usize {
    const LONGEST: usize = 3000; // bytes; longer ones are entered unseen
    let inside = open + '（'.len_utf8();
    let found = cutter.brackets.binary_search_by_key(&open, |(o, _)| *o);
    let close = found.ok().and_then(|at| cutter.brackets.get(at)).map(|(_, close)| *close);
    let content = close.filter(|c| c - inside <= LONGEST).map(|c| &cutter.text[inside..c]);
    let alone = cutter.start == open;
    let after = close.map_or(inside, |c| c + '）'.len_utf8());
    let number =
        |t: &str| !t.is_empty() && t.chars().all(|c| c.is_numeric() || "一二三四五六七八九十".contains(c));
    // [x]市民政局 [ ]市财政局
    if content.is_some_and(boxes::is_typed) && cutter.text[after..].starts_with(char::is_alphanumeric) {
        cutter.cut(open, after, Sep::List);
        return after;
    }
    if alone && content.is_some_and(number) {
        cutter.start = after; // （1）市民政局
        return after;
    }
    if alone && label::bracketed(&cutter.text[open..]).is_some() {
        return after; // （牵头单位）市民政局: announced with what follows
    }
    if !alone && content.is_some_and(|c| !note_inside(c, lexicon)) {
        return after; // part of the name, or a remark on it
    }
    cutter.cut(open, inside, Sep::Stop);
    inside
}

/// A line break or space stands inside a name or between two: what the lexicon knows decides, then the shape.
fn at_breaks(text: &str, piece: &Piece, breaks: &[usize], lexicon: &dyn Lexicon) -> Vec<Piece> {
    let from = breaks.partition_point(|b| *b <= piece.range.start);
    let inside: Vec<usize> = breaks[from..].iter().copied().take_while(|b| *b < piece.range.end).collect();
    let mut out = Vec::new();
    let mut start = piece.range.start;
    let mut before = piece.before;
    for (k, at) in inside.iter().enumerate() {
        let right_end = inside.get(k + 1).copied().unwrap_or(piece.range.end);
        let (left, right) = (ending(&text[start..*at]), &text[*at..right_end]);
        if let Some(sep) = parted(left, right, lexicon) {
            out.push(Piece { range: start..*at, before });
            before = sep;
            start = *at;
        }
    }
    out.push(Piece { range: start..piece.range.end, before });
    out
}

/// The last part of a text, long enough for any name.
fn ending(text: &str) -> &str {
    let from =
        (text.len().saturating_sub(300)..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    &text[from..]
}

fn parted(left: &str, right: &str, lexicon: &dyn Lexicon) -> Option<Sep> {
    let depth = |t: &str| t.matches('（').count() > t.matches('）').count();
    if depth(left) || left.ends_with(['和', '与', '及', '：']) {
        return None;
    }
    if label::at(right).is_some() || numbered(right) {
        return Some(Sep::Clause);
    }
    let name = left.rfind('：').map_or(left, |at| &left[at + '：'.len_utf8()..]);
    if ends_with_predicate(name, lexicon) && shape::begins_like_name(right, lexicon) {
        return Some(Sep::Clause);
    }
    if predicate::at(right).is_some() || completes(name, right) {
        return None;
    }
    let whole = format!("{name}{right}");
    let core = super::level::split(&whole).map_or(whole.as_str(), |(_, core)| core);
    if lexicon.exact(core).is_some() {
        return None;
    }
    let right_name = right_name(right, lexicon);
    // 省财政厅⏎省人口计生⏎省妇联: a level and a field are a name that lost its end.
    let levelled = |name: &str| super::level::split(name).is_some_and(|(_, core)| lexicon.is_field(core));
    let known = [name, right_name].map(|n| lexicon.knows(n));
    let odd = [name, right_name].map(levelled);
    if known[0] && (known[1] || odd[1]) || odd[0] && known[1] && super::level::split(right_name).is_some() {
        return Some(Sep::List);
    }
    let begins = shape::begins_like_name(right, lexicon);
    if begins && shape::ends_like_body(name) && super::territory::territory(right_name, lexicon).is_some() {
        return Some(Sep::List);
    }
    let generic = ["办公室", "办公厅", "员会", "分局", "分行", "支行", "支队", "大队", "中心", "机关"];
    let apart = shape::ends_like_body(name)
        && shape::ends_like_body(right_name)
        && (begins
            || (right_name.chars().count() >= 3 && !generic.contains(&right_name) && !lexicon.knows(&whole)));
    apart.then_some(Sep::List)
}

/// 嘉兴市⏎人民政府, 某某中心⏎有限公司, 人行⏎浙江省分行: what a break left over is no name of its own.
fn completes(left: &str, right: &str) -> bool {
    const HALLS: [&str; 6] = ["人民政府", "政府", "管委会", "管理委员会", "街道办事处", "办事处"];
    const FIRMS: [&str; 4] = ["有限公司", "有限责任公司", "股份有限公司", "集团有限公司"];
    const BANKS: [&str; 7] = ["银行", "人行", "电信", "移动", "联通", "银联", "铁塔"];
    let right = right.split(['，', '；', '。']).next().unwrap_or(right);
    FIRMS.contains(&right)
        || HALLS.contains(&right) && (shape::ends_like_place(left) || left.ends_with('）'))
        || ["分行", "支行", "分公司", "中心支行"].iter().any(|end| right.ends_with(end))
            && BANKS.iter().any(|bank| left.ends_with(bank))
}

/// 1.市民政局 on a line of its own.
fn numbered(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < text.len() && rest.starts_with(['.', '、', '）'])
}

/// The name at the beginning of what follows a break, its predicate off.
fn right_name<'t>(right: &'t str, lexicon: &dyn Lexicon) -> &'t str {
    super::find_predicate(right, lexicon, false).map_or(right, |(at, _)| &right[..at])
}

fn ends_with_predicate(text: &str, lexicon: &dyn Lexicon) -> bool {
    super::find_predicate(text, lexicon, false).is_some_and(|(at, p)| at + p.len == text.len())
}

static UNIT: LazyLock<Words<()>> = LazyLock::new(|| {
    let words = "区 县 市 州 盟 地区 旗 镇 乡 街道 街 县级市 自治区 自治州 自治县 自治旗 直辖市 计划单列市 设区市 设区的市 地级市 \
                 地级以上市 乡镇 民族乡 村 社区 村居 师 团场 省 市县 县区 县市 区县 街镇 镇街 直管市 州市 旗县 苏木 林区 特区 省直管县";
    Words::new(words.split_whitespace().map(|w| (w, ())))
});

static HALL: LazyLock<Words<()>> = LazyLock::new(|| {
    let words = "人民政府 政府 党委 党工委 和 与 及 街道办事处 办事处 街道办 行署 （市） （区） （州） （市、区） （县） （区、市） （街道） （镇） \
                 （县、市） （县、区） （区、县） （乡） （管委会） （街道办事处） （新区） （社区） （居） 管委会 人民政府办公室";
    Words::new(words.split_whitespace().map(|w| (w, ())))
});

/// Puts 各区 + 、 + 县（市）政府 together again: one collective, not two bodies.
fn join_collectives(text: &str, pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        if piece.before == Sep::List
            && let Some(last) = out.last_mut()
            && goes_on(&text[last.range.clone()], &text[piece.range.clone()])
        {
            last.range.end = piece.range.end;
        } else {
            out.push(piece);
        }
    }
    out
}

fn goes_on(left: &str, right: &str) -> bool {
    if left.len() > 300 {
        return false;
    }
    let left = left.rfind('：').map_or(left, |at| &left[at + '：'.len_utf8()..]);
    // 青石地委、行署: what has neither level nor place belongs to the committee before it.
    let hall = match right {
        "政府" | "人民政府" => {
            ["党委", "地委", "州委", "盟委", "市委", "县委", "区委", "旗委", "行署"].as_slice()
        }
        "行署" | "行政公署" => &["党委", "地委", "盟委", "盟市委"],
        "管委会" => &["党工委", "工委"],
        _ => &[],
    };
    if hall.iter().any(|committee| left.ends_with(committee)) {
        return true;
    }
    // 国务院有关部门和各省 + 自治区: the collective begins behind the joining word.
    let joined = ["和各", "及各", "与各"].iter().filter_map(|w| left.rfind(w)).max();
    let left = joined.map_or(left, |at| left[at..].trim_start_matches(['和', '及', '与']));
    let left = left.strip_prefix('由').unwrap_or(left);
    let Some(units) =
        ["各有关", "各相关", "有关", "相关", "各级", "各", "全市各", "全省各", "全县各", "全区各"]
            .iter()
            .filter_map(|q| left.strip_prefix(q))
            .chain(super::territory::counted(left))
            .min_by_key(|rest| rest.len())
    else {
        return false;
    };
    let units = units.strip_prefix("有关").or_else(|| units.strip_prefix("相关")).unwrap_or(units);
    // 各盟行政公署、市人民政府: leagues and prefectures stand beside cities.
    let units = ["行政公署", "行署"].iter().find_map(|t| units.strip_suffix(t)).unwrap_or(units);
    if ["省委", "市委", "省政府"].iter().any(|w| right.starts_with(w)) {
        return false;
    }
    let closes = |rest: &str| {
        rest.is_empty() || rest.starts_with(['等', '和', '与', '及', '（']) || predicate::at(rest).is_some()
    };
    let council = ["党委", "党工委", "区委", "县委", "市委", "）委"].iter().any(|t| units.ends_with(t));
    if council && ["政府", "人民政府", "管委会", "办事处"].iter().any(|t| right.starts_with(t)) {
        return closes(&right[chain(&HALL, right)..]);
    }
    let plain = |t: &str| {
        let mut at = 0;
        while at < t.len() {
            match UNIT.at(&t[at..]).or_else(|| HALL.at(&t[at..]).filter(|_| t[at..].starts_with('（'))) {
                Some((len, ())) => at += len,
                None if t[at..].starts_with('、') => at += '、'.len_utf8(),
                None => return false,
            }
        }
        at > 0
    };
    // 各产煤市（州）、县（市、区）政府: which ones is said in a word before.
    let described = units.char_indices().take(5).any(|(at, _)| plain(&units[at..]));
    if !described {
        return false;
    }
    let mut at = chain(&UNIT, right);
    if at == 0 {
        return false;
    }
    while !closes(&right[at..]) {
        let more = chain(&HALL, &right[at..]).max(chain(&UNIT, &right[at..]));
        if more == 0 {
            return false;
        }
        at += more;
    }
    true
}
