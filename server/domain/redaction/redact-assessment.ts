import type { Assessment } from '../decision.ts';
import type { RedactionPolicy } from './kind.ts';
import { redactText } from './redact.ts';

/** A decision whose sentences quote nothing that is hidden elsewhere. */
export function redactAssessment(assessment: Assessment, policy: RedactionPolicy): Assessment {
  return {
    ...assessment,
    reasons: assessment.reasons.map((reason) => ({
      ...reason,
      sentence: redactText(reason.sentence, policy),
      params: Object.fromEntries(
        Object.entries(reason.params).map(([name, value]) => [name, typeof value === 'string' ? redactText(value, policy) : value]),
      ),
    })),
  };
}
