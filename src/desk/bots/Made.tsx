import { CopyButton } from '../../parts/CopyButton.tsx';
import { useDesk } from '../context.ts';

/** Address and secret, for whoever sets the bot up; the secret is on the screen only now. @param secret null where the platform made it */
export function Made({ name, secret }: { name: string; secret: string | null }) {
  const { t, url } = useDesk();
  const address = `${url}/webhooks/${name}`;
  return (
    <dl className="given">
      <div>
        <dt>{t('bots.address')}</dt>
        <dd>
          <code dir="ltr">{address}</code>
          <CopyButton text={address} label={t('bots.address')} />
        </dd>
      </div>
      {secret !== null && (
        <div>
          <dt>{t('bots.secret')}</dt>
          <dd>
            <code dir="ltr">{secret}</code>
            <CopyButton text={secret} label={t('bots.secret')} />
            <p className="hint">{t('bots.once')}</p>
          </dd>
        </div>
      )}
    </dl>
  );
}
