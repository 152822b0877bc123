import { z } from 'zod';

/** An address in settings that is called later. Where it may lead is the policy's to say, at the start and again at each call. */
export const address = z.url({ protocol: /^https?$/, error: 'must begin with https://' });
