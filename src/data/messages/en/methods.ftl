# Methods and limits.

methods-comparison-texts-compared-measure-by = Texts are compared measure by measure { $linder }: rare words weigh more than boilerplate, and a short task can match a sentence of a long one. “Same” is the same measure in (nearly) the same words, “similar” the same measure in other words or a special case of it; pairs listed as “theme” have something in common, and one in ten of the least alike is the same measure after all. What is said in other words is told by meaning: vectors of characters and pairs of them, fitted to those of a sentence encoder, are added up, and nearness counts against the nearest few in either plan (CSLS), not by itself; so do the words of two tasks, each beside the nearest of the other's, and the characters two by two that they share. The farther two plans are from each other as wholes, as those of different fields are, the more is taken off. The score is the probability of being the same or similar, with weights from eleven hand-graded pairs of plans (six published, five invented); each field left out in turn, F1 at similar or better is 0.82 on the mean of the pairs, and 0.74 on the four published pairs outside elder care. No codebook has a part in it. The division of labour is compared on pairs matched one to one that are at least similar.
methods-comparison-sets-bodies-compared-by = Sets of bodies are compared by Jaccard and MASI { $masi }, from ten pairs on.
methods-comparison-dissimilarity-ties-split-over = The dissimilarity of ties { $poisot } is split over a common denominator into turnover of bodies and rewiring { $fruend }; beside it stands that of two random halves of one plan (mean of 100), a scale and no test.
methods-comparison-functions-that-busy-one = Functions that are busy in one plan are often busy in the other, so ties correlate, and QAP { $qap }, which permutes functions, calls that significant. Here the mean over random plans with the same number of tasks of each function and of functions of each task { $swaps } is first taken off; the rest is correlated, with p from pairs of such random plans.
methods-comparison-differences-load-shares-tested = Differences of load shares are tested by dealing the tasks of both plans anew between them; their 95% interval is given where both plans have 15 tasks and the function eight in each.
methods-comparison-partitions-compared-by-adjusted = Partitions are compared by the adjusted Rand index { $ari }.
methods-comparison-policy-instruments-18-supply = Policy instruments (18, of supply, environment and demand side, Rothwell & Zegveld 1985) are coded measure by measure: by keywords, and where there is none by the instrument nearest in meaning. They stand in tables/instruments.csv and its like. Whether two plans differ in the share of an instrument is tested by dealing their tasks anew to both.
methods-comparison-themes-come-from-codebook = Themes come from a codebook of { $n } themes applied to measures; a task may belong to several. Ownership has five grades: led, shared, local only, unnamed, absent; the last two are unowned.
methods-comparison-kinds = Plans are put into kinds by who leads which theme: over the themes that both lead, how far the leading functions differ (one less Jaccard) is averaged and drawn towards the mean of all pairs; average linkage, cut into two to six kinds where the mean silhouette { $silhouette } is largest{ $draws ->
    [0] {""}
   *[other] , compared with the largest silhouettes of { $draws } deals in which the leads of each theme change plans at random
}.
methods-comparison-joint-responsibility-without-lead = Joint responsibility without a lead is the problem of many hands { $hands }: the more take part, the harder it is to say who answers; it is not the same as nobody's.
methods-limits-this-report-reads-what = This report reads what the documents say: who shall do something, not who does it or how well. Assignments are counted; one may be far heavier than another, and their number is not a measure of effort.
methods-limits-tasks-have-open-list = { $open } tasks ({ $share }) have an open list (等, 有关部门): assignments and ties of the bodies meant are underestimated.
methods-limits-bodies-not-registry-they = { $unknown } of the { $all } bodies are not in the registry; they are kept under their own names and cannot be matched across cities (see “To check”).
methods-limits-plans-have-few-tasks = Plans have few tasks, and tests little power: how many shared tasks a pair needs to be significant follows from its own numbers of tasks and their sizes, and stands in the table pair by pair. Read pairs as effect sizes (observed over expected); not significant does not mean unrelated.
methods-limits-same-words-often-come = The same words often come from a common upper document; { $plan } served as third text. It still does not show that one city copied the other.
methods-limits-same-words-often-come-2 = The same words often come from a common upper document; none was given as third text, and overlap does not show that one city copied the other.
methods-limits-codebook-covers-tasks-beyond = The codebook covers { $coded } of { $all } tasks ({ $share }); beyond that, an absent theme may only be one that the codebook does not ask for.
methods-limits-there-one-plan-only = There is one plan only and nothing to compare it with but chance.
methods-material-load-body-number-tasks = The load of a body is its number of tasks, beside the fractional load in which each task counts 1 and is shared by the bodies it names. Concentration is measured by the Gini coefficient (small-n form), the Herfindahl–Hirschman index, its inverse (the effective number of bodies) and the share of the first three; bodies that never lead count as zeros in the concentration of leads.
methods-material-95-intervals-concentration-come = 95% intervals of concentration come from the jackknife over tasks { $jackknife } (for the Gini with half of that source's correction) and estimate the mean over plans of as many tasks from the same source; none is given for fewer than 15 tasks, and none for counts.{ $draws ->
    [0] {""}
   *[other] {" "}Reference ranges come from { $draws } random deals: assignments are dealt among the bodies listed, each task keeping its number of bodies and each body having one task at least; leads among the bodies of their own task. Whether a plan differs from dealing at random is tested on the Gini.
} A task led by several is shared by them. Two-mode centralities are normalised by their two-mode maxima { $norms }.
methods-material-specialisation-bodies-themes-d = Specialisation of bodies in themes, d′ and H2′ { $bluethgen }, stands in the tables{ $draws ->
    [0] .
   *[other] ; H2′ is set beside plans whose themes are dealt anew among the tasks.
}
methods-material-seed-all-random-parts = The seed of all random parts is { $seed }{ $draws ->
    [0] {""}
   *[other] , with { $resamples } resamples and { $draws } draws (more where those leave a test open)
}; the same input and options give the same results. run.json holds the options and the checksums of the input.
methods-network-two-bodies-on-one = Two bodies on one task have a tie, weighted 1/(k − 1) for a task with k bodies { $newman }, so that tasks that name very many do not decide the result; territorial bodies are left out.
methods-network-whether-ties-exceed-chance = Whether ties exceed chance is asked against random plans that keep both the tasks of each body and the bodies of each task. The number of tasks that a pair shares has a law that can be computed: the two bodies' numbers of tasks and the size of every task are fixed, the other bodies' numbers in the mean, each task taking its bodies by conditional Bernoulli sampling { $law }; such a p needs no draws, does not change with the seed, and is a little larger than that of draws with all margins fixed. Only pairs that their margins let pass are tested { $passable }. The hypergeometric test is not used, since it takes all tasks as equally open and flags many false ties where some tasks name everybody.
methods-network-partition-clusters-core-found = Partition, clusters and core are found by a search and therefore compared with random plans that are drawn (curveball trades { $swaps }, chains with a start each, every row in twenty trades between two draws) and searched in the same way; drawing stops where p is plainly large { $sequential }, at { $most } at most. Each p has its 99.9 % interval { $interval }; a test whose interval holds the limit is called undecided.
methods-network-report-makes-tests-families = The report makes { $tests } tests in { $families } families, corrected together: each family (a question about a plan or a pair of plans) has a p by Simes, families are picked by Benjamini–Hochberg and corrected again within { $correction }, at a false discovery rate of 5 %. In the tables q is p after that, and the verdict follows it.
methods-network-stochastic-degree-sequence-model = The stochastic degree sequence model (SDSM, probabilities from the bipartite configuration model { $sdsm }, exact tails) stands beside it; it is conservative but close { $close }.
methods-network-clusters-consensus-leiden-runs = Clusters are the consensus { $consensus } of Leiden runs { $leiden } with different seeds; of each is asked whether it contains a group beyond chance, members and tasks of which are named, against the strongest group of each random plan.
methods-network-stability-mean-jaccard-coefficient = Stability is the mean Jaccard coefficient with the best match over resampled tasks { $hennig }, of the bodies drawn on both sides; stable from 0.55, a cut from simulation: of plans without structure fewer than 5 % have a cluster called stable. Only clusters whose own test is plainly significant are given one; those with fewer than three joint tasks, and single ones, have none.
methods-network-who-leads-more-or = Who leads more or less than its tasks make likely is asked against leads dealt among each task's own bodies, each as likely: the number of leads of a body is then Poisson-binomial (exact, two-sided). Who leads whom, and whether bodies take turns, keeps the number of leads of each body and of each task.
methods-network-bodies-tasks-also-grouped = Bodies and tasks are also grouped together by bipartite modularity { $barber }, for comparison.
methods-network-core-periphery-measured-by = Core and periphery are measured by the correlation with the ideal { $core }, beside the same fit on random plans, since unequal numbers of tasks alone give a good fit.
methods-material-documents = The material is { $plans ->
    [one] { $plans } plan
   *[other] { $plans } plans
} in { $files ->
    [one] { $files } file
   *[other] { $files } files
}, with { $tasks } tasks and { $links } assignments in all. An assignment is a task, a body and the wording of the document (lead, responsible, participate, support, implement), and can be followed to its sentence and its place. Bodies are matched by function, so that bureaus of different cities can be compared; names that the registry does not know are kept as they stand.
methods-material-rule = { $convention ->
    [joint-lead] every body that leads or is responsible counts as a lead
    [first-lead] a body leads where the document says so; where a statement names no lead, its first responsible body does
   *[literal] a body leads where the document says so, or where it is the only one (territorial bodies aside) of a closed list
}
methods-material-roles = Roles follow the { $convention } convention: { $rule }; participating bodies take part; supporting and territorial ones support. Results that rest on roles are repeated under { $first } and { $second } (in this order: { $first_rule }; { $second_rule }), and only what does not change is called robust.
methods-limits-bounds = From naming nobody more to naming anybody, these numbers lie between two: { $bounds }.
methods-limits-bound = { $of ->
    [no-lead] tasks without a lead
   *[single-body] tasks with one body
} { $low }–{ $high }
methods-limits-bound-tasks = tasks of { $body } { $low }–{ $high }
methods-limits-bounds-of = { $plan }: { $bounds }
methods-limits-places = The { $plans } plans come from { $places ->
    [one] { $places } place
   *[other] { $places } places
}: their differences cannot be generalised to other cities, and plans of one city are not independent and were not added up.
