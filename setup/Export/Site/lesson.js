// A lesson that runs in its page: the code becomes editable, and its outputs are the learner's own. It is loaded when the learner asks for it.
import { Kernel } from './kernel.js';
import { Cell } from './cell.js';

/**
 * Makes the page's lesson run.
 * @param {HTMLElement} bar The place for the buttons, with the names of the notebook's and the recording's files.
 * @param {HTMLElement} status The place for sentences about what the kernel does.
 */
export async function open(bar, status) {
  const lesson = new Lesson(bar, status);
  await lesson.open();
}

class Lesson {
  #bar; #status; #choice; #kernel; #notebook; #cells = []; #buttons = {};
  // Runs wait for each other. A stop makes those of earlier generations end.
  #queue = Promise.resolve(); #waiting = 0; #generation = 0; #last = 0;

  constructor(bar, status) {
    [this.#bar, this.#status, this.#choice] = [bar, status, bar.querySelector('select')];
    this.#kernel = new Kernel(this.#choice.value);
  }

  async open() {
    this.#say('Loading the kernel. The first time, it is about 12 MB.');
    const file = new URL(`../${this.#bar.dataset.notebook}`, import.meta.url);
    [this.#notebook] = await Promise.all([fetch(file).then(response => response.json()), this.#kernel.start()]);
    // The results of the run that the page was written from.
    document.querySelectorAll('main > .facts, main > section:has(> .outcomes)').forEach(part => part.remove());
    const leadsNowhere = link => !document.getElementById(decodeURIComponent(link.hash.slice(1)));
    [...document.querySelectorAll('nav li > a[href^="#"]')].filter(leadsNowhere).forEach(link => link.parentElement.remove());
    this.#notebook.cells.forEach((stored, index) => {
      const section = document.getElementById(`cell-${index + 1}`);
      if (stored.cell_type === 'code' && section) {
        this.#cells.push(new Cell(section, stored, this.#cells.length + 1, this.#kernel, cell => this.run(this.#cells.indexOf(cell), 1)));
      }
    });
    this.#choice.onchange = () => {
      this.#kernel.recording = this.#choice.value;
      this.#startAgain('Ready, on another pod. Variables are lost: run the cells from the first on.');
    };
    this.#addButton('all', 'Run all', () => this.run(0, this.#cells.length));
    this.#addButton('above', 'Run the cells above again', () => this.run(0, this.#last)).hidden = true;
    this.#addButton('stop', 'Stop', () => this.stop());
    this.#addButton('download', 'Download the notebook', () => this.download());
    this.#rest('Ready. Change the code as you like, and run it cell by cell.');
  }

  /** Runs some cells, after those that are waiting already. The first one that fails ends it. */
  run(first, count) {
    const [generation, cells] = [this.#generation, this.#cells.slice(first, first + count)];
    this.#waiting++;
    this.#buttons.stop.disabled = false;
    cells.forEach(cell => cell.wait());
    this.#queue = this.#queue.then(() => this.#runInOrder(cells, generation));
  }

  /** Ends what runs, and starts the kernel again. */
  stop() {
    return this.#startAgain('Stopped, and ready again. Variables are lost: run the cells above again first.');
  }

  /** Saves the notebook with the learner's code and outputs as a file. */
  download() {
    this.#cells.forEach(cell => cell.store());
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(this.#notebook, null, 1), '\n'], { type: 'application/x-ipynb+json' }));
    link.download = this.#bar.dataset.notebook;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  async #runInOrder(cells, generation) {
    for (const cell of cells) {
      if (generation !== this.#generation || !await this.#runOne(cell)) {
        break;
      }
    }

    cells.forEach(cell => cell.rest());
    if (--this.#waiting === 0 && generation === this.#generation) {
      this.#rest('Ready.');
    }
  }

  // Returns whether the next cell may run.
  async #runOne(cell) {
    this.#last = this.#cells.indexOf(cell);
    this.#say(`Running cell ${this.#last + 1}.`);
    try {
      const outputs = await cell.run(this.#kernel);
      return outputs?.every(output => output.output_type !== 'error') ?? false;
    } catch (error) {
      this.#generation++;
      this.#say(`The kernel ended: ${error.message} Stop starts it again.`);
      return false;
    }
  }

  async #startAgain(words) {
    this.#generation++;
    this.#say('Stopping.');
    this.#kernel.stop();
    await this.#queue;
    try {
      await this.#kernel.start();
      this.#buttons.above.hidden = this.#last === 0;
      this.#rest(words);
    } catch (error) {
      this.#say(error.message);
    }
  }

  #rest(words) {
    this.#buttons.stop.disabled = true;
    this.#say(words);
  }

  #say(words) { this.#status.textContent = words; }

  #addButton(name, words, action) {
    const button = this.#buttons[name] = document.createElement('button');
    [button.type, button.textContent, button.onclick] = ['button', words, action];
    this.#bar.insertBefore(button, this.#status);
    return button;
  }
}
