//! What was read before in the same document: its statements repeat from row to row, and each is looked at when the
//! lines are sorted and again when the tasks are put together.

use super::grammar::{DocumentRule, ParsedStatement};
use super::lexicon::Lexicon;
use super::wording::Wording;
use crate::model::{AgencyKind, Duty};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;

/// A lexicon that keeps what the grammar read under it.
///
/// The grammar is a function of the words, the lexicon, the column and the rule; remembered or read anew, the answer
/// is the same. A memory belongs to one document and one thread and is dropped with the reading.
pub struct Memory<'l> {
    lexicon: &'l dyn Lexicon,
    /// Most characters that are read of a statement.
    longest: usize,
    statements: RefCell<FxHashMap<Rc<str>, Vec<Kept>>>,
    kinds: RefCell<FxHashMap<Box<str>, Option<AgencyKind>>>,
}

struct Kept {
    column: Option<Duty>,
    rule: Option<DocumentRule>,
    read: Rc<ParsedStatement>,
}

/// Most texts, and most names, that are kept; then all are forgotten, so that a document of a million different
/// statements costs no more memory than one of this many.
const MOST: usize = 1 << 15;

/// Bytes of the longest name that is looked up.
const LONGEST_NAME: usize = 600;

impl<'l> Memory<'l> {
    /// An empty memory over a lexicon, for statements of so many characters at most.
    pub fn new(lexicon: &'l dyn Lexicon, longest: usize) -> Self {
        Self { lexicon, longest, statements: RefCell::default(), kinds: RefCell::default() }
    }

    /// The part of a statement that is read: all of it, or as much as the limit allows, cut in front of a name.
    pub(crate) fn read_of<'t>(&self, text: &'t str) -> &'t str {
        head(text, self.longest)
    }

    /// Most characters that are read of a statement.
    pub(crate) fn longest(&self) -> usize {
        self.longest
    }

    /// The statement as it was read before, or as `read` reads it now.
    pub(crate) fn statement(
        &self,
        text: &str,
        column: Option<Duty>,
        rule: Option<DocumentRule>,
        read: impl FnOnce() -> ParsedStatement,
    ) -> Rc<ParsedStatement> {
        let same = |k: &&Kept| k.column == column && k.rule == rule;
        let found =
            self.statements.borrow().get(text).and_then(|all| all.iter().find(same).map(|k| k.read.clone()));
        found.unwrap_or_else(|| {
            let read = Rc::new(read());
            let mut all = self.statements.borrow_mut();
            if all.len() >= MOST {
                all.clear();
            }
            all.entry(text.into()).or_default().push(Kept { column, rule, read: Rc::clone(&read) });
            read
        })
    }
}

/// The first characters of a statement, cut in front of a name.
pub(crate) fn head(text: &str, longest: usize) -> &str {
    if text.len() <= longest {
        return text;
    }
    let Some((most, _)) = text.char_indices().nth(longest) else { return text };
    let head = &text[..most];
    let between = head.rfind(['、', '，', '；', '。', ',', ';']).filter(|at| *at > most / 2);
    &head[..between.unwrap_or(most)]
}

impl Lexicon for Memory<'_> {
    fn kind(&self, name: &str) -> Option<AgencyKind> {
        // No name is as long as that, and each of them would be kept.
        if name.len() > LONGEST_NAME {
            return None;
        }
        if let Some(kind) = self.kinds.borrow().get(name) {
            return *kind;
        }
        let kind = self.lexicon.kind(name);
        let mut all = self.kinds.borrow_mut();
        if all.len() >= MOST {
            all.clear();
        }
        all.insert(name.into(), kind);
        kind
    }

    fn is_field(&self, word: &str) -> bool {
        self.lexicon.is_field(word)
    }

    fn is_place(&self, word: &str) -> bool {
        self.lexicon.is_place(word)
    }

    fn exact(&self, name: &str) -> Option<AgencyKind> {
        self.lexicon.exact(name)
    }

    fn place_prefix(&self, text: &str) -> Option<usize> {
        self.lexicon.place_prefix(text)
    }

    fn wording(&self) -> &Wording {
        self.lexicon.wording()
    }

    fn memory(&self) -> Option<&Memory<'_>> {
        Some(self)
    }
}
