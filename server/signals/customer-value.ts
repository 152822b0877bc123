import type { JsonObject } from '#domain/json.ts';
import type { Detector } from './detector.ts';

const tells = /^(plan|tier|segment|customer_?type|account_?type|level|loyalty(_?(tier|level))?|sla|support_?level)$/i;
const high = /\b(vip|enterprise|premium|platinum|gold|diamond|key account|strategic|black|first)\b/i;
const flag = /^(is_?)?(vip|key_?account|enterprise)$/i;

/** The requester matters more than most to the business, by what the bot says of them. Never a reason by itself. */
export const customerValue: Detector = ({ requester }) => {
  const proof = valuable(requester.attributes);
  if (proof === null) return [];
  return [
    {
      code: 'customer_value',
      strength: 0.7,
      sentence: `The requester is a valued customer (${proof}).`,
      params: { attribute: proof },
      evidence: [],
    },
  ];
};

function valuable(attributes: JsonObject): string | null {
  for (const [key, value] of Object.entries(attributes)) {
    if (flag.test(key) && (value === true || value === 'true')) return key;
    if (tells.test(key) && typeof value === 'string' && high.test(value)) return `${key}: ${value.slice(0, 60)}`;
  }
  return null;
}
