import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/**
 * Two builds, because the two halves live in two worlds: the loader is one classic script that runs inside
 * somebody else's page, the frame is our own page with hashed assets that may be cached for ever.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const dist = `${root}/dist`
const common = { root, configFile: false, logLevel: 'warn', publicDir: false }

await rm(dist, { recursive: true, force: true })

await build({
  ...common,
  build: {
    outDir: dist,
    emptyOutDir: false,
    target: ['chrome101', 'firefox101', 'safari16.4'],
    lib: {
      entry: `${root}/src/loader/loader.ts`,
      formats: ['iife'],
      name: 'ProsaLoader',
      fileName: () => 'widget.js',
    },
    rollupOptions: { output: { extend: false } },
  },
})

await build({
  ...common,
  root: `${root}/src/frame`,
  base: '/webchat/',
  oxc: {
    jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' },
    jsxInject: `import { h, Fragment } from 'preact'`,
  },
  build: {
    outDir: `${dist}/webchat`,
    emptyOutDir: false,
    target: ['chrome111', 'firefox113', 'safari16.4'],
    modulePreload: false,
    assetsInlineLimit: 0,
    rollupOptions: { input: `${root}/src/frame/frame.html` },
  },
})

await mkdir(`${dist}/demo`, { recursive: true })
await cp(`${root}/demo`, `${dist}/demo`, { recursive: true })

// Vite marks its scripts crossorigin; the frame is same-origin and a plain load shares the preload cache.
const page = `${dist}/webchat/frame.html`
await writeFile(page, (await readFile(page, 'utf8')).replaceAll(' crossorigin', ''))
