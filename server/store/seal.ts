import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Secrets at rest. @param about what the secret belongs to: sealed for one row, it opens in no other */
export interface Seal {
  close(text: string, about: string): string;
  /** @throws Error when it was sealed with another key, for something else, or changed */
  open(sealed: string, about: string): string;
}

const [ivBytes, tagBytes] = [12, 16];

/** AES-256-GCM. @param key 32 bytes */
export function createSeal(key: Uint8Array): Seal {
  return {
    close(text, about) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
    },
    open(sealed, about) {
      const bytes = Buffer.from(sealed, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes }).setAAD(
        Buffer.from(about),
      );
      decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
      return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8');
    },
  };
}
