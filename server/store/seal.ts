import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Secrets at rest. @param about what the secret belongs to: sealed for one account and row, it opens in no other */
export interface Seal {
  close(text: string, about: string): string;
  /** @throws Error when it was sealed with another key, for something else, or changed */
  open(sealed: string, about: string): string;
  /** Whether it was sealed with a key that is on its way out. */
  isOld(sealed: string): boolean;
}

const [ivBytes, tagBytes, keyBytes] = [12, 16, 32];

/**
 * AES-256-GCM in an envelope: each secret has a key of its own, which is sealed by the master key.
 * @param keys 32 bytes each; the first seals, and all open, so that one can follow another while everybody works
 */
export function createSeal(...keys: Uint8Array[]): Seal {
  const byId = new Map(keys.map((key) => [idOf(key), key]));
  const [first] = keys;
  if (!first) throw new Error('A seal needs a key');
  return {
    close(text, about) {
      const own = randomBytes(keyBytes);
      const wrapped = encrypt(first, own, `key of ${about}`);
      return ['v1', idOf(first), wrapped.toString('base64'), encrypt(own, Buffer.from(text), about).toString('base64')].join('.');
    },
    open(sealed, about) {
      const [version, id = '', wrapped = '', body = ''] = sealed.split('.');
      if (version !== 'v1') return openBare(keys, sealed, about);
      const key = byId.get(id);
      if (!key) throw new Error('It was sealed with a master key that is not there');
      const own = decrypt(key, Buffer.from(wrapped, 'base64'), `key of ${about}`);
      return decrypt(own, Buffer.from(body, 'base64'), about).toString('utf8');
    },
    isOld: (sealed) => sealed.split('.')[1] !== idOf(first),
  };
}

/** As it was before there were envelopes: by the master key itself. */
function openBare(keys: Uint8Array[], sealed: string, about: string): string {
  let failure: unknown;
  for (const key of keys) {
    try {
      return decrypt(key, Buffer.from(sealed, 'base64'), about).toString('utf8');
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

function idOf(key: Uint8Array): string {
  return createHash('sha256').update('baton master key').update(key).digest('hex').slice(0, 12);
}

function encrypt(key: Uint8Array, bytes: Uint8Array, about: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function decrypt(key: Uint8Array, bytes: Uint8Array, about: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes }).setAAD(Buffer.from(about));
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]);
}
