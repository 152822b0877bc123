import type { Queryable } from '#domain/database.ts';
import { compileHours, type IsOpen } from '#rules/hours.ts';
import { latestSettings, type SettingVersion } from '../store/setting-versions.ts';
import { type DeskSettings, parseSetting, type SettingKind, type SettingSchemas } from './setting-kinds.ts';

export interface SettingsInForce<K extends SettingKind> {
  settings: Pick<DeskSettings, K>;
  /** The version of each kind that is in force; 0 is the configuration file. */
  versions: Record<K, number>;
  /** Kinds of which the file's word counts, because nobody has said another on the desk or somebody took it back. */
  fromFile: Set<K>;
}

/**
 * Of each kind what was saved last, or what the file says.
 * @param opened what stands in a version @throws AppError bad_setting for what cannot be read
 */
export async function settingsInForce<K extends SettingKind>(
  db: Queryable,
  schemas: Pick<SettingSchemas, K>,
  file: Pick<DeskSettings, K>,
  opened: (saved: SettingVersion) => unknown = ({ value }) => JSON.parse(value),
): Promise<SettingsInForce<K>> {
  const kinds = Object.keys(schemas) as K[];
  const settings = { ...file };
  const fromFile = new Set(kinds);
  const versions = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<K, number>;
  for (const saved of await latestSettings(db)) {
    const kind = kinds.find((one) => one === saved.kind);
    if (kind === undefined) continue;
    versions[kind] = saved.version;
    const value = opened(saved);
    if (value === null) continue;
    settings[kind] = parseSetting(schemas, kind, value);
    fromFile.delete(kind);
  }
  return { settings, versions, fromFile };
}

/** @returns null where nobody is ever away */
export function openBy(hours: DeskSettings['hours']): IsOpen | null {
  return hours === null || hours === 'always_open' ? null : compileHours(hours);
}
