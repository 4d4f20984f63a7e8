import type { CaseEvent } from './caseEvent.ts';
import type { CaseState } from './caseRecord.ts';

type Of<Kind extends CaseEvent['do']> = Extract<CaseEvent, { do: Kind }>;

/** The place a case ended with, if it named one. */
export function placeTaken({ offer, at }: Of<'close'>): Pick<CaseState, 'offer'> {
  return offer ? { offer: { ...offer, from: at.slice(0, 10) } } : {};
}

/** What was answered before stays as it was, with who and when. */
export function visitationAfter(
  { visitation = [] }: Pick<CaseState, 'visitation'>,
  { offer, name, answered, of, by, at }: Of<'visitation'>,
): Pick<CaseState, 'visitation'> {
  const before = visitation.find((one) => one.offer === offer)?.answered ?? [];
  const now = answered.map(
    (question) => before.find((one) => one.question === question) ?? { question, by, at },
  );
  return {
    visitation: [
      ...visitation.filter((one) => one.offer !== offer),
      { offer, name, answered: now, of },
    ],
  };
}

/** Without a day to ask again nobody is asked any longer. */
export function begunAfter(
  { offer }: Pick<CaseState, 'offer'>,
  { answer, askOn, by, at }: Of<'begun'>,
): Pick<CaseState, 'offer'> {
  if (!offer) return {};
  const { askOn: _, ...rest } = offer;
  const begun = { answer, by, at };
  return { offer: { ...rest, begun, ...(askOn === undefined ? {} : { askOn }) } };
}
