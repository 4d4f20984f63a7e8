import type { Text } from '../rules/ruleset.ts';
import type { BegunAnswer } from './caseWork.ts';
import type { NextVisitation, Offer } from './offers.ts';

/** A board's questions about one pupil: what is answered, and by whom and when (ISO date) at last. */
export type VisitationView = {
  next: NextVisitation | undefined;
  questions: readonly { id: string; text: Text; answered: boolean }[];
  enclosed: readonly Text[];
  last: { by: string | undefined; on: string } | undefined;
};

/** An offer for a pupil of this grade. */
export type OfferView = Pick<
  Offer,
  'id' | 'name' | 'kind' | 'who' | 'grades' | 'wayIn' | 'contact' | 'checkedOn'
> & { stale: boolean; visitation: VisitationView | undefined };

/** What a municipality offers a pupil, as the viewer of a case sees it. */
export type OffersView = {
  all: readonly OfferView[];
  /** Whether the viewer may say which questions are answered. */
  answers: boolean;
  /** Ids of the case's steps that weigh other offers. */
  steps: readonly string[];
};

/** Where a pupil went when the case ended; without a name if it is not in the list. */
export type PlaceView = {
  name: Text | undefined;
  from: string;
  begun: { answer: BegunAnswer; on: string } | undefined;
  /** Whether the viewer is asked now if they have begun there. */
  asks: boolean;
};
