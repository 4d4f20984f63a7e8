import type { Item } from './item.ts';
import { reportingCues } from './reportingCues.ts';
import { type Token, textOf } from './tokens.ts';

const all = /^(?:alle|samtlige|hele|all|everyone|everybody|whole|entire|klassen|resten)$/;
const here =
  /^(?:her|moedt|moedte|moeder|kommet|kom|tilstede|stede|plads|fremme|raske|rask|friske|tilbage|here|present|back|came|arrived|well|accounted)$/;
const except =
  /^(?:undtagen|undtaget|bortset fra|paa naer|paanaer|foruden|ud over|udover|except|except for|apart from|aside from|other than|besides|but|minus)$/;

/** "alle … er syge", "hele 7b har influenza": the reason said of everybody, and where that begins. */
function saidOfAll(
  tokens: readonly Token[],
  items: readonly Item[],
): { from: number; at: number } | undefined {
  const from = tokens.findIndex(({ norm }) => all.test(norm));
  if (from === -1) return undefined;
  const reason = items.find(
    (one) =>
      one.is === 'cue' &&
      one.at > from &&
      !one.negated &&
      reportingCues.has(one.cue) &&
      one.cue !== 'notAbsence' &&
      exceptionAt(tokens, one.at) === undefined,
  );
  if (!reason || tokens.some(({ norm }) => here.test(norm))) return undefined;
  const between = tokens.slice(from + 1, reason.at);
  if (between.some(({ text }) => /^[.:!?;]$/.test(text))) return undefined;
  return { from, at: reason.at };
}

/** The token after "undtagen", "bortset fra" and the like. */
function exceptionAt(tokens: readonly Token[], at: number): number | undefined {
  const [one, two] = [tokens[at]?.norm ?? '', tokens[at + 1]?.norm ?? ''];
  if (except.test(`${one} ${two}`)) return at + 2;
  return except.test(one) ? at + 1 : undefined;
}

/** Whether it says of everybody that they are away or ill: never that all are here. O(items). */
export function saysAllAreAway(tokens: readonly Token[], items: readonly Item[]): boolean {
  const said = saidOfAll(tokens, items);
  return said !== undefined && !items.some((one) => one.is === 'pupil') && said.at - said.from <= 6;
}

/**
 * The items without those excepted from what is said of everybody: "alle er syge undtagen Theo", "everybody but
 * Theo is sick". Undefined where nobody is, or where the reason is theirs: "alle er her undtagen Theo, der er
 * syg". O(items).
 */
export function withoutExcepted(
  tokens: readonly Token[],
  items: readonly Item[],
): Item[] | undefined {
  const said = saidOfAll(tokens, items);
  if (!said) return undefined;
  const from = tokens.findIndex((_, at) => exceptionAt(tokens, at) !== undefined);
  const names = items.filter((one) => one.is === 'pupil');
  const [first] = names;
  const next = exceptionAt(tokens, from);
  if (!first || next === undefined || first.at !== next) return undefined;
  const last = names.at(-1);
  if (/^(?:der|som|who|that)$/.test(tokens[last?.next ?? 0]?.norm ?? '')) return undefined;
  if (/^[,:(]$/.test(tokens[last?.next ?? 0]?.text ?? '') && said.at > first.at) return undefined;
  return items.filter(
    (one) => one.is !== 'pupil' && !(one.at >= from && one.at < (last?.next ?? next)),
  );
}

/** "everyone in 8a here but Clara": who follows is not. O(1). */
export function isAllBut(tokens: readonly Token[], at: number): boolean {
  return (
    tokens[at]?.norm === 'but' &&
    /\b(?:everyone|everybody|all)\b[^.,!?;]{0,40}\b(?:here|present|in|in school|came|there|arrived)$/.test(
      textOf(tokens, Math.max(0, at - 10), at),
    )
  );
}
