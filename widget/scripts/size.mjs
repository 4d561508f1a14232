import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

/**
 * The promise to the pages that carry us (docs/guides/website-chat.md): bytes over the wire, compressed. The chat
 * is what a visitor fetches to read and write: the entry, its styles and the largest language. What comes later,
 * with the first emoji or file and with its own styles, is listed and has a limit of its own.
 */
const limits = { loader: 2_000, chat: 20_000, later: 9_000 }
const dist = fileURLToPath(new URL('../dist', import.meta.url))
const weigh = async (file) => gzipSync(await readFile(file), { level: 9 }).length

const assets = `${dist}/webchat/assets`
// The build lays compressed forms beside the files; they are the same bytes once more.
const names = (await readdir(assets)).filter((name) => /\.(js|css)$/.test(name))

/** A script and all that it cannot start without. */
async function withImports(name, known = new Set()) {
  if (known.has(name)) return known
  known.add(name)
  const code = await readFile(`${assets}/${name}`, 'utf8')
  for (const [, other] of code.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g))
    await withImports(other, known)
  return known
}

const found = { loader: await weigh(`${dist}/widget.js`), chat: 0, later: 0 }
const first = await withImports(names.find((name) => /^frame-.*js$/.test(name)))
const languages = []
for (const name of names) {
  const weight = await weigh(`${assets}/${name}`)
  if (first.has(name) || name.endsWith('.css')) found.chat += weight
  else if (/^(pt-br|en|es)-/.test(name)) languages.push(weight)
  else found.later += weight
}
found.chat += Math.max(...languages)

for (const [part, limit] of Object.entries(limits))
  console.log(`${part} ${found[part]} of ${limit} bytes gzip`)
if (Object.entries(limits).some(([part, limit]) => found[part] > limit)) {
  console.error('Too big: what was added must be paid for by removing something, or by a lazy import.')
  process.exit(1)
}
