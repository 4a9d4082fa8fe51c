use crate::{
    analyse::TaskThemes,
    graph::Projection,
    model::{AgencyId, TaskRef},
};
use std::collections::BTreeSet;

/// What the co-responsibility network takes in and how it is tested.
#[derive(Debug, Clone)]
pub struct ClusterOptions<'a> {
    /// Keep territorial bodies (各县区 stands on nearly every task and would tie all to all). Default: out.
    pub territorial: bool,
    /// Leave out the tasks that name at least half of the network's bodies. Default: kept, and shown.
    pub drop_everybody: bool,
    /// Also give each tie the hypergeometric p, with its warning. Default: no.
    pub hypergeometric: bool,
    /// Cells that cannot be filled (a county government on a city-only task, a bureau not yet founded): held empty
    /// in both nulls. Default: none.
    pub impossible: Option<&'a BTreeSet<(TaskRef, AgencyId)>>,
    /// Themes of the tasks, to name what holds a cluster together. Default: none.
    pub themes: Option<&'a TaskThemes>,
    /// The weight of a tie in the search for communities. Default: Newman.
    pub projection: Projection,
    /// Searches with different seeds behind the consensus. Default: 12.
    pub runs: usize,
}

impl Default for ClusterOptions<'_> {
    fn default() -> Self {
        Self {
            territorial: false,
            drop_everybody: false,
            hypergeometric: false,
            impossible: None,
            themes: None,
            projection: Projection::Newman,
            runs: 12,
        }
    }
}
