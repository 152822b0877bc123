/** How long somebody will probably wait, from here on. */
export interface WaitEstimate {
  /** How many are served before; null where nobody counts. */
  ahead: number | null;
  seconds: number;
}
