import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto';
import { AppError } from '#domain/errors.ts';

/** Addresses of requesters' own pages. Whoever has one is taken for the requester, until it is over. */
export interface StatusLinks {
  /** @param requestedAt milliseconds since 1970; the same handoff always has the same link */
  of(handoffId: string, requestedAt: number): string;
  /** @returns the handoff behind a link's token. @throws AppError bad_link, in one and the same way whatever is wrong with it */
  read(token: string, now: number): string;
}

const day = 24 * 3_600_000;
const shape = /^([\w-]{1,64})\.([0-9a-z]{1,10})\.([\w-]{43})$/;

/**
 * Nothing is stored: the token names its handoff and its end, and an HMAC of both proves that we wrote it. Its key is derived from
 * the master key for this one purpose, so that nothing else that is signed or sealed with that key is ever a link.
 * @param masterKeys one or more: the first one signs, while one key follows another links of both hold
 * @param publicUrl where the requester's browser reaches this server
 */
export function createStatusLinks(masterKeys: Uint8Array[], publicUrl: string, days: number): StatusLinks {
  const keys = masterKeys.map((masterKey) => createSecretKey(Buffer.from(hkdfSync('sha256', masterKey, '', 'baton status page v1', 32))));
  const sign = (handoffId: string, end: string, key: KeyObject) =>
    createHmac('sha256', key).update(`${handoffId}.${end}`).digest('base64url');
  return {
    of(handoffId, requestedAt) {
      const end = Math.floor((requestedAt + days * day) / 1_000).toString(36);
      return `${publicUrl.replace(/\/$/, '')}/r/${handoffId}.${end}.${sign(handoffId, end, keys[0]!)}`;
    },
    read(token, now) {
      const [, handoffId, end, signature] = shape.exec(token) ?? [];
      // As text, not as bytes: several texts of base64 mean the same bytes, and only one is the link.
      const isOurs =
        handoffId !== undefined &&
        keys.some((key) => timingSafeEqual(Buffer.from(signature!, 'latin1'), Buffer.from(sign(handoffId, end!, key), 'latin1')));
      if (!isOurs || Number.parseInt(end!, 36) * 1_000 <= now) throw new AppError('bad_link', 'The link is over, or is not one of ours');
      return handoffId;
    },
  };
}
