import type { z } from 'zod';
import type { Database } from '#domain/database.ts';
import { AppError } from '#domain/errors.ts';
import { type CompiledRules, compileRules } from '#rules/compile.ts';
import type { IsOpen } from '#rules/hours.ts';
import { addressesIn } from '../outbound/named-addresses.ts';
import type { WaysOut } from '../outbound/ways-out.ts';
import { addAuditEntry } from '../store/audit.ts';
import type { Seal } from '../store/seal.ts';
import {
  aboutSetting,
  addSettingVersion,
  findSettingVersion,
  listSettingVersions,
  type SettingVersion,
} from '../store/setting-versions.ts';
import type { BotConnection } from './deps.ts';
import { hideSecrets, putSecretsBack } from './hide-secrets.ts';
import {
  badSetting,
  type DeskSettings,
  parseSetting,
  type SettingKind,
  sealedKinds,
  settingSchemas,
  writtenSchemas,
} from './setting-kinds.ts';
import { openBy, settingsInForce } from './settings-in-force.ts';

/** What is in force, made ready. */
export interface InForce {
  settings: DeskSettings;
  rules: CompiledRules;
  isOpen: IsOpen | null;
  bots: Record<string, BotConnection>;
  /** The version of each kind that is in force; 0 is the configuration file. */
  versions: Record<SettingKind, number>;
  /** Kinds of which the file's word counts, because nobody has said another on the desk or somebody took it back. */
  fromFile: ReadonlySet<SettingKind>;
}

interface Parts {
  db: Database;
  /** Null where there is no master key. */
  seal: Seal | null;
  /** What the configuration file says; the desk's word goes before it, kind by kind. */
  file: DeskSettings;
  /** Judges addresses that the desk saves. */
  waysOut: Pick<WaysOut, 'problemsIn'>;
  botsSchema: z.ZodType<Record<string, unknown>>;
  connect: (bots: Record<string, unknown>) => Record<string, BotConnection>;
  now: () => number;
  newId: () => string;
  /** What was saved could not be read: what was in force before stays. */
  onTrouble?: (error: unknown) => void;
}

export interface Change {
  kind: SettingKind;
  /** Null takes back what the desk said: the file counts again. */
  value: unknown;
  author: string;
  note: string;
  /** The version that the author had before them. */
  basedOn: number;
}

export type LiveSettings = Awaited<ReturnType<typeof openLiveSettings>>;

/** News of other processes may be lost: whoever shares the database looks by itself so often. */
const lookAgainMs = 10_000;

/** Settings that the desk may change while everybody works: each save is a version, and in force everywhere soon. */
export async function openLiveSettings({ db, seal, file, waysOut, botsSchema, connect, now, newId, onTrouble }: Parts) {
  const schemas = settingSchemas(botsSchema);
  const written = writtenSchemas(schemas);
  let current = await load();

  function opened({ kind, version, value }: SettingVersion): unknown {
    const isSealed = sealedKinds.includes(kind as SettingKind) && value !== 'null';
    if (isSealed && !seal) throw new AppError('config_invalid', `BATON_MASTER_KEY: is needed, ${kind} were saved sealed with it`);
    return JSON.parse(isSealed ? seal!.open(value, aboutSetting(kind, version)) : value);
  }

  async function load(): Promise<InForce> {
    const { settings, ...rest } = await settingsInForce(db, schemas, file, opened);
    return { ...rest, ...ready(settings) };
  }

  function ready(settings: DeskSettings): Omit<InForce, 'versions' | 'fromFile'> {
    const { rules, hours, bots } = settings;
    return { settings, rules: compileRules(rules), isOpen: openBy(hours), bots: connect(bots) };
  }

  let loading: Promise<unknown> = Promise.resolve();
  /** One after the other: what was read earlier must not come in force later. */
  async function reload(): Promise<void> {
    const mine = loading.then(async () => {
      current = await load();
    });
    loading = mine.catch(() => undefined);
    return mine;
  }
  const onFailed = (error: unknown) => onTrouble?.(error);

  const stopListening = db.onAnnounced((topic) => {
    if (topic === 'settings') reload().catch(onFailed);
  });
  const timer = db.isShared ? setInterval(() => void reload().catch(onFailed), lookAgainMs).unref() : null;

  /** @throws AppError unknown_setting */
  async function read(kind: SettingKind, version: number): Promise<unknown> {
    if (version === 0) return file[kind];
    const found = await findSettingVersion(db, kind, version);
    if (!found) throw new AppError('unknown_setting', `${kind} have no version ${version}`);
    return opened(found) ?? file[kind];
  }

  return {
    inForce: (): InForce => current,
    reload,
    /** Whether secrets can be kept. */
    canSeal: seal !== null,
    /**
     * What would be in force with a value that may come with its secrets hidden.
     * @throws AppError bad_setting, unknown_setting
     */
    async check<K extends SettingKind>(kind: K, value: unknown, basedOn: number): Promise<DeskSettings[K]> {
      const before = await read(kind, basedOn);
      const parsed = parseSetting(written, kind, putSecretsBack(value, before));
      // The kinds with secrets are those with addresses; elsewhere "url" is a name like any other.
      const problems = sealedKinds.includes(kind) ? waysOut.problemsIn(kind, parsed) : [];
      // Nobody types a bot's addresses here: one that stood there must not keep another bot from a new secret. It is judged when it is called.
      const known = kind === 'bots' ? addressesIn(before).map(({ url }) => url) : [];
      const shut = problems.filter(({ url }) => !known.includes(url));
      if (shut.length > 0) throw badSetting(shut);
      return parsed;
    },
    /** Saves a version, which is in force from then on. @throws AppError bad_setting, bad_version, config_unsealed, unknown_setting */
    async save({ kind, value, author, note, basedOn }: Change): Promise<number> {
      const isSealed = sealedKinds.includes(kind);
      if (isSealed && !seal) throw new AppError('config_unsealed', `BATON_MASTER_KEY is needed to keep ${kind}`);
      const text = value === null ? 'null' : JSON.stringify(await this.check(kind, value, basedOn));
      // Whatever cannot be made ready must not be saved: the next start would fail by it.
      if (value !== null) ready({ ...current.settings, [kind]: JSON.parse(text) });
      const stored = isSealed && value !== null ? seal!.close(text, aboutSetting(kind, basedOn + 1)) : text;
      await db.transaction(async (tx) => {
        const isNext = await addSettingVersion(tx, { kind, basedOn, value: stored, author, note, createdAt: now() });
        if (!isNext) throw new AppError('bad_version', `Somebody has saved ${kind} since version ${basedOn}`);
        await addAuditEntry(tx, {
          ...{ id: newId(), at: now(), actor: author, action: value === null ? 'setting_reset' : 'setting_saved' },
          ...{ target: `setting:${kind}`, detail: `version ${basedOn + 1}${note === '' ? '' : `: ${note}`}` },
        });
      });
      db.announce('settings');
      // It is saved, whether or not it can be read again this moment.
      await reload().catch(onFailed);
      return basedOn + 1;
    },
    /** A version as people may see it; 0 is the file. @throws AppError unknown_setting */
    shown: async (kind: SettingKind, version: number): Promise<unknown> => hideSecrets(await read(kind, version)),
    /** With its secrets. @throws AppError unknown_setting */
    read,
    list: (kind: SettingKind, before: number | null, limit: number) => listSettingVersions(db, kind, before, limit),
    close() {
      stopListening();
      if (timer) clearInterval(timer);
    },
  };
}
