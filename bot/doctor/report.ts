import type { Line } from './finding.ts';
import { type State, states } from './state.ts';
import { da } from './texts/da.ts';
import { en, type Texts } from './texts/en.ts';

export const languages = { da, en } as const;

export type Language = keyof typeof languages;

/** How many lines there are of each state. */
export function summaryOf(lines: readonly Line[]): Readonly<Record<State, number>> {
  const count = (state: State) => lines.filter((one) => one.state === state).length;
  return {
    ok: count('ok'),
    warning: count('warning'),
    failed: count('failed'),
    not_checked: count('not_checked'),
  };
}

/** What a line says, and what to do where anything is to be done. */
export function saidOf(line: Line, texts: Texts): { found: string; todo: string | undefined } {
  const [found, todo] = texts.findings[line.code];
  const filled = (text: string) =>
    text.replaceAll(/\{(\w+)\}/g, (_, name: string) => factOf(line, name, texts));
  const where = line.where?.length ? ` (${texts.which}: ${line.where.join(', ')})` : '';
  return { found: filled(found) + where, todo: todo === undefined ? undefined : filled(todo) };
}

function factOf({ facts, detail }: Line, name: string, texts: Texts): string {
  if (name === 'detail') return oneLine(detail ?? '');
  const fact = facts[name];
  if (name === 'check') {
    const named = Object.entries(texts.checks).find(([check]) => check === fact);
    return named?.[1] ?? String(fact);
  }
  return typeof fact === 'string' ? (texts.words[fact] ?? oneLine(fact)) : String(fact ?? '?');
}

/** What others wrote, such as the name of a file, can hold control codes of a terminal. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\p{Cc}\p{Cf}]/gu, '');
}

/** For people: a line each, below it what to do, and last how many are well. */
export function textReport(lines: readonly Line[], language: Language): string {
  const texts = languages[language];
  const widest = (all: readonly string[]) => Math.max(...all.map(({ length }) => length));
  const stateWidth = widest(states.map((state) => texts.states[state]));
  const checkWidth = widest(lines.map(({ check }) => texts.checks[check]));
  const told = lines.flatMap((line) => {
    const { found, todo } = saidOf(line, texts);
    const state = texts.states[line.state].padEnd(stateWidth);
    const first = `${state}  ${texts.checks[line.check].padEnd(checkWidth)}  ${found}`;
    const indent = ' '.repeat(stateWidth + checkWidth + 4);
    return todo === undefined ? [first] : [first, `${indent}→ ${todo}`];
  });
  const sum = texts.sum.replaceAll(/\{(\w+)\}/g, (_, name: string) => countOf(lines, name));
  return `${told.join('\n')}\n\n${sum}\n`;
}

function countOf(lines: readonly Line[], name: string): string {
  return String(lines.filter(({ state }) => state === name).length);
}

/** For programs: the codes and facts of each line beside its words. */
export function jsonReport(lines: readonly Line[], language: Language): string {
  const texts = languages[language];
  const told = lines.map((line) => ({ ...line, ...saidOf(line, texts) }));
  return `${JSON.stringify({ summary: summaryOf(lines), lines: told }, undefined, 2)}\n`;
}
