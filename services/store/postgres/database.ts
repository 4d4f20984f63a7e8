import { type ClientBase, Pool, type PoolClient } from 'pg';
import { z } from 'zod';
import { type DatabaseLimits, databaseLimits } from './databaseLimits.ts';
import type { DatabaseUrl } from './databaseUrl.ts';
import { DatabaseFault, faultOf } from './faults.ts';
import type { Statement } from './statements.ts';

/** Longer than any decision may take: the database gives up on one whose process hangs. */
const longestTransactionMs = 15_000;

type Values = readonly unknown[];

/** Runs statements. @throws DatabaseFault */
export type Ask = (statement: Statement, values: Values) => Promise<readonly unknown[]>;

/** A transaction under way; statements are run one after the other. */
export type Transaction = {
  ask: Ask;
  /** @throws DatabaseFault: it may be stored nevertheless */
  commit(): Promise<void>;
};

/** What a server that only follows another says to who would write. */
const readOnly = '25006';

/**
 * The pools of connections to one database, one for each host. It is used at the host that was found to take
 * writes last; when that one is gone or follows another, the next is asked. Every error is a `DatabaseFault`.
 */
export class Database {
  readonly #pools: readonly Pool[];
  #at = 0;
  /** Connections whose server took writes when they began: one that ceases to ends them. */
  readonly #writable = new WeakSet<PoolClient>();

  constructor(url: DatabaseUrl, limits: DatabaseLimits = databaseLimits) {
    this.#pools = url.revealEach().map((one) => poolAt(one, limits));
  }

  /** One statement outside of any transaction. */
  readonly ask: Ask = (statement, values) => this.#with((client) => run(client, statement, values));

  /**
   * Runs `work` in a transaction, which is undone unless `work` commits it. It sees what others committed
   * before each statement. Another connection may not be asked for in it: others may wait likewise.
   * @param bounds.lockMs how long a lock is waited for, if shorter than a statement may take
   * @throws whatever `work` throws, DatabaseFault
   */
  async transaction<Result>(
    work: (transaction: Transaction) => Promise<Result>,
    { lockMs }: { lockMs?: number } = {},
  ): Promise<Result> {
    return this.#with(async (client) => {
      await run(client, { text: 'begin isolation level read committed' }, []);
      if (lockMs !== undefined)
        await run(client, { text: `set local lock_timeout = ${Math.round(lockMs)}` }, []);
      let over = false;
      let last: Promise<unknown> = Promise.resolve();
      const ask: Ask = (statement, values) => {
        if (over) return Promise.reject(new Error('the transaction is over'));
        const asked = last.then(() => run(client, statement, values));
        last = asked.catch(() => {});
        return asked;
      };
      const commit = async () => {
        over = true;
        await last;
        await committed(client);
      };
      try {
        return await work({ ask, commit });
      } finally {
        if (!over) {
          over = true;
          await last;
          await run(client, { text: 'rollback' }, []).catch(() => {});
        }
      }
    });
  }

  /** Several statements on what was committed before the first of them. @throws DatabaseFault */
  async snapshot<Result>(work: (ask: Ask) => Promise<Result>): Promise<Result> {
    return this.#with(async (client) => {
      await run(client, { text: 'begin isolation level repeatable read read only' }, []);
      const result = await work((statement, values) => run(client, statement, values));
      await run(client, { text: 'commit' }, []);
      return result;
    });
  }

  /** Waits for what is under way. */
  end(): Promise<void> {
    return Promise.all(this.#pools.map((pool) => pool.end())).then(() => {});
  }

  /** At the first host, from the one that was used last on, whose server takes writes. */
  async #connect(): Promise<PoolClient> {
    const from = this.#at;
    let fault: unknown;
    for (let tried = 0; tried < this.#pools.length; tried += 1) {
      const at = (from + tried) % this.#pools.length;
      try {
        const client = await this.#connectAt(at);
        this.#at = at;
        return client;
      } catch (error) {
        fault = faultOf(error);
      }
    }
    throw fault;
  }

  async #connectAt(at: number): Promise<PoolClient> {
    const pool = this.#pools[at];
    if (!pool) throw new Error('no such host');
    const client = await pool.connect();
    if (this.#pools.length === 1 || this.#writable.has(client)) return client;
    try {
      if (await follows(client)) throw new DatabaseFault(readOnly, 'away');
    } catch (error) {
      client.release(true);
      throw error;
    }
    this.#writable.add(client);
    return client;
  }

  /** A connection on which anything failed is not used again. */
  async #with<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    const client = await this.#connect();
    try {
      const result = await work(client);
      client.release();
      return result;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }
}

function poolAt(url: string, limits: DatabaseLimits): Pool {
  const pool = new Pool({
    connectionString: url,
    application_name: 'naervaer',
    max: limits.connections,
    connectionTimeoutMillis: limits.connectMs,
    idleTimeoutMillis: limits.idleMs,
    statement_timeout: limits.statementMs,
    lock_timeout: limits.statementMs,
    idle_in_transaction_session_timeout: longestTransactionMs,
    // A server that is gone answers nothing, its own limit least of all.
    query_timeout: limits.statementMs + 1_000,
    keepAlive: true,
  });
  // A connection that ends is noticed by whoever uses it.
  const ended = () => {};
  pool.on('error', ended);
  pool.on('connect', (client) => client.on('error', ended));
  return pool;
}

const recovery = z.object({ following: z.boolean() });

/** Whether a server only follows another. */
export async function follows(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query('select pg_is_in_recovery() as following');
  return recovery.parse(rows[0]).following;
}

async function run(
  client: PoolClient,
  statement: { name?: string; text: string },
  values: Values,
): Promise<readonly unknown[]> {
  try {
    const { rows } = await client.query<object>({ ...statement, values: [...values] });
    return rows;
  } catch (error) {
    throw faultOf(error);
  }
}

/** A transaction in which something failed ends with a rollback, whatever it was asked. */
async function committed(client: PoolClient): Promise<void> {
  try {
    const { command } = await client.query('commit');
    if (command !== 'COMMIT') throw new Error(command);
  } catch (error) {
    throw faultOf(error);
  }
}
