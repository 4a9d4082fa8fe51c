//! Words: messages, numbers, names and lists, in the language of the reader.
//!
//! A language is one folder below `src/data/messages`. What is to be said comes as an id with typed arguments
//! ([`Statement`]); nothing else in the program holds a sentence.

mod functions;
mod lang;
mod messages;
mod number;
mod places;
mod plans;
mod sentence;
mod speaker;
mod statement;
mod text;
mod themes;

pub use crate::{both, said};
pub use functions::FunctionNames;
pub use lang::Lang;
pub use messages::{Said, advice, format_part, format_with, ids, listed, message, part, told, words};
pub use number::{decimals, percent, percent_fine};
pub(crate) use places::STATE;
pub use plans::PlanNames;
pub use sentence::{Piece, Sentence};
pub use speaker::{Names, Speaker};
pub use statement::{Arg, Names as Several, Quantity, Shown, Statement};
pub use text::Text;
pub use themes::{theme_in, theme_name};
