// The editor of a cell's code.

export class Editor {
  #area = document.createElement('textarea');

  /**
   * @param {string} code The code at first.
   * @param {string} name What a screen reader says of it.
   * @param {() => void} onRun Called when the learner presses Ctrl+Enter or Cmd+Enter.
   */
  constructor(code, name, onRun) {
    Object.assign(this.#area, { value: code, rows: lines(code), spellcheck: false, autocapitalize: 'off', wrap: 'off', ariaLabel: name });
    this.#area.oninput = () => { this.#area.rows = lines(this.code); };
    this.#area.onkeydown = event => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { onRun(); }
    };
  }

  /** What to put into the page. */
  get element() { return this.#area; }

  get code() { return this.#area.value; }

  set code(text) {
    this.#area.value = text;
    this.#area.rows = lines(text);
  }
}

const lines = code => code.split('\n').length;
