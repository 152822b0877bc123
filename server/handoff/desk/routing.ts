import { AppError } from '#domain/errors.ts';
import { addAuditEntry } from '../../store/audit.ts';
import { deliverAlert } from '../deliver-alert.ts';
import type { HandoffDeps } from '../deps.ts';
import type { LiveSettings } from '../live-settings.ts';
import type { AlertField } from '../settings.ts';

/** Where a rule sends tickets, and how urgent they are. */
export interface RuleRouting {
  rule: string;
  priority: string | null;
  group: string | null;
  /** Names of routes. */
  alerts: string[];
}

export interface RoutingShown {
  /** Null where the helpdesk cannot be asked now. */
  groups: string[] | null;
  rules: RuleRouting[];
}

/** Groups of the helpdesk, and which rule sets what; rules that set nothing of it are left out. */
export async function readRouting({ helpdesk }: HandoffDeps, live: LiveSettings): Promise<RoutingShown> {
  const groups = await helpdesk.groups().catch((error: unknown) => {
    if (error instanceof AppError) return null;
    throw error;
  });
  const rules = live
    .inForce()
    .settings.rules.filter(({ enabled }) => enabled !== false)
    .map(({ id, actions }): RuleRouting => {
      const routing: RuleRouting = { rule: id, priority: null, group: null, alerts: [] };
      for (const action of actions) {
        if (action.kind === 'set_priority') routing.priority ??= action.priority;
        if (action.kind === 'set_group') routing.group ??= action.group;
        if (action.kind === 'alert') routing.alerts.push(action.to);
      }
      return routing;
    })
    .filter(({ priority, group, alerts }) => priority !== null || group !== null || alerts.length > 0);
  return { groups, rules };
}

const samples: Record<AlertField, string> = {
  ticket: '0',
  reason: 'asked_for_human',
  group: 'Support',
  priority: 'normal',
  channel: 'chat',
  intent: 'test',
  requester_name: 'Sample requester',
  requester_email: 'sample@example.com',
};

/** Sends a test along a route as it is saved, at once. @throws AppError unknown_setting, remote_* */
export async function testAlert(deps: HandoffDeps, name: string, actor: string): Promise<void> {
  const { alerts } = deps.settings();
  if (!Object.hasOwn(alerts, name)) throw new AppError('unknown_setting', `No alert route "${name}" is saved`);
  const route = alerts[name]!;
  const fields = route.fields.map((field): [AlertField, string] => [field, samples[field]]);
  const message = { title: 'A test from Baton: nobody waits', fields };
  await deliverAlert(deps.waysOut.of('alerts', route), route, message, deps.newId(), deps.now());
  await deps.db.transaction((tx) =>
    addAuditEntry(tx, { id: deps.newId(), at: deps.now(), actor, action: 'alert_tested', target: `alert:${name}`, detail: '' }),
  );
}
