/** A value that is known when it is deployed only. */
export type Expression = { $expression: string };
export type Value =
  | string
  | number
  | boolean
  | null
  | Expression
  | readonly Value[]
  | { readonly [key: string]: Value };

export type Declaration =
  | { kind: 'param'; name: string; type: string; value: Value | undefined; secure: boolean }
  | { kind: 'var' | 'output'; name: string; value: Value }
  | { kind: 'resource'; name: string; resource: string; existing: boolean; value: Value };

export type Bicep = {
  declarations: readonly Declaration[];
  /** What is referred to without being declared. */
  undeclared: readonly string[];
  /** Parameters and variables that are never referred to. */
  unused: readonly string[];
};

/** Namespaces and globals that need no declaration. */
const given = new Set(['az', 'sys']);

/**
 * Reads a Bicep file: parameters, variables, resources and outputs with what they are made of. Calls,
 * references and texts with something in them stay as they are written; loops, conditions on resources,
 * modules, imports and types of one's own are refused. It is not the compiler: types of expressions are not
 * checked, nor which property of a resource there is to be read.
 * @throws SyntaxError with the line and what was expected
 */
export function readBicep(text: string): Bicep {
  const reader = new Reader(text);
  const declarations = reader.file();
  const names = declarations.filter(({ kind }) => kind !== 'output').map(({ name }) => name);
  const forOthers = declarations.filter(({ kind }) => kind === 'param' || kind === 'var');
  return {
    declarations,
    undeclared: [...reader.referred].filter((name) => !names.includes(name) && !given.has(name)),
    unused: forOthers.map(({ name }) => name).filter((name) => !reader.referred.has(name)),
  };
}

export function isExpression(value: unknown): value is Expression {
  return typeof value === 'object' && value !== null && '$expression' in value;
}

class Reader {
  readonly referred = new Set<string>();
  readonly #text: string;
  #at = 0;
  /** Parameters of the lambdas around. */
  #local: string[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  file(): Declaration[] {
    const declarations: Declaration[] = [];
    let decorators: string[] = [];
    for (this.#lines(); this.#at < this.#text.length; this.#lines()) {
      if (this.#takes('@')) decorators.push(this.#source(() => this.#expression()));
      else {
        const secure = decorators.includes('secure()');
        declarations.push(this.#declaration(this.#word(), secure));
        decorators = [];
      }
      this.#endOfLine();
    }
    return declarations;
  }

  #declaration(kind: string, secure: boolean): Declaration {
    if (kind === 'resource') return this.#resource();
    if (kind !== 'param' && kind !== 'var' && kind !== 'output') throw this.#error('a declaration');
    const name = this.#word();
    const type = kind === 'var' ? '' : this.#word();
    if (kind !== 'param') {
      this.#expect('=');
      return { kind, name, value: this.#expression() };
    }
    const value = this.#takes('=') ? this.#expression() : undefined;
    return { kind, name, type, value, secure };
  }

  #resource(): Declaration {
    const name = this.#word();
    const resource = this.#string();
    if (typeof resource !== 'string') throw this.#error('a type of resource');
    const existing = this.#takes('existing');
    this.#expect('=');
    return { kind: 'resource', name, resource, existing, value: this.#object() };
  }

  /** The value where it is plain, else as it is written. */
  #expression(): Value {
    const from = this.#skip();
    let value = this.#binary();
    if (this.#takes('?')) {
      this.#lines();
      this.#expression();
      this.#lines();
      this.#expect(':');
      this.#lines();
      this.#expression();
      value = { $expression: '' };
    }
    return isExpression(value) ? { $expression: this.#text.slice(from, this.#at) } : value;
  }

  #binary(): Value {
    let value = this.#postfix();
    while (/^(?:==|!=|&&|\|\||\?\?|[<>]=?|[+%*-])/.test(this.#ahead())) {
      this.#at += /^(?:==|!=|&&|\|\||\?\?|[<>]=?|.)/.exec(this.#ahead())?.[0].length ?? 1;
      this.#lines();
      this.#postfix();
      value = { $expression: '' };
    }
    return value;
  }

  #postfix(): Value {
    let value = this.#primary();
    for (;;) {
      if (this.#takes('.')) this.#word();
      else if (this.#takes('[')) {
        this.#expression();
        this.#expect(']');
      } else if (this.#takes('(')) this.#args();
      else return value;
      value = { $expression: '' };
    }
  }

  #primary(): Value {
    const next = this.#ahead()[0] ?? '';
    if (next === "'") return this.#string();
    if (next === '{') return this.#object();
    if (next === '[') return this.#array();
    if (next === '(') return this.#group();
    if (next === '!') {
      this.#at += 1;
      this.#primary();
      return { $expression: '' };
    }
    const number = /^-?\d+/.exec(this.#ahead())?.[0];
    if (number !== undefined) {
      this.#at += number.length;
      return Number(number);
    }
    return this.#named(this.#word());
  }

  #named(word: string): Value {
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    if (word === 'for' || word === 'if') throw this.#error('neither a loop nor a condition');
    if (this.#ahead().startsWith('=>')) {
      this.#at += 2;
      this.#local.push(word);
      this.#expression();
      this.#local.pop();
    } else if (!this.#ahead().startsWith('(') && !this.#local.includes(word))
      this.referred.add(word);
    return { $expression: '' };
  }

  #group(): Value {
    this.#expect('(');
    this.#expression();
    this.#expect(')');
    return { $expression: '' };
  }

  #args(): void {
    for (this.#lines(); !this.#takes(')'); this.#lines()) {
      this.#expression();
      this.#lines();
      if (!this.#takes(',') && !this.#ahead().startsWith(')')) throw this.#error('"," or ")"');
    }
  }

  #array(): Value {
    const items: Value[] = [];
    this.#expect('[');
    for (this.#lines(); !this.#takes(']'); this.#lines()) {
      items.push(this.#expression());
      this.#separator(']');
    }
    return items;
  }

  #object(): Value {
    const properties: Record<string, Value> = {};
    this.#expect('{');
    for (this.#lines(); !this.#takes('}'); this.#lines()) {
      const from = this.#at;
      const key = this.#ahead().startsWith("'") ? this.#string() : this.#word();
      const name = typeof key === 'string' ? key : this.#text.slice(from, this.#at);
      if (name in properties) throw this.#error(`"${name}" once`);
      this.#expect(':');
      properties[name] = this.#expression();
      this.#separator('}');
    }
    return properties;
  }

  /** A comma or the end of the line, or the end of all. */
  #separator(end: string): void {
    const rest = this.#ahead();
    if (this.#takes(',') || rest.startsWith(end) || /^(?:\/\/|\r?\n)/.test(rest)) return;
    throw this.#error(`",", "${end}" or the end of the line`);
  }

  #string(): Value {
    this.#expect("'");
    let text = '';
    let plain = true;
    const from = this.#at - 1;
    for (;;) {
      const next = this.#text[this.#at];
      if (next === undefined || next === '\n') throw this.#error('the end of a text');
      this.#at += 1;
      if (next === "'") return plain ? text : { $expression: this.#text.slice(from, this.#at) };
      if (next === '\\') {
        text += this.#text[this.#at] ?? '';
        this.#at += 1;
      } else if (next === '$' && this.#text[this.#at] === '{') {
        this.#at += 1;
        plain = false;
        this.#expression();
        this.#expect('}');
      } else text += next;
    }
  }

  #source(read: () => void): string {
    const from = this.#skip();
    read();
    return this.#text.slice(from, this.#at);
  }

  #word(): string {
    const word = /^[A-Za-z_]\w*/.exec(this.#ahead())?.[0];
    if (word === undefined) throw this.#error('a name');
    this.#at += word.length;
    return word;
  }

  #takes(token: string): boolean {
    const rest = this.#ahead();
    const word = /^\w/.test(token) ? /^\w+/.exec(rest)?.[0] : undefined;
    if (!rest.startsWith(token) || (word ?? token) !== token) return false;
    this.#at += token.length;
    return true;
  }

  #expect(token: string): void {
    if (!this.#takes(token)) throw this.#error(`"${token}"`);
  }

  #endOfLine(): void {
    const rest = this.#ahead();
    if (rest !== '' && !/^(?:\/\/|\r?\n)/.test(rest)) throw this.#error('the end of the line');
  }

  /** What follows on this line and after it. */
  #ahead(): string {
    return this.#text.slice(this.#skip());
  }

  #skip(): number {
    while (this.#text[this.#at] === ' ') this.#at += 1;
    return this.#at;
  }

  /** Over ends of lines and remarks. */
  #lines(): void {
    const space = /^(?:\s|\/\/[^\n]*)+/.exec(this.#text.slice(this.#at));
    this.#at += space?.[0].length ?? 0;
  }

  #error(expected: string): SyntaxError {
    const line = this.#text.slice(0, this.#at).split('\n').length;
    return new SyntaxError(`line ${line}: expected ${expected}`);
  }
}
