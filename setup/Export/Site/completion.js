// The completions of a name: a list under the caret. The focus stays in the text area, which tells screen readers the active choice.

// Nobody reads more. Typing leaves fewer.
const most = 100;
// The kernel documents the choices of a list that isn't longer.
const documented = 12;
const page = 8;
// Milliseconds until a question without an answer is worth a sentence.
const patience = 300;
const margin = 8;
const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
let lists = 0;

export class Completion {
  #area; #kernel; #placeOf; #box = null; #list; #about; #note;
  // The answer whose choices are shown, with what was typed when it was asked for; and those that fit what is typed now.
  #found = null; #choices = []; #active = 0;
  // The number of the last question. An answer to an earlier one comes too late.
  #turn = 0;

  /**
   * @param {HTMLTextAreaElement} area Where the learner types.
   * @param {import('./kernel.js').Kernel} kernel Knows the completions.
   * @param {(index: number) => DOMRect} placeOf Returns where an index of the text is in the window.
   */
  constructor(area, kernel, placeOf) {
    [this.#area, this.#kernel, this.#placeOf] = [area, kernel, placeOf];
    area.setAttribute('aria-autocomplete', 'list');
    area.setAttribute('aria-haspopup', 'listbox');
    area.onblur = area.onclick = () => this.close();
  }

  /** Does what a key means for the list, if it means anything. */
  press(event) {
    if (event.isComposing) {
      return;
    }

    if (event.ctrlKey && event.code === 'Space') {
      event.preventDefault();
      this.#ask(true);
    } else if (this.#isOpen && event.key === 'Escape') {
      event.preventDefault();
      this.close();
    } else if (this.#found && !event.shiftKey && event.key in moves) {
      event.preventDefault();
      this.#activate(this.#active + moves[event.key]);
    } else if (this.#found && !event.shiftKey && (event.key === 'Enter' || event.key === 'Tab')) {
      event.preventDefault();
      this.#choose(this.#active);
    } else if (['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'].includes(event.key)) {
      this.close();
    }
  }

  /** Follows what the learner typed: a dot asks for members, a longer name has fewer completions. */
  type({ data }) {
    if (data?.endsWith('.')) {
      this.close();
      this.#ask(false);
    } else if (this.#found) {
      this.#filter();
    }
  }

  /** Puts the list under the name again. */
  place() {
    if (!this.#isOpen) {
      return;
    }

    const name = this.#placeOf(this.#found?.start ?? this.#area.selectionStart);
    const { offsetWidth: width, offsetHeight: height } = this.#box;
    const left = Math.max(margin, Math.min(name.left, document.documentElement.clientWidth - width - margin));
    // The window without the keyboard on its screen.
    const isAbove = name.bottom + height > visualViewport.height && name.top > height;
    this.#box.style.left = `${left + scrollX}px`;
    this.#box.style.top = `${(isAbove ? name.top - height : name.bottom) + scrollY}px`;
  }

  /** Closes the list. An answer that is still to come doesn't open it again. */
  close() {
    this.#turn++;
    [this.#found, this.#choices] = [null, []];
    if (this.#isOpen) {
      this.#box.hidePopover();
      this.#area.removeAttribute('aria-controls');
      this.#area.removeAttribute('aria-activedescendant');
    }
  }

  get #isOpen() { return this.#box?.matches(':popover-open') ?? false; }

  async #ask(isWanted) {
    const [{ value: code, selectionStart: at }, turn] = [this.#area, ++this.#turn];
    const say = words => { if (turn === this.#turn && !this.#found) { this.#say(words); } };
    const waits = isWanted && setTimeout(() => { if (!this.#isOpen) { say('Waiting for the kernel.'); } }, patience);
    try {
      const found = await this.#kernel.complete(code, at, () => say('Loading completion (about 1 MB).'));
      if (turn !== this.#turn) {
        return;
      }

      // What was typed meanwhile may belong to another name.
      if (found?.choices.length > 0 && this.#area.value.startsWith(code.slice(0, at))) {
        this.#found = { ...found, at, typed: code.slice(found.start, at) };
        this.#filter();
      } else {
        this.close();
        if (isWanted && found) { this.#say('No completions here.'); }
      }
    } catch (error) {
      say(error.message);
    } finally {
      clearTimeout(waits);
    }
  }

  // Keeps the choices that begin as the name does now.
  #filter() {
    const { start, typed: asked, choices } = this.#found;
    const typed = this.#area.value.slice(start, this.#area.selectionStart);
    if (!/^@?[\p{L}\p{N}_]*$/u.test(typed) || this.#area.selectionStart < start) {
      this.close();
      return;
    }

    if (!typed.startsWith(asked)) {
      this.#ask(false);
      return;
    }

    this.#choices = choices.filter(({ text }) => text.toLowerCase().startsWith(typed.toLowerCase()));
    if (this.#choices.every(({ text }) => text === typed)) {
      this.close();
      return;
    }

    this.#show();
    if (this.#choices.length <= documented && this.#choices.length < choices.length) {
      this.#ask(false);
    }
  }

  #show() {
    this.#open();
    const shown = this.#choices.slice(0, most);
    this.#list.hidden = false;
    this.#list.replaceChildren(...shown.map((choice, index) => this.#option(choice, index)));
    this.#note.textContent = shown.length < this.#choices.length ? `${most} of ${this.#choices.length} completions. Type more of the name.`
      : shown.length === 1 ? '1 completion.' : `${shown.length} completions.`;
    this.#area.setAttribute('aria-controls', this.#list.id);
    this.#activate(0);
  }

  #say(words) {
    this.#open();
    this.#list.hidden = this.#about.hidden = true;
    this.#note.textContent = words;
    this.place();
  }

  #option({ text, kind }, index) {
    const [option, sort] = [document.createElement('li'), document.createElement('span')];
    Object.assign(option, { role: 'option', id: `${this.#list.id}-${index}`, onclick: () => this.#choose(index) });
    option.setAttribute('aria-describedby', this.#about.id);
    sort.textContent = kind;
    option.append(text, ' ', sort);
    return option;
  }

  #activate(index) {
    const options = this.#list.children;
    this.#active = (index + options.length) % options.length;
    [...options].forEach((option, at) => { option.ariaSelected = String(at === this.#active); });
    this.#area.setAttribute('aria-activedescendant', options[this.#active].id);
    this.#about.textContent = this.#choices[this.#active].documentation ?? '';
    this.#about.hidden = !this.#about.textContent;
    this.place();
    options[this.#active].scrollIntoView({ block: 'nearest' });
  }

  #choose(index) {
    const { start, end, at } = this.#found;
    const { text } = this.#choices[index];
    const caret = this.#area.selectionStart;
    this.close();
    // The rest of the name is replaced too.
    this.#area.setSelectionRange(start, caret + end - at);
    // Unlike a new value, the learner can undo this.
    document.execCommand('insertText', false, text);
  }

  #open() {
    if (!this.#box) {
      this.#build();
    }

    if (!this.#isOpen) {
      this.#box.showPopover();
    }
  }

  #build() {
    const id = `completions-${++lists}`;
    [this.#box, this.#list, this.#about, this.#note] = ['div', 'ul', 'p', 'p'].map(name => document.createElement(name));
    Object.assign(this.#box, { className: 'completions', popover: 'manual', onmousedown: event => event.preventDefault() });
    Object.assign(this.#list, { role: 'listbox', id, tabIndex: 0, ariaLabel: 'Completions' });
    Object.assign(this.#about, { className: 'about', id: `${id}-about` });
    Object.assign(this.#note, { className: 'note', role: 'status' });
    this.#box.append(this.#list, this.#about, this.#note);
    this.#area.after(this.#box);
  }
}
