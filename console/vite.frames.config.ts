import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

/** The pages that run somebody else's program apart from ours, with policies of their own. */
export default defineConfig({
  base: '/',
  resolve: {
    alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    target: 'es2023',
    // Wavoip's program carries its sound filter inside.
    chunkSizeWarningLimit: 3_000,
    rolldownOptions: { input: 'frames/wavoip.html' },
  },
})
