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
      const open = buttons.find(({ verb }) => verb === 'case.show');
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

type Step = { id: string; responsible: string; approver: string | null; text: { da: string } };

const stages: readonly { steps: readonly Step[] }[] = [
  ...Object.values(playbook.levels),
  ...Object.values(playbook.duties),
  playbook.concern,
];
const steps = stages.flatMap((stage) => stage.steps);

/** The step of the playbook that a line is about: people know them by their words. */
export function stepIn(text: string): Step | undefined {
  const read = letters(text);
  return steps.find((step) => read.includes(letters(step.text.da).slice(0, 40)));
}

/** The step of the playbook behind a button. */
export function stepOf({ data }: Button): Step | undefined {
  const id = String(data.step ?? '').replace(/\.\d+$/, '');
  return steps.find((step) => step.id === id);
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-zæøå]/g, '');
}

const form = z.looseObject({
  type: z.literal('Action.ShowCard'),
  card: z.looseObject({ body: z.array(z.unknown()).default([]) }),
});
const input = z.looseObject({
  type: z.string().startsWith('Input.'),
  id: z.string(),
  choices: z.array(z.looseObject({ value: z.string() })).optional(),
});

/** What somebody fills in: a day, some words, and what is chosen where it is not the first choice. */
export type Answers = { day?: string | undefined; words?: string; chosen?: readonly string[] };

/** The form around a button, filled in. */
export function filledIn(card: string, button: Button, answers: Answers): Record<string, string> {
  const { day = '', words = '', chosen = [] } = answers;
  // Forms within a form come after it.
  const around = formsIn(JSON.parse(card)).findLast((one) =>
    buttonsOf(one).some(({ verb, data }) => verb === button.verb && data.seal === button.data.seal),
  );
  const inputs = around?.card.body.flatMap((part) => input.safeParse(part).data ?? []) ?? [];
  return Object.fromEntries(
    inputs.map(({ type, id, choices = [] }) => {
      if (type === 'Input.Date') return [id, day];
      if (type === 'Input.Text') return [id, words];
      const choice = choices.find(({ value }) => chosen.includes(value)) ?? choices[0];
      return [id, choice?.value ?? ''];
    }),
  );
}

function formsIn(node: unknown): z.output<typeof form>[] {
  if (Array.isArray(node)) return node.flatMap(formsIn);
  if (typeof node !== 'object' || node === null) return [];
  const own = form.safeParse(node);
  return [...(own.success ? [own.data] : []), ...Object.values(node).flatMap(formsIn)];
}
