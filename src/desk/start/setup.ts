export interface Check {
  name: string;
  state: 'done' | 'missing' | 'unknown';
  detail: string | null;
}

/** As `GET /v1/desk/setup` tells it. */
export interface Setup {
  checks: Check[];
  samples: number;
  /** The server can keep what a connection gives. */
  can_connect: boolean;
}
