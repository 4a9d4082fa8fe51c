// The desk: the document on the left, one question in the middle with the task's table, the queue on the right, and below
// what the decisions come to.

import { app, decide, doubts, doubtsLeft, draw, DUTIES, go, label, named, placeName, planName, say, screen, taskAt, undo } from "./app.js";
import { byId, chars, el, fill, kbd, length } from "./dom.js";
import { language, listed, t } from "./text.js";
import { live } from "./log.js";

/** Tasks of a plan that are drawn around the one in focus; more make a page slow. */
const AROUND = 120;

/** Effects of the answers of the question on the screen. @type {{key: string, list: any[]}} */
let effects = { key: "", list: [] };

/** @param {number} q @param {number} place */
function isDone(q, place) {
  return !app.left[q]?.has(place);
}

/** @param {number} q */
function leftOf(q) {
  return [...(app.left[q] ?? [])];
}

/** The next place to decide: in this question, then in the others, the skipped ones last. @param {number} from */
function next(from) {
  const order = [...app.questions.keys()].slice(from).concat([...app.questions.keys()].slice(0, from));
  for (const skippedToo of [false, true]) {
    for (const q of order) {
      const place = leftOf(q).find((p) => skippedToo || !app.skipped.has(`${q}/${p}`));
      if (place !== undefined) return { q, place };
    }
  }
  return null;
}

function current() {
  if (!app.at && app.questions.length && !app.focus) show(next(0));
  return app.at;
}

/** @param {{q: number, place: number}|null} at */
function show(at) {
  app.at = at;
  app.mark = 0;
  app.row = 0;
  if (at) {
    const place = app.questions[at.q].places[at.place];
    app.focus = { plan: place.plan, task: place.task };
    const task = taskAt(app.focus);
    app.row = Math.max(0, task?.bodies.findIndex((b) => b.start === place.words.start && b.surface === place.words.text) ?? 0);
  }
}

screen("code", () => {
  const at = current();
  app.focus ??= { plan: 0, task: app.plans[0].tasks[0].id };
  fill(byId("main"), el("div.desk", null, documentPane(), el("div.middle", null, at ? questionPane(at) : donePane(), tablePane()), queuePane(), resultsPane()));
  keysPane();
  bringIntoView();
  const zone = document.querySelector("[data-zone-focus]");
  if (zone instanceof HTMLElement) zone.focus({ preventScroll: true });
  if (at) void loadEffects(at);
});

/** The task in focus, inside the document's own frame: on a phone the question stays where it is. */
function bringIntoView() {
  const row = document.querySelector(".doc .foc");
  const frame = row?.closest(".scroll");
  if (!(row instanceof HTMLElement) || !frame) return;
  const [r, f] = [row.getBoundingClientRect(), frame.getBoundingClientRect()];
  if (r.top < f.top + 24 || r.bottom > f.bottom) frame.scrollTop += r.top - f.top - Math.max(30, (f.height - r.height) / 2);
}

let zone = "question";

function keysPane() {
  const pair = (/** @type {(string|Node)[]} */ ...parts) => el("span", null, ...parts);
  const own = zone === "table"
    ? [el("b", null, t("zone-table")), pair(kbd("1"), "–", kbd("5"), t("k-duty")), pair(kbd("6"), t("k-open")), pair(kbd("7"), t("k-add")), pair(kbd("8"), t("k-split")), pair(kbd("9"), t("k-join")), pair(kbd("0"), t("k-drop")), pair(kbd("+"), t("k-task")), pair(kbd("-"), t("k-no-task")), pair(kbd("↑"), kbd("↓"), t("who"))]
    : [el("b", null, t("zone-question")), pair(kbd("1"), "–", kbd("9"), t("k-decide")), pair(kbd("Enter"), t("k-take")), pair(kbd("Shift"), "+", t("k-all")), pair(kbd("␣"), t("skip")), pair(kbd("←"), kbd("→"), t("k-next")), pair(kbd("↑"), kbd("↓"), t("k-choice"))];
  fill(byId("keys"), ...own, pair(kbd("Tab"), t("k-zone")), pair(kbd("⌫"), t("undo")));
}

function documentPane() {
  const plan = app.plans[/** @type {{plan: number}} */ (app.focus).plan];
  const doubtful = new Map();
  app.questions.forEach((question, q) => question.places.forEach((p, i) => {
    if (p.plan === plan.at) doubtful.set(p.task, (doubtful.get(p.task) ?? true) && isDone(q, i));
  }));
  const at = plan.tasks.findIndex((task) => task.id === app.focus?.task);
  const shown = plan.tasks.slice(Math.max(0, at - AROUND), at + AROUND);
  const tabs = el("div.tabs", null, ...app.plans.map((p) => el("button", {
    type: "button", "aria-pressed": p === plan, onclick: () => { app.at = null; app.focus = { plan: p.at, task: p.tasks[0].id }; draw(); },
  }, planName(p))));
  const map = el("div.map", { "aria-hidden": true }, ...plan.tasks.map((task) => el("i" + (task.id === app.focus?.task ? ".cur" : "") + (doubtful.has(task.id) ? (doubtful.get(task.id) ? ".y" : ".d") : ""))));
  const legend = el("div.legend", null, ...DUTIES.map((duty, i) => el("span", null, kbd(String(i + 1)), chip(duty))), el("span.lg", null, el("i.q", null, "?"), t("doubtful")));
  const rows = shown.map((task) => {
    const focused = task.id === app.focus?.task;
    return el(focused ? "tr.foc" : "tr", { "data-task": task.id, onclick: () => choose(plan.at, task.id) },
      el("td", null, el("button.no", { type: "button", tabindex: -1, "aria-label": t("task-no", { n: task.no }) }, task.no)),
      el("td", null, task.title ? el("b", null, task.title, " ") : null, task.text),
      el("td.resp", null, ...marked(plan, task)));
  });
  return el("section.doc", { "aria-label": planName(plan) },
    el("div.dh", null, el("b", null, plan.title ?? plan.id), tabs), map, legend,
    el("div.scroll", { tabindex: 0 }, el("table", null, el("thead", null, el("tr", null, el("th", null, t("no")), el("th", null, t("task")), el("th", null, t("who")))), el("tbody", null, ...rows))));
}

/** @param {number} plan @param {string} task */
function choose(plan, task) {
  app.picked = pick(task);
  if (app.picked) say(t("picked", { words: app.picked.words.text }));
  app.focus = { plan, task };
  app.row = 0;
  zone = "table";
  const q = app.questions.findIndex((question, i) => question.places.some((p, n) => p.task === task && !isDone(i, n)));
  app.at = q < 0 ? null : { q, place: app.questions[q].places.findIndex((p, n) => p.task === task && !isDone(q, n)) };
  app.mark = 0;
  draw();
}

/** @param {string} duty */
function chip(duty) {
  return el(`span.chip.${duty}`, null, el("i", { "aria-hidden": true }, t(`letter-${duty}`)), t(`duty-${duty}`));
}

/**
 * The statement with its bodies marked; words in question carry a sign.
 * @param {import("./app.js").Plan} plan @param {import("./app.js").Task} task
 */
function marked(plan, task) {
  /** @type {import("./app.js").Words[]} */
  const open = [];
  app.questions.forEach((question, q) => question.places.forEach((p, i) => {
    if (p.plan === plan.at && p.task === task.id && p.words.end > p.words.start && !isDone(q, i)) open.push(p.words);
  }));
  const picked = app.picked?.task === task.id ? app.picked.words : null;
  const asked = (/** @type {number} */ a, /** @type {number} */ b) => open.some((w) => w.start >= a && w.end <= b);
  const bodies = [...task.bodies].filter((b) => b.end > b.start).sort((a, b) => a.start - b.start);
  /** @type {Node[]} */
  const parts = [];
  let at = 0;
  const text = (/** @type {number} */ to) => {
    while (at < to) {
      // Words in question between the bodies, or words just selected.
      const word = [...open, ...(picked ? [picked] : [])].filter((w) => w.start >= at && w.end <= to).sort((a, b) => a.start - b.start)[0];
      const end = word ? (word.start > at ? word.start : word.end) : to;
      const here = word?.start === at;
      parts.push(el(here ? (word === picked ? "span.picked" : "span.open") : "span", { "data-start": at }, chars(task.responsibility, at, end)));
      if (here && word !== picked) parts.push(el("i.q", { "aria-label": t("doubtful") }, "?"));
      at = end;
    }
  };
  for (const body of bodies) {
    if (body.start < at) continue;
    text(body.start);
    const mark = el(`mark.m.${body.duty}`, null, el("i", { "aria-hidden": true }, t(`letter-${body.duty}`)), el("span", { "data-start": at }, chars(task.responsibility, at, body.end)));
    if (asked(body.start, body.end)) mark.append(el("i.q", { "aria-label": t("doubtful") }, "?"));
    parts.push(mark);
    at = body.end;
  }
  text(length(task.responsibility));
  return parts;
}

/** @param {{q: number, place: number}} at */
function questionPane(at) {
  const question = app.questions[at.q];
  const place = question.places[at.place];
  const plan = app.plans[place.plan];
  const task = taskAt(app.focus);
  const args = { words: question.words, read: named(question.read) };
  const left = leftOf(at.q);
  const number = app.questions.indexOf(question) + 1;
  const list = effects.key === key(at) ? effects.list : [];
  const options = question.options.map((option, i) => el(i === app.mark ? "li.ring" : "li", {
    role: "radio", "aria-checked": i === app.mark, tabindex: i === app.mark ? 0 : -1,
    "data-zone-focus": zone === "question" && i === app.mark, onclick: () => { zone = "question"; app.mark = i; void answer(i, false); },
  }, kbd(digit(question, i)), el("b", null, said(question, option)), i === 0 ? el("small", null, t("same")) : el("small", null, effect(list[i], question, option))));
  return el("section.question", { "aria-labelledby": "asked", "data-question": at.q, "data-place": at.place },
    el("p.where", null, task ? placeName(plan, task) : "", el("b", null, t("question-at", { n: number, all: app.questions.length }))),
    el("h1", { id: "asked", tabindex: -1, "data-first": true }, t(`q-${question.kind}`, args)),
    el("p.mut", null, t(`q-${question.kind}-why`, args)),
    el("ul.options", { role: "radiogroup", "aria-labelledby": "asked" }, ...options),
    el("div.buttons", null,
      el("button.main", { type: "button", id: "take", onclick: () => answer(app.mark, false) }, kbd("Enter"), t("take-next", { n: digit(question, app.mark) })),
      left.length > 1 ? el("button", { type: "button", id: "take-all", onclick: () => answer(app.mark, true) }, kbd("Shift"), kbd("Enter"), t("take-all", { n: left.length })) : null,
      el("button", { type: "button", onclick: skip }, kbd("␣"), t("skip"))));
}

/** The digit of an answer: the last that removes is 0. @param {import("./app.js").Question} question @param {number} i */
function digit(question, i) {
  return question.options[i].answer === "drop" ? "0" : String(i + 1);
}

/** @param {import("./app.js").Question} question @param {import("./app.js").Choice} option */
function said(question, option) {
  const args = { words: question.words, read: named(question.read), name: named(option.name) };
  if (option.answer !== "keep") return t(`a-${option.answer}`, args);
  const kinds = /** @type {Record<string, string>} */ ({ unknown: "a-keep-own", rough: "a-keep-body", open: "a-keep-open", "no-duty": "a-keep-no-duty", unplaced: "a-keep-unplaced", nobody: "a-keep-nobody" });
  return t(kinds[question.kind] ?? "a-keep", args);
}

/**
 * What an answer changes, in a few words. That the body it names gains and the one read before loses is what it says itself.
 * @param {any} e @param {import("./app.js").Question} question @param {import("./app.js").Choice} option
 */
function effect(e, question, option) {
  if (!e) return "";
  const own = [option.name.zh, question.read.zh, question.words];
  const parts = [];
  for (const what of ["assignments", "open", "bodies", "leads", "shared", "pairs"]) {
    const [a, b] = e[what];
    if (a !== b) parts.push(t(`e-${what}`, { a, b }));
  }
  for (const m of e.moved) {
    if (parts.length < 3 && (!parts.length || !own.includes(m.label))) parts.push(t("e-load", { label: label(m), a: m.before, b: m.after }));
  }
  return parts.length ? parts.slice(0, 3).join(language() === "zh" ? "；" : "; ") : t("no-effect");
}

/** @param {{q: number, place: number}} at */
function key(at) {
  return `${at.q}/${at.place}/${app.log.length}`;
}

/** @param {{q: number, place: number}} at */
async function loadEffects(at) {
  const wanted = key(at);
  if (effects.key === wanted) return;
  effects = { key: wanted, list: [] };
  const left = leftOf(at.q);
  const changes = app.questions[at.q].options.map((o) => (left.length ? left : [at.place]).map((p) => o.changes[p]));
  const { json } = await app.program.ask({ ask: "effects", changes });
  if (effects.key !== wanted || json.error) return;
  effects.list = json;
  document.querySelectorAll(".options small").forEach((small, i) => {
    const question = app.questions[at.q];
    if (i) small.textContent = effect(json[i], question, question.options[i]);
  });
}

/** Decides and goes on. @param {number} i @param {boolean} all */
async function answer(i, all) {
  const at = app.at;
  if (!at) return;
  const question = app.questions[at.q];
  const option = question.options[i];
  if (!option) return;
  const places = all ? leftOf(at.q) : [at.place];
  const changes = (places.length ? places : [at.place]).map((p) => ({
    ...option.changes[p], before: said(question, question.options[0]), after: said(question, option),
  }));
  await decide(changes);
  const following = leftOf(at.q).find((p) => p > at.place && !app.skipped.has(`${at.q}/${p}`));
  show(following === undefined ? next(at.q) : { q: at.q, place: following });
  if (!app.at) app.focus ??= { plan: 0, task: app.plans[0].tasks[0].id };
  draw();
}

function skip() {
  const at = app.at;
  if (!at) return;
  app.skipped.add(`${at.q}/${at.place}`);
  show(next(at.q));
  draw();
}

/** @param {number} by */
function move(by) {
  const all = app.questions.flatMap((question, q) => question.places.map((_, place) => ({ q, place })));
  const now = all.findIndex((p) => p.q === app.at?.q && p.place === app.at?.place);
  const to = all[Math.min(all.length - 1, Math.max(0, now + by))];
  if (to) show(to);
  draw();
}

function donePane() {
  const left = app.questions.some((_, q) => leftOf(q).length);
  return el("section.question", null,
    el("h1", { tabindex: -1, "data-first": true, id: "asked" }, left ? t("this-task") : t("all-done")),
    el("p.mut", null, t("all-done-why")),
    el("div.buttons", null,
      left ? el("button.main", { type: "button", onclick: () => { show(next(0)); zone = "question"; draw(); } }, t("queue")) : el("button.main", { type: "button", id: "go-save", "data-zone-focus": zone === "question", onclick: () => go("save") }, kbd("Enter"), t("go-save"))));
}

function tablePane() {
  const task = taskAt(app.focus);
  if (!task || !app.focus) return el("section");
  const rows = task.bodies.map((body, i) => el(i === app.row ? "tr.foc" : "tr", {
    tabindex: i === app.row ? 0 : -1, "data-row": i, "data-zone-focus": zone === "table" && i === app.row,
    onfocus: () => { if (zone !== "table" || app.row !== i) { zone = "table"; app.row = i; keysPane(); } },
    onclick: () => { zone = "table"; app.row = i; draw(); },
  }, el("td", null, body.surface || body.name, body.label !== (body.surface || body.name) || language() === "en" ? el("small", null, ` ${label(body)}`) : null),
  el("td", null, chip(body.duty)), el("td", null, body.known ? null : el("i.q", { title: t("doubtful") }, "?"))));
  return el("section.table", { "aria-labelledby": "of-task" },
    el("h2", { id: "of-task" }, t("this-task"), " ", el("small", null, task.bodies.length), el("small", null, placeName(app.plans[app.focus.plan], task))),
    el("table", null, el("tbody", null, ...rows)),
    el("div.tools", null,
      ...DUTIES.map((duty, i) => el("button", { type: "button", onclick: () => tableKey(i + 1) }, kbd(String(i + 1)), t(`duty-${duty}`))),
      el("button", { type: "button", onclick: () => tableKey(6) }, kbd("6"), t(task.open ? "is-open" : "is-complete")),
      el("button", { type: "button", onclick: () => tableKey(7) }, kbd("7"), t("add-title")),
      el("button", { type: "button", onclick: () => tableKey(8) }, kbd("8"), t("k-split")),
      el("button", { type: "button", onclick: () => tableKey(9) }, kbd("9"), t("k-join")),
      el("button", { type: "button", onclick: () => tableKey(0) }, kbd("0"), t("k-drop")),
      el("button", { type: "button", onclick: () => addTask() }, kbd("+"), t("k-task")),
      el("button", { type: "button", onclick: () => removeTask() }, kbd("-"), t("k-no-task"))));
}

/** A decision on the task in focus. @param {import("./app.js").Task} task @param {any} what @param {string} before @param {string} after */
function on(task, what, before, after) {
  return { task: task.id, quote: task.responsibility, text: task.text, before, after, ...what };
}

/** @param {import("./app.js").Body} body */
function wordsOf(body) {
  return { text: body.surface || body.name, start: body.start, end: body.end };
}

/** @param {number} digit */
async function tableKey(digit) {
  const task = taskAt(app.focus);
  if (!task || !app.focus) return;
  const body = task.bodies[app.row];
  zone = "table";
  if (digit >= 1 && digit <= 5) {
    const duty = DUTIES[digit - 1];
    if (body) await decide([on(task, { what: "duty", body: wordsOf(body), duty }, `${body.name} ${t(`duty-${body.duty}`)}`, `${body.name} ${t(`duty-${duty}`)}`)]);
  } else if (digit === 6) {
    await decide([on(task, { what: "open", open: !task.open }, t(task.open ? "is-open" : "is-complete"), t(task.open ? "is-complete" : "is-open"))]);
  } else if (digit === 7) {
    return addBody(task);
  } else if (digit === 8) {
    return split(task);
  } else if (digit === 9) {
    const plan = app.plans[app.focus.plan];
    const following = plan.tasks[plan.tasks.indexOf(task) + 1];
    if (following) await decide([on(task, { what: "join" }, `${task.no}｜${following.no}`, t("joined"))]);
  } else if (body) {
    await decide([on(task, { what: "drop", body: wordsOf(body) }, body.name, t("removed"))]);
    app.row = Math.max(0, app.row - 1);
  }
  draw();
}

/**
 * The words selected in a task's statement: from the first to the last piece of it that the selection touches, whatever marks
 * stand between.
 * @param {string} id
 * @returns {{task: string, words: import("./app.js").Words}|null}
 */
function pick(id) {
  const selection = getSelection();
  const row = document.querySelector(`tr[data-task="${CSS.escape(id)}"]`);
  const task = app.plans.flatMap((plan) => plan.tasks).find((one) => one.id === id);
  if (!selection || selection.isCollapsed || !selection.rangeCount || !row || !task) return null;
  const range = selection.getRangeAt(0);
  let [start, end] = [Infinity, -1];
  for (const piece of row.querySelectorAll("[data-start]")) {
    const text = piece.firstChild;
    if (!(text instanceof Text) || !range.intersectsNode(text)) continue;
    const from = text === range.startContainer ? range.startOffset : 0;
    const to = text === range.endContainer ? range.endOffset : text.data.length;
    if (to <= from) continue;
    const at = Number(piece.getAttribute("data-start"));
    start = Math.min(start, at + length(text.data.slice(0, from)));
    end = Math.max(end, at + length(text.data.slice(0, to)));
  }
  if (end <= start) return null;
  return { task: id, words: { text: chars(task.responsibility, start, end), start, end } };
}

/** @param {import("./app.js").Task} task */
async function addBody(task) {
  const words = (pick(task.id) ?? (app.picked?.task === task.id ? app.picked : null))?.words;
  app.picked = null;
  getSelection()?.removeAllRanges();
  const add = async (/** @type {import("./app.js").Words} */ body, /** @type {string} */ duty) => {
    await decide([on(task, { what: "add", body, name: body.text, duty }, "—", `${body.text} ${t(`duty-${duty}`)}`)]);
    draw();
  };
  if (words) return add(words, "responsible");
  // By keyboard: the statement in a field, words selected in it with Shift and the arrows.
  const field = /** @type {HTMLTextAreaElement} */ (el("textarea", { rows: 4, "aria-label": t("who") }));
  field.value = task.responsibility;
  const duty = /** @type {HTMLSelectElement} */ (el("select", { "aria-label": t("k-duty") }, ...DUTIES.map((d) => el("option", { value: d, selected: d === "responsible" }, t(`duty-${d}`)))));
  ask(t("add-title"), t("add-title"), [el("p.mut", null, t("add-none")), field, duty], () => {
    const start = length(field.value.slice(0, field.selectionStart));
    const text = field.value.slice(field.selectionStart, field.selectionEnd).trim();
    if (text && field.value === task.responsibility) void add({ text, start, end: start + length(text) }, duty.value);
    // Typed behind the statement: a body that stands in no words.
    else if (field.value.startsWith(task.responsibility) && field.value.length > task.responsibility.length) {
      const name = field.value.slice(task.responsibility.length).replace(/^[\s、，,；;]+/, "").trim();
      if (name) void decide([on(task, { what: "add", body: { text: "", start: 0, end: 0 }, name, duty: duty.value }, "—", `${name} ${t(`duty-${duty.value}`)}`)]).then(draw);
    }
  });
}

/** @param {import("./app.js").Task} task */
function split(task) {
  const starts = task.measures.filter((m) => m > 0);
  if (!starts.length) {
    say(t("no-measures"));
    return;
  }
  const list = el("div.choices", null, ...starts.map((at, i) => el("label", null,
    el("input", { type: "radio", name: "split", value: at, checked: i === 0 }), " ", kbd(String(i + 1)), chars(task.text, at, at + 40))));
  list.addEventListener("keydown", (e) => {
    const input = list.querySelectorAll("input")[Number(e.key) - 1];
    if (input instanceof HTMLInputElement) input.checked = true;
  });
  ask(t("split-where"), t("k-split"), [list], () => {
    const chosen = list.querySelector("input:checked");
    const at = Number(chosen?.getAttribute("value"));
    const after = t("two-tasks", { a: chars(task.text, 0, 8), b: chars(task.text, at, at + 8) });
    void decide([on(task, { what: "split", from: at }, t("one-task"), after)]).then(draw);
  });
}

/** A task behind the one in focus, which the reading lacks. */
function addTask() {
  const task = taskAt(app.focus);
  if (!task || !app.focus) return;
  const { plan } = app.focus;
  const field = (/** @type {string} */ name) => /** @type {HTMLTextAreaElement} */ (el("textarea", { rows: 3, id: name }));
  const [text, who] = [field("task-text"), field("task-who")];
  const named = (/** @type {HTMLTextAreaElement} */ f) => el("label.field", null, el("span", null, t(f.id)), f);
  ask(t("add-task"), t("add-task"), [named(text), named(who)], () => {
    const said = text.value.trim();
    if (!said) return;
    const before = app.plans[plan].tasks.map((one) => one.id);
    void decide([on(task, { what: "task", adds: said, responsibility: who.value.trim() }, "—", chars(said, 0, 20))]).then(() => {
      const added = app.plans[plan].tasks.find((one) => !before.includes(one.id));
      if (!added) return;
      choose(plan, added.id);
      say(t("task-added"));
    });
  });
}

/** The task in focus is none. */
async function removeTask() {
  const task = taskAt(app.focus);
  if (!task || !app.focus) return;
  const { plan } = app.focus;
  const { tasks } = app.plans[plan];
  const at = tasks.indexOf(task);
  const next = tasks[at + 1] ?? tasks[at - 1];
  if (!next) return;
  await decide([on(task, { what: "no-task" }, `${task.no} ${chars(task.text, 0, 12)}`, t("k-no-task"))]);
  choose(plan, next.id);
}

/**
 * A small dialog; Enter takes it, Escape leaves it.
 * @param {string} title @param {string} verb @param {HTMLElement[]} children @param {() => void} done
 */
function ask(title, verb, children, done) {
  const dialog = /** @type {HTMLDialogElement} */ (el("dialog", { "aria-label": title }));
  const take = () => {
    dialog.close();
    dialog.remove();
    done();
  };
  dialog.append(el("h2", null, title), ...children, el("div.buttons", null,
    el("button.main", { type: "button", onclick: take }, kbd("Enter"), verb),
    el("button", { type: "button", onclick: () => { dialog.close(); dialog.remove(); } }, kbd("Esc"), t("close"))));
  dialog.addEventListener("keydown", (e) => {
    e.stopPropagation();
    // Enter that takes what an input method offers is no Enter of the page. (229 is what older browsers say of it.)
    if (e.isComposing || e.keyCode === 229) return;
    if (e.key === "Enter" && !(e.target instanceof HTMLButtonElement)) {
      e.preventDefault();
      take();
    }
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** The tasks of a question's places, by plan; the first few. @param {import("./app.js").Question} question */
function where(question) {
  /** @type {Map<number, Set<string>>} */
  const byPlan = new Map();
  for (const p of question.places.slice(0, 4)) {
    const task = taskAt(p);
    byPlan.set(p.plan, (byPlan.get(p.plan) ?? new Set()).add(task ? t("task-no", { n: task.no }) : p.task));
  }
  const named = [...byPlan].map(([plan, nos]) => `${app.plans.length > 1 ? `${planName(app.plans[plan])} ` : ""}${listed([...nos])}`);
  return named.join(language() === "zh" ? "；" : "; ") + (question.places.length > 4 ? " …" : "");
}

function queuePane() {
  const [places, left] = [doubts(), doubtsLeft()];
  const items = app.questions.map((question, q) => {
    const open = leftOf(q).length;
    const most = question.most && question.options[question.most.option];
    const told = most ? effect(question.most?.effect, question, most) : "";
    return el(app.at?.q === q ? "li.foc" : open ? "li" : "li.done", null,
      el("button", { type: "button", tabindex: -1, onclick: () => { zone = "question"; show({ q, place: leftOf(q)[0] ?? 0 }); draw(); } },
        el("b", null, open ? "" : "✓ ", t(`q-${question.kind}`, { words: question.words, read: named(question.read) })),
        el("span", null, t("places", { n: question.places.length })), el("small", null, where(question)), told ? el("small", null, t("if-answer", { answer: said(question, most ?? question.options[0]), what: told })) : null));
  });
  return el("section.queue", { "aria-label": t("queue") },
    el("h2", null, t("queue"), " ", el("small", null, t("queue-by"))),
    el("progress", { max: places || 1, value: places - left, "aria-label": t("queue") }),
    el("p.mut", { id: "count" }, t("queue-count", { q: app.questions.length, p: places, d: places - left, r: left })),
    el("ul", null, ...items), app.skipped.size ? el("p.mut", null, t("skipped-n", { n: app.skipped.size })) : null);
}

/** Loads that are shown at most. */
const LOADS = 7;

/**
 * The heaviest loads, without those that every task names; in the last places what the decisions changed.
 * @param {any[]} all @param {Map<string, any>} before
 */
function shownLoads(all, before) {
  const offices = all.filter((l) => !l.territorial);
  const some = offices.length ? offices : all;
  const heavy = some.slice(0, LOADS);
  const changed = some.slice(LOADS).filter((l) => (before.get(l.label)?.tasks ?? 0) !== l.tasks).slice(0, 2);
  return [...heavy.slice(0, LOADS - changed.length), ...changed];
}

function resultsPane() {
  const plan = app.focus?.plan ?? 0;
  const before = new Map((app.first?.loads[plan] ?? []).map((/** @type {any} */ l) => [l.label, l]));
  const loads = shownLoads(app.results?.loads[plan] ?? [], before);
  const most = Math.max(1, ...loads.map((/** @type {any} */ l) => l.tasks));
  const last = live(app.log).at(-1);
  return el("section.results", { "aria-label": t("results") },
    el("div.rh", null, el("h2", null, t("results")), el("span", null, t("pairs-n", { n: app.results.pairs })), el("span", null, t("shared-n", { a: app.results.shared, b: app.results.functions })),
      el("span.key", null, el("i.dark"), t("leads-of"), el("i.light"), t("tasks-of"), el("i.tick"), t("at-start"))),
    el("div.loads", null, ...loads.map((/** @type {any} */ l) => {
      const b = before.get(l.label)?.tasks ?? 0;
      return el("div", null, el("small", null, label(l)), el("b", null, b === l.tasks ? l.tasks : `${b} → ${l.tasks}`),
        el("div.load", { "aria-hidden": true }, el("i.light", { style: `width:${100 * l.tasks / most}%` }), el("i.dark", { style: `width:${100 * l.leads / most}%` }), el("i.tick", { style: `left:${100 * b / most}%` })));
    }), el("div.last", null, el("small", null, t("undo-last")), el("span", null, last ? `${last.before} → ${last.after}` : "—"),
      el("button", { type: "button", id: "undo", onclick: () => undo().then(draw) }, kbd("⌫"), t("undo")))));
}

/** Keys of the desk; letters are left to input methods. @param {KeyboardEvent} e */
export function deskKey(e) {
  if (e.key === "Backspace") {
    e.preventDefault();
    void undo().then(draw);
    return;
  }
  const number = /^(?:Digit|Numpad)(\d)$/.exec(e.code)?.[1];
  // In the document one looks at the task in focus: its table is meant.
  const active = document.activeElement;
  if (active?.closest(".table, .doc")) zone = "table";
  else if (active?.closest(".question")) zone = "question";
  const task = taskAt(app.focus);
  // Words that are selected are for a body, wherever the focus is.
  if (number === "7" && task && (pick(task.id) || app.picked?.task === task.id)) {
    e.preventDefault();
    void addBody(task);
    return;
  }
  const plus = e.key === "+" || e.code === "Equal" || e.code === "NumpadAdd";
  const minus = e.key === "-" || e.code === "Minus" || e.code === "NumpadSubtract";
  if (plus || minus) {
    e.preventDefault();
    if (plus) addTask();
    else void removeTask();
    return;
  }
  const inTable = zone === "table";
  if (e.key === "ArrowLeft" || e.key === "ArrowRight") {
    e.preventDefault();
    move(e.key === "ArrowLeft" ? -1 : 1);
    return;
  }
  if (inTable) {
    if (number !== undefined) {
      e.preventDefault();
      void tableKey(Number(number));
    } else if ((e.key === "ArrowDown" || e.key === "ArrowUp") && !active?.closest(".doc")) {
      e.preventDefault();
      const n = taskAt(app.focus)?.bodies.length ?? 0;
      app.row = Math.min(n - 1, Math.max(0, app.row + (e.key === "ArrowDown" ? 1 : -1)));
      draw();
    }
    return;
  }
  const onButton = e.target instanceof HTMLButtonElement;
  if (!app.at) {
    if (e.key === "Enter" && !onButton) go("save");
    return;
  }
  const question = app.questions[app.at.q];
  if (number !== undefined) {
    const i = question.options.findIndex((_, n) => digit(question, n) === number);
    if (i >= 0) {
      e.preventDefault();
      void answer(i, e.shiftKey);
    }
  } else if (e.key === "Enter" && !onButton) {
    e.preventDefault();
    void answer(app.mark, e.shiftKey);
  } else if (e.key === " " && !onButton) {
    e.preventDefault();
    skip();
  } else if (e.key === "ArrowDown" || e.key === "ArrowUp") {
    e.preventDefault();
    app.mark = (app.mark + (e.key === "ArrowDown" ? 1 : question.options.length - 1)) % question.options.length;
    draw();
  }
}
