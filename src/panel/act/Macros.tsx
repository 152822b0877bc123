import { Button } from '@zendeskgarden/react-buttons';
import { useEffect, useId, useState } from 'react';
import type { Host } from '../../host/connect.ts';
import { applyMacro, type Macro, type MacroChange, macroChanges, usableMacros } from '../../host/macros.ts';
import { useT } from '../../i18n/context.ts';
import { day } from '../../i18n/format.ts';
import type { Translate } from '../../i18n/translate.ts';
import { useAnnounce, useAnnounced } from '../../parts/Announcer.tsx';
import { Form } from '../../parts/Form.tsx';
import { Said } from '../../parts/Said.tsx';
import type { Act } from './use-act.ts';

interface MacrosProps {
  host: Host;
  ticketId: number;
  act: Act;
  isBusy: boolean;
}

/** Chooses a macro, shows what it would change, and has the helpdesk apply it when the agent says so. */
export default function Macros({ host, ticketId, act, isBusy }: MacrosProps) {
  const t = useT();
  const announce = useAnnounce();
  const id = useId();
  const [macros, setMacros] = useState<Macro[] | 'asking' | 'failed'>('asking');
  const [chosen, setChosen] = useState<Macro | null>(null);
  const [changes, setChanges] = useState<MacroChange[] | 'asking' | 'failed'>('asking');
  useEffect(() => void usableMacros(host).then(setMacros, () => setMacros('failed')), [host]);
  useAnnounced(macros === 'asking' ? t('panel.asking') : macros === 'failed' ? t('panel.not_told') : null);
  useEffect(() => {
    if (!chosen) return;
    let isCurrent = true;
    setChanges('asking');
    macroChanges(host, ticketId, chosen.id).then(
      (found) => {
        if (!isCurrent) return;
        setChanges(found);
        announce(t('panel.macro_changes', { count: found.length }));
      },
      () => isCurrent && setChanges('failed'),
    );
    return () => {
      isCurrent = false;
    };
  }, [host, ticketId, chosen, announce, t]);
  if (!Array.isArray(macros)) return <p className="soft">{t(macros === 'asking' ? 'panel.asking' : 'panel.not_told')}</p>;
  if (macros.length === 0) return <p className="soft">{t('panel.no_macros')}</p>;

  const isReady = chosen !== null && Array.isArray(changes);
  const apply = () =>
    act(async () => {
      await applyMacro(host, chosen!.id);
      return t('panel.macro_applied', { macro: chosen!.title });
    });
  return (
    <Form onSend={() => isReady && void apply()}>
      <label htmlFor={id}>{t('panel.macro')}</label>
      <select
        id={id}
        value={chosen?.id ?? ''}
        onChange={(event) => setChosen(macros.find((one) => String(one.id) === event.target.value) ?? null)}
      >
        <option value="">{t('panel.choose')}</option>
        {macros.map((macro) => (
          <option key={macro.id} value={macro.id}>
            {macro.title}
          </option>
        ))}
      </select>
      {chosen && (
        <>
          {Array.isArray(changes) ? (
            <>
              <p className="soft">{t('panel.macro_changes', { count: changes.length })}</p>
              <dl>
                {changes.map((change) => (
                  <div key={change.part}>
                    <dt>
                      {change.title === null ? (
                        (t.maybe(`panel.parts.${change.part.split(' ')[0]}`, { id: change.part.split(' ')[1] ?? '' }) ?? change.part)
                      ) : (
                        <Said text={change.title} />
                      )}
                    </dt>
                    <dd>{change.value === '' ? '–' : (inOurWords(change, t) ?? said(change.value))}</dd>
                  </div>
                ))}
              </dl>
            </>
          ) : (
            <p className="soft">{t(changes === 'asking' ? 'panel.asking' : 'panel.not_told')}</p>
          )}
          <Button size="small" type="submit" aria-disabled={isBusy || !isReady}>
            {t('panel.macro_apply')}
          </Button>
          <p className="soft">{t('panel.macro_hint')}</p>
        </>
      )}
    </Form>
  );
}

const words: Record<string, string> = { status: 'statuses', priority: 'priority', type: 'types' };

const said = (text: string) => <Said text={text} />;

/** The helpdesk's own words, and days, in the agent's language: marks of direction in them are meant. Null for what people wrote. */
function inOurWords({ part, value, kind }: MacroChange, t: Translate): string | null {
  if (kind === 'day') return Number.isNaN(Date.parse(value)) ? null : day(value, t.locale);
  const list = kind === 'tick' ? 'checked' : words[part];
  return list === undefined ? null : t.maybe(`panel.${list}.${value}`);
}
