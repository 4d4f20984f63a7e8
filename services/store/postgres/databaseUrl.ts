/** Credentials, hosts, and the rest: an address with several hosts is none that `URL` takes. */
const parts = /^(\w+:\/\/(?:[^/?#]*@)?)([^@/?#]+)(\/.*)$/;

/**
 * Where a database is, and its password: shown without it, whatever prints it. Several hosts, separated by commas,
 * are a server and those that may take over from it.
 */
export class DatabaseUrl {
  /** The address of each host. */
  readonly #urls: readonly [string, ...string[]];

  private constructor(urls: readonly [string, ...string[]]) {
    this.#urls = urls;
  }

  /** Undefined for what is no address of a PostgreSQL database. */
  static parse(text: string): DatabaseUrl | undefined {
    const [, before, hosts, after] = parts.exec(text) ?? [];
    // Without hosts, as for a socket, it stands for itself.
    const [first = text, ...others] =
      hosts?.split(',').map((host) => (host === '' ? '' : `${before}${host}${after}`)) ?? [];
    const urls = [first, ...others] as const;
    return urls.every(isDatabase) ? new DatabaseUrl(urls) : undefined;
  }

  /** Hosts and database, for people. */
  get name(): string {
    const hosts = this.#urls.map((url) => new URL(url).host).join(',');
    return `postgresql://${hosts}${new URL(this.#urls[0]).pathname}`;
  }

  get hosts(): readonly string[] {
    return this.#urls.map((url) => new URL(url).hostname);
  }

  /** Whether it says how the connection is protected. */
  get saysProtection(): boolean {
    return new URL(this.#urls[0]).searchParams.has('sslmode');
  }

  /** The first host's, with the password; for the driver alone. */
  reveal(): string {
    return this.#urls[0];
  }

  /** Each host's, with the password; for the driver alone. */
  revealEach(): readonly [string, ...string[]] {
    return this.#urls;
  }

  toString(): string {
    return this.name;
  }

  toJSON(): string {
    return this.name;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.name;
  }
}

function isDatabase(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname } = new URL(text);
  return (protocol === 'postgres:' || protocol === 'postgresql:') && pathname.length > 1;
}
