// Tables: sorted by their heads, filtered by words, every row a way to its sentences.
const ROWS = 20;
const drawn = [];
const build = (host, spec) => {
  const state = { sort: spec.sort ?? null, down: true, choice: 0, filter: "", all: false };
  const id = `table-${host.dataset.table}`;
  const filter = el("input", { type: "search", autocomplete: "off", spellcheck: "false" });
  const choose = spec.choices && spec.choices.length > 1 ? el("select") : null;
  const status = el("span", { role: "status", class: "status" });
  const wide = el("div", { class: "wide", tabindex: "0", role: "region", "aria-labelledby": id + "-head" });
  const more = el("button", { type: "button", class: "more" });
  const tools = el("div", { class: "tools" }, choose, filter, status);
  const note = el("p", { class: "note" });
  host.append(tools, wide, more, note);
  const compare = (sign) => (a, b) => {
    const gone = (v) => v === null || v === undefined || v === "";
    if (gone(a) || gone(b)) return gone(a) - gone(b);
    return sign * (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), zh() ? "zh" : "en", { numeric: true }));
  };
  const draw = () => {
    filter.placeholder = word("filter");
    filter.setAttribute("aria-label", `${word("filter")}${zh() ? "：" : ": "}${t(spec.head)}`);
    if (choose) {
      choose.setAttribute("aria-label", word("plan"));
      choose.replaceChildren(...spec.choices.map((c, i) => el("option", { value: i, selected: i === state.choice }, spec.choiceName(c))));
    }
    const columns = spec.columns(spec.choices ? spec.choices[state.choice] : undefined);
    let rows = spec.rows(spec.choices ? spec.choices[state.choice] : undefined).map((r) => ({ r, cells: columns.map((c) => c.value(r)) }));
    const whole = rows.length;
    const needles = state.filter.toLowerCase().split(/\s+/).filter(Boolean);
    if (needles.length) {
      rows = rows.filter((x) => {
        const text = columns.map((c, i) => (c.text ? c.text(x.r) : x.cells[i])).concat(spec.also ? [spec.also(x.r)] : []).join("\n").toLowerCase();
        return needles.every((n) => text.includes(n));
      });
    }
    if (state.sort !== null) {
      const order = compare(state.down ? -1 : 1);
      rows.sort((x, y) => order(x.cells[state.sort], y.cells[state.sort]));
    }
    const shown = state.all ? rows : rows.slice(0, ROWS);
    status.textContent = needles.length ? (zh() ? `${rows.length} / ${whole} 行` : `${rows.length} of ${whole} rows`) : zh() ? `${whole} 行` : `${whole} rows`;
    more.hidden = rows.length <= ROWS;
    more.textContent = state.all ? word("fewer") : zh() ? `显示全部 ${rows.length} 行` : `Show all ${rows.length} rows`;
    more.setAttribute("aria-expanded", String(state.all));
    note.textContent = spec.note ? t(spec.note) : "";
    tools.hidden = !whole;
    const head = (c, i) => {
      const button = el("button", { type: "button", title: c.about || null }, c.head);
      button.addEventListener("click", () => {
        state.down = state.sort === i ? !state.down : Boolean(c.number);
        state.sort = i;
        draw();
        wide.querySelectorAll("thead button")[i].focus();
      });
      return el("th", { scope: "col", class: c.number ? "n" : null, "aria-sort": state.sort === i ? (state.down ? "descending" : "ascending") : null }, button);
    };
    const classes = (c, v) => (c.number ? (v === 0 ? "n zero" : "n") : c.class || null);
    const cell = (c, x, i) => el(i === 0 ? "th" : "td", { scope: i === 0 ? "row" : null, class: classes(c, x.cells[i]) }, c.cell ? c.cell(x.r) : c.number ? number(x.cells[i], c.digits ?? 0) : x.cells[i] ?? "");
    const caption = el("caption", {}, `${t(spec.head)}${spec.choices ? " · " + spec.choiceName(spec.choices[state.choice]) : ""}${spec.byConvention ? " · " + conventionName() : ""}`);
    wide.replaceChildren(whole
      ? el("table", {}, caption, el("thead", {}, el("tr", {}, columns.map(head))), el("tbody", {}, shown.map((x) => el("tr", {}, columns.map((c, i) => cell(c, x, i))))))
      : el("p", { class: "empty" }, t(spec.empty || D.words.nothing)));
  };
  filter.addEventListener("input", () => {
    state.filter = filter.value;
    draw();
  });
  more.addEventListener("click", () => {
    state.all = !state.all;
    draw();
  });
  if (choose) choose.addEventListener("change", () => {
    state.choice = Number(choose.value);
    draw();
  });
  drawn.push(draw);
  draw();
};

const clip = (text, most) => (text.length > most ? text.slice(0, most - 1) + "…" : text);
const col = (head, value, more) => ({ head: word(head), value, ...more });
const num = (head, value, digits, more) => col(head, value, { number: true, digits, ...more });
const plans = { choices: D.plans.map((_, i) => i), choiceName: planName };
const comparisons = { choices: D.comparisons.length ? D.comparisons : null, choiceName: ([a, b]) => `${planName(a)} ↔ ${planName(b)}` };
const shareCell = (e) => ({ number: true, digits: 1, cell: () => interval(e, 1, true) });
// A row of boxes for the duties, as dark as in the figures; the numbers stand beside it.
const make_up = (duties, most) => el("span", { class: "make-up", "aria-hidden": "true" }, duties.map((n, i) => (n ? el("span", { class: "fill-" + i, style: `width:${((100 * n) / most).toFixed(2)}%` }) : null)));
const excerpt = (i, span) => clip(span ? D.tasks[i].text.slice(span[0], span[1]) : D.tasks[i].text, 64);

const specs = {
  load: {
    ...plans, sort: 1, byConvention: true,
    rows: (plan) => V().loads.filter((r) => r.plan === plan),
    columns: (plan) => {
      const most = Math.max(1, ...V().loads.filter((r) => r.plan === plan).map((r) => r.tasks));
      return [
        col("agency", (r) => agencyName(r.agency), { cell: (r) => openAgency(r.agency, r.plan) }),
        num("tasks", (r) => r.tasks),
        col("make_up", (r) => r.tasks, { class: "bars", text: () => "", cell: (r) => make_up(r.duties, most) }),
        ...D.roles.map((name, i) => ({ head: `${word("as")}${t(name)}`, value: (r) => r.roles[i], number: true })),
        ...D.duties.map((name, i) => ({ head: t(name), value: (r) => r.duties[i], number: true, about: word("duty") })),
        num("fractional", (r) => r.fractional, 1), num("partners", (r) => r.partners), num("alone", (r) => r.alone),
      ];
    },
  },
  tasks: {
    ...plans, byConvention: true,
    rows: (plan) => D.tasks.map((k, i) => i).filter((i) => D.tasks[i].plan === plan),
    also: (i) => D.tasks[i].text + (D.tasks[i].title || ""),
    columns: () => [
      col("number", (i) => D.tasks[i].no, { class: "short", cell: (i) => openTask(i, D.tasks[i].no) }),
      col("task", (i) => clip(D.tasks[i].title || D.tasks[i].text, 70), { class: "words" }),
      col("lead", (i) => join([...new Set(linksOfTask[i].filter((l) => l[3][V().convention] === 0).map((l) => agencyName(l[1])))]), { class: "who" }),
      col("statement", (i) => D.tasks[i].responsibility, { class: "words" }),
      num("bodies", (i) => new Set(linksOfTask[i].map((l) => l[1])).size),
      col("where", (i) => t(D.tasks[i].place), { class: "place" }),
    ],
  },
  clusters: {
    ...plans,
    rows: (plan) => D.clusters.filter((c) => c.plan === plan && c.members.length > 1),
    columns: () => [
      num("cluster", (c) => c.number, 0, { cell: (c) => opens("cluster", { cluster: c.number, plan: D.plans[c.plan].id }, String(c.number)) }),
      col("members", (c) => join(c.members.map(agencyName)), { class: "words" }),
      num("tasks", (c) => c.tasks.length), num("stability", (c) => c.stability, 2), num("p", (c) => c.p, 3),
      col("themes", (c) => join(c.themes.slice(0, 4).map(themeName))),
    ],
  },
  ties: {
    ...plans, sort: 2,
    rows: (plan) => D.ties.filter((x) => x.plan === plan),
    columns: () => [
      col("agency", (x) => agencyName(x.a), { cell: (x) => openAgency(x.a, x.plan) }),
      col("with", (x) => agencyName(x.b), { cell: (x) => openAgency(x.b, x.plan) }),
      num("shared", (x) => x.tasks.length, 0, { cell: (x) => opens("tie", { tie: `${D.agencies[x.a].key}|${D.agencies[x.b].key}`, plan: D.plans[x.plan].id }, String(x.tasks.length)) }),
      num("expected", (x) => x.expected, 1), num("ratio", (x) => x.ratio, 2), num("weight", (x) => x.weight, 2), num("q", (x) => x.q, 3),
    ],
  },
  overlap: {
    ...comparisons, sort: 3, byConvention: true,
    rows: (c) => (c ? D.pairs.map((p, i) => ({ ...p, i })).filter((p) => D.tasks[p.a].plan === c[0] && D.tasks[p.b].plan === c[1]) : []),
    also: (p) => D.tasks[p.a].text + D.tasks[p.b].text,
    columns: (c) => {
      const side = (k, at) => ({ head: c ? planName(c[at]) : "", value: (p) => D.tasks[p[k]].no, text: (p) => excerpt(p[k], p.passages[0] && p.passages[0].slice(2 * at, 2 * at + 2)),
        cell: (p) => [opens("pair", { pair: `${D.tasks[p.a].id}|${D.tasks[p.b].id}` }, D.tasks[p[k]].no), " ", excerpt(p[k], p.passages[0] && p.passages[0].slice(2 * at, 2 * at + 2))], class: "words" });
      return [
        side("a", 0), side("b", 1), col("grade", (p) => t(D.grades[p.grade]), { class: "keep" }), num("score", (p) => p.score, 2),
        col("lead_a", (p) => functionNames(V().pairs[p.i][0])), col("lead_b", (p) => functionNames(V().pairs[p.i][1])),
        col("outcome", (p) => (V().pairs[p.i][2] ? t(D.outcomes[V().pairs[p.i][2]]) : ""), { class: "keep" }),
      ];
    },
  },
  functions: {
    ...comparisons, sort: 5,
    rows: (c) => (c ? D.functions.filter((f) => f.a === c[0] && f.b === c[1]) : []),
    columns: (c) => {
      const name = (at) => (c ? planName(c[at]) : "");
      return [
        col("function", (f) => functionName(f.key), { cell: (f) => opens("agency", { agency: f.key }, functionName(f.key)) }),
        { ...num("tasks", (f) => f.tasks[0]), head: `${name(0)} ${word("tasks")}` }, { ...num("tasks", (f) => f.tasks[1]), head: `${name(1)} ${word("tasks")}` },
        { head: `${name(0)} ${word("share")}`, value: (f) => f.sa[0], number: true, cell: (f) => interval(f.sa, 1, true) },
        { head: `${name(1)} ${word("share")}`, value: (f) => f.sb[0], number: true, cell: (f) => interval(f.sb, 1, true) },
        { ...num("difference", (f) => (f.sd[0] === null ? null : Math.abs(f.sd[0]) * 100), 1), cell: (f) => interval(f.sd, 1, true) },
      ];
    },
  },
  themes: {
    byConvention: true,
    rows: () => D.themes.map((h, i) => i),
    columns: () => [
      col("theme", (i) => t([D.themes[i].zh, D.themes[i].en]), { cell: (i) => opens("theme", { theme: D.themes[i].id }, t([D.themes[i].zh, D.themes[i].en])) }),
      ...D.plans.flatMap((plan, p) => {
        const at = (i) => V().themes[i][p] || ["absent", [], null, 0];
        const says = (i) => `${t(D.ownerships[at(i)[0]])}${at(i)[1].length ? (zh() ? "：" : ": ") + functionNames(at(i)[1]) : ""}`;
        return [
          { head: planName(p), value: (i) => says(i), cell: (i) => [tag(t(D.ownerships[at(i)[0]]), "own-" + at(i)[0]), functionNames(at(i)[1])] },
          { head: word("tasks"), value: (i) => at(i)[3], number: true, about: planName(p) },
        ];
      }),
    ],
  },
  gaps: {
    ...plans,
    rows: (plan) => D.gaps.filter((g) => g.plan === plan),
    columns: () => [
      col("kind", (g) => t(D.gap_kinds[g.kind])),
      col("subject", (g) => (g.task === null ? themeName(g.theme) : D.tasks[g.task].no), { cell: (g) => (g.task === null ? opens("theme", { theme: g.theme, plan: D.plans[g.plan].id }, themeName(g.theme)) : openTask(g.task, taskNo(g.task))), text: (g) => (g.task === null ? themeName(g.theme) : taskNo(g.task)) }),
      col("quotation", (g) => g.quotation, { class: "words" }),
    ],
  },
  conventions: {
    ...plans,
    rows: (plan) => D.tried.filter((f) => f.plan === plan).flatMap((f) => f.values.map((v, i) => ({ f, v, i }))),
    columns: () => [
      col("finding", (x) => t(x.f.name)), col("variant", (x) => t(x.v[0])), col("value", (x) => x.v[1]), col("holds", (x) => word(x.f.holds ? "yes" : "no")),
    ],
  },
  check: {
    rows: () => D.diagnostics,
    columns: () => [
      col("severity", (d) => t(D.severities[d.severity]), { class: "short" }),
      col("where", (d) => t(d.place), { class: "place", cell: (d) => (d.task && tasksById.has(d.task) ? openTask(tasksById.get(d.task), t(d.place)) : t(d.place)) }),
      col("what", (d) => t(d.message)), col("excerpt", (d) => d.excerpt, { class: "words" }), col("hint", (d) => (d.hint ? t(d.hint) : "")),
    ],
  },
};
