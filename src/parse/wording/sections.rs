//! The sections of the file, a type each.

use super::words::{Add as _, Join, Verb, Words};
use crate::model::Duty;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Lists of words, a field each, and how those of another file are added.
macro_rules! section {
    ($(#[$doc:meta])* $vis:vis $name:ident { $($(#[$attr:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        $vis struct $name { $($(#[$attr])* pub(crate) $field: $type,)* }

        impl $name {
            pub(super) fn add(&mut self, more: Self) {
                $(self.$field.add(more.$field);)*
            }
        }
    };
}

section! {
    /// Behind a name: what the body does.
    pub(crate) Verbs {
        join: Words,
        manner: Words,
        made: Words,
        other_behind: Words,
        next: Words,
        head: Words<Duty>,
        weak: Words<Duty>,
        #[serde(skip)]
        word: Words<Verb>,
    }
}

section! {
    /// 按职责分工, in parts.
    pub(crate) Roles {
        begin: Words,
        word: Words,
        named: Words,
    }
}

section! {
    /// 为牵头单位, in parts.
    pub(crate) Copulas {
        verb: Words,
        #[serde(skip)]
        lead: Words,
        members: Words,
        office_end: Words<Duty>,
    }
}

section! {
    /// What stands around a verb where it is none.
    pub(crate) AroundVerbs {
        office_behind: Words,
        organ_behind: Words,
        organise: Words,
        organised: Words,
        manner: Words,
        unit: Words,
    }
}

section! {
    /// In front of names: 牵头单位：.
    pub(crate) Labels {
        qualifier: Words,
        noun: Words,
        whole: Words,
        copula: Words,
        deadline: Words,
        other: Words,
        stem: Words<Duty>,
    }
}

section! {
    /// In front of a name: 省, 市, 县.
    pub(crate) Levels {
        word: Words,
        state: Words,
        other: Words,
        field: Words,
        stop: Words,
        itself: Words,
        hall: Words,
        office_end: Words,
        bare: Words,
        class: Words,
        bracketed: Words,
        pair: Words,
        local_state: Words,
        state_alone: Words,
        state_branch: Words,
        centre: Words,
    }
}

section! {
    /// Names that take no level over from their list.
    pub(crate) OwnLevels {
        begin: Words,
        not_begin: Words,
        branch_of: Words,
        inside: Words,
        no_state_end: Words,
        party_end: Words,
        ministry_end: Words,
        no_ministry_end: Words,
        administration_end: Words,
        institution_end: Words,
        low_level: Words,
        low_office_end: Words,
        organ_end: Words,
        no_organ_end: Words,
        no_organ_part: Words,
    }
}

section! {
    /// 长江航道局, in parts.
    pub(crate) Landscapes {
        basin: Words,
        bureau: Words,
        river: Words,
        kind_end: Words,
        no_kind_end: Words,
    }
}

section! {
    /// 市委, in parts.
    pub(crate) Committees {
        end: Words,
        word: Words,
        member: Words,
    }
}

section! {
    /// 第八师, 一〇四团, in parts.
    pub(crate) Corps {
        nth: Words,
        division: Words,
        regiment: Words,
        zero: Words,
        end: Words,
    }
}

section! {
    /// What the names of a list share.
    pub(crate) Tails {
        field: Words,
        field_end: Words,
        hall: Words,
        level_end: Words,
        levels: Words,
        class: Words,
        place_class: Words,
        zone_hall: Words,
        zone: Words,
        zone_end: Words,
    }
}

section! {
    /// How places end.
    pub(crate) Places {
        class: Words,
        no_end: Words,
    }
}

section! {
    /// How names begin and end.
    pub(crate) Names {
        begin: Words,
        end: Words,
        no_end: Words,
        strong_end: Words,
        departments: Words,
        office: Words,
        company_end: Words,
        company: Words,
    }
}

section! {
    /// Between two names.
    pub(crate) Joins {
        plain: Words,
        together: Words,
        opens: Words,
        always: Words,
        behind_verb: Words,
        inside: Words,
        inside_end: Words,
        word: Words<Join>,
    }
}

section! {
    /// 等, and what belongs to it.
    pub(crate) EtCetera {
        inside_before: Words,
        inside_behind: Words,
        other_behind: Words,
        about: Words,
        counter: Words,
        word: Words,
        noun_end: Words,
        place_end: Words,
        government: Words,
        department: Words,
        companies: Words,
    }
}

section! {
    /// 各区、县（市）政府, in parts.
    pub(crate) Collectives {
        vague_begin: Words,
        unit_char: Words,
        level_char: Words,
        whole_hall: Words,
        zone: Words,
        council_joined: Words,
        each: Words,
        joined: Words,
        counter: Words,
        unit: Words,
        hall: Words,
        government: Words,
        before_government: Words,
        office: Words,
        before_office: Words,
        zone_office: Words,
        before_zone_office: Words,
        no_unit_begin: Words,
        council_end: Words,
        council_hall: Words,
    }
}

section! {
    /// Governments and collectives of them, in parts.
    pub(crate) Territories {
        never_end: Words,
        bureau_end: Words,
        no_bureau_end: Words,
        zone_bureau_end: Words,
        zone_char: Words,
        elected_end: Words,
        not_elected: Words,
        government_end: Words,
        no_government: Words,
        hall_end: Words,
        council_end: Words,
        street_end: Words,
        short_class: Words,
        qualifier: Words,
        unit: Words,
        tail: Words,
        hall_begin: Words,
        several: Words,
        level_end: Words,
    }
}

section! {
    /// 高新区管委会, in parts.
    pub(crate) Zones {
        end: Words,
        hall: Words,
        ground_end: Words,
        no_ground_hall: Words,
        committee: Words,
        not: Words,
        bureau: Words,
        landscape: Words,
    }
}

section! {
    /// What is no body by intent.
    pub(crate) Remarks {
        whole: Words,
        part: Words,
        begin: Words,
        no_begin: Words,
        to_the_end: Words,
        bracket_begin: Words,
        bracket: Words,
        how_begin: Words,
    }
}

section! {
    /// 有关部门, in parts.
    pub(crate) Nobody {
        certain: Words,
        relevant: Words,
        of_a_field: Words,
        noun: Words,
        noun_end: Words,
        plain: Words,
        alone: Words,
        level_end: Words,
        somebody: Words,
        everybody_begin: Words,
        everybody_end: Words,
        owned: Words,
        owned_noun: Words,
        each_end: Words,
        members: Words,
        member_noun: Words,
        word: Words<bool>,
    }
}

section! {
    /// 2023年6月底前, in parts.
    pub(crate) Dates {
        word: Words,
        time: Words,
        by: Words,
        unit: Words,
        no_goal: Words,
    }
}

section! {
    /// Around names in a clause.
    pub(crate) Clauses {
        leading: Words,
        no_leading: Words,
        trailing: Words,
        helper: Words,
        helped_end: Words,
        no_by: Words,
        by: Words,
        under: Words,
        under_begin: Words,
        by_rule: Words,
        group_end: Words,
        no_name: Words,
        invites: Words,
        attends: Words,
        helps: Words,
    }
}

section! {
    /// What a line break may part.
    pub(crate) Lines {
        generic: Words,
        hall: Words,
        firm: Words,
        bank_end: Words,
        branch_end: Words,
    }
}

section! {
    /// Duty sentences of running prose, in parts.
    pub(crate) Prose {
        encourages: Words,
        clause_begin: Words,
        no_object: Words,
        no_name: Words,
        house_end: Words,
        no_house_begin: Words,
        office_end: Words,
        nobody_begin: Words,
        no_office: Words,
        duty: Words,
        class: Words,
    }
}

section! {
    /// 列第一位者为牵头单位, in parts.
    pub(crate) Rules {
        #[serde(skip)]
        lead: Words,
        #[serde(skip)]
        lead_noun: Words,
        before_comma: Words,
        says: Words,
        mark_says: Words,
        mark_char: Words,
        first: Words,
        listed: Words,
    }
}

section! {
    /// Cells without a value.
    pub(crate) Cells {
        placeholder: Words,
        nothing: Words,
        ditto: Words,
        no_value: Words,
        duty: Words<Duty>,
    }
}

section! {
    /// Statements behind tasks.
    pub(crate) Notes {
        aside_begin: Words,
        remark_begin: Words,
        rule_begin: Words,
        line_end: Words,
        sentence_end: Words,
        sentence_label: Words,
    }
}

section! {
    /// What stands around the tasks of a document.
    pub(crate) Fronts {
        title_end: Words,
        navigation: Words,
        about: Words,
        passes_on: Words,
        issued: Words,
        issues: Words,
        no_place: Words,
        no_place_end: Words,
        zone_begin: Words,
        class: Words,
        telling_class: Words,
        county_class: Words,
        zone_class: Words,
        bureau_end: Words,
        length: BTreeMap<Box<str>, (usize, usize)>,
        annex: Words,
        page: Words,
        date_char: Words,
        aside: Words,
        tail_begin: Words,
        signature_end: Words,
    }
}

section! {
    /// Heads of columns.
    pub(crate) Columns {
        report: Words,
        number: Words,
        number_end: Words,
        noun: Words,
        responsibility: Words,
        person: Words,
        deadline: Words,
        no_deadline: Words,
        year: Words,
        remark: Words,
        category: Words,
        no_category: Words,
        task: Words,
        body: Words,
        body_begin: Words,
        measure: Words,
        goal: Words,
        aside: Words,
        half: Words,
        label: Words,
        duty: Words<Duty>,
        bare: Words<Duty>,
    }
}

section! {
    /// What marks mean, as documents say it.
    pub(crate) Legends {
        means: Words,
        by_means: Words,
        noun: Words,
        unit: Words,
        said: Words,
    }
}

section! {
    /// The record of a web page.
    pub(crate) Records {
        field: Words,
        keeper: Words,
    }
}

section! {
    /// What stands where bodies stand.
    pub(crate) Bodies {
        pending: Words,
        pending_by: Words,
        pending_verb: Words,
        lead_in: Words,
        lead_in_by: Words,
        duties_manner: Words,
        has_duties: Words,
        duty_begin: Words,
        duty_verb: Words,
        office_end: Words,
        group_end: Words,
        not_pending: Words,
        pending_what: Words,
        pending_noun: Words,
        chosen_end: Words,
    }
}

section! {
    /// How many items stand below a heading.
    pub(crate) Counts {
        unit: Words,
        word: Words,
        of_tasks: Words,
        more: Words,
    }
}

section! {
    /// Sheets.
    pub(crate) Sheets {
        default: Words,
    }
}

section! {
    /// Numbers that only refer.
    pub(crate) References {
        before: Words,
    }
}

section! {
    /// What announces a list.
    pub(crate) Announcements {
        what: Words,
        heading_end: Words,
        copula: Words,
        list: Words,
    }
}

section! {
    /// Marks and boxes before names.
    pub(crate) Marks {
        ticked: Words,
        typed: Words,
        unticked: Words,
        star: Words,
    }
}

section! {
    /// Persons.
    pub(crate) Persons {
        head: Words,
        end: Words,
        surname: String,
        surname_pair: Words,
        title: Words,
    }
}

section! {
    /// Laws and regulations: who has a duty by a sentence.
    pub(crate) Laws {
        body_end: Words,
        subject_end: Words,
        goes_on: Words,
        by_verb: Words,
        modal: Words,
        must: Words,
        may: Words,
        manner: Words,
        no_manner: Words,
        must_not: Words,
        sanction: Words,
        sanction_chapter: Words,
        before_subject: Words,
        no_subject: Words,
        no_name: Words,
        not_on: Words,
        manner_end: Words,
        adverb: Words,
        support: Words,
        support_close: Words,
        with: Words,
        no_by: Words,
        is: Words,
        how_begin: Words,
        #[serde(skip)]
        act: Words<Duty>,
        office: Words,
    }
}

section! {
    /// What tells that a sentence says who does something, wherever it stands.
    pub(crate) Unread {
        duty: Words,
        common: Words,
        broken: Words,
        hall: Words,
    }
}

section! {
    /// All words, by what they are for.
    pub Wording {
        duty: Words<Duty>,
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
    }
}
