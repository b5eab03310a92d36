// The page's side of the kernel. It runs one cell after the other, and starts again after a stop.

export class Kernel {
  #worker; #settle; #settings;

  /** @param {string} recording The file of the recorded pod, in the site's folder for recordings: 05-pod-infrastructure.kind.podlab.json.gz. */
  constructor(recording) {
    // Only this recording is in the worker's folder, so the lesson's name is enough to open it.
    this.#settings = { site: new URL('..', import.meta.url).href, recording, cluster: `recorded:${recording.split('.')[0]}` };
  }

  /** Starts the worker. Fails with a sentence if the kernel can't run here. */
  async start() {
    const code = await (await fetch(new URL('worker.js', import.meta.url))).blob();
    // A worker with an address of its own would ignore the page's policy. Started from a blob, it gets the page's.
    const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
    this.#worker = new Worker(address);
    this.#worker.onmessage = ({ data }) => this.#settle?.(data);
    this.#worker.onerror = event => this.#settle?.({ failure: event.message ?? 'The kernel ended.' });
    await this.#ask(this.#settings);
    URL.revokeObjectURL(address);
  }

  /**
   * Runs a cell.
   * @param {string} code The cell's text.
   * @param {string} name The cell's name in its notebook.
   * @param {Record<string, string>} files The files of the learner's data folder by their paths in it.
   * @returns {Promise<{outputs?: object[], files?: Record<string, string>}>} Its outputs as a notebook stores them, and the data folder after it.
   * Without both if it was stopped.
   */
  run(code, name, files) { return this.#ask({ code, name, files }); }

  /** Ends the worker with the cell that runs in it. Everything that cells declared is lost. */
  stop() {
    this.#worker?.terminate();
    this.#settle?.({ stopped: true });
  }

  #ask(message) {
    const { promise, resolve, reject } = Promise.withResolvers();
    this.#settle = answer => {
      this.#settle = null;
      if (answer.failure) { reject(new Error(answer.failure)); } else { resolve(answer); }
    };
    this.#worker.postMessage(message);
    return promise;
  }
}
