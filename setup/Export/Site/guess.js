// A guess before a cell: the learner writes it down before the cell runs, and judges it beside what the cell showed. Only a person can tell whether
// "probably three" was right, so the page doesn't try.

const verdicts = { right: 'Right', partly: 'Partly', wrong: 'Wrong' };

/** Returns whether a text of the lesson asks for a guess. */
export const asksForGuess = markdown => /\*\*Guess first:\*\*/.test(markdown);

export class Guess {
  #kept; #box = document.createElement('div'); #onChange;

  /**
   * @param {{words?: string, verdict?: string}} kept What was guessed before; null if nothing was.
   * @param {string} cell The cell's name for a screen reader: cell 5.
   * @param {(kept: object) => void} onChange Keeps the guess.
   */
  constructor(kept, cell, onChange) {
    [this.#kept, this.#onChange] = [kept, onChange];
    this.#box.className = 'guess';
    this.#box.role = 'group';
    this.#box.ariaLabel = `Your guess before ${cell}`;
    this.#draw();
  }

  /** What to put before the cell's code. */
  get element() { return this.#box; }

  /** Whether the cell has to wait for the guess. */
  get isOpen() { return !this.#kept; }

  /** Leads the learner to the guess. */
  focus() { this.#box.querySelector('input')?.focus(); }

  /** Lets the learner judge the guess. Called when the cell has run. */
  compare() {
    if (this.#kept?.words && !this.#kept.verdict) {
      this.#draw(true);
    }
  }

  #draw(asksForVerdict = false) {
    const { words, verdict } = this.#kept ?? {};
    if (this.isOpen) {
      this.#box.replaceChildren(...this.#question());
    } else if (!words) {
      this.#box.replaceChildren('You ran this cell without a guess.');
    } else {
      const said = document.createElement('span');
      said.append('Your guess: ', quoted(words), ' ');
      this.#box.replaceChildren(said, ...verdict ? [`It was ${verdicts[verdict]?.toLowerCase() ?? verdict}.`]
        : asksForVerdict ? ['Compare it with the output. It was ', ...Object.keys(verdicts).map(name => button(verdicts[name], () => this.#keep({ words, verdict: name })))]
          : ['Now run the cell.']);
    }
  }

  #question() {
    const [label, input] = [document.createElement('label'), document.createElement('input')];
    const keep = () => { if (input.value.trim()) { this.#keep({ words: input.value.trim() }); } else { input.focus(); } };
    label.append('Your guess ', input);
    Object.assign(input, { type: 'text', maxLength: 300, autocomplete: 'off' });
    input.onkeydown = event => { if (event.key === 'Enter') { keep(); } };
    return [label, button('Keep my guess', keep), button('Skip', () => this.#keep({}))];
  }

  #keep(kept) {
    this.#kept = kept;
    this.#onChange(kept);
    this.#draw();
    // The button that had the focus is gone.
    this.#box.tabIndex = -1;
    this.#box.focus();
  }
}

function quoted(words) {
  const result = document.createElement('q');
  result.textContent = words;
  return result;
}

function button(words, action) {
  return Object.assign(document.createElement('button'), { type: 'button', textContent: words, onclick: action });
}
