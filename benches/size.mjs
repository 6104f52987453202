// What the first visit transfers, compressed as it lies in dist/: everything there. Fails above the bar. `node benches/size.mjs`

import { existsSync, readdirSync, statSync } from 'node:fs';

// In bytes of brotli, which hosts send.
const BAR = 750 * 1024;
const dist = new URL('../dist/', import.meta.url);

// What a first visit does not load; everything else in dist/ counts, because the service worker keeps it.
const ONE_FILE = 'waymark.html';
const LATER = [ONE_FILE, '_headers', '.htaccess', 'nginx.conf', 'LICENCES.txt', 'SHA256SUMS'];

const all = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
  .map((entry) => {
    const path = `${entry.parentPath ?? entry.path}/${entry.name}`;
    const size = (ending) => statSync(existsSync(path + ending) ? path + ending : path).size;
    return { name: entry.name, raw: size(''), gzip: size('.gz'), brotli: size('.br') };
  });
const sizes = all
  .filter((file) => !LATER.includes(file.name))
  .sort((a, b) => b.gzip - a.gzip);

const total = (kind) => sizes.reduce((sum, file) => sum + file[kind], 0);
for (const file of sizes) {
  console.log(`  ${file.name}: ${file.raw} bytes, ${file.gzip} gzip, ${file.brotli} brotli`);
}
const single = all.find((file) => file.name === ONE_FILE);
console.log(`One-file edition: ${single.raw} bytes, ${single.gzip} gzip, ${single.brotli} brotli.`);
const brotli = total('brotli');
console.log(`First visit: ${brotli} bytes brotli (${total('gzip')} gzip); the bar is ${BAR}.`);
if (brotli > BAR) {
  console.error(`That is ${brotli - BAR} bytes too many.`);
  process.exit(1);
}
