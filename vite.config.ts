import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { gardenInert } from './src/garden-inert.ts';
import { packageApp } from './src/package-app.ts';

export default defineConfig({
  root: resolve(import.meta.dirname, 'src'),
  base: './',
  publicDir: false,
  // The model of the server is a megabyte; the browser gets the heaviest part of it.
  resolve: { alias: [{ find: /^\.\/weights\.ts$/, replacement: resolve(import.meta.dirname, 'server/signals/model/weights-compact.ts') }] },
  plugins: [react(), gardenInert(), packageApp()],
  build: { outDir: resolve(import.meta.dirname, 'dist/zendesk/assets'), assetsDir: '', emptyOutDir: true },
});
