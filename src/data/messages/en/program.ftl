# What the program says on the command line: notes, failures, hints.

program-folder-lies-outside-output-folder = { $name }: lies outside the output folder { $folder } and is not written; remove the link that leads there, or name another place with -o
program-input-no-file-it-that = { $name }: no file in it that can be read (txt, docx, xlsx, html, pdf …)
program-input-holds-results-this-program = { $folder } holds results of this program, which are no input
program-input-folders-nested-more-than = { $name }: folders are nested more than { $n } deep; the files in it were not read: name this folder itself
program-input-not-manifest = { $name }: not a manifest: { $e }
program-owned-it-input-not-written = { $name }: it is an input and is not written over; name another place with -o
program-session-no-input-name-file = no input: name a file or a folder, as in fengong extract seeds
program-session-there-no-plan-there = there is no plan `{ $id }`; there are: { $known }
program-session-places-need-look-see = { $n ->
    [one] { $n } place needs
   *[other] { $n } places need
} a look: see `fengong check`
program-session-no-plan-work-on = no plan to work on; nothing was written
program-session-none-files-holds-task = none of the { $files } files holds a task with a responsible body; see `fengong check`
program-no-task = no task with a responsible body found
program-no-task-hint = there should be a column 责任单位, or notes behind paragraphs
program-no-table = no such table: { $name }
program-no-network = no such network: { $kind }
program-staging-another-fengong-writing-there = another fengong is writing there; waiting for it …
program-agree-two-tables-share-no = the two tables share no task id; are they of the same documents?
program-analyses-comparison-needs-two-plans = a comparison needs two plans; there is only one
program-analyses-counted-only = { $plans } plans: of each is given what can be counted; intervals, null bands, drawn tests and stability were left out (their cells are empty): name some with --plans A,B, or ask for all with --every-plan
program-analyses-plans-make-pairs-compared = { $plans } plans make { $all } pairs; compared: the { $compared } that share most passages; name others with --plans A,B
program-check-errors-warnings-notes = { $errors } errors, { $warnings } warnings, { $notes } notes ({ $codes })
program-explain-no-task-body-or = no task, body or theme called `{ $what }`: name a task's id (plan/8), a body (民政局) or a theme
program-extract-no-workbook = no workbook: { $e }
program-graph-nodes-n1-n2-with = nodes are n1, n2 …: with -o NAME.dl their key is written beside it, as NAME.dl-key.csv
program-graph-several-plans-this-choose = several plans: this is { $first }; choose with --plans
program-graph-graph-overlap-two-plans = a graph of overlap is of two plans: name them with --plans A,B; there are: { $known }
program-graph-no-picture = no picture: { $e }
program-graph-no-dot-graphviz-found = no `dot` of Graphviz found ({ $e }): install Graphviz, or leave out --engine graphviz
program-graph-graphviz-failed = Graphviz failed: { $said }
program-commands-this-command-has-no = this command has no { $name } output; there is: { $instead }
program-commands-codebook = --codebook: { $e }
program-report-there-no-folder-seeds = there is no folder `seeds` here: name the files or folders to read, as in `fengong plans -o results`
program-report-side-by-side = { $plans } plans are set side by side; clusters, ties, roles and coding rules of each were left out: name some with --plans A,B, or ask for all with --every-plan
program-report-no-report = no report: { $e }
program-report-plans-read-files-written = plans read: { $plans }, files written: { $n }; start with { $folder }/report.html
program-report-no-font-has-these = no font has these characters; PNG and PDF lack them: { $missing }
program-help = help
program-error = error
program-stopped-done = stopped; the results had been written
program-stopped = stopped; no file was changed
program-unreadable = { $name }: { $message }; { $hint }
program-wrong-file = { $name }: { $error }
program-theirs = { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}: not written by this program, or changed since; left as it is. Name another place with -o, or give --force (a copy is kept as .bak)
program-io = { $kind ->
    [not-found] no such file or folder
    [permission-denied] permission denied; check who may read and write it
    [storage-full] the disk is full; make room, or name another place with -o
    [is-a-folder] it is a folder
    [in-the-way] a file is in the way of the folder
    [no-utf8] not UTF-8 text; save it as UTF-8
   *[other] { $error }
}
program-adapt-few = --adapt: { $plans } plans do not show what is common among plans; it takes { $least } at least. Give more plans, or compare without --adapt.
program-limit-unknown = no such limit; there are: { $known }
program-limit-value = write { $name }=N

program-draft-none = no theme was drafted: too few measures, or none near another; { $path } holds none
program-draft-written = { $themes } themes drafted into { $path }: edit names and keywords, then give it back with --codebook { $path }
program-draft-no-items = no theme can be tested: one must have four measures, and another must have some
program-draft-items = { $n } items of the intruder test in { $path }: two coders fill in a copy each; read them back with the same inputs, codebook and --seed, and --answers A --answers B
program-draft-together = together
program-draft-no-table = no table of the intruder test (it needs the item, A–E and the answer)
program-draft-other-item = item { $item } is another one now; use the inputs, codebook and --seed it was made with
program-draft-no-letter = the answer “{ $answer }” to item { $item } is none of A–E
program-listed-busy = { $name }: another fengong is writing it
program-listed-going-on = going on where the last run stopped: { $done ->
    [one] one file is done
   *[other] { $done } files are done
}
program-stopped-goes-on = stopped; what is done stays, and the same call goes on with it
program-extract-no-project = no project: { $e }
program-desk-no-server = the desk cannot be opened: { $e }
program-desk-no-page = this program was built without graphs/fengong.html, so it carries no page: name one with --page, or build it again with that file
program-desk-open = the desk: { $address } (for this machine only; it ends when the page is closed, or with Ctrl-C)
program-desk-closed = the page was closed, and the desk with it
program-desk-saved = saved: { $path }
program-desk-no-name = { $name } is not saved: only coded tables, reports and the like are, and only beside the inputs
