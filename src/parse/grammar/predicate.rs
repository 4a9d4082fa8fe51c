//! What a body does, as words behind its name: 牵头, 按职责分工负责, 为牵头单位, 配合落实.

use super::label;
use crate::model::Duty;
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

/// 按职责分工, 依据各自职能, 在职责范围内: its length.
fn by_role(text: &str, words: &Wording) -> Option<usize> {
    let words = &words.role;
    let (start, ()) = words.begin.at(text)?;
    let len = start + words.word.chain(&text[start..]);
    words.named.within(&text[..len]).then_some(len)
}

/// Whether a word that can be a head is part of another word here: 负责人, 牵头单位, 参与式. Of 牵头制定, 负责方案 the
/// next word only begins with the same character.
fn is_other_word(rest: &str, words: &Wording) -> bool {
    words.verb.other_behind.begins(rest) && !words.verb.next.begins(rest)
}

/// Whether a predicate may begin here.
pub(super) fn may_begin(text: &str, words: &Wording) -> bool {
    words.verb.word.may_begin(text) || words.role.begin.may_begin(text) || words.copula.verb.may_begin(text)
}

/// The predicate that the text begins with.
pub(super) fn at(text: &str, words: &Wording) -> Option<Predicate> {
    /// No predicate has more words.
    const MOST: usize = 24;
    if let Some((duty, len)) = copula(text, words) {
        // 作为成员单位，参与实施: what the members do may follow.
        let only_how = words.copula.members.within(&text[..len]);
        return Some(Predicate { duty, len, strong: true, names_lead: true, only_how });
    }
    let mut read = Reading::default();
    let mut at = 0;
    for _ in 0..MOST {
        let rest = &text[at..];
        if let Some(len) = by_role(rest, words) {
            read.by_role = true;
            at += len;
            continue;
        }
        let Some((len, verb)) =
            words.verb.word.at(rest).filter(|(len, _)| !is_other_word(&rest[*len..], words))
        else {
            break;
        };
        // A joining word belongs to what follows it, or it is none of ours.
        if words.verb.join.is(&rest[..len]) && !continues(&rest[len..], words) {
            break;
        }
        read.take(verb);
        at += len;
    }
    let only_how = read.by_role && !read.lead && read.head.is_none() && read.weak.is_none();
    read.duty().map(|(duty, strong)| Predicate { duty, len: at, strong, names_lead: false, only_how })
}

fn continues(rest: &str, words: &Wording) -> bool {
    by_role(rest, words).is_some()
        || words
            .verb
            .word
            .at(rest)
            .is_some_and(|(len, verb)| verb != Verb::Manner && !is_other_word(&rest[len..], words))
}

/// 为牵头单位, 是责任部门.
fn copula(text: &str, words: &Wording) -> Option<(Duty, usize)> {
    let (verb, ()) = words.copula.verb.at(text)?;
    let rest = &text[verb..];
    if let Some((duty, len)) = label::role_noun(rest, words) {
        return Some((duty, verb + len));
    }
    if words.copula.lead.is(rest) {
        return Some((Duty::Lead, text.len()));
    }
    // 是本市养犬管理工作的主管部门: the office at the end says the duty.
    words.copula.office_end.end(rest).map(|(_, duty)| (duty, text.len()))
}

/// Whether the text begins with a verb or adverb of what is to be done (建立机制, 共同推进), as no name does.
pub(crate) fn begins_with_verb(text: &str, words: &Wording) -> bool {
    matches!(words.verb.word.at(text), Some((_, Verb::Weak(_) | Verb::Manner)))
}

#[expect(clippy::struct_excessive_bools, reason = "each is a kind of word that was or was not met")]
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
    use crate::parse::wording;

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
            let read = at(text, wording::builtin()).map(|p| (p.duty, p.strong, p.len));
            assert_eq!(read, Some((duty, strong, text.len())), "{text}");
        }
    }

    #[test]
    fn other_words_are_no_predicates() {
        for text in ["负责人", "牵头单位", "参与式治理", "市民政局", "支持中心"] {
            assert_eq!(at(text, wording::builtin()), None, "{text}");
        }
    }
}
