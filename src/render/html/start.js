// The start, and the switches: language, convention, printing. A switch keeps the place on the page.
const said = byId("said");
const languageBox = byId("language");
const conventionBox = byId("convention");
const figures = [...document.querySelectorAll("[data-figure]")];
for (const svg of document.querySelectorAll("[data-figure] svg")) wire(svg);

const relabel = () => {
  document.title = t(D.title);
  conventionBox.hidden = D.views.length < 2;
  conventionBox.replaceChildren(...D.views.map((v, i) => el("option", { value: i, selected: i === view }, t(D.conventions[v.convention]))));
  for (const e of document.querySelectorAll("[data-word]")) e.setAttribute("aria-label", word(e.dataset.word));
  backButton.textContent = word("back");
  closeButton.textContent = word("close");
};

// Drawings of other languages and conventions come packed; each is unpacked once, then kept.
const kept = new Map();
const drawFigures = async () => {
  for (const fig of figures) {
    const [broad, narrow] = fig.querySelectorAll(".drawing");
    if (!broad) continue;
    const wanted = `${root.lang}|${view}`;
    if (fig.dataset.drawn === wanted) continue;
    const place = (key) => PACKED.figures[`${fig.dataset.figure}|${key}`] ?? PACKED.figures[`${fig.dataset.figure}|${root.lang}|0`];
    const old = place(fig.dataset.drawn);
    if (!kept.has(old)) kept.set(old, [broad.innerHTML, narrow.innerHTML]);
    const at = place(wanted);
    try {
      if (!kept.has(at)) kept.set(at, (await unpack(PACKED.drawings[at])).split("\f"));
    } catch {
      continue; // A browser that cannot unpack keeps the drawing it has.
    }
    if (`${root.lang}|${view}` !== wanted) return;
    [broad.innerHTML, narrow.innerHTML] = kept.get(at);
    fig.dataset.drawn = wanted;
    fig.querySelectorAll("svg").forEach(wire);
  }
  document.body.dataset.figures = `${root.lang}|${view}`;
};

// The first thing on the screen stays where it was.
const keepingPlace = async (change) => {
  const at = [...document.querySelectorAll("[data-place]")].find((e) => e.getClientRects().length && e.getBoundingClientRect().bottom > 90);
  const id = at && (at.id || at.closest("[id]")?.id);
  const before = at ? at.getBoundingClientRect().top : 0;
  change();
  relabel();
  for (const draw of drawn) draw();
  if (!panel.hidden && trail.length) render(trail[trail.length - 1]);
  const restore = () => {
    const still = at && at.getClientRects().length ? at : id && byId(id);
    if (still && window.scrollY > 0) window.scrollBy({ top: still.getBoundingClientRect().top - before, behavior: "instant" });
  };
  restore();
  await drawFigures();
  restore();
};

languageBox.addEventListener("change", () => keepingPlace(() => { root.lang = languageBox.value === "en" ? "en" : "zh-CN"; }));
conventionBox.addEventListener("change", () => keepingPlace(() => {
  view = Number(conventionBox.value);
  root.dataset.view = String(view);
  said.textContent = t(D.conventions[V().convention]);
}));
byId("print").addEventListener("click", () => window.print());

// Navigation shows where the reader is; a fold that is linked to opens.
const links = new Map([...document.querySelectorAll(".top nav a")].map((a) => [a.getAttribute("href").slice(1), a]));
if ("IntersectionObserver" in window) {
  const seen = new IntersectionObserver((entries) => {
    for (const e of entries) {
      const link = links.get(e.target.id);
      if (link && e.isIntersecting) link.setAttribute("aria-current", "true");
      else if (link) link.removeAttribute("aria-current");
    }
  }, { rootMargin: "-30% 0px -65% 0px" });
  for (const id of links.keys()) if (byId(id)) seen.observe(byId(id));
}
languageBox.value = root.lang === "en" ? "en" : "zh";
document.body.dataset.figures = `${root.lang}|0`;
relabel();
document.body.dataset.ready = "true";
