//! All evidence of two plans' tasks, an object a pair of tasks: what the weights of the comparison are fitted on.
//! `cargo bench --bench evidence -- PLAN PLAN FILE...`; `src/data/meaning/weights.py` reads it.
#![allow(clippy::print_stdout)]

use fengong::{
    analyse::overlap::{OverlapOptions, overlap},
    graph::ResponsibilityGraph,
    load::{self, Knowledge},
    model::{Convention, Corpus, PlanIndex},
};
use std::{error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1).filter(|word| !word.starts_with("--"));
    let (a, b) = (words.next().ok_or("a plan")?, words.next().ok_or("another plan")?);
    let mut read = Vec::new();
    for file in words {
        let name = Path::new(&file).file_name().and_then(|name| name.to_str()).ok_or("no file's name")?;
        read.push(load::document(name, fs::read(&file)?, &Knowledge::default())?.read.value);
    }
    let corpus = Corpus::merge(read);
    let at = |id: &str| corpus.plans.iter().position(|p| p.id.as_str() == id).map(|p| p as PlanIndex);
    let (a, b) = (at(&a).ok_or("no such plan")?, at(&b).ok_or("no such plan")?);
    let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
    let all = OverlapOptions { least: 0.0, ..OverlapOptions::default() };
    for pair in overlap(&graph, a, b, &all).pairs {
        // A number may stand twice in a plan; behind the plan's id every task has its own.
        let [a, b] = [pair.a, pair.b].map(|task| corpus.task(task).id.as_str().rsplit('/').next());
        let passages: Vec<_> = pair.passages.iter().map(|p| (p.score, p.grade, &p.evidence)).collect();
        println!(
            "{}",
            serde_json::json!({ "a": a, "b": b, "score": pair.score, "grade": pair.grade, "passages": passages })
        );
    }
    Ok(())
}
