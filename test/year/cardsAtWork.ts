import { z } from 'zod';
import playbook from '../../data/playbooks/aalborg.json' with { type: 'json' };
import { type Button, buttonsOf } from '../doubles/cardReading.ts';

/** A line of a morning list, as somebody reads it. */
export type Line = { caseId: string; text: string; buttons: readonly Button[] };

const container = z.looseObject({ type: z.literal('Container') });
const block = z.looseObject({ type: z.literal('TextBlock'), text: z.string() });

/** The lines of a morning list, as they stand. */
export function linesOf(list: string): Line[] {
  const body: unknown = z.object({ body: z.array(z.unknown()) }).parse(JSON.parse(list)).body;
  return z
    .array(z.unknown())
    .parse(body)
    .filter((part) => container.safeParse(part).success)
    .flatMap((part) => {
      const buttons = buttonsOf(part);
      // About the people of a case a line leads to the form where it is answered.
      const open = buttons.find(({ verb }) => verb === 'case.show' || verb === 'case.form');
      if (!open) return [];
      return [{ caseId: String(open.data.case), text: textOf(part), buttons }];
    });
}

/** All words of a card or a part of it. */
export function textOf(node: unknown): string {
  const parsed = block.safeParse(node);
  if (parsed.success) return parsed.data.text;
  if (Array.isArray(node)) return node.map(textOf).filter(Boolean).join('\n');
  if (typeof node !== 'object' || node === null) return '';
  return Object.values(node).map(textOf).filter(Boolean).join('\n');
}

export type Step = {
  id: string;
  responsible: string;
  approver: string | null;
  plan?: boolean | undefined;
  /** The role of whom it brings in. */
  bringsIn?: string | undefined;
  text: { da: string };
};

const stages: readonly { steps: readonly Step[] }[] = [
  ...Object.values(playbook.levels),
  ...Object.values(playbook.duties),
  playbook.concern,
];
const steps: readonly Step[] = [...stages.flatMap((stage) => stage.steps), ...playbook.latest];

/** The step of the playbook that a line is about: people know them by their words. */
export function stepIn(text: string): Step | undefined {
  const read = letters(text);
  return steps.find((step) => read.includes(letters(step.text.da).slice(0, 40)));
}

/** The step of the playbook behind a button. */
export function stepOf({ data }: Button): Step | undefined {
  return stepWithId(String(data.step ?? ''));
}

/** The step of the playbook that a case's step was made of. */
export function stepWithId(id: string): Step | undefined {
  const [own] = id.split('.', 1);
  return steps.find((step) => step.id === own);
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-zæøå]/g, '');
}

const input = z.looseObject({
  type: z.string().startsWith('Input.'),
  id: z.string(),
  value: z.string().optional(),
  choices: z.array(z.looseObject({ value: z.string() })).optional(),
});

/**
 * What somebody fills in: a day, some words, and what is chosen where it is not what the form chose; `given` by
 * input where a form asks for more than one, with all others as the form has them.
 */
export type Answers = {
  day?: string | undefined;
  words?: string;
  chosen?: readonly string[];
  given?: Readonly<Record<string, string>>;
};

/** The inputs of a form, filled in. */
export function filledIn(card: string, answers: Answers): Record<string, string> {
  const { day = '', words = '', chosen = [], given } = answers;
  return Object.fromEntries(
    inputsIn(JSON.parse(card)).map(({ type, id, value, choices = [] }) => {
      if (given) return [id, given[id] ?? value ?? choices[0]?.value ?? ''];
      if (type === 'Input.Date') return [id, day];
      if (type === 'Input.Text') return [id, words];
      const choice = choices.find((one) => chosen.includes(one.value));
      return [id, choice?.value ?? value ?? choices[0]?.value ?? ''];
    }),
  );
}

/** The steps that can be chosen in a form. */
export function stepsIn(card: string): readonly string[] {
  const steps = inputsIn(JSON.parse(card)).find(({ id }) => id === 'step');
  return steps?.choices?.map(({ value }) => value) ?? [];
}

function inputsIn(node: unknown): z.output<typeof input>[] {
  if (Array.isArray(node)) return node.flatMap(inputsIn);
  if (typeof node !== 'object' || node === null) return [];
  const own = input.safeParse(node);
  return own.success ? [own.data] : Object.values(node).flatMap(inputsIn);
}
