import { AlertSettings } from '../alerts/AlertSettings.tsx';

export default function MyAlerts() {
  return <AlertSettings />;
}
