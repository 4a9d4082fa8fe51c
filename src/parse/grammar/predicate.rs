//! What a body does, as words behind its name: 牵头, 按职责分工负责, 为牵头单位, 配合落实.

use super::label;
use super::lexer::Stretch;
use crate::model::Duty;
use crate::parse::wording::lexer::Class;
use crate::parse::wording::{Verb, Wording};

/// A predicate that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Predicate {
    /// The duty it gives.
    pub(super) duty: Duty,
    /// Its length in bytes.
    pub(super) len: usize,
    /// Whether it may take an object (负责…, 牵头…); 落实 and 推进 alone only close a clause.
    pub(super) strong: bool,
    /// Whether it says who did what before (为牵头单位), so that a name may be repeated.
    pub(super) names_lead: bool,
    /// Whether it says only how (按照各自职责): what the bodies do may follow behind a comma.
    pub(super) only_how: bool,
}

/// `predicate = copula | { role | verb-word } ;`: the predicate that the words begin with.
pub(super) fn at(words: Stretch) -> Option<Predicate> {
    /// No predicate has more words.
    const MOST: usize = 24;
    if let Some((duty, len)) = copula(words) {
        // 作为成员单位，参与实施: what the members do may follow.
        let only_how = words.before(len).has(Class::Members);
        return Some(Predicate { duty, len, strong: true, names_lead: true, only_how });
    }
    let mut read = Reading::default();
    let mut at = 0;
    for _ in 0..MOST {
        let rest = words.behind(at);
        if let Some(len) = role(rest) {
            read.by_role = true;
            at += len;
            continue;
        }
        let is_verb = |len: usize| !is_other_word(rest.behind(len)) && !rest.begins(Class::NoVerb);
        let Some((len, word)) = rest.word(Class::Verb).filter(|(len, _)| is_verb(*len)) else {
            break;
        };
        // A joining word belongs to what follows it, or it is none of ours.
        if word.is(Class::VerbJoin) && !continues(rest.behind(len)) {
            break;
        }
        word.verb.iter().for_each(|verb| read.take(*verb));
        at += len;
    }
    let only_how = read.by_role && !read.lead && read.head.is_none() && read.weak.is_none();
    read.duty().map(|(duty, strong)| Predicate { duty, len: at, strong, names_lead: false, only_how })
}

/// `role = "按照" , { "各自" | "职责" | … } ;`: 按职责分工, 依据各自职能, 在职责范围内: its length.
fn role(words: Stretch) -> Option<usize> {
    let start = words.at(Class::RoleBegin)?;
    let len = start + words.behind(start).chain(Class::RoleWord);
    words.before(len).has(Class::RoleNamed).then_some(len)
}

/// Whether a word that can be a head is part of another word here: 负责人, 牵头单位, 参与式. Of 牵头制定, 负责方案 the
/// next word only begins with the same character.
fn is_other_word(rest: Stretch) -> bool {
    rest.begins(Class::OtherBehind) && !rest.begins(Class::NextVerb)
}

fn continues(rest: Stretch) -> bool {
    let verb = || rest.word(Class::Verb).filter(|(_, word)| word.verb != Some(Verb::Manner));
    role(rest).is_some() || verb().is_some_and(|(len, _)| !is_other_word(rest.behind(len)))
}

/// `copula = "为" , ( role-noun | lead | { any } , "的主管部门" ) ;`: 为牵头单位, 是责任部门.
fn copula(words: Stretch) -> Option<(Duty, usize)> {
    let rest = words.behind(words.at(Class::Copula)?);
    if let Some((duty, len)) = label::role_noun(rest) {
        return Some((duty, words.len() - rest.len() + len));
    }
    if rest.is(Class::CopulaLead) {
        return Some((Duty::Lead, words.len()));
    }
    // 县财政局、县审计局为成员
    if rest.is(Class::Members) {
        return Some((Duty::Responsible, words.len()));
    }
    // 是本市养犬管理工作的主管部门: the office at the end says the duty.
    rest.last_word(Class::OfficeEnd).and_then(|(_, word)| Some((word.office?, words.len())))
}

/// Whether the text begins with a verb or adverb of what is to be done (建立机制, 共同推进), as no name does.
pub(crate) fn begins_with_verb(text: &str, words: &Wording) -> bool {
    let Some((len, Verb::Weak(_) | Verb::Manner)) = words.verb.word.at(text) else { return false };
    // 执法分局, 督查室: a verb, and the end of a body's name.
    let office = words.body.office_end.is(&text[len..]) || words.predicate.unit.is(&text[len..]);
    !office && !words.verb.none.begins(text)
}

#[expect(clippy::struct_excessive_bools, reason = "each is a kind of word that was or was not met")]
/// The words of a predicate so far.
#[derive(Debug, Default)]
struct Reading {
    lead: bool,
    head: Option<Duty>,
    helps: bool,
    weak: Option<Duty>,
    by_role: bool,
    made: bool,
}

impl Reading {
    fn take(&mut self, verb: Verb) {
        match verb {
            Verb::Head(Duty::Lead) => self.lead = true,
            Verb::Head(duty) => {
                self.helps |= duty == Duty::Support;
                self.head = self.head.or(Some(duty));
            }
            Verb::Weak(duty) => self.weak = self.weak.or(Some(duty)),
            Verb::Made => self.made = true,
            Verb::Manner => {}
        }
    }

    fn duty(&self) -> Option<(Duty, bool)> {
        if self.lead {
            return Some((Duty::Lead, true));
        }
        match self.head {
            // 负责配合, 协助负责: the help says what the body does.
            Some(Duty::Responsible) if self.helps => Some((Duty::Support, true)),
            Some(duty) => Some((duty, true)),
            None if self.by_role => Some((self.weak.unwrap_or(Duty::Responsible), true)),
            None if self.made => Some((Duty::Responsible, false)),
            None => self.weak.map(|duty| (duty, false)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::grammar::lexer::Lexed;
    use crate::parse::lexicon::NoLexicon;

    fn read(text: &str) -> Option<Predicate> {
        at(Lexed::new(text, &NoLexicon).all())
    }

    #[test]
    fn predicates_give_duties() {
        for (text, duty, strong) in [
            ("牵头", Duty::Lead, true),
            ("牵头负责", Duty::Lead, true),
            ("负责牵头组织实施", Duty::Lead, true),
            ("按职责分工负责", Duty::Responsible, true),
            ("按照各自职责分工抓好落实", Duty::Responsible, true),
            ("分别负责", Duty::Responsible, true),
            ("按职责分工", Duty::Responsible, true),
            ("组织实施", Duty::Responsible, false),
            ("负责配合", Duty::Support, true),
            ("参与", Duty::Participate, true),
            ("指导", Duty::Support, false),
            ("为牵头单位", Duty::Lead, true),
        ] {
            let read = read(text).map(|p| (p.duty, p.strong, p.len));
            assert_eq!(read, Some((duty, strong, text.len())), "{text}");
        }
    }

    #[test]
    fn other_words_are_no_predicates() {
        for text in ["负责人", "牵头单位", "参与式治理", "市民政局", "支持中心"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
