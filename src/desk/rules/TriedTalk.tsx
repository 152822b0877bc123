import type { Decision, Overruled, Priority, ReasonCode, SentenceParams } from '#domain/decision.ts';
import { useT } from '../../i18n/context.ts';
import { Said } from '../../parts/Said.tsx';
import { useDesk } from '../context.ts';
import { Talk, type TalkMessage } from './Talk.tsx';

interface Turn {
  /** How many messages had been said by then. */
  messages: number;
  decision: Decision;
  priority: Priority;
  say: string | null;
  group: string | null;
  missing: string[];
  /** A server from before does not tell. */
  overruled?: Overruled[];
  reasons: { code: ReasonCode; rule: string; sentence: string; params: SentenceParams; evidence: string[] }[];
}

export interface Tried {
  messages: TalkMessage[];
  notes: ({ code: string } & Record<string, string | number>)[];
  left: number;
  turns: Turn[];
}

const longestQuote = 160;

/** What the draft decides in a conversation, turn by turn: which rule fired, and because of which message. */
export function TriedTalk({ tried: { messages, notes, left, turns } }: { tried: Tried }) {
  const { t } = useDesk();
  const panel = useT();
  const ends = turns.filter(({ decision }) => decision === 'handoff');
  const marks = new Map(turns.map((turn) => [turn.messages, <TurnMark key={turn.messages} turn={turn} messages={messages} />]));
  const evidence = new Set(turns.flatMap(({ reasons }) => reasons.flatMap((one) => one.evidence)));
  return (
    <div>
      <p role="status">
        <strong>
          {ends.length === 0 && t('rules.try.never', { turns: turns.length })}
          {ends.map(({ messages: message, reasons }) => (
            <span key={message}>{t('rules.try.handed_off', { message, rule: reasons[0]?.rule ?? '' })} </span>
          ))}
        </strong>
      </p>
      {notes.map(({ code, ...values }) => (
        <p key={code} className="soft">
          <Said text={panel.maybe(`note.${code}`, values) ?? code} />
        </p>
      ))}
      {left > 0 && <p className="soft">{t('rules.try.left', { count: left })}</p>}
      <Talk messages={messages} marks={marks} evidence={evidence} />
    </div>
  );
}

function TurnMark({ turn, messages }: { turn: Turn; messages: TalkMessage[] }) {
  const { t } = useDesk();
  const { decision, priority, reasons, say, group, missing, overruled = [] } = turn;
  if (decision === 'answer' && reasons.length === 0) return null;
  const what = t('rules.do.decide_with', { decision, priority: t(`rules.priority.${priority}`) });
  return (
    <div className={`decided ${decision}`}>
      <p>
        <strong>{t('rules.try.here', { what })}</strong>
      </p>
      {reasons.map((reason) => (
        <Because key={`${reason.rule} ${reason.code} ${reason.params.topic ?? ''}`} reason={reason} messages={messages} />
      ))}
      {group !== null && <p>{t('rules.do.set_group', { group })}</p>}
      {say !== null && (
        <p>
          <Said text={t('rules.do.say', { text: say })} />
        </p>
      )}
      {missing.length > 0 && <p>{t('rules.do.require', { fields: missing.join(', ') })}</p>}
      {overruled.map(({ rule, action, by }) => (
        <p key={`${rule} ${action} ${by}`} className="soft">
          <Said text={t('rules.try.overruled', { rule, by, what: action })} />
        </p>
      ))}
    </div>
  );
}

function Because({ reason, messages }: { reason: Turn['reasons'][number]; messages: TalkMessage[] }) {
  const { t } = useDesk();
  const panel = useT();
  const proofs = messages.filter(({ id }) => reason.evidence.includes(id));
  return (
    <div>
      <p>
        <Said text={t('rules.try.fired', { rule: reason.rule })} />{' '}
        <Said text={panel.maybe(`signal.${reason.code}`, reason.params) ?? reason.sentence} />
      </p>
      {proofs.length > 0 && (
        <ul>
          {proofs.map(({ id, text }) => (
            <li key={id}>
              {t('rules.try.because')}{' '}
              <q>
                <Said text={text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text} />
              </q>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
