// A code cell in the page: the learner's guess and code, its buttons, and its outputs.
import { partsOf } from './colors.js';
import { Editor } from './editor.js';
import { Guess } from './guess.js';
import { boxes } from './outputs.js';

export class Cell {
  #section; #stored; #original; #editor; #label; #run; #restore; #guess; #kernel; #progress; #number; #hasShown = false;

  /**
   * @param {HTMLElement} section The cell in the page.
   * @param {object} stored The cell in the notebook.
   * @param {number} number Its place among the cells of code.
   * @param {boolean} asksFirst Whether the text before it asks for a guess.
   * @param {import('./kernel.js').Kernel} kernel Runs it.
   * @param {import('./progress.js').Progress} progress What the learner did before.
   * @param {(cell: Cell, movesOn: boolean) => void} onRun Called when the learner wants to run it, and maybe to move on to the next one.
   */
  constructor(section, stored, number, asksFirst, kernel, progress, onRun) {
    [this.#section, this.#stored, this.#number, this.#kernel, this.#progress] = [section, stored, number, kernel, progress];
    this.#original = [stored.source].flat().join('');
    this.#clear();
    this.#label = section.querySelector('.in .label');
    this.#label.textContent = 'In';
    const shown = section.querySelector('.in pre'), code = shown.querySelector('code') ?? shown;
    // The page has the lesson's code in colors already.
    const parts = code.textContent === this.#original ? partsOf(code) : null;
    this.#editor = new Editor(this.#original, parts, `Code of cell ${number}`, kernel, movesOn => { if (!this.#run.disabled) { onRun(this, movesOn); } });
    this.#editor.element.addEventListener('input', () => this.#changed());
    this.#run = button('Run', `Run cell ${number}`, () => onRun(this, false));
    this.#restore = button("The lesson's code", `The lesson's code of cell ${number} again`, () => { this.code = this.#original; });
    shown.replaceWith(this.#editor.element, this.#run, this.#restore);
    if (asksFirst) {
      this.#guess = this.#keptGuess();
      section.prepend(this.#guess.element);
    }

    this.recall();
  }

  /** The learner's code. */
  get code() { return this.#editor.code; }

  set code(text) {
    this.#editor.code = text;
    this.#changed();
  }

  /** The cell's name in its notebook. */
  get name() { return this.#stored.id; }

  /** The guess that it has to wait for; null if there is none. */
  get openGuess() { return this.#guess?.isOpen ? this.#guess : null; }

  /** Shows the code and the guess that are kept. */
  recall() {
    this.#editor.code = this.#progress.code(this.name) ?? this.#original;
    this.#restore.hidden = this.code === this.#original;
    if (this.#guess) {
      const before = this.#guess;
      this.#guess = this.#keptGuess();
      before.element.replaceWith(this.#guess.element);
    }
  }

  wait() { this.#run.disabled = true; }

  rest() { this.#run.disabled = false; }

  /** Puts the learner's code into the notebook. Its outputs are there since it ran. */
  store() { this.#stored.source = this.code; }

  focus() { this.#editor.focus(); }

  /** Shows these outputs in place of those before. */
  show(outputs) {
    this.#hasShown = true;
    this.#clear();
    this.#section.append(...boxes(outputs));
    this.#stored.outputs = outputs.map(output => output.output_type === 'execute_result' ? { ...output, execution_count: null } : output);
  }

  /** Runs it, and shows its outputs. Returns them as a notebook stores them; null if it was stopped. */
  async run() {
    this.#label.textContent = 'In, running';
    this.#hasShown = false;
    try {
      const ran = await this.#kernel.run(this.code, this.name, this.#progress.files);
      if (ran) {
        this.show(ran.outputs);
        this.#progress.keepFiles(ran.files);
        this.#guess?.compare();
      } else if (!this.#hasShown) {
        this.show([]);
      }

      return ran && ran.outputs;
    } finally {
      this.#label.textContent = 'In';
    }
  }

  #keptGuess() {
    return new Guess(this.#progress.guess(this.name), `cell ${this.#number}`, guess => this.#progress.keepGuess(this.name, guess));
  }

  #changed() {
    this.#restore.hidden = this.code === this.#original;
    this.#progress.keepCode(this.name, this.code === this.#original ? null : this.code);
  }

  #clear() { this.#section.querySelectorAll(':scope > .out').forEach(box => box.remove()); }
}

function button(words, name, action) {
  return Object.assign(document.createElement('button'), { type: 'button', textContent: words, ariaLabel: name, onclick: action });
}
