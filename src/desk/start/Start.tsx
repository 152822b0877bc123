import { useDesk } from '../context.ts';

/** Where the desk begins. */
export default function Start() {
  const { t, url } = useDesk();
  return <p role="status">{t('start.server', { url })}</p>;
}
