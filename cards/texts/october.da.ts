/** Worrying absence on 1 October, in the yearly report. */
export const october = {
  answer: (date: string, worrying: string, pupils: string, percent: string | undefined) =>
    `Elever med bekymrende fravær ${date}: ${worrying} af ${pupils}${percent === undefined ? '' : ` (${percent})`}, talt som i den årlige opgørelse.`,
  rule: (rule: string) => `Den tæller elever med: ${rule}.`,
  withPlan: (count: string, of: string) => `Heraf med en plan den dag: ${count} af ${of}.`,
  byGrade: (parts: string) => `På klassetrin: ${parts}.`,
  grade: (grade: number, count: string, pupils: string) => `${grade}. klasse ${count} af ${pupils}`,
  byCause: (parts: string) => `Det meste af fraværet er noteret som: ${parts}.`,
  cause: (cause: string, count: string) => `${cause} ${count}`,
  basis: 'Opgjort af det, der er noteret nu, for elever på elevlisten i dag.',
  none: 'Opgørelsen pr. 1. oktober er ikke med: dagen er ikke nået, kalenderen går ikke 200 skoledage tilbage fra den, eller noteringerne er ikke gemt længere.',
  pupils: 'Elever',
  column: 'Bekymrende 1. okt.',
};
