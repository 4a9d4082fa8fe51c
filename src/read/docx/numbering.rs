//! Automatic list numbers (`numbering.xml`): in many plans the only place where a task's number stands.

use super::super::ReadErrorKind;
use super::super::numerals::render;
use super::super::xml::{Element, Token, Xml};
use std::collections::{BTreeMap, BTreeSet};

/// How one level of a list is written.
#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: String,
    /// `（%1）`, `%1.%2` …
    text: String,
    /// Restarts after this level (from 1) or a higher one; 0 = never; absent = after any higher level.
    restart: Option<usize>,
    /// Shows every number of the label in decimal digits.
    legal: bool,
    style: Option<String>,
}

#[derive(Debug, Default)]
struct List {
    levels: BTreeMap<usize, Level>,
    /// This list is the one defined for a style …
    style: Option<String>,
    /// … or stands for the list defined for that style.
    link: Option<String>,
}

/// A use of a list, with what it changes.
#[derive(Debug, Default)]
struct Instance {
    list: u32,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

/// Lists, their uses, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: BTreeMap<u32, List>,
    instances: BTreeMap<u32, Instance>,
    counters: BTreeMap<u32, BTreeMap<usize, u32>>,
    begun: BTreeSet<u32>,
}

impl Numbering {
    pub(super) fn parse(text: &str, depth: usize) -> Result<Self, ReadErrorKind> {
        let mut numbering = Self::default();
        let mut xml = Xml::new(text, depth);
        while let Some(token) = xml.next_in(0)? {
            let Token::Open(element) = token else { continue };
            match element.name() {
                "abstractNum" => {
                    let list = list(&mut xml)?;
                    numbering.lists.insert(element.number("abstractNumId").unwrap_or_default(), list);
                }
                "num" => {
                    let instance = instance(&mut xml)?;
                    numbering.instances.insert(element.number("numId").unwrap_or_default(), instance);
                }
                _ => {}
            }
        }
        Ok(numbering)
    }

    /// Counts one paragraph of a list and gives its label, as Word would show it; absent for bullets.
    pub(super) fn label(&mut self, instance: u32, level: usize) -> Option<String> {
        let list = self.list_of(instance)?;
        self.begin(instance, list);
        self.count(instance, list, level);
        let shown = self.level(instance, list, level)?;
        if shown.format == "bullet" {
            return None;
        }
        let (text, legal, format) = (shown.text.clone(), shown.legal, shown.format.clone());
        let mut label = String::new();
        let mut rest = text.as_str();
        while let Some(at) = rest.find('%') {
            label.push_str(&rest[..at]);
            let digit = rest[at + 1..].chars().next().and_then(|c| c.to_digit(10)).filter(|d| *d > 0);
            let Some(digit) = digit else {
                label.push('%');
                rest = &rest[at + 1..];
                continue;
            };
            let part = digit as usize - 1;
            let own = if part == level { Some(format.clone()) } else { None };
            let format = own.or_else(|| Some(self.level(instance, list, part)?.format.clone()));
            let value = self.value(instance, list, part);
            label.push_str(&render(
                value,
                if legal { "decimal" } else { format.as_deref().unwrap_or("decimal") },
            ));
            rest = &rest[at + 2..];
        }
        label.push_str(rest);
        Some(label)
    }

    /// Whether a list has bullets at a level.
    pub(super) fn is_bullet(&self, instance: u32, level: usize) -> bool {
        let shown = self.list_of(instance).and_then(|list| self.level(instance, list, level));
        shown.is_some_and(|shown| shown.format == "bullet")
    }

    /// The level at which a list numbers paragraphs of a style.
    pub(super) fn level_of_style(&self, instance: u32, style: &str) -> Option<usize> {
        let list = self.lists.get(&self.list_of(instance)?)?;
        list.levels.iter().find(|(_, level)| level.style.as_deref() == Some(style)).map(|(at, _)| *at)
    }

    /// The list behind a use; a list that only links to a style's list is followed once.
    fn list_of(&self, instance: u32) -> Option<u32> {
        let id = self.instances.get(&instance)?.list;
        let list = self.lists.get(&id)?;
        let Some(link) = list.link.as_ref().filter(|_| list.levels.is_empty()) else { return Some(id) };
        self.lists.iter().find(|(_, other)| other.style.as_ref() == Some(link)).map(|(other, _)| *other)
    }

    fn level(&self, instance: u32, list: u32, level: usize) -> Option<&Level> {
        let own = self.instances.get(&instance).and_then(|instance| instance.levels.get(&level));
        own.or_else(|| self.lists.get(&list)?.levels.get(&level))
    }

    fn start(&self, instance: u32, list: u32, level: usize) -> u32 {
        let given = self.instances.get(&instance).and_then(|instance| instance.starts.get(&level)).copied();
        given.or_else(|| Some(self.level(instance, list, level)?.start)).unwrap_or(1)
    }

    /// The first use of an instance that sets a start begins that level anew, though lists count on.
    fn begin(&mut self, instance: u32, list: u32) {
        if self.begun.insert(instance)
            && let Some(starts) = self.instances.get(&instance).map(|instance| &instance.starts)
            && let Some(counters) = self.counters.get_mut(&list)
        {
            counters.retain(|level, _| !starts.contains_key(level));
        }
    }

    fn count(&mut self, instance: u32, list: u32, level: usize) {
        let start = self.start(instance, list, level);
        let deeper: Vec<usize> =
            (level + 1..9).filter(|d| self.restarts(instance, list, *d, level)).collect();
        let counters = self.counters.entry(list).or_default();
        let next = counters.get(&level).map_or(start, |value| value.saturating_add(1));
        counters.insert(level, next);
        for level in deeper {
            counters.remove(&level);
        }
    }

    fn restarts(&self, instance: u32, list: u32, deeper: usize, level: usize) -> bool {
        match self.level(instance, list, deeper).and_then(|found| found.restart) {
            Some(after) => level < after,
            None => true,
        }
    }

    /// The number a level stands at; one not counted yet shows its start.
    fn value(&self, instance: u32, list: u32, level: usize) -> u32 {
        let counted = self.counters.get(&list).and_then(|counters| counters.get(&level)).copied();
        counted.unwrap_or_else(|| self.start(instance, list, level))
    }
}

fn list(xml: &mut Xml) -> Result<List, ReadErrorKind> {
    let depth = xml.depth();
    let mut list = List::default();
    while let Some(token) = xml.next_in(depth)? {
        let Token::Open(element) = token else { continue };
        match element.name() {
            "lvl" => {
                let at = element.number("ilvl").unwrap_or_default();
                let level = level(xml)?;
                list.levels.insert(at, level);
            }
            "styleLink" => list.style = element.attr("val"),
            "numStyleLink" => list.link = element.attr("val"),
            _ => {}
        }
    }
    Ok(list)
}

fn level(xml: &mut Xml) -> Result<Level, ReadErrorKind> {
    let depth = xml.depth();
    let mut level = Level {
        start: 1,
        format: "decimal".into(),
        text: String::new(),
        restart: None,
        legal: false,
        style: None,
    };
    while let Some(token) = xml.next_in(depth)? {
        let Token::Open(element) = token else { continue };
        match element.name() {
            "start" => level.start = element.number("val").unwrap_or(1),
            "numFmt" => level.format = format_of(&element).unwrap_or(level.format),
            "lvlText" => level.text = element.attr("val").unwrap_or_default(),
            "lvlRestart" => level.restart = element.number("val"),
            "isLgl" => level.legal = element.is_on(),
            "pStyle" => level.style = element.attr("val"),
            _ => {}
        }
    }
    Ok(level)
}

fn format_of(element: &Element) -> Option<String> {
    element.attr("val")
}

fn instance(xml: &mut Xml) -> Result<Instance, ReadErrorKind> {
    let depth = xml.depth();
    let mut instance = Instance::default();
    let mut at = 0;
    while let Some(token) = xml.next_in(depth)? {
        let Token::Open(element) = token else { continue };
        match element.name() {
            "abstractNumId" => instance.list = element.number("val").unwrap_or_default(),
            "lvlOverride" => at = element.number("ilvl").unwrap_or_default(),
            "startOverride" => {
                instance.starts.insert(at, element.number("val").unwrap_or(1));
            }
            "lvl" => {
                let level = level(xml)?;
                instance.levels.insert(at, level);
            }
            _ => {}
        }
    }
    Ok(instance)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbering(levels: &str, nums: &str) -> Numbering {
        let text = format!(
            "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='7'>{levels}</w:abstractNum>{nums}</w:numbering>"
        );
        Numbering::parse(&text, 50).unwrap_or_default()
    }

    fn lvl(at: usize, format: &str, text: &str) -> String {
        format!(
            "<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:lvlText w:val='{text}'/></w:lvl>"
        )
    }

    const ONE: &str = "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>";

    #[test]
    fn levels_count_and_restart_below_a_higher_one() {
        let levels = lvl(0, "chineseCounting", "%1、")
            + &lvl(1, "chineseCounting", "（%2）")
            + &lvl(2, "decimal", "%2.%3");
        let mut numbering = numbering(&levels, ONE);
        let labels: Vec<String> =
            [0, 1, 1, 2, 0, 1, 2].iter().filter_map(|level| numbering.label(1, *level)).collect();
        assert_eq!(labels, ["一、", "（一）", "（二）", "二.1", "二、", "（一）", "一.1"]);
    }

    #[test]
    fn instances_share_a_list_until_one_restarts_it() {
        let nums = format!(
            "{ONE}<w:num w:numId='2'><w:abstractNumId w:val='7'/></w:num><w:num w:numId='3'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>"
        );
        let mut numbering = numbering(&lvl(0, "decimal", "%1."), &nums);
        let labels: Vec<String> = [1, 2, 3, 3].iter().filter_map(|num| numbering.label(*num, 0)).collect();
        assert_eq!(labels, ["1.", "2.", "5.", "6."]);
    }

    #[test]
    fn bullets_and_unknown_lists_have_no_label() {
        let mut numbering = numbering(&lvl(0, "bullet", "•"), ONE);
        assert_eq!(numbering.label(1, 0), None);
        assert_eq!(numbering.label(9, 0), None);
    }

    #[test]
    fn legal_levels_show_decimal_digits() {
        let second = lvl(1, "decimal", "%1.%2").replace("<w:start", "<w:isLgl/><w:start");
        let mut numbering = numbering(&(lvl(0, "chineseCounting", "%1、") + &second), ONE);
        assert_eq!(numbering.label(1, 0), Some("一、".into()));
        assert_eq!(numbering.label(1, 1), Some("1.1".into()));
    }
}
