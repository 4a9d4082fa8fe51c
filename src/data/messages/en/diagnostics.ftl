# What is noticed while files are read: the value says what is wrong, .hint what to do. The codes are listed in src/diagnostic.rs.

## Files

diagnostic-empty-file = the file is empty
    .hint = check that the download is complete
diagnostic-file-too-large = { $form ->
    [open] there is more than the limit of { $limit }
   *[sized] the file has { $size }, more than the limit of { $limit }
}
    .hint = split the file, or keep only the part with the plan; --limit file=MB raises the limit
diagnostic-expands-too-far = unpacks to more than the limit of { $limit }: perhaps a zip bomb
    .hint = check where the file comes from; save a fresh copy in Word or Excel; --limit unpacked=MB and --limit ratio=N raise the limit
diagnostic-nested-too-deep = elements are nested more than { $limit } deep
    .hint = check where the file comes from; save a fresh copy in Word or Excel; --limit depth=N raises the limit (to 400 at most)
diagnostic-too-many-cells = the tables hold more than the limit of { $limit } cells
    .hint = split the file, or keep only the part with the plan; --limit cells=N raises the limit
diagnostic-too-much-text = the file's text, repeated cells included, is more than the limit of { $limit }
    .hint = check where the file comes from, or split it; --limit text=MB raises the limit
diagnostic-binary-file = not a text file (binary content)
    .hint = check the file's type and ending
diagnostic-password-protected = the file is protected by a password
    .hint = open it with the password and save it without one
diagnostic-damaged-file = the file is damaged or cut off ({ $detail })
    .hint = download it again, or open and save it in its own program
diagnostic-no-text = the file has no text layer (a scan or pictures only)
    .hint = run text recognition (OCR) first and read its result
diagnostic-scripted-page = the page has no text of its own (a script loads it when it is opened)
    .hint = open it in a browser and copy the text into a .txt or .docx, or print it to PDF
diagnostic-unmapped-font = the PDF's fonts have no map to text (no ToUnicode)
    .hint = look for the Word original, or run text recognition (OCR) first
diagnostic-needs-conversion = { $format } files have to be converted first
    .hint = install LibreOffice (the soffice command) and it is converted by itself, or save it as .docx in Word or WPS
diagnostic-unsupported-format = { $format } files are not supported
    .hint = { $format ->
        [ZIP] unpack it and read the files in it
       *[other] save it as docx, xlsx, html, md, txt, csv or a PDF with text
    }
diagnostic-conversion-failed = the conversion failed ({ $detail })
    .hint = save it as .docx in Word or WPS
diagnostic-coded-table = the coded table lacks the columns { $missing }
    .hint = add the columns under the names that extract writes, or extract the document anew
diagnostic-unreadable-file = the file cannot be opened ({ $detail })
    .hint = check the path and the permission to read it

## What files hold

diagnostic-part-cut-off = { $what ->
    [archive] the web archive breaks off, and what stood behind was not read: download it again or save a fresh copy
   *[workbook] the workbook breaks off, and what stood behind was not read: download it again, or save a fresh copy in Excel
}
diagnostic-part-missing = a part of the file is missing or damaged ({ $name }), and what is in it was not read: download the file again or save a fresh copy
diagnostic-part-left-out = a file inside the document was not read ({ $name })
diagnostic-sheet-missing = the sheet “{ $name }” { $how ->
    [absent] is not in the file
   *[cut] breaks off
}, and not all of it was read: download the file again, or save a fresh copy in Excel
diagnostic-formula-without-value = cell { $cell } holds a formula without a saved value and was read as blank; open and save the workbook again
diagnostic-formulas-without-value = { $count ->
    [one] { $count } more cell holds
   *[other] { $count } more cells hold
} a formula without a saved value; open and save the workbook again
diagnostic-hidden-sheet = the sheet “{ $name }” is hidden and was not read; show it if it is part of the plan
diagnostic-struck-text = { $count ->
    [one] { $count } struck-out passage is
   *[other] { $count } struck-out passages are
} no part of the text read (the first: { $first })
diagnostic-hidden-text = { $count ->
    [one] { $count } passage that the page hides at first was
   *[other] { $count } passages that the page hides at first were
} read too; check (the first: { $first })
diagnostic-notes-left-out = { $count ->
    [one] { $count } footnote or endnote is
   *[other] { $count } footnotes or endnotes are
} no part of the text read (the first: { $first })
diagnostic-wide-table = { $count ->
    [one] { $count } row has
   *[other] { $count } rows have
} more than { $most } columns; those behind were not read
    .hint = take out the columns that are no part of the tasks, or split the table
diagnostic-long-paragraph = { $count ->
    [one] { $count } paragraph has more than { $limit } characters and was
   *[other] { $count } paragraphs have more than { $limit } characters and were
} read in parts, cut at ends of sentences
    .hint = --limit line=N raises the limit (now { $limit } characters)
diagnostic-long-cell = { $count ->
    [one] { $count } cell has
   *[other] { $count } cells have
} more than { $limit } characters; what stands behind these was not read
    .hint = --limit line=N raises the limit (now { $limit } characters)
diagnostic-mixed-encodings = the file mixes UTF-8 and GB18030 (from line { $line }); each line was read in its own
diagnostic-unreadable-bytes = { $count ->
    [one] { $count } byte sequence is no character
   *[other] { $count } byte sequences are no characters
} (from line { $line }); shown as �
diagnostic-control-characters = { $count ->
    [one] { $count } control character was
   *[other] { $count } control characters were
} removed
diagnostic-lost-pages = the file says that it has { $stated } pages, but { $found } are in it: perhaps it is cut off
diagnostic-broken-page = the content of { $count ->
    [one] { $count } page
   *[other] { $count } pages
} is damaged and read in part only (from page { $first })
diagnostic-unmapped-characters = { $count ->
    [one] { $count } character is
   *[other] { $count } characters are
} set in fonts without a map to text; shown as �

## Plans and tasks

diagnostic-no-task = no task was found in the file
    .hint = a task needs a body: a column of a table, or a bracket behind a paragraph
diagnostic-passed-over = { $file } reads like { $genre ->
        [paper] a paper
        [news] a news report
        [report] a report of what was done
       *[commentary] an explanation of a plan
    }, not like a plan, and was left out (tasks that were read in it: { $tasks })
    .hint = to count it all the same, name the file itself, not only its folder
diagnostic-unlike-a-plan = this reads like { $genre ->
        [paper] a paper
        [news] a news report
        [report] a report of what was done
       *[commentary] an explanation of a plan
    }, not like a plan: the tasks that were read in it ({ $tasks }) hardly bind anybody
    .hint = take it out if it is no plan; in a folder such files are left out
diagnostic-names-nobody = { $file }: nothing in it says who is responsible; by its numbers it has { $tasks ->
        [one] one task
       *[other] { $tasks } tasks
    }, none with a body
    .hint = its measures can be compared and its themes coded; whatever asks for bodies is empty
diagnostic-duplicate-plan = { $file } holds the same plan as { $first }: it is counted once, from { $first }
diagnostic-repeated-sheet = all tasks of the sheet “{ $names }” stand in “{ $summary }”, too; they count once
    .hint = put them into files of their own if they are two plans
diagnostic-numbering-gap = numbers jump from { $before } to { $number }
    .hint = check whether a task was missed
diagnostic-repeated-number = number { $number } stands twice
    .hint = the second one carries `#2` in the output
diagnostic-empty-task = the task has no text (number { $number })
    .hint = check the document
diagnostic-row-without-responsibility = the row names nobody (number { $number })
    .hint = check the document
diagnostic-item-without-statement = the items beside it name who is responsible, this one does not and is no task: { $text }
    .hint = check the document: the statement may be missing or be worded otherwise
diagnostic-duty-unread = these words name a body and what it does, and were read as no statement: { $text }
    .hint = if it is a duty, word it with a label (责任单位：…), or add it to the coded table
diagnostic-data-table = the first row holds names as programs give them ({ $names } and more): the table is data and no list of tasks, and was not read
    .hint = where each row is a document, save each as a file of its own
diagnostic-table-without-header = the table has no header that could be read; its columns were told by their contents
    .hint = check the column of bodies, or add a header (序号, 任务, 责任单位)
diagnostic-mark-without-legend = the document does not say what “{ $mark }” means; its bodies count as responsible
    .hint = look for a legend in the document
diagnostic-no-value = a cell of the column “{ $head }” holds “{ $text }” and was read as blank
    .hint = mend the cell in the workbook and read it again

## Statements

diagnostic-open-list = the list of bodies is open: more are meant than named
diagnostic-no-body = no responsible body was found
diagnostic-no-duty-word = no duty word: counted as responsible
diagnostic-unplaced-text = words that could not be placed: “{ $words }”
diagnostic-cell-refused = no body could be read from the words that should name one
    .hint = check the document; add the name to the registry if it is one
diagnostic-long-statement = { $form ->
    [text] the task has { $all } characters; only the first { $read } were read
    [together] the task's statements have more than { $most } characters; the last { $unread } were not read
    [coded] the task's statements have more than { $most } characters; the bodies behind them were not read
   *[statement] the statement has { $all } characters; only the first { $read } were read
}
    .hint = --limit statement=N raises the limit
diagnostic-unknown-agency = the registry does not know “{ $name }”: kept under its own name
    .hint = { $form ->
    [close] closest known names: { $close }; add it with --registry once confirmed
   *[none] if it is a known function, add the name with --registry
}
diagnostic-approximate-name = “{ $name }” corresponds only roughly to “{ $label }”

## Coded tables

# A body with its duty.
diagnostic-correction = corrected by the coder: { $gone } → { $new }
diagnostic-coded-duty = the duty “{ $written }” is none of lead, responsible, participate, support, implement; the row is left out
diagnostic-coded-line = not a line that extract writes: { $why }
