import { createServer } from 'node:http';
import { decodeJwt, jwtVerify } from 'jose';
import { describe, expect, it, onTestFinished } from 'vitest';
import { zafPage } from '../helpers/zaf-page.ts';

const failure = (code: string) => `try { await (${code}); return 'no error'; } catch (error) { return error.name + ': ' + error.message; }`;

describe('simulator: the host that the real SDK meets', () => {
  it('registers the app on another origin, with its settings but no secret', async () => {
    const { run, simulator, appUrl, ticketId } = await zafPage({ settings: { colour: 'red', key: 'hidden' }, secure: { key: ['header'] } });
    expect(new URL(appUrl).origin).not.toBe(simulator.url);
    const { metadata, context } = await run<{ metadata: { settings: object; version: string }; context: object }>(
      'return window.registered;',
    );
    expect(metadata).toMatchObject({ name: 'Probe', version: '1.2.3', settings: { title: 'Probe', colour: 'red' } });
    expect(JSON.stringify(metadata)).not.toContain('hidden');
    expect(context).toMatchObject({ location: 'ticket_sidebar', product: 'support', account: { subdomain: 'acme' }, ticketId });
  });

  it('answers paths one by one: a wrong one rejects alone, and is told apart in a list', async () => {
    const { run, ticketId } = await zafPage();
    expect(await run("return client.get('ticket.id');")).toMatchObject({ 'ticket.id': ticketId });
    expect(await run(failure("client.get('ticket.colour')"))).toMatch(/^APIError: "ticket\.colour"/);
    const both = await run<{ errors: object; 'ticket.tags': string[] }>("return client.get(['ticket.tags', 'nonsense']);");
    expect(both['ticket.tags']).toEqual(['one']);
    expect(both.errors).toHaveProperty('nonsense');
  });

  it('knows the ticket, its people and its comments', async () => {
    const { run } = await zafPage();
    const paths = [
      'ticket.requester',
      'ticket.conversation',
      'ticket.comments',
      'ticket.customField:custom_field_36005',
      'currentUser.role',
      'colorScheme',
    ];
    expect(await run(`return client.get(${JSON.stringify(paths)});`)).toMatchObject({
      'ticket.requester': { name: 'Maya', email: 'maya@shopper.example' },
      'ticket.conversation': [
        { author: { name: 'Maya', role: 'end-user' }, message: { content: '<p>Hello</p>', contentType: 'text/html' } },
      ],
      'ticket.comments': [{ value: '<p>Hello</p>', nonImageAttachments: [] }],
      'ticket.customField:custom_field_36005': 'refund',
      'currentUser.role': 'agent',
      colorScheme: 'light',
    });
  });

  it('writes what the app writes, and tells the app', async () => {
    const { run, tab, simulator, ticketId } = await zafPage();
    await run("window.heard = new Promise((resolve) => client.on('ticket.tags.changed', resolve));");
    await run(
      "await client.set('comment.type', 'internalNote'); await client.invoke('ticket.comment.appendText', 'from the app'); await client.invoke('ticket.tags.add', ['two']);",
    );
    await expect.poll(() => tab.getByLabel('Reply', { exact: true }).inputValue()).toBe('from the app');
    await expect.poll(() => tab.getByLabel('Kind of reply').inputValue()).toBe('internal');
    expect(await run('return window.heard;')).toEqual(['one', 'two']);
    expect(simulator.account.tickets.get(ticketId)!.tags).toEqual(['one', 'two']);
  });

  it('lets a hook stop the agent from submitting, and its reply is an object', async () => {
    const { run, tab, simulator, ticketId } = await zafPage();
    await run("window.veto = () => 'Not yet'; client.on('ticket.save', window.veto);");
    await tab.getByRole('button', { name: 'Submit' }).click();
    await tab.getByText('Not yet').waitFor();
    expect(simulator.account.tickets.get(ticketId)!.status).toBe('open');
    await run("client.off('ticket.save', window.veto);");
    await tab.getByLabel('Submit as').selectOption('solved');
    await tab.getByLabel('Reply', { exact: true }).fill('Done.');
    const solved = new Promise<void>((resolve) => simulator.account.onTicketEvent(({ type }) => type === 'status_changed' && resolve()));
    await tab.getByRole('button', { name: 'Submit' }).click();
    await solved;
    expect(simulator.account.tickets.get(ticketId)).toMatchObject({ status: 'solved', comments: [{}, { body: 'Done.', public: true }] });
  });

  it('resizes, toasts and passes notifications on', async () => {
    const { run, tab, simulator } = await zafPage();
    await run("await client.invoke('resize', { width: '100%', height: '333px' }); await client.invoke('notify', 'Look here', 'notice');");
    // It is gone again five seconds later.
    await tab.getByText('Look here').waitFor();
    await expect.poll(async () => (await tab.locator('iframe').boundingBox())!.height).toBe(333);
    await run("window.heard = new Promise((resolve) => client.on('api_notification.ping', resolve));");
    simulator.account.notify({ event: 'ping', body: { n: 1 }, agent_id: null });
    expect(await run('return window.heard;')).toMatchObject({ body: { n: 1 } });
  });

  it('opens a modal as an instance, carries its events, and tells when it is closed', async () => {
    const { run, tab } = await zafPage();
    await run(`
      const answer = await client.invoke('instances.create', { location: 'modal', url: 'assets/modal.html', size: { width: '300px', height: '200px' } });
      const modal = client.instance(answer['instances.create'][0].instanceGuid);
      window.saved = new Promise((resolve) => modal.on('modal.save', resolve));
      window.modalClosed = new Promise((resolve) => modal.on('modal.closed', () => resolve('closed')));`);
    const element = await tab.locator('iframe[data-location="modal"]').elementHandle();
    const modal = (await element!.contentFrame())!;
    await modal.waitForFunction('window.registered');
    await modal.evaluate("client.trigger('modal.save', { a: 1 }); void client.invoke('destroy');");
    expect(await run('return window.saved;')).toEqual({ a: 1 });
    expect(await run('return window.modalClosed;')).toBe('closed');
    await tab.locator('iframe[data-location="modal"]').waitFor({ state: 'detached' });
  });
});

describe('simulator: the proxy behind client.request', () => {
  const settings = { token_for_us: 'long-secret-long-secret-long-secret' };
  const secure = { token_for_us: ['jwt_secret_key'] };
  const jwt = "{ algorithm: 'HS256', secret_key: '{{setting.token_for_us}}', expiry: 60, claims: { iss: 'acme' } }";

  async function echo(): Promise<{ url: string; seen: { authorization: string | undefined; origin: string | undefined }[] }> {
    const seen: { authorization: string | undefined; origin: string | undefined }[] = [];
    const server = createServer(({ headers }, response) => {
      seen.push({ authorization: headers.authorization, origin: headers.origin });
      response.writeHead(418, { 'content-type': 'application/json' }).end('{"tea":true}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return { url: `http://127.0.0.1:${(server.address() as { port: number }).port}/`, seen };
  }

  it('signs a token with a secret that the page never has, and calls from its own side', async () => {
    const { run, tab } = await zafPage({ settings, secure });
    const { url, seen } = await echo();
    const failed = await run<{ status: number; responseJSON: object }>(
      `try { await client.request({ url: '${url}', secure: true, jwt: ${jwt}, headers: { Authorization: 'Bearer {{jwt.token}}' } }); } catch (error) { return error; }`,
    );
    expect(failed).toMatchObject({ status: 418, responseJSON: { tea: true } });
    const token = seen[0]!.authorization!.replace('Bearer ', '');
    await jwtVerify(token, new TextEncoder().encode(settings.token_for_us), { issuer: 'acme', algorithms: ['HS256'] });
    expect(decodeJwt(token).exp! - decodeJwt(token).iat!).toBe(60);
    expect(seen[0]!.origin).toBeUndefined();
    expect(await tab.content()).not.toContain(settings.token_for_us);
  });

  it('puts a secret nowhere but where its scopes allow', async () => {
    const { run } = await zafPage({ settings, secure });
    const { url, seen } = await echo();
    const status = (options: string) => run<number>(`try { await client.request(${options}); } catch (error) { return error.status; }`);
    expect(await status(`{ url: '${url}', secure: true, headers: { 'X-Key': '{{setting.token_for_us}}' } }`)).toBe(400);
    expect(await status(`{ url: '${url}?k={{setting.token_for_us}}', secure: true }`)).toBe(400);
    expect(await status(`{ url: '${url}', jwt: ${jwt} }`)).toBe(400);
    expect(seen).toEqual([]);
  });

  it("uses the agent's own session for the account's API", async () => {
    const { run } = await zafPage();
    expect(await run("return client.request('/api/v2/users/me.json');")).toMatchObject({ user: { name: 'Alex Agent' } });
  });
});
