//! A drafted codebook as a file that a person can edit and give back.

use super::harmless;
use crate::{
    analyse::themes::{Draft, DraftTheme},
    model::Corpus,
};
use pinyin::ToPinyin as _;
use std::{collections::BTreeSet, fmt::Write as _};

/// Measures of a theme that stand in the file as its samples, the nearest to its middle first.
const SAMPLES: usize = 10;
/// Of these the nearest, that a comment tells apart.
pub(crate) const NEAREST: usize = 3;

const HEAD: &str = "\
# 由文本草拟的编码本，供研究者修改：改写名称与定义，合并或删去主题，增删关键词与例句；改好的主题删去 draft = true，名称后的“草拟”即去掉。
# Drafted from the texts, to be edited: names, definitions, keywords, samples; merge or drop themes. Without `draft = true` a theme
# is no longer called a draft.
";

/// The draft as a codebook in TOML. Each theme has its keywords, and as samples the measures nearest to its middle.
///
/// ```
/// use fengong::{analyse::themes::draft, model::Corpus, render::draft::codebook};
/// let corpus = Corpus::default();
/// assert!(codebook(&corpus, &draft(&corpus, 1)).starts_with('#'));
/// ```
pub fn codebook(corpus: &Corpus, draft: &Draft) -> String {
    let mut out = String::from(HEAD);
    let mut ids = BTreeSet::new();
    for theme in &draft.themes {
        let mut id = id(&theme.name);
        while !ids.insert(id.clone()) {
            id.push_str("-2");
        }
        out.push_str(&entry(corpus, draft, theme, &id));
    }
    let (all, without) = (draft.measures.len(), draft.without.len());
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "\n# {all} 项举措中 {without} 项不属任何主题 / {without} of {all} measures have no theme\n"
    );
    out
}

fn entry(corpus: &Corpus, draft: &Draft, theme: &DraftTheme, id: &str) -> String {
    let stability = theme.stability.map_or_else(|| "–".to_owned(), |s| format!("{s:.2}"));
    let samples: Vec<String> =
        measures(corpus, draft, theme).take(SAMPLES).map(|m| format!("    {},", quoted(&m))).collect();
    let keywords: Vec<String> = theme.keywords.iter().map(|k| quoted(k)).collect();
    format!(
        "\n# {n} 项举措，重抽任务时的稳定性 {stability}；例句以最居中的 {NEAREST} 条为首 / {n} measures, stability {stability}\n\
         [[theme]]\ndraft = true\nid = {}\nzh = {}\nkeywords = [{}]\nsamples = [\n{}\n]\n",
        quoted(id),
        quoted(&theme.name),
        keywords.join(", "),
        samples.join("\n"),
        n = theme.measures.len(),
    )
}

/// The words of a theme's measures, nearest to its middle first.
pub(crate) fn measures<'d>(
    corpus: &'d Corpus,
    draft: &'d Draft,
    theme: &'d DraftTheme,
) -> impl Iterator<Item = String> + 'd {
    let measures = theme.measures.iter().filter_map(|m| draft.measures.get(*m));
    measures.map(|(at, span)| one_line(span.of(&corpus.task(*at).text)))
}

/// A measure in one line, without the mark at its end.
pub(crate) fn one_line(text: &str) -> String {
    let words: String = text.chars().filter(|c| !c.is_control()).collect();
    words.trim().trim_end_matches(['。', '；', ';']).to_owned()
}

/// An id in pinyin: 适老化改造 → shi-lao-hua-gai-zao.
fn id(name: &str) -> String {
    let syllable = |(c, s): (char, Option<pinyin::Pinyin>)| match s {
        Some(s) => s.plain().to_owned(),
        None if c.is_ascii_alphanumeric() => c.to_ascii_lowercase().to_string(),
        None => String::new(),
    };
    let syllables: Vec<String> =
        name.chars().zip(name.to_pinyin()).map(syllable).filter(|s| !s.is_empty()).collect();
    if syllables.is_empty() { "theme".to_owned() } else { syllables.join("-") }
}

/// A TOML string.
fn quoted(text: &str) -> String {
    let plain: String = harmless(text).chars().filter(|c| !c.is_control()).collect();
    format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::{
        text::fixture::{corpus, plan},
        themes::{Codebook, Coding, draft},
    };

    #[test]
    fn a_draft_is_a_codebook_that_codes_its_own_measures() {
        let texts = [
            "推广“农业机械”装备\\，更新拖拉机。",
            "研发农业机械装备，改进收割机。",
            "补贴购置农业机械装备。",
            "疏浚农田灌溉渠道。",
            "维修农田灌溉渠道和水闸。",
            "新建农田灌溉渠道，推广节水滴灌。",
        ];
        let tasks: Vec<_> = texts.iter().map(|t| (*t, &[][..])).collect();
        let corpus = corpus(vec![plan("a", "甲市", &tasks)]);
        let draft = draft(&corpus, 1);
        let book = Codebook::parse(&codebook(&corpus, &draft)).expect("a codebook");
        assert_eq!(book.themes.len(), 2);
        assert!(book.themes.iter().all(|t| t.draft));
        assert!(book.themes.iter().all(|t| t.id.chars().all(|c| c.is_ascii_lowercase() || c == '-')));
        let coding = Coding::new(&corpus, &book);
        let codes: Vec<usize> = coding.iter().flat_map(|(_, t)| &t.measures).map(|m| m.codes.len()).collect();
        assert!(codes.iter().all(|n| *n > 0), "{codes:?}");
    }

    #[test]
    fn ids_are_pinyin_and_strings_are_closed() {
        assert_eq!(id("适老化改造"), "shi-lao-hua-gai-zao");
        assert_eq!(id("5G基站"), "5-g-ji-zhan");
        assert_eq!(id("——"), "theme");
        assert_eq!(quoted("a\"b\\c\nd"), "\"a\\\"b\\\\cd\"");
    }
}
