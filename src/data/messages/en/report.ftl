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
workbook-title = Division of labour
workbook-how-to-read = How to read
workbook-reading = An assignment is a task naming a body; it is not effort. Underlined counts and task ids lead to the rows they rest on.
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
    .too-large = { $bodies } bodies and { $tasks } tasks are more than a co-responsibility network is made for.
    .few-bodies = Only { $bodies } bodies: fewer than 4 cannot be parted into clusters.
    .few-joint = Only { $tasks } tasks name two or more bodies: under 3 there is no pattern to see.
    .all-alike = All bodies stand on the same tasks: there is no difference to compare.
    .hypergeometric = The hypergeometric test takes all tasks as equally open; where some name everybody it calls many chance ties significant. For comparison only.
    .no-shared-function = The plans share no function: their networks cannot be compared.
    .no-partners = No task of one plan has a partner in the other.

receipt = Receipt: { $all } changes in coded tables: { $applied } applied, { $ignored } ignored, { $lost } not understood
sheet-reading = Reading
choose-from-list = Choose from the list
