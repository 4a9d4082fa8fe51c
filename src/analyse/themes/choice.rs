//! Which codebook speaks: what was asked for, or what covers the plans.

use super::{Codebook, CodebookError, Coding, field::Field};
use crate::model::{Corpus, Task, TaskRef};

/// Tasks looked at to see how far a codebook covers them.
const LOOKED_AT: usize = 2000;

/// The codebooks in use.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// The codebook of the field; without themes where none covers the plans.
    pub book: Codebook,
    /// Every codebook that was looked at.
    pub used: Vec<Used>,
}

/// A codebook with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Used {
    /// The name of a built-in one, the file of the user's.
    pub name: String,
    /// Its themes.
    pub themes: usize,
    /// Measures of all plans, or of an even sample of 2,000 tasks where there are more.
    pub measures: usize,
    /// Those it codes.
    pub coded: usize,
    /// Whether it is used, and why.
    pub taken: Taken,
}

/// Whether a codebook is used, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It was asked for.
    Asked,
    /// It codes at least half of the measures, and half of the tasks are of its field.
    Covers,
    /// It holds in any field.
    Always,
    /// It is not used: it codes less than half of the measures.
    TooLittle,
    /// It is not used: less than half of the tasks are of its field.
    OtherField,
}

impl Taken {
    /// Stable kebab-case name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Covers => "covers",
            Self::Always => "always",
            Self::TooLittle => "too-little",
            Self::OtherField => "other-field",
        }
    }
}

/// The codebook of the field. What is asked for is taken; where nothing is, the built-in one if half of the tasks are of its field and
/// it codes at least half of the measures, otherwise none. The instruments stand beside it in either case: they are the field's own only where they alone
/// are asked for.
///
/// # Errors
/// Where two of those asked for have a theme of the same id.
pub fn choose(corpus: &Corpus, asked: Vec<(String, Codebook)>) -> Result<Choice, CodebookError> {
    let mut choice = Choice::default();
    let only_instruments = asked.iter().all(|(name, _)| name == Codebook::INSTRUMENTS);
    let mut fields = Vec::new();
    if asked.is_empty() {
        let used = used(corpus, Codebook::ELDER_CARE, Codebook::builtin());
        let taken = match () {
            () if 2 * used.coded < used.measures => Taken::TooLittle,
            () if !is_of_field(corpus, Codebook::builtin()) => Taken::OtherField,
            () => Taken::Covers,
        };
        if taken == Taken::Covers {
            fields.push(Codebook::builtin().clone());
        }
        choice.used.push(Used { taken, ..used });
    }
    for (name, book) in asked {
        if name != Codebook::INSTRUMENTS || only_instruments {
            choice.used.push(used(corpus, &name, &book));
            fields.push(book);
        }
    }
    choice.book = Codebook::joined(fields)?;
    if choice.used.iter().all(|u| u.name != Codebook::INSTRUMENTS) {
        let instruments = used(corpus, Codebook::INSTRUMENTS, Codebook::instruments());
        choice.used.push(Used { taken: Taken::Always, ..instruments });
    }
    Ok(choice)
}

/// Whether half of the tasks are of the book's field, by an even sample.
fn is_of_field(corpus: &Corpus, book: &Codebook) -> bool {
    let field = Field::new(book);
    let step = corpus.tasks().count().div_ceil(LOOKED_AT).max(1);
    let of_field = |(at, task): (TaskRef, &Task)| field.has(corpus.plan(at.plan), task);
    let found: Vec<bool> = corpus.tasks().step_by(step).map(of_field).collect();
    2 * found.iter().filter(|is| **is).count() >= found.len()
}

fn used(corpus: &Corpus, name: &str, book: &Codebook) -> Used {
    let coding = Coding::sampled(corpus, book, LOOKED_AT);
    let measures = || coding.iter().flat_map(|(_, t)| &t.measures);
    Used {
        name: name.to_owned(),
        themes: book.themes.len(),
        measures: measures().count(),
        coded: measures().filter(|m| !m.codes.is_empty()).count(),
        taken: Taken::Asked,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::text::fixture::{corpus, plan};

    fn book(id: &str, keyword: &str) -> Codebook {
        let text = format!("[[theme]]\nid = \"{id}\"\nzh = \"甲\"\nkeywords = [\"{keyword}\"]");
        Codebook::parse(&text).expect("well-formed")
    }

    #[test]
    fn the_built_in_book_speaks_of_its_field_only() {
        let care = corpus(vec![plan("a", "", &[("开展养老护理员技能培训。", &[]), ("新建托育机构。", &[])])]);
        let roads = corpus(vec![plan("a", "", &[("修补破损路面。", &[]), ("疏浚入海航道。", &[])])]);
        let of = |corpus: &Corpus| choose(corpus, Vec::new()).expect("no names clash");
        assert!(!of(&care).book.themes.is_empty() && of(&care).used[0].taken == Taken::Covers);
        assert!(of(&roads).book.themes.is_empty() && of(&roads).used[0].taken == Taken::TooLittle);
        assert_eq!(of(&roads).used[1].taken, Taken::Always);
    }

    #[test]
    fn words_of_every_field_are_not_those_of_the_book() {
        let fires = [("开展消防安全检查和应急演练。", &[][..]), ("加强消防安全培训。", &[])];
        let fire = corpus(vec![plan("a", "", &fires)]);
        let choice = choose(&fire, Vec::new()).expect("no names clash");
        assert_eq!((choice.used[0].coded, choice.used[0].taken), (2, Taken::OtherField));
        assert!(choice.book.themes.is_empty());
    }

    #[test]
    fn what_is_asked_for_is_taken() {
        let roads = corpus(vec![plan("a", "", &[("修补破损路面。", &[])])]);
        let asked = |books| choose(&roads, books).expect("no names clash");
        let two = asked(vec![("a.toml".into(), book("a", "路面")), ("b.toml".into(), book("b", "桥梁"))]);
        assert_eq!(two.book.themes.len(), 2);
        assert_eq!(
            two.used.iter().map(|u| (u.coded, u.taken)).collect::<Vec<_>>(),
            [(1, Taken::Asked), (0, Taken::Asked), (two.used[2].coded, Taken::Always)]
        );
        let instruments = vec![(Codebook::INSTRUMENTS.to_owned(), Codebook::instruments().clone())];
        assert_eq!(asked(instruments).book.themes.len(), 18);
        let twice = choose(&roads, vec![("a".into(), book("a", "路面")), ("b".into(), book("a", "桥梁"))]);
        assert_eq!(twice.unwrap_err(), CodebookError::Twice("a".into()));
    }

    #[test]
    fn a_thousand_themes_are_no_trouble() {
        let many =
            (0..1000).map(|i| format!("[[theme]]\nid = \"t{i}\"\nzh = \"甲\"\nkeywords = [\"词{i}\"]\n"));
        let book = Codebook::parse(&many.collect::<String>()).expect("well-formed");
        let plans = corpus(vec![plan("a", "", &[("修补词999路面。", &[])])]);
        let choice = choose(&plans, vec![("many".into(), book)]).expect("no names clash");
        assert_eq!((choice.book.themes.len(), choice.used[0].coded), (1000, 1));
    }
}
