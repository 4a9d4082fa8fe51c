// Starts the page.

import { app, draw, go, setUpFrame } from "./app.js";
import { deskKey } from "./code.js";
import { compareKey } from "./compare.js";
import { byId } from "./dom.js";
import { Program } from "./program.js";
import { addFiles, sample, setUpReading } from "./read.js";
import "./receipt.js";
import { saveKey } from "./save.js";
import { inputs, served, stay } from "./served.js";
import { setLanguage, t } from "./text.js";

/** @param {string} id */
function textOf(id) {
  return byId(id).textContent ?? "";
}

/** The program's bytes; base64 in an element, or an array of what stood there before it was taken out. */
function packed() {
  const text = textOf("program");
  byId("program").textContent = "";
  const all = atob(text.trim());
  const bytes = new Uint8Array(all.length);
  for (let i = 0; i < all.length; i++) bytes[i] = all.charCodeAt(i);
  return new Blob([bytes]);
}

function start() {
  setLanguage(navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en");
  const asked = new URLSearchParams(location.search).get("lang") ?? new URLSearchParams(location.hash.slice(1)).get("lang");
  if (asked === "zh" || asked === "en") setLanguage(asked);
  if (!("DecompressionStream" in window) || !("showModal" in HTMLDialogElement.prototype)) {
    byId("main").textContent = t("old-browser");
    return;
  }
  app.program = new Program(textOf("worker"), packed());
  setUpFrame();
  setUpReading();
  draw();
  if (served) {
    stay();
    void inputs().then(addFiles);
  }
  document.addEventListener("keydown", (e) => {
    if (e.isComposing || e.keyCode === 229 || e.ctrlKey || e.metaKey || e.altKey) return;
    const target = e.target;
    if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || document.querySelector("dialog[open]")) return;
    if (target instanceof HTMLInputElement && target.type !== "checkbox") return;
    if (app.screen === "code") deskKey(e);
    else if (app.screen === "save") saveKey(e);
    else if (app.screen === "compare") compareKey(e);
    else if (app.screen === "read") {
      if (/^(?:Digit|Numpad)1$/.test(e.code) && app.plans.length) go("code");
      else if (/^(?:Digit|Numpad)2$/.test(e.code) && !app.files.length) void sample();
      else if (e.key === "Enter" && !(target instanceof HTMLButtonElement)) byId("files").click();
    }
  });
}

start();
