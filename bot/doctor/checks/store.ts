import { DataFileError } from '../../../services/errors/errors.ts';
import { StoreError } from '../../../services/store/store.ts';
import { loadSchools, type Schools } from '../../core/schools.ts';
import type { Check } from '../examine.ts';
import { type Finding, failed, notChecked, ok, warning } from '../finding.ts';
import type { Ports } from '../ports.ts';
import type { Setup } from '../readSetup.ts';
import { skewFinding } from './clock.ts';

const variables = ['DATA_DIR', 'STORE_KEY', 'DATABASE_URL', 'DATABASE_CONNECTIONS'] as const;

/** Below it `readyz` warns, too. */
const lowMegabytes = 64;

type Asked = Pick<Ports, 'now' | 'folder' | 'keys' | 'database' | 'open'>;

/**
 * The store in its folder or database, which is opened to read alone: a running bot is not disturbed.
 * @param taken is given the schools once they are read
 */
export function storeChecks(
  { config }: Setup,
  ports: Asked,
  taken: (schools: Schools) => void,
): readonly Check[] {
  const content: Check = {
    name: 'content',
    reads: variables,
    after: config.database ? ['database', 'tables'] : ['folder', 'key'],
    look: () => contentFinding(ports, taken),
  };
  return [
    ...(config.database
      ? elsewhere(['folder', 'key'], 'in_database')
      : folderChecks(config, ports)),
    ...(config.database
      ? databaseChecks(config.database.url, ports)
      : elsewhere(['database', 'tables', 'databaseClock'], 'in_files')),
    content,
  ];
}

function elsewhere(
  names: readonly Check['name'][],
  code: 'in_database' | 'in_files',
): readonly Check[] {
  return names.map((name) => ({ name, reads: variables, look: () => notChecked(code) }));
}

function folderChecks(config: Setup['config'], ports: Asked): readonly Check[] {
  return [
    {
      name: 'folder',
      reads: variables,
      look: async () => {
        const { state, freeMegabytes, inUse } = await ports.folder(config.dataDir);
        if (state === 'missing') return failed('folder_missing');
        if (state === 'unreadable') return failed('folder_unreadable');
        if (state === 'read_only') return failed('folder_read_only');
        const free = freeMegabytes ?? '?';
        return freeMegabytes !== undefined && freeMegabytes < lowMegabytes
          ? warning('folder_low', { free })
          : ok('folder_ok', { free, use: inUse ? 'used' : 'unused' });
      },
    },
    {
      name: 'key',
      reads: variables,
      after: ['folder'],
      look: async () => {
        try {
          return keyFinding(await ports.keys(config), config.storeKeys.length > 0);
        } catch (error) {
          if (!(error instanceof DataFileError)) throw error;
          return failed('key_unreadable', {}, { detail: error.message });
        }
      },
    },
  ];
}

function keyFinding(
  { plain, current, older, missing }: Awaited<ReturnType<Ports['keys']>>,
  encrypted: boolean,
): Finding {
  if (missing.length > 0) return failed('key_missing', { keys: missing.join(', ') });
  if (!encrypted) return ok('key_none', { plain });
  const behind = plain + older;
  return behind > 0 ? warning('key_older', { older: behind }) : ok('key_ok', { current });
}

type Url = NonNullable<Setup['config']['database']>['url'];

function databaseChecks(url: Url, { now, database }: Asked): readonly Check[] {
  // Asked once for all three.
  let asked: ReturnType<Ports['database']> | undefined;
  const facts = () => {
    asked ??= database(url);
    return asked;
  };
  return [
    {
      name: 'database',
      reads: variables,
      look: async () => {
        try {
          const { version, megabytes, readOnly } = await facts();
          return readOnly
            ? failed('database_read_only')
            : ok('database_ok', { version, megabytes });
        } catch (error) {
          if (!(error instanceof StoreError)) throw error;
          return failed('database_away', {}, { detail: error.message });
        }
      },
    },
    {
      name: 'tables',
      reads: variables,
      after: ['database'],
      look: async () => {
        const { missing, newer } = await facts();
        if (missing.length > 0) return failed('tables_missing', { count: missing.length });
        return newer.length > 0
          ? warning('tables_newer', { count: newer.length })
          : ok('tables_ok');
      },
    },
    {
      name: 'databaseClock',
      reads: variables,
      after: ['database'],
      look: async () => {
        const before = now();
        const { clockMs } = await database(url);
        const middle = (before.epochMilliseconds + now().epochMilliseconds) / 2;
        return skewFinding((clockMs - middle) / 1000, 'database_clock');
      },
    },
  ];
}

async function contentFinding(
  { open }: Pick<Asked, 'open'>,
  taken: (schools: Schools) => void,
): Promise<Finding> {
  try {
    const store = await open();
    try {
      const schools = await loadSchools(store);
      taken(schools);
      return ok('content_ok', { parts: store.schools().length });
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return failed('content_wrong', {}, { detail: error.message });
  }
}
