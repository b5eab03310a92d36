// The page's side of the kernel. It runs one cell after the other, and starts again after a stop.

export class Kernel {
  #worker; #settle; #files; #settings;

  /**
   * @param {import('./files.js').Files} files The lesson's files.
   * @param {string} recording The name of the recorded pod's file: 05-pod-infrastructure.kind.podlab.json.gz.
   */
  constructor(files, recording) {
    this.#files = files;
    // Only this recording is in the worker's folder, so the lesson's name is enough to open it.
    this.#settings = { files: files.source, recording, cluster: `recorded:${recording.split('.')[0]}` };
  }

  /** Starts the worker. Fails with a sentence if the kernel can't run here. */
  async start() {
    const code = await (await this.#files.read('kernel/worker.js')).blob();
    // A worker with an address of its own would ignore the page's policy. Started from a blob, it gets the page's.
    const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
    this.#worker = new Worker(address);
    this.#worker.onmessage = ({ data }) => this.#settle?.(data);
    this.#worker.onerror = event => this.#settle?.({ failure: event.message ?? 'The kernel ended.' });
    try {
      await this.#ask(this.#settings);
    } catch (error) {
      this.#worker.terminate();
      throw error;
    } finally {
      URL.revokeObjectURL(address);
    }
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
    return new Promise((resolve, reject) => {
      this.#settle = answer => {
        this.#settle = null;
        if (answer.failure) { reject(new Error(answer.failure)); } else { resolve(answer); }
      };
      this.#worker.postMessage(message);
    });
  }
}
