import type { FoundCue } from './readCue.ts';
import { type Token, textOf } from './tokens.ts';

const allows =
  /^(?:gav|givet|giver) (?:(?:ham|hende|dem|begge|familien) )?(?:lov|fri|tilladelse|frihed)(?: til)?(?= |$)|^(?:gave|given|gives|granted|allowed) (?:him|her|them|both) (?:(?:the|a|an|this|that|next|two|three|both) ){0,2}(?:day|days|morning|afternoon|week|time|leave|permission|monday|tuesday|wednesday|thursday|friday)(?: off)?(?= |$)/;
/** With what either begins. */
const starts =
  /^(?:gav|givet|giver|gave|given|gives|granted|allowed|skrevet|underskrevet|skrev|nikket|signed)$/;
const signs = /^(?:skrevet under|underskrevet|skrev under|nikket ja|signed)(?= |$)/;

/** Who may permit it: "skolelederen", "ledelsen", "kontoret", "the head". */
const permitting =
  /\b(?:\w*skole\w{0,4}leder|leder|ledelse|\w*inspektoer|kontor|administration|skole|klasselaerer|office|head|headteacher|principal|management|school|tilladelse|ansoegning|bevilling|permission|application)(?:en|et|n)?(?: (?:har|havde|er|blev|bliver|has|had|is|was|der|som|who|selv|jo|nu|allerede|already|just|lige|\.)){0,4}$/;

/**
 * "skolelederen havde givet ham fri", "Henrik skoleleder har skrevet under": a permission of the school, told by what
 * somebody did. Whoever signs may be a parent, so it must be said who. O(1).
 */
export function permittedAt(tokens: readonly Token[], at: number): FoundCue | undefined {
  if (!starts.test(tokens[at]?.norm ?? '')) return undefined;
  const from = Math.max(0, at - 6);
  const allowed = allows.exec(textOf(tokens, at, at + 4));
  if (allowed) return { cue: 'leave', next: at + allowed[0].split(' ').length };
  const signed = signs.exec(textOf(tokens, at, at + 2));
  if (!signed || !permitting.test(textOf(tokens, from, at).trimEnd())) return undefined;
  return { cue: 'leave', next: at + signed[0].split(' ').length };
}

/** Whether the words of a permission tell who gave it: then a parent's is none. */
export function isGiven(tokens: readonly Token[], at: number, next: number): boolean {
  return tokens.slice(at, next).some(({ norm }) => giver.test(norm));
}

const giver = /^(?:gav|givet|giver|gave|gives|sagt|said|skrevet|signed)$/;
