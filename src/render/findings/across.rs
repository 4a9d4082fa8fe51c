use super::{
    Finding, Text,
    phrases::{decimals, first_of, function, percent, percent_of},
};
use crate::{
    analyse::across::{Across, FunctionAcross, Quartiles, ThemeAcross},
    model::Corpus,
};

/// What many plans have in common, the plan as the unit: who is named and leads in most of them, which themes most own and
/// which most leave out. Says what [`findings`](super::findings()) says of a few plans one by one.
pub fn across(corpus: &Corpus, across: &Across) -> Vec<Finding> {
    let plans: Vec<_> = (0..corpus.plans.len() as u32).collect();
    let mut found = Vec::new();
    let mut say = |topic, text: Option<Text>| found.extend(text.map(|t| Finding::new(topic, &plans, t)));
    say("overview", Some(size(corpus, across)));
    say("load", most_named(corpus, across));
    say("load", most_leading(corpus, across));
    say("load", without_lead(across));
    say("themes", owned(across));
    say("themes", left_out(across));
    found
}

fn size(corpus: &Corpus, across: &Across) -> Text {
    let mut cities: Vec<&str> = corpus.plans.iter().map(|p| &*p.city).filter(|c| !c.is_empty()).collect();
    cities.sort_unstable();
    cities.dedup();
    let tasks: usize = corpus.plans.iter().map(|p| p.tasks.len()).sum();
    let (plans, cities) = (across.plans, cities.len());
    let mut text = Text::new(
        format!("共{plans}个方案、{cities}个辖区、{tasks}项任务。"),
        format!("{plans} plans of {cities} jurisdictions, {tasks} tasks."),
    );
    if let (Some(t), Some(b)) = (across.tasks, across.named) {
        text.push(
            &format!(
                "一个方案的任务数中位数为{}（中间一半在{}之间），列入的职能{}个（{}）。",
                decimals(t.median, 0),
                middle(t, "—"),
                decimals(b.median, 0),
                middle(b, "—")
            ),
            &format!(
                " A plan has {} tasks (median; middle half {}) and names {} functions ({}).",
                decimals(t.median, 0),
                middle(t, "–"),
                decimals(b.median, 0),
                middle(b, "–")
            ),
        );
    }
    text
}

fn middle(q: Quartiles, dash: &str) -> String {
    format!("{}{dash}{}", decimals(q.low, 0), decimals(q.high, 0))
}

/// The functions that most plans name.
fn most_named(corpus: &Corpus, across: &Across) -> Option<Text> {
    let rows: Vec<&FunctionAcross> = across.functions.iter().filter(|f| !f.territorial).collect();
    rows.first()?;
    let names = rows.iter().take(5).map(|f| counted(&function(corpus, &f.key), f.named));
    let names = first_of(&names.collect::<Vec<_>>(), 5);
    let everywhere = rows.iter().filter(|f| f.named == across.plans).count();
    Some(Text::new(
        format!("见于最多方案的职能：{}；见于全部方案的有{everywhere}个。", names.zh),
        format!("Named in most plans: {}; {everywhere} are named in all.", names.en),
    ))
}

/// The functions that lead in most plans, with their usual share of the led tasks.
fn most_leading(corpus: &Corpus, across: &Across) -> Option<Text> {
    let mut rows: Vec<&FunctionAcross> =
        across.functions.iter().filter(|f| !f.territorial && f.leading > 0).collect();
    rows.sort_by_key(|f| std::cmp::Reverse(f.leading));
    let first = rows.first()?;
    let names = rows.iter().take(5).map(|f| counted(&function(corpus, &f.key), f.leading));
    let names = first_of(&names.collect::<Vec<_>>(), 5);
    let all = across.plans_with_leads;
    let mut text = Text::new(
        format!("有牵头主体的方案{all}个；牵头的方案最多的职能：{}", names.zh),
        format!("{all} plans have a lead. Leading in most of them: {}", names.en),
    );
    if let Some(q) = first.lead_share {
        let share = percent(q.median);
        text.push(
            &format!("；居首者在它牵头的方案里，牵头的任务占有牵头任务的{share}（中位数）"),
            &format!("; where the first of them leads, it leads {share} of the led tasks (median)"),
        );
    }
    text.push("。", ".");
    Some(text)
}

fn without_lead(across: &Across) -> Option<Text> {
    let q = across.without_lead?;
    let (low, median, high) = (percent(q.low), percent(q.median), percent(q.high));
    Some(Text::new(
        format!("一个方案中没有牵头主体的任务占比中位数为{median}（中间一半在{low}—{high}之间）。"),
        format!("In a plan {median} of the tasks have no lead (median; middle half {low}–{high})."),
    ))
}

/// The themes that most plans lead.
fn owned(across: &Across) -> Option<Text> {
    let names = most(across, |t| t.by_ownership[0])?;
    Some(Text::new(
        format!("有牵头的方案最多的主题：{}。", names.zh),
        format!("Themes led in most plans: {}.", names.en),
    ))
}

/// The themes that most plans have no task for.
fn left_out(across: &Across) -> Option<Text> {
    let names = most(across, |t| t.by_ownership[4])?;
    let half = across.themes.iter().filter(|t| t.by_ownership[4] * 2 > across.plans).count();
    let share = percent_of(half, across.themes.len())?;
    Some(Text::new(
        format!(
            "没有任务的方案最多的主题：{}；{half}个主题（{share}）在半数以上的方案中没有任务。这取决于编码本问了什么。",
            names.zh
        ),
        format!(
            "Themes without a task in most plans: {}; {half} themes ({share}) have none in more than half of the plans. This depends on what the codebook asks for.",
            names.en
        ),
    ))
}

/// The five themes with most plans of a kind; nothing where no theme has any.
fn most(across: &Across, count: impl Fn(&ThemeAcross) -> usize) -> Option<Text> {
    let mut rows: Vec<&ThemeAcross> = across.themes.iter().filter(|t| count(t) > 0).collect();
    rows.sort_by_key(|t| std::cmp::Reverse(count(t)));
    rows.first()?;
    let name = |t: &&ThemeAcross| {
        counted(&Text::new(&*t.zh, if t.en.is_empty() { &*t.zh } else { &*t.en }), count(t))
    };
    Some(first_of(&rows.iter().take(5).map(name).collect::<Vec<_>>(), 5))
}

/// `市财政局（12）`.
fn counted(name: &Text, n: usize) -> Text {
    Text::new(format!("{}（{n}）", name.zh), format!("{} ({n})", name.en))
}
