/** A closed case that is open again, on its card and on the receipt of the note that did it. */
export const reopened = {
  relapse: (on: string, level: string) =>
    `Genåbnet ${on}: fraværet nåede igen en grænse (»${level}«).`,
  relapseDuty: (on: string) => `Genåbnet ${on}: der er igen en lovpligtig opgave.`,
  person: (on: string, by: string) => `Genåbnet ${on} af ${by}.`,
  receipt: (pupil: string, level: string, number: string) =>
    `${pupil}: fraværet nåede igen en grænse (»${level}«), så sag ${number} er genåbnet med nye trin.`,
  receiptDuty: (pupil: string, number: string) =>
    `${pupil}: der er igen en lovpligtig opgave, så sag ${number} er genåbnet med nye trin.`,
};
