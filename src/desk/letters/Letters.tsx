import { Field, Select } from '@zendeskgarden/react-forms';
import { useEffect, useRef, useState } from 'react';
import { useDesk } from '../context.ts';
import { Shown } from '../parts/Shown.tsx';
import { useAsked } from '../use-asked.ts';
import { LetterList } from './LetterList.tsx';
import { type Letter, tasks } from './letter.ts';

const pageSize = 100;

/** Work that was given up for good: found, looked at, tried again or put aside. */
export default function Letters() {
  const { t } = useDesk();
  const [task, setTask] = useState('');
  const [after, setAfter] = useState<string | null>(null);
  const [said, setSaid] = useState<{ words: string } | null>(null);
  const outcome = useRef<HTMLParagraphElement>(null);
  // Whoever decided stands on a button that can no longer be pressed, or in a list that is gone.
  useEffect(() => {
    if (said !== null) outcome.current?.focus();
  }, [said]);
  const query = new URLSearchParams({ limit: String(pageSize), ...(task === '' ? {} : { task }), ...(after === null ? {} : { after }) });
  const asked = useAsked<{ dead_letters: Letter[] }>(`/v1/dead-letters?${query}`);
  return (
    <>
      <p className="hint">{t('letters.hint')}</p>
      <div className="fields">
        <Field>
          <Field.Label>{t('letters.kind')}</Field.Label>
          <Select
            value={task}
            onChange={({ target }) => {
              setTask(target.value);
              setAfter(null);
            }}
          >
            <option value="">{t('letters.every')}</option>
            {tasks.map((one) => (
              <option key={one} value={one}>
                {t.maybe(`task.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {said !== null && (
        <p ref={outcome} tabIndex={-1}>
          {said.words}
        </p>
      )}
      <Shown asked={asked}>
        {({ dead_letters: letters }) =>
          letters.length === 0 ? (
            <p role="status">{t(task === '' && after === null ? 'letters.none' : 'letters.none_so')}</p>
          ) : (
            <LetterList
              key={`${task}/${after}`}
              letters={letters}
              task={task}
              onDecided={(words) => {
                setSaid({ words });
                // The page's first one may be gone, and with it the place behind which this page begins.
                setAfter(null);
                asked.again();
              }}
              {...(letters.length === pageSize ? { onMore: () => setAfter(letters.at(-1)!.job) } : {})}
            />
          )
        }
      </Shown>
    </>
  );
}
