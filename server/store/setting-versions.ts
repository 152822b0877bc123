import type { Queryable } from '#domain/database.ts';

/** One state of a kind of settings, as somebody saved it; never changed. */
export interface SettingVersion {
  kind: string;
  /** From 1. */
  version: number;
  /** JSON, sealed where it holds secrets. */
  value: string;
  author: string;
  note: string;
  /** Milliseconds since 1970. */
  createdAt: number;
}

interface Row extends Omit<SettingVersion, 'createdAt'> {
  created_at: number;
}

/** What a sealed value belongs to. */
export const aboutSetting = (kind: string, version: number) => `setting:${kind}:${version}`;

const asVersion = ({ created_at, ...row }: Row): SettingVersion => ({
  ...row,
  version: Number(row.version),
  createdAt: Number(created_at),
});

/** Adds the version behind `basedOn`. @returns false where another one stands there already */
export async function addSettingVersion(
  tx: Queryable,
  { kind, basedOn, value, author, note, createdAt }: Omit<SettingVersion, 'version'> & { basedOn: number },
): Promise<boolean> {
  const [latest] = await tx.query<{ version: number | null }>('select max(version) as version from setting_versions where kind = $1', [
    kind,
  ]);
  if (Number(latest?.version ?? 0) !== basedOn) return false;
  const added = await tx.query(
    `insert into setting_versions (kind, version, value, author, note, created_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (kind, version) do nothing returning version`,
    [kind, basedOn + 1, value, author, note, createdAt],
  );
  return added.length > 0;
}

/** The newest of every kind that was ever saved. */
export async function latestSettings(db: Queryable): Promise<SettingVersion[]> {
  const rows = await db.query<Row>(
    `select * from setting_versions where version = (select max(version) from setting_versions as other where other.kind = setting_versions.kind)`,
  );
  return rows.map(asVersion);
}

/** Newest first. @param before only older ones */
export async function listSettingVersions(db: Queryable, kind: string, before: number | null, limit: number): Promise<SettingVersion[]> {
  const rows = await db.query<Row>('select * from setting_versions where kind = $1 and version < $2 order by version desc limit $3', [
    kind,
    before ?? Number.MAX_SAFE_INTEGER,
    limit,
  ]);
  return rows.map(asVersion);
}

export async function findSettingVersion(db: Queryable, kind: string, version: number): Promise<SettingVersion | null> {
  const [row] = await db.query<Row>('select * from setting_versions where kind = $1 and version = $2', [kind, version]);
  return row ? asVersion(row) : null;
}
