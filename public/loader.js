// Starts the program and shuts the door behind it; says so when it does not start, and when it stops.
// A file, because the content policy forbids inline script. The one-file edition has it below the program's own script.

const packed = document.getElementById('packed');
const { wasm, js, worker, wasmIntegrity, jsIntegrity, workerIntegrity, workerScriptIntegrity } =
  document.querySelector('[data-wasm]').dataset;
const here = (name) => new URL(name, document.baseURI).href;
let running = false;
let stopped = false;

// ---- Stopping. A program that has gone wrong once is not believed again: a page takes its place.

// A panic says where it was (src/app/stopped.rs). Whatever else goes wrong inside the program leaves its mark in the stack.
addEventListener('waymark-stopped', ({ detail }) => stop(detail));
addEventListener('error', ({ error }) => stop(trace(error)));
addEventListener('unhandledrejection', ({ reason }) => stop(trace(reason)));

// Numbers and names of the program's functions alone: the message of an error may hold what somebody typed.
function trace(error) {
  const stack = String(error?.stack);
  const frames = stack.match(/wasm-function\[\d+\](:0x[0-9a-f]+)?/g) ?? [];
  const isTrap = globalThis.WebAssembly && error instanceof WebAssembly.RuntimeError;
  if ((!frames.length && !isTrap) || !isOurs(stack)) return undefined;
  return [error.name, ...frames.slice(0, 8)].join(' ');
}

// Whether the program is in the stack. An extension of the browser may bring WebAssembly of its own, and what goes wrong
// there is not ours. Ours goes by its file's name, or that of the script through which alone it is entered; in the one-file
// edition both are this page. Deep inside, that script stands far from the top.
Error.stackTraceLimit = 200;
function isOurs(stack) {
  const places = packed ? [document.URL.split('#')[0]] : [wasm, js].map((name) => name.split('/').pop());
  return places.some((place) => stack.includes(place));
}

function stop(where) {
  // Somebody who has left must not see the page come back.
  if (!where || stopped || document.documentElement.hasAttribute('data-left')) return;
  stopped = true;
  running = false;
  // What the program still does by the clock (src/app/store/locking.rs) ends with this.
  document.documentElement.toggleAttribute('data-stopped', true);
  // Not at once, because the program may still be on the stack.
  queueMicrotask(() => {
    const page = document.getElementById('stopped').content.cloneNode(true);
    const fault = page.getElementById('fault');
    fault.value = [wasm, where, location.hash, navigator.userAgent].join('\n');
    fault.addEventListener('focus', () => fault.select());
    page.getElementById('reload').addEventListener('click', () => location.reload());
    document.body.replaceChildren(page);
    document.body.className = '';
    document.title = 'Waymark has stopped';
    scrollTo(0, 0);
    document.querySelector('h1').focus();
  });
}

// ---- Exit this page, where the program does not do it (src/app/parts/exit).

let presses = 0;
let pressed = 0;
addEventListener('keyup', ({ key, timeStamp }) => {
  if (running) return;
  presses = key !== 'Shift' ? 0 : timeStamp - pressed > 5000 ? 1 : presses + 1;
  pressed = timeStamp;
  if (presses === 3) leave();
}, { capture: true });
addEventListener('click', (click) => {
  if (running || !click.target.closest('.wm-exit')) return;
  click.preventDefault();
  leave();
});

function leave() {
  const { href } = document.querySelector('.wm-exit');
  document.documentElement.toggleAttribute('data-left', true);
  document.body.replaceChildren();
  document.title = '';
  try {
    // The mark that a case was open (src/app/store/marker.rs).
    sessionStorage.removeItem('waymark-open');
  } catch {
    // A browser that is told to keep nothing keeps no mark.
  }
  location.replace(href);
}

// Back may bring the page out of the browser's memory, as it was and with its program. After leaving it begins anew.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted && document.documentElement.hasAttribute('data-left')) location.reload();
}, { capture: true });

// What the program listens for in the window must not reach it any more.
for (const kind of ['beforeunload', 'hashchange', 'keydown', 'keyup', 'pagehide', 'pageshow', 'storage']) {
  addEventListener(kind, (event) => stopped && event.stopImmediatePropagation(), { capture: true });
}

// ---- Work with a passphrase, in a worker, so that the page answers meanwhile (src/app/store/working.rs)

let stretch, stopWork;
globalThis.waymarkWorker = {
  // The key; null where the device does not have the memory, undefined where the work was stopped. Fails where no worker starts.
  wrappingKey: (...asked) => new Promise((done, failed) => {
    waymarkWorker.stop();
    const begun = new Worker(stretch.script);
    const end = (tell, came) => {
      begun.terminate();
      stopWork = undefined;
      tell(came);
    };
    stopWork = () => end(done);
    begun.onmessage = ({ data }) => end(done, data);
    begun.onerror = (error) => {
      error.preventDefault();
      end(failed);
    };
    begun.postMessage([stretch.module, ...asked]);
  }),
  stop: () => stopWork?.(),
};

// Started from a blob, because the one-file edition has no address to start one from, and nothing can be fetched once the door
// is shut. What goes wrong before it is ready is thrown, and told as an error; what goes wrong after, for want of memory.
const WORKER = `
addEventListener('messageerror', () => { throw new Error('the module did not arrive'); });
addEventListener('message', async ({ data: [module, ...asked] }) => {
  try {
    await wasm_bindgen({ module_or_path: module });
  } catch (error) {
    setTimeout(() => { throw error; });
    return;
  }
  try {
    postMessage(wasm_bindgen.wrapping_key(...asked) ?? null);
  } catch {
    postMessage(null);
  }
});`;
async function fetchWorker() {
  const [script, module] = packed
    ? [document.getElementById('worker-script').textContent, WebAssembly.compile(await unpack(document.getElementById('packed-worker')))]
    : [
        (await fetch(here(`${worker}.js`), { integrity: workerScriptIntegrity })).text(),
        WebAssembly.compileStreaming(fetch(here(`${worker}_bg.wasm`), { integrity: workerIntegrity })),
      ];
  const parts = [await script, WORKER];
  stretch = { module: await module, script: URL.createObjectURL(new Blob(parts, { type: 'text/javascript' })) };
}

// ---- Starting

// A stylesheet is refused if it was not the build's (its hash is in the page). What is covered or hidden would then lie open.
// Not every browser holds this back until it has come: one that is on its way is waited for.
async function dressed(link) {
  const came = performance.getEntriesByName(link.href).length > 0;
  if (!link.sheet) await new Promise((go) => {
    link.addEventListener('load', go);
    link.addEventListener('error', go);
    if (came) setTimeout(go, 500);
  });
  if (!link.sheet) throw new Error('no stylesheet');
}

try {
  if (!globalThis.WebAssembly) throw new Error('no WebAssembly');
  // Without it the program works all the same, and is busy while it works with a passphrase.
  const ready = fetchWorker().catch(console.warn);
  if (packed) {
    await __wbg_init({ module_or_path: await unpack(packed) });
  } else {
    await dressed(document.querySelector('link[rel=stylesheet]'));
    const program = fetch(here(wasm), { integrity: wasmIntegrity });
    // An import cannot be held to a hash, and what is fetched can. A script's element could too, but the page would count as loaded
    // later, and its icon be asked for when the doors are shut.
    await (await fetch(here(js), { integrity: jsIntegrity })).arrayBuffer();
    const { default: start } = await import(here(js));
    await start({ module_or_path: program });
  }
  await ready;
  if (!stopped) {
    shut("connect-src 'none'");
    document.getElementById('shell').remove();
    running = true;
    // The service worker is the last that comes from the host, but for the manifest and the icons it names, which a browser
    // fetches when it likes.
    const last = "default-src 'none'; script-src 'wasm-unsafe-eval'; img-src 'self'; manifest-src 'self'; worker-src blob:";
    keepForOffline().finally(() => shut(last));
  }
} catch (error) {
  console.error(error);
  if (!stopped) {
    const why = globalThis.WebAssembly ? 'not-started' : 'no-webassembly';
    const notice = document.getElementById(why).content.cloneNode(true);
    document.body.replaceChildren(document.getElementById('shell'));
    document.getElementById('shell-status').replaceChildren(notice);
  }
}

async function unpack(packed) {
  const bytes = Uint8Array.from(atob(packed.textContent), (letter) => letter.charCodeAt(0));
  packed.remove();
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

// Shuts a door behind the program: a further policy for the page, which no later one takes back. First it cannot connect to
// anything, not even to the place it came from; then it can load nothing from there either.
function shut(doors) {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = doors;
  document.head.append(policy);
}

// The service worker keeps the files that have just been loaded. Where there can be none, Waymark works all the same.
async function keepForOffline() {
  if (packed) return;
  try {
    const kept = await navigator.serviceWorker.register(here('sw.js'), { updateViaCache: 'none' });
    // A new version waits until every window is closed; the foot of the page says so (src/app/parts/frame/footer.rs).
    const tell = () => {
      const waits = kept.waiting && navigator.serviceWorker.controller;
      document.querySelector('.wm-new-version')?.toggleAttribute('hidden', !waits);
    };
    tell();
    kept.addEventListener('updatefound', () => kept.installing.addEventListener('statechange', tell));
  } catch {
    // No safe connection, a private window, or a browser that will not.
  }
}
