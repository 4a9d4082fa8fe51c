use super::{
    Finding, Text,
    phrases::{clip, percent_of, quoted, short_name, task},
};
use crate::{
    analyse::themes::{Gap, GapKind, Themes},
    model::{Corpus, PlanIndex, TaskRef},
};

/// Examples a sentence has room for.
const EXAMPLES: usize = 2;
/// Characters of a quotation.
const QUOTED: usize = 44;

/// Tasks whose words leave open who answers, by type of gap (U1–U5, U8), plan by plan. Gaps of themes (U6, U7) are part
/// of what [`themes`](super::themes) says.
pub fn gaps(corpus: &Corpus, t: &Themes) -> Vec<Finding> {
    let plans = 0..corpus.plans.len() as PlanIndex;
    plans
        .flat_map(|plan| GapKind::ALL.iter().filter_map(move |&kind| of_kind(corpus, t, plan, kind)))
        .collect()
}

fn of_kind(corpus: &Corpus, t: &Themes, plan: PlanIndex, kind: GapKind) -> Option<Finding> {
    let words = words(kind)?;
    let gaps: Vec<(&Gap, TaskRef)> = t
        .gaps
        .iter()
        .filter(|g| g.plan == plan && g.kind == kind)
        .filter_map(|g| Some((g, g.task?)))
        .collect();
    if gaps.is_empty() {
        return None;
    }
    let (n, name) = (gaps.len(), short_name(corpus, plan));
    let share = percent_of(n, corpus.plan(plan).tasks.len())?;
    let (zh, en): (Vec<_>, Vec<_>) = gaps
        .iter()
        .take(EXAMPLES)
        .map(|(g, at)| {
            let (no, words) = (task(corpus, *at), quoted(&clip(g.quotation.trim(), QUOTED)));
            (format!("{}{words}", no.zh), format!("{}: {words}", no.en))
        })
        .unzip();
    let lead = if n > EXAMPLES { ("，如", ", such as ") } else { ("：", ": ") };
    let text = Text::new(
        format!("{}：{}，{n}项（{share}）{}{}。", name.zh, words.zh, lead.0, zh.join("，")),
        format!("{}: {}: {n} ({share}){}{}.", name.en, words.en, lead.1, en.join("; ")),
    );
    Some(Finding::new("gaps", &[plan], text).resting_on(gaps.iter().map(|g| g.1).collect()))
}

fn words(kind: GapKind) -> Option<Text> {
    Some(match kind {
        GapKind::Nobody => Text::new("没有写责任主体（U1）", "nobody is named (U1)"),
        GapKind::OnlyOpen => {
            Text::new("只写“有关部门”一类统称（U2）", "only an open phrase such as 有关部门 (U2)")
        }
        GapKind::NoLeadWord => Text::new(
            "列了多个主体而没有牵头字样（U3，共同负责的常见写法，不等于无主）",
            "several bodies but no word for a lead (U3; the usual wording of joint work, not the same as unowned)",
        ),
        GapKind::OnlyTerritorial => Text::new("只交给属地政府（U4）", "left to territorial bodies (U4)"),
        GapKind::SeveralLeads => Text::new(
            "两个以上主体牵头而没有总牵头（U5）",
            "two leads or more and none above the others (U5)",
        ),
        GapKind::LeadElsewhere => {
            Text::new("牵头的不是本级主体（U8）", "led by a body of another level (U8)")
        }
        GapKind::AbsentTheme | GapKind::NeverLed => return None,
    })
}
