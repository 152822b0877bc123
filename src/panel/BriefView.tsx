import { useMemo } from 'react';
import { glanceOf } from '#domain/glance/glance.ts';
import type { BriefResult } from '../api/read-brief.ts';
import type { Host } from '../host/connect.ts';
import { useT } from '../i18n/context.ts';
import { Folded } from '../parts/Folded.tsx';
import { KeyValues } from '../parts/KeyValues.tsx';
import { later } from '../parts/later.tsx';
import { Claims } from './glance/Claims.tsx';
import { Facts } from './glance/Facts.tsx';
import { Why } from './glance/Why.tsx';
import { Jumping } from './jump.tsx';
import { NowLine } from './NowLine.tsx';
import { Computed, isTrouble, Origin } from './Origin.tsx';
import { earlierIn, type Ticket } from './use-ticket.ts';

// What is looked at second comes second: the first glance does not wait for it.
const Actions = later(() => import('./act/Actions.tsx'), <div className="actions" />);
const Summary = later(() => import('./glance/Summary.tsx'));
const FromRequester = later(() => import('./glance/FromRequester.tsx'));
const Customer = later(() => import('./customer/Customer.tsx'));
const Conversation = later(() => import('./transcript/Conversation.tsx'));

interface BriefViewProps {
  host: Host;
  result: Extract<BriefResult, { kind: 'brief' }>;
  ticket: Ticket;
}

/** Why and what now first, the conversation last: every claim above points to its message below. */
export function BriefView({ host, result, ticket }: BriefViewProps) {
  const t = useT();
  const { brief } = result;
  const earlier = result.source === 'server' ? result.earlier : null;
  const glance = useMemo(() => ({ ...glanceOf(brief), ...(earlier && { confidence: earlier.confidence }) }), [brief, earlier]);
  const { diagnostics } = brief;
  return (
    <Jumping>
      <main tabIndex={-1} aria-label={t('panel.title')}>
        {result.source === 'computed' && <Computed result={result} />}
        {isTrouble(result) && <Origin result={result} />}
        <NowLine ticket={ticket} />
        <Why brief={brief} />
        {brief.summary !== null && <Summary brief={brief} />}
        {brief.from_requester.length > 0 && <FromRequester brief={brief} />}
        <Facts brief={brief} glance={glance} isOver={ticket.now?.state === 'completed'} />
        <Actions host={host} brief={brief} glance={glance} ticket={ticket} />
        <Claims glance={glance} />
        {Object.keys(diagnostics).length > 0 && (
          <Folded title={t('panel.diagnostics')}>
            <KeyValues values={diagnostics} />
          </Folded>
        )}
        <Folded title={t('panel.customer')}>
          <Customer host={host} brief={brief} hasServer={result.source === 'server'} />
        </Folded>
        <Conversation host={host} brief={brief} earlier={earlierIn(result)} />
        {!isTrouble(result) && <Origin result={result} />}
      </main>
    </Jumping>
  );
}
