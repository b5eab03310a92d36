// The learner's own work: passed exercises and predictions, the code of changed cells, and guesses. It stays in this browser, or goes into a file.
import { Storage } from './storage.js';

const data = 'data/', lessons = 'lesson/', passes = 'progress.json', format = 'podlab-work-1';

/** The work in one lesson, and what is kept for the whole course. */
export class Progress {
  #storage = new Storage(); #lesson;

  /** @param {string} lesson The lesson's name: 05-pod-infrastructure. */
  constructor(lesson) { this.#lesson = lessons + lesson; }

  /** Whether the work ends with the page, because the browser doesn't keep all of it. */
  get isLost() { return this.#storage.isShort; }

  /** The files of the library's data folder by their paths in it: progress.json as on the desktop, and a file for each prediction. */
  get files() {
    return Object.fromEntries(this.#storage.names(data).map(name => [name.slice(data.length), this.#storage.read(name)]));
  }

  /** Keeps the data folder as a cell left it. */
  keepFiles(files) {
    const before = this.files;
    Object.keys(before).filter(path => !(path in files)).forEach(path => this.#storage.remove(data + path));
    Object.entries(files).filter(([path, text]) => before[path] !== text).forEach(([path, text]) => this.#storage.write(data + path, text));
  }

  /** The learner's text in place of a cell's, or null if it wasn't changed. */
  code(cell) { return this.#read(this.#lesson).code?.[cell] ?? null; }

  /** Keeps a cell's changed text; null if it is the lesson's own again. */
  keepCode(cell, code) { this.#change('code', cell, code); }

  /** The guess before a cell, or null. */
  guess(cell) { return this.#read(this.#lesson).guesses?.[cell] ?? null; }

  keepGuess(cell, guess) { this.#change('guesses', cell, guess); }

  /** Forgets this lesson's code and guesses. Passed exercises stay. */
  forget() { this.#storage.remove(this.#lesson); }

  /** Everything as the text of a file. */
  save() {
    const kept = Object.fromEntries(this.#storage.names(lessons).map(name => [name.slice(lessons.length), this.#read(name)]));
    return JSON.stringify({ format, data: this.files, lessons: kept }, null, 1) + '\n';
  }

  /** Adds the work of a file that `save` made. Fails with a sentence if it is another file. */
  load(saved) {
    if (saved?.format !== format || !isTexts(saved.data) || !isObject(saved.lessons) || !Object.values(saved.lessons).every(isWork)) {
      throw new Error('This file has no work of PodLab in it.');
    }

    for (const [path, text] of Object.entries(saved.data)) {
      this.#storage.write(data + path, path === passes ? united(this.files[passes], text) : text);
    }

    for (const [name, { code, guesses }] of Object.entries(saved.lessons)) {
      const before = this.#read(lessons + name);
      this.#write(lessons + name, { code: { ...before.code, ...code }, guesses: { ...before.guesses, ...guesses } });
    }
  }

  #change(part, cell, value) {
    // Read anew each time: another tab may have the same lesson open.
    const kept = this.#read(this.#lesson);
    kept[part] = { ...kept[part], [cell]: value ?? undefined };
    this.#write(this.#lesson, kept);
  }

  #read(name) { return parsed(this.#storage.read(name)) ?? {}; }

  #write(name, kept) { this.#storage.write(name, JSON.stringify(kept)); }
}

/** Both lists of passed exercises in one: each exercise once for each cluster. */
function united(here, there) {
  const [before, added] = [here, there].map(text => parsed(text)?.passed).map(list => Array.isArray(list) ? list.filter(isObject) : []);
  const isNew = one => !before.some(other => one.exercise === other.exercise && one.cluster === other.cluster);
  return JSON.stringify({ ...parsed(there), ...parsed(here), passed: [...before, ...added.filter(isNew)] }, null, 2);
}

function parsed(text) {
  try {
    const value = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value);

const isTexts = value => isObject(value) && Object.values(value).every(text => typeof text === 'string');

const isWork = value => isObject(value) && isTexts(value.code ?? {}) && isObject(value.guesses ?? {}) && Object.values(value.guesses ?? {}).every(isObject);
