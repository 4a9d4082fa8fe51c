# English. One message an id; braces hold arguments whose type the program gives (numbers, shares, plans, functions, themes).
# Words to choose a form by (none, some, half, most, all …) are given by the program from the numbers.

## Names and lists

list-more = { $first }, { $next }
list-end = { $first } and { $next }
list-end-apart = { $first }, and { $next }
clause-more = { $first }, { $next }
clause-end = { $first }, and { $next }
run-more = { $first }; { $next }
run = { $parts }
heading = { $text }
plans-all = all plans
plans-some = { $count } plans
names-and-others = { $names }, and others
departments = { $names }
bodies = { $names }
task = task { $no }
convention = { $convention ->
    [joint-lead] joint-lead coding rule
    [first-lead] first-lead coding rule
   *[literal] literal coding rule
}
variant = { $variant ->
    [all] all tasks
    [certain] without doubtful tasks
    [newman] Newman weights
    [count] shared tasks
    [jaccard] Jaccard
    [cosine] cosine
    [resource-allocation] resource allocation
    [without-everybody] without tasks naming most bodies
   *[other] { $variant }
}

## Names of plans: what tells them apart first (kind: sort of document and year; annex: number of the annex)

plan-name-order = annex
place-state = National
plan-name-state = National plan
plan-name-title = “{ $title }”
plan-name-kind = { $place } { $kind }
plan-name-year-kind = { $place } { $year } { $kind }
plan-name-annex = { $place }, Annex { $annex }
plan-name-subject = { $place } “{ $title }”
document-kind = { $kind ->
    [assignment-plan] assignment plan
    [assignment-table] task-assignment table
    [task-list] task list
    [duty-list] responsibility list
    [action-plan] action plan
    [implementation-plan] implementation plan
    [work-plan] work plan
    [key-points] key points
    [opinions] opinions
    [measures] measures
    [long-term-plan] plan
    [rules] rules
    [regulations] regulations
    [notice] notice
   *[plan] plan
}

## Chapters

topic-load = Who carries the load
topic-leads = Who leads
topic-partners = Who works with whom
topic-overlap = What is alike, and who does it
topic-themes = What nobody leads
topic-instruments = By which policy instruments
topic-headline = Key points
topic-unsaid = Not said, and why
robust = { $robust ->
    [all] holds under all three coding rules
   *[depends] depends on the coding rule
}
byline-plan = { $plan }: { $title }
unsaid-entry = { $what }: { $reason }

## The first screen

compared = { $form ->
    [one] this report is on the division of labour in { $each }
   *[several] compared is the division of labour in { $each }
}{ $slices ->
    [some] , with { $sliced }
   *[none] {""}
}.
compared-part = { $plan } ({ $tasks ->
    [one] { $tasks } task
   *[other] { $tasks } tasks
})
compared-slice = { $plan } ({ $tasks ->
    [one] { $tasks } task, which schedules
   *[other] { $tasks } tasks, which schedule
} a part of { $master })
compared-many = compared is the division of labour in { $plans } plans with { $tasks } tasks{ $slices ->
    [some] ; { $parts ->
        [one] { $parts } more schedules a part of another plan of its place and is
       *[other] { $parts } more schedule parts of other plans of their places and are
    } not counted again
   *[none] {""}
}.
headline = { $parts }.

## Who carries the load

load-title-same = { $plans ->
    [one] the most tasks go to { $bodies }
   *[several] in every plan the most tasks go to { $bodies }
}
load-title-each = the most tasks go to { $each }
load-title-part = { $bodies } in { $plan }
load-title-level-all = in { $plans } no function stands out
load-title-level = { $count } functions of { $plan } tie, and none stands out
load-both = { $functions } are named together in { $each }.
tasks-part = { $tasks } of the { $all } tasks of { $plan } ({ $share })
load-top = the most tasks go to { $each }.
load-top-part = { $bodies }{ $plans ->
    [one] {""}
   *[several] {" "}in { $plan }
} ({ $form ->
    [several] { $tasks } each
   *[one] { $tasks }
} of { $all }, { $share })
load-top-level-part = { $count } functions that tie{ $plans ->
    [one] {""}
   *[several] {" "}in { $plan }
} ({ $tasks } each of { $all }, { $share })
load-next = next come { $each }.
load-next-part = { $functions }{ $plans ->
    [one] {""}
   *[several] {" "}in { $plan }
} ({ $form ->
    [several] { $tasks ->
        [one] { $tasks } task each
       *[other] { $tasks } tasks each
    }
   *[one] { $tasks ->
        [one] { $tasks } task
       *[other] { $tasks } tasks
    }
})
load-only = { $each }.
load-only-part = only { $plan } names { $functions }{ $form ->
    [some] { $count ->
        [one] {" "}({ $count } function)
       *[other] {" "}({ $count } functions)
    }
   *[all] {""}
}
load-once = of { $all } functions, { $once ->
    [one] { $once } is
   *[other] { $once } are
} named in a single task.
load-top-many = the most tasks go to { $bodies }{ $form ->
    [several] , each
   *[one] {""}
} in { $plans } of { $all } plans.
load-everywhere = all { $all } plans name { $functions }{ $form ->
    [some] {" "}({ $count } functions)
   *[all] {""}
}.
load-breadth = a plan names { $least } to { $most } functions (excluding local governments and zones).

## Who leads

title-each = { $each }
leads-title-part = { $degree ->
    [most] nearly all tasks of { $plans } have a lead
    [half] more than half of the tasks of { $plans } have a lead
   *[some] { $share } of the tasks of { $plans } have a lead
}
leads-title-all = in { $plans } every task has a lead
leads-title-nobody = nowhere in { $plans } is it said who is responsible
leads-title-unwritten = nowhere in { $plans } is it said who leads
leads-each = { $each }.
leads-part = { $form ->
    [nobody] none of the { $all } tasks of { $plan } names anybody
    [none] none of the { $all } tasks of { $plan } has a lead
    [rule] { $led } of the { $all } tasks of { $plan } ({ $share }) have a lead by the coding rule, none with the word for it
    [all] each of the { $all } tasks of { $plan } has a lead by the word for it
    [words] { $led } of the { $all } tasks of { $plan } ({ $share }) have a lead, all with the word for it
   *[mixed] { $led } of the { $all } tasks of { $plan } ({ $share }) have a lead, { $word } with the word for it
}
leads-kinds = by who leads which theme, { $plans } plans fall into { $kinds } kinds, more alike within than leads dealt at random; the two largest have { $first } and { $second } plans and differ most on { $theme }: { $function } leads it in { $by-first } of { $led-first } plans of the one and in { $by-second } of { $led-second } of the other.
leads-most = the most leads lie with { $each }.
leads-most-part = { $bodies }{ $plans ->
    [one] {""}
   *[several] {" "}in { $plan }
} ({ $form ->
    [several] { $led } each
   *[one] { $led }
})
leads-first-none = if the first responsible body counted as the lead, every task of { $plans } would have one: the difference is in the wording.
leads-first = if the first responsible body counted as the lead, { $each }.
leads-first-part = { $degree ->
    [none] no task of { $plan } would lack one
   *[other] { $share } of the tasks of { $plan } would still lack one
}
leads-spread = the share of tasks with a lead runs from { $least } to { $most } over the plans, with a median of { $median }{ $form ->
    [some] ; { $none ->
        [one] { $none } of { $all } plans has
       *[other] { $none } of { $all } plans have
    } no lead at all{ $bodies ->
        [lacking] {" "}({ $bare } of them { $bare ->
            [one] names
           *[other] name
        } no body)
       *[named] {""}
    }
   *[all] {""}
}.
leads-beyond = some bodies lead significantly more or less often than the tasks that name them make likely: { $each }.
leads-beyond-part = { $functions } leads { $led }{ $plans ->
    [one] {""}
   *[several] {" "}in { $plan }
}, { $form ->
    [more] more
   *[less] fewer
} than the { $expected } expected if each body were as likely to lead ({ $all } of its tasks leave open who could)
leads-beyond-many = { $plans } of { $all } plans have bodies that lead significantly more or less often than the tasks that name them make likely.
leads-most-many = in { $plans } of { $all } plans a lead lies with { $bodies }, more than with any other function.
leads-first-many = if the first responsible body counted as the lead, { $form ->
    [all] all { $all } plans
   *[some] { $none } of { $all } plans
} would have one for every task.

## Who works with whom

together = { $functions } stand together most often: in { $each }.
together-part = { $tasks } of the { $all } tasks of { $plan } ({ $share })
together-own = most often together stand { $each }.
together-own-part = { $functions }{ $plans ->
    [one] {""}
   *[several] {" "}in { $plan }
} ({ $tasks } of { $all } tasks, { $share })
together-title = { $functions } stand together most often
ties-none-title = no pair of bodies shares significantly more tasks than the null model predicts{ $form ->
    [open] ; { $open } { $open ->
        [one] is
       *[other] are
    } undecided
   *[none] {""}
}
ties-none = { $plans ->
    [one] no pair of bodies shares
   *[several] in no plan does a pair of bodies share
} significantly more tasks than the null model predicts{ $form ->
    [open] , and the random plans drawn up to the limit leave { $open } { $open ->
        [one] pair
       *[other] pairs
    } open
   *[none] {""}
}; that is no proof that they are unrelated.
ties-some = pairs that share significantly more tasks than the null model predicts: { $each }.
ties-part = { $significant } of { $all } in { $plan }
ties-many = { $plans } of { $all } plans have pairs of bodies that share significantly more tasks than the null model predicts.
arcs-some = some bodies lead others significantly more often than chance: { $each }.
arcs-part = { $lead } leads and { $supporter } takes part in { $tasks ->
    [one] { $tasks } task
   *[other] { $tasks } tasks
}{ $plans ->
    [one] {""}
   *[several] {" "}of { $plan }
} ({ $expected } expected)
arcs-many = { $plans } of { $all } plans have bodies that lead others significantly more often than chance.
clusters-sound = { $plan } has { $count ->
    [one] { $count } stable cluster that contains a group beyond chance:
   *[other] { $count } stable clusters that contain a group beyond chance, the first of them
} { $functions }, together on { $tasks ->
    [one] { $tasks } task
   *[other] { $tasks } tasks
}.

## What is alike, and who does it

overlap-title = { $share-a } of the measures of { $a } have a counterpart in { $b }, and { $share-b } of those of { $b } in { $a }
overlap-title-leads = no pair of tasks has a lead on both sides
overlap-covered = { $found-a } of the { $measures-a } measures of { $a } ({ $share-a }) have the same or a similar counterpart in { $b }, and { $found-b } of the { $measures-b } of { $b } ({ $share-b }) have one in { $a }.
overlap-leads = of { $pairs } matched pairs of tasks, { $each }.
leads-same-part = { $pairs ->
    [one] { $pairs } has
   *[other] { $pairs } have
} the same lead
leads-partly-part = { $pairs ->
    [one] { $pairs } has
   *[other] { $pairs } have
} leads that are partly the same
leads-moved-part = { $pairs ->
    [one] { $pairs } has
   *[other] { $pairs } have
} another lead in each plan
leads-only-part = { $pairs ->
    [one] { $pairs } has
   *[other] { $pairs } have
} a lead only in { $plan }
leads-nowhere-part = { $pairs ->
    [one] { $pairs } has
   *[other] { $pairs } have
} no lead in either
overlap-bodies = the bodies of { $all } pairs of tasks agree by { $agreement } on average (Jaccard); { $form ->
    [none] no pair names
   *[some] { $same ->
        [one] { $same } pair names
       *[other] { $same } pairs name
    }
} exactly the same.
overlap-nothing = { $a } and { $b } have no measure in common.
overlap-nearest = { $form ->
    [ranked] of plans with five measures or more,{" "}
   *[all] {""}
}{ $a } and { $b } have most in common: { $share-a } and { $share-b } of their measures have a counterpart in the other.
overlap-apart = { $pairs ->
    [chosen] there are many plans, so that only pairs with passages in common are compared;{" "}
   *[all] {""}
}{ $form ->
    [none] all { $all } pairs compared have a measure in common
   *[some] of { $all } pairs compared, { $none } have no measure in common
}.
overlap-copied = { $families ->
    [one] { $families } task stands
   *[other] { $families } tasks stand
} in two plans or more in the same or nearly the same words; the most widespread, { $no } of { $first }, in { $plans } plans{ $form ->
    [dated] , of which this one is the earliest ({ $year })
   *[undated] {""}
}. Who took it from whom, texts do not tell.
overlap-scheduled = { $found } of the { $all } tasks of { $slice } stand in { $master }; they schedule { $scheduled } of its { $whole } tasks ({ $share }).

## What nobody leads

themes-title = { $each }
themes-title-part = { $degree ->
    [none] no theme of { $plan } has a lead
   *[other] { $plan } has a lead for { $led ->
        [one] { $led } theme
       *[other] { $led } themes
    }
}
themes-owned = of the { $themes } themes of the codebook, { $each }.
themes-part = in { $plan } { $each }
themes-count = { $form ->
    [led] { $themes ->
        [one] { $themes } has a lead
       *[other] { $themes } have a lead
    }
    [shared] { $themes ->
        [one] { $themes } has joint responsibility only
       *[other] { $themes } have joint responsibility only
    }
    [local-only] { $themes ->
        [one] { $themes } is left to local governments
       *[other] { $themes } are left to local governments
    }
    [unnamed] { $themes ->
        [one] { $themes } has no body named
       *[other] { $themes } have no body named
    }
   *[absent] { $themes ->
        [one] { $themes } has no task
       *[other] { $themes } have no task
    }
}
themes-led-nowhere = { $count ->
    [one] { $count } theme has
   *[other] { $count } themes have
} { $form ->
    [one] tasks but no lead
    [named] tasks but no lead in { $plans }
   *[several] no lead in any plan
}{ $more ->
    [some] , among them { $names }
   *[all] : { $names }
}.
instruments-most = of the measures that use a policy instrument, { $each }.
instruments-most-all = of the measures that use a policy instrument, most use { $names }: { $each }.
instruments-most-of = { $form ->
    [several] { $share } each
   *[one] { $share }
} in { $plan }
instruments-most-part = { $plan } has { $names } most ({ $share }{ $form ->
    [several] {" "}each
   *[one] {""}
})
instruments-differ = by policy instrument the two plans differ significantly: { $each }.
instruments-differ-part = { $names } has { $share-a } of the coded measures of { $a } and { $share-b } of those of { $b }
instruments-led-nowhere = { $count ->
    [one] { $count } policy instrument has
   *[other] { $count } policy instruments have
} { $form ->
    [one] tasks but no lead
    [named] tasks but no lead in { $plans }
   *[several] no lead in any plan
}{ $more ->
    [some] , among them { $names }
   *[all] : { $names }
}.
themes-slice = { $plan } schedules { $had } themes, of which { $led ->
    [one] { $led } has a lead
   *[other] { $led } have a lead
}.
themes-owned-many = of the { $themes } themes of the codebook, { $least } to { $most } have a lead in the { $plans } plans it covers (median { $median }).
themes-usual = { $count ->
    [one] { $count } theme has
   *[other] { $count } themes have
} a usual lead (one function leads in more than half of five or more plans with a lead for it): { $theme } lies with { $function } in { $usual } of { $led } plans{ $form ->
    [none] {""}
   *[some] ; of these themes, others lead in { $departing } cases
}.
themes-absent-many = { $form ->
    [all] none of the { $plans } plans that the codebook covers has a task for
   *[some] { $count } of the { $plans } plans that the codebook covers have no task for
} { $names }.
gaps = of { $all } tasks, { $each }.
gaps-all = { $form ->
    [nobody] none of the { $all } tasks names a body
    [only-open] all { $all } tasks name only “relevant departments” and the like
   *[only-territorial] all { $all } tasks are left to local governments alone
}.
gaps-part = { $form ->
    [nobody] { $tasks ->
        [one] { $tasks } names
       *[other] { $tasks } name
    } no body
    [only-open] { $tasks ->
        [one] { $tasks } names
       *[other] { $tasks } name
    } only “relevant departments” and the like
   *[only-territorial] { $tasks ->
        [one] { $tasks } is
       *[other] { $tasks } are
    } left to local governments alone
}
gaps-none = all { $all } tasks name a body, none only “relevant departments” or local governments.

## Not said, and why

unsaid-kinds = which kinds of plans there are
unsaid-kinds-why = by who leads which theme there are no kinds: plans are not plainly nearer to their own than to the next, or no more than leads dealt at random.
unsaid-kinds-open = draws to the limit leave it open.
unsaid-each = clusters, ties, roles and coding rules of each plan
unsaid-each-why = the plans are many and were only set side by side; name some with --plans, or ask for all with --every-plan.
unsaid-small = shares and ties of plans with very few tasks
unsaid-small-why = fewer than 5 tasks each: { $plans }.
unsaid-leads = who leads
unsaid-leads-why = no task has a lead ({ $plans }): there is nothing to compare.
unsaid-ties = which pair of bodies is tied most closely
unsaid-ties-why = no pair is significant after correction ({ $plans }).
unsaid-ties-open = the random plans drawn up to the limit leave it open for a pair ({ $plans }).
unsaid-ties-untested = given the tasks of each body and the bodies of each task, this test can make no pair significant ({ $plans }).
unsaid-clusters = which clusters the bodies form
unsaid-clusters-why = no cluster contains a group beyond chance after correction, on three tasks or more, and is stable as well ({ $plans }).
unsaid-clusters-open = the random plans drawn up to the limit leave it open for a cluster ({ $plans }).
unsaid-core = which bodies are the core
unsaid-core-why = unequal numbers of tasks alone would give the same fit ({ $plans }).
unsaid-core-open = the random plans drawn up to the limit leave it open ({ $plans }).
unsaid-moved = whether leads moved to other bodies
unsaid-moved-why = none of { $pairs } matched pairs of tasks has a lead on both sides: there is nothing to compare.
unsaid-borrowed = who took words from whom
unsaid-borrowed-why = the same words may come from a higher-level plan, and none was given (--upper).
unsaid-borrowed-above = the same words may come from a higher-level plan; { $plan } can serve as the third text: --upper { $id }.
unsaid-themes = who owns which theme
unsaid-themes-why = for { $plans } the codebook is of another field: it covers less than half of the measures, or less than half of the tasks have a word of its field. themes --propose FILE drafts one from the texts.
unsaid-themes-none = no codebook is of the field of these plans and covers half of their measures. --codebook names one, themes --propose FILE drafts one from the texts.
unsaid-themes-many = { $form ->
    [all] for every plan
    [named] for { $plans }
   *[some] for { $count } plans, among them { $plans },
} the codebook is of another field: it covers less than half of the measures, or less than half of the tasks have a word of its field. themes --propose FILE drafts one from the texts.
unsaid-instruments = by which policy instruments the measures work
unsaid-instruments-why = less than half of the measures of { $form ->
    [few] { $plans }
   *[many] { $count } plans, among them { $plans },
} could be coded by instrument: many state an aim only, or are worded unlike what the codebook knows. The shares stand in tables/instruments.csv.
unsaid-instruments-differ = whether the two plans work by different policy instruments
unsaid-instruments-alike = after correction no instrument's share differs significantly more than if the tasks were dealt to the two plans at random, which is no proof that they are the same; the shares stand in tables/instruments-compared.csv.
unsaid-instruments-open = draws to the limit leave it open; the shares stand in tables/instruments-compared.csv.
unsaid-instruments-few = no instrument could be tested: each is in too few tasks, or nothing was drawn.
unsaid-sums = sums over plans of one place
unsaid-sums-why = { $slice } schedules a part of { $master }: added up, tasks would count twice.

## What holds under every coding rule

tried-load = function with most tasks
tried-no-lead = tasks without a lead
tried-lead = function that leads most tasks
tried-functions = { $functions }
tried-level = { $count } functions alike
tried-nobody = none
tried-tasks = { $tasks } of { $all }

## Reading

mistyped-command = there is no file or folder { $word }, and no such command; did you mean fengong { $command }? Nothing was written
option-unknown = error: there is no option { $arg }; see --help
option-command = error: there is no command { $arg }; see --help
option-malformed = error: { $arg } cannot be { $value }; see --help for what it takes
option-value = error: { $arg } cannot be { $value }; possible values: { $valid }
option-missing = error: { $arg } is missing
option-conflict = error: { $arg } cannot be used with other options
option-other = error: the call is wrong; see --help
check-group = { $code }: { $count } more of the same kind
check-more = … and { $count } more: see all of them with --format csv

## What holds (table)

finding = { $finding ->
    [top-lead] Body with the most led tasks
    [top3-lead] Three bodies with the most led tasks, with those that tie
    [no-lead-share] Share of tasks with no lead
    [co-lead-share] Share of tasks with two or more leads
    [lead-gini] Concentration of leads (Gini)
    [top-load] Bureau with the most tasks (no territorial body)
    [load-gini] Concentration of tasks (Gini)
    [clusters] Number of clusters (two bodies or more)
    [partition] Agreement of the partition with the default (adjusted Rand index)
   *[other] { $finding }
}
unsaid-compared = what the plans do alike
unsaid-compared-why = the plans share no running text, and of more than { $few } plans only those that do are compared.

unsaid-compared-upper = beside the upper plan, which serves as third text, there is one plan only and no pair to compare.
