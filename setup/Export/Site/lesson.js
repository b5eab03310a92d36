// A lesson that runs in its page: the code becomes editable, and its outputs are the learner's own. It is loaded when the learner asks for it.
import { Kernel } from './kernel.js';
import { boxes } from './outputs.js';

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
  #bar; #status; #kernel; #cells = []; #buttons = {}; #queue = Promise.resolve(); #generation = 0; #stoppedAt = 0;

  constructor(bar, status) {
    [this.#bar, this.#status] = [bar, status];
    const { recording } = bar.dataset;
    this.#kernel = new Kernel(recording, `recorded:${recording.split('.')[0]}`);
  }

  async open() {
    this.#say('Loading the kernel. The first time, it is about 14 MB.');
    const notebook = await fetch(new URL(`../${this.#bar.dataset.notebook}`, import.meta.url)).then(response => response.json());
    await this.#kernel.start();
    // The results of the run that the page was written from.
    document.querySelectorAll('main > .facts, main > section:has(> .outcomes)').forEach(part => part.remove());
    notebook.cells.forEach((cell, index) => {
      const section = document.getElementById(`cell-${index + 1}`);
      if (cell.cell_type === 'code' && section) {
        this.#cells.push(new Cell(section, [cell.source].flat().join(''), this.#cells.length + 1, from => this.run(this.#cells.indexOf(from), 1)));
      }
    });
    this.#addButton('all', 'Run all', () => this.run(0, this.#cells.length));
    this.#addButton('above', 'Run the cells above again', () => this.run(0, this.#stoppedAt)).hidden = true;
    this.#addButton('stop', 'Stop', () => this.stop());
    this.#rest('Ready. Change the code as you like, and run it cell by cell.');
  }

  /** Runs some cells after those that are waiting already. The first one that fails ends it. */
  run(first, count) {
    const generation = this.#generation;
    const cells = this.#cells.slice(first, first + count);
    cells.forEach(cell => cell.wait());
    this.#queue = this.#queue.then(async () => {
      for (const [index, cell] of cells.entries()) {
        if (generation !== this.#generation || !await this.#runOne(cell, first + index)) {
          cells.forEach(waiting => waiting.rest());
          return;
        }
      }
    });
    return this.#queue;
  }

  /** Ends what runs, and starts the kernel again. */
  async stop() {
    this.#generation++;
    this.#buttons.stop.disabled = true;
    this.#say('Stopping.');
    this.#kernel.stop();
    await this.#queue;
    try {
      await this.#kernel.start();
      this.#buttons.above.hidden = this.#stoppedAt === 0;
      this.#rest('Stopped, and ready again. What the cells declared is lost: run the cells above again first.');
    } catch (error) {
      this.#say(error.message);
    }
  }

  async #runOne(cell, index) {
    this.#say(`Running cell ${index + 1}.`);
    this.#buttons.stop.disabled = false;
    this.#stoppedAt = index;
    try {
      const outputs = await cell.run(this.#kernel);
      if (outputs) { this.#rest('Ready.'); }
      return outputs?.every(output => output.output_type !== 'error') ?? false;
    } catch (error) {
      this.#rest(`The kernel failed: ${error.message} Stop starts it again.`);
      this.#buttons.stop.disabled = false;
      return false;
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

class Cell {
  #section; #code; #label; #button;

  constructor(section, code, number, onRun) {
    this.#section = section;
    section.querySelectorAll(':scope > .out').forEach(box => box.remove());
    this.#label = section.querySelector('.in .label');
    this.#label.textContent = 'In';
    this.#code = document.createElement('textarea');
    Object.assign(this.#code, { value: code, rows: code.split('\n').length, spellcheck: false, autocapitalize: 'off', wrap: 'off' });
    this.#code.ariaLabel = `Code of cell ${number}`;
    this.#code.oninput = () => { this.#code.rows = this.#code.value.split('\n').length; };
    this.#code.onkeydown = event => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { onRun(this); }
    };
    this.#button = document.createElement('button');
    [this.#button.type, this.#button.textContent, this.#button.onclick] = ['button', 'Run', () => onRun(this)];
    this.#button.ariaLabel = `Run cell ${number}`;
    section.querySelector('.in pre').replaceWith(this.#code, this.#button);
  }

  wait() { this.#button.disabled = true; }

  rest() { this.#button.disabled = false; }

  async run(kernel) {
    this.#label.textContent = 'In, running';
    const outputs = await kernel.run(this.#code.value).finally(() => {
      this.#label.textContent = 'In';
      this.rest();
    });
    this.#section.querySelectorAll(':scope > .out').forEach(box => box.remove());
    this.#section.append(...boxes(outputs ?? []));
    return outputs;
  }
}
