import { createOutbound } from '../../server/outbound/outbound.ts';

/** The way out of tests: everything that answers them stands on this machine. */
export const thisMachine = createOutbound({ hosts: ['127.0.0.1', 'localhost'] });
