// The worker as a function: a question, a promise of its answer.

/** @typedef {{json: any, bytes: Uint8Array}} Answer */

/** A document that takes longer hangs; the worker is ended and the others are read without it. */
const PATIENCE = 60_000;

export class Program {
  /** @param {string} source @param {Blob} packed */
  constructor(source, packed) {
    this.source = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    this.packed = packed;
    this.next = 1;
    /** @type {Map<number, {resolve: (a: Answer) => void}>} */
    this.waiting = new Map();
    /** @type {(progress: any) => void} */
    this.onprogress = () => {};
    this.start();
  }

  start() {
    this.worker = new Worker(this.source);
    this.worker.onmessage = ({ data }) => {
      if (data.progress) {
        this.onprogress(data.progress);
        return;
      }
      this.waiting.get(data.id)?.resolve({ json: data.json, bytes: data.bytes });
      this.waiting.delete(data.id);
    };
    void this.send("program", this.packed);
  }

  /** @param {string} what @param {any} value @param {Uint8Array} [bytes] @returns {Promise<Answer>} */
  send(what, value, bytes) {
    const id = this.next++;
    return new Promise((resolve) => {
      this.waiting.set(id, { resolve });
      this.worker?.postMessage({ id, what, value, bytes });
    });
  }

  /** @param {object} request @param {Uint8Array} [bytes] what stands behind the request */
  ask(request, bytes) {
    return this.send("ask", request, bytes);
  }

  /**
   * Reads files; tells of each as it goes. One that hangs is told as such and left out.
   * @param {{name: string, bytes: Uint8Array}[]} files
   * @param {string} who whose coded table counts where several coders' are among them
   * @param {(at: number, state: string, read?: any) => void} tell
   * @returns {Promise<Answer>}
   */
  async read(files, who, tell) {
    const left = new Set();
    for (;;) {
      const these = files.map((_, at) => at).filter((at) => !left.has(at));
      let busy = -1;
      /** @type {ReturnType<typeof setTimeout>|undefined} */
      let timer;
      const hung = new Promise((resolve) => {
        this.onprogress = ({ at, state, read }) => {
          clearTimeout(timer);
          busy = these[at];
          tell(busy, state, read);
          if (state === "busy") timer = setTimeout(() => resolve(undefined), PATIENCE);
        };
      });
      const answer = await Promise.race([this.send("files", { files: these.map((at) => files[at]), who }), hung]);
      clearTimeout(timer);
      if (answer) return /** @type {Answer} */ (answer);
      tell(busy, "done", { error: { hung: true } });
      left.add(busy);
      this.worker?.terminate();
      this.waiting.clear();
      this.start();
    }
  }
}
