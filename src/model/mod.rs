//! The words of the field as types: document, plan, task, measure, agency, assignment, duty, role.
//!
//! Nothing here depends on another module of the crate. Spans inside are byte offsets into the text they
//! belong to ([`Span`]); what leaves the program counts characters (Unicode scalar values).

mod agency;
mod corpus;
mod document;
mod duty;
mod ids;
mod plan;
mod span;

pub use agency::{Agency, AgencyId, AgencyKind};
pub use corpus::{Corpus, Joiner, PlanIndex, TaskRef};
pub use document::{BULLETS, Block, Cell, Document, Paragraph, Place, Row, Table};
pub use duty::{Convention, Duty, Role};
pub use ids::{PlanId, TaskId};
pub use plan::{Assignment, Measure, Plan, Statement, Task};
pub use span::Span;
