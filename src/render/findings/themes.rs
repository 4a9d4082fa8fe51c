use super::{
    Finding, Text,
    phrases::{convention_name, decimals, first_of, functions, list, percent_of, short_name},
};
use crate::{
    analyse::themes::{Ownership, ThemeRow, Themes},
    model::{Convention, Corpus, PlanIndex},
};

/// Which themes a plan's words give to a lead, which to many, which to nobody.
pub fn themes(corpus: &Corpus, t: &Themes, convention: Convention) -> Vec<Finding> {
    let plans: Vec<PlanIndex> = (0..corpus.plans.len() as PlanIndex).collect();
    let mut found: Vec<Finding> = plans
        .iter()
        .flat_map(|&p| {
            [
                coverage(corpus, t, p),
                ownership(corpus, t, p, convention),
                fragmented(corpus, t, p),
                missing(corpus, t, p),
            ]
        })
        .flatten()
        .collect();
    for (i, &a) in plans.iter().enumerate() {
        // All pairs of a large corpus would be a list nobody reads.
        let others = plans.get(i + 1..).unwrap_or_default().iter().filter(|_| plans.len() <= 4);
        found.extend(others.filter_map(|&b| differences(corpus, t, a, b, convention)));
    }
    found
}

/// Functions that the codebook expects for a theme of the plan and that its responsibility statements leave out.
fn missing(corpus: &Corpus, t: &Themes, plan: PlanIndex) -> Option<Finding> {
    let all: Vec<_> = t.missing_owners.iter().filter(|m| m.plan == plan).collect();
    let said: Vec<Text> = all
        .chunk_by(|x, y| x.theme == y.theme)
        .filter_map(|of_theme| {
            let first = of_theme.first()?;
            let row = t.rows.iter().find(|r| r.id == first.theme)?;
            let who = functions(corpus, of_theme.iter().map(|m| &*m.function));
            let theme = name(row);
            Some(Text::new(format!("{}（{}）", theme.zh, who.zh), format!("{} ({})", theme.en, who.en)))
        })
        .collect();
    if said.is_empty() {
        return None;
    }
    let nowhere = all.iter().filter(|m| !m.in_plan).count();
    let (plan_name, shown, n) = (short_name(corpus, plan), first_of(&said, 6), all.len());
    let text = Text::new(
        format!(
            "{}有任务的主题中，编码本预期承担而责任句没有列出的职能共{n}处，其中{nowhere}处的职能全方案都没有出现：{}。预期出自编码本，未列不等于失职。",
            plan_name.zh, shown.zh
        ),
        format!(
            "Themes of {} for which the codebook expects a function that no statement names: {n} cases, in {nowhere} of them \
             the plan never names it: {}. The expectation is the codebook's; not named is not neglect.",
            plan_name.en, shown.en
        ),
    );
    Some(Finding::new("themes", &[plan], text))
}

fn name(row: &ThemeRow) -> Text {
    // A name with a list in it would be read as several.
    let (zh, en) = (row.zh.contains('、'), row.en.contains(','));
    Text::new(
        if zh { format!("“{}”", row.zh) } else { row.zh.to_string() },
        if en { format!("“{}”", row.en) } else { row.en.to_string() },
    )
}

fn ownership_in(row: &ThemeRow, plan: PlanIndex) -> Option<Ownership> {
    row.plans.iter().find(|p| p.plan == plan).map(|p| p.ownership)
}

/// Whether the codebook found anything in a plan: without that, absent themes say nothing of the plan.
fn covered(t: &Themes, plan: PlanIndex) -> bool {
    t.coverage.iter().any(|c| c.plan == plan && c.coded_tasks > 0)
}

fn ownership(corpus: &Corpus, t: &Themes, plan: PlanIndex, convention: Convention) -> Option<Finding> {
    if t.rows.is_empty() || !covered(t, plan) {
        return None;
    }
    let of = |o: Ownership| -> Vec<Text> {
        t.rows.iter().filter(|r| ownership_in(r, plan) == Some(o)).map(name).collect()
    };
    let words = [
        (Ownership::Led, "有牵头", "led"),
        (Ownership::Shared, "只有共同负责、没有牵头", "jointly held without a lead"),
        (Ownership::LocalOnly, "只由属地政府承担", "left to territorial bodies"),
        (Ownership::Unnamed, "没有点名任何主体", "nobody named"),
        (Ownership::Absent, "没有任务", "no task"),
    ];
    let (plan_name, c, all) = (short_name(corpus, plan), convention_name(convention), t.rows.len());
    let said = words.iter().map(|(o, zh, en)| (of(*o).len(), zh, en)).filter(|x| x.0 > 0);
    let (zh, en): (Vec<_>, Vec<_>) =
        said.map(|(n, zh, en)| (format!("{zh}的{n}个"), format!("{en} {n}"))).unzip();
    let mut text = Text::new(
        format!("按{}，编码本的{all}个主题在{}中：{}。", c.zh, plan_name.zh, zh.join("，")),
        format!("Under {}, the {all} themes of the codebook in {}: {}.", c.en, plan_name.en, en.join(", ")),
    );
    for (o, zh, en) in [
        (Ownership::LocalOnly, "只由属地政府承担的是", "Left to territorial bodies"),
        (Ownership::Unnamed, "没有点名的是", "Without a name"),
        (Ownership::Absent, "没有任务的是", "Without a task"),
    ] {
        let themes = of(o);
        if !themes.is_empty() {
            let themes = first_of(&themes, 10);
            text.push(&format!("{zh}{}。", themes.zh), &format!(" {en}: {}.", themes.en));
        }
    }
    let weak = t.rows.iter().flat_map(|r| &r.plans);
    let weak = weak.filter(|p| p.plan == plan && p.ownership != Ownership::Led).flat_map(|p| p.tasks.clone());
    let mut tasks: Vec<_> = weak.collect();
    tasks.sort_unstable();
    tasks.dedup();
    Some(Finding::new("themes", &[plan], text).resting_on(tasks))
}

/// The themes whose assignments are spread over most bodies.
fn fragmented(corpus: &Corpus, t: &Themes, plan: PlanIndex) -> Option<Finding> {
    let of = |r: &ThemeRow| r.plans.iter().find(|p| p.plan == plan).and_then(|p| p.fragmentation);
    let mut rows: Vec<(f64, &ThemeRow)> = t.rows.iter().filter_map(|r| Some((of(r)?, r))).collect();
    rows.sort_by(|x, y| y.0.total_cmp(&x.0));
    if rows.len() < 4 {
        return None;
    }
    let shown = |rows: &[(f64, &ThemeRow)]| -> Text {
        let all: Vec<Text> = rows
            .iter()
            .map(|(f, r)| {
                let f = decimals(*f, 2);
                let n = name(r);
                Text::new(format!("{}（{f}）", n.zh), format!("{} ({f})", n.en))
            })
            .collect();
        list(&all)
    };
    let (most, least) = (shown(rows.get(..3)?), shown(rows.get(rows.len() - 1..)?));
    let plan_name = short_name(corpus, plan);
    let text = Text::new(
        format!(
            "{}中责任最分散的主题是{}，最集中的是{}；分散度为同一主题下任取两条责任分属不同主体的概率。",
            plan_name.zh, most.zh, least.zh
        ),
        format!(
            "In {}, responsibility is most spread out for {}, and least for {} (the chance that two assignments of a theme \
             belong to different bodies).",
            plan_name.en, most.en, least.en
        ),
    );
    Some(Finding::new("themes", &[plan], text))
}

/// Themes that have a lead here and none there, or that only one of two plans takes up.
fn differences(
    corpus: &Corpus,
    t: &Themes,
    a: PlanIndex,
    b: PlanIndex,
    convention: Convention,
) -> Option<Finding> {
    let city = |p: PlanIndex| corpus.plans.get(p as usize).map(|p| &p.city).filter(|c| !c.is_empty());
    // Two lists of one city are a plan and its slice: what the slice lacks stands in the division of labour.
    if !covered(t, a) || !covered(t, b) || (city(a).is_some() && city(a) == city(b)) {
        return None;
    }
    let pick = |here: PlanIndex, there: PlanIndex, keep: fn(Ownership, Ownership) -> bool| -> Vec<Text> {
        let both = |r: &&ThemeRow| match (ownership_in(r, here), ownership_in(r, there)) {
            (Some(x), Some(y)) => keep(x, y),
            _ => false,
        };
        t.rows.iter().filter(both).map(name).collect()
    };
    let led = |x, y| x == Ownership::Led && y != Ownership::Led && y != Ownership::Absent;
    let only = |x, y| x != Ownership::Absent && y == Ownership::Absent;
    let (na, nb, c) = (short_name(corpus, a), short_name(corpus, b), convention_name(convention));
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for (here, there, x, y) in [(&na, &nb, a, b), (&nb, &na, b, a)] {
        let themes = pick(x, y, led);
        if !themes.is_empty() {
            let said = first_of(&themes, 8);
            zh.push(format!("{}有牵头而{}没有的主题有{}个（{}）", here.zh, there.zh, themes.len(), said.zh));
            en.push(format!(
                "led in {1} but not in {2}: {0} ({3})",
                themes.len(),
                here.en,
                there.en,
                said.en
            ));
        }
        let themes = pick(x, y, only);
        if !themes.is_empty() {
            let said = first_of(&themes, 8);
            zh.push(format!("{}有任务而{}没有的主题有{}个（{}）", here.zh, there.zh, themes.len(), said.zh));
            en.push(format!(
                "with tasks in {1} but not in {2}: {0} ({3})",
                themes.len(),
                here.en,
                there.en,
                said.en
            ));
        }
    }
    if zh.is_empty() {
        return None;
    }
    let other_leads =
        t.rows.iter().filter(|r| lead_keys(r, a).zip(lead_keys(r, b)).is_some_and(|(x, y)| disjoint(x, y)));
    let moved: Vec<Text> = other_leads
        .map(|r| {
            let names = |p| functions(corpus, lead_keys(r, p).unwrap_or_default().iter().map(|k| &**k));
            let (la, lb) = (names(a), names(b));
            Text::new(
                format!("{}（{}对{}）", r.zh, la.zh, lb.zh),
                format!("{} ({} against {})", r.en, la.en, lb.en),
            )
        })
        .collect();
    if !moved.is_empty() {
        let said = first_of(&moved, 4);
        zh.push(format!("双方都有牵头但牵头主体完全不同的有{}", said.zh));
        en.push(format!("both lead, but by quite different bodies: {}", said.en));
    }
    let text = Text::new(
        format!("按{}比较{}与{}：{}。", c.zh, na.zh, nb.zh, zh.join("；")),
        format!("Under {}: {}.", c.en, en.join("; ")),
    );
    Some(Finding::new("themes", &[a, b], text))
}

fn lead_keys(row: &ThemeRow, plan: PlanIndex) -> Option<&[std::sync::Arc<str>]> {
    row.plans.iter().find(|p| p.plan == plan).map(|p| p.leads.as_slice()).filter(|l| !l.is_empty())
}

fn disjoint(x: &[std::sync::Arc<str>], y: &[std::sync::Arc<str>]) -> bool {
    !x.iter().any(|k| y.contains(k))
}

fn coverage(corpus: &Corpus, t: &Themes, plan: PlanIndex) -> Option<Finding> {
    let c = t.coverage.iter().find(|c| c.plan == plan)?;
    let (tasks, measures) = (percent_of(c.coded_tasks, c.tasks)?, percent_of(c.coded_measures, c.measures)?);
    let name = short_name(corpus, plan);
    if c.coded_tasks == 0 {
        let text = Text::new(
            format!(
                "主题编码本与{}的{}项任务无一相合：它属于别的领域，以下不谈其主题归属。可用 themes --propose 从文本草拟编码本。",
                name.zh, c.tasks
            ),
            format!(
                "The codebook fits none of the {} tasks of {}: the plan is of another field, and nothing is said of its \
                 themes. `themes --propose` drafts a codebook from the text.",
                c.tasks, name.en
            ),
        );
        return Some(Finding::new("themes", &[plan], text));
    }
    let mut text = Text::new(
        format!(
            "主题编码本覆盖{}的{}项任务中的{}项（{tasks}）、{}条举措中的{}条（{measures}）",
            name.zh, c.tasks, c.coded_tasks, c.measures, c.coded_measures
        ),
        format!(
            "The codebook covers {} of the {} tasks ({tasks}) and {} of the {} measures ({measures}) of {}",
            c.coded_tasks, c.tasks, c.coded_measures, c.measures, name.en
        ),
    );
    // Half of the tasks uncovered: the themes speak of the smaller part of the plan.
    if c.coded_tasks * 2 < c.tasks {
        text.push(
            "，不到一半，有关主题的结论只适用于被覆盖的部分",
            ", less than half: what is said of themes holds for that part only",
        );
    }
    text.push("。", ".");
    Some(Finding::new("themes", &[plan], text))
}

/// Which themes have no lead whatever the convention, and which hang on it.
pub fn ownership_throughout(corpus: &Corpus, all: &[(Convention, &Themes)]) -> Vec<Finding> {
    let Some(((_, first), rest)) = all.split_first() else { return Vec::new() };
    if rest.is_empty() || first.rows.is_empty() {
        return Vec::new();
    }
    let plans = 0..corpus.plans.len() as PlanIndex;
    plans.filter(|&p| covered(first, p)).map(|p| throughout(corpus, first, all, p)).collect()
}

fn throughout(corpus: &Corpus, first: &Themes, all: &[(Convention, &Themes)], plan: PlanIndex) -> Finding {
    let grades = |i: usize| -> Vec<Ownership> {
        all.iter().filter_map(|(_, t)| t.rows.get(i).and_then(|r| ownership_in(r, plan))).collect()
    };
    let pick = |keep: &dyn Fn(&[Ownership]) -> bool| -> Vec<Text> {
        let rows = first.rows.iter().enumerate().filter(|(i, _)| keep(&grades(*i)));
        rows.map(|(_, r)| name(r)).collect()
    };
    let none = |o: Ownership| matches!(o, Ownership::Unnamed | Ownership::Absent);
    let unowned = pick(&|g| g.iter().all(|o| none(*o)));
    let never = pick(&|g| g.iter().all(|o| matches!(o, Ownership::Shared | Ownership::LocalOnly)));
    let always = pick(&|g| g.iter().all(|o| *o == Ownership::Led));
    let hangs = pick(&|g| g.iter().any(|o| *o != g[0]));
    let (n, plan_name) = (all.len(), short_name(corpus, plan));
    let mut text = Text::new(
        match always.len() {
            0 => format!("{}：没有一个主题在{n}种口径下都有牵头", plan_name.zh),
            m => format!("{}：无论采用{n}种口径中的哪一种，都有牵头的主题{m}个", plan_name.zh),
        },
        format!("{}, themes under all {n} conventions: always led {}", plan_name.en, always.len()),
    );
    for (themes, zh, en) in [
        (&never, "有任务而始终没有牵头的", "with tasks but never a lead"),
        (&unowned, "始终无主（没有任务或没有点名）的", "owned by nobody (no task, or no name)"),
    ] {
        if !themes.is_empty() {
            let said = first_of(themes, 8);
            text.push(
                &format!("，{zh}{}个（{}）", themes.len(), said.zh),
                &format!(", {en} {} ({})", themes.len(), said.en),
            );
        }
    }
    if !hangs.is_empty() {
        let said = first_of(&hangs, 6);
        text.push(
            &format!("；归属随口径而变的{}个（{}）", hangs.len(), said.zh),
            &format!("; hanging on the convention {} ({})", hangs.len(), said.en),
        );
    }
    text.push("。", ".");
    Finding::new("themes", &[plan], text)
}
