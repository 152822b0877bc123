import { useState } from 'react';
import type { Brief } from '#domain/brief.ts';
import type { Glance } from '#domain/glance/glance.ts';
import type { HandoffNow } from '#domain/handoff-now.ts';
import { draftReply } from '../../api/handoff-now.ts';
import type { Host } from '../../host/connect.ts';
import { insertReply } from '../../host/reply.ts';
import { useT } from '../../i18n/context.ts';
import { languageName } from '../../i18n/format.ts';
import { useAnnounced } from '../../parts/Announcer.tsx';
import { type Act, useAct } from './use-act.ts';

interface RepliesProps {
  host: Host;
  brief: Brief;
  glance: Glance;
  now: HandoffNow | null;
  act: Act;
  isBusy: boolean;
}

/** First replies, from a template or a language model. Into the editor, never further: an agent reads them, changes them and sends them. */
export function Replies({ host, brief, glance, now, act, isBusy }: RepliesProps) {
  const t = useT();
  const [told, setTold] = useState<string | null>(null);
  // A model takes seconds: whoever does not want to wait for it takes the template, or goes on.
  const model = useAct();
  const write = (by: Act, make: () => Promise<string>) =>
    by(async () => {
      setTold(null);
      const said = await make();
      setTold(said);
      return said;
    });

  const fromTemplate = () =>
    write(act, async () => {
      // Templates of every language are loaded for whoever wants one.
      const { firstReply } = await import('#domain/first-reply.ts');
      const { text, language, isTheirs } = firstReply(brief, glance);
      await insertReply(host, text);
      return isTheirs ? t('panel.reply_inserted') : t('panel.reply_in_other', { language: languageName(language, t.locale) });
    });
  const fromModel = (by: Act, sentences: () => Promise<string[]>) =>
    write(by, async () => {
      const draft = await sentences();
      if (draft.length === 0) return t('panel.no_draft');
      await insertReply(host, draft.join(' '));
      return t('panel.draft_inserted');
    });
  useAnnounced(model.isBusy ? t('panel.drafting') : null);
  const written = brief.summary?.draft ?? [];

  const button = (label: string, onClick: () => void, isOff = isBusy) => (
    <button type="button" className="button" onClick={onClick} aria-disabled={isOff}>
      {label}
    </button>
  );
  return (
    <>
      {button(t('panel.insert_reply'), () => void fromTemplate())}
      {written.length > 0 && button(t('panel.insert_draft'), () => void fromModel(act, async () => written.map(({ text }) => text)))}
      {now?.can_draft && button(t('panel.write_draft'), () => void fromModel(model.act, () => draftReply(host, now.handoff)), model.isBusy)}
      {model.isBusy && <p className="soft told">{t('panel.drafting')}</p>}
      {model.problem !== null && <p className="problem told">{model.problem}</p>}
      {told !== null && <p className="soft told">{told}</p>}
    </>
  );
}
