/** Where a database is, and its password: shown without it, whatever prints it. */
export class DatabaseUrl {
  readonly #url: string;

  private constructor(url: string) {
    this.#url = url;
  }

  /** Undefined for what is no address of a PostgreSQL database. */
  static parse(text: string): DatabaseUrl | undefined {
    if (!URL.canParse(text)) return undefined;
    const { protocol, pathname } = new URL(text);
    const known = protocol === 'postgres:' || protocol === 'postgresql:';
    return known && pathname.length > 1 ? new DatabaseUrl(text) : undefined;
  }

  /** Host and database, for people. */
  get name(): string {
    const { host, pathname } = new URL(this.#url);
    return `postgresql://${host}${pathname}`;
  }

  get host(): string {
    return new URL(this.#url).hostname;
  }

  /** Whether it says how the connection is protected. */
  get saysProtection(): boolean {
    return new URL(this.#url).searchParams.has('sslmode');
  }

  /** With the password; for the driver alone. */
  reveal(): string {
    return this.#url;
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
