import { describe, expect, it } from 'vitest';
import { createBreaker } from '../../server/helpdesks/zendesk/breaker.ts';
import type { Call } from '../../server/helpdesks/zendesk/call.ts';
import { createLimiter, makeTicket } from '../../server/helpdesks/zendesk/limiter.ts';
import { retryAfterMs } from '../../server/outbound/refuse.ts';

const create = { method: 'POST', path: '/api/v2/tickets' } as const;
const list = { method: 'GET', path: '/api/v2/tickets?external_id=1' } as const;
const account = (remaining: number, reset = 60, limit = 200) => ({
  'ratelimit-limit': String(limit),
  'ratelimit-remaining': String(remaining),
  'ratelimit-reset': String(reset),
});

function limiter() {
  const clock = { now: 1_000_000 };
  const one = createLimiter(() => clock.now);
  /** A call and its answer. */
  const call = (what: Call, headers: Record<string, unknown>, status = 200) => {
    one.take(what);
    one.settle(what, { status, headers });
  };
  return { clock, call, ...one, room: (inHand: number) => one.room(makeTicket, inHand), opensAt: () => one.opensAt(makeTicket) };
}

describe('helpdesks: zendesk allows so much', () => {
  it('lets everything through until the account says what it allows', () => {
    const { take } = limiter();
    for (let i = 0; i < 1_000; i += 1) take(create);
  });

  it('learns limit and rest from the headers, and waits for the next window', () => {
    const { call, take, clock } = limiter();
    call(create, account(1, 42));
    take(create);
    expect(() => take(list)).toThrow(expect.objectContaining({ code: 'remote_busy', retryAfterMs: 42_000 }));
    clock.now += 42_000;
    for (let i = 0; i < 199; i += 1) take(create);
    expect(() => take(create), 'the one that is under way counts').toThrow(/allows no more/);
  });

  it('learns limits of endpoints that are published nowhere, and holds up nothing else for them', () => {
    const { call, take } = limiter();
    call(create, { ...account(190), 'zendesk-ratelimit-tickets-create': 'total=50; remaining=0; resets=7' });
    expect(() => take(create)).toThrow(expect.objectContaining({ retryAfterMs: 7_000 }));
    take(list);
  });

  it('looks at nothing in order to change it while there is no place for the change', () => {
    const { call, take, clock } = limiter();
    const change = { method: 'PUT', path: '/api/v2/tickets/7' } as const;
    call(change, { ...account(190), 'zendesk-ratelimit-tickets-update': 'total=100; remaining=0; resets=20' });
    const look = { method: 'GET', path: '/api/v2/tickets/8' } as const;
    take(look);
    expect(() => take({ ...look, leadsTo: 'PUT' })).toThrow(expect.objectContaining({ code: 'remote_busy', retryAfterMs: 20_000 }));
    clock.now += 20_000;
    take({ ...look, leadsTo: 'PUT' });
  });

  it('counts the look itself, and no look against what a ticket’s changes are allowed', () => {
    const { call, take } = limiter();
    const path = '/api/v2/tickets/7';
    call({ method: 'PUT', path }, { ...account(2), 'zendesk-ratelimit-ticket-update': 'total=30; remaining=1; resets=600' });
    take({ method: 'GET', path, leadsTo: 'PUT' });
    take({ method: 'PUT', path });
    const last = limiter();
    last.call(list, account(1));
    expect(() => last.take({ method: 'GET', path, leadsTo: 'PUT' })).toThrow(/allows no more PUT/);
    last.take({ method: 'GET', path });
  });

  it('tells operators of every allowance as it is now, whoever asked for it last', () => {
    const { call, clock, buckets } = limiter();
    call(
      { method: 'PUT', path: '/api/v2/tickets/7' },
      { ...account(190), 'zendesk-ratelimit-tickets-update': 'total=100; remaining=0; resets=20' },
    );
    clock.now += 3_600_000;
    expect(buckets().get('tickets-update')).toMatchObject({ remaining: 100 });
  });

  it('forgets the limits of single tickets once their time is over, and not while they hold', () => {
    const { call, take, clock, buckets } = limiter();
    const change = (id: number) => ({ method: 'PUT', path: `/api/v2/tickets/${id}` }) as const;
    const told = (remaining: number, resets: number) => ({
      ...account(190),
      'zendesk-ratelimit-tickets-update': 'total=100; remaining=90; resets=60',
      'zendesk-ratelimit-ticket-update': `total=30; remaining=${remaining}; resets=${resets}`,
    });
    for (let id = 1; id <= 500; id += 1) call(change(id), told(29, 600));
    clock.now += 590_000;
    call(change(501), told(0, 600));
    clock.now += 60_000;
    call(list, account(190));
    expect([...buckets().keys()]).toEqual(['account', 'tickets-update', 'ticket-update PUT /api/v2/tickets/501']);
    expect(() => take(change(501))).toThrow(expect.objectContaining({ retryAfterMs: 540_000 }));
  });

  it('waits as long as a 429 says, for that kind of call alone, where the account has something left', () => {
    const { call, take, clock } = limiter();
    call(create, { ...account(190), 'retry-after': '30' }, 429);
    take(list);
    clock.now += 29_999;
    expect(() => take(create)).toThrow(expect.objectContaining({ retryAfterMs: 1 }));
    clock.now += 1;
    take(create);
  });

  it('sees that somebody else spends the same allowance', () => {
    const { call, room } = limiter();
    call(create, account(200));
    expect(room(0).urgent).toBe(66);
    call(create, account(9));
    expect(room(0)).toMatchObject({ urgent: 3 });
  });

  it('spreads what is not urgent over the window, and keeps the rest for what is', () => {
    const { call, room, clock, opensAt } = limiter();
    call(create, account(200));
    expect(room(0)).toEqual({ urgent: 66, normal: 13 });
    call(create, account(160));
    expect(room(0)).toEqual({ urgent: 53, normal: 0 });
    const wait = opensAt() - clock.now;
    expect(wait).toBeLessThanOrEqual(2_000);
    clock.now += wait;
    expect(room(0).normal).toBe(1);
    clock.now = 1_000_000 + 59_999;
    expect(room(0).normal, 'at the end all of it may be spent').toBe(53);
  });

  it('makes no room for what those in hand will still need', () => {
    const { call, room } = limiter();
    call(create, account(12));
    expect(room(2).urgent).toBe(2);
    expect(room(4).urgent).toBe(0);
  });

  it.each([
    ['30', 30_000],
    ['0', 0],
    ['', 30_000],
    ['soon', 30_000],
    ['Sun, 06 Nov 1994 08:49:37 GMT', 7_000],
    ['Sun, 06 Nov 1994 08:00:00 GMT', 0],
    ['1000000000', 86_400_000],
  ])('reads Retry-After %j', (header, expected) => {
    expect(retryAfterMs(header, Date.parse('1994-11-06T08:49:30Z'))).toBe(expected);
  });
});

describe('helpdesks: zendesk fails', () => {
  function breaker() {
    const clock = { now: 1_000_000 };
    const one = createBreaker(() => clock.now);
    const call = (hasFailed: boolean | null) => {
      one.enter();
      one.leave(hasFailed);
    };
    return { clock, call, ...one };
  }
  const fail = (call: (hasFailed: boolean) => void) => {
    for (let i = 0; i < 10; i += 1) call(true);
  };

  it('is left alone after ten failures, not after nine, and not when it mostly works', () => {
    const { call, state } = breaker();
    for (let i = 0; i < 40; i += 1) call(i % 2 === 0);
    expect(state()).toBe('closed');
    const bad = breaker();
    for (let i = 0; i < 9; i += 1) bad.call(true);
    expect(bad.state()).toBe('closed');
    bad.call(true);
    expect(bad.state()).toBe('open');
    expect(() => bad.enter()).toThrow(expect.objectContaining({ code: 'remote_busy', retryAfterMs: 30_000 }));
  });

  it('is asked once after half a minute, and by all when it answers', () => {
    const { call, clock, state, enter, leave } = breaker();
    fail(call);
    clock.now += 30_000;
    expect(state()).toBe('half_open');
    enter();
    expect(() => enter(), 'one probe at a time').toThrow(/left alone/);
    leave(null);
    expect(state(), 'a probe that was not sent proves nothing').toBe('half_open');
    call(false);
    expect(state()).toBe('closed');
  });

  it('is left alone longer each time it fails again, up to five minutes', () => {
    const { call, clock, opensAt } = breaker();
    fail(call);
    const rests: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      clock.now = opensAt();
      call(true);
      rests.push(opensAt() - clock.now);
    }
    expect(rests).toEqual([60_000, 120_000, 240_000, 300_000, 300_000]);
  });

  it('forgets failures after five minutes', () => {
    const { call, clock, state } = breaker();
    for (let i = 0; i < 9; i += 1) call(true);
    clock.now += 300_000;
    call(true);
    expect(state()).toBe('closed');
  });
});
