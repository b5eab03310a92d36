// The page's side of the kernel. Questions about code and running cells can be under way together: each has a number, and its answer has the same.

export class Kernel {
  #worker; #questions = new Map(); #asked = 0; #ready = Promise.withResolvers();

  /** @param {string} recording The file of the recorded pod, in the site's folder for recordings: 05-pod-infrastructure.kind.podlab.json.gz. */
  constructor(recording) { this.recording = recording; }

  /** Starts the worker. Fails with a sentence if the kernel can't run here. */
  async start() {
    const code = await (await fetch(new URL('worker.js', import.meta.url))).blob();
    // A worker with an address of its own would ignore the page's policy. Started from a blob, it gets the page's.
    const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
    this.#worker = new Worker(address);
    this.#worker.onmessage = ({ data }) => this.#questions.get(data?.id)?.(data);
    this.#worker.onerror = event => this.#settleAll({ failure: event.message ?? 'The kernel ended.' });
    // Only this recording is in the worker's folder, so the lesson's name is enough to open it.
    const started = await this.#ask('start', [{ site: new URL('..', import.meta.url).href, recording: this.recording, cluster: `recorded:${this.recording.split('.')[0]}` }]);
    URL.revokeObjectURL(address);
    if (started !== null) { this.#ready.resolve(); }
  }

  /** Runs a cell. Returns its outputs as a notebook stores them, or null if it was stopped. */
  run(code) { return this.#ask('run', [code]); }

  /** Returns the colored parts of some code, each as class, start and length; null if the kernel was stopped. Waits until the kernel is ready. */
  async color(code) {
    await this.#ready.promise;
    return this.#ask('color', [code]);
  }

  /**
   * Returns the completions at an index of some code, as CodeQuestions.cs describes them; null if the kernel was stopped. Waits until the kernel is ready.
   * @param {() => void} onLoading Called if completion itself is being loaded first.
   */
  async complete(code, index, onLoading) {
    await this.#ready.promise;
    return this.#ask('complete', [code, index], onLoading);
  }

  /** Ends the worker with the cell that runs in it. Everything that cells declared is lost. */
  stop() {
    this.#worker?.terminate();
    const next = Promise.withResolvers();
    this.#ready.resolve(next.promise);
    this.#ready = next;
    this.#settleAll({ answer: null });
  }

  #ask(question, values, onLoading) {
    const { promise, resolve, reject } = Promise.withResolvers();
    const id = ++this.#asked;
    this.#questions.set(id, ({ loading, failure, answer }) => {
      if (loading) {
        onLoading?.();
        return;
      }

      this.#questions.delete(id);
      if (failure) { reject(new Error(failure)); } else { resolve(answer); }
    });
    this.#worker.postMessage({ id, question, values });
    return promise;
  }

  #settleAll(message) { [...this.#questions.values()].forEach(settle => settle(message)); }
}
