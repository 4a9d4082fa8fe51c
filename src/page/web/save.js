// What is saved, and what is in it.

import { app, coder, doubtsLeft, draw, remember, say, screen, undo } from "./app.js";
import { byId, el, fill, kbd, number } from "./dom.js";
import { live } from "./log.js";
import { saveBeside, served } from "./served.js";
import { language, listed, moment, t } from "./text.js";
import { zip } from "./zip.js";

/** @typedef {{key: string, name: () => string, chosen: boolean, make: () => Promise<Blob>}} Kind */

const HTML = "text/html";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** @param {string} format @param {string} type */
async function table(format, type) {
  const { json, bytes } = await app.program.ask({ ask: "table", format, lang: language() });
  if (json.error) throw new Error(json.error[language()]);
  return new Blob([/** @type {BlobPart} */ (bytes)], { type });
}

/** The files of the report. @returns {Promise<[string, Uint8Array][]>} */
async function reportFiles() {
  const { json, bytes } = await app.program.ask({ ask: "report", lang: language(), convention: "literal" });
  if (json.error) throw new Error(json.error[language()]);
  let at = 0;
  return json.files.map((/** @type {[string, number]} */ [name, length]) => [name, bytes.subarray(at, at += length)]);
}

const coded = () => (language() === "zh" ? `编码-${coder()}` : `coded-${coder()}`);

/** @type {Kind[]} */
const KINDS = [
  { key: "xlsx", name: () => `${coded()}.xlsx`, chosen: true, make: () => table("xlsx", XLSX) },
  { key: "report", name: () => "report.html", chosen: true, make: async () => {
    const file = (await reportFiles()).find(([name]) => name === "report.html");
    return new Blob([/** @type {BlobPart} */ (file?.[1] ?? new Uint8Array())], { type: HTML });
  } },
  { key: "jsonl", name: () => `${coded()}.jsonl`, chosen: false, make: () => table("jsonl", "application/jsonl") },
  { key: "qdpx", name: () => `${coded()}.qdpx`, chosen: false, make: () => table("qdpx", "application/zip") },
  { key: "jsonld", name: () => `${coded()}.jsonld`, chosen: false, make: () => table("jsonld", "application/ld+json") },
  { key: "all", name: () => "fengong.zip", chosen: false, make: async () => zip(await reportFiles()) },
];

/** Whether bodies that stand in no words are left out of a kind of file. @param {Kind} kind */
function leavesOut(kind) {
  return app.leftOut !== null && (kind.key === "qdpx" || kind.key === "jsonld");
}

/** Decisions that are shown at most. */
const SHOWN = 200;

screen("save", () => {
  const chosen = KINDS.filter((k) => k.chosen);
  const left = doubtsLeft();
  const list = el("ul.kinds", null, ...KINDS.map((kind, i) => el(kind.chosen ? "li.on" : "li", null,
    el("label", null, kbd(String(i + 1)), el("input", { type: "checkbox", checked: kind.chosen, onchange: () => { kind.chosen = !kind.chosen; draw(); } }),
      el("b", null, kind.name(), el("small", null, t(`s-${kind.key}`))), el("span", null, t(`s-${kind.key}-what`), leavesOut(kind) ? el("em.warn", null, app.leftOut?.[language()]) : null)))));
  const log = app.log;
  const rows = log.slice(-SHOWN).reverse().map((d) => el("tr", null, el("td", null, d.n), el("td", null, d.who), el("td", null, moment(d.at)), el("td", null, d.task), el("td", null, d.before), el("td", null, d.what === "undo" ? `${t("undo")} ${d.of}` : d.after)));
  const lost = app.applied.map((a, i) => ({ a, d: log[i] })).filter(({ a }) => a.outcome === "lost");
  fill(byId("main"), el("div.save-grid", null,
    el("section", null, el("h1", { tabindex: -1, "data-first": true }, t("save-title")), el("p", null, t("save-lede")), list,
      el("div.sum", null, number(live(log).length, t("s-n")), number(app.results.assignments, t("assignments")), number(app.results.tasks, t("tasks"))),
      left > 0 ? el("p.mut", null, t("save-left", { n: left })) : null,
      el("button.main", { type: "button", id: "save", disabled: !chosen.length, onclick: () => save() }, t(chosen.length === 1 ? "save-one" : "save-n", { n: chosen.length }), kbd("Enter")),
      el("p", { id: "saved-as", role: "status" }, app.message.startsWith(t("save-done", { names: "" })) ? app.message : ""),
      el("div.private", null, el("b", null, t("next-time")), el("p", null, t("next-time-what")))),
    el("section", null,
      lost.length ? el("div.panel.bad", null, el("h2", null, t("lost-title"), " ", lost.length), el("ul", null, ...lost.map(({ a, d }) => el("li", null, `${d.n}. ${d.task}: ${d.before} → ${d.after} — ${t(`lost-${a.why}`)}`)))) : null,
      el("div.panel", null, el("h2", null, t("decisions"), " ", el("small", null, log.length > SHOWN ? t("last-of", { n: SHOWN, all: log.length }) : log.length)),
        log.length ? el("div.scroll", { tabindex: 0 }, el("table.log", null, el("thead", null, el("tr", null, ...["no", "coder", "when", "where", "before", "after"].map((h) => el("th", null, t(h))))), el("tbody", null, ...rows))) : el("p.mut", null, t("no-decisions"))))));
  fill(byId("keys"), el("b", null, t("nav-save")), el("span", null, kbd("1"), "–", kbd(String(KINDS.length))), el("span", null, kbd("Enter"), t("save-title")), el("span", null, kbd("⌫"), t("undo")));
});


/** Gives a file to whoever asked for it, and says what it is called there. @param {Blob} blob @param {string} name */
export async function give(blob, name) {
  if (served) return saveBeside(blob, name);
  const link = /** @type {HTMLAnchorElement} */ (el("a", { href: URL.createObjectURL(blob), download: name }));
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return name;
}

async function save() {
  const chosen = KINDS.filter((k) => k.chosen);
  say(t("save-busy"));
  const names = [];
  for (const kind of chosen) {
    try {
      names.push(await give(await kind.make(), kind.name()));
    } catch (e) {
      say(String(e));
      return;
    }
  }
  if (chosen.some((k) => k.key === "xlsx" || k.key === "jsonl")) {
    app.saved = app.log.length;
    remember();
  }
  say(t("save-done", { names: listed(names) }));
  draw();
  byId("save").focus();
}

/** @param {KeyboardEvent} e */
export function saveKey(e) {
  const number = /^(?:Digit|Numpad)(\d)$/.exec(e.code)?.[1];
  const kind = number === undefined ? undefined : KINDS[Number(number) - 1];
  if (kind) {
    e.preventDefault();
    kind.chosen = !kind.chosen;
    draw();
  } else if (e.key === "Backspace") {
    e.preventDefault();
    void undo().then(draw);
  } else if (e.key === "Enter" && !(e.target instanceof HTMLButtonElement)) {
    e.preventDefault();
    void save();
  }
}

/** SHA-256 of bytes, hexadecimal. @param {ArrayBuffer|Uint8Array} bytes */
async function sum(bytes) {
  const hash = await crypto.subtle.digest("SHA-256", /** @type {BufferSource} */ (bytes));
  return [...new Uint8Array(hash)].map((b) => b.toString(16).padStart(2, "0")).join("");
}

// For tests and for who is curious: what the page would write, by its checksums.
/** @type {any} */ (window).fengong = {
  files: async () => Object.fromEntries(await Promise.all((await reportFiles()).map(async ([name, bytes]) => [name, await sum(bytes)]))),
  table: async (/** @type {string} */ format) => sum(await (await table(format, "")).arrayBuffer()),
};
