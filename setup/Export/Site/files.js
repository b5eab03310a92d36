// Where a lesson's files come from: the host, or the page itself, if it was exported to run without one. The page and its worker both use this.
//
// A file's name begins with its folder: kernel/worker.js, lesson/05-pod-infrastructure.ipynb. On a host, the folder's address contains a version.

/** The files of this page. */
export function filesOfPage({ dataset: { kernel, dotnet, lesson } }) {
  const code = document.querySelector('script#files');
  if (!code) {
    const [page, folders] = [location.href, { kernel, dotnet, lesson }];
    for (const name of Object.keys(folders)) { folders[name] = new URL(folders[name], page).href; }
    return filesOf({ page, folders, script: import.meta.url });
  }

  const inside = {};
  for (const { dataset, text } of document.querySelectorAll('script[data-file]')) { inside[dataset.file] = new Blob([decode(text)]); }
  return filesOf({ inside, code: new Blob([code.text], javascript) });
}

/** The same files for a worker, from their source in the page: a worker gets a copy of that. */
export const filesOf = source => source.inside ? new FilesInPage(source) : new FilesOnHost(source);

class Files {
  constructor(source) { this.source = source; }

  /** A file that is compressed at its place, decompressed. A host that declares the compression has the browser undo it. */
  async unpacked(name) {
    const response = await this.read(`${name}.gz`);
    const type = name.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
    return new Response(isUnpacked(response) ? response.body : unpack(response.body), { headers: { 'content-type': type } });
  }

  /** A compressed file as it is. */
  async packed(name) {
    const response = await this.read(name);
    return isUnpacked(response) ? new Response(response.body.pipeThrough(new CompressionStream('gzip'))) : response;
  }

  /** Imports a script. Fails with a sentence if it is missing, or one that it imports. */
  async load(name) {
    try {
      return await import(await this.script(name));
    } catch (error) {
      await this.check(name);
      throw error;
    }
  }

  /** Fails with a sentence if a script is missing, or one that it imports. The browser's own errors don't say which. */
  async check(name) {
    const code = await (await this.read(name)).text();
    await Promise.all(imports(code).map(other => this.check(beside(name, other))));
  }
}

class FilesOnHost extends Files {
  words = 'Loading the kernel. The first time, it is about 12 MB.';

  #address(name) {
    const [folder, ...path] = name.split('/');
    return new URL(path.join('/'), this.source.folders[folder]).href;
  }

  /** The address of a script, for an import. */
  async script(name) { return this.#address(name); }

  /** The file. Fails with a sentence if the host doesn't have it. */
  async read(name) {
    const address = this.#address(name);
    const response = await fetch(address).catch(() => { throw new Error(`${address} can't be reached. Check the network, and try again.`); });
    // Some hosts answer with a page of theirs if they don't have a file. None of these files is a page.
    if (!response.ok || response.headers.get('content-type')?.startsWith('text/html')) {
      throw new Error(await this.#whyMissing(address));
    }

    return response;
  }

  async #whyMissing(address) {
    const page = await fetch(this.source.page, { cache: 'no-cache' }).then(response => response.text(), () => '');
    const isOlder = Object.values(this.source.folders).some(folder => !page.includes(folder.split('/').at(-2)));
    return page && isOlder
      ? "This page is older than the site's files. Reload it."
      : `${address} is missing on this host. Copy the whole folder of the site.`;
  }
}

class FilesInPage extends Files {
  words = 'Starting the kernel.';
  #scripts = {};

  script(name) { return this.#scripts[name] ??= this.#addressOf(name); }

  async read(name) {
    const { inside } = this.source, packed = inside[`${name}.gz`];
    if (!inside[name] && !packed) { throw new Error(`${name} isn't in this file.`); }
    return new Response(inside[name] ?? unpack(packed.stream()));
  }

  // A script without an address can't import others by their names, and has nothing beside it.
  async #addressOf(name) {
    const code = await (await this.read(name)).text();
    const others = await Promise.all(imports(code).map(async other => [other, await this.script(beside(name, other))]));
    const whole = others.reduce((code, [other, address]) => code.replaceAll(`'${other}'`, `'${address}'`), code).replaceAll('import.meta.url', '"https://podlab.invalid/"');
    return URL.createObjectURL(new Blob([whole], javascript));
  }
}

const javascript = { type: 'text/javascript' };

const imports = code => [...code.matchAll(/^import [^'"]*'(\.\/[^']+)'/gm)].map(([, other]) => other);

const beside = (name, other) => name.replace(/[^/]*$/, other.slice(2));

const isUnpacked = response => response.headers.has('content-encoding');

const unpack = stream => stream.pipeThrough(new DecompressionStream('gzip'));

function decode(text) {
  const letters = atob(text), bytes = new Uint8Array(letters.length);
  for (let index = 0; index < letters.length; index++) { bytes[index] = letters.charCodeAt(index); }
  return bytes;
}
