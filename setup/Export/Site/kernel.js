// The page's side of the kernel. Questions about code and running cells can be under way together: each has a number, and its answer has the same.

export class Kernel {
  /** Called with the name and the outputs of a cell that hasn't ended, or that changed after its end. */
  onShown = () => { };

  /** Called with the reason, a sentence, if the kernel ends by itself after it was ready. */
  onEnded = () => { };

  #isRunning = false; #ended = null; #worker; #files; #questions = new Map(); #asked = 0; #ready = promised();

  /**
   * @param {import('./files.js').Files} files The lesson's files.
   * @param {string} recording The name of the recorded pod's file: 05-pod-infrastructure.kind.podlab.json.gz.
   */
  constructor(files, recording) { [this.#files, this.recording] = [files, recording]; }

  /** Starts the worker. Fails with a sentence if the kernel can't run here. */
  async start() {
    const code = await (await this.#files.read('kernel/worker.js')).blob();
    // A worker with an address of its own would ignore the page's policy. Started from a blob, it gets the page's.
    const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
    const worker = this.#worker = new Worker(address);
    this.#ended = null;
    // Words of an earlier worker may still be on their way.
    const isCurrent = () => worker === this.#worker;
    worker.onmessage = ({ data }) => { if (isCurrent()) { this.#hear(data); } };
    worker.onerror = event => { if (isCurrent()) { this.#end(event.message ?? 'Its worker failed.'); } };
    try {
      // Only this recording is in the worker's folder, so the lesson's name is enough to open it.
      const started = await this.#ask('start', [{ files: this.#files.source, recording: this.recording, cluster: `recorded:${this.recording.split('.')[0]}` }]);
      if (started !== null) {
        this.#isRunning = true;
        this.#ready.resolve();
      }
    } catch (error) {
      worker.terminate();
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
   * @returns {Promise<{outputs: object[], files: Record<string, string>} | null>} Its outputs as a notebook stores them, and the data folder after it;
   * null if it was stopped.
   */
  run(code, name, files) { return this.#ask('run', [code, name, files]); }

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
    this.#isRunning = false;
    this.#worker?.terminate();
    const next = promised();
    this.#ready.resolve(next.promise);
    this.#ready = next;
    this.#settleAll({ answer: null });
  }

  #ask(question, values, onLoading) {
    if (this.#ended) { return Promise.reject(new Error(this.#ended)); }
    return new Promise((resolve, reject) => {
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
    });
  }

  // A failure without a number is the end of the kernel.
  #hear(message) {
    if (message.shown) {
      this.onShown(message.shown);
    } else if (message.id) {
      this.#questions.get(message.id)?.(message);
    } else {
      this.#end(message.failure);
    }
  }

  // It may end while nothing is asked. Then later questions get the reason.
  #end(failure) {
    this.#ended = failure;
    this.#settleAll({ failure });
    if (this.#isRunning) {
      this.#isRunning = false;
      this.onEnded(failure);
    }
  }

  #settleAll(message) { [...this.#questions.values()].forEach(settle => settle(message)); }
}

// Promise.withResolvers, which browsers of 2023 don't have.
function promised() {
  let resolve;
  return { promise: new Promise(settle => { resolve = settle; }), resolve };
}
