import { useState } from 'react';
import { useDesk } from '../context.ts';
import { SaveBar } from '../parts/SaveBar.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { useSetting } from '../use-setting.ts';
import { createKeys } from './create-keys.ts';
import { Preview, type Previewed } from './Preview.tsx';
import { TemplateForm } from './TemplateForm.tsx';
import type { Template } from './template.ts';
import { Unspoken } from './Unspoken.tsx';

/** What requesters are told, template by template, with what somebody would hear at this moment. */
export default function Messages() {
  const { t, may } = useDesk();
  const setting = useSetting<Template[]>('messages');
  const [shown, setShown] = useState<Previewed | null>(null);
  const [keys] = useState(createKeys<Template>);
  const { draft, change } = setting;
  if (draft === null)
    return setting.error === null ? <p className="soft">{t('loading')}</p> : <Trouble error={setting.error} onTryAgain={setting.reload} />;
  const canTune = may.includes('tune');
  const names = keys.of(draft);
  const put = (at: number, template: Template) => {
    keys.follow(draft[at]!, template);
    change(draft.map((one, index) => (index === at ? template : one)));
  };
  const move = (at: number, by: -1 | 1) => {
    const next = [...draft];
    const [one] = next.splice(at, 1);
    next.splice(at + by, 0, one!);
    change(next);
  };
  return (
    <>
      <p className="hint">{t('messages.hint')}</p>
      <Unspoken />
      <div className="beside">
        <div className="template-list">
          {draft.length === 0 && <p>{t('messages.none')}</p>}
          {draft.map((template, at) => (
            <TemplateForm
              key={names[at]}
              template={template}
              place={at + 1}
              isUsed={shown?.template === at}
              problem={problemOf(shown?.problem ?? null, at)}
              isNew={at >= (setting.saved?.value.length ?? 0)}
              canTune={canTune}
              onChange={(changed) => put(at, changed)}
              onRemove={() => change(draft.filter((_, index) => index !== at))}
              {...(at > 0 ? { onUp: () => move(at, -1) } : {})}
              {...(at < draft.length - 1 ? { onDown: () => move(at, 1) } : {})}
            />
          ))}
          {canTune && (
            <button type="button" className="button" onClick={() => change([...draft, { when: 'accepted', text: t('messages.first') }])}>
              {t('messages.add')}
            </button>
          )}
        </div>
        <Preview templates={draft} onShown={setShown} />
      </div>
      <SaveBar setting={setting} />
    </>
  );
}

/** The server's lines are `messages.2.text: what is wrong`. */
function problemOf(problem: string | null, at: number): string | null {
  const start = `messages.${at}.`;
  const lines = (problem ?? '').split('\n').filter((line) => line.startsWith(start));
  return lines.length === 0 ? null : lines.map((line) => line.slice(line.indexOf(': ') + 2)).join('\n');
}
