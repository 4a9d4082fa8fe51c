// The state of the page, and what every screen shares.

import { byId, el, fill } from "./dom.js";
import { keep, kept, live, sameWork } from "./log.js";
import { language, letter, setLanguage, t } from "./text.js";

/** @typedef {import("./log.js").Decision} Decision */
/** @typedef {import("./log.js").Words} Words */
/** @typedef {{name: string, surface: string, start: number, end: number, duty: string, label: string, label_en: string, known: boolean, kind: string}} Body */
/** @typedef {{id: string, no: string, title: string|null, text: string, responsibility: string, open: boolean, place: any, bodies: Body[], measures: number[]}} Task */
/** @typedef {{at: number, id: string, name: Label, city: string, title: string|null, annex: number|null, year: number|null, file: string, tasks: Task[]}} Plan */
/** @typedef {{plan: number, task: string, words: Words}} Place */
/** @typedef {{zh: string, en: string}} Label */
/** @typedef {{answer: string, name: Label, changes: any[]}} Choice */
/** @typedef {{kind: string, words: string, read: Label, places: Place[], options: Choice[], weight: number, most: {option: number, effect: any}|null}} Question */
/** @typedef {{name: string, bytes: Uint8Array, state: string, read?: any, gone?: boolean}} InputFile */

export const DUTIES = ["lead", "responsible", "participate", "support", "implement"];

export const app = {
  screen: "read",
  /** @type {import("./program.js").Program} */
  program: /** @type {any} */ (null),
  /** @type {InputFile[]} */
  files: [],
  /** @type {Plan[]} */
  plans: [],
  /** @type {Question[]} */
  questions: [],
  /** @type {any} */
  first: null,
  /** @type {any} */
  results: null,
  /** @type {Decision[]} */
  log: [],
  /** @type {any[]} */
  applied: [],
  /** Which bodies no export of coded places can hold. @type {Label|null} */
  leftOut: null,
  /** The places of each question that are still to be decided. @type {Set<number>[]} */
  left: [],
  /** Words that were selected in a statement. @type {{task: string, words: Words}|null} */
  picked: null,
  /** Another coder's table, once it is compared. @type {import("./compare.js").Comparison|null} */
  other: null,
  /** How differences were settled, by their keys. @type {Map<string, string>} */
  settled: new Map(),
  /** @type {any[]} */
  receipt: [],
  /** Decisions that a coded table brought: they are in its rows. @type {Set<number>} */
  brought: new Set(),
  saved: 0,
  /** The coder, as he calls himself. */
  who: "",
  stored: true,
  /** Questions by position that were skipped, with their place. @type {Set<string>} */
  skipped: new Set(),
  /** @type {{q: number, place: number}|null} */
  at: null,
  mark: 0,
  row: 0,
  /** @type {{plan: number, task: string}|null} */
  focus: null,
  message: "",
};

/** @type {Record<string, () => void>} */
const screens = {};

/** @param {string} name @param {() => void} draw */
export function screen(name, draw) {
  screens[name] = draw;
}

/** Draws what is to be seen, and the frame around it. */
export function draw() {
  drawFrame();
  screens[app.screen]?.();
}

/** @param {string} to */
export function go(to) {
  if (to !== "read" && !app.plans.length) {
    say(t("need-read"));
    return;
  }
  app.screen = to;
  say("");
  draw();
  const heading = byId("main").querySelector("[data-first]");
  if (heading instanceof HTMLElement) heading.focus();
}

/** How long words stand over the page: long enough to be read twice. */
const STANDS = 7000;
/** @type {ReturnType<typeof setTimeout>|undefined} */
let standing;

/** Says something to whoever listens or looks. @param {string} text */
export function say(text) {
  app.message = text;
  byId("live").textContent = text;
  clearTimeout(standing);
  standing = setTimeout(() => { byId("live").textContent = ""; }, STANDS);
}

function drawFrame() {
  document.title = `${t("title")} · ${t("tagline")}`;
  for (const link of document.querySelectorAll("nav button")) {
    const name = link.getAttribute("data-screen") ?? "";
    link.textContent = t(`nav-${name}`);
    if (name === app.screen) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  byId("local").textContent = t("local");
  byId("lang").textContent = t("language");
  byId("skip").textContent = t("skipto");
  const n = live(app.log).length;
  const state = byId("state");
  const unsaved = isUnsaved();
  state.textContent = n || app.log.length ? t(unsaved ? "unsaved" : "saved", { n }) : "";
  state.className = unsaved ? "warn" : "";
  fill(byId("coder"), t("coder"), " ", el("input", {
    value: coder(), size: 4, maxlength: 12, "aria-label": t("coder"),
    onchange: (/** @type {Event} */ e) => { app.who = /** @type {HTMLInputElement} */ (e.target).value.trim(); remember(); },
  }));
}

/** The coder's name; one who gave none is the first. */
export function coder() {
  return app.who || letter(0);
}

/** Whether there are decisions that stand in no file. */
export function isUnsaved() {
  return app.log.length > app.saved;
}

/** Places that are still to be decided. */
export function doubtsLeft() {
  return app.left.reduce((n, places) => n + places.size, 0);
}

/** All places of all questions. */
export function doubts() {
  return app.questions.reduce((n, q) => n + q.places.length, 0);
}

export function setUpFrame() {
  byId("lang").addEventListener("click", () => {
    setLanguage(language() === "zh" ? "en" : "zh");
    draw();
  });
  for (const link of document.querySelectorAll("nav button")) {
    link.addEventListener("click", () => go(link.getAttribute("data-screen") ?? "read"));
  }
}

/** Keeps the log in the browser. */
export function remember() {
  const files = app.files.filter((f) => f.state === "done" && !f.read?.error).map((f) => f.name);
  if (!app.log.length) return;
  const mine = { files, log: app.log, saved: app.saved, who: coder(), changed: new Date().toISOString(), settled: [...app.settled] };
  app.stored = keep([mine, ...kept().filter((k) => !sameWork(k, mine))]);
}

/** @param {Decision} d @param {number} [at] The task of a decision as it is called now. */
export function taskOf(d, at) {
  const done = app.applied[at ?? app.log.indexOf(d)];
  return done?.task ?? d.task;
}

/** @param {{plan: number, task: string}|null} at */
export function taskAt(at) {
  return at ? app.plans[at.plan]?.tasks.find((task) => task.id === at.task) : undefined;
}

/** What a plan is called. @param {Plan} plan */
export function planName(plan) {
  return named(plan.name) || plan.file;
}

/** Where a task stands. @param {Plan} plan @param {Task} task */
export function placeName(plan, task) {
  const p = task.place;
  const at = p.line ? t("line", { n: p.line }) : p.row ? t("row", { n: p.row }) : p.page ? t("page", { n: p.page }) : "";
  return `${planName(plan)} ${t("task-no", { n: task.no })} · ${p.file ?? ""} ${at}`;
}

/** A name in the language of the page. @param {Label} name */
export function named(name) {
  return language() === "en" && name.en ? name.en : name.zh;
}

/** @param {{label: string, label_en: string}} body */
export function label(body) {
  return language() === "en" && body.label_en ? body.label_en : body.label;
}

/** Takes over what a log makes of the plans. @param {any} answer */
function take(answer) {
  for (const plan of answer.plans) app.plans[plan.at] = plan;
  app.applied = answer.applied;
  app.left = answer.left.map((/** @type {number[]} */ places) => new Set(places));
  app.results = answer.results;
  app.leftOut = answer.left_out;
  counts();
}

/** The counts that other programs and tests read. */
export function counts() {
  document.body.dataset.tasks = String(app.results?.tasks ?? 0);
  document.body.dataset.assignments = String(app.results?.assignments ?? 0);
  document.body.dataset.decisions = String(live(app.log).length);
}

/** Applies a log. @param {Decision[]} log */
export async function apply(log) {
  const { json } = await app.program.ask({ ask: "decide", log });
  if (json.error) {
    say(json.error[language()]);
    return false;
  }
  app.log = log;
  // What was compared before is compared again.
  app.other = null;
  take(json);
  return true;
}

/** One decision after another: a key that is pressed twice decides twice, in order. */
let queue = Promise.resolve();

/**
 * Adds decisions made at one moment to the log.
 * @param {any[]} changes each with task, quote, text and what it changes
 */
export function decide(changes) {
  queue = queue.then(async () => {
    const at = new Date().toISOString();
    let n = app.log.reduce((most, d) => Math.max(most, d.n), 0);
    const added = changes.map((change) => ({ ...change, n: ++n, who: coder(), at }));
    if (await apply([...app.log, ...added])) {
      remember();
      const last = added[added.length - 1];
      say(t("said", { what: `${last.before} → ${last.after}${added.length > 1 ? ` ×${added.length}` : ""}` }));
    }
  });
  return queue;
}

/** Takes back what was decided last, all of that moment. */
export function undo() {
  queue = queue.then(async () => {
    const all = live(app.log).filter((d) => !app.brought.has(d.n));
    const last = all[all.length - 1];
    if (!last) {
      say(t("nothing-undo"));
      return;
    }
    const at = new Date().toISOString();
    let n = app.log.reduce((most, d) => Math.max(most, d.n), 0);
    const back = all.filter((d) => d.at === last.at && d.who === last.who).map((d) => ({
      n: ++n, who: coder(), at, task: d.task, quote: d.quote, text: d.text, before: d.after, after: d.before, what: "undo", of: d.n,
    }));
    if (await apply([...app.log, ...back])) {
      remember();
      say(t("undone", { what: `${last.before} → ${last.after}` }));
    }
  });
  return queue;
}
