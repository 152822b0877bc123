/** As `GET /v1/desk/routing` tells it. */
export interface RoutingShown {
  /** Null where Zendesk cannot be asked now. */
  groups: string[] | null;
  rules: { rule: string; priority: string | null; group: string | null; alerts: string[] }[];
}
