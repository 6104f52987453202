// Keeps the build's own files, so that Waymark opens without a network. It keeps nothing else and touches nothing else.
// `trunk build` fills in the list, with the hash and the type of each file, the headers that public/_headers lists for every
// address, and the version (src/bin/bundle).

const VERSION = '__VERSION__';
const FILES = __FILES__;
const HEADERS = __HEADERS__;

// Several copies of Waymark may lie in folders of one host: each has its own.
const MINE = `waymark ${registration.scope} `;
const CACHE = MINE + VERSION;

// A version comes whole or not at all: every file has arrived and been checked before the first is kept. The version in
// use stays, and a new one waits until every window of the old is closed: nothing here calls skipWaiting.
addEventListener('install', (event) => event.waitUntil(install()));

async function install() {
  const files = await Promise.all(Object.entries(FILES).map(async ([name, file]) => [name, await made(name, file)]));
  try {
    const cache = await caches.open(CACHE);
    await Promise.all(files.map(([name, response]) => cache.put(name, response)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

// The host's bytes in a response of our own, so that what a host said of them wrongly on one day is not kept with them.
async function made(name, { hash, type }) {
  return new Response(await checked(name, hash), { headers: { ...HEADERS, 'Content-Type': type } });
}

// What the page has just loaded comes from the browser's own cache. If that is stale, or wrong, the host is asked again.
async function checked(name, hash) {
  for (const cache of ['default', 'reload']) {
    const response = await fetch(name, { cache, redirect: 'error' });
    const bytes = await response.arrayBuffer();
    if (response.ok && (await sha256(bytes)) === hash) return bytes;
  }
  throw new Error(`${name} is not the file of this version`);
}

async function sha256(bytes) {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

addEventListener('activate', (event) => event.waitUntil(clear()));

async function clear() {
  const old = (await caches.keys()).filter((name) => name.startsWith(MINE) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

addEventListener('fetch', (event) => {
  const name = mine(event.request);
  if (name !== undefined) event.respondWith(kept(name, event.request));
});

// The name of one of the files above, if that is what is asked for. Anything else goes its way as if this were not here.
function mine({ method, url }) {
  if (method !== 'GET') return undefined;
  const { origin, pathname } = new URL(url);
  const scope = new URL(registration.scope);
  if (origin !== scope.origin || !pathname.startsWith(scope.pathname)) return undefined;
  const path = pathname.slice(scope.pathname.length);
  const name = path === '' || path === 'index.html' ? './' : path;
  return Object.hasOwn(FILES, name) ? name : undefined;
}

async function kept(name, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(name)) ?? fetch(request);
}
