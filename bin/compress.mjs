// Lays a .br and a .gz beside every file of a built screen that gets smaller by it, so that the server compresses nothing.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const folder = process.argv[2]
const text = /\.(js|css|html|svg|json|map|txt)$/

for (const name of readdirSync(folder, { recursive: true })) {
  if (!text.test(name)) continue
  const path = join(folder, name)
  const bytes = readFileSync(path)
  const forms = {
    br: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
    gz: gzipSync(bytes, { level: 9 }),
  }
  for (const [ending, form] of Object.entries(forms)) {
    if (form.length < bytes.length) writeFileSync(`${path}.${ending}`, form)
  }
}
