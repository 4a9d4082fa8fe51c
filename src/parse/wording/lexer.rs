//! One index of the words that the grammar looks for in running words: one pass tells where each of them stands.

use super::sections::Lists;
use super::words::{Entry, Groups, Join, Verb, first, width};
use crate::model::Duty;
use rustc_hash::FxHashMap;

/// Names the classes and the lists that they are made of.
macro_rules! classes {
    ($($(#[$doc:meta])* $class:ident: $($list:ident).+,)*) => {
        /// What a word is to the grammar. One word may be several.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Class {
            $($(#[$doc])* $class,)*
        }

        /// Each class with its words.
        fn lists(words: &Lists) -> Vec<(Class, Vec<&str>)> {
            vec![$((Class::$class, words.$($list).+.iter().collect()),)*]
        }
    };
}

classes! {
    /// 牵头, 分别, 落实: gives a duty or says how; [`Word::verb`] tells.
    Verb: verb.word,
    /// 和 between two verbs.
    VerbJoin: verb.join,
    /// 负责人: what makes a verb part of another word.
    OtherBehind: verb.other_behind,
    /// 负责人事: what begins with the same character and makes it none.
    NextVerb: verb.next,
    /// 研究生: begins like a verb and is none.
    NoVerb: verb.none,
    /// 按照 of 按照各自职责.
    RoleBegin: role.begin,
    /// 各自, 职责.
    RoleWord: role.word,
    /// 职责: one of these at least.
    RoleNamed: role.named,
    /// 为, 作为.
    Copula: copula.verb,
    /// 成员.
    Members: copula.members,
    /// 为牵头: without a noun.
    CopulaLead: copula.lead,
    /// 的主管部门; [`Word::office`] tells the duty.
    OfficeEnd: copula.office_end,
    /// 管理部门: the verb before is a part of it.
    OfficeBehind: predicate.office_behind,
    /// 部, 局: the same of a body's name.
    OrganBehind: predicate.organ_behind,
    /// 办法: begins like one of those and is none.
    OrganOther: predicate.organ_other,
    /// 组织.
    Organise: predicate.organise,
    /// 群团 of 群团组织.
    Organised: predicate.organised,
    /// 支队 of 监督检查支队.
    Unit: predicate.unit,
    /// 共同 of 共同牵头.
    Manner: predicate.manner,
    /// 部门.
    Departments: name.departments,
    /// 牵头 of 牵头单位; [`Word::stem`] tells the duty.
    Stem: label.stem,
    /// 单位 of 牵头单位.
    Noun: label.noun,
    /// 市级 of 市级牵头单位.
    Qualifier: label.qualifier,
    /// A stem that needs no noun.
    Whole: label.whole,
    /// 责任单位为.
    LabelCopula: label.copula,
    /// 完成时限.
    DeadlineLabel: label.deadline,
    /// 联系人.
    OtherLabel: label.other,
    /// 和, 会同; [`Word::join`] tells how it binds.
    Join: join.word,
    /// 和, 与, 及.
    PlainJoin: join.plain,
    /// 会同.
    Together: join.together,
    /// 会同 behind a verb.
    BehindVerb: join.behind_verb,
    /// 会同 in front of names.
    OpensNames: join.opens,
    /// 以及: never part of a name.
    AlwaysJoin: join.always,
    /// 和平: a joining word begins it.
    Inside: join.inside,
    /// 公 of 公共: a joining word ends it.
    InsideEnd: join.inside_end,
    /// 邀请.
    Invites: clause.invites,
    /// 参加 of 邀请…参加.
    Attends: clause.attends,
    /// 协助 in front of who is helped.
    Helps: clause.helps,
    /// 指导下.
    Under: clause.under,
    /// 在 of 在…指导下.
    UnderBegin: clause.under_begin,
    /// 按照 of a rule.
    ByRule: clause.by_rule,
    /// 由 and 按 in front of a remark.
    ByWord: clause.by,
    /// 其中, 由: in front of a name and no part of it.
    Leading: clause.leading,
    /// 和平: begins like one of those.
    NoLeading: clause.no_leading,
    /// Marks behind a name.
    Trailing: clause.trailing,
    /// 应当.
    Helper: clause.helper,
    /// 局 in front of 应当.
    Helped: clause.helped_end,
    /// 牵头 in a rule of the document.
    Lead: rule.lead,
}

/// What a word is, and what it means in the classes that have meanings.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Word {
    classes: u64,
    pub(crate) verb: Option<Verb>,
    pub(crate) stem: Option<Duty>,
    pub(crate) office: Option<Duty>,
    pub(crate) join: Option<Join>,
}

impl Word {
    /// Whether it is of a class.
    pub(crate) fn is(&self, class: Class) -> bool {
        self.classes & bit(class) != 0
    }

    /// Whether it is of one of the classes of a set.
    pub(crate) fn is_any(&self, set: u64) -> bool {
        self.classes & set != 0
    }
}

/// The set of one class; sets are joined by `|`.
pub(crate) const fn bit(class: Class) -> u64 {
    1 << class as u8
}

/// A word in a text: its bytes, and which word it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) start: u32,
    pub(crate) end: u32,
    word: u32,
}

/// The index: the words by their first character.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lexer {
    words: Vec<(Box<str>, Word)>,
    groups: Groups,
}

/// Groups of characters: so many that few that are no word's first one share a group with one that is.
const GROUPS: usize = 1 << 12;

impl Lexer {
    /// The lexer of some words.
    pub(super) fn new(lists: &Lists) -> Self {
        let mut all: FxHashMap<&str, Word> = FxHashMap::default();
        let by_class = self::lists(lists);
        for (class, words) in &by_class {
            for word in words {
                all.entry(word).or_insert_with(|| meaning(word, lists)).classes |= bit(*class);
            }
        }
        let mut words: Vec<_> = all.into_iter().map(|(word, is)| (word.into(), is)).collect();
        words.sort_unstable_by(|(a, _): &(Box<str>, Word), (b, _)| a.cmp(b));
        let groups = Groups::new(&words, GROUPS, |word| group(word, 0), Entry::of);
        Self { words, groups }
    }

    /// Every word in a text, by where it begins, longer ones first. Linear in the text.
    pub(crate) fn tokens(&self, text: &str) -> Vec<Token> {
        let (bytes, mut tokens, mut start) = (text.as_bytes(), Vec::new(), 0);
        while start < bytes.len() {
            let here = self.groups.of(group(bytes, start));
            if !here.is_empty() {
                let rest = &bytes[start..];
                let near = first(rest).0;
                let fits =
                    |entry: &&Entry| entry.fits(near) && entry.begins(rest, &self.words[entry.at as usize].0);
                tokens.extend(here.iter().filter(fits).map(|entry| Token {
                    start: start as u32,
                    end: start as u32 + entry.len,
                    word: entry.at,
                }));
            }
            start += width(bytes[start]);
        }
        tokens
    }

    /// What a token is.
    pub(crate) fn word(&self, token: Token) -> &Word {
        &self.words[token.word as usize].1
    }
}

/// The group of the character that begins at a byte.
fn group(text: &[u8], at: usize) -> usize {
    let low = |at: usize| usize::from(text[at] & 0x3f);
    match width(text[at]) {
        1 => usize::from(text[at]),
        2 => low(at) << 6 | low(at + 1),
        _ => low(at + 1) << 6 | low(at + 2),
    }
}

fn meaning(word: &str, lists: &Lists) -> Word {
    Word {
        classes: 0,
        verb: lists.verb.word.get(word),
        stem: lists.label.stem.get(word),
        office: lists.copula.office_end.get(word),
        join: lists.join.word.get(word),
    }
}
