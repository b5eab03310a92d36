// A code cell in the page: the learner's code, its button, and its outputs.
import { Editor } from './editor.js';
import { boxes } from './outputs.js';

export class Cell {
  #section; #stored; #editor; #label; #button;

  constructor(section, stored, number, kernel, onRun) {
    [this.#section, this.#stored] = [section, stored];
    const code = [stored.source].flat().join('');
    this.#clear();
    this.#label = section.querySelector('.in .label');
    this.#label.textContent = 'In';
    this.#editor = new Editor(code, `Code of cell ${number}`, kernel, () => { if (!this.#button.disabled) { onRun(this); } });
    this.#button = document.createElement('button');
    Object.assign(this.#button, { type: 'button', textContent: 'Run', ariaLabel: `Run cell ${number}`, onclick: () => onRun(this) });
    section.querySelector('.in pre').replaceWith(this.#editor.element, this.#button);
  }

  wait() { this.#button.disabled = true; }

  rest() { this.#button.disabled = false; }

  /** Puts the learner's code into the notebook. Its outputs are there since it ran. */
  store() { this.#stored.source = this.#editor.code; }

  async run(kernel) {
    this.#label.textContent = 'In, running';
    try {
      const outputs = await kernel.run(this.#editor.code);
      this.#clear();
      this.#section.append(...boxes(outputs ?? []));
      this.#stored.outputs = (outputs ?? []).map(output => output.output_type === 'execute_result' ? { ...output, execution_count: null } : output);
      return outputs;
    } finally {
      this.#label.textContent = 'In';
    }
  }

  #clear() { this.#section.querySelectorAll(':scope > .out').forEach(box => box.remove()); }
}
