//! The report page in a real browser: runs where a Chromium is found, and says so where it is not.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

mod chromium;
mod fixture;

use crate::read::support::shown;
use chromium::Browser;
use serde_json::Value;

/// Hooked before anything else runs, so that no error goes unseen.
const HOOK: &str = "<script>window.seen=[];addEventListener('error',e=>seen.push(String(e.message)));\
                    addEventListener('unhandledrejection',e=>seen.push(String(e.reason)));\
                    console.error=(...a)=>seen.push(a.join(' '));</script>";

/// Opens the page, runs a driver in it, and gives back what the driver found out (its `R`).
fn drive(browser: &Browser, html: &str, driver: &str) -> Value {
    let script = format!(
        "<script>(async()=>{{const R={{}};const $=s=>document.querySelector(s);const $$=s=>[...document.querySelectorAll(s)];\
         const later=ms=>new Promise(r=>setTimeout(r,ms));\
         const click=e=>e.dispatchEvent(new MouseEvent('click',{{bubbles:true,cancelable:true}}));\
         const key=(e,k)=>e.dispatchEvent(new KeyboardEvent('keydown',{{key:k,bubbles:true,cancelable:true}}));\
         const set=(e,v,n)=>{{e.value=v;e.dispatchEvent(new Event(n,{{bubbles:true}}))}};\
         try{{{driver}}}catch(e){{seen.push('driver: '+e.stack)}}\
         R.errors=seen;const out=document.createElement('pre');out.id='result';\
         out.textContent=JSON.stringify(R).replace(/[<>&]/g,c=>'\\\\u00'+c.charCodeAt(0).toString(16));\
         document.body.append(out)}})()</script>"
    );
    let html = html.replacen("<head>", &format!("<head>{HOOK}"), 1).replacen(
        "</body>",
        &format!("{script}</body>"),
        1,
    );
    let dom = browser.dump(&html);
    let result = dom.rsplit("<pre id=\"result\">").next().and_then(|r| r.split("</pre>").next());
    let value: Value = serde_json::from_str(result.unwrap_or_default()).unwrap_or_else(|e| {
        panic!("no result from the page: {e}\n{}", dom.chars().rev().take(2000).collect::<String>())
    });
    assert_eq!(value["errors"], serde_json::json!([]), "the page or the driver complained");
    value
}

macro_rules! browser_or_skip {
    () => {
        match Browser::find() {
            Some(browser) => browser,
            None => {
                eprintln!("SKIPPED: no Chromium found (looked for chromium, chromium-browser, google-chrome, chrome)");
                return;
            }
        }
    };
}

#[test]
fn tables_sort_and_filter() {
    let browser = browser_or_skip!();
    let r = drive(
        &browser,
        &fixture::page(),
        r"
        R.ready=document.body.dataset.ready;
        const rows=()=>$$('#table-load tbody tr');
        const tasks=()=>rows().map(r=>Number(r.cells[1].textContent));
        R.before=rows().length; R.start=tasks();
        set($('#table-load input'),'民政','input');
        R.filtered=rows().map(r=>r.cells[0].textContent); R.status=$('#table-load .status').textContent;
        set($('#table-load input'),'','input');
        click($$('#table-load thead button')[1]); R.again=tasks(); R.sort=$$('#table-load thead th')[1].getAttribute('aria-sort');
        click($$('#table-load thead button')[0]); R.byName=$$('#table-load thead th')[0].getAttribute('aria-sort');
        R.captions=$$('[data-table] table').every(t=>t.caption&&t.caption.textContent.trim());
        R.scopes=$$('thead th').every(h=>h.scope==='col');
        ",
    );
    assert_eq!(r["ready"], "true");
    let numbers =
        |key: &str| -> Vec<i64> { r[key].as_array().unwrap().iter().map(|v| v.as_i64().unwrap()).collect() };
    let (start, again) = (numbers("start"), numbers("again"));
    assert!(start.len() > 2 && start.windows(2).all(|w| w[0] >= w[1]), "heaviest first: {start:?}");
    assert!(again.windows(2).all(|w| w[0] <= w[1]) && again != start, "turned round: {again:?}");
    assert_eq!(r["sort"], "ascending");
    assert_eq!(r["byName"], "ascending");
    let filtered = r["filtered"].as_array().unwrap();
    assert!(!filtered.is_empty() && filtered.len() < r["before"].as_u64().unwrap() as usize);
    assert!(filtered.iter().all(|n| n.as_str().unwrap().contains("民政")), "{filtered:?}");
    assert_eq!((&r["captions"], &r["scopes"]), (&true.into(), &true.into()));
}

#[test]
fn a_bar_opens_its_sentences_and_escape_goes_back() {
    let browser = browser_or_skip!();
    let r = drive(
        &browser,
        &fixture::page(),
        r"
        const panel=$('#evidence'); R.closed=panel.hidden;
        const bar=$('figure svg [data-agency=\'civil-affairs\']'); bar.focus(); click(bar);
        R.open=!panel.hidden; R.title=$('#evidence-title').textContent;
        R.marks=$$('#evidence mark').map(m=>m.textContent); R.places=$$('#evidence .where').map(w=>w.textContent);
        R.focusIn=panel.contains(document.activeElement);
        click($('#evidence .where .link')); R.deeper=$('#evidence-title').textContent; R.back=!$('#evidence header button').hidden;
        click($('#evidence header button')); R.again=$('#evidence-title').textContent;
        key(document.activeElement,'Escape'); R.shut=panel.hidden; R.focusBack=document.activeElement===bar;
        const stops=$$('figure svg').map(s=>s.querySelectorAll('[tabindex=\'0\']').length); R.stops=[...new Set(stops)];
        const first=$('figure svg [tabindex=\'0\']'); first.focus(); key(first,'ArrowRight');
        R.moved=document.activeElement!==first&&document.activeElement.closest('svg')!==null; R.label=document.activeElement.getAttribute('aria-label');
        key(document.activeElement,'Enter'); R.byKey=!panel.hidden;
        click($('button.basis')); R.basis=$$('#evidence .body li').length;
        ",
    );
    for key in ["closed", "open", "focusIn", "back", "shut", "focusBack", "moved", "byKey"] {
        assert_eq!(r[key], true, "{key}: {r}");
    }
    let marks = r["marks"].as_array().unwrap();
    assert!(!marks.is_empty() && marks.iter().all(|m| m.as_str().unwrap().contains("民政局")), "{marks:?}");
    assert!(
        r["places"].as_array().unwrap().iter().all(|p| p.as_str().unwrap().contains("first.txt 第")),
        "{r}"
    );
    assert_ne!(r["title"], r["deeper"]);
    assert_eq!(r["title"], r["again"]);
    assert_eq!(r["stops"], serde_json::json!([1]), "a figure is one stop for the Tab key");
    assert!(!r["label"].as_str().unwrap().is_empty());
    assert!(r["basis"].as_u64().unwrap() > 0);
}

#[test]
fn every_kind_of_mark_opens_its_sentences() {
    let browser = browser_or_skip!();
    let r = drive(
        &browser,
        &fixture::page(),
        r"
        const panel=$('#evidence'); R.kinds={};
        const at=n=>$(`figure svg [data-${n}]`);
        const edges=$$('figure svg line[data-pair], figure svg path[data-pair]');
        const kinds={agency:at('agency'),task:$('figure svg g[data-task] > text'),theme:at('theme'),cluster:at('cluster'),
          cell:$('figure svg rect[data-pair]'),edge:edges.find(e=>!e.dataset.pair.includes('/')),ribbon:edges.find(e=>e.dataset.pair.includes('/')),
          assignment:$('figure svg g[data-task] rect[data-agency]')};
        for(const [kind,mark] of Object.entries(kinds)){
          if(!panel.hidden) key(document.activeElement,'Escape');
          if(!mark){R.kinds[kind]='no mark';continue}
          click(mark);
          const words=$$('#evidence blockquote, #evidence .body li').map(e=>e.textContent.trim()).filter(Boolean);
          R.kinds[kind]=panel.hidden?'closed':!$('#evidence-title').textContent?'no title':!words.length?'no sentence':!panel.textContent.includes('.txt')?'no place':'open';
        }
        R.named=$$('figure svg').every(s=>s.getAttribute('aria-label')); R.landmarks=['main','header','nav'].every(n=>$(n));
        R.unnamed=$$('button,select,input').filter(e=>!(e.textContent.trim()||e.getAttribute('aria-label')||(e.labels&&e.labels.length))).length;
        ",
    );
    let kinds = r["kinds"].as_object().unwrap();
    assert_eq!(kinds.len(), 8);
    for (kind, found) in kinds {
        assert_eq!(found, "open", "{kind}: {r}");
    }
    assert_eq!((&r["named"], &r["landmarks"]), (&true.into(), &true.into()), "for those who do not see");
    assert_eq!(r["unnamed"], 0, "every control has a name");
}

#[test]
fn switches_change_numbers_and_words() {
    let browser = browser_or_skip!();
    let r = drive(
        &browser,
        &fixture::page(),
        r"
        const leads=()=>$$('#table-load tbody tr').map(r=>Number(r.cells[3].textContent)).reduce((a,b)=>a+b,0);
        const shown=()=>$$('#findings [data-view]').filter(e=>getComputedStyle(e).display!=='none').map(e=>e.dataset.view);
        R.leads=leads(); R.views=shown();
        set($('#convention'),'1','change'); R.leadsJoint=leads(); R.viewsJoint=shown(); R.note=!$('.drawn-under').hidden;
        R.caption=$('#table-load caption').textContent;
        set($('#convention'),'0','change'); R.leadsBack=leads();
        R.title=document.title; R.svg=$('figure svg title').textContent;
        set($('#language'),'en','change'); for(let i=0;i<200&&document.body.dataset.figures!=='en';i++) await later(20);
        R.titleEn=document.title; R.lang=document.documentElement.lang; R.svgEn=$('figure svg title').textContent;
        R.headEn=$('#table-load thead').textContent; R.chinese=$$('[data-lang=\'zh\']').some(e=>getComputedStyle(e).display!=='none');
        click($('figure svg [data-agency=\'civil-affairs\']')); R.open=!$('#evidence').hidden; R.titlePanel=$('#evidence-title').textContent;
        set($('#language'),'zh','change'); for(let i=0;i<200&&document.body.dataset.figures!=='zh-CN';i++) await later(20);
        R.svgBack=$('figure svg title').textContent;
        const ids=$$('[id]').map(e=>e.id); R.twice=ids.filter((x,i)=>ids.indexOf(x)!==i);
        ",
    );
    assert!(r["leads"].as_u64() < r["leadsJoint"].as_u64(), "{r}");
    assert_eq!(r["leads"], r["leadsBack"]);
    let all = |key: &str, view: &str| r[key].as_array().unwrap().iter().all(|v| v == view);
    assert!(!r["views"].as_array().unwrap().is_empty() && all("views", "0") && all("viewsJoint", "1"), "{r}");
    assert_eq!(r["note"], true);
    assert!(r["caption"].as_str().unwrap().contains("共同牵头口径"));
    assert_ne!(r["title"], r["titleEn"]);
    assert_eq!(r["lang"], "en");
    assert_ne!(r["svg"], r["svgEn"]);
    assert_eq!(r["svg"], r["svgBack"]);
    assert!(r["headEn"].as_str().unwrap().contains("Body"));
    assert_eq!(r["chinese"], false);
    assert_eq!(r["open"], true);
    assert_eq!(r["twice"], serde_json::json!([]), "ids stand once");
}

#[test]
fn nasty_words_are_words() {
    let browser = browser_or_skip!();
    let r = drive(
        &browser,
        &fixture::page(),
        r"
        R.broken=window.broken===undefined; R.ready=document.body.dataset.ready;
        set($('#table-tasks input'),'<\/script>','input'); R.found=$$('#table-tasks tbody tr').length;
        click($('#table-tasks tbody .link')); R.text=$('#evidence blockquote').textContent; R.scripts=$$('#evidence script, #evidence img').length;
        R.wide=document.documentElement.scrollWidth<=window.innerWidth;
        ",
    );
    assert_eq!((&r["broken"], &r["ready"]), (&true.into(), &"true".into()));
    assert_eq!(r["found"], 1);
    assert_eq!(r["text"], fixture::NASTY);
    assert_eq!(r["scripts"], 0);
    assert_eq!(r["wide"], true, "nothing makes the page itself scroll sideways");
}

#[test]
fn prints_on_several_pages() {
    let browser = browser_or_skip!();
    let asked = "window.print=()=>R.printed=true; click($('#print'));";
    assert_eq!(drive(&browser, &fixture::page(), asked)["printed"], true);
    let pdf = browser.print(&fixture::page());
    let document = lopdf::Document::load_mem(&pdf).expect("a PDF");
    let pages = document.get_pages().len();
    assert!(pages > 1, "{pages} pages");
    let read =
        fengong::read::document("page.pdf", &pdf, &fengong::read::Limits::default()).expect("readable");
    let text = shown(&read.value).concat().replace(char::is_whitespace, "");
    for wanted in ["主要发现", "图1", "任务与责任句", "参考文献"] {
        assert!(text.contains(wanted), "{wanted} is not on paper");
    }
    assert!(!text.contains("筛选"), "controls are for the screen");
}

/// What needs no browser: the page is one file and asks nobody for anything.
#[test]
fn the_page_is_self_contained() {
    let html = fixture::page();
    for outside in ["src=\"", "<link", "@import", "url(http", "fetch("] {
        assert!(!html.contains(outside), "{outside}");
    }
    assert_eq!(html.matches("</html>").count(), 1);
    assert!(html.len() < 2_000_000, "{} bytes", html.len());
}
