import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import Fastify from 'fastify';
import { sdkScript, sdkUrl } from './sdk.ts';

export interface AppServerOptions {
  /** A built app: manifest.json and assets/. */
  folder: string;
  port?: number;
  /** Values of the installation's settings, by parameter name; read anew at each request. */
  settings: Record<string, string>;
}

interface Manifest {
  name: string;
  version: string;
  defaultLocale: string;
  frameworkVersion: string;
  singleInstall: boolean;
  location: { support: Record<string, { url: string; flexible?: boolean }> };
}

/** zcli tells ids as text. */
const id = '1';

/**
 * Serves a built app the way `zcli apps:server` does (`/app.json`, `/<id>/assets/…`), and the SDK beside it, so that the app
 * also opens on a machine that cannot reach Zendesk's copy.
 */
export async function serveApp({ folder, port, settings }: AppServerOptions): Promise<{ url: string; close(): Promise<void> }> {
  const app = Fastify({ forceCloseConnections: true });
  const assets = join(folder, 'assets');
  const sdkPath = `/${id}/zaf_sdk.js`;
  let url = '';

  app.addHook('onSend', async (_request, reply) => void reply.header('access-control-allow-origin', '*'));
  app.get('/app.json', async () =>
    describe(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest, url, assets, settings),
  );
  app.get(sdkPath, async (_request, reply) => reply.type('text/javascript').send(await sdkScript()));
  app.get(`/${id}/assets/index.html`, async (_request, reply) => {
    const page = readFileSync(join(assets, 'index.html'), 'utf8');
    return reply.type('text/html').send(page.replaceAll(sdkUrl, sdkPath));
  });
  await app.register(fastifyStatic, { root: assets, prefix: `/${id}/assets/`, index: false });

  await app.listen({ port: port ?? 0, host: 'localhost' });
  url = `http://localhost:${(app.server.address() as { port: number }).port}`;
  return { url, close: () => app.close() };
}

function describe(manifest: Manifest, url: string, assets: string, settings: Record<string, string>) {
  const locations = Object.fromEntries(
    Object.entries(manifest.location.support).map(([name, location]) => {
      const icon = `icon_${name}.svg`;
      return [name, { ...location, ...(existsSync(join(assets, icon)) ? { svg: icon } : {}) }];
    }),
  );
  return {
    apps: [
      {
        name: manifest.name,
        id,
        default_locale: manifest.defaultLocale,
        asset_url_prefix: `${url}/${id}/assets/`,
        single_install: manifest.singleInstall,
        version: manifest.version,
        framework_version: manifest.frameworkVersion,
        locations: { support: locations },
      },
    ],
    installations: [
      {
        app_id: id,
        name: manifest.name,
        collapsible: true,
        enabled: true,
        id: 'this machine',
        requirements: [],
        settings: [{ title: manifest.name }, ...Object.entries(settings).map(([name, value]) => ({ [name]: value }))],
        updated_at: new Date().toISOString(),
      },
    ],
  };
}
