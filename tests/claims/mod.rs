//! Every number that a claim says is one that the tables show: folders of plans are analysed, and each number is counted again
//! from the csv files alone.

mod folders;
mod recount;

use fengong::{
    analyse::{
        Sampling,
        all::{self, Analyses, Options},
        themes::Codebook,
    },
    claim::{self, Claims, Robust, Strength, Topic},
    load::{self, Knowledge},
    model::{Convention, Corpus},
    render::{Lang, methods::Edition, svg::Size, tables::CsvOptions},
    report::{self, Job},
    say::{Names, Speaker},
};
use recount::Tables;
use std::collections::BTreeMap;

/// Plans, their results under every convention, what may be said of them, and the tables as csv.
struct Told {
    corpus: Corpus,
    names: Names,
    claims: Vec<Claims>,
    tables: Tables,
}

fn told(plans: &[(String, String)]) -> Told {
    told_with(plans, 60)
}

fn told_with(plans: &[(String, String)], draws: usize) -> Told {
    told_under(plans, draws, Convention::Literal)
}

fn told_under(plans: &[(String, String)], draws: usize, first: Convention) -> Told {
    told_beside(plans, draws, first, None)
}

fn told_beside(plans: &[(String, String)], draws: usize, first: Convention, upper: Option<u32>) -> Told {
    let parts = plans
        .iter()
        .map(|(file, text)| load::document(file, text.as_bytes(), &Knowledge::default()).unwrap().read.value);
    let corpus = Corpus::merge(parts.collect());
    let sampling = Sampling { seed: 1, resamples: 20, draws };
    // As the program does it: many plans stand side by side, and a few are also told one by one.
    let each_plan = plans.len() <= 12;
    let options = |convention| Options { convention, sampling, upper, each_plan };
    let own = options(first);
    let results = all::analyse(&corpus, Codebook::builtin(), &own);
    let others: Vec<(Convention, Analyses)> = Convention::ALL
        .iter()
        .filter(|c| **c != first)
        .map(|c| {
            let under = if each_plan { all::under } else { all::side_by_side_under };
            (*c, under(&corpus, Codebook::builtin(), &options(*c), &results))
        })
        .collect();
    let mut views = vec![(first, &results)];
    views.extend(others.iter().map(|(c, r)| (*c, r)));
    let claims = claim::claims(&corpus, &views);
    let job = Job {
        corpus: &corpus,
        results: &results,
        diagnostics: &[],
        codebook: Codebook::builtin(),
        codebooks: &[],
        options: &own,
        lang: Lang::Zh,
        pictures: false,
        outline: false,
        size: Size::TwoColumn,
        csv: CsvOptions::default(),
        references: Edition::default(),
        titles: fengong::report::Titles::Findings,
        length: fengong::report::Length::Whole,
        inputs: &[],
        duplicates: &[],
        receipt: &[],
        data: &BTreeMap::new(),
        limits: &BTreeMap::new(),
    };
    let tables = Tables::new(report::files(&job).unwrap().files);
    let names = Names::new(&corpus, &results.themes);
    Told { corpus, names, claims, tables }
}

/// Who leads more and less than its tasks make likely, and who leads whom: said where it is significant, in either language.
#[test]
fn who_leads_beyond_chance_is_said() {
    let told = told(&folders::leaders());
    let say = |lang| {
        let claims = told.claims[0].all();
        claims.map(|c| Speaker::new(&told.corpus, &told.names, lang).plain(&c.statement)).collect::<String>()
    };
    let (zh, en) = (say(Lang::Zh), say(Lang::En));
    assert!(
        zh.contains(
            "民政牵头14项，显著多于随机（在牵头可有不同主体的14项任务里，各主体等可能牵头时应为3.5项）"
        ),
        "{zh}"
    );
    assert!(zh.contains("教育牵头、公安参与的有14项"), "{zh}");
    assert!(en.contains("leads 14, more than the 3.5 expected"), "{en}");
    assert!(en.contains("takes part in 14 tasks"), "{en}");
    // No test, no sentence: the other folders say nothing of the kind.
    let other = self::told(&folders::two_cities());
    assert!(other.claims[0].all().all(|c| !["leads-beyond", "arcs-some"].contains(&c.statement.id)));
}

#[test]
fn every_number_is_one_that_the_tables_show() {
    for (folder, plans) in folders::all() {
        let told = told(&plans);
        let claims = &told.claims[0];
        let mut numbers = 0;
        for claim in claims.all() {
            let said = Speaker::new(&told.corpus, &told.names, Lang::Zh).plain(&claim.statement);
            for q in claim.statement.quantities() {
                let shown = told.tables.number(&q.from);
                let same = shown.is_some_and(|s| (s - q.value).abs() < 1e-9 || printed(q, s) == q.printed());
                assert!(same, "{folder}: {said}\n{q:?}\nthe tables have {shown:?}");
                numbers += 1;
            }
        }
        assert!(numbers > 5, "{folder}: {numbers} numbers");
    }
}

fn printed(q: &fengong::say::Quantity, value: f64) -> String {
    fengong::say::Quantity { value, ..q.clone() }.printed()
}

#[test]
fn every_folder_has_a_headline_a_first_screen_and_short_chapters_in_both_languages() {
    for (folder, plans) in folders::all() {
        let told = told(&plans);
        for claims in &told.claims {
            assert!((2..=5).contains(&claims.front.len()), "{folder}: {}", claims.front.len());
            let topics: Vec<Topic> = claims.chapters.iter().map(|c| c.topic).collect();
            assert!(topics.is_sorted() && topics.contains(&Topic::Load), "{folder}: {topics:?}");
            assert!(claims.chapters.iter().all(|c| (1..=3).contains(&c.claims.len())), "{folder}");
            for lang in [Lang::Zh, Lang::En] {
                let speaker = Speaker::new(&told.corpus, &told.names, lang);
                let unsaid = claims.unsaid.iter().flat_map(|u| [&u.what, &u.reason]);
                for statement in claims.all().map(|c| &c.statement).chain(unsaid) {
                    let said = speaker.plain(statement);
                    let bare = ["{", "}", "$", "NaN", "inf", "  ", "、、", "，，", "（）", "()"];
                    assert!(!bare.iter().any(|b| said.contains(b)) && said.len() > 3, "{folder}: {said}");
                    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
                    assert!(lang == Lang::Zh || !said.contains(chinese), "{folder}: {said}");
                }
            }
        }
    }
}

#[test]
fn what_hangs_on_the_convention_says_so() {
    let told = told(&folders::two_cities());
    let literal = &told.claims[0];
    let robust = |topic| &literal.chapter(topic).unwrap().claims[0].robust;
    let strength = |topic| literal.chapter(topic).unwrap().claims[0].strength();
    assert_eq!(strength(Topic::Load), Strength::Counted);
    assert_eq!(strength(Topic::Overlap), Strength::Matched);
    assert_eq!(strength(Topic::Themes), Strength::Coded);
    assert_eq!(*robust(Topic::Load), Robust::All);
    assert_eq!(*robust(Topic::Leads), Robust::Depends);
}

#[test]
fn a_codebook_of_another_field_says_nothing() {
    let told = told(&folders::other_field());
    let claims = &told.claims[0];
    assert!(claims.all().all(|c| c.themes.is_empty() && !c.statement.id.starts_with("themes")));
    assert!(claims.unsaid.iter().any(|u| u.topic == "themes"));
    assert!(claims.unsaid.iter().any(|u| u.topic == "leads"));
}

#[test]
fn policy_instruments_are_told_of_in_any_field() {
    let told = told(&folders::other_field());
    let speaker = Speaker::new(&told.corpus, &told.names, Lang::Zh);
    let chapter = told.claims[0].chapter(Topic::Instruments).unwrap();
    // The figure shows the instruments, and says so; the first screen shows what no body is named for.
    let title = speaker.plain(&chapter.title.as_ref().unwrap().statement);
    assert!(title.contains("用得最多的是"), "{title}");
    assert!(told.claims[0].front.iter().all(|c| c.topic != Topic::Instruments));
    let all = chapter.claims.iter().chain(&chapter.title);
    let said: Vec<String> = all.map(|c| speaker.plain(&c.statement)).collect();
    assert!(said[0].contains("绍兴市用得最多的是"), "{said:?}");
    // Less than half of the second plan's measures use a known instrument: nothing is said of it.
    assert!(said.iter().all(|s| !s.contains("湖州")), "{said:?}");
    assert!(chapter.claims.iter().any(|c| c.strength() == Strength::Coded), "{said:?}");
}

/// Where no plan writes who leads, the headings say that and not what a convention makes of it; and that nobody leads a theme, an
/// instrument or either of two matched tasks is no finding there.
#[test]
fn plans_that_never_write_who_leads_are_told_so() {
    let told = told(&folders::other_field());
    for claims in &told.claims {
        let speaker = Speaker::new(&told.corpus, &told.names, Lang::Zh);
        let title = claims.chapter(Topic::Leads).unwrap().title.as_ref().unwrap();
        assert_eq!(speaker.plain(&title.statement), "各方案没有写明由谁牵头");
        assert_eq!(title.robust, Robust::All);
        let said: String = claims.all().map(|c| speaker.plain(&c.statement)).collect();
        assert!(!said.contains("没有牵头") && !said.contains("两边都有牵头"), "{said}");
    }
    // Of a plan that does write it, it is one.
    let written = self::told(&folders::half_written());
    let speaker = Speaker::new(&written.corpus, &written.names, Lang::Zh);
    let said: Vec<String> = written.claims[0].all().map(|c| speaker.plain(&c.statement)).collect();
    assert!(
        said.iter().any(|s| s.contains("政策工具") && s.contains("在绍兴市有任务而没有牵头")),
        "{said:?}"
    );
}

/// Plans in which nobody is named at all: that is said once, and of all of them.
#[test]
fn plans_that_name_nobody_are_told_so_once() {
    let told = told(&folders::nobody());
    let claims = &told.claims[0];
    let speaker = Speaker::new(&told.corpus, &told.names, Lang::Zh);
    assert_eq!(speaker.plain(&claims.headline.statement), "各方案没有写明由谁负责。");
    let gaps = claims.all().find(|c| c.statement.id == "gaps-all").unwrap();
    assert_eq!(speaker.plain(&gaps.statement), "10项任务都没有写责任主体。");
    assert!(claims.front.iter().all(|c| c.topic != Topic::Themes));
    // Of a plan that does and one that does not, that no pair of tasks agrees is no finding.
    let one = self::told(&folders::one_names_nobody());
    let overlap = one.claims[0].chapter(Topic::Overlap).unwrap();
    assert_eq!(overlap.claims.iter().map(|c| c.statement.id).collect::<Vec<_>>(), ["overlap-covered"]);
    // A document of the State Council is one of the state though it names no body.
    assert_eq!(&*told.corpus.plans[0].city, "国家");
}

#[test]
fn functions_have_neutral_names_and_plans_the_name_of_their_place() {
    let told = told(&folders::levels());
    let speaker = Speaker::new(&told.corpus, &told.names, Lang::Zh);
    let said: String = told.claims[0].all().map(|c| speaker.plain(&c.statement)).collect();
    assert!(said.contains("国家方案") && said.contains("乐清市"), "{said}");
    for body in ["民政部", "市民政局", "民政局"] {
        assert!(!said.replace("民政部门", "").contains(body), "{body}: {said}");
    }
}

/// What the same words may come from: a plan of the state among the others can serve as third text; where it does, one plan beside it
/// has none to be compared with.
#[test]
fn a_plan_above_the_others_is_told_of() {
    let why = |told: &Told, topic| -> Option<&'static str> {
        told.claims[0].unsaid.iter().find(|u| u.topic == topic).map(|u| u.reason.id)
    };
    assert_eq!(why(&told(&folders::levels()), "borrowed"), Some("unsaid-borrowed-above"));
    assert_eq!(why(&told(&folders::two_cities()), "borrowed"), Some("unsaid-borrowed-why"));
    let beside = told_beside(&folders::one_names_nobody(), 60, Convention::Literal, Some(1));
    assert_eq!(why(&beside, "compared"), Some("unsaid-compared-upper"));
}

#[test]
fn a_slice_is_compared_with_its_master_and_not_counted_as_a_plan() {
    let told = told(&folders::master_and_slice());
    let claims = &told.claims[0];
    assert_eq!(claims.principal.len(), 2);
    let speaker = Speaker::new(&told.corpus, &told.names, Lang::Zh);
    let said = speaker.plain(&claims.compared.statement);
    assert!(said.contains("乐清市2024年任务清单（4项，是乐清市分工表的部分安排）"), "{said}");
    assert!(claims.unsaid.iter().any(|u| u.topic == "sums"));
}

#[test]
fn a_list_with_little_in_common_or_of_an_older_year_is_no_slice() {
    for folder in [folders::long_tasks(), folders::older_list()] {
        let told = told(&folder);
        assert_eq!(told.claims[0].principal.len(), 3);
        assert!(told.claims[0].unsaid.iter().all(|u| u.topic != "sums"));
    }
}

/// Of more plans than are named one by one, too, a part of another plan is told of and not counted again.
#[test]
fn a_slice_among_many_is_told_of_and_its_tasks_are_not_added() {
    let told = told(&folders::several_and_slice());
    let said = |lang| Speaker::new(&told.corpus, &told.names, lang).plain(&told.claims[0].compared.statement);
    assert_eq!(
        said(Lang::Zh),
        "比较的是4个方案、27项任务的分工；另有1个方案是其中同一地方方案的部分安排，不重复计入。"
    );
    let en = said(Lang::En);
    assert!(en.contains("4 plans with 27 tasks; 1 more schedules a part of another plan"), "{en}");
}

/// Of many plans it is said which tasks are copied and who usually leads a theme; what texts have in common hangs on no convention.
#[test]
fn many_plans_have_copies_and_usual_leads() {
    let told = told(&folders::many(14));
    let claims = &told.claims[0];
    let find = |id: &str| claims.all().find(|c| c.statement.id == id).unwrap_or_else(|| panic!("{id}"));
    let speaker = Speaker::new(&told.corpus, &told.names, Lang::Zh);
    assert_eq!(find("overlap-copied").robust, Robust::All);
    assert_eq!(find("overlap-nearest").robust, Robust::All);
    let said = speaker.plain(&find("overlap-copied").statement);
    assert_eq!(
        said,
        "有1项任务在两个以上的方案里措辞相同或几近相同；见于最多方案的一项（嘉兴市第2项“发展普惠托育服务”）在9个方案里。谁取自谁，文本不能说明。"
    );
    let said = speaker.plain(&find("themes-usual").statement);
    assert_eq!(
        said,
        "5个主题有通常的牵头（在五个以上有牵头的方案里，过半由同一职能牵头），如适老化与无障碍改造：9个方案中9个由住房城乡建设部门牵头。"
    );
}

/// What a report says under another convention than its own is what a report of that convention says.
#[test]
fn a_view_under_another_convention_says_what_its_own_report_says() {
    for folder in [folders::levels(), folders::several_and_slice(), folders::many(14)] {
        let views = told(&folder);
        for (at, convention) in Convention::ALL.into_iter().enumerate().skip(1) {
            let own = told_under(&folder, 60, convention);
            let say = |told: &Told, claims: &Claims| -> BTreeMap<&'static str, Vec<String>> {
                let speaker = Speaker::new(&told.corpus, &told.names, Lang::Zh);
                let mut said = BTreeMap::<_, Vec<_>>::new();
                for claim in claims.all() {
                    said.entry(claim.statement.id).or_default().push(speaker.plain(&claim.statement));
                }
                said
            };
            let (view, own) = (say(&views, &views.claims[at]), say(&own, &own.claims[0]));
            assert!(view.keys().any(|id| id.starts_with("leads")), "{:?}", view.keys());
            for (id, said) in view {
                assert_eq!(Some(&said), own.get(id), "{convention:?}: {id}");
            }
        }
    }
}

/// Plans that divide the work in two ways are of two kinds; plans that differ without a pattern are of none.
#[test]
fn kinds_of_plans_are_told_where_they_are_more_than_chance() {
    let told = told_with(&folders::kinds(), 200);
    let found = told.claims[0].all().find(|c| c.statement.id == "leads-kinds").unwrap();
    let said = Speaker::new(&told.corpus, &told.names, Lang::Zh).plain(&found.statement);
    assert!(said.starts_with("按主题由谁牵头看，14个方案分成2类"), "{said}");
    assert!(said.contains("最大的两类各有7个和7个方案"), "{said}");
    for q in found.statement.quantities() {
        assert_eq!(told.tables.number(&q.from), Some(q.value), "{q:?}");
    }
    let other = told_with(&folders::many(14), 200);
    assert!(other.claims[0].all().all(|c| c.statement.id != "leads-kinds"));
}
