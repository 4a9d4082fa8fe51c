// Files to save: a drawing as SVG or PNG, a table as CSV. Nothing leaves the machine.
const offer = (blob, name) => {
  const link = el("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};
const svgText = (svg) => {
  const copy = svg.cloneNode(true);
  for (const e of copy.querySelectorAll("[tabindex]")) e.removeAttribute("tabindex");
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}`;
};
// Three times the size on the screen prints well at a page's width.
const asPng = (svg) => new Promise((done, fail) => {
  const box = svg.viewBox.baseVal;
  const scale = 2700 / box.width;
  const image = new Image();
  const url = URL.createObjectURL(new Blob([svgText(svg)], { type: "image/svg+xml" }));
  image.onload = () => {
    const canvas = el("canvas", { width: Math.round(box.width * scale), height: Math.round(box.height * scale) });
    const brush = canvas.getContext("2d");
    brush.fillStyle = "#fff";
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(url);
    canvas.toBlob(done, "image/png");
  };
  image.onerror = fail;
  image.src = url;
});
const csvText = (table) => {
  const raw = (v) => (v === null || v === undefined ? "" : typeof v === "object" && !isPair(v) ? (v.l ? v.l.map(raw).join("|") : v.v !== undefined ? v.v : v.k) : isPair(v) ? t(v) : v);
  // A cell that a spreadsheet would take for a formula is kept as text.
  const cell = (v) => { let s = String(raw(v)); if (typeof raw(v) === "string" && /^[=+\-@\t]/.test(s)) s = `'${s}`; return /[",\n\r]/.test(s) ? `"${s.replace(/"/g, '""')}"` : s; };
  return [table.columns.map((c) => c.key), ...table.rows].map((r) => r.map(cell).join(",")).join("\r\n") + "\r\n";
};
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-save]");
  if (!button) return;
  const kind = button.dataset.save;
  if (kind === "csv") {
    offer(new Blob([csvText(await tableOf(button.dataset.of))], { type: "text/csv" }), `${button.dataset.of}.csv`);
    return;
  }
  const fig = button.closest("[data-figure]");
  const svg = [...fig.querySelectorAll(".drawing svg")].find((s) => s.getClientRects().length) || fig.querySelector(".drawing svg");
  const blob = kind === "png" ? await asPng(svg) : new Blob([svgText(svg)], { type: "image/svg+xml" });
  offer(blob, `${fig.dataset.name}.${kind}`);
});
