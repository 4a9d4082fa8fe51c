# Words of Word, Markdown, workbook and network files.

report-table = Table { $tables }. { $caption }
report-figure = Figure { $figures }. { $title }
dot-cluster = Cluster { $group }
finding-with-holds = { $finding } ({ $holds }).
holds-same = same
holds-differs = differs
byline-rule = Coding rule: { $rule }
note-program = Program
note-seed = Seed
note-resamples = Resamples
note-draws = Draws from the null
note-input = Input
load-tasks-of = { $plan }: tasks
load-share-of = { $plan }: share
first-rows-of-table = { $caption } (first { $rows } rows; all in tables/{ $id }.csv)
smallest-rows-of-table = { $caption } (of pairs with two tasks or more the { $rows } with the smallest { $by }; all in tables/{ $id }.csv)
workbook-title = Division of labour
workbook-how-to-read = How to read
workbook-reading = An assignment is a task naming a body; it is not effort.
workbook-links = Underlined counts and task ids lead to the rows they rest on.
workbook-convention = Convention
workbook-tasks = { $tasks ->
    [one] { $tasks } task
   *[other] { $tasks } tasks
} ({ $file })
workbook-plan = Plan { $plan }
workbook-rows = { $caption } ({ $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
})
workbook-first-rows = { $caption } ({ $rows } rows); the first { $most } rows, all in tables/{ $id }.csv
workbook-first-plans = { $caption } ({ $rows } rows); the first { $listed } plans, all in tables/{ $id }.csv
workbook-sheet = Sheet { $sheet }
chart-title = { $city } ({ $plan }): tasks by body
chart-title-most = { $city } ({ $plan }): the { $most } bodies with most tasks
chart-axis = Tasks (count)
network-of = { $plan }: { $kind ->
    [coresponsibility] co-responsibility network
    [lead-support] lead → supporter network
   *[responsibility] responsibility network
}
network-overlap = Overlap of { $a } and { $b }
network-plan = { $city } ({ $id })

sheet =
    .panel = Panel
    .copied-tasks = Copied tasks
    .usual-owners = Usual owners
    .departures = Departures
    .plan-kinds = Kinds of plans
    .kind-leads = Leads by kind
    .functions-across = Functions over plans
    .themes-across = Themes over plans
    .coverage = Coverage
    .receipt = Receipt
    .about = About
    .tasks = Tasks
    .agencies = Bodies
    .assignments = Assignments
    .workload = Workload
    .charts = Charts
    .clusters = Clusters
    .overlap = Overlap
    .division-pairs = Division
    .themes = Themes
    .check = To check
    .load-summary = Summary
    .ties = Ties
    .functions = Functions
    .schedule = Schedule
    .gaps = Gaps
    .missing-owners = Expected owners
    .findings = Robustness

bound =
    .low = 95% low
    .high = 95% high
    .null-low = null low
    .null-high = null high
refusal =
    .too-large = { $bodies } bodies and { $tasks } tasks: clusters are compared with hundreds of random plans, which takes minutes beyond 150 bodies (or 400,000 bodies times tasks) and is not done. Try its annexes one by one.
    .few-bodies = Fewer than 4 bodies ({ $bodies }): they cannot be parted into clusters.
    .few-joint = Fewer than 3 tasks name two or more bodies ({ $tasks }): there is no pattern to see.
    .all-alike = All bodies stand on the same tasks: there is no difference to compare.
    .hypergeometric = The hypergeometric test takes all tasks as equally open; where some name everybody it calls many chance ties significant. For comparison only.
    .no-shared-function = The plans share no function: their networks cannot be compared.
    .no-partners = No task of one plan has a partner in the other.

receipt = Receipt: { $all } changes in coded tables: { $applied } applied, { $ignored } ignored, { $lost } not understood
sheet-reading = Reading
choose-from-list = Choose from the list

receipt-applied = applied
receipt-gone = applied: the assignment is gone
receipt-removed = applied: the row was removed
receipt-added = applied: a new row
receipt-several = applied: { $n } bodies in one cell are { $n } assignments
receipt-own-name = applied: not in the registry, kept under its own name
receipt-own-name-near = applied: not in the registry, kept under its own name; the closest in the registry is “{ $near }”
receipt-duty = none of { $duties }: the reading stands
receipt-duty-near = none of { $duties }: the reading stands; “{ $written }” usually counts as { $usual }
receipt-kind = none of the kinds in the list: the reading stands
receipt-open = write yes or no: the reading stands
receipt-no-task = no task has this id: the row is left out
receipt-new-row = a new row needs a name and one of { $duties }: the row is left out
receipt-same = the task has this assignment already
receipt-found-again = applied: the document has changed, and it was found again by its words
receipt-undone = taken back
receipt-later = changed again later
receipt-lost-task = the document no longer has this task
receipt-lost-words = the task no longer has these words
receipt-lost-place = there is no such place any more
receipt-row = whole row
receipt-decision = decision { $n }
receipt-fixed =
    .task = task ids come from the document
    .responsibility = the sentence comes from the document: change the document and read it again
    .text = the text comes from the document: change the document and read it again
    .doubt = what is to be checked is written by the program, and not read
    .note = notes stay in your sheet; results do not use them
network-legend-roles = thick: lead — thin: participant — dashed: support
network-legend-ties = width: strength of the tie — dark: more than chance (q ≤ 0.05)
network-legend-leads = arrow: from the lead to those who work for it — width: tasks
network-legend-grades = thick: same — thin: similar — dotted: same theme

annotations-project = Coding of responsibilities
annotations-duties = Duties
annotations-bodies = Bodies
annotations-left-out =
    { $n ->
        [one] { $n } body stands in no words of the document, so it has no place to be coded and is left out (the coded table has it): { $names }
       *[other] { $n } bodies stand in no words of the document, so they have no place to be coded and are left out (the coded table has them): { $names }
    }
