import { spoken } from '#domain/spoken.ts';
import { Said } from '../../parts/Said.tsx';
import { useDesk } from '../context.ts';
import { Shown } from '../parts/Shown.tsx';
import { When } from '../parts/When.tsx';
import { useAsked } from '../use-asked.ts';
import { count } from './figures.ts';

interface Answer {
  looked_at: number;
  gaps: { question: string; count: number; latest: string; intents: string[] }[];
}

/** What bots could not answer: what to write into their knowledge next. */
export function Gaps({ query }: { query: string }) {
  const { t } = useDesk();
  const asked = useAsked<Answer>(`/v1/desk/measures/gaps?${query}`);
  return (
    <section aria-labelledby="gaps">
      <h2 id="gaps">{t('measures.gaps')}</h2>
      <p className="hint">{t('measures.gaps_hint')}</p>
      <Shown asked={asked}>
        {({ gaps, looked_at }) =>
          gaps.length === 0 ? (
            <p>{t('measures.gaps_none')}</p>
          ) : (
            <>
              <table className="groups wide">
                <thead>
                  <tr>
                    <th scope="col">{t('measures.question')}</th>
                    <th scope="col">{t('measures.times')}</th>
                    <th scope="col">{t('measures.intents')}</th>
                    <th scope="col">{t('measures.latest')}</th>
                  </tr>
                </thead>
                <tbody>
                  {gaps.map(({ question, count: times, intents, latest }) => (
                    <tr key={question + latest}>
                      <th scope="row">
                        <Said text={question} />
                      </th>
                      <td>{count(times, t.locale)}</td>
                      <td>{intents.length === 0 ? t('measures.none_told') : <Said text={intents.map(spoken).join(', ')} />}</td>
                      <td>
                        <When at={latest} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <p className="soft">{t('measures.gaps_of', { n: looked_at })}</p>
            </>
          )
        }
      </Shown>
    </section>
  );
}
