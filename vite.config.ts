import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { gardenInert } from './src/garden-inert.ts';
import { packageApp } from './src/package-app.ts';
import { splitDictionary } from './src/split-dictionary.ts';

/**
 * What every ticket needs and several parts share comes in one piece: by itself each of these files would be a script of a few hundred
 * bytes, and twenty of them cost four kilobytes more than one.
 */
const shared =
  /[\\/]src[\\/](?:parts[\\/](?!Form|Themed|NotConnected)|i18n[\\/]|host[\\/]|api[\\/](?:read-brief|handoff-now|follow)|panel[\\/](?:jump|use-ticket|act[\\/]use-act|glance[\\/]Lines?\.))|[\\/]server[\\/]domain[\\/](?:visible|text-parts|brief|parse-brief|lenient|shorten-brief|spoken|question-mark|conversation|decision)\.ts|[\\/]translations[\\/]en\.json$/;

export default defineConfig({
  root: resolve(import.meta.dirname, 'src'),
  base: './',
  publicDir: false,
  // Model and dictionary of the server are 1.4 megabytes; the browser gets the heaviest part of both.
  resolve: {
    alias: [{ find: /^\.\/(weights|glossary)\.json$/, replacement: resolve(import.meta.dirname, 'server/signals/model/$1-compact.json') }],
  },
  plugins: [react(), gardenInert(), splitDictionary(), packageApp()],
  build: {
    outDir: resolve(import.meta.dirname, 'dist/zendesk/assets'),
    assetsDir: '',
    emptyOutDir: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](?:react|react-dom|scheduler)[\\/]/, includeDependenciesRecursively: false },
            { name: 'shared', test: shared, includeDependenciesRecursively: false },
          ],
        },
      },
    },
  },
});
