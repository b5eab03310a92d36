// A lesson that runs in its page: the code becomes editable, and its outputs are the learner's own. It is loaded when the learner asks for it.
import { Cell } from './cell.js';
import { asksForGuess } from './guess.js';
import { Kernel } from './kernel.js';
import { Progress } from './progress.js';

/**
 * Makes the page's lesson run.
 * @param {HTMLElement} bar The place for the buttons, with the names of the notebook's and the recording's files.
 * @param {HTMLElement} status The place for sentences about what the kernel does.
 * @param {import('./files.js').Files} files The lesson's files.
 */
export async function open(bar, status, files) {
  const lesson = new Lesson(bar, status, files);
  await lesson.open();
}

const own = 'own-cell';

class Lesson {
  #bar; #status; #files; #choice; #kernel; #notebook; #progress; #cells = []; #buttons = {};
  // Runs wait for each other. A stop makes those of earlier generations end.
  #queue = Promise.resolve(); #waiting = 0; #generation = 0; #last = 0;

  constructor(bar, status, files) {
    [this.#bar, this.#status, this.#files, this.#choice] = [bar, status, files, bar.querySelector('select')];
    this.#progress = new Progress(bar.dataset.notebook.replace(/\.ipynb$/, ''));
    this.#kernel = new Kernel(files, this.#choice.value);
    this.#kernel.onEnded = reason => this.#tellOfEnd(reason);
    this.#kernel.onShown = ({ name, outputs }) => this.#cells.find(cell => cell.name === name)?.show(outputs);
  }

  async open() {
    this.#say(this.#files.words);
    const notebook = this.#files.read(`lesson/${this.#bar.dataset.notebook}`).then(response => response.json());
    [this.#notebook] = await Promise.all([notebook, this.#kernel.start()]);
    // The results of the run that the page was written from.
    document.querySelectorAll('main > .facts, main > section:has(> .outcomes)').forEach(part => part.remove());
    const leadsNowhere = link => !document.getElementById(decodeURIComponent(link.hash.slice(1)));
    [...document.querySelectorAll('nav li > a[href^="#"]')].filter(leadsNowhere).forEach(link => link.parentElement.remove());
    this.#notebook.cells.forEach((stored, index) => this.#addCell(stored, document.getElementById(`cell-${index + 1}`), this.#notebook.cells[index - 1]));
    this.#addOwnCell();
    this.#choice.onchange = () => {
      this.#kernel.recording = this.#choice.value;
      this.#startAgain('Ready, on another pod. Variables are lost: run the cells from the first on.');
    };
    this.#buttons.all = this.#addButton(this.#bar, 'Run all', () => this.run(0, this.#cells.length));
    this.#buttons.above = this.#addButton(this.#bar, 'Run the cells above again', () => this.run(0, this.#last));
    this.#buttons.above.hidden = true;
    this.#buttons.stop = this.#addButton(this.#bar, 'Stop', () => this.stop());
    this.#addMenu();
    this.#rest('Ready. You need no cluster: the cells run on a recorded pod. Change them as you like. Ctrl+Space completes a name.');
  }

  /** Runs some cells, after those that are waiting already. The first one that fails, or waits for a guess, ends it. */
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
    const notebook = { ...this.#notebook, cells: this.#notebook.cells.filter(({ id, source }) => id !== own || source) };
    save(this.#bar.dataset.notebook, 'application/x-ipynb+json', `${JSON.stringify(notebook, null, 1)}\n`);
  }

  /** Takes over a file with the learner's work: everything that was saved here, or this lesson's notebook. */
  async load(file) {
    try {
      const saved = await file.text().then(JSON.parse).catch(() => null);
      if (Array.isArray(saved?.cells)) {
        this.#rest(`${this.#takeCode(saved.cells)} Nothing has run yet.`);
      } else {
        this.#progress.load(saved);
        this.#cells.forEach(cell => cell.recall());
        this.#rest('Your work is here. Nothing has run yet.');
      }
    } catch (error) {
      this.#rest(`${file.name} can't be opened. ${error.message}`);
    }
  }

  #addCell(stored, section, before) {
    if (stored.cell_type !== 'code' || !section) {
      return;
    }

    const asksFirst = before?.cell_type === 'markdown' && asksForGuess([before.source].flat().join(''));
    this.#cells.push(new Cell(section, stored, this.#cells.length + 1, asksFirst, this.#kernel, this.#progress, (cell, movesOn) => this.#runAlone(cell, movesOn)));
  }

  // Lessons speak of a new cell. In a page it is the last one.
  #addOwnCell() {
    const [heading, section, input, label] = ['h2', 'section', 'div', 'p'].map(element => document.createElement(element));
    heading.textContent = 'A cell of your own';
    [section.id, section.className, section.role, section.ariaLabel] = [own, 'code', 'group', 'Code'];
    [input.className, label.className] = ['in', 'label'];
    input.append(label, document.createElement('pre'));
    section.append(input);
    [...document.querySelectorAll('main > section')].at(-1).after(heading, section);
    const stored = { cell_type: 'code', id: own, metadata: {}, execution_count: null, outputs: [], source: '' };
    this.#notebook.cells.push(stored);
    this.#addCell(stored, section);
  }

  // A cell is known by its name, so a notebook of another version of the lesson gives what both have.
  #takeCode(cells) {
    const code = new Map(cells.filter(cell => cell?.cell_type === 'code' && cell.id).map(cell => [cell.id, [cell.source].flat().join('')]));
    const known = this.#cells.filter(cell => code.has(cell.name));
    if (known.length === 0) {
      throw new Error('It is a notebook of another lesson.');
    }

    known.forEach(cell => { cell.code = code.get(cell.name); });
    return `The code of ${known.length} cells is the notebook's.`;
  }

  #runAlone(cell, movesOn) {
    const number = this.#cells.indexOf(cell);
    this.run(number, 1);
    if (movesOn) { this.#cells[number + 1]?.focus(); }
  }

  async #runInOrder(cells, generation) {
    let guess = null;
    for (const cell of cells) {
      guess = cell.openGuess;
      if (guess || generation !== this.#generation || !await this.#runOne(cell)) {
        break;
      }
    }

    cells.forEach(cell => cell.rest());
    if (--this.#waiting === 0 && generation === this.#generation) {
      this.#rest(guess ? 'Ready. First, what do you guess? Write it down, or skip it, and run the cell.' : 'Ready.');
      guess?.focus();
    }
  }

  // Returns whether the next cell may run.
  async #runOne(cell) {
    this.#last = this.#cells.indexOf(cell);
    this.#say(`Running cell ${this.#last + 1}.`);
    try {
      const outputs = await cell.run();
      return outputs?.every(output => output.output_type !== 'error') ?? false;
    } catch (error) {
      this.#tellOfEnd(error.message);
      return false;
    }
  }

  #tellOfEnd(reason) {
    this.#generation++;
    this.#buttons.stop.disabled = false;
    this.#say(`The kernel ended: ${reason} Stop starts it again.`);
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
    this.#say(this.#progress.isLost ? `${words} This browser keeps no more data for the page, so your latest work ends with it. Save it as a file.` : words);
  }

  #say(words) { this.#status.textContent = words; }

  #addMenu() {
    const [menu, name, list, input] = ['details', 'summary', 'div', 'input'].map(element => document.createElement(element));
    name.textContent = 'Your work';
    menu.onkeydown = event => { if (event.key === 'Escape') { menu.open = false; name.focus(); } };
    Object.assign(input, { type: 'file', accept: '.json,.ipynb', hidden: true, ariaLabel: 'A file with your work', onchange: () => this.load(input.files[0]) });
    menu.append(name, list, input);
    const add = (words, action) => this.#addButton(list, words, () => { menu.open = false; action(); });
    add('Download the notebook', () => this.download());
    add('Save all my work as a file', () => save('podlab-work.json', 'application/json', this.#progress.save()));
    add('Open a saved file', () => { input.value = ''; input.click(); });
    add("Take the lesson's code and guesses back", () => { this.#progress.forget(); this.#cells.forEach(cell => cell.recall()); this.#rest('Every cell has the code of the lesson again.'); });
    this.#bar.insertBefore(menu, this.#status);
  }

  #addButton(place, words, action) {
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: words, onclick: action });
    place.insertBefore(button, place === this.#bar ? this.#status : null);
    return button;
  }
}

function save(name, type, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
