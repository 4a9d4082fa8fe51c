// What became of the changes in a coded table that was read back: the numbers add up, what needs a look comes first.

import { app, screen } from "./app.js";
import { begin, byId, el, fill } from "./dom.js";
import { language, t } from "./text.js";

/** Rows of a group that are shown; the saved workbook holds them all. */
const ROWS = 400;

screen("receipt", () => {
  const all = app.receipt;
  const of = (/** @type {string} */ outcome) => all.filter((r) => r.outcome === outcome);
  const groups = ["not-understood", "ignored", "applied"];
  // Only what is there needs a look.
  const look = (/** @type {string} */ outcome) => (outcome === "not-understood" && of(outcome).length ? ".look" : "");
  const count = (/** @type {string} */ outcome) => el(`div.count${look(outcome)}`, null, el("b", null, of(outcome).length), " ", t(outcome));
  const head = el("div.receipt-head", null, el("h1", { tabindex: -1, "data-first": true }, t("receipt-title")),
    count("applied"), "+", count("ignored"), "+", count("not-understood"), "=", el("div.count", null, el("b", null, all.length), " ", t("changes")));
  const panels = groups.filter((g) => of(g).length).map((g) => el(`section.panel${look(g)}`, null, el("h2", null, t(g), " ", of(g).length),
    el("div.scroll", { tabindex: 0 }, el("table.log", null, el("tbody", null, ...of(g).slice(0, ROWS).map((r) => el("tr", null,
      el("td", null, r.row ? t("row", { n: r.row }) : ""), el("td", null, r.task), el("td", null, r.column[language()]),
      el("td", null, `${r.before || "—"} → `, el("b", null, r.after || "—")), el("td", null, r.why[language()]), el("td.mut", null, begin(String(r.words), 60))))))),
    of(g).length > ROWS ? el("p.mut", null, t("receipt-more", { n: of(g).length - ROWS })) : null));
  fill(byId("main"), el("div.receipt-page", null, ...(all.length ? [head, ...panels] : [el("h1", { tabindex: -1, "data-first": true }, t("receipt-title")), el("p.mut", null, t("receipt-none"))])));
  fill(byId("keys"), el("b", null, t("nav-receipt")));
});
