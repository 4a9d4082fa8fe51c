//! The sections of the file, a type each.

use super::words::{Add, Join, Verb, Words};
use crate::model::Duty;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Lists of words, a field each, those with a meaning or a type of their own behind the plain ones; and how those of another
/// file are added.
macro_rules! section {
    ($(#[$doc:meta])* $vis:vis $name:ident [$($list:ident)*] { $($(#[$attr:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        $vis struct $name {
            $(pub(crate) $list: Words,)*
            $($(#[$attr])* pub(crate) $field: $type,)*
        }

        impl $name {
            pub(super) fn add(&mut self, more: Self) {
                $(self.$list.add(more.$list);)*
                $(self.$field.add(more.$field);)*
            }
        }
    };
}

section! {
    /// Behind a name: what the body does.
    pub(crate) Verbs [join manner made other_behind next none] {
        head: Words<Duty>,
        weak: Words<Duty>,
        #[serde(skip)]
        word: Words<Verb>,
    }
}

section! {
    /// 按职责分工, in parts.
    pub(crate) Roles [begin word named] {}
}

section! {
    /// 为牵头单位, in parts.
    pub(crate) Copulas [verb members] {
        #[serde(skip)]
        lead: Words,
        office_end: Words<Duty>,
    }
}

section! {
    /// What stands around a verb where it is none.
    pub(crate) AroundVerbs [office_behind organ_behind organise organised manner unit] {}
}

section! {
    /// In front of names: 牵头单位：.
    pub(crate) Labels [qualifier noun whole copula deadline other] {
        stem: Words<Duty>,
    }
}

section! {
    /// In front of a name: 省, 市, 县.
    pub(crate) Levels [
        word state other field stop itself hall office_end bare class bracketed pair local_state state_alone
        state_branch centre
    ] {}
}

section! {
    /// Names that take no level over from their list.
    pub(crate) OwnLevels [
        begin not_begin branch_of inside no_state_end party_end ministry_end no_ministry_end administration_end
        institution_end low_level low_office_end organ_end no_organ_end no_organ_part
    ] {}
}

section! {
    /// 长江航道局, in parts.
    pub(crate) Landscapes [basin bureau river kind_end no_kind_end] {}
}

section! {
    /// 市委, in parts.
    pub(crate) Committees [end word member] {}
}

section! {
    /// 第八师, 一〇四团, in parts.
    pub(crate) Corps [nth division regiment zero end] {}
}

section! {
    /// What the names of a list share.
    pub(crate) Tails [field field_end hall level_end levels class place_class zone_hall zone zone_end] {}
}

section! {
    /// How places end.
    pub(crate) Places [class no_end] {}
}

section! {
    /// How names begin and end.
    pub(crate) Names [begin end no_end strong_end departments office company_end company] {}
}

section! {
    /// Between two names.
    pub(crate) Joins [plain together opens always behind_verb inside inside_end] {
        word: Words<Join>,
    }
}

section! {
    /// 等, and what belongs to it.
    pub(crate) EtCetera [
        inside_before inside_behind other_behind about counter word noun_end place_end government department
        companies
    ] {}
}

section! {
    /// 各区、县（市）政府, in parts.
    pub(crate) Collectives [
        vague_begin unit_char level_char whole_hall zone council_joined each joined counter unit hall government
        before_government office before_office zone_office before_zone_office no_unit_begin council_end council_hall
    ] {}
}

section! {
    /// Governments and collectives of them, in parts.
    pub(crate) Territories [
        never_end bureau_end no_bureau_end zone_bureau_end zone_char elected_end not_elected government_end
        no_government hall_end council_end street_end short_class qualifier unit tail hall_begin several level_end
    ] {}
}

section! {
    /// 高新区管委会, in parts.
    pub(crate) Zones [end hall ground_end no_ground_hall committee not bureau landscape] {}
}

section! {
    /// What is no body by intent.
    pub(crate) Remarks [whole part begin no_begin to_the_end bracket_begin bracket how_begin] {}
}

section! {
    /// 有关部门, in parts.
    pub(crate) Nobody [
        certain relevant of_a_field noun noun_end plain alone level_end somebody everybody_begin everybody_end owned
        owned_noun each_end members member_noun
    ] {
        word: Words<bool>,
    }
}

section! {
    /// 2023年6月底前, in parts.
    pub(crate) Dates [word time by unit no_goal] {}
}

section! {
    /// Around names in a clause.
    pub(crate) Clauses [
        leading no_leading trailing helper helped_end no_by by under under_begin by_rule group_end no_name invites
        attends helps
    ] {}
}

section! {
    /// What a line break may part.
    pub(crate) Lines [generic hall firm bank_end branch_end] {}
}

section! {
    /// Duty sentences of running prose, in parts.
    pub(crate) Prose [
        encourages clause_begin no_object no_name house_end no_house_begin office_end nobody_begin no_office duty
        class
    ] {}
}

section! {
    /// 列第一位者为牵头单位, in parts.
    pub(crate) Rules [before_comma says mark_says mark_char first listed] {
        #[serde(skip)]
        lead: Words,
        #[serde(skip)]
        lead_noun: Words,
    }
}

section! {
    /// Cells without a value.
    pub(crate) Cells [placeholder nothing ditto no_value] {
        duty: Words<Duty>,
    }
}

section! {
    /// Statements behind tasks.
    pub(crate) Notes [aside_begin remark_begin rule_begin line_end sentence_end sentence_label] {}
}

section! {
    /// What stands around the tasks of a document.
    pub(crate) Fronts [
        title_end navigation about passes_on issued issues no_place no_place_end zone_begin class telling_class
        county_class zone_class bureau_end annex page date_char aside tail_begin signature_end
    ] {
        length: BTreeMap<Box<str>, (usize, usize)>,
    }
}

section! {
    /// Heads of columns.
    pub(crate) Columns [
        report number number_end noun responsibility person deadline no_deadline year remark no_remark category
        no_category task body body_begin measure goal aside half label
    ] {
        duty: Words<Duty>,
        bare: Words<Duty>,
    }
}

section! {
    /// What marks mean, as documents say it.
    pub(crate) Legends [means by_means noun unit said] {}
}

section! {
    /// The record of a web page.
    pub(crate) Records [field keeper] {}
}

section! {
    /// What stands where bodies stand.
    pub(crate) Bodies [
        pending pending_by pending_verb lead_in lead_in_by duties_manner has_duties duties_are duty_begin duty_verb
        office_end office_end_sure no_office_begin group_end not_pending pending_what pending_noun chosen_end
    ] {}
}

section! {
    /// How many items stand below a heading.
    pub(crate) Counts [unit word of_tasks more] {}
}

section! {
    /// Sheets.
    pub(crate) Sheets [default] {}
}

section! {
    /// Numbers that only refer.
    pub(crate) References [before] {}
}

section! {
    /// What announces a list.
    pub(crate) Announcements [what heading_end copula list] {}
}

section! {
    /// Marks and boxes before names.
    pub(crate) Marks [ticked typed unticked star] {}
}

section! {
    /// Persons.
    pub(crate) Persons [head end surname_pair title] {
        surname: String,
    }
}

section! {
    /// Laws and regulations: who has a duty by a sentence.
    pub(crate) Laws [
        body_end subject_end goes_on by_verb modal must may manner no_manner must_not sanction sanction_chapter
        before_subject no_subject no_name not_on manner_end adverb support support_close with no_by is how_begin
        office
    ] {
        #[serde(skip)]
        act: Words<Duty>,
    }
}

section! {
    /// What tells that a sentence says who does something, wherever it stands.
    pub(crate) Unread [duty common broken hall] {}
}

section! {
    /// What comes off a name.
    pub(crate) Strips [bureau branch_end government] {}
}

section! {
    /// Bodies of the centre.
    pub(crate) Centres [begin end ministry_end] {}
}

section! {
    /// How places of each level end.
    pub(crate) Jurisdictions [state province city county] {}
}

section! {
    /// What unknown bodies look like.
    pub(crate) Shapes [
        collective_begin collective_end company party mass institution vertical judicial
    ] {}
}

section! {
    /// Which governments a collective means.
    pub(crate) Governments [
        some some_word zone township city city_any no_city_begin county banner district no_district province local village hall
        whole_hall people long_committee committee
    ] {}
}

/// Sections, each on the heap: there are many, and together they are more than the stack of a thread likes to move.
macro_rules! sections {
    ($(#[$doc:meta])* $name:ident { $($list:ident: $type:ty,)* } { $($field:ident: $section:ty,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name {
            $(pub(crate) $list: $type,)*
            $(pub(crate) $field: Box<$section>,)*
        }

        impl $name {
            pub(super) fn add(&mut self, more: Self) {
                $(self.$list.add(more.$list);)*
                $(self.$field.add(*more.$field);)*
            }
        }
    };
}

sections! {
    /// All lists of words, by what they are for.
    Lists {
        duty: Words<Duty>,
        inside_level: BTreeMap<Box<str>, Box<str>>,
    } {
        verb: Verbs,
        role: Roles,
        copula: Copulas,
        predicate: AroundVerbs,
        label: Labels,
        level: Levels,
        own_level: OwnLevels,
        landscape: Landscapes,
        committee: Committees,
        corps: Corps,
        tail: Tails,
        place: Places,
        name: Names,
        join: Joins,
        etc: EtCetera,
        collective: Collectives,
        territory: Territories,
        zone: Zones,
        remark: Remarks,
        nobody: Nobody,
        date: Dates,
        clause: Clauses,
        line: Lines,
        prose: Prose,
        rule: Rules,
        cell: Cells,
        note: Notes,
        front: Fronts,
        column: Columns,
        legend: Legends,
        record: Records,
        body: Bodies,
        law: Laws,
        unread: Unread,
        announce: Announcements,
        count: Counts,
        sheet: Sheets,
        reference: References,
        mark: Marks,
        person: Persons,
        strip: Strips,
        centre: Centres,
        jurisdiction: Jurisdictions,
        shape: Shapes,
        governments: Governments,
    }
}
