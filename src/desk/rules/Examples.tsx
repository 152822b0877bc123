import { useState } from 'react';
import type { Example, HandedOff } from '#rules/backtest.ts';
import { Said } from '../../parts/Said.tsx';
import { useDesk } from '../context.ts';
import { Shown } from '../parts/Shown.tsx';
import { useAsked } from '../use-asked.ts';
import { signalWords } from './rule-sentence.ts';
import { Talk, type TalkMessage } from './Talk.tsx';

interface ExamplesProps {
  title: string;
  count: number;
  examples: Example[];
}

/** Conversations in which something would be different in one way; each can be read, with the moment marked. */
export function Examples({ title, count, examples }: ExamplesProps) {
  const { t } = useDesk();
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {count > examples.length && <p className="soft">{t('rules.backtest.first', { count: examples.length })}</p>}
      <ul className="changes">
        {examples.map((example, at) => (
          <li key={keyOf(example)}>
            <p className="row">
              <button
                type="button"
                className="chip"
                aria-expanded={opened === keyOf(example)}
                onClick={() => setOpened(opened === keyOf(example) ? null : keyOf(example))}
              >
                {t('rules.backtest.conversation', { number: at + 1 })}
              </button>
              <Said text={t('rules.backtest.then_now', { current: when(t, example.current), draft: when(t, example.draft) })} />
              {example.needed !== null && (
                <span className="soft">{t(`rules.backtest.${example.needed ? 'said_needed' : 'said_needless'}`)}</span>
              )}
            </p>
            {opened === keyOf(example) && <ExampleTalk example={example} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A conversation that people gave back to the bot may be among them more than once. */
const keyOf = ({ id, draft, current }: Example) => `${id} ${draft?.turn} ${current?.turn}`;

function when(t: ReturnType<typeof useDesk>['t'], handedOff: HandedOff | null): string {
  if (handedOff === null) return t('rules.backtest.not_at_all');
  const { rule, code, turn } = handedOff;
  return t('rules.backtest.by', { rule, why: code === null || code === 'custom' ? rule : signalWords(t, code), turn: turn + 1 });
}

interface StoredTalk {
  messages: TalkMessage[];
  decisions: { messages: number }[];
}

function ExampleTalk({ example: { id, draft, current } }: { example: Example }) {
  const { t } = useDesk();
  const asked = useAsked<StoredTalk>(`/v1/desk/conversations/${encodeURIComponent(id)}`);
  return (
    <Shown asked={asked}>
      {({ messages, decisions }) => {
        const moments = (
          [
            ['draft', draft],
            ['in_force', current],
          ] as const
        ).flatMap(([side, handedOff]) => {
          const at = handedOff === null ? undefined : decisions[handedOff.turn]?.messages;
          return at === undefined
            ? []
            : [{ at, words: t('rules.backtest.here', { side: t(`rules.backtest.${side}`), rule: handedOff!.rule }) }];
        });
        const marks = new Map(
          moments.map(({ at }) => [
            at,
            <div key={at} className="decided handoff">
              {moments
                .filter((one) => one.at === at)
                .map(({ words }) => (
                  <p key={words}>
                    <Said text={words} />
                  </p>
                ))}
            </div>,
          ]),
        );
        return <Talk messages={messages} marks={marks} />;
      }}
    </Shown>
  );
}
