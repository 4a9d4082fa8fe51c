# Words on figures, their titles, how to read them, and what stands for them where they cannot be seen.

figure-across-there-no-function-draw = There is no function to draw.
figure-across-plans-which-it-leads = plans in which it leads a task
figure-across-plans-that-name-it = plans that name it without lead
figure-across-share-plan-tasks-median = share of a plan's tasks: median and middle half
figure-across-plans = plans
figure-across-share-plan-tasks = share of a plan's tasks
figure-across-there-no-theme-or = There is no theme or no plan to draw.
figure-across-named-leads = { $name } is named in { $named } and leads in { $leading }.
figure-across-title = In how many plans each function is named and leads
figure-across-note = n = { $n } plans, { $bodies } functions (territorial bodies left out); each plan counts once, however long. Bodies of one function are joined under its general name. { $led } plans have a lead.
figure-across-alt = { $bodies } functions over { $n } plans. { $top }
figure-across-title-2 = In how many plans each theme is owned
figure-across-note-2 = n = { $n } plans, { $themes } themes of the codebook (in its order); to the right the functions that lead, with the number of plans. “No task” depends on what the codebook asks for.
figure-across-alt-2 = Ownership of { $themes } themes over { $n } plans; { $owned } are led in more than half of them.
figure-alluvial-no-tasks-matched-one = No tasks are matched one to one.
figure-alluvial-no-matched-tasks-have = No matched tasks have a lead on both sides.
figure-alluvial-same-lead = same lead
figure-alluvial-another-lead = another lead
figure-alluvial-no-lead-on-one = no lead on one side at least
figure-alluvial-other-bodies = other bodies
figure-alluvial-no-lead-named-joint = no lead named (joint)
figure-alluvial-title = Who leads the same tasks in { $x } and { $y }
figure-alluvial-notes = Tasks matched one to one, same or similar (n = { $n } pairs; { $both } with a lead on both sides). A pair counts 1, shared by its leads. Both columns in one order, by weight on both sides.
figure-alluvial-alt = Flows of owners of { $n } matched tasks between { $x } and { $y }.
figure-butterfly-neither-plan-names-responsible = Neither plan names a responsible body.
figure-butterfly-share-plan-tasks = share of the plan's tasks
figure-butterfly-functions-with-smaller-shares = { $hidden } functions with smaller shares are not drawn.
figure-butterfly-title = Load of the same functions in { $x } and { $y }
figure-butterfly-notes = In the order of the mean share. Bars: assignments as a share of the plan's tasks; behind a bar, tasks (share); legend: assignments left | right. n = { $tasks } and { $tasks2 } tasks; { $both } functions stand in both plans; — not named there. Territorial bodies stand apart below.
figure-butterfly-alt = Shares of tasks of { $rows } functions in { $x } and { $y }, side by side.
figure-common-too-few-bodies-work = Too few bodies work together.
figure-common-only = only in { $plan }
figure-common-together-both = together in both
figure-common-title = { $x } and { $y }: which bodies share a task
figure-common-more-functions-not-drawn = { $more ->
    [0] {""}
    [one] ; { $more } more function is not drawn
   *[other] ; { $more } more functions are not drawn
}
figure-common-reading = { $both } pairs share tasks in both plans, { $first } in { $x } only, { $second } in { $y } only; cells count shared tasks ({ $x } first){ $part }. The counts are not tested.
figure-common-alt = Bodies that share tasks in { $x } and { $y }: { $both } pairs in both.
figure-crosses-title = Share of measures that other plans have as well
figure-crosses-reading = How many of the row's measures (%) the column has in the same or similar form; blank where two plans were not compared.{ $more ->
    [0] {""}
    [one] {" "}One more plan is not drawn.
   *[other] {" "}{ $more } more plans are not drawn.
}
figure-crosses-alt = Overlap between { $plans } plans.
figure-crosses-there-no-two-plans = There are no two plans to compare.
figure-crosses-plan = Plan
figure-crosses-title-2 = { $plan }: who leads and who supports
figure-crosses-reading-2 = Rows lead, columns participate or support; cells count tasks. Only the bodies with most tasks.
figure-crosses-alt-2 = Leading and supporting bodies of { $plan }.
figure-crosses-no-task-has-both = No task has both a lead and other bodies.
figure-crosses-lead = Lead
figure-crosses-title-3 = { $name }: which bodies carry which themes
figure-crosses-reading-3 = Cells count the tasks of a theme that name a body. Only the bodies with most tasks.
figure-crosses-alt-3 = Themes and bodies of { $name }.
figure-crosses-no-theme-codebook-this = No theme of the codebook is in this plan.
figure-crosses-theme = Theme
figure-deadlines-no-task-gives-date = No task gives a date.
figure-deadlines-title = When tasks are due
figure-deadlines-reading = Each square is a task in the month it is due, a year alone in its December. { $dated } of { $all } tasks give a date.
figure-deadlines-alt = Dates of { $dated } tasks.
figure-grid-rows-columns-more-not = { $rows } rows and { $columns } columns more are not drawn for want of space.
figure-heat-last-bodies-order-not = The last { $hidden } bodies of the order are not drawn.
figure-heat-lower-left-shared-tasks = lower left: shared tasks (1–{ $most })
figure-heat-upper-right-observed-expected = upper right: observed ÷ expected (<0.5, <0.8, about 1, >1.25, >2)
figure-heat-ordered-by-cluster-heavy = Ordered by cluster (heavy boxes). n = { $n } bodies without territorial ones, { $pairs } pairs with shared tasks. Ratios only where { $n2 } tasks are shared or expected. *: significant against the null with both margins fixed (one-sided, corrected with all tests, q ≤ .05).
figure-heat-tasks-shared-by-pairs = Tasks shared by pairs of bodies in { $p }
figure-heat-heat-map-shared-tasks = Heat map of shared tasks of { $n } bodies; { $marked } of { $pairs } pairs are above chance.
figure-instruments-none = No policy instrument is coded in half of the measures of a plan.
figure-instruments-instrument = Policy instrument
figure-instruments-title = Each policy instrument's share of the coded measures
figure-instruments-reading = Share of the measures with a policy instrument that have this one (%); a measure may have two. In the order supply, environment, demand side{ $form ->
    [pair] ; a dark line joins shares that differ more than if the tasks were dealt to the two plans at random (q ≤ .05), at the right the measures
    [lines] ; at the right the measures
   *[shades] {""}
}.
figure-instruments-alt = Shares of policy instruments in { $plans } plans.
figure-leads-there-no-task = There is no task.
figure-leads-more-plans-not-drawn = { $more ->
    [0] {""}
    [one] { $more } more plan is not drawn.
   *[other] { $more } more plans are not drawn.
}
figure-leads-lead-words = lead in words
figure-leads-lead-by-rule = lead by the rule
figure-leads-no-lead = no lead
figure-leads-no-task-has-lead = No task has a lead.
figure-leads-alike = No body leads more than one task: bars would all be alike.
figure-leads-no-body-leads = no body leads
figure-leads-sole-lead-words = sole lead in words
figure-leads-joint-lead-words = joint lead in words
figure-leads-body = Body
figure-leads-title = Tasks of each plan by lead
figure-leads-alt = Tasks of { $plans } plans by lead.
figure-leads-title-2 = Tasks that each body leads
figure-leads-more-bodies-not-drawn = { $more ->
    [0] {""}
    [one] ; { $more } more body is not drawn
   *[other] ; { $more } more bodies are not drawn
}
figure-leads-reading-2 = Tasks that each body leads; of joint leads each counts once{ $part }.
figure-leads-alt-2 = Number of tasks that each body leads.
figure-load-plan-names-no-responsible = The plan names no responsible body.
figure-load-tasks = tasks
figure-load-bodies-with-fewer-tasks = { $left_over } bodies with fewer tasks are not drawn.
figure-load-title = Tasks assigned to each body in { $plan }, by duty
figure-load-alt = { $plan }: { $tasks } tasks on { $agencies } bodies; { $name } has most, { $most }.
figure-load-concentration-gini = Concentration: Gini { $gini }{ $interval }.
figure-load-95-interval = {" "}(95% interval { $lo }–{ $hi })
figure-lorenz-there-no-assignment-spread = There is no assignment to spread.
figure-lorenz-under-this-convention-nobody = Under this convention nobody leads anything.
figure-lorenz-perfect-equality = perfect equality
figure-lorenz-cumulative-share-bodies-lightest = cumulative share of bodies, lightest first
figure-lorenz-cumulative-share-tasks = cumulative share of tasks
figure-lorenz-cumulative-share-leads = cumulative share of leads
figure-lorenz-gini-n = { $name }: Gini { $value }{ $bounds }, n = { $rows }
figure-lorenz-tasks = tasks
figure-lorenz-leads = leads
figure-lorenz-further-from-diagonal-more = The further from the diagonal, the more concentrated; n: bodies, those with none included; Gini in its small-sample form, interval by the jackknife over tasks.
figure-lorenz-plans-without-distribution-draw = Plans without a distribution to draw: { $left_out }.
figure-lorenz-title = Concentration of { $what } over bodies (Lorenz curve)
figure-lorenz-alt = Lorenz curves of { $what } with Gini coefficients.
figure-matched-no-task-one-plan = No task of one plan matches one of the other.
figure-matched-more-pairs-not-drawn = { $more ->
    [one] { $more } more pair is
   *[other] { $more } more pairs are
} not drawn for want of space.
figure-matched-left-half = left half: { $a }
figure-matched-right-half = right half: { $b }
figure-matched-dark-leads-middle-named = dark: leads; middle: named
figure-matched-matched-tasks = Matched tasks
figure-matched-others = Others
figure-matched-both = Both
figure-matched-same = same
figure-matched-similar = similar
figure-matched-and = { $no } and { $no2 }, { $grade }
figure-matched-title = Who does the matched tasks of { $a } and { $b }
figure-matched-more-pairs-not-drawn-2 = { $more ->
    [0] {""}
    [one] ; { $more } more pair is not drawn
   *[other] ; { $more } more pairs are not drawn
}
figure-matched-reading = The bodies named by { $n } pairs of matched tasks, grouped by lead and ordered by agreement; below a task its numbers in both plans, at the right the bodies both name out of all{ $part }.
figure-matched-alt = Who does { $n } matched tasks of { $a } and { $b }.
figure-matrix-no-task-plan-names = No task of the plan names a responsible body.
figure-matrix-title = Tasks and responsible bodies of { $p }
figure-matrix-notes = Rows: tasks in the order of the document; columns: bodies by number of tasks, territorial ones last; of two duties in one task the stronger is shown. n = { $t } tasks, { $a } bodies, { $n } assignments.
figure-matrix-alt = Matrix of { $t } tasks and { $a } bodies of { $p }, a letter for each duty.
figure-names-source-plans-see-tables = Source: { $seen } plans, see tables/plans.csv.
figure-network-bodies-with-fewest-tasks = The { $hidden } bodies with fewest tasks are not drawn.
figure-network-tie-above-chance-p = tie above chance (p ≤ .05; width: weight)
figure-network-other-shared-tasks = other shared tasks
figure-network-strongest-brokers = strongest brokers
figure-network-stability = {" "}(stability { $s })
figure-network-title = Co-responsibility network of { $p } and its clusters
figure-network-notes = n = { $n } bodies without territorial ones, { $ties } pairs share tasks, { $tested } of them significantly more than by chance (null with both margins fixed, one-sided, corrected with all tests, q ≤ .05). Weight Σ 1/(k − 1) (Newman 2001). Stability: mean Jaccard with the best match over resampled tasks, of the bodies drawn on both sides. { $modularity }
figure-network-alt = { $n } bodies of { $p }, { $ties } pairs with shared tasks, { $several } clusters, { $tested } ties above chance.
figure-owners-no-theme-codebook-these = No theme of the codebook is in these plans.
figure-owners-more-plans-not-drawn = { $hidden ->
    [one] { $hidden } more plan is
   *[other] { $hidden } more plans are
} not drawn for want of space.
figure-owners-more-themes-not-drawn = { $more ->
    [one] { $more } more theme is
   *[other] { $more } more themes are
} not drawn for want of space.
figure-owners-shared = shared
figure-owners-local-only = local only
figure-owners-unnamed = unnamed
figure-owners-no-task = no task
figure-owners-title = Who leads each theme
figure-owners-reading = Who leads the { $n } themes of the codebook in each plan: dark where a lead is named (written in the tile), pale where bodies share it without a lead, outlined where there is no task.
figure-owners-not-drawn-themes-that = Not drawn: { $absent } themes that no plan touches.
figure-owners-alt = Ownership of { $n } themes in { $plans } plans.
figure-ribbons-two-plans-have-no = The two plans have no task in common.
figure-ribbons-tasks-not-drawn-for = { $hidden } tasks are not drawn for want of space.
figure-ribbons-same-measure = same measure
figure-ribbons-similar-measure = similar measure
figure-ribbons-same-theme-only = same theme only
figure-ribbons-title = Overlap of the tasks of { $x } and { $y }
figure-ribbons-notes = Both lists in the order of their documents; grey tasks have no near one on the other side. n = { $n } and { $n2 } tasks, { $strong } pairs similar or same. { $y } has { $ca } of the measures of { $x }, the other way { $cb }. Of { $theme } pairs on the same theme only, those without anything nearer are drawn.
figure-ribbons-alt = { $strong } pairs of same or similar tasks between { $x } and { $y }.
figure-shares-no-body-named = No body is named.
figure-shares-alike = Every body is named in as many tasks: bars would all be alike.
figure-shares-function = Function
figure-shares-title = Each function's share of all tasks
figure-shares-at-right-tasks-that = ; at the right the tasks that name them
figure-shares-reading = Share of all tasks (%), each task divided among the bodies it names, local governments excluded; ordered by mean share{ $part }{ $part2 }.
figure-shares-alt = Shares of { $rows } functions in { $shown } plans.
figure-sheet-note = Note.{" "}
figure-slopes-no-lead-depends-on = No lead depends on the coding rule.
figure-slopes-median = Median
figure-slopes-share-tasks-with-lead = Share of tasks with a lead
figure-slopes-title = Leads under the three coding rules
figure-slopes-reading = Leads under three coding rules: literal (a lead in words, or a single body), joint (every responsible body leads), first (where no lead is named, the first responsible body).
figure-slopes-alt = Leads under three coding rules.
figure-together-no-two-bodies-share = No two bodies share a task, or the tasks are too few for a test.
figure-together-across-share-tasks-shared = across: share of tasks shared by chance; upwards: share of tasks shared
figure-together-pairs-above-chance = { $n } pairs, { $heavy } above chance
figure-together-and = { $name } and { $name2 }
figure-together-tasks-expected = { $tasks } tasks, { $expected } expected
figure-together-title = Tasks that pairs of bodies share, against chance
figure-together-reading = Each point is a pair of bodies: the share of tasks naming both, against random plans with the same tasks per body and bodies per task; on the broken line both are equal, dark points are above chance after correction (q ≤ 0.05).
figure-together-alt = Tasks that pairs of bodies share against chance; { $heavy } pairs above it.
figure-upset-led-jointly-by-two = led jointly by two or more
figure-upset-led-by-one-body = led by one body
figure-upset-tasks-led = tasks led
figure-upset-tasks = tasks
figure-upset-more-sets-not-drawn = { $hidden ->
    [one] { $hidden } more set is
   *[other] { $hidden } more sets are
} not drawn.
figure-upset-title = Bodies that lead together in { $p }
figure-upset-notes = Each column counts tasks led by exactly the marked bodies (exclusive sets); bars on the left: all tasks a body leads. n = { $tasks } tasks with a lead, { $sets } sets, { $joint } led jointly; convention: { $rule }.
figure-upset-alt = Sets of leads in { $p }: { $tasks } tasks have a lead, { $joint } of them several.
figure-web-tasks = Tasks ({ $tasks })
figure-web-bodies = Bodies ({ $bodies })
figure-web-title = Tasks and bodies of { $p }
figure-web-notes = Left: order of the document; right: ordered for few crossings ({ $after }; { $before } in order of first mention). Figures behind a body: assignments. n = { $t } tasks, { $a } bodies, { $n } assignments.
figure-web-alt = { $n } lines between { $t } tasks and { $a } bodies of { $p }.
figure-load-notes = Bars count assignments, the figure behind a bar counts tasks; n = { $tasks } tasks, { $agencies } bodies, { $assignments } assignments; { $open } tasks have an open list. Territorial bodies stand apart below.
figure-across-left-out = { $n } more { $of ->
    [functions] functions
   *[themes] themes
} are not drawn for want of space.
figure-owners-group = { $of ->
    [led] Led
    [not-led] No lead
    [both] Led in both
    [neither] Led in neither
    [only] Led in { $plan } only
    [all] Led in all plans
    [some] Led in some plans
   *[none] Led in no plan
}: { $n }
figure-continued = { $name } (continued)
figure-part-of = { $title } ({ $part } of { $total })
figure-heat-no-pairs = No two of the { $n } bodies share a task: there is no network to draw.
figure-heat-few-pairs = Of the { $n } bodies only these share tasks: { $pairs }. That makes no network.
figure-tasks = { $n ->
    [one] { $n } task
   *[other] { $n } tasks
}
figure-network-modularity = { $tested ->
    [yes] Modularity { $q } (p = { $p } against the null).
   *[no] Modularity { $q }.
}
figure-network-cluster-no = Cluster { $n }{ $stability }
figure-web-lead = lead (in the colour of the body)
figure-web-left-out = { $n } bodies with fewer assignments are not drawn.
figure-upset-no-leads = Under this convention no task of the plan has a lead.
figure-upset-alone = No bodies lead together: each of the { $n } tasks with a lead has only one.
figure-leads-reading = Tasks by lead under the { $rule } coding rule: a lead in words, by the rule only, or none; at the right the share with a lead.
figure-source = Source: { $sources }.
figure-source-entry = { $plan } ({ $file })

ownership-legend =
    .led = led
    .shared = shared, no lead named
    .local-only = territorial bodies only
    .unnamed = nobody named
    .absent = no task
rule-short =
    .literal = literal
    .joint-lead = joint
    .first-lead = first
duty-letter =
    .lead = L
    .responsible = R
    .participate = P
    .support = S
    .implement = I
duty-on-figure =
    .lead = lead
    .responsible = responsible
    .participate = participate
    .support = support
    .implement = implement (territorial)
figure-pairs-across-title = Which bodies stand together in how many plans
figure-pairs-across-reading = n = { $plans } plans; a bar counts the plans in which two functions share a task, its dark part those in which they share significantly more than the null model predicts, after correction.{ $more ->
    [0] {""}
   *[other] {" "}{ $more ->
        [one] { $more } more pair is
       *[other] { $more } more pairs are
    } not drawn.
}
figure-pairs-across-alt = Plans in which pairs of functions stand together; { $significant } pairs are significant in some plan.
figure-pairs-across-significant = plans where they share more than by chance
figure-pairs-across-together = plans where they share a task
figure-matched-group = { $outcome }: { $n }
