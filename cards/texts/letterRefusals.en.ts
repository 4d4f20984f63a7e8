import type { letterRefusals as danish } from './letterRefusals.da.ts';

/** Refusals about letters and other documents of a case. */
export const letterRefusals: typeof danish = {
  register_unchecked: () => ({
    title: 'The register has not been checked yet',
    next: 'The draft must be based on the school’s absence register. Look the absence up there; if it is right, press “The register was checked today” here under “Letters”, and ask for the draft again. Your own duty to notify does not wait for that: if you are worried now, notify now, by the municipality’s own form or by telephone, without the draft from here.',
  }),
  letter_unsuited: () => ({
    title: 'The document does not fit the case at the moment',
    next: 'Open “Letters” again to see those that do.',
  }),
  letter_language: () => ({
    title: 'The document is not available in that language',
    next: 'Choose another language. Danish and English are always available.',
  }),
  letter_failed: () => ({
    title: 'The draft did not arrive',
    next: 'Neither Teams nor OneDrive accepted the file. Try again in a moment, preferably in Teams on a computer: open the case, “Plan and help”, “Letters”.',
  }),
};
