// The editor of a cell's code: the browser's own text area, whose text is transparent, over the same text in colors.
import { colored, lasting } from './colors.js';
import { Completion } from './completion.js';

// Milliseconds. Colors mostly come sooner. So what follows the caret doesn't flicker, and the text doesn't wait longer for them.
const patience = 25;

export class Editor {
  #element = document.createElement('div');
  #area = document.createElement('textarea');
  #colors = document.createElement('pre');
  #kernel; #completion; #drawn = ''; #parts = []; #isAsking = false;

  /**
   * @param {string} code The code at first.
   * @param {Array | null} parts Its colored parts, if they are known.
   * @param {string} name What a screen reader says of it.
   * @param {import('./kernel.js').Kernel} kernel Answers questions about the code.
   * @param {(movesOn: boolean) => void} onRun Called when the learner presses Ctrl+Enter or Cmd+Enter, or Shift+Enter to move on to the next cell.
   */
  constructor(code, parts, name, kernel, onRun) {
    this.#kernel = kernel;
    this.#element.className = 'editor';
    Object.assign(this.#area, { value: code, spellcheck: false, autocapitalize: 'off', wrap: 'off', ariaLabel: name });
    this.#area.setAttribute('autocorrect', 'off');
    [this.#colors.ariaHidden, this.#colors.translate] = ['true', false];
    this.#colors.append(document.createElement('code'));
    this.#element.append(this.#colors, this.#area);
    this.#completion = new Completion(this.#area, kernel, index => this.#placeOf(index));
    this.#area.oninput = event => this.#change(event);
    this.#area.onscroll = () => {
      this.#scroll();
      this.#completion.place();
    };
    this.#area.onkeydown = event => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey || event.shiftKey)) {
        event.preventDefault();
        this.#completion.close();
        onRun(event.shiftKey);
      } else {
        this.#completion.press(event);
      }
    };
    this.#draw(parts ?? []);
    if (!parts) { this.#color(); }
  }

  /** What to put into the page. */
  get element() { return this.#element; }

  get code() { return this.#area.value; }

  set code(text) {
    if (text === this.code) { return; }
    this.#area.value = text;
    this.#completion.close();
    this.#color();
    this.#catchUp();
  }

  focus() { this.#area.focus(); }

  #change(event) {
    this.#color();
    setTimeout(() => this.#catchUp(), patience);
    this.#completion.type(event);
  }

  // One question at a time. After its answer, the code may be another one.
  async #color() {
    if (this.#isAsking) {
      return;
    }

    this.#isAsking = true;
    try {
      for (let asked = null; asked !== this.code;) {
        const code = this.code, parts = await this.#kernel.color(code);
        // A kernel that was stopped answers when it is ready again.
        if (parts) {
          asked = code;
          this.#draw(lasting(parts, code, this.code));
        }
      }
    } catch {
      // The text stays plain. The kernel's failure is shown where a cell runs.
    } finally {
      this.#isAsking = false;
    }
  }

  // Draws the text without waiting for its colors.
  #catchUp() {
    if (this.#drawn !== this.code) {
      this.#draw(lasting(this.#parts, this.#drawn, this.code));
    }
  }

  #draw(parts) {
    this.#colors.firstChild.replaceChildren(...colored(this.code, parts));
    [this.#drawn, this.#parts] = [this.code, parts];
    this.#area.rows = this.code.split('\n').length;
    this.#scroll();
  }

  #scroll() { this.#colors.firstChild.style.translate = `${-this.#area.scrollLeft}px ${-this.#area.scrollTop}px`; }

  // Where an index of the code is in the window.
  #placeOf(index) {
    const mark = document.createElement('span');
    this.#colors.firstChild.replaceChildren(this.code.slice(0, index), mark);
    const place = mark.getBoundingClientRect();
    this.#draw(lasting(this.#parts, this.#drawn, this.code));
    return place;
  }
}
