import { useDesk } from '../context.ts';
import { useAsked } from '../use-asked.ts';

interface Languages {
  languages: { code: string; handoffs: number; built_in: boolean }[];
  unspoken: string[];
}

/** Languages in which requesters write and are answered in English. */
export function Unspoken() {
  const { t } = useDesk();
  const { value } = useAsked<Languages>('/v1/desk/languages');
  if (value === null || value.unspoken.length === 0) return null;
  const names = new Intl.DisplayNames([t.locale], { type: 'language', fallback: 'code' });
  const said = value.unspoken.map((code) => {
    const handoffs = value.languages.find((one) => one.code === code)?.handoffs ?? 0;
    return t('messages.language', { name: names.of(code) ?? code, code, handoffs });
  });
  return (
    <div className="trouble">
      <p>{t('messages.unspoken')}</p>
      <ul>
        {said.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </div>
  );
}
