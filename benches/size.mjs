// What the first visit transfers, compressed: everything in dist/. Fails above the bar. `node benches/size.mjs`

import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

// In bytes of brotli, which hosts send.
const BAR = 750 * 1024;
const dist = new URL('../dist/', import.meta.url);

// What a first visit does not load; everything else in dist/ counts, because the service worker keeps it.
const ONE_FILE = 'waymark.html';
const LATER = [ONE_FILE, '_headers', '.htaccess', 'nginx.conf'];

const all = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => {
    const path = `${entry.parentPath ?? entry.path}/${entry.name}`;
    const bytes = readFileSync(path);
    return {
      name: entry.name,
      raw: bytes.length,
      gzip: gzipSync(bytes, { level: 9 }).length,
      brotli: brotliCompressSync(bytes, {
        params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
      }).length,
    };
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
