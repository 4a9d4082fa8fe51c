# The words of the page itself; those under script are for its script, which puts values where # stands.

page-title = Who does what: a report on responsibilities
page-noscript = Tables and evidence need JavaScript; text and figures do not. report.md and the folder tables hold the same.
page-skip = Skip to the report
page-print = Print
page-evidence = Evidence
page-same = Same
page-differs = Differs
page-how-to-read = Reading the charts
page-dark = Dark: a lead is named
page-light = Pale: joint responsibility only
page-blank = Outline: no task
page-shares = Share of all tasks (%), each task divided among the bodies it names
page-with-lead = Share of tasks with a lead, whoever leads
page-counted-lead = Share of tasks that the coding rule gives a lead, the word for it standing nowhere
page-together = The pair named together most often, share of all tasks
page-measures-found = Share of measures that the other plan has in the same or similar form
page-pairs = Matched tasks
page-themes = Themes of the codebook
page-plans-with-lead = Plans where most tasks have a lead
page-middle-plan = Median
page-cell-is-plan = Each cell is a plan, ordered by its share of tasks with a lead
page-about-unsaid = What the documents cannot support is listed here, once each.
page-robustness = Robustness
page-about-robustness = Three coding rules lead from wording to leads. What is the same under all may be quoted as it is; what differs needs its rule beside it.
page-tried = Conclusion by conclusion
page-conclusion = Conclusion
page-plan = Plan
page-verdict = Verdict
page-table = Table:{" "}
page-tables = All tables
page-about-tables = Click a head to sort, type to filter (Chinese or English names, several words parted by blanks); what is blue opens its sentences. Leads follow the rule the report opens with. All data are in the folder tables and in workbook.xlsx.
page-methods = Methods
page-limits = Limits
page-references = References
page-topic-load = Load
page-topic-leads = Leads
page-topic-partners = Partners
page-topic-overlap = Alike
page-topic-themes = Nobody leads
page-topic-instruments = Instruments
page-footer = fengong { $version }. The same input and options give the same result (run.json). Beside this page: report.docx, report.md, workbook.xlsx, tables, figures, networks.
page-not-drawn = Figure: { $figure }
page-of = { $n } of { $all ->
    [one] { $all } task
   *[other] { $all } tasks
}
page-foremost-in = Of { $n } plans, how many name the function in most tasks
page-pair = { $a } and { $b }
page-found-in = of its measures are also in { $other }
page-in-other = { $a }, also in { $b }
page-outcomes = lead in both { $both }, in one { $one }, in neither { $none }
page-plans-by-lead = over half { $most }, up to half { $some }, none { $none }
page-theme-counts = led { $led }, no lead { $shared }, no task { $absent }
page-themes-by-plans = led in most plans { $most }, in some { $some }, in none { $none }
page-cell-is-theme = Each cell is one of { $n } themes; rows are aligned
page-lede = This compares what documents say, not what is done; numbers of tasks are no measure of effort; local governments are excluded. Leads follow { $convention ->
    [joint-lead] the joint-lead rule: every responsible body leads
    [first-lead] the first-lead rule: where no lead is named, the first responsible body leads
   *[literal] the literal rule: a lead in words, or a single responsible body
}.
place = { $part ->
    [sheet] , sheet “{ $n }”
    [page] , page { $n }
    [table] , table { $n }
    [row] , row { $n }
   *[line] , line { $n }
}

page-all-plans = All plans
page-unnamed = Share of tasks that name no department: nobody, only “relevant departments”, or only local governments
page-plans-with-ties = Plans with significant ties
page-ties-by-plan = some pair beyond chance { $some }, none { $none }

script =
    .contents = Contents
    .convention = Coding rule
    .close = Close ✕
    .back = Back
    .task_text = Full text
    .all_duties = all duties
    .all_plans = all plans
    .all_of_body = all assignments of this body
    .no_statement = no statement of responsibility
    .statement = Statement
    .who = Bodies
    .like = Same or similar tasks
    .none = nobody
    .no_lead = no lead
    .filter = Filter
    .fewer = Show fewer
    .nothing = Nothing here
    .theme = Themes
    .lead = Lead
    .source = The higher-level plan says it as well
    .score = score
    .expected = expected
    .ratio = observed/expected
    .q = adjusted p
    .cluster = Cluster
    .stability = Stability
    .task = Task
    .task_no = task #
    .plan_task = #, #
    .list = ,{" "}
    .colon = :{" "}
    .semicolon = ;{" "}
    .comma = ,{" "}
    .counts_as = “#” → #
    .joint = {" "}(joint)
    .more = # more
    .place = # place
    .places = # places
    .one_task = # task
    .tasks = # tasks
    .group = #: #
    .with_lead = # with a lead
    .without_lead = # without a lead
    .rows_of = # of # rows
    .rows = # rows
    .all_rows = Show all # rows
