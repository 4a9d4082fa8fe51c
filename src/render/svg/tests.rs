//! Every figure of invented plans, measured: nothing cut, nothing overprinted, nothing outside, well-formed, repeatable.

use super::*;
use crate::analyse::Sampling;
use crate::analyse::all::{Analyses, Options, analyse};
use crate::analyse::holdings::holdings;
use crate::analyse::themes::Codebook;
use crate::graph::ResponsibilityGraph;
use crate::model::{
    Agency, AgencyId, AgencyKind, Assignment, Convention, Corpus, Duty, Measure, Place, Plan, PlanId, Span,
    Statement, Task, TaskId,
};
use crate::render::raster;
use crate::say::Names;

const SIZES: [Size; 4] = [Size::OneColumn, Size::TwoColumn, Size::A4, Size::A3];

/// Plans of so many tasks on `bodies` bodies, the last of them territorial; who does what follows from the numbers.
fn corpus(tasks: impl AsRef<[usize]>, bodies: usize, words: &str) -> Corpus {
    let tasks = tasks.as_ref();
    let agencies = (0..bodies).map(|i| agency(i, i + 1 == bodies, words)).collect();
    let plan = |p: usize| Plan {
        id: PlanId::new(format!("plan-{p}")),
        city: format!("甲{p}市").into(),
        province: None,
        title: Some(format!("任务分工表{words}")),
        annex: Some(p as u32),
        year: None,
        document_number: None,
        file: "plan.txt".into(),
        tasks: (0..tasks[p]).map(|t| task(p, t, bodies, words)).collect(),
    };
    Corpus { plans: (0..tasks.len()).map(plan).collect(), agencies }
}

fn agency(i: usize, territorial: bool, words: &str) -> Agency {
    let kind = if territorial { AgencyKind::Territorial } else { AgencyKind::Bureau };
    let long = if i % 7 == 3 { "人力资源和社会保障与综合行政执法" } else { "民政" };
    Agency {
        key: format!("body-{i}{words}").into(),
        jurisdiction: "甲市".into(),
        known: true,
        kind,
        label: format!("市{long}{i}局{words}").into(),
        label_en: format!("Bureau of Human Resources and Social Security {i} Administration{words}").into(),
    }
}

fn task(p: usize, t: usize, bodies: usize, words: &str) -> Task {
    let text = format!("加强养老服务用地保障第{}条，支持社会力量参与普惠托育服务。{words}", t % 9);
    let count = (1 + (t * 7 + p * 3) % 6).min(bodies);
    let assignments = (0..count).map(|k| Assignment {
        // The first bodies stand in most tasks, as in life.
        agency: AgencyId(if k < 2 { k as u32 } else { ((t * 5 + k * k * 3) % bodies) as u32 }),
        name: "市局".into(),
        span: Span::new(0, 6),
        duty: match (k, t % 3) {
            (0, 0) => Duty::Lead,
            (k, 0) => [Duty::Participate, Duty::Support][k % 2],
            (k, 2) if k + 1 == count => Duty::Implement,
            _ => Duty::Responsible,
        },
        statement: 0,
    });
    Task {
        id: TaskId::new(format!("plan-{p}/{t}")),
        no: format!("{}", t + 1).into(),
        title: None,
        sections: vec![format!("第{}章{words}", t / 20).into()],
        deadline: (t % 3 == 1).then(|| format!("202{}年{}月底前", p % 10, t % 12 + 1).into()),
        responsibility: "市局负责".into(),
        statements: vec![Statement { span: Span::new(0, 12), open: t.is_multiple_of(5), scope: None }],
        source: Place::default(),
        measures: vec![Measure { span: Span::new(0, text.len()) }],
        text: text.into(),
        assignments: assignments.collect(),
    }
}

fn results(corpus: &Corpus) -> Analyses {
    let sampling = Sampling { seed: 1, resamples: 10, draws: 20 };
    analyse(
        corpus,
        Codebook::builtin(),
        &Options { convention: Convention::Literal, sampling, upper: None, each_plan: true },
    )
}

fn figures(corpus: &Corpus, a: &Analyses, style: &Style) -> Vec<Figure> {
    let graph = ResponsibilityGraph::new(corpus, Convention::Literal);
    let plans: Vec<u32> = (0..corpus.plans.len() as u32).collect();
    let loads: Vec<_> = a.workloads.iter().collect();
    let mut all: Vec<Figure> = Vec::new();
    for &p in &plans {
        all.extend(matrix(&graph, p, Columns::Load, style));
        all.extend(web(&graph, p, style));
        all.push(upset(&graph, p, style));
    }
    all.extend(loads.iter().map(|w| load(corpus, w, style)));
    for pair in loads.windows(2) {
        all.push(butterfly(corpus, pair[0], pair[1], style));
    }
    all.push(lorenz(corpus, &loads, Spread::Tasks, style));
    all.push(lorenz(corpus, &loads, Spread::Leads, style));
    for (c, w) in a.clusters.iter().zip(&a.workloads) {
        all.push(heat(corpus, c, style));
        all.push(network(corpus, c, w, style));
    }
    let names = Names::new(corpus, &a.themes);
    let of = &Subject { corpus, names: &names };
    for o in &a.overlaps {
        all.push(ribbons(corpus, o, style));
        all.push(alluvial(of, o, style));
    }
    all.extend(of_chapters(corpus, a, style));
    all
}

/// The figures of the report's chapters.
fn of_chapters(corpus: &Corpus, a: &Analyses, style: &Style) -> Vec<Figure> {
    let names = Names::new(corpus, &a.themes);
    let of = &Subject { corpus, names: &names };
    let held = |c| holdings(&ResponsibilityGraph::new(corpus, c));
    let [x, y, z] = Convention::ALL.map(held);
    let mut all = vec![
        shares(of, &a.holdings, &a.divisions, style),
        leads(of, &a.holdings, Convention::Literal, style),
        leaders(of, &a.holdings, style),
        together(of, &a.clusters, style),
        coverage(of, &a.overlaps, style),
        owners(of, &a.themes, &(0..corpus.plans.len() as u32).collect::<Vec<_>>(), style),
        slopes(of, [&x, &y, &z], style),
    ];
    all.extend(a.overlaps.iter().zip(&a.divisions).map(|(o, d)| matched(of, o, d, style)));
    all.extend(a.clusters.iter().map(|c| lead_support(of, c, style)));
    all.extend(a.clusters.windows(2).map(|c| common(of, &c[0], &c[1], style)));
    all.push(deadlines(of, style));
    all.extend((0..corpus.plans.len() as u32).map(|p| theme_bodies(of, &a.themes, &a.holdings, p, style)));
    all
}

fn styles() -> impl Iterator<Item = Style> {
    [Lang::Zh, Lang::En].into_iter().flat_map(|lang| SIZES.map(|size| Style { lang, size }))
}

/// Labels and shapes within the page, the page within its size, no label over another.
fn assert_laid_out(f: &Figure, style: &Style) {
    let (page, at) = (f.page(), format!("{} {style:?}", f.name));
    let (_, most) = style.size.millimetres();
    assert!(f.height_mm <= most + 1.0, "{at}: {} mm high", f.height_mm);
    assert!(f.extent.inside(page), "{at}: {:?} on {page:?}", f.extent);
    for (i, l) in f.labels.iter().enumerate() {
        assert!(l.bounds().inside(page), "{at}: {} is outside", l.words);
        for other in &f.labels[..i] {
            assert!(!l.overlaps(other), "{at}: {} over {}", l.words, other.words);
        }
    }
}

/// Reads the SVG to its end; gives back all text in it.
fn assert_well_formed(svg: &str) -> String {
    use quick_xml::{Reader, events::Event};
    let mut reader = Reader::from_str(svg);
    let (mut depth, mut text) = (0, String::new());
    loop {
        match reader.read_event() {
            Ok(Event::Start(e)) => {
                assert!(e.attributes().all(|a| a.is_ok()));
                depth += 1;
            }
            Ok(Event::Empty(e)) => assert!(e.attributes().all(|a| a.is_ok())),
            Ok(Event::End(_)) => depth -= 1,
            Ok(Event::Text(t)) => text.push_str(&t),
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(e) => panic!("{e}: {svg}"),
        }
    }
    assert_eq!(depth, 0);
    text
}

#[test]
fn nothing_is_overprinted_or_outside_in_any_size_and_language() {
    let corpus = corpus([64, 23], 26, "");
    let results = results(&corpus);
    for style in styles() {
        let all = figures(&corpus, &results, &style);
        assert!(all.len() >= 17, "{} figures", all.len());
        for f in &all {
            assert_laid_out(f, &style);
            assert!(!f.title.is_empty() && !f.alt.is_empty() && f.caption.contains("plan.txt"), "{}", f.name);
        }
        let mut names: Vec<_> = all.iter().map(|f| &f.name).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all.len(), "two figures of one name");
    }
}

#[test]
fn long_plans_and_many_bodies_stay_on_the_page() {
    let corpus = corpus([210, 90], 120, "");
    let results = results(&corpus);
    for size in [Size::OneColumn, Size::A4] {
        let style = Style { lang: Lang::Zh, size };
        for f in figures(&corpus, &results, &style) {
            assert_laid_out(&f, &style);
        }
    }
}

#[test]
fn chapters_are_drawn_for_one_plan_and_for_many_and_on_a_telephone() {
    for plans in [vec![30], vec![64, 23], vec![5, 23, 64], vec![9; 12], vec![7; 40]] {
        let corpus = corpus(&plans, 26, "");
        let results = results(&corpus);
        for style in styles().chain([Lang::Zh, Lang::En].map(|lang| Style { lang, size: Size::Phone })) {
            for f in of_chapters(&corpus, &results, &style) {
                assert_laid_out(&f, &style);
            }
        }
    }
}

/// A plan of another field, as whole families of them are: a body a task, no theme of the codebook.
#[test]
fn what_would_show_nothing_is_said_in_words() {
    let mut corpus = corpus([12], 13, "");
    for (i, task) in corpus.plans[0].tasks.iter_mut().enumerate() {
        task.text = "修建灌溉水渠。".into();
        task.measures = vec![Measure { span: Span::new(0, task.text.len()) }];
        task.assignments.truncate(1);
        task.assignments[0].agency = AgencyId(i as u32);
    }
    let results = results(&corpus);
    let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
    for style in styles() {
        let silent = [
            heat(&corpus, &results.clusters[0], &style),
            network(&corpus, &results.clusters[0], &results.workloads[0], &style),
            upset(&graph, 0, &style),
        ];
        for f in &silent {
            assert!(f.nothing.is_some(), "{} draws what shows nothing", f.name);
            assert_laid_out(f, &style);
        }
        for f in [load(&corpus, &results.workloads[0], &style)].iter().chain(&web(&graph, 0, &style)) {
            assert_eq!(f.nothing, None, "{}", f.name);
        }
    }
}

#[test]
fn heads_of_a_matrix_run_down_in_chinese_and_are_turned_in_english() {
    let corpus = corpus([52, 1], 34, "（市）");
    let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
    let draw = |lang| matrix(&graph, 0, Columns::Load, &Style { lang, ..Style::default() });
    let (zh, en) = (draw(Lang::Zh), draw(Lang::En));
    assert_eq!(zh.len(), en.len(), "the same parts in both languages");
    assert!(zh[0].svg.contains("︵</tspan>") && !zh[0].svg.contains("rotate("), "brackets lie down");
    let tall = |f: &Figure| f.labels.iter().filter(|l| l.bounds().h > 2.0 * l.bounds().w).count();
    assert!(tall(&zh[0]) >= 20, "{} names run down", tall(&zh[0]));
}

#[test]
fn empty_and_tiny_plans_get_a_figure_that_says_so() {
    for corpus in [corpus([0, 0], 0, ""), corpus([1, 0], 1, ""), corpus([1, 1], 2, "")] {
        let results = results(&corpus);
        for style in styles() {
            for f in figures(&corpus, &results, &style) {
                assert_laid_out(&f, &style);
                assert!(!assert_well_formed(&f.svg).trim().is_empty());
            }
        }
    }
}

#[test]
fn hostile_words_stay_words() {
    let words = "\"'<b>&amp;]]>\n\u{0}\u{b}\u{fffe}{}";
    let long = format!("{words}{}", "很长的名称".repeat(200));
    let corpus = corpus([12, 8], 9, &long);
    let results = results(&corpus);
    for lang in [Lang::Zh, Lang::En] {
        let style = Style { lang, ..Style::default() };
        for f in figures(&corpus, &results, &style) {
            assert_laid_out(&f, &style);
            assert_well_formed(&f.svg);
            assert!(
                !f.svg.contains("<b>") && !f.svg.contains('\u{0}') && !f.svg.contains('\u{b}'),
                "{}",
                f.name
            );
        }
    }
}

#[test]
fn the_same_results_give_the_same_bytes() {
    let corpus = corpus([40, 20], 15, "");
    let results = results(&corpus);
    let style = Style::default();
    assert_eq!(figures(&corpus, &results, &style), figures(&corpus, &results, &style));
}

#[test]
fn sections_begin_their_own_web() {
    let corpus = corpus([64, 1], 12, "");
    let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
    let parts = web(&graph, 0, &Style::default());
    assert!(parts.len() >= 2, "64 tasks are over {WEB_TASKS}");
    assert!(parts.iter().all(|f| f.name.starts_with("web-plan-0-")));
}

#[test]
fn pictures_hold_the_text_and_name_what_no_font_has() {
    let mut corpus = corpus([6, 3], 5, "");
    let results = results(&corpus);
    let draw = |corpus: &Corpus| load(corpus, &results.workloads[0], &Style::default());
    let plain = draw(&corpus);
    let picture = raster::png(&plain, raster::PRINT_DPI).expect("a PNG");
    assert!(picture.missing.is_empty(), "{:?}", picture.missing);
    let width =
        u32::from_be_bytes([picture.bytes[16], picture.bytes[17], picture.bytes[18], picture.bytes[19]]);
    assert!((f64::from(width) - plain.width_mm / 25.4 * 300.0).abs() < 3.0, "{width} pixels");
    let pdf = raster::pdf(&plain, false).expect("a PDF").bytes;
    let text = lopdf::Document::load_mem(&pdf).and_then(|d| d.extract_text(&[1])).expect("readable");
    assert!(text.replace(char::is_whitespace, "").contains("市民政0局"), "{text}");
    let outlined = raster::pdf(&plain, true).expect("a PDF").bytes;
    assert!(!String::from_utf8_lossy(&outlined).contains("/Font <<") || outlined != pdf);
    let svg = String::from_utf8(raster::outlined(&plain).expect("an SVG").bytes).expect("text");
    assert!(!svg.contains("<text") && svg.contains("<path"));
    // A private-use character that no font may claim.
    corpus.agencies[0].label = "市\u{f8ff0}局".into();
    assert_eq!(raster::png(&draw(&corpus), 96).expect("a PNG").missing, ['\u{f8ff0}']);
}

/// The points of a path, as `M x y L x y x y` has them.
fn points(d: &str) -> Vec<(f64, f64)> {
    let numbers: Vec<f64> =
        d.replace(['M', 'L'], " ").split_whitespace().filter_map(|n| n.parse().ok()).collect();
    numbers.chunks_exact(2).map(|p| (p[0], p[1])).collect()
}

/// How many names of a network a tie runs through, and how many pieces of ties there are.
fn crossed(f: &Figure) -> (usize, usize) {
    let pieces: Vec<Vec<(f64, f64)>> = f
        .drawing
        .split("<path ")
        .skip(1)
        .filter(|el| el.split('>').next().is_some_and(|el| el.contains("data-pair")))
        .filter_map(|el| {
            Some(points(el.split(" d=\"").nth(1).or_else(|| el.strip_prefix("d=\""))?.split('"').next()?))
        })
        .collect();
    let names: Vec<Rect> = f.labels.iter().map(crate::render::svg::geometry::Label::bounds).collect();
    let through = |name: &&Rect| {
        pieces.iter().any(|piece| {
            piece.windows(2).any(|w| {
                (0..=40).any(|k| {
                    let t = f64::from(k) / 40.0;
                    let (x, y) = (w[0].0 + (w[1].0 - w[0].0) * t, w[0].1 + (w[1].1 - w[0].1) * t);
                    x > name.x + 0.3
                        && x < name.x + name.w - 0.3
                        && y > name.y + 0.3
                        && y < name.y + name.h - 0.3
                })
            })
        })
    };
    (names.iter().filter(through).count(), pieces.len())
}

#[test]
fn no_tie_of_a_network_runs_through_a_name() {
    let fixture = corpus([24, 40], 24, "");
    let read = |file: &str| {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(file);
        let bytes = std::fs::read(path).unwrap();
        crate::load::document(file, bytes, &crate::load::Knowledge::default()).unwrap().read.value
    };
    let mut files: Vec<String> =
        std::fs::read_dir(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds"))
            .unwrap()
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .filter(|name| std::path::Path::new(name).extension().is_some_and(|e| e == "txt"))
            .collect();
    files.sort();
    let seeds = Corpus::merge(files.iter().map(|f| read(f)).collect());
    for corpus in [fixture, seeds] {
        let results = results(&corpus);
        for style in styles() {
            for (c, w) in results.clusters.iter().zip(&results.workloads) {
                let f = network(&corpus, c, w, &style);
                let (names, pieces) = crossed(&f);
                assert!(f.nothing.is_some() || pieces > 10, "{}: {pieces} pieces", f.name);
                assert_eq!(names, 0, "{} in {style:?}", f.name);
            }
        }
    }
}
