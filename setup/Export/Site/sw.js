// Keeps what a learner opened, so that it opens again without a network. Nothing is fetched in advance.
const site = registration.scope, folder = new URL('files/', site).href, store = `podlab ${site}`;

// A page that was loaded without this worker names itself. From then on its files are kept too.
self.addEventListener('message', event => event.waitUntil(Promise.all([clients.claim(), keepOpen(event.data)])));

self.addEventListener('fetch', event => {
  const { method, url, mode } = event.request;
  if (method === 'GET' && url.startsWith(folder)) {
    event.respondWith(kept(event));
  } else if (method === 'GET' && url.startsWith(site) && mode === 'navigate') {
    event.respondWith(newest(event));
  }
});

// The address of such a file contains its version, so its content never changes.
async function kept(event) {
  const { request } = event, cache = await caches.open(store);
  const found = await cache.match(request, { ignoreVary: true });
  if (found) { return found; }
  const response = await fetch(request);
  if (isWhole(response) && !isPage(response)) { event.waitUntil(keep(cache, request.url, response.clone())); }
  return response;
}

// A page is fetched each time, whatever the host says about caching. The copy is for times without a network.
async function newest(event) {
  const url = event.request.url.split('#')[0], cache = await caches.open(store);
  try {
    const response = await fetch(url, { cache: 'no-cache', redirect: 'manual' });
    if (isWhole(response) && isPage(response)) { event.waitUntil(keepPage(cache, url, response.clone())); }
    return response;
  } catch (error) {
    const copy = await cache.match(url, { ignoreSearch: true, ignoreVary: true });
    if (copy) { return copy; }
    throw error;
  }
}

async function keepOpen(url) {
  // The browser has it from a moment ago.
  const page = await fetch(url, { cache: 'force-cache' });
  if (isWhole(page) && isPage(page)) { await keepPage(await caches.open(store), url, page); }
}

async function keepPage(cache, url, page) {
  await keep(cache, url, page);
  await removeOld(cache);
}

// Removes the files of versions that no kept page is made for.
async function removeOld(cache) {
  const [files, pages] = [[], []];
  for (const request of await cache.keys()) { (request.url.startsWith(folder) ? files : pages).push(request); }
  const texts = await Promise.all(pages.map(async page => (await cache.match(page)).text()));
  const used = new Set(texts.flatMap(text => [...text.matchAll(/"files\/([^/"]+)/g)]).map(([, version]) => version));
  await Promise.all(files.filter(({ url }) => !used.has(url.slice(folder.length).split('/')[0])).map(file => cache.delete(file)));
}

// Without room for a copy, the page works as it would without this worker.
const keep = (cache, url, response) => cache.put(url, response).catch(() => { });

const isWhole = response => response.status === 200;

const isPage = response => response.headers.get('content-type')?.startsWith('text/html');
