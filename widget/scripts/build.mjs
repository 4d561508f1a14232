import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { minify } from 'terser'
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

// As a library build, which leaves dynamic imports as they are instead of adding a preloader to carry around.
const [{ output }] = await build({
  ...common,
  base: '/webchat/',
  oxc: {
    jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' },
    jsxInject: `import { h, Fragment } from 'preact'`,
  },
  build: {
    outDir: `${dist}/webchat`,
    emptyOutDir: false,
    target: ['chrome111', 'firefox113', 'safari16.4'],
    assetsInlineLimit: 0,
    lib: { entry: `${root}/src/frame/main.tsx`, formats: ['es'], cssFileName: 'frame' },
    rollupOptions: {
      // Lazy parts use what the entry holds, instead of cutting it into many small files.
      preserveEntrySignatures: 'allow-extension',
      output: {
        minify: true,
        entryFileNames: 'assets/frame-[hash].js',
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
})

// A second pass by a slower minifier: every byte is paid for by somebody's customers.
for (const { fileName, type } of output) {
  const file = `${dist}/webchat/${fileName}`
  if (type !== 'chunk') continue
  const options = {
    module: true,
    ecma: 2022,
    compress: { passes: 4, unsafe_arrows: true, keep_fargs: false, pure_getters: true, hoist_props: true },
  }
  await writeFile(file, (await minify(await readFile(file, 'utf8'), options)).code)
}

const named = (pattern) => output.find(({ fileName }) => pattern.test(fileName))?.fileName
const page = await readFile(`${root}/src/frame/frame.html`, 'utf8')
await writeFile(
  `${dist}/webchat/frame.html`,
  page
    .replace('./frame.css', `/webchat/${named(/^assets\/frame-.*css$/)}`)
    .replace('./main.tsx', `/webchat/${named(/^assets\/frame-.*js$/)}`),
)

await mkdir(`${dist}/demo`, { recursive: true })
await cp(`${root}/demo`, `${dist}/demo`, { recursive: true })
