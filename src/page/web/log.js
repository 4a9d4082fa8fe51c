// The logs of decisions, kept in the browser as one works: one a coder and set of files. A log is found again by what it was
// made on: the one of which most decisions fit the documents at hand.

const KEY = "fengong-logs";
/** Logs that are kept at most. */
const MOST = 12;

/** @typedef {{text: string, start: number, end: number}} Words */
/** @typedef {{n: number, who: string, at: string, task: string, quote: string, text: string, before: string, after: string, what: string, body?: Words, of?: number, [more: string]: any}} Decision */
/** @typedef {{files: string[], log: Decision[], saved: number, who: string, changed: string, settled?: [string, string][]}} Kept */

/** @returns {Kept[]} */
export function kept() {
  try {
    const all = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(all) ? all.filter((k) => Array.isArray(k?.log)) : [];
  } catch {
    return [];
  }
}

/** Whether two logs are the same work: another coder's on the same files is not. @param {Kept} a @param {Kept} b */
export function sameWork(a, b) {
  return a.who === b.who && a.files.join("\n") === b.files.join("\n");
}

/** @param {Kept[]} all */
export function keep(all) {
  try {
    localStorage.setItem(KEY, JSON.stringify(all.slice(0, MOST)));
    return true;
  } catch {
    // A private window, or no room: the page says that decisions are not saved.
    return false;
  }
}

/**
 * The decisions that hold: neither taken back nor taking back.
 * @param {Decision[]} log
 */
export function live(log) {
  const gone = new Set();
  for (const d of [...log].reverse()) {
    if (d.what === "undo" && !gone.has(d.n)) gone.add(d.of);
  }
  return log.filter((d) => d.what !== "undo" && !gone.has(d.n));
}
