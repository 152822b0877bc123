import { useState } from 'react';
import { useAnnounce } from '../../parts/Announcer.tsx';
import { useDesk } from '../context.ts';
import { Trouble } from '../parts/Trouble.tsx';

const withoutWords = ['measures', 'handoffs'] as const;
/** What requesters asked is for those who may read stored conversations. */
const files = [...withoutWords, 'gaps'] as const;
const formats = ['csv', 'json'] as const;
type File = { what: (typeof files)[number]; format: (typeof formats)[number] };

/** The same days as files, for whoever may take data out of the house. */
export function Exports({ query }: { query: string }) {
  const { t, may, askForText } = useDesk();
  const announce = useAnnounce();
  const [busy, setBusy] = useState<File | null>(null);
  const [error, setError] = useState<unknown>(null);
  if (!may.includes('export')) return null;
  async function save({ what, format }: File): Promise<void> {
    setBusy({ what, format });
    setError(null);
    try {
      const text = await askForText(`/v1/desk/measures/export/${what}?${query}&format=${format}`);
      // Whoever reads text takes the mark of UTF-8 off, and spreadsheets look for it.
      keep(
        `baton-${what}.${format}`,
        format === 'csv' ? `\uFEFF${text.replace(/^\uFEFF/, '')}` : text,
        format === 'csv' ? 'text/csv' : 'application/json',
      );
      announce(t('measures.exported'));
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(null);
    }
  }
  return (
    <section aria-labelledby="exports">
      <h2 id="exports">{t('measures.exports')}</h2>
      <p className="hint">{t('measures.exports_hint')}</p>
      {error !== null && <Trouble error={error} />}
      <div className="row">
        {(may.includes('tune') ? files : withoutWords).flatMap((what) =>
          formats.map((format) => (
            <button
              key={`${what} ${format}`}
              type="button"
              className="chip"
              disabled={busy !== null}
              onClick={() => void save({ what, format })}
            >
              {t(`measures.file_${what}`, { format: format.toUpperCase() })}
            </button>
          )),
        )}
      </div>
    </section>
  );
}

/** Hands a file to the browser. */
function keep(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
