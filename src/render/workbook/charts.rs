//! Excel's own charts of the loads, drawn from the cells of the load sheet.

use super::sheet::Sheet;
use crate::say::{said, words};
use crate::{
    analyse::workload::Workload,
    model::{Corpus, Duty},
    render::Lang,
};
use rust_xlsxwriter::{
    Chart, ChartAxisCrossing, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartPatternFill,
    ChartPatternFillType, ChartSolidFill, ChartType, ColNum, Color, RowNum, Workbook, XlsxError,
};

/// Bodies in one chart; the sheet holds all of them.
const MOST_BARS: usize = 30;
/// Charts in one workbook: a folder of plans is not read from charts.
const MOST_CHARTS: usize = 24;
/// Pixels: width of a chart, a bar with its gap, title with axis and legend, a row of the sheet.
const WIDTH: u32 = 860;
const BAR: u32 = 22;
const FRAME: u32 = 120;
const ROW: u32 = 20;

/// A sheet with a stacked bar chart a plan: tasks by duty, heaviest body first.
pub(super) fn load_charts(
    book: &mut Workbook,
    corpus: &Corpus,
    loads: &[Workload],
    name: &str,
    load: &Sheet<'_>,
    lang: Lang,
) -> Result<(), XlsxError> {
    let keys = ["duty_lead", "duty_responsible", "duty_participate", "duty_support", "duty_implement"];
    let places: Option<Vec<ColNum>> = keys.iter().map(|k| load.place(k)).collect();
    let (Some(places), Some(label)) = (places, load.place("label")) else { return Ok(()) };
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    sheet.set_screen_gridlines(false).set_paper_size(9).set_print_fit_to_pages(1, 0);
    let (mut first, mut at): (RowNum, RowNum) = (1, 1);
    for one in loads.iter().take(MOST_CHARTS) {
        let bars = one.rows.len().min(MOST_BARS) as RowNum;
        if bars > 0 {
            let range = |c: ColNum| (load.name(), first, c, first + bars - 1, c);
            let mut chart = Chart::new(ChartType::BarStacked);
            for (&column, duty) in places.iter().zip(Duty::ALL) {
                let series = chart.add_series();
                series
                    .set_name((load.name(), 0, column))
                    .set_categories(range(label))
                    .set_values(range(column));
                series.set_format(&mut look(duty)).set_gap(40);
            }
            let plan = corpus.plan(one.plan);
            let more = one.rows.len() > MOST_BARS;
            chart.title().set_name(&title(&plan.city, plan.id.as_str(), more, lang)).set_font(&font(12.0));
            // Heaviest on top; the counts stay below although the order of the bodies is turned round.
            chart.y_axis().set_reverse().set_crossing(ChartAxisCrossing::Max).set_font(&font(9.0));
            chart.x_axis().set_name(words(lang, "chart-axis")).set_name_font(&font(9.0));
            chart.x_axis().set_major_unit(unit(one));
            chart.legend().set_position(ChartLegendPosition::Bottom);
            let height = FRAME + BAR * bars;
            chart.set_width(WIDTH).set_height(height);
            sheet.insert_chart(at, 1, &chart)?;
            at += height / ROW + 3;
        }
        first += one.rows.len() as RowNum;
    }
    Ok(())
}

fn title(city: &str, plan: &str, more: bool, lang: Lang) -> String {
    // A title that begins with `=` would be taken for a reference.
    let city = city.trim_start_matches('=');
    if more {
        said!(lang, "chart-title-most", city, plan, most = MOST_BARS)
    } else {
        said!(lang, "chart-title", city, plan)
    }
}

fn font(size: f64) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_size(size).unset_bold();
    font
}

/// Whole numbers on the axis, about ten of them.
fn unit(load: &Workload) -> f64 {
    let most = load.rows.iter().map(|r| r.tasks.len()).max().unwrap_or(1);
    [1, 2, 5, 10, 20, 50, 100, 200, 500].into_iter().find(|u| most <= u * 12).unwrap_or(1000) as f64
}

/// Duties from dark to light, 配合 hatched and 落实 outlined: told apart in greyscale as well.
fn look(duty: Duty) -> ChartFormat {
    let mut format = ChartFormat::new();
    let mut line = ChartLine::new();
    line.set_color(Color::RGB(0x40_40_40)).set_width(0.5);
    format.set_border(&line);
    let fill = |rgb| {
        let mut fill = ChartSolidFill::new();
        fill.set_color(Color::RGB(rgb));
        fill
    };
    match duty {
        Duty::Lead => format.set_solid_fill(&fill(0x00_34_5C)),
        Duty::Responsible => format.set_solid_fill(&fill(0x3A_84_BC)),
        Duty::Participate => format.set_solid_fill(&fill(0xA9_CF_E8)),
        Duty::Support => {
            let mut hatched = ChartPatternFill::new();
            hatched
                .set_pattern(ChartPatternFillType::DiagonalStripesWideUpwards)
                .set_foreground_color(Color::RGB(0x80_80_80))
                .set_background_color(Color::RGB(0xFF_FF_FF));
            format.set_pattern_fill(&hatched)
        }
        Duty::Implement => format.set_solid_fill(&fill(0xFF_FF_FF)),
    };
    format
}
