import { expect, it } from 'vitest';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { inProcess } from '../helpers/in-process.ts';

it('desk: what is set up and what is missing is told one by one, also while the helpdesk is away', async () => {
  const house = await inProcess({ shop: { kind: 'baton' } });
  const states = async () => {
    const { data } = await house.asAdmin('get', '/v1/desk/setup');
    return Object.fromEntries(data.checks.map(({ name, state, detail }: Record<string, string>) => [name, [state, detail]]));
  };
  expect(await states()).toMatchObject({
    helpdesk: ['done', 'Baton (agent)'],
    fields: ['done', null],
    // It has not been told its own address here.
    webhook: ['unknown', expect.stringContaining('BATON_PUBLIC_URL')],
    public_url: ['missing', null],
    bot: ['done', 'shop'],
    delivery: ['missing', null],
    handoff: ['missing', null],
    hours: ['missing', null],
  });
  house.account.fields.splice(4, 1);
  await house.post('shop', samplePayload('c-1', house.clock.now));
  expect(await states()).toMatchObject({ fields: ['missing', 'Handoff reason'], delivery: ['done', null], handoff: ['done', null] });

  house.simulator.faults.script([{ match: { path: '/api/v2' }, times: 9, fault: { kind: 'status', status: 500 } }]);
  expect(await states()).toMatchObject({ helpdesk: ['unknown', expect.stringContaining('500')], bot: ['done', 'shop'] });
});
