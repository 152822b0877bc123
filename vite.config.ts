import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import svgr from 'vite-plugin-svgr';

export default defineConfig({
  root: resolve(import.meta.dirname, 'src'),
  base: './',
  publicDir: false,
  plugins: [react(), svgr()],
  build: { outDir: resolve(import.meta.dirname, 'dist/zendesk/assets'), emptyOutDir: true },
});
