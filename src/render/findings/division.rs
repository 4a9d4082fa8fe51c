use super::{Finding, Text, decimals, list, name_of, number, percent};
use crate::{
    analyse::division::{Division, FunctionShare, Outcome},
    model::Corpus,
};

/// How two plans divide the same work.
pub fn division(corpus: &Corpus, d: &Division) -> Vec<Finding> {
    let mut found = Vec::new();
    found.extend(outcomes(corpus, d));
    found.extend(shares(corpus, d));
    found.extend(network(corpus, d));
    found
}

fn outcomes(corpus: &Corpus, d: &Division) -> Option<Finding> {
    let n = d.pairs.len();
    if n == 0 {
        return None;
    }
    let (a, b) = (name_of(corpus, d.a), name_of(corpus, d.b));
    let count = |o: Outcome| d.pairs.iter().filter(|p| p.outcome == o).count();
    let (same, part, moved) = (count(Outcome::SameLead), count(Outcome::PartLead), count(Outcome::LeadMoved));
    let (one, none) = (count(Outcome::LeadOneSide), count(Outcome::NoLead));
    let mut zh = format!(
        "{}与{}一一对应的{n}对任务中，牵头相同{same}对、部分相同{part}对、易主{moved}对、仅一方有牵头{one}对、\
         双方均无牵头{none}对",
        a.zh, b.zh
    );
    let mut en = format!(
        "Of the {n} matched pairs of tasks of {} and {}, {same} have the same lead, {part} partly the same, in \
         {moved} the lead moved, in {one} only one side has a lead, in {none} neither",
        a.en, b.en
    );
    if let Some(agreement) = number(&d.body_agreement) {
        zh += &format!("；责任主体的平均重合度（Jaccard）为{agreement}");
        en += &format!("; the bodies named agree with a mean Jaccard of {agreement}");
    }
    Some(Finding::new("division", &[d.a, d.b], Text::new(zh + "。", en + ".")))
}

/// The functions whose share differs most, with both shares.
fn shares(corpus: &Corpus, d: &Division) -> Option<Finding> {
    let gap = |f: &FunctionShare| Some((f.a.value? - f.b.value?).abs());
    let mut rows: Vec<_> = d.functions.iter().filter_map(|f| Some((gap(f)?, f))).collect();
    rows.sort_by(|x, y| y.0.total_cmp(&x.0).then_with(|| x.1.key.cmp(&y.1.key)));
    let said: Vec<Text> = rows
        .iter()
        .take(3)
        .map(|(_, f)| {
            let (a, b) = (percent(f.a.value.unwrap_or(0.0)), percent(f.b.value.unwrap_or(0.0)));
            let en = if f.label_en.is_empty() { &f.label } else { &f.label_en };
            Text::new(format!("{}（{a}对{b}）", f.label), format!("{en} ({a} against {b})"))
        })
        .collect();
    if said.is_empty() {
        return None;
    }
    let (said, a, b) = (list(&said), name_of(corpus, d.a), name_of(corpus, d.b));
    let text = Text::new(
        format!("{}与{}的负载份额相差最大的是{}。", a.zh, b.zh, said.zh),
        format!("Shares of the load differ most between {} and {} for {}.", a.en, b.en, said.en),
    );
    Some(Finding::new("division", &[d.a, d.b], text))
}

fn network(corpus: &Corpus, d: &Division) -> Option<Finding> {
    let (wn, st, os) = (d.beta_wn?, d.beta_st?, d.beta_os?);
    let (a, b) = (name_of(corpus, d.a), name_of(corpus, d.b));
    let [wn, st, os] = [wn, st, os].map(|v| decimals(v, 2));
    let text = Text::new(
        format!(
            "{}与{}的合作网络相异度为{wn}，其中{st}来自只有一方才有的职能，{os}来自共有职能之间的不同搭配。",
            a.zh, b.zh
        ),
        format!(
            "The co-responsibility networks of {} and {} differ by {wn}: {st} from functions only one side has, {os} \
             from shared functions tied otherwise.",
            a.en, b.en
        ),
    );
    Some(Finding::new("division", &[d.a, d.b], text))
}
