/** What may be hidden, the most telling first: where two overlap, the first keeps its name. */
export const privateKinds = ['secret', 'password', 'card', 'iban', 'national_id', 'email', 'ip', 'phone'] as const;
export type PrivateKind = (typeof privateKinds)[number];

/** `mask` leaves what it was and its last four digits, `drop` leaves only that something was there. */
export const treatments = ['keep', 'mask', 'drop'] as const;
export type Treatment = (typeof treatments)[number];
export type RedactionPolicy = Record<PrivateKind, Treatment>;

/** Addresses and telephone numbers are how agents reach people; the rest has no business on a ticket. */
export const usualPolicy: RedactionPolicy = {
  secret: 'drop',
  password: 'drop',
  card: 'mask',
  iban: 'mask',
  national_id: 'mask',
  email: 'keep',
  ip: 'keep',
  phone: 'keep',
};

/** A place in {@link Reading.plain}. */
export interface Found {
  from: number;
  /** Behind its last character. */
  to: number;
}

/** Digits that stand together, or were spoken. */
export interface Chunk extends Found {
  digits: string;
  isSpoken: boolean;
}

/** What one author wrote in one transcript, ready to be looked through. */
export interface Reading {
  /** All messages in one spelling, {@link messageEnd} between them. */
  plain: string;
  /** Digits with no words between them, each list one number or several. */
  runs: Chunk[][];
  /** What anybody had said just before the message that begins at this place; '' at the start and within messages. */
  before: (at: number) => string;
}

/** Finds one kind, in a time that grows no faster than the text. */
export type Finder = (reading: Reading) => Found[];

/** Stands between two messages of one author and nowhere else. */
export const messageEnd = '\u2029';
