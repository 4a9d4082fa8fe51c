//! Alternative content: of `mc:AlternateContent` one branch counts, or a text box would be read twice.

/// The alternatives that stand open: their depth, and whether a branch of theirs was taken.
#[derive(Default)]
pub(super) struct Choices(Vec<(usize, bool)>);

impl Choices {
    /// Whether an element that opened at `depth` is to be read: the first branch is, the later ones are not.
    pub(super) fn pass(&mut self, name: &str, depth: usize) -> bool {
        while self.0.last().is_some_and(|(open, _)| *open >= depth) {
            self.0.pop();
        }
        match name {
            "AlternateContent" => self.0.push((depth, false)),
            "Choice" | "Fallback" => {
                if let Some((open, taken)) = self.0.last_mut()
                    && *open + 1 == depth
                {
                    return !std::mem::replace(taken, true);
                }
            }
            _ => {}
        }
        true
    }
}
