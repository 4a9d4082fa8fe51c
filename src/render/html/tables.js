// Tables: whatever table the page carries, sorted by its heads, filtered by words in either language, saved as CSV.
const ROWS = 20;
const tables = new Map();
const tableOf = async (id) => {
  if (!tables.has(id)) tables.set(id, JSON.parse(await unpack(PACKED.tables[id])));
  return tables.get(id);
};
const isPair = (v) => Array.isArray(v);
const shownAs = (v) => {
  if (v === null || v === undefined) return "";
  if (isPair(v)) return t(v);
  if (typeof v !== "object") return String(v);
  if (v.l) return join(v.l.map(shownAs));
  return t(v.s || v.n);
};
// What a filter looks in: both languages, and the key behind a name.
const hay = (v) => {
  if (v === null || v === undefined) return "";
  if (isPair(v)) return v.join("\n");
  if (typeof v !== "object") return String(v);
  if (v.l) return v.l.map(hay).join("\n");
  return [v.k || "", ...(v.s || v.n)].join("\n");
};
const orderOf = (v) => (v === null || v === undefined || v === "" ? null : typeof v === "number" ? v : typeof v === "object" && !isPair(v) && v.v !== undefined ? v.v : shownAs(v));
const opened = (v) => {
  if (v === null || v === undefined) return [];
  if (typeof v === "string" && tasksById.has(v)) return [openTask(tasksById.get(v), v)];
  if (typeof v === "string" && plansById.has(v)) return [planName(plansById.get(v))];
  if (typeof v === "object" && v.k && agenciesByKey.has(v.k)) return [opens("agency", { agency: v.k }, t(v.n))];
  if (typeof v === "object" && v.l) return v.l.flatMap((x, i) => (i ? [word("list"), ...opened(x)] : opened(x)));
  return [shownAs(v)];
};
const drawn = [];
const build = (host, table) => {
  const state = { sort: null, down: true, filter: "", all: false };
  const filter = el("input", { type: "search", autocomplete: "off", spellcheck: "false" });
  const status = el("span", { role: "status", class: "status" });
  const csv = el("button", { type: "button", class: "link", "data-save": "csv", "data-of": table.id }, "CSV");
  const wide = el("div", { class: "wide", tabindex: "0", role: "region", "aria-label": table.id });
  const more = el("button", { type: "button", class: "more" });
  host.append(el("div", { class: "tools" }, filter, status, csv), wide, more);
  const gone = (v) => v === null;
  const compare = (sign) => (a, b) => {
    if (gone(a) || gone(b)) return gone(a) - gone(b);
    return sign * (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), zh() ? "zh" : "en", { numeric: true }));
  };
  const draw = () => {
    filter.placeholder = word("filter");
    filter.setAttribute("aria-label", `${word("filter")}${word("colon")}${t(table.head)}`);
    const needles = state.filter.toLowerCase().split(/\s+/).filter(Boolean);
    let rows = table.rows;
    if (needles.length) rows = rows.filter((r) => { const text = r.map((v) => hay(v) + (plansById.has(v) ? D.plans[plansById.get(v)].name.join("\n") : "")).join("\n").toLowerCase(); return needles.every((n) => text.includes(n)); });
    if (state.sort !== null) {
      const order = compare(state.down ? -1 : 1);
      rows = rows.slice().sort((x, y) => order(orderOf(x[state.sort]), orderOf(y[state.sort])));
    }
    const shown = state.all ? rows : rows.slice(0, ROWS);
    const whole = table.rows.length;
    status.textContent = needles.length ? word("rows_of", rows.length, whole) : word("rows", whole);
    more.hidden = rows.length <= ROWS;
    more.textContent = state.all ? word("fewer") : word("all_rows", rows.length);
    more.setAttribute("aria-expanded", String(state.all));
    const head = (c, i) => {
      const button = el("button", { type: "button" }, t(c.head));
      button.addEventListener("click", () => {
        state.down = state.sort === i ? !state.down : c.number;
        state.sort = i;
        draw();
        wide.querySelectorAll("thead button")[i].focus();
      });
      return el("th", { scope: "col", class: c.number ? "n" : c.long ? "long" : null, "aria-sort": state.sort === i ? (state.down ? "descending" : "ascending") : null }, button);
    };
    const cell = (c, v, i) => el(i ? "td" : "th", { scope: i ? null : "row", class: c.number ? "n" : c.long ? "long" : null }, opened(v));
    wide.replaceChildren(el("table", {}, el("caption", {}, t(table.head)), el("thead", {}, el("tr", {}, table.columns.map(head))),
      el("tbody", {}, shown.map((r) => el("tr", {}, table.columns.map((c, i) => cell(c, r[i], i)))))));
  };
  filter.addEventListener("input", () => { state.filter = filter.value; draw(); });
  more.addEventListener("click", () => { state.all = !state.all; draw(); });
  drawn.push(draw);
  draw();
};
// A link to a table opens it.
const openTarget = () => {
  const fold = document.getElementById(location.hash.slice(1));
  if (fold instanceof HTMLDetailsElement) fold.open = true;
};
addEventListener("hashchange", openTarget);
// A table is drawn when its fold is opened for the first time.
for (const fold of document.querySelectorAll("details[data-table]")) {
  if (!PACKED.tables[fold.dataset.table]) { fold.hidden = true; continue; }
  fold.addEventListener("toggle", async () => {
    if (!fold.open || fold.dataset.built) return;
    fold.dataset.built = "true";
    const host = el("div");
    fold.append(host);
    build(host, await tableOf(fold.dataset.table));
    document.body.dataset.built = fold.dataset.table;
  });
}
openTarget();
