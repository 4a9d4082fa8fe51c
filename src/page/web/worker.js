// The program in a thread of its own. It is given its bytes (a page from a file may fetch nothing) and tries every document
// in a fresh instance first: what breaks there breaks nothing else.
// This file is the source of the worker, not of the page: it imports nothing.

/** @typedef {{memory: WebAssembly.Memory, room(n: number): number, answer(): number, length(): number}} Program */

const thread = /** @type {any} */ (self);

/** @type {WebAssembly.Module|undefined} */
let compiled;
/** @type {Program|undefined} */
let main;

/** @returns {Program} */
function instance() {
  if (!compiled) throw new Error("no program");
  // What the libraries below could call of a browser is never called, but for the clock, which stands still: the same
  // documents give the same bytes. (The date in a workbook is set anyway.)
  /** @type {WebAssembly.Imports} */
  const imports = {};
  for (const { module, name } of WebAssembly.Module.imports(compiled)) {
    (imports[module] ??= {})[name] = name.startsWith("__wbg_now") ? () => 0 : () => { throw new Error(`${module}.${name}`); };
  }
  return /** @type {Program} */ (/** @type {unknown} */ (new WebAssembly.Instance(compiled, imports).exports));
}

/**
 * @param {Program} program
 * @param {object} request
 * @param {Uint8Array} [bytes]
 * @returns {{json: any, bytes: Uint8Array}}
 */
function ask(program, request, bytes = new Uint8Array()) {
  const json = new TextEncoder().encode(JSON.stringify(request));
  const size = 4 + json.length + bytes.length;
  const at = program.room(size);
  const memory = new Uint8Array(program.memory.buffer, at, size);
  new DataView(program.memory.buffer).setUint32(at, json.length, true);
  memory.set(json, 4);
  memory.set(bytes, 4 + json.length);
  const from = program.answer() >>> 0;
  const answer = new Uint8Array(program.memory.buffer, from, program.length()).slice();
  const length = new DataView(answer.buffer).getUint32(0, true);
  return {
    json: JSON.parse(new TextDecoder().decode(answer.subarray(4, 4 + length))),
    bytes: answer.subarray(4 + length),
  };
}

/**
 * Every document is tried by itself; those that can be read are read together. Of several coders' tables of the same plans one
 * is read, the others are put aside: what they decided is nobody's business until the codings are compared.
 * @param {{files: {name: string, bytes: Uint8Array}[], who: string}} asked
 */
function readAll({ files, who }) {
  const joined = main = instance();
  const manifests = files.filter((file) => file.name === "manifest.toml");
  /** @type {any[]} */
  const all = [];
  files.forEach((file, at) => {
    thread.postMessage({ progress: { at, state: "busy" } });
    const request = { ask: "read", file: file.name };
    let read;
    try {
      const trial = instance();
      for (const { name, bytes } of manifests) if (name !== file.name) ask(trial, { ask: "read", file: name }, bytes);
      read = ask(trial, request, file.bytes).json;
    } catch (e) {
      read = { error: { broke: true, why: String(e) } };
    }
    all.push(read);
    thread.postMessage({ progress: { at, state: "done", read } });
  });
  const tables = [...all.keys()].filter((at) => all[at].coded && !all[at].error);
  const own = (/** @type {number} */ at) => all[at].coders.includes(who);
  /** @type {Set<string>} */
  const held = new Set();
  for (const at of [...tables.filter(own), ...tables.filter((at) => !own(at))]) {
    const plans = all[at].plans.map((/** @type {{id: string}} */ p) => p.id);
    all[at].aside = plans.some((/** @type {string} */ id) => held.has(id));
    if (all[at].aside) thread.postMessage({ progress: { at, state: "done", read: all[at] } });
    else plans.forEach((/** @type {string} */ id) => held.add(id));
  }
  files.forEach((file, at) => {
    if (!all[at].error && !all[at].aside) ask(joined, { ask: "read", file: file.name }, file.bytes);
  });
  return ask(joined, { ask: "open" });
}

/** @param {MessageEvent} event */
async function handle(event) {
  const { id, what, value, bytes } = event.data;
  try {
    if (what === "program") {
      const unpacked = new Response(value).body?.pipeThrough(new DecompressionStream("gzip"));
      compiled = await WebAssembly.compile(await new Response(unpacked).arrayBuffer());
      thread.postMessage({ id, json: {} });
      return;
    }
    const answer = what === "files" ? readAll(value) : ask(main ??= instance(), value, bytes);
    thread.postMessage({ id, json: answer.json, bytes: answer.bytes });
  } catch (e) {
    thread.postMessage({ id, json: { error: { zh: String(e), en: String(e) } } });
  }
}

// One after another: the program must be there before the first file.
let before = Promise.resolve();
thread.onmessage = (/** @type {MessageEvent} */ event) => {
  before = before.then(() => handle(event));
};
