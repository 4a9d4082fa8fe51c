// Evidence: from every number and every mark back to its sentences and their place in the document.
const panel = byId("evidence");
const panelTitle = byId("evidence-title");
const panelBody = panel.querySelector(".body");
const [backButton, closeButton] = panel.querySelectorAll("header button");
const MANY = 25;
let opener = null;
let trail = [];

const marked = (text, spans) => {
  const q = el("blockquote");
  let at = 0;
  for (const [s, e] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (s < at || e <= s) continue;
    q.append(text.slice(at, s), el("mark", {}, text.slice(s, e)));
    at = e;
  }
  q.append(text.slice(at));
  return q;
};
const opens = (kind, data, text) => el("button", { type: "button", class: "link", ...Object.fromEntries(Object.entries({ kind, ...data }).map(([k, v]) => ["data-" + k, v])) }, text);
const openTask = (i, text) => opens("task", { task: D.tasks[i].id }, text ?? taskName(i));
const openAgency = (i, plan, text) => opens("agency", { agency: D.agencies[i].key, plan: plan === undefined ? null : D.plans[plan].id }, text ?? agencyName(i));
const evidenceHead = (i, ...more) => el("div", { class: "evh" }, openTask(i, taskNo(i)), el("span", {}, t(D.tasks[i].place)), ...more);
const where = (i) => el("div", { class: "evh" }, openTask(i), el("span", {}, t(D.tasks[i].place)));
const tag = (text, more) => el("span", { class: "tag " + (more || "") }, text);
const roleOf = (link) => link[3][V() ? V().convention : 0];
const dutyTag = (link) => tag(`${t(D.duties[link[2]])} → ${t(D.roles[roleOf(link)])}`, "duty-" + link[2]);
// What a task's words come to: its lead duties, or the first of its duties.
const verdict = (i) => {
  const links = linksOfTask[i];
  const leads = links.filter((l) => roleOf(l) === 0);
  const of = (leads[0] || links[0]);
  return of ? el("em", {}, word("counts_as", t(D.duties[of[2]]), t(D.roles[roleOf(of)])) + (leads.length > 1 ? word("joint") : "")) : null;
};
const titled = (i) => (D.tasks[i].title ? el("p", { class: "task-title" }, D.tasks[i].title) : null);
const whole = (i) => el("details", {}, el("summary", {}, word("task_text")), titled(i), el("blockquote", {}, D.tasks[i].text));
// Long lists open with their first items.
const short = (items) => {
  if (items.length <= MANY) return list(items);
  const rest = items.slice(MANY);
  const more = el("button", { type: "button", class: "more" }, word("more", rest.length));
  const ol = list(items.slice(0, MANY));
  more.addEventListener("click", () => { ol.append(...rest); more.remove(); });
  return [ol, more];
};
const statement = (i, links) => (D.tasks[i].responsibility ? marked(D.tasks[i].responsibility, links.map((l) => [l[4], l[5]])) : el("p", { class: "empty" }, word("no_statement")));
const item = (...kids) => el("li", {}, ...kids);
const list = (items) => (items.length ? el("ol", {}, ...items) : el("p", { class: "empty" }, word("nothing")));
const linkItem = (link) => item(where(link[0]), dutyTag(link), statement(link[0], [link]), whole(link[0]));
const membersItem = (members) => (i) => {
  const links = linksOfTask[i].filter((l) => members.includes(l[1]));
  return item(where(i), statement(i, links), whole(i));
};
const places = (n) => word(n === 1 ? "place" : "places", n);
const tasksWord = (n) => word(n === 1 ? "one_task" : "tasks", n);

// What can be opened: kind → the title, a line about it, and its sentences. Nothing known: null.
const subjects = {
  agency({ agency, plan, duty }) {
    const ids = agenciesByKey.get(agency);
    if (!ids) return null;
    const all = D.links.filter((l) => ids.includes(l[1]));
    const at = plansById.get(plan);
    const wanted = D.dutyCodes.indexOf(duty);
    let links = at === undefined ? all : all.filter((l) => D.tasks[l[0]].plan === at);
    const ofPlan = links.length;
    if (wanted >= 0) links = links.filter((l) => l[2] === wanted);
    const groups = D.plans.map((_, p) => links.filter((l) => D.tasks[l[0]].plan === p)).map((of, p) => [p, of]).filter(([, of]) => of.length);
    const about = [places(links.length)];
    if (links.length < ofPlan) about.push(opens("agency", { agency, plan }, word("all_duties")));
    if (ofPlan < all.length) about.push(opens("agency", { agency }, word("all_plans")));
    const name = agencyName((groups[0] ? groups[0][1][0] : all[0] || [0, ids[0]])[1]);
    const title = [name, at === undefined ? null : planName(at), wanted < 0 ? null : t(D.duties[wanted])].filter(Boolean).join(" · ");
    return { title, about, body: groups.map(([p, of]) => [el("h3", {}, `${planName(p)} · ${dutyCounts(of)}`), list(of.map(linkItem))]).flat() };
  },
  link({ task, agency }) {
    const [i, ids] = [tasksById.get(task), agenciesByKey.get(agency)];
    if (i === undefined || !ids) return null;
    const links = linksOfTask[i].filter((l) => ids.includes(l[1]));
    if (!links.length) return subjects.task({ task });
    return { title: `${agencyName(links[0][1])} · ${taskName(i)}`, about: [openAgency(links[0][1], D.tasks[i].plan, word("all_of_body"))], body: [list(links.map(linkItem))] };
  },
  task({ task }) {
    const i = tasksById.get(task);
    if (i === undefined) return null;
    const links = linksOfTask[i];
    const who = links.map((l) => item(dutyTag(l), openAgency(l[1], D.tasks[i].plan)));
    const themes = D.themes.filter((h) => h.evidence.some((e) => e[0] === i)).map((h) => opens("theme", { theme: h.id }, t([h.zh, h.en])));
    const twins = D.pairs.filter((p) => (p.a === i || p.b === i) && p.grade !== "theme")
      .map((p) => item(tag(t(D.grades[p.grade])), opens("pair", { pair: `${D.tasks[p.a].id}|${D.tasks[p.b].id}` }, taskName(p.a === i ? p.b : p.a)), ` ${number(p.score)}`));
    const sections = D.tasks[i].sections.length ? el("p", { class: "where" }, D.tasks[i].sections.join(" › ")) : null;
    return {
      title: taskName(i), about: [t(D.tasks[i].place)],
      body: [sections, titled(i), el("blockquote", {}, D.tasks[i].text), el("h3", {}, word("statement")), statement(i, links), el("h3", {}, word("who")), list(who),
        themes.length ? el("h3", {}, word("theme")) : null, themes.length ? el("p", { class: "chips" }, ...themes) : null,
        twins.length ? el("h3", {}, word("like")) : null, twins.length ? list(twins) : null],
    };
  },
  theme({ theme, plan }) {
    const n = themesById.get(theme);
    if (n === undefined) return null;
    const h = D.themes[n];
    const only = plansById.get(plan);
    const body = D.plans.map((_, p) => p).filter((p) => only === undefined || p === only).map((p) => {
      const [ownership, leads] = V().themes[n][p] || ["absent", []];
      const about = [t(D.ownerships[ownership]), leads.length ? `${word("lead")}${word("colon")}${functionNames(leads)}` : null].filter(Boolean).join(word("semicolon"));
      const tasks = [...new Set(h.evidence.filter((e) => D.tasks[e[0]].plan === p).map((e) => e[0]))];
      const items = tasks.map((i) => item(where(i), marked(D.tasks[i].text, h.evidence.filter((e) => e[0] === i).map((e) => [e[1], e[2]])), statement(i, [])));
      return [el("h3", {}, planName(p)), el("p", {}, about), items.length ? list(items) : null];
    }).flat();
    return { title: t([h.zh, h.en]), about: only === undefined ? [] : [opens("theme", { theme }, word("all_plans"))], body };
  },
  pair({ pair, plan }) {
    const at = pairsByKey.get(pair);
    if (at === undefined) return subjects.tie({ tie: pair, plan });
    const p = D.pairs[at];
    const [leadA, leadB, outcome] = V().pairs[at];
    const side = (i, spans, leads) => [el("h3", {}, openTask(i)), el("p", { class: "where" }, t(D.tasks[i].place)), titled(i), marked(D.tasks[i].text, spans), statement(i, []),
      el("p", {}, `${word("lead")}${word("colon")}${functionNames(leads) || word("none")}`)];
    return {
      title: `${taskName(p.a)} ↔ ${taskName(p.b)}`,
      about: [`${t(D.grades[p.grade])} · ${word("score")} ${number(p.score)}`, outcome ? t(D.outcomes[outcome]) : null],
      body: [...side(p.a, p.passages.map((s) => [s[0], s[1]]), leadA), ...side(p.b, p.passages.map((s) => [s[2], s[3]]), leadB),
        ...(p.source === undefined ? [] : [el("h3", {}, word("source")), el("p", { class: "where" }, openTask(p.source), " ", t(D.tasks[p.source].place)), el("blockquote", {}, D.tasks[p.source].text)])],
    };
  },
  tie({ tie, plan }) {
    const x = D.ties[tiesByKey.get(`${plansById.get(plan)}|${tie}`)];
    if (!x) {
      // No tie on file: the tasks that name both, if any.
      const [a, b] = tie.split("|").map((k) => agenciesByKey.get(k) || []);
      const both = (i) => [a, b || []].every((ids) => linksOfTask[i].some((l) => ids.includes(l[1])));
      const tasks = D.tasks.map((_, i) => i).filter((i) => (plan === undefined || D.plans[D.tasks[i].plan].id === plan) && both(i));
      return tasks.length ? { title: tie.split("|").map(functionName).join(" — "), about: [tasksWord(tasks.length)], body: [list(tasks.map(membersItem([...a, ...b])))] } : null;
    }
    const about = [tasksWord(x.tasks.length), x.expected === null ? null : `${word("expected")} ${number(x.expected, 1)}`, x.ratio === null ? null : `${word("ratio")} ${number(x.ratio, 1)}`, x.q === null ? null : `${word("q")} ${number(x.q, 3)}`];
    return { title: `${agencyName(x.a)} — ${agencyName(x.b)} · ${planName(x.plan)}`, about, body: [list(x.tasks.map(membersItem([x.a, x.b])))] };
  },
  // Matched tasks that one body leads in one plan and another in the other.
  flow({ flow }) {
    const [a, b] = flow.split("|");
    const has = (leads, key) => (leads.length ? leads.includes(key) : !agenciesByKey.has(key));
    const found = D.pairs.filter((_, i) => V().pairs[i][2] && has(V().pairs[i][0], a) && has(V().pairs[i][1], b));
    const items = found.map((p) => item(opens("pair", { pair: `${D.tasks[p.a].id}|${D.tasks[p.b].id}` }, `${taskName(p.a)} ↔ ${taskName(p.b)}`), marked(D.tasks[p.a].text, p.passages.map((s) => [s[0], s[1]])), statement(p.a, []), statement(p.b, [])));
    const name = (key) => (agenciesByKey.has(key) ? functionName(key) : word("no_lead"));
    return items.length ? { title: `${name(a)} → ${name(b)}`, about: [places(items.length)], body: [list(items)] } : null;
  },
  cluster({ cluster, plan }) {
    const c = D.clusters[clustersByKey.get(`${plansById.get(plan)}|${cluster}`)];
    if (!c) return null;
    const about = [tasksWord(c.tasks.length), c.stability === null ? null : `${word("stability")} ${number(c.stability)}`, c.p === null ? null : `p ${number(c.p, 3)}`];
    const members = el("p", { class: "chips" }, ...c.members.map((a) => openAgency(a, c.plan)));
    return { title: `${planName(c.plan)} · ${word("cluster")} ${c.number}`, about, body: [members, list(c.tasks.map(membersItem(c.members)))] };
  },
  // Tasks that a number of a sentence rests on: by plan, those with a lead before those without.
  rests({ rests, title, plan }) {
    const ids = RESTS[rests];
    if (!ids || ids.some((i) => !D.tasks[i])) return null;
    const plans = [...new Set(ids.map((i) => D.tasks[i].plan))];
    const only = plansById.get(plan);
    const chips = plans.length > 1 ? el("p", { class: "chips" }, ...plans.map((p) => {
      const b = opens("rests", { rests, title, plan: D.plans[p].id }, `${planName(p)} ${ids.filter((i) => D.tasks[i].plan === p).length}`);
      b.setAttribute("aria-pressed", String(p === only));
      return b;
    })) : null;
    const shown = only === undefined ? plans : [only];
    const led = (i) => linksOfTask[i].some((l) => roleOf(l) === 0);
    const group = (name, of) => (of.length ? [el("h3", {}, word("group", name, of.length)), ...[short(of.map((i) => item(evidenceHead(i, verdict(i)), statement(i, linksOfTask[i].filter((l) => !led(i) || roleOf(l) === 0)), whole(i))))].flat()] : []);
    const body = shown.flatMap((p) => {
      const of = ids.filter((i) => D.tasks[i].plan === p);
      const name = plans.length > 1 ? planName(p) : "";
      return [...group(word("with_lead", name).trim(), of.filter(led)), ...group(word("without_lead", name).trim(), of.filter((i) => !led(i)))];
    });
    return { title: title || word("task"), about: [tasksWord(ids.length), V() ? t(D.conventions[V().convention]) : null], body: [chips, ...body] };
  },
  // Tasks by id, the bodies by key: `agencies` are marked in each.
  tasks({ task, agencies }) {
    const ids = D.tasks.map((_, i) => i).filter((i) => ` ${task} `.includes(` ${D.tasks[i].id} `));
    if (!ids.length) return null;
    const members = D.agencies.map((_, i) => i).filter((i) => agencies !== undefined && ` ${agencies} `.includes(` ${D.agencies[i].key} `));
    const items = ids.map((i) => (members.length ? membersItem(members)(i) : item(where(i), titled(i), el("blockquote", {}, D.tasks[i].text), statement(i, linksOfTask[i]))));
    return { title: members.length ? join([...new Set(members.map(agencyName))]) : word("task"), about: [tasksWord(ids.length)], body: [list(items)] };
  },
};
const dutyCounts = (links) => D.duties.map((d, i) => [d, links.filter((l) => l[2] === i).length]).filter(([, n]) => n).map(([d, n]) => `${t(d)} ${n}`).join(word("comma"));

const render = (request) => {
  const found = subjects[request.kind] && subjects[request.kind](request);
  if (!found) return false;
  panelTitle.textContent = found.title;
  const about = (found.about || []).filter(Boolean);
  panel.querySelector(".about").replaceChildren(...about.flatMap((x, i) => (i ? [" · ", x] : [x])));
  panelBody.replaceChildren(...found.body.filter(Boolean));
  backButton.hidden = trail.length < 2;
  return true;
};
const show = (request, from) => {
  const inside = from && panel.contains(from);
  if (!inside) trail = [];
  trail.push(request);
  if (!render(request)) {
    trail.pop();
    return;
  }
  if (from && !inside) opener = from;
  panel.hidden = false;
  document.body.classList.add("evidence-open");
  panel.scrollTop = 0;
  panelTitle.focus({ preventScroll: true });
};
const closePanel = () => {
  panel.hidden = true;
  document.body.classList.remove("evidence-open");
  trail = [];
  if (opener && opener.isConnected) opener.focus({ preventScroll: true });
  opener = null;
};
closeButton.addEventListener("click", closePanel);
backButton.addEventListener("click", () => {
  trail.pop();
  render(trail[trail.length - 1]);
  panel.scrollTop = 0;
  panelTitle.focus({ preventScroll: true });
});

// A mark says what it is by its data, in part through the groups around it.
const NAMES = ["rests", "pair", "tie", "cluster", "theme", "agencies", "agency", "task"];
const MARKS = NAMES.map((n) => `[data-${n}]`).join(",");
const request = (mark) => {
  const of = {};
  for (const n of [...NAMES, "plan", "duty", "title"]) {
    const holder = mark.closest(`[data-${n}]`);
    if (holder) of[n] = holder.dataset[n];
  }
  const kind = mark.dataset.kind || (of.rests !== undefined ? "rests" : of.pair !== undefined ? "pair" : of.tie !== undefined ? "tie" : of.cluster !== undefined ? "cluster" : of.theme !== undefined ? "theme"
    : of.agencies !== undefined ? "tasks" : of.agency !== undefined && of.task !== undefined ? "link"
    : of.agency === undefined ? "task" : of.agency.includes("|") && !agenciesByKey.has(of.agency) ? "flow" : "agency");
  if (kind === "flow") of.flow = of.agency;
  // A number stands for the sentence around it.
  if (kind === "rests" && !of.title) {
    const near = mark.closest("p, h1, h2, h3, .card, .rail");
    const sentence = near && (near.matches(".card") ? near.querySelector("h2") : near.matches(".rail") ? near.querySelector("h2") : near);
    if (sentence) of.title = sentence.innerText.trim().replace(/\s*\n\s*/g, "");
  }
  return { ...of, kind };
};
document.addEventListener("click", (event) => {
  const mark = event.target.closest(MARKS);
  if (!mark) return;
  event.preventDefault();
  show(request(mark), mark);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !panel.hidden) closePanel();
});

// A figure is one stop for the Tab key; arrows go from mark to mark, Enter opens one.
const wire = (svg) => {
  const marks = [...svg.querySelectorAll(MARKS)];
  if (!marks.length) return;
  svg.setAttribute("role", "group");
  const label = (mark) => {
    const asked = request(mark);
    const found = subjects[asked.kind](asked);
    if (found) mark.setAttribute("aria-label", found.title);
  };
  const step = (from, to) => {
    if (!to) return;
    from.setAttribute("tabindex", "-1");
    to.setAttribute("tabindex", "0");
    label(to);
    to.focus();
  };
  marks.forEach((m, i) => {
    m.setAttribute("tabindex", i ? "-1" : "0");
    m.setAttribute("role", "button");
  });
  label(marks[0]);
  svg.addEventListener("keydown", (event) => {
    const at = marks.indexOf(event.target);
    if (at < 0) return;
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: marks.length - 1 }[event.key];
    if (to !== undefined) step(marks[at], marks[to]);
    else if (event.key === "Enter" || event.key === " ") show(request(marks[at]), marks[at]);
    else return;
    event.preventDefault();
  });
};
