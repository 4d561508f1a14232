import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { fakeServer } from './dev/fake-server.ts'

const server = 'http://localhost:8080'

/** The texts of a language are a file, but for those that the first page waits for. */
function textsOf(module: string): string | null {
  const [, room, language] = /locales\/([^/]+)\/([^/]+)\.json$/.exec(module) ?? []
  return language && room !== 'common' && room !== 'problems' ? `texts-${language}` : null
}

export default defineConfig(({ mode }) => ({
  base: '/',
  plugins: [react(), ...(mode === 'fake' ? [fakeServer()] : [])],
  resolve: {
    alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) },
  },
  build: {
    outDir: 'dist',
    manifest: true,
    target: 'es2023',
    rolldownOptions: {
      output: {
        // A file for each set of pages that have something in common would be two hundred requests for the inbox.
        // Each group takes along what its modules need, so a file only needs those above it: files that needed one
        // another would meet each other half made.
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'], priority: 3 },
            { name: textsOf, priority: 3 },
            { name: 'libraries', test: /node_modules/, minShareCount: 3, priority: 2 },
            { name: 'common', minShareCount: 3, priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    proxy:
      mode === 'fake'
        ? {}
        : {
            '/api': { target: server, ws: true },
            '/webchat': { target: server, ws: true },
          },
  },
  test: {
    globals: true,
    css: false,
    setupFiles: ['./src/test/texts.ts'],
    // The console is read once for all files, which is most of what a file would take: each test takes its page away.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'screens',
          include: ['src/**/*.test.tsx'],
          environment: 'jsdom',
          testTimeout: 90_000,
          setupFiles: ['./src/test/page.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'plain',
          include: ['src/**/*.test.ts'],
          environment: 'jsdom',
        },
      },
    ],
  },
}))
