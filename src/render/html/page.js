"use strict";
(() => {
  const D = JSON.parse(document.getElementById("data").textContent);
  const root = document.documentElement;
  let convention = D.convention;
  const zh = () => root.lang === "zh";
  const t = (pair) => (zh() ? pair[0] : pair[1] || pair[0]);
  const el = (name, attrs, ...kids) => {
    const e = document.createElement(name);
    for (const [k, v] of Object.entries(attrs || {})) if (v !== null && v !== undefined && v !== false) e.setAttribute(k, v === true ? "" : v);
    e.append(...kids.filter((k) => k !== null && k !== undefined));
    return e;
  };
  const W = D.words;
  const word = (k) => t(W[k]);
  const agencyName = (i) => t([D.agencies[i].label, D.agencies[i].label_en]);
  const planName = (i) => t(D.plans[i].name);
  const taskName = (i) => `${planName(D.tasks[i].plan)} ${D.tasks[i].no}`;
  const number = (v, digits) => (v === null || v === undefined ? "" : Number.isInteger(v) && digits === undefined ? String(v) : v.toFixed(digits ?? 2));

  // ---- evidence: every number back to its sentences -------------------------------------------------
  const panel = document.getElementById("evidence");
  let opener = null;
  const marked = (text, spans) => {
    const q = el("blockquote", {});
    let at = 0;
    for (const [s, e] of [...spans].sort((a, b) => a[0] - b[0])) {
      if (s < at) continue;
      q.append(text.slice(at, s), el("mark", {}, text.slice(s, e)));
      at = e;
    }
    q.append(text.slice(at));
    return q;
  };
  const head = (task) => {
    const k = D.tasks[task];
    return el("div", { class: "where" }, `${k.id} · ${k.place}${k.title ? " · " + k.title : ""}`);
  };
  const dutyTag = (link) => el("span", { class: "tag" }, `${t(D.duties[link[2]])} → ${t(D.roles[link[3][convention]])}`);
  const linkItem = (link) => el("li", {}, head(link[0]), dutyTag(link), marked(D.tasks[link[0]].responsibility, [[link[4], link[5]]]),
    el("details", {}, el("summary", {}, word("task_text")), el("blockquote", {}, D.tasks[link[0]].text)));
  const subjects = {
    agency: (key) => {
      const ids = new Set(D.agencies.flatMap((a, i) => (a.key === key || String(i) === key ? [i] : [])));
      const links = D.links.filter((l) => ids.has(l[1]));
      const first = [...ids][0];
      return first === undefined ? null : { title: agencyName(first), items: links.map(linkItem), count: links.length };
    },
    task: (id) => {
      const i = D.tasks.findIndex((k) => k.id === id);
      if (i < 0) return null;
      const k = D.tasks[i], links = D.links.filter((l) => l[0] === i);
      const items = [el("li", {}, head(i), marked(k.text, []))];
      items.push(el("li", {}, marked(k.responsibility, links.map((l) => [l[4], l[5]]))));
      for (const l of links) items.push(el("li", {}, dutyTag(l), agencyName(l[1])));
      return { title: `${k.id} ${k.title || ""}`, items };
    },
    theme: (id) => {
      const theme = D.themes.find((h) => h.id === id);
      if (!theme) return null;
      const items = theme.evidence.map(([task, s, e]) => el("li", {}, head(task), marked(D.tasks[task].text, [[s, e]]),
        el("blockquote", {}, D.tasks[task].responsibility)));
      for (const p of theme.plans) if (!p.tasks.length) items.push(el("li", {}, `${planName(p.plan)}: ${t(D.ownerships[p.ownership])}`));
      return { title: t([theme.zh, theme.en]), items };
    },
    pair: (key) => {
      const p = D.pairs.find((q) => q.key === key);
      if (!p) return null;
      const items = p.passages.flatMap((s) => [
        el("li", {}, head(p.a), marked(D.tasks[p.a].text, [[s[0], s[1]]])),
        el("li", {}, head(p.b), marked(D.tasks[p.b].text, [[s[2], s[3]]]))]);
      items.push(el("li", {}, head(p.a), el("blockquote", {}, D.tasks[p.a].responsibility)));
      items.push(el("li", {}, head(p.b), el("blockquote", {}, D.tasks[p.b].responsibility)));
      return { title: `${D.tasks[p.a].id} ↔ ${D.tasks[p.b].id} · ${t(D.grades[p.grade])} · ${number(p.score)}`, items };
    },
    cluster: (key) => {
      const c = D.clusters.find((k) => k.key === key);
      return c && { title: `${planName(c.plan)} · ${word("cluster")} ${c.number}: ${c.members.map(agencyName).join("、")}`, items: c.tasks.map(taskItem(c.members)) };
    },
    tie: (key) => {
      const c = D.ties.find((k) => k.key === key);
      return c && { title: `${agencyName(c.a)} — ${agencyName(c.b)}`, items: c.tasks.map(taskItem([c.a, c.b])) };
    },
    tasks: (list) => ({ title: word("rests_on"), items: list.split(" ").map((i) => taskItem([])(Number(i))) }),
  };
  function taskItem(members) {
    return (i) => {
      const spans = D.links.filter((l) => l[0] === i && members.includes(l[1])).map((l) => [l[4], l[5]]);
      return el("li", {}, head(i), el("blockquote", {}, D.tasks[i].text), marked(D.tasks[i].responsibility, spans));
    };
  }
  let shown = null;
  const show = (kind, key, from) => {
    const found = subjects[kind] && subjects[kind](key);
    if (!found) return;
    shown = [kind, key];
    if (from) opener = from;
    panel.querySelector("h2").textContent = found.title;
    const list = panel.querySelector("ol");
    list.replaceChildren(...found.items);
    panel.querySelector(".count").textContent = `${found.count ?? found.items.length} ${word("places")}`;
    panel.hidden = false;
    panel.scrollTop = 0;
    if (from) panel.querySelector("button").focus();
  };
  const close = () => {
    panel.hidden = true;
    shown = null;
    if (opener && opener.isConnected) opener.focus();
    opener = null;
  };
  panel.querySelector("button").addEventListener("click", close);
  const KINDS = ["pair", "tie", "cluster", "agency", "task", "theme", "tasks"];
  const pick = (event) => {
    const target = event.target.closest(KINDS.map((k) => `[data-${k}]`).join(","));
    if (!target || panel.contains(target)) return;
    const kind = KINDS.find((k) => target.dataset[k] !== undefined);
    event.preventDefault();
    show(kind, target.dataset[kind], target);
  };
  document.addEventListener("click", pick);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) close();
    if ((event.key === "Enter" || event.key === " ") && event.target.closest("svg [tabindex], a.basis")) pick(event);
  });
  for (const mark of document.querySelectorAll("svg [data-agency], svg [data-task], svg [data-theme], svg [data-pair], svg [data-cluster], svg [data-tie]")) {
    mark.setAttribute("tabindex", "0");
    mark.setAttribute("role", "button");
  }

  // ---- tables: sorted by their heads, filtered by a word --------------------------------------------
  const tables = [];
  const build = (host, spec) => {
    const state = { sort: spec.sort ?? null, down: true, plan: spec.plans ? spec.plans[0] : null, filter: "" };
    const filter = el("input", { type: "search" });
    const choose = spec.plans && el("select", {});
    const wide = el("div", { class: "wide" }), status = el("span", { role: "status", class: "lede" });
    host.append(el("div", { class: "tools" }, choose, filter, status), wide);
    const draw = () => {
      const label = word("filter");
      filter.placeholder = label;
      filter.setAttribute("aria-label", label);
      if (choose) {
        choose.setAttribute("aria-label", word("plan"));
        choose.replaceChildren(...spec.plans.map((p, i) => el("option", { value: i, selected: p === state.plan }, spec.planLabel(p))));
      }
      const columns = spec.columns();
      let rows = spec.rows(state.plan).map((r) => ({ r, cells: columns.map((c) => c.value(r)) }));
      const all = rows.length;
      if (state.filter) {
        const needle = state.filter.toLowerCase();
        rows = rows.filter((x) => columns.some((c, i) => String(c.text ? c.text(x.r) : x.cells[i] ?? "").toLowerCase().includes(needle)));
      }
      if (state.sort !== null) {
        const sign = state.down ? -1 : 1;
        const order = (a, b) => (a === null || a === undefined ? 1 : b === null || b === undefined ? -1 : typeof a === "number" && typeof b === "number" ? sign * (a - b) : sign * String(a).localeCompare(String(b), "zh"));
        rows.sort((x, y) => order(x.cells[state.sort], y.cells[state.sort]));
      }
      status.textContent = `${rows.length} / ${all}`;
      const heads = columns.map((c, i) => el("th", { scope: "col", "aria-sort": state.sort === i ? (state.down ? "descending" : "ascending") : "none" },
        Object.assign(el("button", { type: "button" }, c.head), { onclick: () => { state.down = state.sort === i ? !state.down : !!c.number; state.sort = i; draw(); } })));
      const body = rows.map((x) => el("tr", {}, ...columns.map((c, i) => el("td", { class: c.number ? "n" : c.class || null }, c.cell ? c.cell(x.r) : c.number ? number(x.cells[i], c.digits) : x.cells[i] ?? ""))));
      wide.replaceChildren(rows.length ? el("table", {}, el("caption", {}, spec.caption()), el("thead", {}, el("tr", {}, ...heads)), el("tbody", {}, ...body)) : el("p", { class: "empty" }, word("nothing")));
    };
    filter.addEventListener("input", () => { state.filter = filter.value.trim(); draw(); });
    if (choose) choose.addEventListener("change", () => { state.plan = spec.plans[Number(choose.value)]; draw(); });
    tables.push(draw);
    draw();
  };
  const link = (kind, key, text) => el("button", { type: "button", class: "link", ["data-" + kind]: key }, text);
  const col = (head, value, more) => ({ head: word(head), value, ...more });
  const num = (head, value, digits) => col(head, value, { number: true, digits });
  const planIndexes = D.plans.map((_, i) => i);

  const loads = (plan) => {
    const rows = new Map();
    for (const l of D.links) {
      if (D.tasks[l[0]].plan !== plan) continue;
      let r = rows.get(l[1]);
      if (!r) rows.set(l[1], (r = { agency: l[1], tasks: new Set(), duty: [0, 1, 2, 3, 4].map(() => new Set()), role: [0, 1, 2].map(() => new Set()) }));
      r.tasks.add(l[0]);
      r.duty[l[2]].add(l[0]);
      r.role[l[3][convention]].add(l[0]);
    }
    return [...rows.values()];
  };
  const specs = {
    load: {
      plans: planIndexes, planLabel: planName, sort: 1, caption: () => `${word("load_caption")} · ${t(D.conventions[convention])}`,
      rows: loads,
      columns: () => [
        col("agency", (r) => agencyName(r.agency), { cell: (r) => link("agency", String(r.agency), agencyName(r.agency)) }),
        num("tasks", (r) => r.tasks.size),
        ...D.roles.map((name, i) => ({ head: t(name), value: (r) => r.role[i].size, number: true })),
        ...D.duties.map((name, i) => ({ head: `${word("duty")}：${t(name)}`, value: (r) => r.duty[i].size, number: true })),
        col("bar", (r) => r.tasks.size, { class: "bar-cell", text: () => "", cell: (r) => el("span", { "aria-hidden": "true" }, ...r.duty.map((s, i) => el("span", { class: "duty" + i, style: `width:${s.size * 2.2}px` }))) }),
      ],
    },
    ties: {
      plans: planIndexes, planLabel: planName, sort: 2, caption: () => word("ties_caption"),
      rows: (p) => D.ties.filter((x) => x.plan === p),
      columns: () => [
        col("agency", (r) => agencyName(r.a), { cell: (r) => link("agency", String(r.a), agencyName(r.a)) }),
        col("agency", (r) => agencyName(r.b), { cell: (r) => link("agency", String(r.b), agencyName(r.b)) }),
        { ...num("shared", (r) => r.tasks.length), cell: (r) => link("tie", r.key, String(r.tasks.length)) },
        num("expected", (r) => r.expected, 2), num("ratio", (r) => r.ratio, 2), num("weight", (r) => r.weight, 2), num("q", (r) => r.q, 3),
      ],
    },
    clusters: {
      plans: planIndexes, planLabel: planName, caption: () => word("clusters_caption"),
      rows: (p) => D.clusters.filter((x) => x.plan === p),
      columns: () => [
        { ...num("cluster", (r) => r.number), cell: (r) => link("cluster", r.key, String(r.number)) },
        col("members", (r) => r.members.map(agencyName).join("、")),
        num("tasks", (r) => r.tasks.length), num("stability", (r) => r.stability, 2), num("p", (r) => r.p, 3),
      ],
    },
    overlap: {
      plans: D.comparisons, planLabel: ([a, b]) => `${planName(a)} ↔ ${planName(b)}`, sort: 3, caption: () => word("overlap_caption"),
      rows: (c) => (c ? D.pairs.filter((x) => D.tasks[x.a].plan === c[0] && D.tasks[x.b].plan === c[1]) : []),
      columns: () => [
        col("task", (r) => D.tasks[r.a].text, { cell: (r) => link("pair", r.key, `${D.tasks[r.a].no} ${clip(r.passages[0] ? D.tasks[r.a].text.slice(r.passages[0][0], r.passages[0][1]) : D.tasks[r.a].text)}`) }),
        col("task", (r) => D.tasks[r.b].text, { cell: (r) => link("pair", r.key, `${D.tasks[r.b].no} ${clip(r.passages[0] ? D.tasks[r.b].text.slice(r.passages[0][2], r.passages[0][3]) : D.tasks[r.b].text)}`) }),
        col("grade", (r) => t(D.grades[r.grade])), num("score", (r) => r.score, 2),
        col("lead", (r) => names(r.lead_a)), col("lead", (r) => names(r.lead_b)), col("outcome", (r) => (r.outcome ? t(D.outcomes[r.outcome]) : "")),
      ],
    },
    themes: {
      plans: planIndexes, planLabel: planName, caption: () => word("themes_caption"),
      rows: (p) => D.themes.map((h) => ({ h, p: h.plans.find((x) => x.plan === p) })).filter((x) => x.p),
      columns: () => [
        col("theme", (r) => t([r.h.zh, r.h.en]), { cell: (r) => link("theme", r.h.id, t([r.h.zh, r.h.en])) }),
        col("ownership", (r) => t(D.ownerships[r.p.ownership])), num("tasks", (r) => r.p.tasks.length),
        col("lead", (r) => names(r.p.leads)), num("fragmentation", (r) => r.p.fragmentation, 2),
      ],
    },
    gaps: {
      plans: planIndexes, planLabel: planName, caption: () => word("gaps_caption"),
      rows: (p) => D.gaps.filter((x) => x.plan === p),
      columns: () => [
        col("kind", (r) => t(D.gap_kinds[r.kind])),
        col("subject", (r) => (r.task === null ? r.theme : D.tasks[r.task].id), { cell: (r) => (r.task === null ? link("theme", r.theme, themeName(r.theme)) : link("task", D.tasks[r.task].id, taskName(r.task))) }),
        col("quotation", (r) => r.quotation),
      ],
    },
    check: {
      caption: () => word("check_caption"), rows: () => D.diagnostics,
      columns: () => [
        col("severity", (r) => r.severity), col("where", (r) => r.place), col("what", (r) => t(r.message)), col("hint", (r) => (r.hint ? t(r.hint) : "")),
      ],
    },
  };
  function themeName(id) { const h = D.themes.find((x) => x.id === id); return h ? t([h.zh, h.en]) : id || ""; }
  function names(keys) { return (keys || []).map((k) => { const i = D.agencies.findIndex((a) => a.key === k); return i < 0 ? k : agencyName(i); }).join("、"); }
  function clip(text) { return text.length > 60 ? text.slice(0, 59) + "…" : text; }
  for (const host of document.querySelectorAll("[data-table]")) build(host, specs[host.dataset.table]);

  // ---- switches -------------------------------------------------------------------------------------
  const redraw = () => { for (const draw of tables) draw(); if (shown && !panel.hidden) show(shown[0], shown[1]); };
  const language = document.getElementById("language");
  language.addEventListener("change", () => { root.lang = language.value; document.title = t(D.title); relabel(); redraw(); });
  const choice = document.getElementById("convention");
  const relabel = () => {
    choice.replaceChildren(...D.conventions.map((c, i) => el("option", { value: i, selected: i === convention }, t(c))));
    for (const e of document.querySelectorAll("[data-word]")) e.setAttribute("aria-label", word(e.dataset.word));
    panel.querySelector("button").textContent = word("close");
  };
  choice.addEventListener("change", () => { convention = Number(choice.value); redraw(); });
  document.getElementById("print").addEventListener("click", () => window.print());
  language.value = root.lang;
  relabel();
  document.body.dataset.ready = "true";
})();
