import { Said } from '../../parts/Said.tsx';
import { useDesk } from '../context.ts';
import { Shown } from '../parts/Shown.tsx';
import { When } from '../parts/When.tsx';
import { useAsked } from '../use-asked.ts';
import type { Letter } from './letter.ts';

type Detail = Letter & { request: unknown; history: { at: string; actor: string; action: string; detail: string }[] };

/** The outline of what was asked of the other side, and what was decided about it before. */
export function LetterDetail({ job }: { job: string }) {
  const { t } = useDesk();
  const asked = useAsked<Detail>(`/v1/dead-letters/${job}`);
  return (
    <Shown asked={asked}>
      {({ subject, request, history }) => (
        <dl>
          <div>
            <dt>{t('letters.about')}</dt>
            <dd>
              <code dir="ltr">{subject}</code>
            </dd>
          </div>
          {request !== null && (
            <div>
              <dt>{t('letters.request')}</dt>
              <dd>
                <pre dir="ltr">{JSON.stringify(request, null, 2)}</pre>
              </dd>
            </div>
          )}
          <div>
            <dt>{t('letters.history')}</dt>
            <dd>
              {history.length === 0 && t('letters.no_history')}
              {history.map(({ at, actor, action, detail }) => (
                <p key={at + action}>
                  <When at={at} /> <Said text={actor} />: {action} <Said text={detail} />
                </p>
              ))}
            </dd>
          </div>
        </dl>
      )}
    </Shown>
  );
}
