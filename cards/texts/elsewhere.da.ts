import { amount } from './amount.ts';

/** Pupils who went to another offer this school year: their case is closed, but they stay in sight. */
export const elsewhere = {
  button: (count: number) => `I et andet tilbud (${count})`,
  summary: (count: number) => `${amount(count, 'elev', 'elever')} er i et andet tilbud.`,
  heading: (school: string) => `I et andet tilbud: ${school}`,
  answer: (count: number) =>
    count === 0
      ? 'Ingen elever er i et andet tilbud i dette skoleår.'
      : `${amount(count, 'elev', 'elever')} er gået videre til et andet tilbud i dette skoleår. Skolen holder øje med, hvordan det går.`,
};
