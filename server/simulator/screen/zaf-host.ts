import type { Desk } from './desk.ts';
import { type FromApp, PathError, readMessage, type ToApp } from './wire.ts';
import { deskActions, setPath } from './zaf-change.ts';
import { getPath } from './zaf-get.ts';
import { request } from './zaf-request.ts';

export interface Instance {
  guid: string;
  location: string;
  frame: HTMLIFrameElement;
  origin: string;
  isReady: boolean;
  /** Event name → the instances whose windows want it when it happens to this one. */
  wanted: Map<string, Set<Instance>>;
}

export interface Host {
  /** Puts the app into a box of the page. @returns null where the app does not have that location */
  open(location: string, box: HTMLElement): Instance | null;
  close(guid: string): void;
  closeAll(location: string): void;
  /** Raises an event in every instance that subscribed to it. */
  emit(name: string, message: unknown): void;
  /** Asks every subscriber of a hook. @returns the first objection, or null */
  ask(name: string): Promise<string | null>;
}

/** Speaks the SDK's wire protocol with every frame of the app on this page. */
export function createHost(desk: Desk, openModal: () => { box: HTMLElement; whenClosed(close: () => void): void }): Host {
  const instances = new Map<string, Instance>();
  const replies = new Map<string, (objection: string | null) => void>();

  const post = (to: Instance, message: ToApp) => to.frame.contentWindow?.postMessage(JSON.stringify(message), to.origin);
  const describe = () => Object.fromEntries([...instances.values()].map((one) => [one.guid, contextOf(one)]));

  function contextOf({ guid, location }: Instance) {
    const ticket = location.startsWith('ticket') && desk.ticketId !== null ? { ticketId: desk.ticketId } : {};
    return { instanceGuid: guid, product: 'support', account: { subdomain: desk.state.subdomain }, location, ...ticket };
  }

  function register(instance: Instance): void {
    const app = desk.state.app!.apps[0]!;
    const installation = desk.state.app!.installations[0]!;
    const metadata = {
      appId: app.id,
      installationId: installation.id,
      name: app.name,
      version: app.version,
      settings: Object.assign({}, ...installation.settings),
    };
    instance.isReady = true;
    post(instance, { key: 'zaf.app.registered', message: { metadata, context: contextOf(instance) }, instanceGuid: instance.guid });
    happen(instance, 'app.activated', { firstLoad: true });
    happen(instance, 'pane.activated', undefined);
    for (const other of instances.values()) if (other !== instance) happen(other, 'instance.created', contextOf(instance));
  }

  /** Something happened to an instance: every window that listens there is told. */
  function happen(instance: Instance, name: string, message: unknown): void {
    for (const listener of instance.wanted.get(name) ?? []) {
      if (listener.isReady) post(listener, { key: `zaf.${name}`, message, instanceGuid: instance.guid });
    }
  }

  async function answer(instance: Instance, { id, request: kind, params }: FromApp): Promise<void> {
    const entries: [string, unknown][] = Array.isArray(params) ? params.map((path) => [path, undefined]) : Object.entries(params ?? {});
    const result: Record<string, unknown> = {};
    const errors: Record<string, { name: string; message: string; path: string }> = {};
    for (const [path, value] of entries) {
      try {
        if (kind === 'get') result[path] = getPath(desk, path, describe);
        else if (kind === 'set') result[path] = await setPath(desk, path, value);
        else result[path] = (await invoke(instance, path, value as unknown[])) ?? null;
      } catch (error) {
        const { name, message } = error as Error;
        errors[path] = { name, message, path };
      }
    }
    post(instance, { id: id!, result: { errors, ...result } });
  }

  function invoke(instance: Instance, name: string, args: unknown[]): unknown {
    if (name === 'resize') return resize(instance, args[0] as { width?: string; height?: string });
    if (name === 'destroy') return host.close(instance.guid);
    if (name === 'show' || name === 'hide') {
      instance.frame.hidden = name === 'hide';
      return null;
    }
    if (name === 'popover' || name === 'preloadPane' || name === 'setIconState') return null;
    if (name === 'instances.create')
      return create(args[0] as { location?: string; url?: string; size?: { width?: string; height?: string } });
    const act = deskActions[name];
    if (!act) throw new PathError('APIError', 'is not a valid action');
    return act(desk, ...(args ?? []));
  }

  function create({ location, url, size }: { location?: string; url?: string; size?: { width?: string; height?: string } }) {
    if (location !== 'modal') throw new PathError('APIError', 'can create a modal only');
    // The app's own page, or one on the web: Zendesk does not guess.
    if (url !== undefined ? !/^(?:assets\/|https:\/\/)/.test(url) : urlOf('modal') === undefined)
      throw new PathError('APIError', 'needs a url: assets/… or https://…');
    const modal = openModal();
    const instance = place('modal', url ?? urlOf('modal')!, modal.box);
    instance.frame.style.width = size?.width ?? '400px';
    instance.frame.style.height = size?.height ?? '300px';
    modal.whenClosed(() => host.close(instance.guid));
    return [contextOf(instance)];
  }

  async function carryOut(instance: Instance, key: string, message: unknown): Promise<void> {
    const { isDone, args } = await request(message);
    const name = `${key}.${isDone ? 'done' : 'fail'}`;
    happen(instance, name, { responseArgs: args });
  }

  window.addEventListener('message', (event) => {
    const sender = [...instances.values()].find((one) => one.frame.contentWindow === event.source);
    const message = sender && event.origin === sender.origin ? readMessage(event.data) : null;
    if (!sender || !message) return;
    const target = instances.get(message.instanceGuid ?? sender.guid) ?? sender;
    const { key } = message;
    if (message.request) void answer(target, message);
    else if (key === 'iframe.handshake') register(sender);
    else if (key?.startsWith('iframe.on:')) listen(target, sender, key.slice('iframe.on:'.length));
    else if (key?.startsWith('iframe.off:')) {
      if ((message.message as { subscriberCount?: number } | undefined)?.subscriberCount === 0)
        target.wanted.get(key.slice('iframe.off:'.length))?.delete(sender);
    } else if (key?.startsWith('iframe.trigger:')) happen(target, key.slice('iframe.trigger:'.length), message.message);
    else if (key?.startsWith('iframe.reply:')) reply(key.slice('iframe.reply:'.length), message.error);
    else if (key?.startsWith('request:')) void carryOut(target, key, message.message);
    // What else there is (session.live, __track__) is for the host's own statistics.
  });

  function listen(target: Instance, sender: Instance, name: string): void {
    const listeners = target.wanted.get(name) ?? new Set();
    target.wanted.set(name, listeners.add(sender));
  }

  function reply(name: string, error: { msg: unknown } | undefined): void {
    replies.get(name)?.(error ? String(error.msg || 'The app refuses.') : null);
    replies.delete(name);
  }

  function urlOf(location: string): string | undefined {
    return desk.state.app?.apps[0]?.locations.support[location]?.url;
  }

  function place(location: string, url: string, box: HTMLElement): Instance {
    const guid = crypto.randomUUID();
    const frame = document.createElement('iframe');
    frame.dataset.location = location;
    if (desk.state.sandbox) frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms allow-popups allow-downloads');
    frame.title = desk.state.app!.apps[0]!.name;
    // A package names its own files by `assets/…`; whoever serves it says where those are.
    const address = new URL(url.replace(/^assets\//, ''), desk.state.app!.apps[0]!.asset_url_prefix);
    address.searchParams.set('origin', window.location.origin);
    address.searchParams.set('app_guid', guid);
    address.searchParams.set('colorScheme', desk.colorScheme);
    const instance: Instance = { guid, location, frame, origin: address.origin, isReady: false, wanted: new Map() };
    instances.set(guid, instance);
    frame.src = address.href;
    box.append(frame);
    return instance;
  }

  const host: Host = {
    open(location, box) {
      const url = urlOf(location);
      return url === undefined ? null : place(location, url, box);
    },
    close(guid) {
      const instance = instances.get(guid);
      if (!instance) return;
      if (instance.location === 'modal') {
        const { modalEvents } = desk.state;
        if (modalEvents !== 'modal.close') happen(instance, 'modal.closed', undefined);
        if (modalEvents !== 'modal.closed') happen(instance, 'modal.close', undefined);
      }
      happen(instance, 'app.willDestroy', undefined);
      instances.delete(guid);
      const dialog = instance.frame.closest('dialog');
      instance.frame.remove();
      dialog?.remove();
    },
    closeAll(location) {
      for (const one of [...instances.values()]) if (one.location === location) host.close(one.guid);
    },
    emit(name, message) {
      for (const one of instances.values()) happen(one, name, message);
    },
    async ask(name) {
      for (const one of instances.values()) {
        for (const listener of one.wanted.get(name) ?? []) {
          const replied = new Promise<string | null>((resolve) => replies.set(name, resolve));
          post(listener, { key: `zaf.${name}`, needsReply: true, instanceGuid: one.guid });
          const objection = await replied;
          if (objection !== null) return objection;
        }
      }
      return null;
    },
  };
  return host;
}

const tallest = 2_000;

function resize(instance: Instance, { width, height }: { width?: string; height?: string }): null {
  if (width !== undefined && instance.location !== 'ticket_sidebar') instance.frame.style.width = width;
  if (height !== undefined)
    instance.frame.style.height = height.endsWith('px') ? `${Math.min(Number.parseFloat(height), tallest)}px` : height;
  return null;
}
