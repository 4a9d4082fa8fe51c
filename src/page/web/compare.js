// Two coders: how far they agree, what they differ on, and each difference settled one by one. What is settled is a log of its
// own behind the decisions made here.

import { app, coder, doubtsLeft, draw, label, placeName, remember, say, screen } from "./app.js";
import { begin, byId, chars, el, fill, kbd } from "./dom.js";
import { give } from "./save.js";
import { language, listed, moment, t } from "./text.js";

/** @typedef {{name: string, label: string, label_en: string, duty: string}} Saying */
/** @typedef {{task: string, text: string}} Part */
/** @typedef {{who: string, at: string, after: string}} By */
/** @typedef {{task: string, about: string, words: import("./log.js").Words, responsibility: string, first: Saying|null, second: Saying|null, holds: [boolean, boolean], parts: [Part[], Part[]], keep_first: any[], take_second: any[]}} Difference */
/** @typedef {{of: Difference, by_first: By[], by_second: By[]}} Told */
/** @typedef {{file: string, agreement: any, differences: Told[], first: string[], second: string[], decisions: number}} Comparison */

/** The difference in focus. */
let diffAt = 0;
/** The answer that is marked. */
let diffMark = 0;

/** What a difference is known by, also after a reload. @param {Difference} d */
function differenceKey(d) {
  return [d.task, d.about, d.parts.map((side) => side.map((part) => part.text).join("/")).join("//"), d.words.start, d.words.text, d.first?.label ?? "", d.first?.duty ?? "", d.second?.label ?? "", d.second?.duty ?? ""].join("|");
}

/** @param {Told} told */
function canSettle(told) {
  return told.of.take_second.length > 0;
}

/** @param {Told} told */
function chosenSide(told) {
  return app.settled.get(differenceKey(told.of));
}

function otherCoder() {
  return listed(app.other?.second ?? []) || t("other-coder");
}

screen("compare", () => {
  const { other: compared } = app;
  fill(byId("main"), compared ? comparedPane(compared) : openPane());
  fill(byId("keys"), el("b", null, t("nav-compare")), compared ? el("span", null, kbd("1"), kbd("2"), t("settle-keys")) : null,
    compared ? el("span", null, kbd("3"), t("gold-save")) : el("span", null, kbd("Enter"), t("k-take")),
    compared ? el("span", null, kbd("←"), kbd("→"), t("k-next")) : null, compared ? el("span", null, kbd("Enter"), t("k-take")) : null, compared ? el("span", null, kbd("⌫"), t("undo")) : null);
});

function openPane() {
  const aside = app.files.filter((f) => f.read?.aside);
  const left = doubtsLeft();
  const input = /** @type {HTMLInputElement} */ (el("input", { type: "file", id: "other-file", accept: ".xlsx,.jsonl,.csv", hidden: true, tabindex: -1, "aria-hidden": true,
    onchange: () => {
      const [file] = input.files ?? [];
      if (file) void file.arrayBuffer().then((bytes) => compare(file.name, new Uint8Array(bytes)));
    } }));
  return el("div.compare-open", null, el("h1", { tabindex: -1, "data-first": true }, t("compare-title")), el("p", null, t("compare-why")),
    left ? el("p.warn", { id: "early" }, t("compare-early", { n: left })) : null,
    el("div.buttons", null,
      ...aside.map((f) => el("button.main", { type: "button", "data-aside": f.name, onclick: () => compare(f.name, f.bytes) }, t("compare-now", { who: listed(f.read.coders) || f.name }))),
      el(aside.length ? "button" : "button.main", { type: "button", id: "open-other", onclick: () => input.click() }, t("compare-open"))), input);
}

/** @param {string} file @param {Uint8Array} bytes */
async function compare(file, bytes) {
  say(t("compare-busy"));
  const { json } = await app.program.ask({ ask: "compare", file }, bytes);
  if (json.error) {
    say(json.error[language()]);
    return;
  }
  app.other = { file, ...json };
  diffAt = Math.max(0, app.other?.differences.findIndex((d) => canSettle(d) && !chosenSide(d)) ?? 0);
  diffMark = 0;
  say("");
  draw();
  const heading = byId("main").querySelector("[data-first]");
  if (heading instanceof HTMLElement) heading.focus();
}

/** @param {{value: number|null, interval: [number, number]|null}} alpha */
function shown(alpha) {
  if (alpha.value === null) return "—";
  const two = (/** @type {number} */ x) => x.toFixed(2);
  return two(alpha.value) + (alpha.interval ? ` [${two(alpha.interval[0])}, ${two(alpha.interval[1])}]` : "");
}

/** A share in per cent; what is not all is not rounded to it. @param {number|null} share */
function shareOf(share) {
  if (share === null) return "—";
  return share === 1 ? "100%" : `${Math.min(99.9, 100 * share).toFixed(1)}%`;
}

/** @param {Comparison} compared */
function comparedPane(compared) {
  const { agreement: a, differences } = compared;
  const settled = differences.filter((d) => chosenSide(d)).length;
  document.body.dataset.differences = String(differences.length);
  document.body.dataset.settled = String(settled);
  const who = [t("of-first", { who: coder() }), otherCoder()];
  const codes = (/** @type {string} */ head, /** @type {any[]} */ rows, /** @type {(row: any) => string} */ name) => el("table.log.codes", null,
    el("thead", null, el("tr", null, ...[head, ...who, t("both"), t("either"), "α"].map((h) => el("th", null, h)))),
    el("tbody", null, ...rows.map((row) => el("tr", null, el("td", null, name(row)), ...[row.first, row.second, ...row.between, shown(row.alpha)].map((x) => el("td", null, x))))));
  return el("div.compare-grid", null,
    el("section", null, ...settlePane(compared, settled)),
    el("section", { "aria-label": t("agreement") },
      el("div.panel", null, el("h2", null, t("agreement")),
        el("dl", { id: "agreement" }, ...[["agree-tasks", a.tasks], ["agree-alpha", shown(a.alpha)], ["agree-bodies", shown(a.alpha_bodies)], ["agree-shared", shareOf(a.shared)]]
          .flatMap(([name, value]) => [el("dt", null, t(String(name))), el("dd", null, value)])),
        el("p.mut", null, t("agree-note")),
        el("div.scroll", { tabindex: 0 }, codes(t("duties"), a.by_duty, (row) => t(`duty-${row.what}`)), codes(t("bodies"), a.by_body.filter((/** @type {any} */ b) => b.first !== b.second || b.between[0] !== b.between[1]).slice(0, 60), (row) => row.what))),
      el("div.panel", null, el("h2", null, t("queue-differences"), " ", el("small", null, differences.length)),
        el("div.scroll", { tabindex: 0 }, el("ul.differences", null, ...differences.map((told, i) => el(i === diffAt ? "li.foc" : chosenSide(told) ? "li.done" : "li", null,
          el("button", { type: "button", tabindex: -1, onclick: () => { diffAt = i; diffMark = 0; draw(); } }, chosenSide(told) ? "✓ " : "", el("b", null, told.of.words.text || t(`diff-${told.of.about}`)), " ", el("small", null, told.of.task)))))))));
}

/** @param {Comparison} compared @param {number} settled */
function settlePane({ differences }, settled) {
  const head = [el("h1", { tabindex: -1, "data-first": true }, t("compare-title")),
    el("p.mut", { id: "diff-count" }, differences.length ? t("diff-count", { n: differences.length, d: settled }) : t("same-all"))];
  const told = differences[diffAt];
  const can = differences.filter(canSettle);
  const rest = can.filter((d) => !chosenSide(d)).length;
  const save = el("div.private", null, el("p", null, t("gold-what")), rest ? el("p.mut", null, t("gold-left", { n: rest })) : null,
    el("button", { type: "button", id: "gold", onclick: () => gold() }, kbd("3"), t("gold-save")));
  if (!told) return [...head, save];
  const { of } = told;
  const plan = app.plans.find((p) => p.tasks.some((task) => task.id === of.task));
  const task = plan?.tasks.find((one) => one.id === of.task);
  const { start, end } = of.words;
  const sentence = el("p.sentence", null, chars(of.responsibility, 0, start), el("mark.picked", null, chars(of.responsibility, start, end)), chars(of.responsibility, end));
  const options = [0, 1].map((side) => {
    const by = [told.by_first, told.by_second][side];
    const name = side ? otherCoder() : coder();
    const ring = side === diffMark;
    return el(ring ? "li.ring" : "li", { role: "radio", "aria-checked": ring, tabindex: ring ? 0 : -1, "data-zone-focus": ring, onclick: () => settle(side) },
      kbd(String(side + 1)), el("b", null, name, language() === "zh" ? "：" : ": ", says(of, side), chosenSide(told) === String(side) ? ` ✓ ${t("settled")}` : ""),
      el("small", null, by.length ? by.map((d) => `${d.who} ${moment(d.at, true)} ${d.after}`).join("; ") : t("as-read")));
  });
  return [...head, el("p.where", null, plan && task ? placeName(plan, task) : of.task, el("b", null, t("diff-at", { n: diffAt + 1, all: differences.length }))),
    el("h2.asked", { id: "asked" }, t(`diff-${of.about}`, { words: of.words.text })), el("p.mut", null, of.about === "task" ? "" : task?.text), sentence,
    canSettle(told) ? el("ul.options", { role: "radiogroup", "aria-labelledby": "asked" }, ...options) : el("p.mut", null, t("diff-task-why")), save];
}

/** What a coder says, in words. @param {Difference} of @param {number} side */
function says(of, side) {
  if (of.about === "task") {
    const parts = of.parts[side];
    return parts.length ? t("n-parts", { n: parts.length, parts: parts.map((part) => begin(part.text, 14)).join(language() === "zh" ? "｜" : " | ") }) : t("no-part");
  }
  if (of.about === "list") return t(of.holds[side] ? "is-open" : "is-complete");
  const said = side ? of.second : of.first;
  return said ? `${label(said)} ${t(`duty-${said.duty}`)}` : t("no-body-here");
}

/** @param {number} side */
function settle(side) {
  const told = app.other?.differences[diffAt];
  if (!told || !canSettle(told)) return;
  app.settled.delete(differenceKey(told.of));
  app.settled.set(differenceKey(told.of), String(side));
  remember();
  say(t("said", { what: `${told.of.words.text} ${says(told.of, side)}` }));
  moveTo(1, true);
  if (app.other?.differences.every((d) => chosenSide(d) || !canSettle(d))) {
    byId("gold").focus();
    say(t("all-settled"));
  }
}

/** @param {number} by @param {boolean} [open] to one that is not settled */
function moveTo(by, open = false) {
  const all = app.other?.differences ?? [];
  const order = [...all.keys()].map((i) => (diffAt + by * (i + 1) + all.length * 2) % (all.length || 1));
  const to = open ? order.find((i) => canSettle(all[i]) && !chosenSide(all[i])) : Math.min(all.length - 1, Math.max(0, diffAt + by));
  if (to !== undefined) diffAt = to;
  diffMark = 0;
  draw();
  const zone = document.querySelector("[data-zone-focus]");
  if (zone instanceof HTMLElement) zone.focus({ preventScroll: true });
}

/** The log of what was settled: numbered behind the decisions made here. @param {Comparison} compared */
function settledLog({ differences }) {
  let n = app.log.reduce((most, d) => Math.max(most, d.n), 0);
  const now = new Date().toISOString();
  return differences.flatMap((told) => {
    const side = chosenSide(told);
    if (side === undefined || !canSettle(told)) return [];
    const changes = side === "1" ? told.of.take_second : told.of.keep_first;
    return changes.map((change) => ({ ...change, n: ++n, who: coder(), at: now, before: says(told.of, 1 - Number(side)), after: says(told.of, Number(side)) }));
  });
}

async function gold() {
  if (!app.other) return;
  const settled = settledLog(app.other);
  say(t("save-busy"));
  const names = [];
  for (const format of ["xlsx", "jsonl"]) {
    const { json, bytes } = await app.program.ask({ ask: "gold", settled, format, lang: language() });
    if (json.error) {
      say(json.error[language()]);
      return;
    }
    try {
      names.push(await give(new Blob([/** @type {BlobPart} */ (bytes)]), `${t("gold-name")}.${format}`));
    } catch (e) {
      say(String(e));
      return;
    }
  }
  say(t("save-done", { names: listed(names) }));
}

/** @param {KeyboardEvent} e */
export function compareKey(e) {
  if (!app.other) {
    const first = byId("main").querySelector("button.main");
    if (e.key === "Enter" && first instanceof HTMLElement && !(e.target instanceof HTMLButtonElement)) {
      e.preventDefault();
      first.click();
    }
    return;
  }
  const number = /^(?:Digit|Numpad)(\d)$/.exec(e.code)?.[1];
  const onButton = e.target instanceof HTMLButtonElement;
  if (number === "1" || number === "2") settle(Number(number) - 1);
  else if (number === "3") void gold();
  else if (e.key === "Enter" && !onButton) settle(diffMark);
  else if (e.key === "Enter") return;
  else if (e.key === "ArrowLeft" || e.key === "ArrowRight") moveTo(e.key === "ArrowLeft" ? -1 : 1);
  else if (e.key === "ArrowUp" || e.key === "ArrowDown") {
    diffMark = 1 - diffMark;
    draw();
    const zone = document.querySelector("[data-zone-focus]");
    if (zone instanceof HTMLElement) zone.focus({ preventScroll: true });
  } else if (e.key === "Backspace") {
    const last = [...app.settled.keys()].at(-1);
    if (last === undefined) say(t("nothing-undo"));
    else {
      app.settled.delete(last);
      diffAt = Math.max(0, app.other.differences.findIndex((d) => differenceKey(d.of) === last));
      remember();
      draw();
    }
  } else return;
  e.preventDefault();
}
