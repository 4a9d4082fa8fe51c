//! The sections of the file, a type each.

use super::words::{Add, Join, Meaning, Verb, Words};
use crate::model::Duty;
use std::collections::BTreeMap;
use std::str::Split;

/// What a name in a file may stand for.
trait Slot {
    /// Takes the words of a list, or of the part of it that has a name.
    fn take(&mut self, part: &str, words: Split<char>) -> Result<(), String>;
}

impl<T: Meaning> Slot for Words<T> {
    fn take(&mut self, part: &str, words: Split<char>) -> Result<(), String> {
        let Some((_, meaning)) = T::ALL.iter().find(|(name, _)| *name == part) else {
            return Err(unknown(part, &T::ALL.iter().map(|(name, _)| *name).collect::<Vec<_>>()));
        };
        self.extend(words.map(|word| (word.into(), *meaning)));
        Ok(())
    }
}

impl Slot for BTreeMap<Box<str>, Box<str>> {
    fn take(&mut self, part: &str, words: Split<char>) -> Result<(), String> {
        self.insert(part.into(), words.collect::<String>().into());
        Ok(())
    }
}

impl Slot for BTreeMap<Box<str>, (usize, usize)> {
    fn take(&mut self, part: &str, mut words: Split<char>) -> Result<(), String> {
        let mut number = || words.next().and_then(|word| word.parse().ok());
        let range = number().zip(number()).ok_or("expected two numbers")?;
        self.insert(part.into(), range);
        Ok(())
    }
}

impl Slot for String {
    fn take(&mut self, _: &str, words: Split<char>) -> Result<(), String> {
        self.extend(words);
        Ok(())
    }
}

fn unknown(name: &str, known: &[&str]) -> String {
    format!("unknown list `{name}`, expected one of `{}`", known.join("`, `"))
}

/// The sections by their names in the file: lists of words, a field each, those with a meaning or a type of their own behind
/// the plain ones, and behind the arrow those that no file has; and how those of another file are added.
macro_rules! sections {
    ($(
        $(#[$doc:meta])*
        $section:ident: $name:ident [$($list:ident)*] { $($field:ident: $type:ty,)* }
        $(=> { $($made:ident: $kind:ty,)* })?
    )*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Default)]
            pub(crate) struct $name {
                $(pub(crate) $list: Words,)*
                $(pub(crate) $field: $type,)*
                $($(pub(crate) $made: $kind,)*)?
            }

            impl $name {
                fn take(&mut self, list: &str, part: &str, words: Split<char>) -> Result<(), String> {
                    match list {
                        $(stringify!($list) => self.$list.take(part, words),)*
                        $(stringify!($field) => self.$field.take(part, words),)*
                        _ => Err(unknown(list, &[$(stringify!($list),)* $(stringify!($field),)*])),
                    }
                }

                fn add(&mut self, more: Self) {
                    $(self.$list.add(more.$list);)*
                    $(self.$field.add(more.$field);)*
                    $($(self.$made.add(more.$made);)*)?
                }
            }
        )*

        /// All lists of words, by what they are for. Each section is on the heap: there are many, and together they are more
        /// than the stack of a thread likes to move.
        #[derive(Debug, Clone, Default)]
        pub struct Lists {
            pub(crate) duty: Words<Duty>,
            pub(crate) inside_level: BTreeMap<Box<str>, Box<str>>,
            $(pub(crate) $section: Box<$name>,)*
        }

        impl Lists {
            /// The sections of a file.
            pub(super) const SECTIONS: &[&str] = &["duty", "inside_level", $(stringify!($section),)*];

            /// Takes the words of a list by its name (`verb.head.lead`).
            pub(super) fn take(&mut self, name: &str, words: Split<char>) -> Result<(), String> {
                let (section, list) = name.split_once('.').unwrap_or((name, ""));
                let (own, part) = list.split_once('.').unwrap_or((list, ""));
                match section {
                    "duty" => self.duty.take(list, words),
                    "inside_level" => self.inside_level.take(list, words),
                    $(stringify!($section) => self.$section.take(own, part, words),)*
                    _ => Err("unknown section".to_owned()),
                }
            }

            pub(super) fn add(&mut self, more: Self) {
                self.duty.add(more.duty);
                self.inside_level.add(more.inside_level);
                $(self.$section.add(*more.$section);)*
            }
        }
    };
}

sections! {
    /// Behind a name: what the body does.
    verb: Verbs [join manner made other_behind next none] {
        head: Words<Duty>,
        weak: Words<Duty>,
    } => {
        word: Words<Verb>,
    }
    /// 按职责分工, in parts.
    role: Roles [begin word named] {}
    /// 为牵头单位, in parts.
    copula: Copulas [verb members] {
        office_end: Words<Duty>,
    } => {
        lead: Words,
    }
    /// What stands around a verb where it is none.
    predicate: AroundVerbs [office_behind organ_behind organ_other organise organised manner unit] {}
    /// In front of names: 牵头单位：.
    label: Labels [qualifier noun whole copula deadline other] {
        stem: Words<Duty>,
    }
    /// In front of a name: 省, 市, 县.
    level: Levels [
        word state other field stop itself hall office_end bare class bracketed pair local_state state_alone
        state_branch centre
    ] {}
    /// Names that take no level over from their list.
    own_level: OwnLevels [
        begin not_begin branch_of inside no_state_end party_end ministry_end no_ministry_end administration_end
        institution_end low_level low_office_end organ_end no_organ_end no_organ_part
    ] {}
    /// 长江航道局, in parts.
    landscape: Landscapes [basin bureau river kind_end no_kind_end] {}
    /// 市委, in parts.
    committee: Committees [end word member] {}
    /// 第八师, 一〇四团, in parts.
    corps: Corps [nth division regiment zero end] {}
    /// What the names of a list share.
    tail: Tails [field field_end field_any no_field_end hall level_end levels class place_class zone_hall zone zone_end] {}
    /// How places end.
    place: Places [no_inside class no_end] {}
    /// How names begin and end.
    name: Names [begin end no_end strong_end departments office company_end company] {}
    /// Between two names.
    join: Joins [plain together opens always behind_verb inside inside_end thing] {
        word: Words<Join>,
    }
    /// 等, and what belongs to it.
    etc: EtCetera [
        inside_before inside_behind other_behind about counter word noun_end place_end government department
        companies
    ] {}
    /// 各区、县（市）政府, in parts.
    collective: Collectives [
        vague_begin unit_char level_char whole_hall zone council_joined each joined counter unit hall government
        before_government office before_office zone_office before_zone_office no_unit_begin council_end council_hall
    ] {}
    /// Governments and collectives of them, in parts.
    territory: Territories [
        never_end bureau_end no_bureau_end zone_bureau_end zone_char elected_end not_elected government_end
        no_government hall_end council_end street_end short_class qualifier unit tail hall_begin several level_end
    ] {}
    /// 高新区管委会, in parts.
    zone: Zones [end hall ground_end no_ground_hall committee not bureau landscape] {}
    /// What is no body by intent.
    remark: Remarks [whole part begin no_begin to_the_end bracket_begin bracket how_begin] {}
    /// 有关部门, in parts.
    nobody: Nobody [
        joined certain relevant of_a_field noun noun_end plain alone level_end somebody everybody_begin everybody_end owned
        owned_noun each_end members member_noun
    ] {
        word: Words<bool>,
    }
    /// 2023年6月底前, in parts.
    date: Dates [word time by unit no_goal] {}
    /// Around names in a clause.
    clause: Clauses [
        leading no_leading trailing helper being helped_end no_by by_behind by under under_begin by_rule group_end founds no_name invites
        attends helps
    ] {}
    /// What a line break may part.
    line: Lines [generic hall firm bank_end branch_end] {}
    /// Duty sentences of running prose, in parts.
    prose: Prose [
        encourages issues no_actor no_act reports done clause_begin no_object no_name house_end no_house_begin office_end nobody_begin no_office duty charged_end
        class
    ] {}
    /// 列第一位者为牵头单位, in parts.
    rule: Rules [before_comma says mark_says mark_char first listed] {
    } => {
        lead: Words,
        lead_noun: Words,
    }
    /// Cells without a value.
    cell: Cells [placeholder nothing ditto no_value] {
        duty: Words<Duty>,
    }
    /// Statements behind tasks.
    note: Notes [no_task aside_begin remark_begin rule_begin line_end sentence_end sentence_label] {}
    /// What stands around the tasks of a document.
    front: Fronts [plan_end no_task
        title_end law_begin law_end navigation about passes_on issued issues no_place no_place_end no_place_before address zone_begin class telling_class
        county_class known_class zone_class bureau_end annex page date_char aside tail_begin signature_end
    ] {
        length: BTreeMap<Box<str>, (usize, usize)>,
    }
    /// What texts have about them that are no plans.
    genre: Genres [paper news headline report_end note_begin] {}
    /// Heads of columns.
    column: Columns [category_end
        report number number_end noun responsibility person deadline no_deadline year remark no_remark category
        no_category task issuer body body_begin measure goal aside half label
    ] {
        duty: Words<Duty>,
        bare: Words<Duty>,
    }
    /// What marks mean, as documents say it.
    legend: Legends [means by_means noun unit said] {}
    /// The record of a web page.
    record: Records [field keeper publisher imprint] {}
    /// What stands where bodies stand.
    body: Bodies [
        pending pending_by pending_verb lead_in lead_in_by duties_manner has_duties duties_are duty_begin duty_verb
        office_end office_end_sure no_office_begin no_office_end group_end not_pending pending_what pending_noun chosen_end
    ] {}
    /// Laws and regulations: who has a duty by a sentence.
    law: Laws [
        body_end subject_end goes_on by_verb modal must may manner no_manner must_not sanction sanction_chapter
        before_subject no_subject subject no_name not_on manner_end adverb support support_close with no_by is how_begin
        office
    ] {
    } => {
        act: Words<Duty>,
    }
    /// What tells that a sentence says who does something, wherever it stands.
    unread: Unread [duty common broken hall] {}
    /// What announces a list.
    announce: Announcements [offices what heading_end copula list] {}
    /// How many items stand below a heading.
    count: Counts [unit word of_tasks more] {}
    /// Sheets.
    sheet: Sheets [default] {}
    /// Numbers that only refer.
    reference: References [before law_before law_behind law_heading] {}
    /// Marks and boxes before names.
    mark: Marks [ticked typed unticked star] {}
    /// Persons.
    person: Persons [head end surname_pair title] {
        surname: String,
    }
    /// What comes off a name.
    strip: Strips [bureau branch_end government] {}
    /// Bodies of the centre.
    centre: Centres [begin end ministry_end] {}
    /// How places of each level end.
    jurisdiction: Jurisdictions [state state_document province city county] {}
    /// What unknown bodies look like.
    shape: Shapes [
        collective_begin collective_end company party mass institution vertical judicial
    ] {}
    /// Which governments a collective means.
    governments: Governments [
        some some_word zone township city city_any no_city_begin county banner district no_district province local village hall
        whole_hall people long_committee committee
    ] {}
}
