use serde::{Deserialize, Serialize};

/// A range of bytes in a text that is known from the context (a task's text, its responsibility statement).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Span {
    // Invariant: start <= end, both on character boundaries of the text they belong to.
    start: u32,
    end: u32,
}

impl Span {
    /// The bytes `start..end`; an end before the start gives the empty span at `start`.
    pub fn new(start: usize, end: usize) -> Self {
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        let end = u32::try_from(end).unwrap_or(u32::MAX).max(start);
        Self { start, end }
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Number of bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words the span stands for; empty where the span does not fit the text.
    ///
    /// ```
    /// use fengong::model::Span;
    /// assert_eq!(Span::new(3, 9).of("市民政局牵头"), "民政");
    /// ```
    pub fn of(self, text: &str) -> &str {
        text.get(self.start()..self.end()).unwrap_or("")
    }

    /// The same range counted in characters (Unicode scalar values), as the outer contract wants it.
    pub fn in_chars(self, text: &str) -> (usize, usize) {
        let count = |to: usize| text.get(..to).map_or(0, |t| t.chars().count());
        let start = count(self.start());
        (start, start + self.of(text).chars().count())
    }

    /// The span moved to the right by `by` bytes, for a text that was put behind another.
    #[must_use]
    pub fn shifted(self, by: usize) -> Self {
        Self::new(self.start() + by, self.end() + by)
    }
}
