//! Tables that came through as one cell a line: header words on lines of their own, then number, task and bodies.

use super::draft::Readings;
use super::header;
use super::lines::Line;
use super::pieces::Table;
use super::words::{Column, column, squeeze};
use crate::model::Row;
use crate::parse::grammar::{ParsedStatement, is_body, only_bodies};
use crate::parse::heading::{Marker, bare_number, is_blank};
use crate::parse::lexicon::Lexicon;
use crate::parse::wording::Wording;
use std::rc::Rc;

/// Fewest and most columns of such a table.
const COLUMNS: std::ops::RangeInclusive<usize> = 2..=12;

/// Most headers that stand behind one another before the first row.
const MOST_BARE: usize = 3;

/// The table whose header begins at a line, if one does, and one past its last line.
///
/// With numbers, a record reaches from one number to the next, however many lines it has: the last lines that look
/// like bodies fill the columns of bodies, the others are words, so that a missing or broken cell spoils one
/// record only. Without numbers, a record is as many lines as there are columns.
pub(crate) fn at(lines: &[Line], start: usize, lexicon: &dyn Lexicon) -> Option<(Table, usize)> {
    let wording = lexicon.wording();
    let Head { kinds, words, lines: taken, grouped } = head(lines, start, wording)?;
    let width = kinds.len();
    // A header may stand again on every page; many of them with nothing between are no table.
    let mut bare = 0;
    let mut again = |at: usize, rows: usize| {
        let lines = head(lines, at, wording).filter(|h| h.kinds == kinds).map(|h| h.lines);
        bare += usize::from(lines.is_some() && rows == 1);
        lines.filter(|_| bare <= MOST_BARE)
    };
    let mut rows = vec![Row::new(words, &lines[start].place)];
    let mut at = start + taken;
    if kinds[0] != Column::Number {
        // Before they are gathered: of a list of words many may begin like a header.
        if !names_bodies(&kinds, &lines[at..], lexicon) {
            return None;
        }
        while at + width <= lines.len() && lines[at..at + width].iter().all(|l| !ends(l, wording)) {
            if let Some(repeated) = again(at, rows.len()) {
                at += repeated;
                continue;
            }
            rows.push(Row::new(lines[at..at + width].iter().map(|l| l.text.as_str()), &lines[at].place));
            at += width;
        }
        return Some((table(rows, Readings::new(), wording)?, at));
    }
    let mut previous: Option<u32> = None;
    // Lines of the shortest record so far: where cells are merged, no record has as many as there are columns.
    let mut least = width;
    let mut record: Vec<&Line> = Vec::new();
    let mut read = Readings::new();
    // The group that the rows stand in, where it has a column of its own, which comes before the number.
    let mut group: Vec<&Line> = Vec::new();
    while at < lines.len() {
        if let Some(repeated) = again(at, rows.len() + record.len()) {
            at += repeated;
            continue;
        }
        let line = &lines[at];
        if ends(line, wording) && (record.len() >= least || record.is_empty()) {
            break;
        }
        if let Some(value) = next_number(line, previous, record.len(), least) {
            let next = if grouped { groups(&mut record, &mut read, lexicon) } else { Vec::new() };
            if record.len() > 2 {
                least = least.min(record.len());
            }
            rows.extend(finish(&kinds, &group, &mut record, &mut read, lexicon));
            if !next.is_empty() {
                group = next;
            }
            previous = Some(value);
        } else if record.is_empty() {
            if !grouped || group.len() >= MOST_BARE {
                break;
            }
            group.push(line);
            at += 1;
            continue;
        }
        record.push(line);
        at += 1;
    }
    rows.extend(finish(&kinds, &group, &mut record, &mut read, lexicon));
    Some((table(rows, read, wording)?, at))
}

/// The rows below their header, if there are any.
fn table(mut rows: Vec<Row>, read: Readings, wording: &Wording) -> Option<Table> {
    let header = header::at(&rows, 0, wording).filter(|_| rows.len() > 1)?;
    rows.drain(..header.rows);
    Some(Table { header, rows, read })
}

/// Whether of the first records without numbers most name bodies where they should: words one below another (a dictionary, an
/// index) may begin with those of a header, too.
fn names_bodies(kinds: &[Column], lines: &[Line], lexicon: &dyn Lexicon) -> bool {
    const LOOKED_AT: usize = 50;
    let records = lines.chunks_exact(kinds.len()).take(LOOKED_AT);
    let records = records.take_while(|record| record.iter().all(|line| !ends(line, lexicon.wording())));
    let (mut named, mut all) = (0, 0);
    for record in records {
        for (line, _) in record.iter().zip(kinds).filter(|(_, kind)| kind.names_bodies()) {
            all += 1;
            named += usize::from(Looks::of(line, &mut Readings::new(), lexicon).bodies);
        }
    }
    named * 2 > all
}

/// The header of such a table.
struct Head {
    kinds: Vec<Column>,
    words: Vec<String>,
    /// Lines that it takes.
    lines: usize,
    /// Whether the groups of rows have a column in front of the number, which is the second here.
    grouped: bool,
}

/// The columns, where consecutive lines are header words of a task table, one a line; a word may be broken over two
/// lines (牵头⏎部门).
fn head(lines: &[Line], start: usize, wording: &Wording) -> Option<Head> {
    let usable = lines[start..]
        .iter()
        .take(2 * *COLUMNS.end())
        .take_while(|l| l.marker.is_none() && l.notes.is_empty() && l.text.chars().count() <= 20)
        .count();
    let mut head = Head { kinds: Vec::new(), words: Vec::new(), lines: 0, grouped: false };
    while head.lines < usable && head.kinds.len() < *COLUMNS.end() {
        let word = &lines[start + head.lines].text;
        let next = lines[start..start + usable].get(head.lines + 1);
        let (word, kind, took) = match next.and_then(|next| broken(word, &next.text, wording)) {
            Some((whole, kind)) => (whole, kind, 2),
            None => (word.clone(), column(word, wording), 1),
        };
        let remark = wording.column.aside.is(&squeeze(&word));
        if kind == Column::Other && !(remark && head.lines > 0) {
            break;
        }
        head.kinds.push(kind);
        head.words.push(word);
        head.lines += took;
    }
    head.grouped = head.kinds.starts_with(&[Column::Category, Column::Number]);
    if head.grouped {
        head.kinds.swap(0, 1);
        head.words.swap(0, 1);
    }
    if head.kinds.iter().position(|c| *c == Column::Number).is_some_and(|at| at > 0) {
        return None;
    }
    if head.kinds.first() == Some(&Column::Number) && !head.grouped {
        strange_words(&lines[start + head.lines..], &mut head);
    }
    let duty = head.kinds.iter().any(|kind| kind.names_bodies());
    let task = head.kinds.contains(&Column::Task);
    (COLUMNS.contains(&head.kinds.len()) && duty && task).then_some(head)
}

/// Header words of no kind between the known ones and the first number (1—10月推进情况, 是否达序).
fn strange_words(lines: &[Line], head: &mut Head) {
    const MOST: usize = 5;
    let Some(count) = lines.iter().take(MOST + 1).position(|l| bare_number(&l.text).is_some()) else {
        return;
    };
    let word =
        |l: &Line| l.text.chars().count() <= 12 && l.notes.is_empty() && !l.text.contains(['。', '；']);
    if lines[..count].iter().all(word) {
        head.kinds.extend(std::iter::repeat_n(Column::Other, count));
        head.words.extend(lines[..count].iter().map(|l| l.text.clone()));
        head.lines += count;
    }
}

/// A header word that two lines make together, neither being one by itself: 牵头 + 部门, 完成 + 时间.
fn broken(word: &str, next: &str, wording: &Wording) -> Option<(String, Column)> {
    let short = |t: &str| (1..=4).contains(&squeeze(t).chars().count());
    let whole = format!("{word}{next}");
    let half = matches!(column(word, wording), Column::Other) || wording.column.half.is(&squeeze(word));
    let other = matches!(column(next, wording), Column::Other | Column::Body)
        || matches!(column(next, wording), Column::Deadline | Column::Person)
            && column(word, wording) == Column::Other;
    let kind = column(&whole, wording);
    (short(word) && short(next) && half && other && kind != Column::Other).then_some((whole, kind))
}

/// Whether no table goes on over this line.
fn ends(line: &Line, wording: &Wording) -> bool {
    super::front::annex(&line.text, wording).is_some()
        || super::lines::is_tail(&line.text, wording)
        || wording.note.aside_begin.begins(&line.text)
}

/// The number with which a line begins the next record: the next in the row, a bit further on, or 1 again. A line
/// that repeats the number, or a quantity in a cell of its own, begins none unless the record is full.
fn next_number(line: &Line, previous: Option<u32>, filled: usize, width: usize) -> Option<u32> {
    let Marker { value, .. } = bare_number(&line.text)?;
    let full = filled >= width;
    let fits = match previous {
        None => true,
        Some(p) => value == p + 1 || (full && (value == 1 || value == p || (value > p && value <= p + 20))),
    };
    fits.then_some(value)
}

/// Takes from a record the lines behind its bodies, which name the group of the next one; where it names no bodies, those
/// behind its task that are no sentences.
fn groups<'l>(record: &mut Vec<&'l Line>, read: &mut Readings, lexicon: &dyn Lexicon) -> Vec<&'l Line> {
    const NAMED: usize = 2; // its number and its task
    let cells = record.get(NAMED..).unwrap_or_default();
    let bodies = cells.iter().rposition(|line| Looks::of(line, read, lexicon).bodies);
    let sentence = || cells.iter().rposition(|line| line.text.contains(['。', '；']));
    let kept = bodies.or_else(sentence).map_or(0, |at| at + 1);
    record.split_off((NAMED + kept).min(record.len()))
}

/// Distributes the lines of a record over the columns.
fn finish(
    kinds: &[Column],
    group: &[&Line],
    record: &mut Vec<&Line>,
    read: &mut Readings,
    lexicon: &dyn Lexicon,
) -> Option<Row> {
    let record = std::mem::take(record);
    let (number, cells) = record.split_first()?;
    read.extend(cells.iter().filter_map(|line| Some((line.text.clone(), line.statement()?.clone()))));
    let mut texts: Vec<String> = vec![number.text.clone()];
    if !group.is_empty() {
        texts.push(group.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n"));
    }
    let left = &kinds[texts.len()..];
    if cells.len() == left.len() {
        texts.extend(cells.iter().map(|l| l.text.clone()));
    } else {
        texts.extend(spread(left, cells, read, lexicon));
    }
    Some(Row::new(texts, &number.place))
}

/// A record with too many or too few lines: what the lines look like decides which columns they belong to.
///
/// The cheapest way through the columns from left to right, where a cell may have several lines and a column none;
/// of equal ones the one that keeps to the left. O(lines · columns²).
fn spread(kinds: &[Column], cells: &[&Line], read: &mut Readings, lexicon: &dyn Lexicon) -> Vec<String> {
    /// Another line of one cell is less likely than the next cell.
    const AGAIN: u32 = 1;
    // For the line before, each column's cost; `from` says out of which column each line came.
    let mut before: Option<Vec<u32>> = None;
    let mut from: Vec<Vec<usize>> = Vec::with_capacity(cells.len());
    for line in cells {
        let looks = Looks::of(line, read, lexicon);
        let mut costs = Vec::with_capacity(kinds.len());
        let mut ways = Vec::with_capacity(kinds.len());
        for (column, kind) in kinds.iter().enumerate() {
            let reached = before.as_ref().map_or((0, column), |before| {
                let ways = (0..=column).map(|k| (before[k] + if k == column { AGAIN } else { 0 }, k));
                ways.min().unwrap_or((0, column))
            });
            costs.push(reached.0 + looks.misfit(*kind));
            ways.push(reached.1);
        }
        before = Some(costs);
        from.push(ways);
    }
    let mut column = before.map_or(0, |costs| (0..kinds.len()).min_by_key(|k| costs[*k]).unwrap_or(0));
    let mut parts: Vec<Vec<&str>> = vec![Vec::new(); kinds.len()];
    for (line, ways) in cells.iter().zip(&from).rev() {
        parts[column].push(&line.text);
        column = ways[column];
    }
    parts.into_iter().map(|lines| lines.into_iter().rev().collect::<Vec<_>>().join("\n")).collect()
}

/// What a line looks like, whatever column it stands in.
struct Looks {
    bodies: bool,
    date: bool,
    person: bool,
}

impl Looks {
    /// What is read on the way is kept.
    fn of(line: &Line, read: &mut Readings, lexicon: &dyn Lexicon) -> Self {
        /// Half a name that a line break cut off (源局).
        const HALF: usize = 4;
        let count = line.text.chars().count();
        // Half a list of names, broken in a name, begins with a whole one.
        let list = || line.text.split_once('、').is_some_and(|(first, _)| is_body(first, lexicon));
        let mut only_bodies = || {
            // “美丽家园”建设: what might be a name, and is none of a body's form.
            let formed = |found: &ParsedStatement| {
                count <= HALF || found.open || found.bodies.iter().any(|body| is_body(&body.name, lexicon))
            };
            let found = only_bodies(&line.text, lexicon).filter(formed).map(Rc::new);
            found.is_some_and(|found| read.insert(line.text.clone(), found).is_none_or(|_| true))
        };
        // What ends in a full stop and has no duty word is a sentence (迁建政务中心。).
        let wording = lexicon.wording();
        let sentence = line.text.contains('。') && !wording.note.line_end.within(&line.text);
        let mut names = || !sentence && (only_bodies() || list());
        let bodies = count <= 300 && (line.whole || names());
        let timed = wording.date.time.within(&line.text);
        let name = (2..=8).contains(&count)
            && line.text.chars().all(|c| c.is_alphabetic() && !c.is_ascii() || is_blank(c));
        Self { bodies, date: timed && count <= 16, person: name && !bodies && !timed }
    }

    fn misfit(&self, kind: Column) -> u32 {
        match kind {
            Column::Duty(_) | Column::Body => u32::from(!self.bodies) * 6,
            Column::Person => u32::from(!self.person) * 3,
            Column::Deadline => u32::from(!self.date) * 3,
            Column::Task => u32::from(self.bodies) * 4 + u32::from(self.date || self.person),
            Column::Number | Column::Category | Column::Other => u32::from(self.bodies) * 4 + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Place;
    use crate::parse::layout::lines::Reader;
    use crate::parse::lexicon::NoLexicon;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let mut reader = Reader::new(&NoLexicon);
        for line in text.lines() {
            reader.paragraph(line, None, &Place::default());
        }
        let lines = reader.take();
        at(&lines, 0, &NoLexicon).map_or_else(Vec::new, |(table, _)| {
            let rows = table.rows.iter().map(|r| r.cells.iter().map(|c| c.text.clone()).collect());
            std::iter::once(table.header.words.clone()).chain(rows).collect()
        })
    }

    #[test]
    fn cells_come_together() {
        let found = |text: &str| rows(text).iter().map(|row| row.join("|")).collect::<Vec<_>>();
        for (what, text, want) in [
            (
                "a cell a line",
                "序号\n任务\n责任单位\n1\n甲事。\n市教育局负责。\n2\n乙事。\n市财政局负责。",
                ["序号|任务|责任单位", "1|甲事。|市教育局负责。", "2|乙事。|市财政局负责。"].as_slice(),
            ),
            (
                "cells over several lines and missing ones",
                "序号\n任务\n责任单位\n1\n甲事。\n还有。\n市教育局负责。\n2\n乙事。\n3\n丙事。\n市财政局负责。",
                &[
                    "序号|任务|责任单位",
                    "1|甲事。\n还有。|市教育局负责。",
                    "2|乙事。|",
                    "3|丙事。|市财政局负责。",
                ],
            ),
            (
                "a header again on the next page",
                "序号\n任务\n责任单位\n1\n甲事。\n市教育局负责。\n序号\n任务\n责任单位\n2\n乙事。\n市财政局负责。",
                &["序号|任务|责任单位", "1|甲事。|市教育局负责。", "2|乙事。|市财政局负责。"],
            ),
            (
                "bodies on several lines",
                "序号\n民生实事\n责任单位\n完成时限\n1\n修建水渠。\n县水务局\n县财政局\n县渠道指挥部\n12月底前\n\
                 2\n修建道路。\n县交通局、县自然资\n源局\n9月投入使用",
                &[
                    "序号|民生实事|责任单位|完成时限",
                    "1|修建水渠。|县水务局\n县财政局\n县渠道指挥部|12月底前",
                    "2|修建道路。|县交通局、县自然资\n源局|9月投入使用",
                ],
            ),
            (
                "strange header words and gaps in the numbers",
                "序号\n任务\n领导\n牵头单位\n配合单位\n1-6月进展\n是否达序\n24\n修建水渠\n甲某\n水务局\n各街道\n已完成。\n是\n\
                 26\n修建道路\n乙某\n交通局\n已完成。\n是",
                &[
                    "序号|任务|领导|牵头单位|配合单位|1-6月进展|是否达序",
                    "24|修建水渠|甲某|水务局|各街道|已完成。|是",
                    "26|修建道路|乙某|交通局||已完成。|是",
                ],
            ),
            (
                "header words over two lines and merged cells",
                "序号\n项目\n类别\n具体内容\n牵头\n部门\n责任部门\n完成\n时间\n7\n修建水渠\n水务局\n财政局、9个街道、镇\n2010年\n\
                 8\n修建道路\n交通局\n相关部门\n2011年",
                &[
                    "序号|项目|类别|具体内容|牵头部门|责任部门|完成时间",
                    "7|修建水渠|||水务局|财政局、9个街道、镇|2010年",
                    "8|修建道路|||交通局|相关部门|2011年",
                ],
            ),
            (
                "groups in front of the numbers",
                "类别\n序号\n任务\n责任单位\n行动一：修桥\n1\n修南桥\n县交通局、县财政局\n2\n修北桥\n行动二：修路\n乡路\n3\n修东路。\n县公路局",
                &[
                    "序号|类别|任务|责任单位",
                    "1|行动一：修桥|修南桥|县交通局、县财政局",
                    "2|行动一：修桥|修北桥|",
                    "3|行动二：修路\n乡路|修东路。|县公路局",
                ],
            ),
            (
                "without numbers",
                "任务\n责任单位\n甲事。\n市教育局\n乙事。\n市财政局",
                &["任务|责任单位", "甲事。|市教育局", "乙事。|市财政局"],
            ),
        ] {
            assert_eq!(found(text), want, "{what}");
        }
    }
}
