import { useState } from 'react';
import { useDesk } from '../context.ts';
import { Trouble } from '../parts/Trouble.tsx';
import { useAct } from '../use-act.ts';
import { Decide } from './Decide.tsx';
import { LetterLine } from './LetterLine.tsx';
import type { Letter } from './letter.ts';

interface Props {
  letters: Letter[];
  /** Empty for all. */
  task: string;
  /** @param words what came of it */
  onDecided: (words: string) => void;
  onMore?: () => void;
}

type Decided = { decided: { result: 'replayed' | 'discarded' | 'superseded' | 'not_dead' }[] };

/** One page of them; several can be chosen, and decided about at once. */
export function LetterList({ letters, task, onDecided, onMore }: Props) {
  const { t, may } = useDesk();
  const { act, isBusy, error } = useAct();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const canDecide = may.includes('replay');

  const decide = async (path: string, body: object) => {
    const answer = await act<Decided>(`/v1/dead-letters/${path}`, body);
    if (!answer) return;
    const count = (result: string) => answer.decided.filter((one) => one.result === result).length;
    setChosen(new Set());
    onDecided(
      t('letters.decided', {
        ...{ replayed: count('replayed'), discarded: count('discarded') },
        other: count('superseded') + count('not_dead'),
      }),
    );
  };
  const jobs = [...chosen];
  return (
    <>
      {error !== null && <Trouble error={error} />}
      {canDecide && (
        <Decide
          count={jobs.length}
          isEvery={task === ''}
          isBusy={isBusy}
          onReplay={() => void decide('replay', { jobs })}
          onDiscard={(reason) => void decide('discard', { jobs, reason })}
          onReplayAll={() => void decide('replay', { all: true, ...(task === '' ? {} : { task }) })}
        />
      )}
      <ul className="checks">
        {letters.map((letter) => (
          <LetterLine
            key={letter.job}
            letter={letter}
            isChosen={chosen.has(letter.job)}
            {...(canDecide
              ? {
                  onChoose: (isChosen: boolean) =>
                    setChosen(new Set(isChosen ? [...chosen, letter.job] : jobs.filter((one) => one !== letter.job))),
                }
              : {})}
          />
        ))}
      </ul>
      {onMore && (
        <button type="button" className="chip" onClick={onMore}>
          {t('letters.next_page')}
        </button>
      )}
    </>
  );
}
