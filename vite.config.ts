import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { gardenInert } from './src/garden-inert.ts';
import { packageApp } from './src/package-app.ts';

export default defineConfig({
  root: resolve(import.meta.dirname, 'src'),
  base: './',
  publicDir: false,
  plugins: [react(), gardenInert(), packageApp()],
  build: { outDir: resolve(import.meta.dirname, 'dist/zendesk/assets'), assetsDir: '', emptyOutDir: true },
});
