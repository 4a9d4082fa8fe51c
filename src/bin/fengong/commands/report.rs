//! `report`: every table, figure, network and the report itself, into a folder.

use super::{codebooks, options};
use crate::{
    args::{Lang, ReportArgs},
    failure::{Failure, Outcome},
    folder, message,
    session::Session,
};
use fengong::{
    analyse::{all, themes::Codebook},
    render::{run::sha256, tables::CsvOptions},
    report::{self, Job, Length},
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// Where the main job finds its plans and puts its results when nothing is said.
const SEEDS: &str = "seeds";
const GRAPHS: &str = "graphs";

pub(crate) fn run(args: &ReportArgs) -> Result<Outcome, Failure> {
    let mut input = args.input.clone();
    if input.input.is_empty() {
        if !Path::new(SEEDS).is_dir() {
            return Err(Failure::new(
                "这里没有 seeds 文件夹：请写上要读的文件或文件夹，例如 fengong 我的方案 -o 结果",
                "there is no folder `seeds` here: name the files or folders to read, as in `fengong plans -o results`",
            ));
        }
        input.input.push(SEEDS.into());
    }
    let folder = input.common.output.clone().unwrap_or_else(|| PathBuf::from(GRAPHS));
    let (session, ()) = rayon::join(|| Session::open(&input), all::warm_up);
    let session = session?;
    let books = codebooks(&input.common, &session.corpus)?;
    let asked = args.every_plan || !input.common.plans.is_empty();
    let each_plan = asked || session.corpus.plans.len() <= all::ONE_BY_ONE_UP_TO;
    let options = all::Options { each_plan, ..options(&input.common, &session)? };
    if !each_plan {
        say_side_by_side(session.corpus.plans.len(), input.common.lang);
    }
    let results = all::analyse(&session.corpus, &books.book, &options);
    let job = Job {
        corpus: &session.corpus,
        results: &results,
        diagnostics: &session.diagnostics,
        codebook: &books.book,
        codebooks: &books.used,
        options: &options,
        lang: input.common.lang.into(),
        pictures: args.pictures,
        outline: args.outline,
        size: args.size.into(),
        csv: CsvOptions { bom: input.common.bom, ..CsvOptions::default() },
        references: args.references.into(),
        titles: args.titles.into(),
        length: if args.paper { Length::Paper } else { Length::Whole },
        inputs: &session.inputs,
        duplicates: &session.duplicates,
        data: &data(&input.common)?,
        limits: &input.common.limit.iter().cloned().collect(),
    };
    let made = report::files(&job)
        .map_err(|e| Failure::new(format!("无法生成报告：{e}"), format!("no report: {e}")))?;
    folder::write(&folder, &made.files, input.common.force, input.common.lang)?;
    say_done(&folder, &made, &session, input.common.lang);
    Ok(session.outcome())
}

/// SHA-256 of the registry and codebook in use.
fn data(common: &crate::args::Common) -> Result<BTreeMap<&'static str, String>, Failure> {
    let sum = |path: &PathBuf| {
        let name = path.to_str().filter(|name| Codebook::named(name).is_some());
        name.map_or_else(|| Ok(sha256(crate::input::text(path)?.as_bytes())), |name| Ok(name.to_owned()))
    };
    let built_in = "built-in".to_owned();
    let registry = common.registry.as_ref().map(|path| crate::input::text(path)).transpose()?;
    let registry = registry.map_or_else(|| built_in.clone(), |text| sha256(text.as_bytes()));
    let books: Vec<String> = common.codebook.iter().map(sum).collect::<Result<_, Failure>>()?;
    let codebook = if books.is_empty() { built_in } else { books.join(" ") };
    Ok(BTreeMap::from([("registry", registry), ("codebook", codebook)]))
}

/// What is left out where plans are many, and how to have it.
fn say_side_by_side(plans: usize, lang: Lang) {
    message::say(&match lang {
        Lang::Zh => format!(
            "{plans}个方案并列比较；各方案自己的集群、联系、角色与口径检验没有做：用 --plans A,B 点名，或用 --every-plan"
        ),
        Lang::En => format!(
            "{plans} plans are set side by side; clusters, ties, roles and coding rules of each were left out: \
             name some with --plans A,B, or ask for all with --every-plan"
        ),
    });
}

fn say_done(folder: &Path, made: &report::Made, session: &Session, lang: Lang) {
    let (n, plans) = (made.files.len(), session.corpus.plans.len());
    let folder = folder.display();
    message::say(&match lang {
        Lang::Zh => format!("读了{plans}个方案，写出{n}个文件；先看 {folder}/report.html"),
        Lang::En => format!("{plans} plans read, {n} files written; start with {folder}/report.html"),
    });
    if !made.missing.is_empty() {
        let missing: String = made.missing.iter().collect();
        message::say(&match lang {
            Lang::Zh => format!("没有字体含有这些字，PNG 与 PDF 中会缺：{missing}"),
            Lang::En => format!("no font has these characters; PNG and PDF lack them: {missing}"),
        });
    }
    session.say_what_needs_a_look();
}
