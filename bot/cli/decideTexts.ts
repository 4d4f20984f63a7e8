import { createInterface } from 'node:readline/promises';
import { amount } from '../../cards/texts/amount.ts';
import { fold } from '../../services/notes/tokens.ts';
import { replaceMentions } from '../../services/privacy/mentions.ts';
import type { TextDecision } from '../../services/privacy/ownTexts.ts';
import type { Pupil, Roster } from '../../services/roster/roster.ts';
import type { FoundText } from '../privacy/findNamingTexts.ts';

/** Whom the texts may name. */
export type Named = { pupil: Pick<Pupil, 'givenName' | 'familyName'>; others: readonly Other[] };

type Other = { givenName: string; familyName: string };

/** Everybody in the municipality but the pupil. */
export function othersThan(pupilId: string, rosters: readonly Roster[]): readonly Other[] {
  return rosters.flatMap(({ pupils, staff }) => [
    ...pupils.filter(({ id }) => id !== pupilId),
    ...staff,
  ]);
}

/** The texts that name the pupil, with the name marked, for the operator's own screen. */
export function listTexts(found: readonly FoundText[], named: Named): string {
  if (found.length === 0) return 'No other texts name the pupil.\n';
  const lines = found.map((one, at) => `  ${at + 1}. ${lineOf(one, named)}`);
  return `Texts that name the pupil: ${found.length}\n${lines.join('\n')}\n`;
}

function lineOf(one: FoundText, named: Named): string {
  const { school, kind, id, field, text, mentions } = one;
  const marked = replaceMentions(text, mentions, (name) => `»${name}«`);
  const where = `${school} · ${kind} ${id} · ${field}`;
  const doubt = maybeOther(one, named);
  return `${oneLine(where)}\n     ${oneLine(marked)}${doubt === undefined ? '' : `\n     (${doubt})`}`;
}

/** For a partial name that others share: "may be somebody else". */
function maybeOther({ mentions }: FoundText, { pupil, others }: Named): string | undefined {
  if (mentions.some(({ by }) => by === 'whole')) return undefined;
  const parts = new Set(mentions.map(({ by }) => by));
  const sharing = (part: 'givenName' | 'familyName') =>
    others.filter((one) => fold(one[part]) === fold(pupil[part])).length;
  const given = parts.has('given') ? sharing('givenName') : Number.POSITIVE_INFINITY;
  const family = parts.has('family') ? sharing('familyName') : Number.POSITIVE_INFINITY;
  const count = Math.min(given, family);
  if (count === 0) return undefined;
  return `may be somebody else: ${amount(count, 'other has', 'others have')} the same name`;
}

/** Typed text can hold terminal control codes. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\p{Cc}\p{Cf}]/gu, '');
}

/** Asks about each text in turn. */
export async function askForEach(
  found: readonly FoundText[],
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<Map<string, TextDecision>> {
  const decisions = new Map<string, TextDecision>();
  const asking = createInterface({ input, output });
  try {
    for (const [at, { key }] of found.entries()) {
      let decision: TextDecision | undefined;
      while (!decision) {
        const answer = await asking.question(
          `Text ${at + 1}: remove the (n)ame, delete the whole (t)ext, or (k)eep it? `,
        );
        decision = answers[answer.trim().toLowerCase()];
      }
      decisions.set(key, decision);
    }
  } finally {
    asking.close();
  }
  return decisions;
}

const answers: Readonly<Record<string, TextDecision | undefined>> = {
  n: 'remove',
  t: 'delete',
  k: 'keep',
};
