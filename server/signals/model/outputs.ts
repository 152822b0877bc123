/** What the model tells of a text, in the order of its weights. */
export const outputs = ['asks', 'frustrated', 'legal', 'fraud', 'self_harm', 'privacy', 'billing_dispute', 'safety'] as const;
export type Output = (typeof outputs)[number];
export type Scores = Record<Output, number>;
