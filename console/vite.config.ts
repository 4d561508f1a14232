import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { fakeServer } from './dev/fake-server.ts'

const server = 'http://localhost:8080'

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
