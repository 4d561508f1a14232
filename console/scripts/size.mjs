// The first load must stay light: an agent on a shop's 4G opens this every morning.
// Adds up the entry script and everything it imports statically, as the browser fetches it.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const LIMIT = 250 * 1024

const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'))
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry)
const files = new Set()

function collect(key) {
  const chunk = manifest[key]
  if (!chunk || files.has(chunk.file)) return
  files.add(chunk.file)
  for (const imported of chunk.imports ?? []) collect(imported)
}
collect(entry)

let total = 0
for (const file of files) {
  const bytes = gzipSync(readFileSync(`dist/${file}`)).length
  total += bytes
  console.log(`${(bytes / 1024).toFixed(1).padStart(8)} kB  ${file}`)
}
console.log(
  `${(total / 1024).toFixed(1).padStart(8)} kB  first load, compressed (limit ${LIMIT / 1024} kB)`,
)
if (total > LIMIT) {
  console.error('The first load is too heavy.')
  process.exit(1)
}
