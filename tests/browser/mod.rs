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

/// Opens the page, runs a driver in it, and gives back what the driver found out (its `R`). `until` waits for most of the time that the
/// browser gives a page: its clock runs on while threads of the page still work.
fn drive(browser: &Browser, html: &str, driver: &str) -> Value {
    let script = format!(
        "<script>(async()=>{{const R={{}};const $=s=>document.querySelector(s);const $$=s=>[...document.querySelectorAll(s)];\
         const later=ms=>new Promise(r=>setTimeout(r,ms));\
         const until=async done=>{{for(let i=0;i<800&&!done();i++) await later(20)}};\
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

/// Opens a fold with a table and waits until it is drawn.
const OPEN: &str = "const table=async id=>{const f=$(`#tables details[data-table='${id}']`);f.closest('#tables').open=true;f.open=true;\
                    await until(()=>f.querySelector('table'));return f};";

#[test]
fn tables_sort_and_filter_in_both_languages() {
    let browser = browser_or_skip!();
    let driver = format!(
        "{OPEN}{}",
        r"
        R.ready=document.body.dataset.ready;
        const f=await table('workload');
        const rows=()=>[...f.querySelectorAll('tbody tr')];
        const column=()=>[...f.querySelectorAll('thead th')].findIndex(h=>h.getAttribute('aria-sort'));
        const number=[...f.querySelectorAll('thead th')].findIndex(h=>h.className==='n');
        const values=()=>rows().map(r=>Number(r.cells[number].textContent));
        R.before=rows().length;
        click(f.querySelectorAll('thead button')[number]); R.start=values(); R.sorted=column()===number;
        click(f.querySelectorAll('thead button')[number]); R.again=values();
        const input=f.querySelector('input');
        set(input,'民政','input'); R.filtered=rows().map(r=>r.textContent); R.status=f.querySelector('.status').textContent;
        set($('#language'),'en','change'); await until(()=>document.body.dataset.figures.startsWith('en'));
        R.english=rows().map(r=>r.textContent); R.head=f.querySelector('thead').textContent;
        R.captions=$$('table').filter(t=>!t.classList.contains('rob')).every(t=>t.caption&&t.caption.textContent.trim());
        R.scopes=$$('#tables thead th').every(h=>h.scope==='col');
        "
    );
    let r = drive(&browser, &fixture::page(), &driver);
    assert_eq!(r["ready"], "true");
    let numbers = |key: &str| -> Vec<i64> {
        r[key].as_array().unwrap().iter().map(|v| v.as_i64().unwrap_or(0)).collect()
    };
    let (start, again) = (numbers("start"), numbers("again"));
    assert!(start.len() > 2 && start.windows(2).all(|w| w[0] >= w[1]), "most first: {start:?}");
    assert!(again.windows(2).all(|w| w[0] <= w[1]) && again != start, "turned round: {again:?}");
    assert_eq!(r["sorted"], true);
    let filtered = r["filtered"].as_array().unwrap();
    assert!(!filtered.is_empty() && filtered.len() < r["before"].as_u64().unwrap() as usize);
    assert!(filtered.iter().all(|n| n.as_str().unwrap().contains("民政")), "{filtered:?}");
    let english = r["english"].as_array().unwrap();
    assert_eq!(english.len(), filtered.len(), "Chinese names are found on the English page");
    assert!(english.iter().all(|n| n.as_str().unwrap().contains("Civil Affairs")), "{english:?}");
    assert_eq!((&r["captions"], &r["scopes"]), (&true.into(), &true.into()));
}

#[test]
fn numbers_of_sentences_open_their_tasks_and_escape_goes_back() {
    let browser = browser_or_skip!();
    let r = drive(
        &browser,
        &fixture::page(),
        r"
        const panel=$('#evidence'); R.closed=panel.hidden;
        const visible=e=>e.getClientRects().length>0;
        const numbers=$$('.rail .num').filter(visible); R.numbers=numbers.length;
        const first=numbers[0]; first.focus(); click(first);
        R.open=!panel.hidden; R.title=$('#evidence-title').textContent; R.tasks=$$('#evidence .body li').length; R.number=first.textContent;
        R.places=$$('#evidence .evh').map(w=>w.textContent);
        R.focusIn=panel.contains(document.activeElement);
        click($('#evidence .evh .link')); R.deeper=$('#evidence-title').textContent; R.back=!$('#evidence header button').hidden;
        click($('#evidence header button')); R.again=$('#evidence-title').textContent;
        key(document.activeElement,'Escape'); R.shut=panel.hidden; R.focusBack=document.activeElement===first;
        R.opened=numbers.every(n=>{click(n);const ok=!panel.hidden&&$$('#evidence .body li').length>0;key(document.activeElement,'Escape');return ok});
        const evidence=$$('.ev').filter(visible); R.evidence=evidence.length;
        R.cards=$$('.card').filter(visible).every(c=>c.querySelector('.ev'));
        const stops=$$('[data-figure] svg').filter(s=>s.querySelector('[tabindex]')).map(s=>s.querySelectorAll('[tabindex=\'0\']').length); R.stops=[...new Set(stops)];
        const mark=$$('[data-figure] svg [tabindex=\'0\']').find(visible); mark.focus(); key(mark,'ArrowRight');
        R.moved=document.activeElement!==mark&&document.activeElement.closest('svg')!==null; R.label=document.activeElement.getAttribute('aria-label');
        key(document.activeElement,'Enter'); R.byKey=!panel.hidden;
        ",
    );
    for key in ["closed", "open", "focusIn", "back", "shut", "focusBack", "opened", "cards", "moved", "byKey"]
    {
        assert_eq!(r[key], true, "{key}: {r}");
    }
    assert!(r["numbers"].as_u64().unwrap() > 3 && r["tasks"].as_u64().unwrap() > 0, "{r}");
    assert!(r["evidence"].as_u64().unwrap() > 3, "{r}");
    assert!(r["places"].as_array().unwrap().iter().all(|p| p.as_str().unwrap().contains(".txt 第")), "{r}");
    assert_ne!(r["title"], r["deeper"]);
    assert_eq!(r["title"], r["again"]);
    assert_eq!(r["stops"], serde_json::json!([1]), "a figure is one stop for the Tab key");
    assert!(!r["label"].as_str().unwrap().is_empty());
}

#[test]
fn every_kind_of_mark_opens_its_sentences() {
    let browser = browser_or_skip!();
    let r = drive(
        &browser,
        &fixture::page(),
        r"
        const panel=$('#evidence'); R.kinds={};
        const at=s=>$$('.drawing.broad svg '+s).find(e=>e.getClientRects().length);
        const kinds={agency:at('[data-agency]'),theme:at('[data-theme] rect'),pair:at('[data-pair]'),tie:at('[data-tie]')};
        for(const [kind,mark] of Object.entries(kinds)){
          if(!panel.hidden) key(document.activeElement,'Escape');
          if(!mark){R.kinds[kind]='no mark';continue}
          click(mark);
          const words=$$('#evidence blockquote, #evidence .body li').map(e=>e.textContent.trim()).filter(Boolean);
          R.kinds[kind]=panel.hidden?'closed':!$('#evidence-title').textContent?'no title':!words.length?'no sentence':!panel.textContent.includes('.txt')?'no place':'open';
        }
        R.named=$$('[data-figure] svg').every(s=>s.getAttribute('aria-label')); R.landmarks=['main','header','nav'].every(n=>$(n));
        R.unnamed=$$('button,select,input').filter(e=>!(e.textContent.trim()||e.getAttribute('aria-label')||(e.labels&&e.labels.length))).length;
        ",
    );
    let kinds = r["kinds"].as_object().unwrap();
    assert_eq!(kinds.len(), 4);
    for (kind, found) in kinds {
        assert_eq!(found, "open", "{kind}: {r}");
    }
    assert_eq!((&r["named"], &r["landmarks"]), (&true.into(), &true.into()), "for those who do not see");
    assert_eq!(r["unnamed"], 0, "every control has a name");
}

#[test]
fn switches_change_words_and_figures_and_keep_the_place() {
    let browser = browser_or_skip!();
    let r = drive(
        &browser,
        &fixture::page(),
        r"
        const wait=async k=>{await until(()=>document.body.dataset.figures===k);await later(30)};
        const shown=()=>$$('main [data-view]').filter(e=>e.getClientRects().length).map(e=>e.dataset.view);
        const figure=()=>$('#leads .drawing.broad').textContent;
        R.figure=figure(); R.views=[...new Set(shown())];
        document.documentElement.style.scrollBehavior='auto';
        $('#overlap').scrollIntoView(); const top=()=>Math.round($('#overlap').getBoundingClientRect().top); R.top=top();
        set($('#convention'),'1','change'); await wait('zh-CN|1'); R.figureJoint=figure(); R.viewsJoint=[...new Set(shown())]; R.topJoint=top();
        set($('#convention'),'0','change'); await wait('zh-CN|0'); R.figureBack=figure();
        R.title=document.title; R.svg=$('[data-figure] svg title').textContent;
        set($('#language'),'en','change'); await wait('en|0'); R.topEn=top();
        R.titleEn=document.title; R.lang=document.documentElement.lang; R.svgEn=$('[data-figure] svg title').textContent;
        R.chinese=$$('[data-lang=\'zh\']').some(e=>e.getClientRects().length);
        set($('#language'),'zh','change'); await wait('zh-CN|0'); R.svgBack=$('[data-figure] svg title').textContent;
        const ids=$$('[id]').map(e=>e.id); R.twice=ids.filter((x,i)=>ids.indexOf(x)!==i);
        ",
    );
    assert_ne!(r["figure"], r["figureJoint"], "who leads hangs on the rule");
    assert_eq!(r["figure"], r["figureBack"]);
    assert_eq!((&r["views"], &r["viewsJoint"]), (&serde_json::json!(["0"]), &serde_json::json!(["1"])));
    let near = |key: &str| (r[key].as_i64().unwrap() - r["top"].as_i64().unwrap()).abs() <= 2;
    assert!(near("topJoint") && near("topEn"), "a switch keeps the place: {r}");
    assert_ne!(r["title"], r["titleEn"]);
    assert_eq!(r["lang"], "en");
    assert_ne!(r["svg"], r["svgEn"]);
    assert_eq!(r["svg"], r["svgBack"]);
    assert_eq!(r["chinese"], false);
    assert_eq!(r["twice"], serde_json::json!([]), "ids stand once");
}

#[test]
fn drawings_and_tables_can_be_saved() {
    let browser = browser_or_skip!();
    let r = drive(
        &browser,
        &fixture::page(),
        r"
        const blobs=[]; const names=[];
        URL.createObjectURL=b=>{blobs.push(b);return 'blob:x'}; URL.revokeObjectURL=()=>{};
        HTMLAnchorElement.prototype.click=function(){names.push(this.download)};
        click($('[data-figure] [data-save=\'svg\']'));
        click($('[data-save=\'csv\']'));
        await until(()=>names.length===2);
        R.names=names; R.svg=await blobs[0].text(); R.csv=await blobs[1].text();
        ",
    );
    let names = r["names"].as_array().unwrap();
    assert_eq!(names.len(), 2, "{names:?}");
    let svg = r["svg"].as_str().unwrap();
    assert!(svg.starts_with("<?xml") && svg.trim_end().ends_with("</svg>"), "a whole document");
    let csv = r["csv"].as_str().unwrap();
    let widths: Vec<usize> = csv.lines().map(|l| l.split(',').count()).collect();
    assert!(widths.len() > 2 && csv.is_ascii() | csv.contains("市"), "{csv}");
}

/// Height in screens of 1440 × 900, and whether anything scrolls sideways on a telephone.
fn measured(browser: &Browser, html: &str) -> (f64, Value) {
    let r = drive(browser, html, "R.screens=document.documentElement.scrollHeight/900;");
    // A window cannot be as narrow as a telephone: a frame can.
    let r2 = drive(
        browser,
        html,
        r"
        const frame=document.createElement('iframe'); frame.style.cssText='width:390px;height:844px;border:0';
        const source=document.documentElement.outerHTML.replace(/<script>[^]*?<\/script>/g,s=>s.includes('driver')||s.includes('window.seen')?'':s);
        frame.srcdoc='<!DOCTYPE html>'+source; document.body.append(frame);
        await new Promise(done=>{frame.onload=done}); await later(200);
        const d=frame.contentDocument; const w=d.documentElement;
        R.wide=w.scrollWidth;
        R.out=[...d.querySelectorAll('main *')].filter(e=>{const b=e.getBoundingClientRect();return b.width&&(b.right>391||b.left<-1)&&!e.closest('.wide')&&!e.closest('svg svg')&&!e.closest('text')}).map(e=>e.tagName+'.'+e.className).slice(0,8);
        R.narrow=[...d.querySelectorAll('.drawing')].filter(e=>e.getClientRects().length).every(e=>e.classList.contains('narrow'));
        R.figures=[...d.querySelectorAll('.drawing.narrow svg')].filter(e=>e.getClientRects().length).length;
        ",
    );
    (r["screens"].as_f64().unwrap(), r2)
}

#[test]
fn few_and_many_plans_fit_the_screen_and_the_telephone() {
    let browser = browser_or_skip!();
    for (plans, most) in [(1, 8.0), (2, 10.0), (12, 16.0), (40, 16.0)] {
        let (screens, phone) = measured(&browser, &fixture::page_of_many(plans));
        assert!(screens <= most, "{plans} plans: {screens} screens");
        assert_eq!(phone["wide"], 390, "{plans} plans: {phone}");
        assert_eq!(phone["out"], serde_json::json!([]), "{plans} plans: nothing is cut");
        assert_eq!(phone["narrow"], true, "{plans} plans: figures are redrawn narrow");
        assert!(phone["figures"].as_u64().unwrap() > 0, "{plans} plans: {phone}");
    }
}

#[test]
fn nasty_words_are_words() {
    let browser = browser_or_skip!();
    let driver = format!(
        "{OPEN}{}",
        r"
        R.broken=window.broken===undefined; R.ready=document.body.dataset.ready;
        const f=await table('gaps'); R.rows=f.querySelectorAll('tbody tr').length;
        const at=$$('.rail .num').find(e=>e.getClientRects().length); click(at);
        R.texts=$$('#evidence details blockquote').map(e=>e.textContent); R.scripts=$$('#evidence script, #evidence img').length;
        R.wide=document.documentElement.scrollWidth<=window.innerWidth;
        "
    );
    let r = drive(&browser, &fixture::page(), &driver);
    assert_eq!((&r["broken"], &r["ready"]), (&true.into(), &"true".into()));
    assert!(r["rows"].as_u64().unwrap() > 0);
    assert!(r["texts"].as_array().unwrap().iter().any(|t| t == fixture::NASTY), "{r}");
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
    for wanted in ["谁牵头", "未写的结论", "稳健性", "方法"] {
        assert!(text.contains(wanted), "{wanted} is not on paper");
    }
    assert!(!text.contains("SVG"), "controls are for the screen");
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
