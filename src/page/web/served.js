// Where the page is served by the program on this machine (`fengong desk`): its inputs are loaded, and what is saved is saved
// beside them. From a file none of this is there.

import { language } from "./text.js";

/** Whether the program serves this page. */
export const served = location.protocol === "http:" && location.hostname === "127.0.0.1";

/** @param {string} path @param {RequestInit} [how] */
function request(path, how) {
  return fetch(new URL(path, location.href.split("#")[0]), how);
}

/** The inputs of the command line. @returns {Promise<File[]>} */
export async function inputs() {
  /** @type {string[]} */
  const names = await (await request("inputs")).json();
  return Promise.all(names.map(async (name, n) => new File([await (await request(`input/${n}`)).arrayBuffer()], name)));
}

/** Holds an answer open, by which the program knows that somebody is there. */
export function stay() {
  request("alive").then((answer) => answer.body?.pipeTo(new WritableStream())).catch(() => {});
}

/** Saves beside the inputs; gives the path. @param {Blob} blob @param {string} name */
export async function saveBeside(blob, name) {
  const answer = await request(`save/${encodeURIComponent(name)}`, { method: "PUT", body: blob });
  const told = await answer.json();
  if (told.error) throw new Error(told.error[language()]);
  return /** @type {string} */ (told.path);
}
