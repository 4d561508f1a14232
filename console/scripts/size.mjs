// The first load must stay light: an agent on a shop's 4G opens this every morning.
// Adds up the page's scripts and everything they import statically, as the browser fetches it. No file may need itself,
// however far around: one of such a circle would run before what it uses is there.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const LIMIT = 250 * 1024

const chunks = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'))
const page = readFileSync('dist/index.html', 'utf8')
const files = new Set()

function collect(key) {
  const { file, imports = [] } = chunks[key]
  if (files.has(file)) return
  files.add(file)
  for (const imported of imports) collect(imported)
}

const seen = new Set()

function follow(key, path) {
  if (path.includes(key)) {
    console.error(`A circle of files: ${[...path, key].join(' > ')}`)
    process.exit(1)
  }
  if (seen.has(key)) return
  for (const imported of chunks[key].imports ?? []) follow(imported, [...path, key])
  seen.add(key)
}
for (const key of Object.keys(chunks)) follow(key, [])

for (const [, script] of page.matchAll(/<script[^>]* src="\/([^"]+)"/g)) {
  collect(Object.keys(chunks).find((key) => chunks[key].file === script))
}

let total = 0
for (const file of files) {
  const bytes = gzipSync(readFileSync(`dist/${file}`)).length
  total += bytes
  console.log(`${(bytes / 1024).toFixed(1).padStart(8)} kB  ${file}`)
}
console.log(
  `${(total / 1024).toFixed(1).padStart(8)} kB  first load, compressed (limit ${LIMIT / 1024} kB)`,
)
if (total > LIMIT || total === 0) {
  console.error(total ? 'The first load is too heavy.' : 'The page loads nothing.')
  process.exit(1)
}
