import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { gardenInert } from './src/garden-inert.ts';
import { packageApp } from './src/package-app.ts';
import { splitDictionary } from './src/split-dictionary.ts';

export default defineConfig({
  root: resolve(import.meta.dirname, 'src'),
  base: './',
  publicDir: false,
  // Model and dictionary of the server are 1.4 megabytes; the browser gets the heaviest part of both.
  resolve: {
    alias: [{ find: /^\.\/(weights|glossary)\.ts$/, replacement: resolve(import.meta.dirname, 'server/signals/model/$1-compact.ts') }],
  },
  plugins: [react(), gardenInert(), splitDictionary(), packageApp()],
  build: { outDir: resolve(import.meta.dirname, 'dist/zendesk/assets'), assetsDir: '', emptyOutDir: true },
});
