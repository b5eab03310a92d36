// What the browser keeps for the learner. A private window, or one that blocks site data, may refuse: then it lasts as long as the page.

const prefix = 'podlab:';

/** A store of texts by name, as localStorage is, under names of PodLab's own. */
export class Storage {
  #kept = null; #memory = new Map();

  constructor() {
    try {
      const probe = `${prefix}probe`;
      localStorage.setItem(probe, '');
      localStorage.removeItem(probe);
      this.#kept = localStorage;
    } catch {
      // The getter itself throws where site data is blocked.
    }
  }

  /** Whether the browser has refused to keep something. */
  get isShort() { return !this.#kept || this.#memory.size > 0; }

  /** Returns the text of that name, or null. */
  read(name) { return this.#memory.get(name) ?? this.#kept?.getItem(prefix + name) ?? null; }

  write(name, text) {
    try {
      this.#kept.setItem(prefix + name, text);
      this.#memory.delete(name);
    } catch {
      // There is no storage, or no room in it.
      this.#memory.set(name, text);
    }
  }

  remove(name) {
    this.#memory.delete(name);
    this.#kept?.removeItem(prefix + name);
  }

  /** Returns all names that begin with some text. */
  names(start) {
    const kept = Object.keys(this.#kept ?? {}).filter(name => name.startsWith(prefix)).map(name => name.slice(prefix.length));
    return [...new Set([...kept, ...this.#memory.keys()])].filter(name => name.startsWith(start)).sort();
  }
}
