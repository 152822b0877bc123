/** How long somebody will probably wait, from here on. */
export interface WaitLeft {
  /** How many are served before; null where nobody counts. */
  ahead: number | null;
  seconds: number;
}
