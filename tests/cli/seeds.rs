//! The numbers that anyone can count in the two plans by hand.

use super::json_lines;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

struct Plan {
    tasks: usize,
    duties: BTreeMap<String, usize>,
    agencies: BTreeSet<String>,
    open: usize,
}

fn plans() -> BTreeMap<String, Plan> {
    let mut plans: BTreeMap<String, Plan> = BTreeMap::new();
    for task in json_lines(&["extract", "seeds", "--format", "jsonl"]) {
        let plan = plans.entry(text(&task, "plan")).or_insert_with(|| Plan {
            tasks: 0,
            duties: BTreeMap::new(),
            agencies: BTreeSet::new(),
            open: 0,
        });
        plan.tasks += 1;
        plan.open += usize::from(task["open"] == true);
        for a in task["assignments"].as_array().unwrap() {
            assert_eq!(a["known"], true, "{a}");
            *plan.duties.entry(text(a, "duty")).or_default() += 1;
            plan.agencies.insert(text(a, "agency"));
        }
    }
    plans
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap().to_owned()
}

fn duties(counts: &[(&str, usize)]) -> BTreeMap<String, usize> {
    counts.iter().map(|(d, n)| ((*d).to_owned(), *n)).collect()
}

#[test]
fn every_assignment_of_the_two_plans_is_found() {
    let plans = plans();
    assert_eq!(plans.keys().collect::<Vec<_>>(), ["dazhou-1", "dazhou-2", "yinchuan"]);
    let yinchuan = &plans["yinchuan"];
    assert_eq!((yinchuan.tasks, yinchuan.open, yinchuan.agencies.len()), (15, 3, 22));
    assert_eq!(yinchuan.duties, duties(&[("responsible", 68), ("implement", 13)]));
    let first = &plans["dazhou-1"];
    assert_eq!((first.tasks, first.open, first.agencies.len()), (52, 7, 34));
    assert_eq!(
        first.duties,
        duties(&[("lead", 34), ("responsible", 108), ("participate", 73), ("implement", 141)])
    );
    let second = &plans["dazhou-2"];
    assert_eq!((second.tasks, second.open, second.agencies.len()), (18, 4, 22));
    assert_eq!(
        second.duties,
        duties(&[("lead", 8), ("responsible", 49), ("participate", 13), ("implement", 41)])
    );
}

#[test]
fn the_civil_affairs_bureau_stands_where_it_stands() {
    let mut by_plan: BTreeMap<String, usize> = BTreeMap::new();
    let mut dazhou: BTreeMap<String, usize> = BTreeMap::new();
    for task in json_lines(&["extract", "seeds", "--format", "jsonl"]) {
        let named = task["assignments"].as_array().unwrap();
        let Some(a) = named.iter().find(|a| a["agency"] == "civil-affairs") else { continue };
        *by_plan.entry(text(&task, "city")).or_default() += 1;
        if task["city"] == "达州市" {
            *dazhou.entry(text(a, "duty")).or_default() += 1;
        }
    }
    assert_eq!((by_plan["银川市"], by_plan["达州市"]), (14, 62));
    assert_eq!(dazhou, duties(&[("lead", 13), ("responsible", 35), ("participate", 14)]));
}

#[test]
fn words_and_places_lead_back_to_the_document() {
    let lines: Vec<String> =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/dazhou.txt"))
            .unwrap()
            .lines()
            .map(str::to_owned)
            .collect();
    for task in json_lines(&["extract", "seeds/dazhou.txt", "--format", "jsonl"]) {
        let line = task["source"]["line"].as_u64().unwrap() as usize;
        assert!(lines[line - 1].contains(task["no"].as_str().unwrap()), "{}", task["task"]);
        let responsibility: Vec<char> = task["responsibility"].as_str().unwrap().chars().collect();
        for a in task["assignments"].as_array().unwrap() {
            let (start, end) = (a["start"].as_u64().unwrap() as usize, a["end"].as_u64().unwrap() as usize);
            let words: String = responsibility[start..end].iter().collect();
            assert_eq!(words, a["surface"].as_str().unwrap());
        }
    }
}

#[test]
fn near_verbatim_pairs_of_the_two_cities_are_found() {
    let pairs = json_lines(&["overlap", "seeds", "--plans", "yinchuan,dazhou-1", "--format", "jsonl"]);
    for (a, b) in [("yinchuan/7", "dazhou-1/16"), ("yinchuan/15", "dazhou-1/39")] {
        let pair = pairs.iter().find(|p| p["a"] == a && p["b"] == b).unwrap_or_else(|| panic!("{a} {b}"));
        assert_eq!(pair["grade"], "same", "{pair}");
    }
}

#[test]
fn no_theme_of_yinchuan_has_a_lead_and_some_of_dazhou_do() {
    let themes = json_lines(&["themes", "seeds", "--format", "jsonl"]);
    assert_eq!(themes.len(), 30);
    for theme in &themes {
        let ownership = theme["plans"]["yinchuan"]["ownership"].as_str().unwrap();
        assert!(["shared", "absent"].contains(&ownership), "{theme}");
    }
    assert!(themes.iter().any(|t| t["plans"]["dazhou-1"]["ownership"] == "led"));
}
