//! Invented documents, each with one statement (or all) in an odd form, and what they say.

use super::words::{
    ACTS, AIMS, ANSWERS, BRACKETS, COLONS, GROUPS, HELPS, HOUSES, House, LEAD, LEADS, LISTS, PARTICIPATE,
    PLAIN_LISTS, RESPONSIBLE, SUPPORT, TAKES_PART, THINGS, TRADITIONAL,
};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Who has which duty.
pub(super) type Said = (String, &'static str);

/// An invented document.
pub(super) struct Invented {
    pub(super) name: String,
    pub(super) text: String,
    /// The same with the common form where the odd one stands.
    pub(super) plain: String,
    pub(super) said: Vec<Said>,
    /// The lines, from 1, where odd forms stand.
    pub(super) odd: Vec<usize>,
    /// The odd form, in words.
    pub(super) form: String,
}

/// Bodies of one duty, names as they are written.
struct Group {
    duty: &'static str,
    names: Vec<String>,
    open: bool,
}

/// A form, drawn once a document.
#[expect(clippy::struct_excessive_bools, reason = "each is a way in which forms differ")]
struct Form {
    labelled: bool,
    colon: &'static str,
    list: &'static str,
    between: &'static str,
    bracket: Option<(&'static str, &'static str)>,
    /// A bracket a group.
    apart: bool,
    place: Stands,
    helpers_first: bool,
    by: &'static str,
    noise: Noise,
    /// Which of the words of each duty it takes.
    words: usize,
    roles: bool,
    /// How names are numbered behind a label.
    counted: Option<&'static [&'static str; 6]>,
}

/// Numbers in front of names.
const COUNTS: [[&str; 6]; 3] = [
    ["（1）", "（2）", "（3）", "（4）", "（5）", "（6）"],
    ["①", "②", "③", "④", "⑤", "⑥"],
    ["1.", "2.", "3.", "4.", "5.", "6."],
];

#[derive(Debug, Clone, Copy, PartialEq)]
enum Stands {
    Behind,
    Below,
    Title,
    Front,
    /// Behind a dash, or in front of the title with a colon: names that have their duty in brackets.
    Dash,
    Head,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Noise {
    None,
    Blank,
    Nothing,
    Break,
    Traditional,
}

struct Writer {
    chance: ChaCha8Rng,
    house: &'static House,
}

/// The document of a number.
pub(super) fn document(seed: u64) -> Invented {
    let mut chance = ChaCha8Rng::seed_from_u64(seed);
    let house = &HOUSES[chance.random_range(0..HOUSES.len())];
    let mut writer = Writer { chance, house };
    if writer.one_in(6) { writer.table(seed) } else { writer.items(seed) }
}

impl Writer {
    fn one_in(&mut self, n: usize) -> bool {
        self.chance.random_range(0..n) == 0
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.chance.random_range(0..list.len())]
    }

    /// The first, or one of the list.
    fn mostly<T: Copy>(&mut self, list: &[T]) -> T {
        if self.one_in(2) { self.of(list) } else { list[0] }
    }

    fn items(mut self, seed: u64) -> Invented {
        let form = self.form();
        let count = self.chance.random_range(3..7);
        let odd = self.chance.random_range(0..count);
        let all = self.one_in(4);
        let style = self.chance.random_range(0..4);
        let usual = self.chance.random_range(0..3);
        let mut text = vec![self.house.title.to_owned(), "一、重点任务".to_owned()];
        let mut plain = text.clone();
        let (mut said, mut lines) = (Vec::new(), Vec::new());
        for at in 0..count {
            let groups = self.groups();
            let (title, aim) = (format!("{}{}", self.of(&ACTS), self.of(&THINGS)), self.of(&AIMS));
            let head = format!("{}{title}", number(style, at));
            said.extend(told(&groups));
            let common = common(&groups, usual);
            let usual = format!("{head}。{aim}。{common}");
            plain.push(usual.clone());
            if all || at == odd {
                let first = text.len();
                let item = self.placed(&head, aim, &groups, &form);
                text.extend(item.split('\n').map(str::to_owned));
                lines.extend(first + 1..=text.len());
            } else {
                text.push(usual);
            }
        }
        Invented {
            name: format!("{seed}.txt"),
            text: text.join("\n") + "\n",
            plain: plain.join("\n") + "\n",
            said,
            odd: lines,
            form: form.words(),
        }
    }

    /// A table with one odd cell, or all.
    fn table(mut self, seed: u64) -> Invented {
        let mut form = self.form();
        (form.bracket, form.apart, form.labelled) = (None, false, true);
        let heads =
            self.of(&[("责任单位", "responsible"), ("牵头单位", "lead"), ("主责部门", "responsible")]);
        let mut rows = vec![format!("序号,工作任务,{}", heads.0)];
        let mut plain = rows.clone();
        let (mut said, mut lines) = (Vec::new(), Vec::new());
        let count = self.chance.random_range(3..7);
        let odd = self.chance.random_range(0..count);
        let all = self.one_in(4);
        for at in 0..count {
            let mut names = self.names(4);
            names.truncate(self.chance.random_range(1..5));
            let groups = [Group { duty: heads.1, names, open: false }];
            let task = format!("{}{}", self.of(&ACTS), self.of(&THINGS));
            said.extend(told(&groups));
            let cell = |list: &str| format!("{},{task},\"{}\"", at + 1, groups[0].names.join(list));
            plain.push(cell("、"));
            if all || at == odd {
                lines.push(rows.len() + 1);
                let names = self.noisy(&groups[0].names.join(form.list), form.noise);
                rows.push(format!("{},{task},\"{}\"", at + 1, names));
            } else {
                rows.push(cell("、"));
            }
        }
        Invented {
            name: format!("{seed}.csv"),
            text: rows.join("\n") + "\n",
            plain: plain.join("\n") + "\n",
            said,
            odd: lines,
            form: format!("a cell, list {:?}, {:?}", form.list, form.noise),
        }
    }

    fn names(&mut self, most: usize) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        while names.len() < most {
            let name = format!("{}{}", self.house.level, self.of(self.house.bodies));
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    fn groups(&mut self) -> Vec<Group> {
        let mut names = self.names(6);
        let below = self.house.below;
        let territory = |w: &mut Self| (!below.is_empty() && w.one_in(4)).then(|| w.of(below).to_owned());
        if self.one_in(2) {
            names.truncate(self.chance.random_range(1..4));
            names.extend(territory(self));
            let open = self.one_in(8);
            return vec![Group { duty: "responsible", names, open }];
        }
        let mut others = names.split_off(1);
        others.truncate(self.chance.random_range(1..4));
        others.extend(territory(self));
        let duty = self.of(&["support", "participate", "responsible"]);
        let open = self.one_in(8);
        vec![Group { duty: "lead", names, open: false }, Group { duty, names: others, open }]
    }

    fn form(&mut self) -> Form {
        let labelled = !self.one_in(3);
        let lists = if labelled { &LISTS[..] } else { &LISTS[..PLAIN_LISTS] };
        let list = self.mostly(lists);
        let between =
            if labelled { self.mostly(&GROUPS) } else { self.mostly(&["，", "；", ",", "、", " ", "\n"]) };
        // What parts the names cannot part the groups where nothing else tells them.
        let between = if between.trim() == list.trim() { "；" } else { between };
        let bracket = if self.one_in(4) { None } else { Some(self.mostly(&BRACKETS)) };
        // What stands in such marks is a title, if no label says otherwise.
        let bracket = bracket.filter(|(open, _)| labelled || *open != "《");
        Form {
            labelled,
            colon: self.mostly(&COLONS),
            list: if list == "；" && between == "；" { "、" } else { list },
            between,
            bracket,
            apart: bracket.is_some() && self.one_in(5),
            place: self.of(&[
                Stands::Behind,
                Stands::Behind,
                Stands::Below,
                Stands::Title,
                Stands::Front,
                Stands::Dash,
                Stands::Head,
            ]),
            helpers_first: self.one_in(5),
            by: self.mostly(&["", "由", "此项工作由", "请"]),
            noise: self.mostly(&[
                Noise::None,
                Noise::None,
                Noise::Blank,
                Noise::Nothing,
                Noise::Break,
                Noise::Traditional,
            ]),
            words: if self.one_in(2) { self.chance.random_range(0..100) } else { 0 },
            roles: self.one_in(5),
            counted: (labelled && self.one_in(10)).then(|| &COUNTS[self.chance.random_range(0..3)]),
        }
    }

    /// The item with its statement in the form.
    fn placed(&mut self, head: &str, aim: &str, groups: &[Group], form: &Form) -> String {
        let statement = Self::statement(groups, form);
        let statement = self.noisy(&statement, form.noise);
        let stop = if form.bracket.is_none() { "。" } else { "" };
        match form.place {
            Stands::Dash if groups.len() == 1 && !groups[0].open && !self.house.level.is_empty() => {
                format!("{head}——{}", groups[0].names.join("、"))
            }
            Stands::Head if groups.iter().all(|group| !group.open) => {
                let (number, title) = head.split_at(title_at(head));
                format!("{number}{}：{title}。{aim}。", roles(groups))
            }
            Stands::Behind | Stands::Dash | Stands::Head => format!("{head}。{aim}。{statement}{stop}"),
            Stands::Below => format!("{head}。{aim}。\n{statement}{stop}"),
            Stands::Title => format!("{head}{}{statement}\n{aim}。", if stop.is_empty() { "" } else { "。" }),
            Stands::Front => {
                let (number, title) = head.split_at(title_at(head));
                if form.bracket.is_some() {
                    format!("{number}{statement}{title}。{aim}。")
                } else {
                    format!("{head}。{statement}{stop}{aim}。")
                }
            }
        }
    }

    fn statement(groups: &[Group], form: &Form) -> String {
        let mut parts: Vec<String> = groups.iter().map(|group| Self::part(group, form)).collect();
        if form.helpers_first {
            parts.reverse();
        }
        let (open, close) = form.bracket.unwrap_or(("", ""));
        if form.apart {
            return format!("{open}{}{close}", parts.join(&format!("{close}{open}")));
        }
        format!("{open}{}{close}", parts.join(form.between))
    }

    /// The names of one duty, and what tells it.
    fn part(group: &Group, form: &Form) -> String {
        let pick = |list: &'static [&'static str]| list[form.words % list.len()];
        let etc = if group.open { "等" } else { "" };
        let mut names = format!("{}{etc}", group.names.join(form.list));
        if let Some(counts) = form.counted {
            let counted = group.names.iter().zip(counts).map(|(name, count)| [count, name.as_str()].concat());
            names = counted.collect::<String>() + etc;
        }
        if form.labelled {
            let label = match group.duty {
                "lead" => pick(&LEAD),
                "support" => pick(&SUPPORT),
                "participate" => pick(&PARTICIPATE),
                _ => pick(&RESPONSIBLE),
            };
            // 牵头 alone is a verb, where no mark makes it a label.
            let colon = if label == "牵头" && !is_mark(form.colon) { "：" } else { form.colon };
            return format!("{label}{colon}{names}");
        }
        let verb = match group.duty {
            "lead" => pick(&LEADS),
            "support" => pick(&HELPS),
            "participate" => pick(&TAKES_PART),
            _ => pick(&ANSWERS),
        };
        if form.roles && group.names.len() == 1 && !group.open {
            return format!("{names}{}", role(group.duty));
        }
        let by = if group.duty == "lead" || group.duty == "responsible" { form.by } else { "" };
        format!("{by}{names}{verb}")
    }

    fn noisy(&mut self, words: &str, noise: Noise) -> String {
        let mark = match noise {
            Noise::None => return words.to_owned(),
            Noise::Traditional => {
                let written = |c: char| TRADITIONAL.iter().find(|(s, _)| *s == c).map_or(c, |(_, t)| *t);
                return words.chars().map(written).collect();
            }
            Noise::Blank => " ",
            Noise::Nothing => "\u{200b}",
            Noise::Break => "\n",
        };
        let places: Vec<usize> = words.char_indices().skip(2).map(|(at, _)| at).collect();
        if places.is_empty() {
            return words.to_owned();
        }
        let at = self.of(&places);
        format!("{}{mark}{}", &words[..at], &words[at..])
    }
}

impl Form {
    fn words(&self) -> String {
        let kind = if self.labelled { format!("label, colon {:?}", self.colon) } else { "verbs".to_owned() };
        format!(
            "{kind}, list {:?}, between {:?}, bracket {:?}{}, {:?}, {:?}, words {}{}{}{}",
            self.list,
            self.between,
            self.bracket,
            if self.apart { " each" } else { "" },
            self.place,
            self.noise,
            self.words,
            if self.helpers_first { ", helpers first" } else { "" },
            if self.roles { ", roles" } else { "" },
            self.counted.map_or("", |counts| counts[0]),
        )
    }
}

/// Where what is to be done begins behind the number.
fn title_at(head: &str) -> usize {
    head.find(['完', '建', '推', '优', '加', '规', '开', '健', '深', '拓']).unwrap_or(0)
}

fn role(duty: &str) -> &'static str {
    match duty {
        "lead" => "（牵头）",
        "support" => "（配合）",
        "participate" => "（参加）",
        _ => "（负责）",
    }
}

/// Names, each with its duty.
fn roles(groups: &[Group]) -> String {
    let each = groups.iter().flat_map(|g| g.names.iter().map(|name| format!("{name}{}", role(g.duty))));
    each.collect::<Vec<_>>().join("、")
}

/// Whether what parts a label from its names is a mark, and neither a word nor a gap.
fn is_mark(colon: &str) -> bool {
    !colon.trim().is_empty() && !colon.contains(['为', '是'])
}

fn number(style: usize, at: usize) -> String {
    let han = ["一", "二", "三", "四", "五", "六", "七"][at];
    match style {
        0 => format!("{}.", at + 1),
        1 => format!("（{han}）"),
        2 => format!("{}、", at + 1),
        _ => format!("({})", at + 1),
    }
}

/// What groups say: whoever is territorial implements.
fn told(groups: &[Group]) -> Vec<Said> {
    let below = |name: &str| HOUSES.iter().any(|house| house.below.contains(&name));
    groups
        .iter()
        .flat_map(|g| {
            g.names.iter().map(|name| {
                let implements = below(name) && g.duty != "lead";
                (name.clone(), if implements { "implement" } else { g.duty })
            })
        })
        .collect()
}

/// A form in which statements commonly stand.
fn common(groups: &[Group], style: usize) -> String {
    let part = |group: &Group| {
        let names = format!("{}{}", group.names.join("、"), if group.open { "等" } else { "" });
        let (label, verb) = match group.duty {
            "lead" => ("牵头单位", "牵头"),
            "support" => ("配合单位", "配合"),
            "participate" => ("参加单位", "参加"),
            _ => ("责任单位", "负责"),
        };
        if style == 0 { format!("{names}{verb}") } else { format!("{label}：{names}") }
    };
    let parts: Vec<String> = groups.iter().map(part).collect();
    format!("（{}）", parts.join(if style == 0 { "，" } else { "；" }))
}
