import { describe, expect, it } from 'vitest';
import { type Clock, calmMs, follow, quickMs, slowMs } from '../../src/api/follow.ts';

/** A clock that goes when it is told to. */
function handClock() {
  let now = 0;
  let waiting: { at: number; act: () => void }[] = [];
  const clock: Clock = {
    after(ms, act) {
      const one = { at: now + ms, act };
      waiting.push(one);
      return () => {
        waiting = waiting.filter((other) => other !== one);
      };
    },
  };
  return {
    clock,
    async pass(ms: number) {
      const until = now + ms;
      for (;;) {
        await Promise.resolve().then(() => undefined);
        await new Promise(setImmediate);
        const next = waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        waiting = waiting.filter((one) => one !== next);
        now = next.at;
        next.act();
      }
      now = until;
    },
  };
}

function following(answer: () => Promise<number> = async () => 1) {
  const { clock, pass } = handClock();
  const seen = { asked: 0, news: [] as number[], lost: 0 };
  const ask = () => {
    seen.asked += 1;
    return answer();
  };
  const follower = follow({ ask, onNews: (news) => seen.news.push(news), onLost: () => (seen.lost += 1) }, clock);
  return { follower, pass, seen };
}

describe('panel: keeping up', () => {
  it('asks at once, then every five seconds: twelve a minute of the hundred that an agent has', async () => {
    const { pass, seen } = following();
    await pass(60_000);
    expect(seen).toMatchObject({ asked: 1 + 60_000 / quickMs, lost: 0 });
  });

  it('asks once a minute while the agent looks elsewhere, and at once when they come back', async () => {
    const { follower, pass, seen } = following();
    await pass(0);
    follower.slow(true);
    await pass(10 * slowMs);
    expect(seen.asked).toBe(11);
    follower.slow(false);
    await pass(calmMs);
    expect(seen.asked).toBe(12);
  });

  it('asks once for a flock of nudges', async () => {
    const { follower, pass, seen } = following();
    await pass(0);
    for (let count = 0; count < 20; count += 1) follower.nudge();
    await pass(calmMs);
    expect(seen.asked).toBe(2);
  });

  it('asks again for a nudge that came while it was asking', async () => {
    let answer: (value: number) => void = () => undefined;
    const { follower, pass, seen } = following(() => new Promise((resolve) => (answer = resolve)));
    await pass(0);
    follower.nudge();
    answer(1);
    await pass(calmMs);
    expect(seen.asked).toBe(2);
  });

  it('says that it is lost, asks ever more rarely, and is back as soon as it is answered', async () => {
    let isUp = false;
    const { follower, pass, seen } = following(async () => {
      if (!isUp) throw new Error('down');
      return 7;
    });
    await pass(600_000);
    expect(seen.lost).toBeGreaterThan(5);
    expect(seen.asked).toBeLessThan(20);
    isUp = true;
    follower.nudge();
    await pass(calmMs);
    expect(seen.news).toEqual([7]);
  });

  it('is silent once it has ended', async () => {
    const { follower, pass, seen } = following();
    await pass(0);
    follower.end();
    follower.nudge();
    await pass(600_000);
    expect(seen.asked).toBe(1);
  });
});
