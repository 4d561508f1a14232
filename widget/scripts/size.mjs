import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

/** The promise to the pages that carry us (docs/guides/website-chat.md): bytes over the wire, compressed. */
const limits = { loader: 2_000, frame: 20_000 }
const dist = fileURLToPath(new URL('../dist', import.meta.url))
const weigh = async (file) => gzipSync(await readFile(file), { level: 9 }).length

const loader = await weigh(`${dist}/widget.js`)
let frame = 0
for (const name of await readdir(`${dist}/webchat/assets`)) {
  if (/\.(js|css)$/.test(name)) frame += await weigh(`${dist}/webchat/assets/${name}`)
}

console.log(`loader ${loader} of ${limits.loader} bytes gzip`)
console.log(`frame  ${frame} of ${limits.frame} bytes gzip (all scripts and styles)`)
if (loader > limits.loader || frame > limits.frame) {
  console.error('Too big: what was added must be paid for by removing something, or by a lazy import.')
  process.exit(1)
}
