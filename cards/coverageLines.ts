import type {
  MunicipalityStatusView,
  StatusView,
  YearReportView,
} from '../services/status/views.ts';
import type { Element } from './adaptiveCard.ts';
import { line, meta } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import { unusedSchools } from './wording/municipalityWords.ts';
import { coverageSentence, incompleteWords } from './wording/statusWords.ts';
import type { Wording } from './wording/wording.ts';

/** As many schools as are read as lines. */
const mostUnused = 2;

/** "18 af 20 klasser har meldt ind i dag", how much of the quarter was told of, and that the figures are incomplete where they are. */
export function coverageLines(view: StatusView, wording: Wording): readonly Element[] {
  const told = coverageSentence(view, wording);
  if (!told) return [];
  const { text, isIncomplete } = told;
  return [isIncomplete ? line(text, { size: 'Small', spacing: 'None' }) : meta(text)];
}

/** One short line where too little was told of for figures to be complete. */
export function incompleteLine(
  share: number | undefined,
  kind: 'incomplete' | 'incompleteYear' | 'incompleteClass',
  wording: Wording,
): readonly Element[] {
  if (share === undefined) return [];
  return [line(incompleteWords(share, kind, wording), { size: 'Small', spacing: 'None' })];
}

/** The schools that nobody uses, first of all: without a word from them, their figures look healthy. */
export function unusedLines(
  view: Pick<MunicipalityStatusView, 'unused'>,
  wording: Wording,
): readonly Element[] {
  return unusedSchools(view, wording, escapeMarkdown, mostUnused).map((told) =>
    line(told, { color: 'Attention', spacing: 'Small' }),
  );
}

/** The year's figures, where too little was told of. */
export function incompleteYear(
  { incomplete }: Pick<YearReportView, 'incomplete'>,
  wording: Wording,
): readonly Element[] {
  return incompleteLine(incomplete, 'incompleteYear', wording);
}
