import { Button } from '@zendeskgarden/react-buttons';
import { useState } from 'react';
import type { Rule } from '#domain/rule.ts';
import { useAnnounce } from '../../parts/Announcer.tsx';
import { Said } from '../../parts/Said.tsx';
import { useDesk } from '../context.ts';
import { Shown } from '../parts/Shown.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { When } from '../parts/When.tsx';
import { useAsked } from '../use-asked.ts';
import { Changes } from './Changes.tsx';

interface Version {
  version: number;
  author: string;
  note: string;
  created_at: string;
}

const path = '/v1/desk/settings/rules';

/** Who saved the rules when and why; any two can be compared, and any one be had again. */
export function Versions({ now, onRestored }: { now: number; onRestored: () => void }) {
  const { t } = useDesk();
  const asked = useAsked<{ versions: Version[] }>(`${path}/versions?limit=100`);
  const [looked, setLooked] = useState<{ at: number; from: number } | null>(null);
  return (
    <Shown asked={asked}>
      {({ versions }) => {
        const all = [...versions, { version: 0, author: '', note: '', created_at: '' }];
        const name = (version: number) => t('rules.versions.name', { version });
        return (
          <ol className="versions">
            {all.map(({ version, author, note, created_at }) => (
              <li key={version}>
                <p className="row">
                  <strong>{name(version)}</strong>
                  {version === now && <span className="soft">{t('rules.versions.now')}</span>}
                  {version > 0 && (
                    <span className="soft">
                      <When at={created_at} /> · <Said text={author} />
                    </span>
                  )}
                  {(version !== now || version > 0) && (
                    <button
                      type="button"
                      className="chip"
                      aria-expanded={looked?.at === version}
                      aria-label={t('rules.versions.look', { version: name(version) })}
                      onClick={() => setLooked(looked?.at === version ? null : { at: version, from: version === now ? version - 1 : now })}
                    >
                      {t('rules.versions.compare')}
                    </button>
                  )}
                </p>
                {note !== '' && (
                  <p>
                    <Said text={note} />
                  </p>
                )}
                {looked?.at === version && (
                  <Comparison
                    now={now}
                    at={version}
                    from={looked.from}
                    others={all.map((one) => one.version).filter((one) => one !== version)}
                    onFrom={(from) => setLooked({ at: version, from })}
                    onRestored={() => {
                      setLooked(null);
                      onRestored();
                    }}
                  />
                )}
              </li>
            ))}
          </ol>
        );
      }}
    </Shown>
  );
}

interface ComparisonProps {
  /** The version in force. */
  now: number;
  at: number;
  from: number;
  others: number[];
  onFrom(from: number): void;
  onRestored(): void;
}

function Comparison({ now, at, from, others, onFrom, onRestored }: ComparisonProps) {
  const { t, may, ask } = useDesk();
  const announce = useAnnounce();
  const [error, setError] = useState<unknown>(null);
  const here = useAsked<{ value: Rule[] }>(`${path}/versions/${at}`);
  const there = useAsked<{ value: Rule[] }>(`${path}/versions/${from}`);
  const restore = async () => {
    try {
      await ask(`${path}/restore`, { method: 'POST', body: { version: at, based_on: now } });
      announce(t('rules.versions.restored', { version: at }));
      onRestored();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <div className="comparison">
      <label className="row">
        {t('rules.versions.from')}
        <select value={from} onChange={({ target }) => onFrom(Number(target.value))}>
          {others.map((version) => (
            <option key={version} value={version}>
              {t('rules.versions.name', { version })}
            </option>
          ))}
        </select>
      </label>
      <Shown asked={there}>
        {(before) => <Shown asked={here}>{(after) => <Changes before={before.value} after={after.value} />}</Shown>}
      </Shown>
      {error !== null && <Trouble error={error} />}
      {may.includes('tune') && at !== now && (
        <Button size="small" onClick={() => void restore()}>
          {t('rules.versions.restore', { version: at })}
        </Button>
      )}
    </div>
  );
}
