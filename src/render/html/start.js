// The start, and the switches: language, convention, printing.
const said = byId("said");
const languageBox = byId("language");
const conventionBox = byId("convention");

for (const host of document.querySelectorAll("[data-table]")) build(host, { ...specs[host.dataset.table], head: D.heads[host.dataset.table], note: D.notes[host.dataset.table] });
for (const svg of document.querySelectorAll("figure svg")) wire(svg);

const relabel = () => {
  document.title = t(D.title);
  conventionBox.parentElement.hidden = D.views.length < 2;
  conventionBox.replaceChildren(...D.views.map((v, i) => el("option", { value: i, selected: i === view }, t(D.conventions[v.convention]))));
  for (const e of document.querySelectorAll("[data-word]")) e.setAttribute("aria-label", word(e.dataset.word));
  backButton.textContent = word("back");
  closeButton.textContent = word("close");
  for (const e of document.querySelectorAll(".drawn-under")) e.hidden = view === 0;
};
const redraw = () => {
  relabel();
  for (const draw of drawn) draw();
  if (!panel.hidden && trail.length) render(trail[trail.length - 1]);
};

// Drawings in the other language come packed; each is unpacked once, then kept.
const packed = JSON.parse(byId("drawings").textContent);
const kept = new Map();
const unpack = async (text) => {
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).text();
};
const drawFigures = async () => {
  for (const holder of document.querySelectorAll("[data-drawing]")) {
    const name = holder.dataset.drawing;
    const lang = root.lang;
    if (holder.dataset.drawn === lang) continue;
    if (!kept.has(name + holder.dataset.drawn)) kept.set(name + holder.dataset.drawn, holder.innerHTML);
    try {
      if (!kept.has(name + lang)) kept.set(name + lang, await unpack(packed[name]));
    } catch {
      continue; // A browser that cannot unpack keeps the drawing it has.
    }
    if (root.lang !== lang) return;
    holder.innerHTML = kept.get(name + lang);
    holder.dataset.drawn = lang;
    holder.querySelectorAll("svg").forEach(wire);
  }
  document.body.dataset.figures = root.lang;
};

languageBox.addEventListener("change", () => {
  root.lang = languageBox.value === "en" ? "en" : "zh-CN";
  redraw();
  drawFigures();
});
conventionBox.addEventListener("change", () => {
  view = Number(conventionBox.value);
  root.dataset.view = String(view);
  redraw();
  said.textContent = conventionName();
});
byId("print").addEventListener("click", () => window.print());
languageBox.value = root.lang === "en" ? "en" : "zh";
document.body.dataset.figures = root.lang;
redraw();
document.body.dataset.ready = "true";
