import { describe, expect, it } from 'vitest';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { addChange, listChanges } from '../../server/store/handoff-changes.ts';
import { inProcess } from '../helpers/in-process.ts';
import { engines } from '../helpers/test-database.ts';

describe.each(engines)('store: changes of a handoff on %s', (engine) => {
  it('has a place for each of many that are made at the same moment', async () => {
    const { db, post, clock } = await inProcess({ shop: { kind: 'baton' } }, { engine });
    await post('shop', samplePayload('c-1', clock.now));
    const [handoff] = await db.query<{ id: string }>('select id from handoffs');
    const before = (await listChanges(db, handoff!.id)).length;
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        db.transaction((tx) =>
          addChange(tx, { id: `x-${index}`, handoffId: handoff!.id, at: clock.now, agent: null, action: 'accepted', detail: `${index}` }),
        ),
      ),
    );
    expect(await listChanges(db, handoff!.id)).toHaveLength(before + 12);
    const places = await db.query<{ position: number }>('select position from handoff_changes order by position');
    expect(places.map(({ position }) => Number(position))).toEqual(places.map((_, index) => index));
  });
});
