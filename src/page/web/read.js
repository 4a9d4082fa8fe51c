// The first screen: files in, a line for each, and on to the desk.

import { app, apply, coder, counts, doubtsLeft, draw, go, remember, say, screen } from "./app.js";
import { byId, el, fill, kbd, number } from "./dom.js";
import { keep, kept, live } from "./log.js";
import { language, letter, listed, t } from "./text.js";

let sure = false;

screen("read", () => {
  const left = el("div.intro", null,
    el("h1", { tabindex: -1, "data-first": true }, t("tagline")),
    el("ol.three", null, ...["read", "check", "keep"].map((step) =>
      el("li", null, el("b", null, t(`step-${step}`)), t(`step-${step}-text`)))),
    el("button.drop", { type: "button", id: "drop", onclick: () => byId("files").click() },
      el("b", null, t("drop")), el("span", null, t("drop-or")),
      el("small", null, t("drop-kinds")), el("small", null, t("drop-old"))),
    el("p.private", null, el("b", null, t("private")), " ", t("private-more")),
    app.files.length ? null : el("div.alt", null, el("b", null, t("sample")), el("span", null, t("sample-what")),
      el("button", { type: "button", id: "sample", onclick: () => sample() }, kbd("2"), t("nav-read"))),
    resume());
  const right = el("section.panel", { "aria-label": t("reading") }, ...filesPanel());
  fill(byId("main"), el("div.read-grid", null, left, right));
  fill(byId("keys"), el("b", null, t("nav-read")), el("span", null, kbd("Enter"), t("k-files")), app.plans.length ? el("span", null, kbd("1"), t("start")) : el("span", null, kbd("2"), t("sample")));
});

function resume() {
  const open = kept().filter((k) => k.log.length > k.saved);
  if (!open.length || app.plans.length) return null;
  const [first] = open;
  return el("div.alt", null, el("b", null, t("resume")),
    el("span", null, `${listed(first.files)} · `, t("resume-what", { who: first.who, n: live(first.log).length })),
    el("button", { type: "button", onclick: () => {
      if (sure) keep(kept().filter((k) => k.changed !== first.changed));
      sure = !sure;
      draw();
    } }, t(sure ? "forget-sure" : "forget")));
}

function filesPanel() {
  const done = app.files.filter((f) => f.state === "done");
  const bad = done.filter((f) => f.read?.error);
  const busy = app.files.filter((f) => f.state !== "done");
  const head = el("div.panel-head", null, el("h2", null, t("reading"), " ", app.files.length || ""),
    app.files.length ? el("span", { id: "progress" }, t("n-read", { read: done.length - bad.length, busy: busy.length, bad: bad.length })) : null);
  if (!app.files.length) return [head, el("p.mut", null, t("none-yet"))];
  const list = el("ul.files", null, ...app.files.map(fileLine));
  const sum = app.results && !busy.length ? el("div.sum", null,
    number(app.results.tasks, t("tasks")), number(app.results.assignments, t("assignments")),
    number(doubtsLeft(), t("doubts")),
    el("button.main", { type: "button", id: "start", onclick: () => go("code") }, t("start"), kbd("1"))) : null;
  return [head, el("progress", { max: app.files.length, value: done.length, "aria-label": t("reading") }), list, sum, busy.length ? null : whose()].filter((x) => x !== null);
}


/** @param {import("./app.js").InputFile} file */
function fileLine(file) {
  const { read, state } = file;
  if (state !== "done") return el("li", null, el("i.st", null, state === "busy" ? "…" : "·"), el("div", null, el("b", null, file.name), el("p", null, t(state === "busy" ? "busy" : "waiting"))));
  if (read?.error) {
    const e = read.error;
    const why = e.gone ? t("gone") : e.hung ? t("hung") : e.broke ? t("broke") : `${e[language()]}${language() === "zh" ? "；" : "; "}${e[`hint_${language()}`] ?? ""}`;
    return el("li.bad", null, el("i.st", null, "✕"), el("div", null, el("b", null, file.name), el("p.why", null, t("unread"), why)));
  }
  if (read.manifest) return el("li", null, el("i.st", null, "✓"), el("div", null, el("b", null, file.name), el("p", null, t("manifest"))));
  if (read.aside) return el("li", null, el("i.st", null, "⇄"), el("div", null, el("b", null, file.name), el("p", null, t("aside", { who: listed(read.coders) || t("other-coder") }))));
  const none = !read.plans.length && !read.repeated?.length;
  const plans = read.plans.map((/** @type {any} */ p) => [p.city, p.annex ? t("annex", { n: p.annex }) : ""].filter(Boolean).join(" "));
  const repeated = (read.repeated ?? []).map((/** @type {any} */ r) => r[language()]).join(language() === "zh" ? "；" : "; ");
  return el(none ? "li.bad" : "li", null, el("i.st", null, none ? "–" : "✓"),
    el("div", null, el("b", null, file.name), el("p", null, none ? t("no-task") : [read.coded ? [t("coded"), listed(read.coders)].filter(Boolean).join(" ") : "", listed(plans), repeated].filter(Boolean).join(" · "))),
    none ? null : el("span.n", null, el("b", null, read.tasks), " ", t("tasks"), el("i.br"), el("b", null, read.assignments), " ", t("assignments")),
    none || !read.doubts ? null : el("span.n", null, el("b", null, read.doubts), " ", t("doubts")));
}

/**
 * A file with its bytes; one that the system does not give (moved meanwhile, or held by another program) has its line all the same.
 * @param {File} file
 * @returns {Promise<import("./app.js").InputFile>}
 */
async function bytesOf(file) {
  try {
    return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), state: "waiting" };
  } catch {
    return { name: file.name, bytes: new Uint8Array(), state: "done", gone: true, read: { error: { gone: true } } };
  }
}

/** Reads the plans that the program carries as an example. */
export async function sample() {
  const { json, bytes } = await app.program.ask({ ask: "sample" });
  let at = 0;
  await addFiles(json.files.map((/** @type {[string, number]} */ [name, length]) => new File([bytes.slice(at, at += length)], name)));
}

/**
 * Reads files beside those that are there already; of two with one name the later counts.
 * @param {File[]} files
 */
export async function addFiles(files) {
  const named = await Promise.all(files.map(bytesOf));
  if (!named.length) return;
  const names = new Set(named.map((f) => f.name));
  app.files = [...app.files.filter((f) => !names.has(f.name)), ...named];
  // The order of names is the order of plans, as on the command line.
  const rank = (/** @type {string} */ name) => (name === "manifest.toml" ? "" : name);
  app.files.sort((a, b) => (rank(a.name) < rank(b.name) ? -1 : 1));
  const there = app.files.filter((f) => !f.gone);
  for (const f of there) f.state = "waiting";
  app.screen = "read";
  draw();
  const { json } = await app.program.read(there.map(({ name, bytes }) => ({ name, bytes })), coder(), (at, state, read) => {
    there[at].state = state;
    there[at].read = read ?? there[at].read;
    draw();
    const done = app.files.filter((f) => f.state === "done");
    say(t("n-read", { read: done.filter((f) => !f.read?.error).length, busy: app.files.length - done.length, bad: done.filter((f) => f.read?.error).length }));
  });
  if (json.error) {
    say(json.error[language()]);
    return;
  }
  app.plans = json.plans;
  app.questions = json.questions;
  app.first = json.results;
  app.results = json.results;
  app.receipt = json.receipt;
  app.skipped.clear();
  app.at = null;
  app.focus = null;
  app.brought = new Set(json.brought.map((/** @type {any} */ d) => d.n));
  app.other = null;
  await takeUp(json.brought);
  counts();
  draw();
  byId("start").focus();
  document.body.dataset.ready = "true";
}

/** Logs that fit what was read, the best of each coder first; what one may go on with. @type {import("./log.js").Kept[]} */
let fitting = [];
/** Logs that are tried at most: each is applied to all plans. */
const TRIED = 4;

/**
 * The log to go on with: what is here, what a coded table brought, or what the browser keeps and fits best. Whose it is is said,
 * for another coder may have sat here.
 * @param {import("./log.js").Decision[]} brought
 */
async function takeUp(brought) {
  const mine = app.log;
  const names = new Set(app.files.map((f) => f.name));
  const shared = (/** @type {import("./log.js").Kept} */ k) => k.files.filter((name) => names.has(name)).length;
  const candidates = kept().sort((a, b) => shared(b) - shared(a)).slice(0, TRIED);
  if (brought.length) candidates.unshift({ files: [], log: brought, saved: brought.length, who: brought[brought.length - 1].who || coder(), changed: "" });
  if (mine.length) candidates.unshift({ files: [], log: mine, saved: app.saved, who: coder(), changed: "" });
  /** @type {{holds: number, kept: import("./log.js").Kept}[]} */
  const found = [];
  for (const candidate of candidates) {
    const { json } = await app.program.ask({ ask: "decide", log: candidate.log });
    const holds = json.error ? 0 : json.applied.filter((/** @type {any} */ a) => a.outcome === "done").length;
    if (holds) found.push({ holds, kept: candidate });
  }
  found.sort((a, b) => b.holds - a.holds);
  fitting = found.map((f) => f.kept).filter((k, i, all) => all.findIndex((other) => other.who === k.who) === i);
  await goOnWith(mine.length ? fitting.find((k) => k.who === coder()) : fitting[0]);
}

/** @param {import("./log.js").Kept|undefined} chosen nothing: a coder begins anew */
async function goOnWith(chosen) {
  [app.log, app.applied, app.saved, app.settled] = [[], [], chosen?.saved ?? 0, new Map(chosen?.settled ?? [])];
  app.skipped.clear();
  app.at = null;
  app.focus = null;
  if (chosen) app.who = chosen.who;
  await apply(chosen ? chosen.log : []);
}

/** Whose log was taken up, and whose else could be. */
function whose() {
  if (!app.plans.length || !fitting.length || !app.log.length) return null;
  const others = fitting.filter((k) => k.who !== coder());
  const taken = new Set(kept().map((k) => k.who));
  const free = Array.from({ length: 10 }, (_, i) => letter(i)).find((who) => !taken.has(who) && who !== coder()) ?? "";
  const button = (/** @type {string} */ text, /** @type {() => Promise<void>} */ act) => el("button", { type: "button", onclick: () => act().then(draw) }, text);
  return el("div.alt", { id: "whose" }, el("span", null, t("going-on", { who: coder(), n: live(app.log).length })),
    ...others.map((k) => button(t("take-other", { who: k.who, n: live(k.log).length }), () => goOnWith(k))),
    button(t("begin-anew", { who: free }), async () => {
      remember();
      await goOnWith(undefined);
      app.who = free;
    }));
}

export function setUpReading() {
  const input = /** @type {HTMLInputElement} */ (byId("files"));
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    input.value = "";
    void addFiles(files);
  });
  document.addEventListener("dragover", (e) => {
    e.preventDefault();
    document.body.classList.add("over");
  });
  document.addEventListener("dragleave", (e) => {
    if (!e.relatedTarget) document.body.classList.remove("over");
  });
  document.addEventListener("drop", (e) => {
    e.preventDefault();
    document.body.classList.remove("over");
    void dropped(e.dataTransfer).then(addFiles);
  });
}

/**
 * The files of a drop, those in folders, too; hidden ones and lock files are left out.
 * @param {DataTransfer|null} data
 */
async function dropped(data) {
  const entries = [...(data?.items ?? [])].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return [...(data?.files ?? [])];
  /** @type {File[]} */
  const found = [];
  const walk = async (/** @type {any} */ entry) => {
    if (entry.name.startsWith(".") || entry.name.startsWith("~$")) return;
    if (entry.isFile) {
      found.push(await new Promise((resolve, reject) => entry.file(resolve, reject)));
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      // A folder comes in portions of a hundred.
      const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (!some.length) return;
      for (const one of some) await walk(one);
    }
  };
  for (const entry of entries) await walk(entry);
  return found;
}
