# Lists of words and marks: attributes are the codes of the data.

lang-tag = en
comma = ,{" "}
theme-drafted = { $name } (draft)
list-comma = ,{" "}
semicolon = ;{" "}
space = {" "}
sentence-space = {" "}
head-with-unit = { $head } ({ $unit })
named-as = { $name } ({ $duty })
yes = yes
no = no
with-interval = { $value } ({ $low }–{ $high })

body-kind =
    .bureau = government department
    .party = Party organ
    .mass = mass organisation
    .vertical = vertical agency
    .judicial = court or procuratorate
    .legislature = congress or conference
    .territorial = territorial government
    .institution = public institution
    .company = company
    .collective = collective of bodies
    .unknown = unknown

grade =
    .same = same
    .similar = similar
    .theme = same theme

ownership =
    .led = led
    .shared = shared
    .local-only = local only
    .unnamed = unnamed
    .absent = absent

outcome =
    .same-lead = same lead
    .part-lead = leads partly the same
    .lead-moved = lead moved
    .lead-one-side = lead on one side only
    .no-lead = no lead on either side

gap =
    .nobody = U1 nobody named
    .only-open = U2 only an open phrase
    .no-lead-word = U3 no lead word
    .only-territorial = U4 only territorial bodies
    .several-leads = U5 several leads, none above the others
    .absent-theme = U6 theme with no task
    .never-led = U7 theme never led
    .lead-elsewhere = U8 lead of another level

stability =
    .doubtful = members doubtful
    .stable = stable
    .highly-stable = highly stable

verdict =
    .significant = significant
    .not-significant = not significant
    .undecided = undecided

severity =
    .note = note
    .warning = warning
    .error = error

duty =
    .lead = lead
    .responsible = responsible
    .participate = participate
    .support = support
    .implement = implement

role =
    .lead = lead
    .participant = participant
    .support = support

convention-word =
    .literal = literal
    .joint-lead = joint-lead
    .first-lead = first-lead

measure =
    .tasks = Tasks
    .agencies = Bodies
    .assignments = Assignments
    .open = Tasks with an open list
    .no_lead = Tasks with no lead
    .no_lead_word = Tasks whose statement has no lead word
    .co_led = Tasks with two or more leads
    .single_body = Tasks with one body
    .with_territorial = Tasks that name a territorial body
    .mean_bodies = Bodies a task
    .no_body = Tasks that name no body
    .redundancy = Assignment redundancy
    .centralisation = Degree centralisation
    .h2_prime = Specialisation H2′
    .leads_n = Leads: bodies
    .leads_zeros = Leads: bodies that never lead
    .leads_gini = Leads: Gini (co-leads shared)
    .leads_hhi = Leads: HHI
    .leads_hhi_normalised = Leads: normalised HHI
    .leads_effective = Leads: effective number
    .leads_top3 = Leads: top-3 share (co-leads shared)
    .load_n = Assignments: bodies
    .load_gini = Assignments: Gini
    .load_hhi = Assignments: HHI
    .load_hhi_normalised = Assignments: normalised HHI
    .load_effective = Assignments: effective number
    .load_top3 = Assignments: top-3 share
    .assignments_lead = of these: lead
    .assignments_responsible = of these: responsible
    .assignments_participate = of these: participate
    .assignments_support = of these: support
    .assignments_implement = of these: implement
    .led = Tasks with a lead (literal)

agreement-measure =
    .tasks = Tasks in both tables
    .only_first = Tasks only in the first
    .only_second = Tasks only in the second
    .alpha = α of bodies and duties (MASI)
    .alpha_bodies = α of bodies (MASI)
    .shared = Share of codes both give

coded =
    .duty = duty
    .body = body

schedule-state =
    .scheduled = scheduled
    .not-scheduled = not scheduled
    .added = only in the yearly list

coded-by =
    .meaning = meaning
    .keywords = keywords

codebook-used =
    .asked = asked for
    .covers = taken: it covers half of the measures
    .always = for any field
    .too-little = not used: it covers less than half
    .other-field = not used: it is of another field

receipt-outcome =
    .applied = applied
    .ignored = ignored
    .not-understood = not understood

difference-about =
    .body = body
    .list = list
    .task = task

list-open =
    .open = open
    .complete = complete
