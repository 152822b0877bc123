import { createOutbound, type Outbound } from '../../server/outbound/outbound.ts';
import type { WaysOut } from '../../server/outbound/ways-out.ts';

/** The way out of tests: everything that answers them stands on this machine. */
export const thisMachine = createOutbound({ hosts: ['127.0.0.1', 'localhost'] });

/** Whoever typed an address, it is called by one way. */
export const oneWayOut = (outbound: Outbound): WaysOut => ({ of: () => outbound, problemsIn: () => [] });
