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

  /** @param {string} what @param {any} value @returns {Promise<Answer>} */
  send(what, value) {
    const id = this.next++;
    return new Promise((resolve) => {
      this.waiting.set(id, { resolve });
      this.worker?.postMessage({ id, what, value });
    });
  }

  /** @param {object} request */
  ask(request) {
    return this.send("ask", request);
  }

  /**
   * Reads files; tells of each as it goes. One that hangs is told as such and left out.
   * @param {{name: string, bytes: Uint8Array}[]} files
   * @param {(at: number, state: string, read?: any) => void} tell
   * @returns {Promise<Answer>}
   */
  async read(files, tell) {
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
      const answer = await Promise.race([this.send("files", these.map((at) => files[at])), hung]);
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
