//! The first screen: what was compared, the one sentence, and a card for each finding with a small chart.

use super::{
    Page, View,
    sentences::{Evidence, both, headline, in_views, rests_on, said, stamp, title},
    words,
};
use crate::{
    analyse::{
        division::Outcome,
        holdings::PlanHoldings,
        themes::{GapKind, Ownership},
    },
    claim::{Claim, Robust, Topic, covered},
    model::PlanIndex,
    render::{Lang, svg},
    say::{Speaker, Text, percent, words as say},
};
use maud::{Markup, html};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Plans that a small chart shows one by one.
const FEW: usize = 3;
/// Rows of a small chart.
const ROWS: usize = 5;
/// Cells of a strip; more would be thinner than a hair.
const CELLS: usize = 60;

pub(super) fn hero(p: &Page, evidence: &mut Evidence) -> Markup {
    if p.views.is_empty() {
        return html! { h1 { (both(&words::title())) } };
    }
    in_views(p, |_, v| screen(p, v, evidence))
}

fn screen(p: &Page, v: &View, evidence: &mut Evidence) -> Markup {
    let c = v.claims;
    let compared = said(p, &c.compared.statement, evidence);
    let headline = headline(p, &c.headline.statement, evidence);
    let long = Speaker::new(p.corpus, p.names, Lang::Zh).plain(&c.headline.statement).chars().count() > 56;
    let mut drawn: Vec<Topic> = Vec::new();
    let mut cards = Vec::new();
    for claim in &c.front {
        let first = !drawn.contains(&claim.topic);
        drawn.push(claim.topic);
        cards.push(card(p, v, claim, first, evidence));
    }
    let both_kinds = c.front.iter().any(|c| c.robust == Robust::All)
        && c.front.iter().any(|c| c.robust == Robust::Depends);
    html! {
        p.kick { (compared) }
        h1.long[long] data-place { (headline) }
        (key(p, v))
        div.cards.five[cards.len() > 4] { @for card in &cards { (card) } }
        div.under {
            span { (both(&words::lede(v.convention))) }
            @if both_kinds { span.sl { (stamp(Robust::All)) (stamp(Robust::Depends)) } }
        }
    }
}

/// What colours and shades stand for; nothing where nobody needs it.
fn key(p: &Page, v: &View) -> Markup {
    let compared = svg::compared(p.corpus);
    let topics: Vec<Topic> = v.claims.front.iter().map(|c| c.topic).collect();
    let shades = topics.contains(&Topic::Leads) || topics.contains(&Topic::Themes);
    html! {
        div.key {
            b { (both(&words::how_to_read())) }
            @if (2..=FEW).contains(&compared.len()) {
                @for &plan in &compared {
                    span class=(format!("{}t", tone(p, plan))) { (sign(p, plan)) " " (both(&name(p, plan))) }
                }
            }
            @if shades {
                span { i.a9 {} (both(&words::dark())) }
                span { i.a2 {} (both(&words::light())) }
            }
            @if topics.contains(&Topic::Themes) { span { i.e {} (both(&words::blank())) } }
        }
    }
}

fn card(p: &Page, v: &View, claim: &Claim, first: bool, evidence: &mut Evidence) -> Markup {
    let chart = if first {
        chart(p, v, claim.topic)
    } else {
        html! {}
    };
    // A finding that counts no tasks itself rests on those of its chapter.
    let mut claims = vec![claim];
    if claim.tasks().is_empty() {
        claims.extend(v.claims.chapter(claim.topic).iter().flat_map(|c| &c.claims));
    }
    let rests = rests_on(&claims, super::chapters::table(p, claim.topic), evidence);
    let long = Speaker::new(p.corpus, p.names, Lang::Zh).plain(&claim.statement).chars().count() > 36;
    html! {
        section.card data-place {
            div.ch { (both(&words::topic(claim.topic))) }
            h2.long[long] { a href={ "#" (claim.topic.as_str()) } { (title(p, &claim.statement, 11)) } }
            div.chart { (chart) }
            div.meta { (stamp(claim.robust)) (rests) }
        }
    }
}

fn chart(p: &Page, v: &View, topic: Topic) -> Markup {
    match topic {
        Topic::Load => load(p, v),
        Topic::Leads => leads(p, v),
        Topic::Partners => partners(p, v),
        Topic::Overlap => overlap(p, v),
        Topic::Themes => themes(p, v),
        // Not among the findings of the first screen.
        Topic::Instruments => html! {},
    }
}

/// The letter of a plan's colours: plans of one city have the same.
fn tone(p: &Page, plan: PlanIndex) -> char {
    ['a', 'b', 'c'].get(svg::tone(p.corpus, plan)).copied().unwrap_or('a')
}

fn sign(p: &Page, plan: PlanIndex) -> char {
    ['●', '◆', '■'].get(svg::tone(p.corpus, plan)).copied().unwrap_or('●')
}

fn name(p: &Page, plan: PlanIndex) -> Text {
    Text::each(|lang| p.names.plan(plan, lang).to_owned())
}

fn function(p: &Page, key: &str) -> Text {
    Text::each(|lang| p.names.function(key, lang).to_owned())
}

/// The plans that stand in a chart one by one; none where they are too many.
fn few(p: &Page) -> Vec<PlanIndex> {
    let all: Vec<PlanIndex> = (0..p.corpus.plans.len() as PlanIndex).collect();
    if all.len() <= FEW {
        return all;
    }
    let compared = svg::compared(p.corpus);
    if compared.len() <= FEW { compared } else { Vec::new() }
}

fn caption(text: &Text) -> Markup {
    html! { div.cap { (both(text)) } }
}

/// A bar with its name and number.
struct Bar {
    name: Text,
    value: String,
    share: f64,
    tone: char,
    /// Whether the rest of the track is the light shade of the colour, or grey.
    of_all: bool,
    foot: Option<Text>,
}

fn bar(b: &Bar) -> Markup {
    let (fill, rest) = if b.of_all { ("9", format!("{}2", b.tone)) } else { ("6", "c2".to_owned()) };
    let width = format!("width:{:.2}%", b.share.clamp(0.0, 1.0) * 100.0);
    html! {
        div.bar {
            div.barhead { span { (both(&b.name)) } b class=(format!("{}t", b.tone)) { (b.value) } }
            div class={ "track " (rest) } { i class=(format!("{}{fill}", b.tone)) style=(width) {} }
            @if let Some(foot) = &b.foot { div.barfoot { (both(foot)) } }
        }
    }
}

/// A row of cells with a name and a number.
fn strip(name: &Text, value: &str, tone: char, cells: &[String], foot: Option<&Text>) -> Markup {
    html! {
        div.bar {
            div.barhead { span { (both(name)) } b class=(format!("{tone}t")) { (value) } }
            div.strip { @for class in cells.iter().take(CELLS) { i class=(class) {} } }
            @if let Some(foot) = foot { div.barfoot { (both(foot)) } }
        }
    }
}

fn load(p: &Page, v: &View) -> Markup {
    let held = &v.results.holdings;
    let plans = svg::compared(p.corpus);
    if plans.len() > FEW {
        return foremost_in(p, v);
    }
    let share = |plan: PlanIndex, key: &Arc<str>| {
        held.plans.get(plan as usize).and_then(|h| h.functions.get(key)).map_or(0.0, |h| h.share)
    };
    let rows: Vec<&Arc<str>> =
        held.functions.iter().filter(|k| plans.iter().any(|&q| share(q, k) > 0.0)).take(ROWS).collect();
    let most = rows.iter().flat_map(|k| plans.iter().map(|&q| share(q, k))).fold(0.05, f64::max);
    html! {
        div.dots {
            @if plans.len() > 1 {
                div.colkey { @for &q in &plans { span class=(format!("{}t", tone(p, q))) { (sign(p, q)) " " (both(&name(p, q))) } } }
            }
            @for key in &rows {
                div.lab { (both(&function(p, key))) }
                (dots(p, &plans.iter().map(|&q| (q, share(q, key))).collect::<Vec<_>>(), most))
            }
        }
        (caption(&words::shares()))
    }
}

/// In how many of the plans told of each function is named in most tasks.
fn foremost_in(p: &Page, v: &View) -> Markup {
    let told = &v.claims.principal;
    let mut times: BTreeMap<&Arc<str>, usize> = BTreeMap::new();
    for plan in told.iter().filter_map(|&q| v.results.holdings.plans.get(q as usize)) {
        let most = plan.functions.values().map(|h| h.tasks.len()).max().unwrap_or(0);
        for (key, _) in plan.functions.iter().filter(|(_, h)| h.tasks.len() == most) {
            *times.entry(key).or_default() += 1;
        }
    }
    let mut rows: Vec<_> = times.into_iter().collect();
    rows.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let bars = rows.into_iter().take(ROWS).map(|(key, n)| Bar {
        name: function(p, key),
        value: n.to_string(),
        share: n as f64 / told.len().max(1) as f64,
        tone: 'a',
        of_all: false,
        foot: None,
    });
    let bars: Vec<Bar> = bars.collect();
    html! { @for b in &bars { (bar(b)) } (caption(&words::foremost_in(told.len()))) }
}

/// The marks of some plans on one line, numbers at the outer ends.
fn dots(p: &Page, values: &[(PlanIndex, f64)], most: f64) -> Markup {
    let mut sorted = values.to_vec();
    sorted.sort_by(|a, b| a.1.total_cmp(&b.1));
    // Room for the numbers at both ends.
    let at = |v: f64| 14.0 + 68.0 * v / most;
    let near = sorted.len() > 1 && at(sorted[sorted.len() - 1].1) - at(sorted[0].1) < 9.0;
    let dy = |i: usize| if near { 4.5 * (i as f64 / (sorted.len() - 1) as f64 * 2.0 - 1.0) } else { 0.0 };
    let label = sorted.iter().map(|(q, v)| format!("{} {}", p.names.plan(*q, p.lang), percent(*v)));
    let label = label.collect::<Vec<_>>().join(say(p.lang, "comma"));
    let last = sorted.len() - 1;
    html! {
        svg height="37" role="img" aria-label=(label) {
            line x1="0" x2="100%" y1="18" y2="18" stroke="#e3e8ec" {}
            @if sorted.len() > 1 {
                line x1=(format!("{:.1}%", at(sorted[0].1))) x2=(format!("{:.1}%", at(sorted[last].1))) y1="18" y2="18" stroke="#9aa7b3" stroke-width="3" {}
            }
            @for (i, (plan, value)) in sorted.iter().enumerate() {
                svg x=(format!("{:.1}%", at(*value))) overflow="visible" {
                    @let y = 18.0 + dy(i);
                    @match tone(p, *plan) {
                        'a' => circle.fa cx="0" cy=(y) r="6" stroke="#f5f7f9" stroke-width="1.5" {},
                        'b' => path.fb d=(format!("M0 {:.1}l7.5 7.5l-7.5 7.5l-7.5 -7.5z", y - 7.5)) stroke="#f5f7f9" stroke-width="1.5" {},
                        _ => rect.fc x="-5.5" y=(format!("{:.1}", y - 5.5)) width="11" height="11" stroke="#f5f7f9" stroke-width="1.5" {},
                    }
                    @let words = format!("{:.0}", value * 100.0);
                    @let class = if tone(p, *plan) == 'b' { "fbt".to_owned() } else { format!("f{}", tone(p, *plan)) };
                    @if i == last { text class=(class) x="12" y="23" { (words) } }
                    @else if i == 0 { text class=(class) x="-12" y="23" text-anchor="end" { (words) } }
                }
            }
        }
    }
}

fn leads(p: &Page, v: &View) -> Markup {
    let held = &v.results.holdings;
    let led = |h: &PlanHoldings| h.written.len() + h.by_rule.len();
    let plans = few(p);
    if plans.is_empty() {
        let told = v.claims.principal.iter().filter_map(|&q| held.plans.get(q as usize));
        let mut all: Vec<&PlanHoldings> = told.filter(|h| h.tasks > 0).collect();
        all.sort_by(|a, b| b.led_share().unwrap_or(0.0).total_cmp(&a.led_share().unwrap_or(0.0)));
        let class = |h: &&PlanHoldings| match h.led_share().unwrap_or(0.0) {
            s if s > 0.5 => "a9".to_owned(),
            s if s > 0.0 => "a6".to_owned(),
            _ => "a2".to_owned(),
        };
        let cells: Vec<String> = all.iter().map(class).collect();
        let count = |c: &str| cells.iter().filter(|x| *x == c).count();
        let (most, some, none) = (count("a9"), count("a6"), count("a2"));
        let share = |at: usize| all.get(at).and_then(|h| h.led_share()).unwrap_or(0.0);
        let middle = f64::midpoint(share(all.len().saturating_sub(1) / 2), share(all.len() / 2));
        return html! {
            (strip(&words::plans_with_lead(), &percent(most as f64 / all.len().max(1) as f64), 'a', &cells, Some(&words::plans_by_lead(most, some, none))))
            (bar(&Bar { name: words::middle_plan(), value: percent(middle), share: middle, tone: 'a', of_all: true, foot: None }))
            (caption(&words::cell_is_plan()))
        };
    }
    let bars = plans.iter().filter_map(|&q| {
        let h = held.plans.get(q as usize)?;
        let share = h.led_share()?;
        let foot = Some(words::of(led(h), h.tasks));
        Some(Bar { name: name(p, q), value: percent(share), share, tone: tone(p, q), of_all: true, foot })
    });
    let bars: Vec<Bar> = bars.collect();
    let written = plans.iter().any(|q| held.plans.get(*q as usize).is_some_and(|h| !h.written.is_empty()));
    let what = if written { words::with_lead() } else { words::counted_lead() };
    html! { @for b in &bars { (bar(b)) } (caption(&what)) }
}

/// In how many of many plans pairs are significant.
fn tied(v: &View) -> Markup {
    let told: Vec<_> = v.results.clusters.iter().filter(|c| v.claims.principal.contains(&c.plan)).collect();
    let mut cells: Vec<String> =
        told.iter().map(|c| if c.significant() > 0 { "a9" } else { "a2" }.to_owned()).collect();
    cells.sort_by(|a, b| b.cmp(a));
    let some = cells.iter().filter(|c| *c == "a9").count();
    html! {
        (strip(&words::plans_with_ties(), &some.to_string(), 'a', &cells, Some(&words::ties_by_plan(some, cells.len() - some))))
    }
}

fn partners(p: &Page, v: &View) -> Markup {
    if few(p).is_empty() {
        return tied(v);
    }
    let bars = few(p).into_iter().filter_map(|q| {
        let c = v.results.clusters.iter().find(|c| c.plan == q)?;
        let top = c.ties.iter().max_by_key(|t| t.tasks.len())?;
        let all = p.corpus.plan(q).tasks.len();
        let share = top.tasks.len() as f64 / all.max(1) as f64;
        let of = |a: crate::model::AgencyId| function(p, &p.corpus.agency(a).key);
        let foot = Some(words::pair(&of(top.a), &of(top.b)));
        Some(Bar { name: name(p, q), value: percent(share), share, tone: tone(p, q), of_all: true, foot })
    });
    let bars: Vec<Bar> = bars.collect();
    html! { @for b in &bars { (bar(b)) } @if !bars.is_empty() { (caption(&words::together())) } }
}

fn overlap(p: &Page, v: &View) -> Markup {
    let compared = svg::compared(p.corpus);
    let both_of = |a: PlanIndex, b: PlanIndex| compared.contains(&a) && compared.contains(&b);
    let mut all: Vec<_> =
        v.results.overlaps.iter().zip(&v.results.divisions).filter(|(o, _)| both_of(o.a, o.b)).collect();
    if let [(o, d)] = all[..] {
        let side = |plan: PlanIndex, other: PlanIndex, share: Option<f64>| {
            let share = share?;
            let foot = Some(words::found_in(&name(p, other)));
            Some(Bar {
                name: name(p, plan),
                value: percent(share),
                share,
                tone: tone(p, plan),
                of_all: false,
                foot,
            })
        };
        let bars: Vec<Bar> =
            [side(o.a, o.b, o.coverage_a), side(o.b, o.a, o.coverage_b)].into_iter().flatten().collect();
        let class = |outcome: Outcome| match outcome {
            Outcome::SameLead | Outcome::PartLead | Outcome::LeadMoved => "c9",
            Outcome::LeadOneSide => "c6",
            Outcome::NoLead => "c2",
        };
        let cells: Vec<String> = d.pairs.iter().map(|x| class(x.outcome).to_owned()).collect();
        let count = |c: &str| cells.iter().filter(|x| *x == c).count();
        let foot = words::outcomes(count("c9"), count("c6"), count("c2"));
        return html! {
            @for b in &bars { (bar(b)) }
            @if !cells.is_empty() { (strip(&words::pairs(), &cells.len().to_string(), 'c', &cells, Some(&foot))) }
        };
    }
    all.retain(|(o, _)| o.is_ranked(p.corpus));
    all.sort_by(|x, y| y.0.mean_coverage().total_cmp(&x.0.mean_coverage()));
    let bars = all.iter().take(ROWS).filter_map(|(o, _)| {
        let (a, b) = (o.coverage_a.unwrap_or(0.0), o.coverage_b.unwrap_or(0.0));
        let (from, to, share) = if a >= b { (o.a, o.b, a) } else { (o.b, o.a, b) };
        let name = words::in_other(&name(p, from), &name(p, to));
        (share > 0.0).then(|| Bar {
            name,
            value: percent(share),
            share,
            tone: 'a',
            of_all: false,
            foot: None,
        })
    });
    let bars: Vec<Bar> = bars.collect();
    html! { @for b in &bars { (bar(b)) } (caption(&words::measures_found())) }
}

/// Tasks that name no body of their own, where the codebook has nothing to say: a bar a plan, or one over all where plans are many.
fn unnamed(p: &Page, v: &View) -> Markup {
    let kinds = [GapKind::Nobody, GapKind::OnlyOpen, GapKind::OnlyTerritorial];
    let of = |plans: &[PlanIndex]| {
        let gaps = v.results.themes.gaps.iter();
        let such = gaps.filter(|g| kinds.contains(&g.kind) && plans.contains(&g.plan)).filter_map(|g| g.task);
        let tasks: BTreeSet<_> = such.collect();
        (tasks.len(), plans.iter().map(|q| p.corpus.plan(*q).tasks.len()).sum::<usize>())
    };
    let one = |name: Text, tone: char, plans: &[PlanIndex]| {
        let (n, all) = of(plans);
        let share = n as f64 / all.max(1) as f64;
        Bar { name, value: percent(share), share, tone, of_all: true, foot: Some(words::of(n, all)) }
    };
    let bars: Vec<Bar> = match few(p)[..] {
        [] => vec![one(words::all_plans(), 'a', &v.claims.principal)],
        ref plans => plans.iter().map(|&q| one(name(p, q), tone(p, q), &[q])).collect(),
    };
    html! { @for b in &bars { (bar(b)) } (caption(&words::unnamed())) }
}

fn themes(p: &Page, v: &View) -> Markup {
    let t = &v.results.themes;
    let plans: Vec<PlanIndex> = few(p).into_iter().filter(|&q| covered(t, q)).collect();
    if plans.is_empty() {
        let told = |r: &crate::analyse::themes::ThemeRow, led: bool| {
            r.plans.iter().filter(|c| covered(t, c.plan) && (c.ownership == Ownership::Led) == led).count()
        };
        let class = |r: &crate::analyse::themes::ThemeRow| match (told(r, true), told(r, false)) {
            (0, _) => "a2",
            (led, not) if led > not => "a9",
            _ => "a6",
        };
        let mut cells: Vec<&str> = t.rows.iter().map(class).collect();
        cells.sort_by_key(|c| {
            std::cmp::Reverse(match *c {
                "a9" => 2,
                "a6" => 1,
                _ => 0,
            })
        });
        let count = |c: &str| cells.iter().filter(|x| **x == c).count();
        let foot = words::themes_by_plans(count("a9"), count("a6"), count("a2"));
        let cells: Vec<String> = cells.iter().map(|c| (*c).to_owned()).collect();
        if t.rows.iter().all(|r| told(r, true) + told(r, false) == 0) {
            return unnamed(p, v);
        }
        return html! { (strip(&words::themes(), &t.rows.len().to_string(), 'a', &cells, Some(&foot))) (caption(&words::cell_is_theme(t.rows.len()))) };
    }
    // The first plan's led themes stand first, so that rows can be read below each other.
    let of = |r: &crate::analyse::themes::ThemeRow, q: PlanIndex| {
        r.plans.iter().find(|c| c.plan == q).map_or(Ownership::Absent, |c| c.ownership)
    };
    let mut rows: Vec<_> = t.rows.iter().collect();
    rows.sort_by_key(|r| plans.iter().map(|&q| of(r, q) as usize).collect::<Vec<_>>());
    html! {
        @for &q in &plans {
            @let class = |o: Ownership| match o { Ownership::Led => format!("{}9", tone(p, q)), Ownership::Absent => "nil".to_owned(), _ => format!("{}2", tone(p, q)) };
            @let cells = rows.iter().map(|r| class(of(r, q))).collect::<Vec<_>>();
            @let count = |keep: &dyn Fn(Ownership) -> bool| rows.iter().filter(|r| keep(of(r, q))).count();
            @let (led, absent) = (count(&|o| o == Ownership::Led), count(&|o| o == Ownership::Absent));
            (strip(&name(p, q), &led.to_string(), tone(p, q), &cells, Some(&words::theme_counts(led, rows.len() - led - absent, absent))))
        }
        (caption(&words::cell_is_theme(rows.len())))
    }
}
