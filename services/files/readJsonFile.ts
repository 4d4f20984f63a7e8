import { readFile } from 'node:fs/promises';
import { findNodeAtLocation, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { z } from 'zod';
import { DataFileError } from '../errors/errors.ts';
import { pathFault } from './pathFault.ts';

/**
 * Reads a JSON file and checks it against a schema.
 * @returns the schema's output
 * @throws DataFileError with line and column: file missing, not JSON, or not matching the schema
 */
export async function readJsonFile<Output>(
  file: string,
  schema: z.ZodType<Output>,
): Promise<Output> {
  return parseJson(await readTextFile(file), schema, file);
}

/**
 * Parses JSON text and checks it; `file` only names it in errors.
 * @param line where in the file the text begins
 * @throws DataFileError
 */
export function parseJson<Output>(
  text: string,
  schema: z.ZodType<Output>,
  file: string,
  line = 1,
): Output {
  // Windows adds a byte order mark.
  const plain = text.replace(/^\uFEFF/, '');
  const result = schema.safeParse(jsonIn(plain, file, line));
  if (result.success) return result.data;
  const issue = deepest(result.error.issues);
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  throw new DataFileError(
    file,
    `${path.join('.') || 'file'}: ${issue.message}`,
    place(plain, offsetOf(parseTree(plain), path), line),
  );
}

/**
 * What JSON text says, unchecked. Only a text with a fault is read a second time, by the slower reader that knows where
 * the fault is.
 * @param line where in the file the text begins
 * @throws DataFileError
 */
export function jsonIn(text: string, file: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const errors: ParseError[] = [];
    const tree = parseTree(text, errors, { disallowComments: true });
    const broken = errors[0];
    if (!broken && tree) throw cause;
    const expected = broken ? printParseErrorCode(broken.error) : 'is empty';
    throw new DataFileError(file, `not JSON: ${expected}`, place(text, broken?.offset ?? 0, line));
  }
}

/** @throws DataFileError when the file cannot be read */
export async function readTextFile(file: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unreadable';
    throw new DataFileError(file, pathFault(cause, file, 'read') ?? `cannot be read (${code})`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Danish letters as Excel likes to save them would turn into other letters.
    const text = new TextDecoder('utf-8').decode(bytes);
    throw new DataFileError(file, 'expected UTF-8', place(text, text.indexOf('\uFFFD')));
  }
}

type Issue = z.core.$ZodIssue;

/** Of a union's failed branches, report the one that got furthest: the likely intent. */
function deepest(issues: readonly Issue[]): Issue {
  const all = issues.flatMap((issue): Issue[] =>
    issue.code === 'invalid_union' && issue.errors.length > 0
      ? meantBranches(issue.errors).map((branch) => {
          const inner = deepest(branch);
          return { ...inner, path: [...issue.path, ...inner.path] };
        })
      : [issue],
  );
  return all.reduce((best, issue) => (issue.path.length > best.path.length ? issue : best));
}

/** The form that knows most of the file's keys is the intended one. */
function meantBranches(branches: readonly Issue[][]): readonly Issue[][] {
  const foreign = (branch: readonly Issue[]) =>
    branch.flatMap((issue) =>
      issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [],
    ).length;
  const fewest = Math.min(...branches.map(foreign));
  return branches.filter((branch) => foreign(branch) === fewest);
}

function offsetOf(tree: ReturnType<typeof parseTree>, path: (string | number)[]): number {
  if (!tree) return 0;
  for (let length = path.length; length >= 0; length -= 1) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node) return node.offset;
  }
  return 0;
}

function place(text: string, offset: number, line = 1): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: line + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 };
}
