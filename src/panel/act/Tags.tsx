import { Button } from '@zendeskgarden/react-buttons';
import { useId, useRef, useState } from 'react';
import type { Host } from '../../host/connect.ts';
import { addTags, removeTags, tagsIn } from '../../host/tags.ts';
import { useT } from '../../i18n/context.ts';
import { Form } from '../../parts/Form.tsx';
import type { Act } from './use-act.ts';

/** Adds tags to the ticket, and takes them off again. */
export default function Tags({ host, act, isBusy }: { host: Host; act: Act; isBusy: boolean }) {
  const t = useT();
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [added, setAdded] = useState<string[]>([]);
  const tags = tagsIn(text);
  const add = () =>
    act(async () => {
      await addTags(host, tags);
      setAdded(tags);
      setText('');
      return t('panel.tags_added', { tags: tags.join(', ') });
    });
  const undo = () => {
    box.current?.focus();
    return act(async () => {
      await removeTags(host, added);
      setAdded([]);
      return t('panel.undone');
    });
  };
  return (
    <Form
      onSend={() => {
        if (tags.length > 0) void add();
      }}
    >
      <label htmlFor={id}>{t('panel.tags')}</label>
      <div className="row">
        <input ref={box} id={id} value={text} onChange={(event) => setText(event.target.value)} autoComplete="off" />
        <Button size="small" type="submit" aria-disabled={isBusy || tags.length === 0}>
          {t('panel.add')}
        </Button>
      </div>
      {added.length > 0 && (
        <p className="soft">
          {t('panel.tags_added', { tags: added.join(', ') })}{' '}
          <button type="button" className="plain" onClick={() => void undo()} aria-disabled={isBusy}>
            {t('panel.undo')}
          </button>
        </p>
      )}
    </Form>
  );
}
