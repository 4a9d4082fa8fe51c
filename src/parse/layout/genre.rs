//! What a text reads like, where that is no plan: a researcher's folder holds papers, news and explanations of plans beside them.
//!
//! Such texts name bodies and say what they do, in sentences that no list, label or bracket marks, and nobody is bound by them.
//! What is marked is read whatever surrounds it, in all but papers, which quote and count.

use super::front::annex;
use super::words::squeeze_head;
use crate::model::{Block, Document};
use crate::parse::heading::is_blank;
use crate::parse::marks::{CLOSES, OPENS};
use crate::parse::wording::Wording;

/// A kind of text that is no plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Genre {
    /// An article of a journal.
    Paper,
    /// A report of a newspaper or agency.
    News,
    /// An explanation of a plan (政策解读, 答记者问).
    Commentary,
    /// A report of what was done (白皮书, 工作总结).
    Report,
}

impl Genre {
    /// The word that chooses its name in a message.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::News => "news",
            Self::Commentary => "commentary",
            Self::Report => "report",
        }
    }
}

/// Signs of a paper before a text is one: a plan may have a list of references, and a web page its keywords.
const OF_PAPER: usize = 3;
/// How much of the beginning and of the end is looked at, in characters.
const END: usize = 3000;
/// The shortest headline, in characters: what is shorter is a button of a web page (政策解读).
const BUTTON: usize = 8;
/// The longest headline, in characters.
const HEADLINE: usize = 90;

/// Whether a document is a list of words, one a line (a dictionary, a list of stop words): many short lines, and next to no
/// sentence.
pub(super) fn is_word_list(document: &Document) -> bool {
    const FEWEST: usize = 500; // lines
    const MEAN: usize = 8; // characters
    if document.blocks.len() < FEWEST {
        return false;
    }
    let (mut lines, mut characters, mut sentences) = (0, 0, 0);
    for line in document.blocks.iter().filter_map(text) {
        lines += 1;
        characters += line.chars().count();
        sentences += usize::from(line.contains(['。', '；', '：', '、', '，', ':']));
    }
    lines == document.blocks.len() && characters <= MEAN * lines && sentences * 50 <= lines
}

/// What the document reads like. `front`: the lines above its tasks; `marked`: whether anything in it is marked as saying who does
/// something. Looks at no more than the two ends.
pub(super) fn of(document: &Document, front: &[String], marked: bool, wording: &Wording) -> Option<Genre> {
    let words = &wording.genre;
    let texts = || document.blocks.iter().filter_map(text);
    let both = [end(texts()), end(texts().rev())];
    let signs = words.paper.iter().filter(|sign| both.iter().any(|end| end.contains(sign)));
    if signs.count() >= OF_PAPER {
        return Some(Genre::Paper);
    }
    let heads = whole_heads(front);
    let heads = heads
        .iter()
        .filter(|line| (BUTTON..=HEADLINE).contains(&line.chars().count()) && !line.contains('。'));
    // 《X方案》政策解读 tells of a plan, 政策解读工作方案 is one.
    let titled = |line: &&String| wording.front.title_end.ends(line) && annex(line, wording).is_none();
    if marked || heads.clone().any(|line| titled(&line)) {
        return None;
    }
    if heads.clone().any(|line| words.headline.within(line)) {
        return Some(Genre::Commentary);
    }
    // …白皮书（2026）
    let core = |line: &str| line.rfind(OPENS).filter(|_| line.ends_with(CLOSES)).unwrap_or(line.len());
    if heads.clone().any(|line| words.report_end.ends(&line[..core(line)])) {
        return Some(Genre::Report);
    }
    is_news(document, wording).then_some(Genre::News)
}

/// Whether reporters say at the beginning or the end that they tell of it.
pub(super) fn is_news(document: &Document, wording: &Wording) -> bool {
    let texts = || document.blocks.iter().filter_map(text);
    [end(texts()), end(texts().rev())].iter().any(|end| wording.genre.news.within(end))
}

/// The lines without blanks, a title in 《》 together with what follows it on the next line.
fn whole_heads(front: &[String]) -> Vec<String> {
    let mut heads: Vec<String> = Vec::new();
    for line in front {
        let line = squeeze_head(line, HEADLINE + 1);
        match heads.last_mut().filter(|before| before.ends_with('》')) {
            Some(before) => before.push_str(&line),
            None => heads.push(line),
        }
    }
    heads
}

fn text(block: &Block) -> Option<&str> {
    if let Block::Paragraph(paragraph) = block { Some(&paragraph.text) } else { None }
}

/// The first characters of some texts, without blanks, in small letters.
fn end<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let (mut taken, mut left) = (String::with_capacity(3 * END), END);
    for text in texts {
        for c in text.chars().filter(|c| !is_blank(*c)) {
            if left == 0 {
                return taken;
            }
            taken.push(c.to_ascii_lowercase());
            left -= 1;
        }
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;
    use crate::read::{self, Limits};
    use crate::resolve::Registry;

    /// What is noticed of a text: its genre, and whether it has tasks.
    fn seen(text: &str) -> (Option<&'static str>, bool) {
        let document = read::document("a.txt", text.as_bytes(), &Limits::default()).expect("a text").value;
        let read = parse(&document, Registry::builtin(), 4000);
        let unlike = read.diagnostics.iter().find(|d| d.code == "unlike-a-plan");
        let genre = unlike.map(|d| {
            let kinds = [Genre::Paper, Genre::News, Genre::Commentary, Genre::Report].map(Genre::name);
            kinds.into_iter().find(|kind| d.args.iter().any(|(_, a)| *a == (*kind).into())).expect("a genre")
        });
        (genre, !read.value.plans.is_empty())
    }

    #[test]
    fn papers_news_and_explanations_are_known_by_what_stands_around_them() {
        let paper = "跨部门治河的经验\n【摘 要】 本文讨论治河。\n【关键词】 治河\n引言\n\
                     在甲市，清淤由市水利局牵头，市财政局配合。\n作者简介：王某，教师。\n";
        assert_eq!(seen(paper), (Some("paper"), true));
        let news = "一条河的变迁\n南山日报记者 李某\n清淤由市水利局牵头，市财政局配合。\n";
        assert_eq!(seen(news), (Some("news"), true));
        let told = "《乐安市治河实施方案》政策解读\n一、主要内容\n清淤由市水利局牵头，市财政局配合。\n";
        assert_eq!(seen(told), (Some("commentary"), true));
        let report = "乐安市治河白皮书（2025）\n一、清淤\n市水利局会同市财政局开展清淤。\n";
        assert_eq!(seen(report), (Some("report"), true));
        let parted = told.replacen("》政策解读", "》\n政策解读", 1);
        assert_eq!(seen(&parted), (Some("commentary"), true));
    }

    #[test]
    fn a_plan_stays_one_whatever_it_speaks_of() {
        let plan = |title: &str, tail: &str| {
            seen(&format!(
                "{title}\n清淤由市水利局牵头，市财政局配合。\n市委宣传部负责接待本报记者。\n{tail}"
            ))
        };
        assert_eq!(plan("乐安市治河实施方案", ""), (None, true));
        assert_eq!(plan("乐安市政策解读工作方案", ""), (None, true));
        assert_eq!(plan("乐安市治河实施方案", "关键词：治河\n参考文献：略\n"), (None, true));
        // A button of the page is no headline, and what is marked is read whatever stands above it.
        let page = "政策解读\n清淤由市水利局牵头，市财政局配合。\n";
        assert_eq!(seen(page), (None, true));
        let marked = "《乐安市治河实施方案》政策解读\n1.清淤。（市水利局牵头）\n2.护岸。（市林业局牵头）\n";
        assert_eq!(seen(marked), (None, true));
    }

    #[test]
    fn a_list_of_words_is_no_plan() {
        let words = |n: usize| "民政局\n负责\n".repeat(n);
        assert_eq!(seen(&words(400)), (None, false));
        let plan = format!("{}1.建桥。（责任单位：县交通局）\n", "建桥、修路，提升服务。\n".repeat(400));
        assert_eq!(seen(&plan), (None, true));
    }

    #[test]
    fn of_a_long_text_the_ends_are_looked_at() {
        let lines: Vec<String> = (0..5000).map(|i| format!("第{i}行 字")).collect();
        let taken = end(lines.iter().map(String::as_str));
        assert_eq!(taken.chars().count(), END);
        assert!(taken.starts_with("第0行字第1行字"));
    }
}
