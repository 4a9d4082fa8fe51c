# Tables: the value is the caption, attributes are the heads of its columns, -unit what they count. Heads that tables share stand under columns; a table's own come first.

columns =
    .agency = Agency
    .assignments = Assignments
    .assignments-unit = count
    .city = City
    .deadline = Deadline
    .duty = Duty
    .end = End
    .file = File
    .function = Function
    .grade = Grade
    .instrument = Instrument
    .jurisdiction = Jurisdiction
    .kind = Kind
    .known = Known
    .label = Body
    .lead_a = Lead A
    .lead_b = Lead B
    .line = Line
    .measure_label = Measure
    .measures = Measures
    .measures-unit = count
    .no = No.
    .only_a = Only A
    .only_b = Only B
    .open = Open list
    .ownership = Ownership
    .page = Page
    .plan = Plan
    .plan_a = Plan A
    .plan_b = Plan B
    .q = q (all tests corrected)
    .responsibility = Responsibility
    .role = Role
    .row = Row
    .score = Score
    .section = Section
    .shared_agencies = Shared functions
    .sheet = Sheet
    .start = Start
    .table = Table
    .task = Task id
    .task_ids = Task ids
    .tasks = Tasks
    .tasks-unit = count
    .text = Text
    .themes = Themes
    .title = Title
    .verdict = Verdict
    .words = Words
    .year = Year

table-functions-across = Functions over { $plans } plans
    .territorial = Territorial
    .plans = Plans
    .plans-unit = count
    .leading = Plans it leads in
    .leading-unit = count
    .share_q1 = Share of tasks: 1st quartile
    .share_median = Share of tasks: median
    .share_q3 = Share of tasks: 3rd quartile
    .lead_share_q1 = Share of led tasks: 1st quartile
    .lead_share_median = Share of led tasks: median
    .lead_share_q3 = Share of led tasks: 3rd quartile

table-function-load = Functions in each plan
    .rank = Rank
    .task_share = Share of tasks
    .load_share = Share of load
    .leads = Leads
    .leads-unit = count
    .lead_ids = Ids of led tasks

table-themes-across = Themes over { $plans } plans
    .theme = Theme
    .name = Theme
    .name-unit = plans
    .leads = Leads
    .leads_plans = In how many plans each
    .led = led
    .led-unit = count
    .shared = shared
    .shared-unit = count
    .local-only = local only
    .local-only-unit = count
    .unnamed = unnamed
    .unnamed-unit = count
    .absent = absent
    .absent-unit = count

table-agreement = Agreement of two coders
    .measure = Measure
    .value = Value
    .value_low = 95% interval: low
    .value_high = 95% interval: high

table-agreement-carried = The numbers under the coders' disagreement
    .measure = Measure key
    .first = By the first
    .second = By the second
    .least = At least
    .most = At most

table-agreement-codes = Agreement by duty and by body
    .kind = Kind
    .code = Code
    .tasks_first = Tasks, first
    .tasks_first-unit = count
    .tasks_second = Tasks, second
    .tasks_second-unit = count
    .tasks_both = Tasks, both
    .tasks_both-unit = count
    .tasks_either = Tasks, either
    .tasks_either-unit = count
    .alpha = α

table-disagreements = Disagreements
    .first = Only first
    .second = Only second

table-differences = Differences one by one, and who decided them
    .about = About
    .first = By the first
    .second = By the second
    .first_by = Decided by the first
    .second_by = Decided by the second

table-check = To be checked
    .severity = Severity
    .code = Code
    .message = Message
    .hint = Hint
    .excerpt = Excerpt

table-ties = Pairs of bodies that share tasks
    .a = Agency A
    .a_label = Body A
    .b = Agency B
    .b_label = Body B
    .shared = Shared tasks
    .shared-unit = count
    .weight = Tie weight
    .expected = Expected
    .ratio = Observed/expected
    .p = p (fixed margins, exact)
    .least = Least shared tasks of this pair
    .least-unit = count
    .p_swaps = p (fixed margins, drawn)
    .p_swaps_low = its interval, low
    .p_swaps_high = its interval, high
    .p_sdsm = p (SDSM)
    .q_sdsm = q (SDSM, BH)
    .p_hypergeometric = p (hypergeometric)
    .task_ids = Task ids

table-clusters = Clusters
    .cluster = Cluster
    .size = Size
    .size-unit = count
    .agencies = Agencies
    .members = Members
    .themes = Themes
    .stability = Stability
    .band = What the stability means
    .inner = Inner weight
    .expected = Expected
    .core = Members that carry the evidence
    .core_tasks = Tasks that carry it
    .core_tasks-unit = count
    .core_task_ids = Their ids
    .score = Evidence (log ratio)

table-network-summary = The networks of the plans
    .agencies = Bodies
    .agencies-unit = count
    .left_out = Territorial bodies left out
    .ties = Ties
    .ties-unit = count
    .tested = Pairs tested
    .tested-unit = pairs
    .significant = Significant ties
    .significant-unit = count
    .floor = Fewest shared tasks with which any pair can be
    .floor-unit = count
    .clusters = Clusters
    .clusters-unit = count
    .modularity = Modularity
    .agreement = Agreement of runs
    .barber = Two-mode modularity
    .barber_agreement = Agreement with it
    .cross_cluster = Tasks across clusters
    .core = Core
    .core_fit = Core–periphery fit
    .without_everybody = Agreement without everybody-tasks
    .everybody_tasks = Everybody-tasks
    .bicliques = Groups that stand together
    .bicliques-unit = count
    .bicliques_cut = There are more of them
    .refusal = Remark

table-brokers = Bodies between clusters
    .betweenness = Betweenness
    .participation = Participation coefficient

table-bicliques = Groups that stand together
    .bodies = Bodies
    .bodies-unit = count
    .agencies = Agencies
    .members = Members

table-findings = Findings under the conventions
    .finding = Finding key
    .name = Finding
    .variant = Variant
    .value = Value
    .holds = Holds throughout

table-flips = Leads that hang on the convention
    .literal = literal
    .literal-unit = leads
    .joint_lead = joint-lead
    .joint_lead-unit = leads
    .first_lead = first-lead
    .first_lead-unit = leads

table-conventions = Rank correlation of the conventions
    .a = Convention A
    .b = Convention B
    .tau = Kendall's τ-b

table-division-pairs = Who does the matched tasks
    .a = Task A
    .b = Task B
    .outcome = Outcome
    .bodies = Jaccard of bodies

table-functions = Functions' shares of the loads
    .label = Function
    .tasks_a = Tasks in A
    .tasks_a-unit = count
    .tasks_b = Tasks in B
    .tasks_b-unit = count
    .share_a = Share of A
    .share_b = Share of B
    .difference = Difference (A − B)
    .p = p
    .q = q

table-schedule = What of the master list is scheduled
    .plan_a = Master list
    .plan_b = Yearly list
    .state = State
    .task = Task
    .headline = Headline
    .partner = Counterpart
    .only_a = Functions dropped
    .only_b = Functions that joined

table-division = Division of labour compared
    .same_city = Same city
    .pairs = Matched pairs
    .pairs-unit = pairs
    .body_pairs = Pairs that name bodies
    .body_pairs-unit = pairs
    .body_agreement = Body agreement
    .lead_pairs = Pairs with leads on both sides
    .lead_pairs-unit = pairs
    .lead_agreement = Lead agreement
    .lead_masi = Lead MASI similarity
    .beta_wn = β_WN
    .beta_st = β_ST
    .beta_os = β_OS
    .beta_halves_a = β_WN of random halves of A
    .beta_halves_b = β_WN of random halves of B
    .shared_functions = Shared functions
    .shared_functions-unit = count
    .qap_raw = Correlation of ties as they are
    .qap_raw_expected = Expected by the margins
    .qap = Correlation beyond the margins
    .qap_p = p (fixed margins)
    .qap_q = q
    .partition_functions = Functions in both partitions
    .partition_functions-unit = count
    .ari = ARI
    .nmi = NMI

table-evidence = Evidence
    .place = Place
    .name = Name
    .text = Text

table-assignments = Assignments, one a row
    .key = Row key
    .name = Name
    .surface = Surface
    .label = Standard name
    .label_en = English name
    .statement = Statement
    .statements = Statements
    .document = Document

table-tasks = Tasks
    .bodies = Bodies
    .bodies-unit = count
    .leads = Leads
    .participants = Participants
    .supports = Support

table-agencies = Bodies
    .names = Names used

table-plans = Plans
    .province = Province
    .annex = Annex
    .document_number = Document number
    .mean_assignments = Assignments a task

table-instruments = Policy instruments and roles
    .name = Policy instrument
    .share = Share of coded measures
    .lead = Lead
    .lead-unit = times
    .participant = Participant
    .participant-unit = times
    .support = Support
    .support-unit = times
    .leads = Leads

table-body-instruments = Bodies and policy instruments
    .name = Policy instrument
    .lead = Led
    .lead-unit = count
    .participant = As participant
    .participant-unit = count
    .support = As support
    .support-unit = count

table-instruments-compared = Policy instruments of two plans
    .a = Plan A
    .b = Plan B
    .name = Policy instrument
    .measures_a = Measures of A
    .measures_a-unit = count
    .share_a = Share in A
    .measures_b = Measures of B
    .measures_b-unit = count
    .share_b = Share in B
    .difference = Difference (A − B)
    .p = p
    .q = q

table-instrument-measures = Policy instruments of measures
    .measure = Measure
    .name = Policy instrument
    .by = Decided by
    .words = Keywords

table-codebooks = Codebooks in use
    .codebook = Codebook
    .themes-unit = count
    .measures = Measures looked at (an even sample beyond 2,000 tasks)
    .measures-unit = count
    .coded = Coded measures
    .coded-unit = count
    .share = Share of measures
    .used = Used

table-long = Long table for multilevel models
    .theme = Theme
    .lead = Lead
    .bodies = Bodies of the task
    .bodies-unit = count

table-lacking = Measures that the other plan lacks
    .measure = Measure
    .lacking_in = Plan that lacks it
    .nearest_task = Nearest task there
    .nearest = Nearest words there
    .distance = Distance

table-overlap = Overlapping tasks
    .a = Task A
    .b = Task B
    .one_to_one = One to one
    .passage_a = Passage A
    .passage_b = Passage B
    .passages = Passages
    .passages-unit = count
    .source = Task of the upper plan
    .source_grade_a = A and the upper plan
    .source_grade_b = B and the upper plan

table-passages = Overlapping passages
    .a = Task A
    .b = Task B
    .a_text = Passage A
    .b_text = Passage B
    .a_start = A start
    .a_end = A end
    .b_start = B start
    .b_end = B end
    .verbatim = Longest verbatim run

table-coverage = Coverage of the plans
    .same = Same
    .same-unit = pairs
    .similar = Similar
    .similar-unit = pairs
    .theme = Same theme
    .theme-unit = pairs
    .coverage_a = A's measures that B has
    .coverage_b = B's measures that A has

table-leading = Who leads more or less than its tasks make likely
    .tasks = Tasks it could lead
    .leads = Leads
    .leads-unit = count
    .expected = Expected leads
    .p = p (exact)

table-lead-arcs = Who leads whom
    .lead = Lead agency
    .lead_label = Lead
    .supporter = Supporting agency
    .supporter_label = Supporter
    .tasks = Tasks
    .expected = Expected
    .p = p (exact)

table-lead-turns = Whether bodies take turns in leading
    .tasks = Tasks with a choice of lead
    .arcs = Arcs
    .arcs-unit = pairs
    .reciprocity = Arcs whose reverse exists
    .p = p (two-sided)
    .p_low = p interval, low
    .p_high = p interval, high
    .draws = Draws

table-themes = Ownership of themes
    .theme = Theme
    .name = Theme
    .leads = Leads
    .fragmentation = Fragmentation
    .main = Main tasks

table-gaps = Gaps of ownership
    .theme = Theme
    .quotation = Quotation

table-missing-owners = Expected owners that are not named
    .theme = Theme
    .name = Theme
    .function = Expected function that is not named
    .in_plan = Named for other tasks of the plan

table-codebook-coverage = What the codebook covers
    .coded_tasks = Coded tasks
    .coded_tasks-unit = count
    .task_share = Share of tasks
    .coded_measures = Coded measures
    .coded_measures-unit = count
    .measure_share = Share of measures

table-uncoded = Measures without a theme
    .measure = Measure
    .candidates = Candidate terms

table-workload = Assignments by body
    .at_most = Tasks at most (open lists)
    .at_most-unit = count
    .duty_lead = Lead
    .duty_lead-unit = count
    .duty_responsible = Responsible
    .duty_responsible-unit = count
    .duty_participate = Participate
    .duty_participate-unit = count
    .duty_support = Support
    .duty_support-unit = count
    .duty_implement = Implement
    .duty_implement-unit = count
    .role_lead = Role: lead
    .role_lead-unit = count
    .role_participant = Role: participant
    .role_participant-unit = count
    .role_support = Role: support
    .role_support-unit = count
    .sole_lead = Sole lead
    .sole_lead-unit = count
    .co_lead = Co-lead
    .co_lead-unit = count
    .fractional_lead = Fractional leads
    .fractional = Fractional load
    .measure_load = Measure-weighted load
    .partners = Partners
    .partners-unit = count
    .alone = Named alone
    .alone-unit = count
    .degree = Two-mode degree
    .closeness = Two-mode closeness
    .betweenness = Two-mode betweenness
    .specialisation = Specialisation d′
    .diversity = Theme entropy
    .exclusivity = Exclusivity
    .task_ids = Task ids

table-load-summary = Loads of the plans
    .measure = Measure key
    .name = Measure
    .value = Value
    .p = p (against random dealing)
    .q = q
    .open_low = Open lists: low
    .open_high = Open lists: high

table-load-comparison = Loads of the plans compared
    .name = Measure

table-about = About
    .item = Item
    .value = Content

table-tried = Conclusions under each coding rule
    .conclusion = Conclusion
    .verdict = Verdict

table-load = Tasks of each function and its share of all tasks

# The receipt: every place that a coder changed or decided
table-receipt = Receipt
    .outcome = Outcome
    .row = Row
    .column = Column
    .before = Before
    .after = After
    .why = Why
    .words = Sentence

table-decisions = Decisions
    .n = No.
    .who = Coder
    .at = Time
    .place = Where
    .before = Before
    .after = After
    .words = Sentence
    .record = Record

table-coding = Coding
    .key = Row key
    .name = Name
    .doubt = To check
    .note = Note

table-draft-summary = Draft of a codebook
    .themes = Themes (draft)
    .themes-unit = count
    .without = Without theme
    .without-unit = count
    .jaccard = Mean stability of themes
    .rand = Agreement with resampled tasks (ARI)

table-draft-themes = Drafted themes
    .theme = Theme (draft)
    .stability = Stability
    .keywords = Keywords
    .nearest = Nearest measures

table-draft-measures = The theme of each measure (draft)
    .theme = Theme (draft)
    .measure = Measure

table-intruder-items = Intruder test: four are of one theme; find the fifth
    .item = Item
    .A = A
    .B = B
    .C = C
    .D = D
    .E = E
    .answer = Which does not belong (A–E)

table-intruder-answers = Results of the intruder test
    .coder = Coder
    .items = Items
    .items-unit = count
    .answered = Answered
    .answered-unit = count
    .right = Right
    .right-unit = count
    .share = Share right
    .share_low = 95% interval, low
    .share_high = 95% interval, high
    .chance = By chance
    .p = p

table-intruder-themes = Results of the intruder test by theme, all coders together
    .theme = Theme
    .items = Items
    .items-unit = count
    .answered = Answered
    .answered-unit = count
    .right = Right
    .right-unit = count
    .share = Share right
    .share_low = 95% interval, low
    .share_high = 95% interval, high
    .chance = By chance
    .p = p

table-panel = Indices of each plan
    .province = Province
    .bodies = Bodies
    .bodies-unit = count
    .mean_bodies = Bodies a task
    .open = Tasks with open lists
    .single_body = Tasks with one body
    .territorial = Tasks with territorial bodies
    .no_lead = Tasks without a lead
    .co_led = Tasks with several leads
    .load_gini = Gini of assignments
    .load_effective = Effective bodies by assignments
    .load_top3 = Top three of assignments
    .leads_gini = Gini of leads
    .leads_effective = Effective bodies by leads
    .leads_top3 = Top three of leads
    .redundancy = Redundancy
    .centralisation = Centralisation

table-copied-tasks = Tasks that several plans have in nearly the same words
    .first = Earliest task
    .plans = Plans
    .plans-unit = count
    .cities = Cities
    .cities-unit = count
    .text = Earliest text
    .tasks = Task ids

table-usual-owners = The usual owner of each theme
    .theme = Theme
    .name = Theme
    .function = Usual owner
    .plans = Plans it leads it in
    .plans-unit = count
    .led = Plans with a lead
    .led-unit = count
    .share = Share

table-departures = Plans that depart from the usual owner
    .theme = Theme
    .name = Theme
    .leads = Leads
    .function = Usual owner

table-plan-kinds = Kinds of plans, by who leads which theme
    .kind = Kind
    .silhouette = Silhouette
    .nearest = Nearest plan
    .distance = Distance to it

table-kind-leads = Who leads which theme in each kind of plan
    .theme = Theme
    .name = Theme
    .kind = Kind
    .plans = Plans it leads it in
    .plans-unit = count
    .led = Plans with a lead
    .led-unit = count
