import { findCards } from './card.ts';
import { findEmails } from './email.ts';
import { findIbans } from './iban.ts';
import { findIps } from './ip.ts';
import type { Finder, PrivateKind } from './kind.ts';
import { findNationalIds } from './national-id.ts';
import { findPasswords } from './password.ts';
import { findPhones } from './phone.ts';
import { findSecrets } from './secret.ts';

/** What finds each kind. */
export const finders: Record<PrivateKind, Finder> = {
  secret: findSecrets,
  password: findPasswords,
  card: findCards,
  iban: findIbans,
  national_id: findNationalIds,
  email: findEmails,
  ip: findIps,
  phone: findPhones,
};
