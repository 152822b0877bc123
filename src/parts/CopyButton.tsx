import { useState } from 'react';
import { useT } from '../i18n/context.ts';
import { useAnnounce } from './Announcer.tsx';
import { copyText } from './copy-text.ts';
import { Icon } from './Icon.tsx';

/** Copies what it stands beside, and says whether that went well. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const t = useT();
  const announce = useAnnounce();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    const done = await copyText(text);
    announce(t(done ? 'panel.copied' : 'panel.not_copied'));
    setCopied(done);
    if (done) setTimeout(() => setCopied(false), 1_500);
  };
  const name = t('panel.copy', { what: label });
  return (
    <button type="button" className="tool" aria-label={name} title={name} onClick={() => void copy()}>
      <Icon name={isCopied ? 'done' : 'copy'} />
    </button>
  );
}
