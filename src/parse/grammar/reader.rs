//! Pieces → bodies with duties: one pass from left to right.

use super::boxes;
use super::brackets::{before_guidance, close_of, group, outside_brackets, subject};
use super::label::{self, Kind};
use super::names::{self, Etc};
use super::predicate::{self, Predicate};
use super::prose::begins_a_clause;
use super::remark::{self, Bracket};
use super::rule;
use super::split::{self, Sep};
use super::territory::{self, Territory};
use super::text::Clean;
use super::types::{Context, ParsedBody, ParsedStatement};
use super::{find_predicate, level, restore, shape};
use crate::model::Duty;
use crate::parse::lexicon::Lexicon;
use crate::parse::marks::{CLOSE, COLON, COMMA, OPEN};
use crate::parse::wording::{Join, Wording};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A name on its way to a body.
#[derive(Debug, Clone)]
pub(super) struct Item<'t> {
    /// Where it stands in the folded text.
    pub(super) range: Range<usize>,
    /// The name; restored later.
    pub(super) name: String,
    pub(super) duty: Duty,
    /// Whether the statement's own words give the duty.
    pub(super) explicit: bool,
    /// Whether no later word changes the duty.
    pub(super) fixed: bool,
    pub(super) territory: Option<Territory>,
    /// Items of one number stand in one enumeration (、 and 和).
    pub(super) run: usize,
    /// Items of one number stand behind one label.
    pub(super) list: usize,
    /// What 等 behind it says.
    pub(super) etc: Option<Etc<'t>>,
    /// Whether it repeats an earlier name and only makes it lead.
    pub(super) dropped: bool,
}

#[expect(clippy::struct_excessive_bools, reason = "each says what the clause has had so far")]
pub(super) struct Reader<'t> {
    clean: &'t Clean<'t>,
    context: &'t Context<'t>,
    items: Vec<Item<'t>>,
    out: ParsedStatement,
    /// Items before this one have their duty.
    pending: usize,
    /// Items from this one on stand behind the last comma.
    comma: usize,
    label: Option<Duty>,
    /// What the label announces that is no body.
    aside: Option<Kind>,
    /// Whether this clause has had a predicate, and a lead.
    predicate: bool,
    lead: bool,
    /// Whether some clause had a lead.
    led: bool,
    /// Whether we are in the object of a predicate (负责…).
    object: bool,
    /// Duty of what follows 会同 behind 牵头.
    with: Option<Duty>,
    /// From which item on a predicate said only how (按照各自职责，).
    how: Option<usize>,
    /// The enumeration that began with 有关 and names nobody.
    vague: Option<usize>,
    run: usize,
    list: usize,
    /// Whether a remark goes on to the end of its sentence (以下均需…落实，不再列出).
    skip: bool,
    before_comma: Option<usize>,
    /// Whether the last box was not ticked: whoever stands behind it is not meant.
    unticked: bool,
    /// Whether the words are running prose, where an object may name bodies.
    prose: bool,
}

/// A body named twice is one, with the strongest of its duties; its place is the first one.
fn once(bodies: &mut Vec<ParsedBody>) {
    if bodies.len() < 2 {
        return;
    }
    let mut strongest: FxHashMap<&str, Duty> = FxHashMap::default();
    for body in bodies.iter() {
        strongest
            .entry(body.name.as_str())
            .and_modify(|duty| *duty = (*duty).min(body.duty))
            .or_insert(body.duty);
    }
    if strongest.len() == bodies.len() {
        return;
    }
    let mut strongest: FxHashMap<String, Duty> =
        strongest.into_iter().map(|(name, duty)| (name.to_owned(), duty)).collect();
    bodies.retain_mut(|body| match strongest.remove(&body.name) {
        Some(duty) => {
            body.duty = duty;
            true
        }
        None => false,
    });
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &str, clean: &'t Clean<'t>, context: &'t Context<'t>) -> Self {
        Self {
            clean,
            context,
            items: Vec::new(),
            out: ParsedStatement {
                text: text.to_owned(),
                by_column: context.column.is_some(),
                ..ParsedStatement::default()
            },
            pending: 0,
            comma: 0,
            label: None,
            aside: None,
            predicate: false,
            lead: false,
            led: false,
            object: false,
            with: None,
            how: None,
            vague: None,
            run: 0,
            list: 0,
            skip: false,
            before_comma: None,
            unticked: false,
            prose: false,
        }
    }

    pub(super) fn read(mut self) -> ParsedStatement {
        let pieces = split::pieces(self.clean, self.context.lexicon);
        for piece in pieces {
            self.separate(piece.before);
            self.piece(piece.range);
        }
        self.finish()
    }

    /// The same of running prose.
    pub(super) fn read_prose(mut self, says: &dyn Fn(&str) -> bool) -> ParsedStatement {
        self.prose = true;
        let pieces = split::pieces(self.clean, self.context.lexicon);
        let mut said = false;
        for clause in pieces.chunk_by(|_, next| next.before == Sep::List) {
            let (Some(first), Some(last)) = (clause.first(), clause.last()) else { continue };
            let range = first.range.start..last.range.end;
            if first.before >= Sep::Clause {
                said = false;
            }
            let words = &self.text()[range.clone()];
            let says = says(words);
            if !says && (said || begins_a_clause(words, self.words())) {
                self.separate(first.before);
                self.remark(range);
                continue;
            }
            if said && says && self.object {
                // Each has an object of its own: no list, over which a level would carry.
                self.list += 1;
                self.object = false;
            }
            said |= says;
            for piece in clause {
                self.separate(piece.before);
                self.piece(piece.range.clone());
            }
        }
        self.finish()
    }

    fn text(&self) -> &'t str {
        &self.clean.text
    }

    fn lexicon(&self) -> &'t dyn Lexicon {
        self.context.lexicon
    }

    fn words(&self) -> &'t Wording {
        self.context.lexicon.wording()
    }

    fn separate(&mut self, sep: Sep) {
        if sep >= Sep::Comma {
            self.run += 1;
            self.comma = self.items.len();
            if self.before_comma.is_none() && (!self.items.is_empty() || self.out.open) {
                self.before_comma = Some(self.items.len());
            }
            // Behind a label each part stands for itself: 牵头单位：A，B配合.
            if self.label.is_some() {
                self.pending = self.items.len();
            }
        }
        if sep >= Sep::Clause {
            self.unticked = false;
            self.pending = self.items.len();
            self.predicate = false;
            self.lead = false;
            self.object = false;
            self.with = None;
            self.how = None;
        }
        if sep == Sep::Stop {
            self.label = None;
            self.aside = None;
            self.skip = false;
        }
    }

    fn piece(&mut self, range: Range<usize>) {
        let text = self.text();
        let end = range.end;
        let mut range = names::trim(text, range, self.words());
        // 责任单位：/ is a label with nobody behind it, and no name.
        if text[range.end..end].starts_with(COLON) {
            range.end += COLON.len_utf8();
        }
        while let Some((kind, len)) = label::at(&text[range.clone()], self.words()) {
            self.announce(kind);
            // 责任单位（列第一位的为牵头单位）：
            self.out.rule = self
                .out
                .rule
                .or_else(|| rule::stated_rule(&text[range.start..range.start + len], self.words()));
            range = names::trim(text, range.start + len..range.end, self.words());
        }
        if range.is_empty() {
            return;
        }
        if let Some(ticked) = boxes::before(&text[..range.start], self.words()) {
            self.unticked = !ticked;
        }
        if self.unticked {
            return self.remark(range);
        }
        // 善后组：市民政局…: what the group is called.
        if let Some(len) = group(&text[range.clone()], self.words()) {
            range = names::trim(text, range.start + len..range.end, self.words());
        }
        // 区水务局在市水务局指导下，负责…
        if let Some(len) = before_guidance(&text[range.clone()], self.words()) {
            range.end = range.start + len;
        }
        if let Some(kind) = self.aside {
            let span = self.clean.span(range);
            match kind {
                Kind::Deadline if self.out.deadline.is_none() => self.out.deadline = Some(span),
                _ => self.out.remarks.push(span),
            }
            return;
        }
        if !self.skip && !self.object && self.is_plain(&text[range.clone()]) {
            return self.push(range.clone(), text[range].to_owned(), None, None, None);
        }
        // What stands in brackets is judged with the name it belongs to.
        let outside = outside_brackets(&text[range.clone()]);
        let stated = rule::stated_rule(&text[range.clone()], self.words());
        self.out.rule = self.out.rule.or(stated);
        if stated.is_none() && !self.prose && remark::is_pending(&outside, self.words()) {
            self.out.open = true;
            return self.remark(range);
        }
        if stated.is_some() && rule::stated_rule(&outside, self.words()).is_some() {
            self.remark(range);
            self.skip = true;
        } else if self.skip || remark::is_remark(&outside, self.words()) {
            self.skip |= remark::goes_on(&outside, self.words());
            self.remark(range);
        } else if remark::is_date(&outside, self.words()) {
            let span = self.clean.span(range);
            self.out.deadline = self.out.deadline.or(Some(span));
        } else {
            self.clause(range);
        }
    }

    /// The common case, found at once: a name that the lexicon knows, and nothing else.
    fn is_plain(&self, words: &str) -> bool {
        let core = restore::core(words, self.words());
        self.clean.is_plain()
            && self.lexicon().exact(core).is_some()
            && !self.words().name.departments.ends(core)
    }

    fn announce(&mut self, kind: Kind) {
        self.pending = self.items.len();
        self.run += 1;
        self.list += 1;
        self.predicate = false;
        self.object = false;
        self.skip = false;
        self.with = None;
        match kind {
            Kind::Duty(duty) => {
                self.label = Some(duty);
                self.aside = None;
                self.out.has_duty_word = true;
            }
            other => self.aside = Some(other),
        }
    }

    fn remark(&mut self, range: Range<usize>) {
        let span = self.clean.span(range);
        self.out.remarks.push(span);
    }

    /// Names with a predicate, names alone, or the object of the predicate before.
    fn clause(&mut self, range: Range<usize>) {
        let text = self.text();
        let words = &text[range.clone()];
        if let Some((at, len, ())) = self.words().clause.invites.find(words) {
            return self.invitation(range.start + at + len..range.end);
        }
        let has_pending = self.items.len() > self.pending || self.out.open;
        if !has_pending && !self.prose && self.helped(words, range.clone()) {
            return;
        }
        let found = find_predicate(words, self.lexicon(), has_pending);
        if self.object && !self.is_subject(words, found) {
            return self.remark(range);
        }
        self.object = false;
        let Some((at, predicate)) = found else {
            let subject = subject(text, range, self.lexicon());
            self.names(subject, None);
            return;
        };
        let subject = subject(text, range.start..range.start + at, self.lexicon());
        self.names(subject, None);
        self.predicate(predicate);
        let rest = range.start + at + predicate.len..range.end;
        self.behind(rest, predicate);
    }

    /// 协助市公安局, 配合市应急局开展演练: an entry that begins so names who lends a hand, whatever stands behind.
    fn helped(&mut self, words: &str, range: Range<usize>) -> bool {
        let Some((verb, ())) = self.words().clause.helps.at(words) else { return false };
        let rest = &words[verb..];
        let lexicon = self.lexicon();
        let end = find_predicate(rest, lexicon, false).map_or(rest.len(), |(at, _)| at);
        let known = |name: &str| self.is_levelled(name);
        if !known(&rest[..end]) {
            return false;
        }
        let start = range.start + verb;
        let first = self.items.len();
        self.names(start..start + end, Some(Duty::Support));
        self.out.has_duty_word = true;
        for item in &mut self.items[first..] {
            item.explicit = true;
            item.fixed = true;
        }
        self.pending = self.items.len();
        true
    }

    /// Whether the name is a level and a body that is known.
    fn is_levelled(&self, name: &str) -> bool {
        level::split(name, self.words()).is_some_and(|(_, core)| self.lexicon().exact(core).is_some())
    }

    /// Whether a piece behind an object names somebody again.
    fn is_subject(&self, words: &str, found: Option<(usize, Predicate)>) -> bool {
        let lexicon = self.lexicon();
        let known = |name: &str| {
            lexicon.knows(name)
                || territory::territory(name, lexicon).is_some()
                || remark::is_unnamed(name, lexicon.wording())
        };
        match found {
            None if self.prose => false,
            Some((_, p)) if self.prose && !p.strong => false,
            Some((0, p)) => p.len == words.len(),
            Some((at, _)) => {
                known(&words[..at])
                    || shape::begins_like_name(words, lexicon)
                        && shape::ends_like_body(&words[..at], lexicon.wording())
            }
            None => known(words),
        }
    }

    /// What stands behind a predicate: 会同…, another clause without a comma, or an object.
    fn behind(&mut self, rest: Range<usize>, predicate: Predicate) {
        let text = self.text();
        let words = &text[rest.clone()];
        if words.is_empty() {
            return;
        }
        if let Some((word, ())) = self.words().join.behind_verb.at(words) {
            let duty = if predicate.duty == Duty::Lead { Duty::Participate } else { predicate.duty };
            self.with = Some(duty);
            return self.clause(rest.start + word..rest.end);
        }
        if words.starts_with(OPEN) {
            return self.remark(rest);
        }
        // 协助市公安局做好管理: the one who is helped.
        let helps = predicate.duty == Duty::Support;
        if shape::begins_like_name(words, self.lexicon())
            && find_predicate(words, self.lexicon(), false)
                .is_some_and(|(at, p)| at > 0 && (p.strong || !helps && self.lexicon().knows(&words[..at])))
        {
            return self.clause(rest);
        }
        self.object = true;
        self.remark(rest);
    }

    /// 邀请X参加: X participates, whoever invites gets nothing.
    fn invitation(&mut self, range: Range<usize>) {
        let words = &self.text()[range.clone()];
        let end = self.words().clause.attends.find(words).map_or(words.len(), |(at, ..)| at);
        let first = self.items.len();
        self.names(range.start..range.start + end, Some(Duty::Participate));
        self.out.has_duty_word = true;
        self.predicate = true;
        for item in &mut self.items[first..] {
            item.explicit = true;
            item.fixed = true;
        }
        self.pending = self.items.len();
    }

    fn predicate(&mut self, predicate: Predicate) {
        self.out.has_duty_word = true;
        let helps = matches!(predicate.duty, Duty::Support | Duty::Participate);
        // A，B配合: A does not help. A牵头，B，C配合: both do.
        // Nor does A stay responsible where another clause has the lead: A牵头；B，C配合.
        let alone = helps && !self.predicate && !self.led && self.comma > self.pending;
        // 水利、气象等部门，应当协同…: those before the comma, for there is nobody behind it.
        let alone = alone && self.comma < self.items.len();
        let from = if alone { self.comma } else { self.pending };
        // 市教育局、市民政局按照各自职责，配合做好…: nobody new, so it is what those do.
        let again = self.how.take().filter(|_| self.pending == self.items.len());
        let from = again.unwrap_or(from).min(self.items.len());
        // A牵头，会同B，C配合: B participates as it is; A牵头，会同B、C配合: both help.
        let near = if again.is_some() { from } else { self.comma.max(from) };
        let changes = |at: usize, i: &Item| !i.fixed || helps && from + at >= near;
        for (_, item) in self.items[from..].iter_mut().enumerate().filter(|(at, i)| changes(*at, i)) {
            item.duty = predicate.duty;
            item.explicit = true;
        }
        if predicate.names_lead && predicate.duty == Duty::Lead {
            self.drop_repeated(from);
        }
        self.how = predicate.only_how.then_some(from);
        self.predicate = true;
        self.lead |= predicate.duty == Duty::Lead;
        self.led |= self.lead;
        self.pending = self.items.len();
        self.run += 1;
    }

    /// A、B组成，A为牵头单位: A leads, once.
    fn drop_repeated(&mut self, from: usize) {
        let words = self.words();
        let (earlier, later) = self.items.split_at_mut(from);
        let near = earlier.len().saturating_sub(200);
        for item in later {
            if let Some(first) =
                earlier[near..].iter_mut().find(|e| restore::same(&e.name, &item.name, words) && !e.dropped)
            {
                first.duty = item.duty;
                first.explicit = true;
                item.dropped = true;
            }
        }
    }

    /// Reads a stretch of names.
    fn names(&mut self, range: Range<usize>, duty: Option<Duty>) {
        let text = self.text();
        let range = names::trim(text, range, self.words());
        for part in names::parts(text, range, self.lexicon()) {
            if part.join == Join::With && self.lead {
                self.with = Some(Duty::Participate);
            }
            let end = part.range.end;
            self.name(names::trim(text, part.range, self.words()), part.etc, duty);
            if part.etc == Some(Etc::More) && self.words().etc.companies.begins(&text[end..]) {
                self.forget_kinds();
            }
        }
    }

    /// 供水、供电等企业: kinds of companies, and no bodies.
    fn forget_kinds(&mut self) {
        let lexicon = self.lexicon();
        let kind = |i: &Item| {
            i.territory.is_none()
                && lexicon.exact(&i.name).is_none()
                && !shape::ends_like_body(&i.name, lexicon.wording())
        };
        while self.items.last().is_some_and(|i| i.run == self.run && kind(i)) {
            self.items.pop();
        }
    }

    fn name(&mut self, range: Range<usize>, etc: Option<Etc<'t>>, duty: Option<Duty>) {
        self.out.open |= etc.is_some_and(|e| e != Etc::Complete);
        if range.is_empty() {
            return;
        }
        let (range, name, own) = self.unbracketed(self.behind_topic(range));
        if name.is_empty() {
            return;
        }
        if remark::is_unnamed(&name, self.words()) && !remark::is_members(&name, self.words()) {
            self.out.open = true;
            self.forget_levels();
            return;
        }
        if remark::is_remark(&name, self.words()) {
            return self.remark(range);
        }
        let territory = territory::territory(&name, self.lexicon());
        if territory.is_none() && !self.lexicon().knows(&name) && self.is_vague(&name) {
            self.out.open = true;
            self.vague = Some(self.run);
            return;
        }
        if territory.is_none()
            && predicate::begins_with_verb(&name, self.words())
            && !shape::ends_like_body(&name, self.words())
            && !self.lexicon().knows(&name)
            && !self.lexicon().is_field(&name)
        {
            return self.remark(range); // …配合，建立保障机制: what is to be done, nobody
        }
        if territory.is_none() && !self.is_body(&name) {
            let span = self.clean.span(range);
            self.out.unplaced.push(span);
            return;
        }
        self.push(range, name, etc, own.or(duty), territory);
    }

    /// 有关设计、施工等单位: neither word names anybody.
    fn is_vague(&self, name: &str) -> bool {
        self.words().nobody.relevant.begins(name)
            || self.vague == Some(self.run) && !shape::ends_like_body(name, self.words())
    }

    /// The name behind what is none: behind the working group it leads (综合协调组省交通运输厅), behind the task and a dash.
    fn behind_topic(&self, range: Range<usize>) -> Range<usize> {
        let words = &self.text()[range.clone()];
        let known = |name: &str| self.is_levelled(name);
        let head = |name: &str| name.split_once(OPEN).map_or(name, |(head, _)| head).to_owned();
        let ends = words.char_indices().filter(|(_, c)| self.words().clause.group_end.holds(*c));
        let group = ends.map(|(at, c)| at + c.len_utf8()).find(|at| {
            let count = words[..*at].chars().count();
            (3..=12).contains(&count) && known(&head(&words[*at..])) && !self.lexicon().knows(&head(words))
        });
        // 加强巡查——市局牵头: what is to be done stands before the dash.
        let dash = words.rfind("——").map(|at| at + "——".len()).filter(|at| *at < words.len());
        range.start + group.or(dash).unwrap_or(0)..range.end
    }

    /// 国家、省、市有关部门: the levels before belong to nobody either.
    fn forget_levels(&mut self) {
        let words = self.words();
        while self.items.last().is_some_and(|i| i.run == self.run && level::is_bare(&i.name, words)) {
            self.items.pop();
        }
    }

    fn push(
        &mut self,
        range: Range<usize>,
        name: String,
        etc: Option<Etc<'t>>,
        duty: Option<Duty>,
        territory: Option<Territory>,
    ) {
        let given = duty.or(self.with);
        self.items.push(Item {
            range,
            name,
            duty: given.or(self.label).or(self.context.column).unwrap_or(Duty::Responsible),
            explicit: given.or(self.label).is_some(),
            fixed: given.is_some(),
            territory,
            run: self.run,
            list: self.list,
            etc,
            dropped: false,
        });
    }

    /// Whether the words can be a body here; a label or column vouches for odd names.
    fn is_body(&self, name: &str) -> bool {
        let count = name.chars().count();
        // A bare level waits for the tail that it shares (市、区财政部门).
        let bare = level::is_bare(name, self.words());
        if count < 2 || bare || self.lexicon().knows(name) {
            return count >= 2 || bare;
        }
        let vouched = self.label.is_some() || self.context.column.is_some();
        let prose = self.words().clause.no_name.within(name)
            || name.contains([COMMA, COLON])
            || name.chars().all(|c| !c.is_alphabetic());
        !prose
            && (shape::ends_like_body(name, self.words()) && count <= 40
                || vouched && count <= 24
                || count <= 12)
    }

    /// The name without its remarks, and the duty that a bracket at it gives: 市民政局（牵头）.
    fn unbracketed(&self, range: Range<usize>) -> (Range<usize>, String, Option<Duty>) {
        let text = self.text();
        let words = &text[range.clone()];
        if !words.contains(OPEN) {
            return (range.clone(), self.clean.printed(range), None);
        }
        let (mut name, mut duty) = (String::new(), None);
        let (mut at, mut end) = (range.start, range.start);
        while at < range.end {
            let open = text[at..range.end].find(OPEN).map_or(range.end, |i| at + i);
            if open > at {
                name.push_str(&self.clean.printed(at..open));
                end = open;
            }
            if open == range.end {
                break;
            }
            let inside = open + OPEN.len_utf8();
            let close = close_of(text, inside, range.end);
            let after = (close + CLOSE.len_utf8()).min(range.end);
            match remark::bracket(&text[inside.min(close)..close], self.words()) {
                Bracket::Name => {
                    name.push_str(&self.clean.printed(open..after));
                    end = after;
                }
                Bracket::Duty(own) => duty = Some(own),
                Bracket::Remark => {}
            }
            at = after;
        }
        (range.start..end, name, duty)
    }

    fn finish(mut self) -> ParsedStatement {
        restore::tails(&mut self.items, self.context.lexicon);
        restore::levels(&mut self.items, self.context.lexicon);
        let before_comma = self
            .before_comma
            .map(|n| self.items[..n.min(self.items.len())].iter().filter(|i| !i.dropped).count());
        let (clean, words) = (self.clean, self.words());
        for item in self.items.iter_mut().filter(|i| i.territory.is_none() && level::is_bare(&i.name, words))
        {
            item.dropped = true;
            self.out.unplaced.push(clean.span(item.range.clone()));
        }
        self.out.bodies = (self.items.into_iter())
            .filter(|item| !item.dropped)
            .map(|item| {
                let territorial = item.territory.is_some();
                let duty = if territorial && item.duty != Duty::Lead { Duty::Implement } else { item.duty };
                ParsedBody { name: item.name, span: clean.span(item.range), duty, territorial }
            })
            .collect();
        once(&mut self.out.bodies);
        if let Some(rule) = self.out.rule.or(self.context.rule) {
            rule::apply(rule, &mut self.out, rule::Marks { before_comma });
        }
        self.out
    }
}
