import type { KnownReasonKind } from '../../services/absence/knownReason.ts';
import { amount } from './amount.ts';

/** That a pupil's absence has a known reason, on its form and where the pupil is shown. */
export const known = {
  summary: 'Kendt årsag til fravær.',
  kinds: {
    operation: 'operation',
    bereavement: 'dødsfald i familien',
    agreed_course: 'aftalt forløb',
    long_illness: 'langvarig sygdom',
  } satisfies Readonly<Record<KnownReasonKind, string>>,
  line: (until: string, kind: string, by: string | undefined) =>
    `Kendt årsag (${kind}), til og med ${until}${by === undefined ? '' : ` · angivet af ${by}`}`,
  open: 'Kendt årsag …',
  heading: (who: string) => `Kendt årsag: ${who}`,
  text: 'Indtil da fører en fraværsgrænse hverken til en ny sag eller til et højere niveau. Lovpligtige opgaver kommer som altid.',
  kindLabel: 'Årsag (påkrævet)',
  kindMissing: 'Vælg en årsag.',
  toLabel: (most: number) =>
    `Til og med, højst ${amount(most, 'skoledag', 'skoledage')} frem (påkrævet)`,
  toMissing: 'Vælg en dag.',
  save: 'Gem',
  end: 'Den gælder ikke længere',
  back: 'Tilbage',
};
