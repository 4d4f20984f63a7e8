import type { letterRefusals as danish } from './letterRefusals.da.ts';

/** Refusals about letters and other documents of a case. */
export const letterRefusals: typeof danish = {
  register_unchecked: () => ({
    title: 'The register has not been checked yet',
    next: 'Look the absence up in the school’s register. If it is right, press “The register was checked today” under “Letters”, and ask for the draft again. Your duty to notify does not wait: if you are worried now, notify now, on the municipality’s own form or by telephone, without a draft.',
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
