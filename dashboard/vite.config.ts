import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// `npm run dev` talks to an engine on its default address; a build is served by the engine itself.
const engine = process.env.MONITORING_ENGINE ?? 'http://127.0.0.1:8600';

export default defineConfig({
  plugins: [svelte()],
  base: './',
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 600 },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': engine, '/hubs': { target: engine, ws: true } },
  },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
});
