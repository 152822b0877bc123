import { useState } from 'react';
import { Said } from '../../parts/Said.tsx';
import { useDesk } from '../context.ts';
import { When } from '../parts/When.tsx';
import { LetterDetail } from './LetterDetail.tsx';
import type { Letter } from './letter.ts';

interface Props {
  letter: Letter;
  isChosen: boolean;
  /** Absent for whoever may only look. */
  onChoose?: (isChosen: boolean) => void;
}

export function LetterLine({ letter: { job, task, reason, attempts, died_at }, isChosen, onChoose }: Props) {
  const { t } = useDesk();
  const [isOpen, setOpen] = useState(false);
  const name = t.maybe(`task.${task}`) ?? task;
  return (
    <li className="letter">
      <div>
        <When at={died_at} />
      </div>
      <div>
        {onChoose ? (
          <label>
            <input type="checkbox" checked={isChosen} onChange={({ target }) => onChoose(target.checked)} /> <strong>{name}</strong>
          </label>
        ) : (
          <strong>{name}</strong>
        )}{' '}
        <span className="soft">{t('letters.attempts', { attempts })}</span>
        <p>
          <Said text={reason} />
        </p>
        <button type="button" className="plain" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('letters.look')}
        </button>
        {isOpen && <LetterDetail job={job} />}
      </div>
    </li>
  );
}
