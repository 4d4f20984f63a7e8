/** Words of time, folded. */
export const weekdays: ReadonlyMap<string, number> = new Map(
  [
    ['mandag', 'mandags', 'mandagen', 'mandagens', 'monday', "monday's", 'mon', 'mand'],
    [
      'tirsdag',
      'tirsdags',
      'tirsdagen',
      'tirsdagens',
      'tuesday',
      "tuesday's",
      'tue',
      'tues',
      'tir',
      'tirs',
      'tirsd',
    ],
    [
      'onsdag',
      'onsdags',
      'onsdagen',
      'onsdagens',
      'wednesday',
      'wensday',
      'wendsday',
      "wednesday's",
      'wed',
      'weds',
      'wednes',
      'ons',
      'onsd',
    ],
    [
      'torsdag',
      'torsdags',
      'torsdagen',
      'torsdagens',
      'thursday',
      "thursday's",
      'thu',
      'thur',
      'thurs',
      'tors',
      'torsd',
    ],
    ['fredag', 'fredags', 'fredagen', 'fredagens', 'friday', "friday's", 'fre', 'fred'],
    ['loerdag', 'loerdags', 'loerdagen', 'saturday', 'loer'],
    ['soendag', 'soendags', 'soendagen', 'sunday', 'soen'],
  ].flatMap((names, index) => names.map((name): [string, number] => [name, index + 1])),
);

/** Short forms that are also other words: weekdays only with a dot, in a range or by a weekday. */
export const shortWeekdays: ReadonlyMap<string, number> = new Map([
  ['ma', 1],
  ['mo', 1],
  ['man', 1],
  ['ti', 2],
  ['tu', 2],
  ['on', 3],
  ['to', 4],
  ['th', 4],
  ['tor', 4],
  ['fr', 5],
  ['fri', 5],
  ['loe', 6],
  ['soe', 7],
  ['m', 1],
]);

export const months: ReadonlyMap<string, number> = new Map(
  [
    ['januar', 'jan', 'january'],
    ['februar', 'feb', 'febr', 'february'],
    ['marts', 'mar', 'march'],
    ['april', 'apr', 'apri'],
    ['maj', 'may'],
    ['juni', 'jun', 'june'],
    ['juli', 'jul', 'july'],
    ['august', 'aug'],
    ['september', 'sep', 'sept'],
    ['oktober', 'okt', 'october', 'oct'],
    ['november', 'nov'],
    ['december', 'dec'],
  ].flatMap((names, index) => names.map((name): [string, number] => [name, index + 1])),
);

const tens = { tyve: 20, tredive: 30, fyrre: 40, halvtreds: 50 };

/** "niogfyrre": units before tens, as they are said. */
const compounds = Object.entries(tens).flatMap(([ten, value]) => [
  [ten, value] as const,
  ...['en', 'to', 'tre', 'fire', 'fem', 'seks', 'syv', 'otte', 'ni'].map(
    (unit, at) => [`${unit}og${ten}`, value + at + 1] as const,
  ),
]);

/** Numbers as words. */
export const numbers: ReadonlyMap<string, number> = new Map([
  ...compounds,
  ['en', 1],
  ['et', 1],
  ['to', 2],
  ['tre', 3],
  ['fire', 4],
  ['fem', 5],
  ['seks', 6],
  ['syv', 7],
  ['otte', 8],
  ['ni', 9],
  ['ti', 10],
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['seven', 7],
  ['eight', 8],
  ['nine', 9],
  ['ten', 10],
  ['elleve', 11],
  ['tolv', 12],
  ['tretten', 13],
  ['fjorten', 14],
  ['femten', 15],
  ['seksten', 16],
  ['sytten', 17],
  ['atten', 18],
  ['nitten', 19],
  ['eleven', 11],
  ['twelve', 12],
  ['fourteen', 14],
  ['fifteen', 15],
  ['twenty', 20],
]);

/** Ordinals as words, for days of the month and for classes. */
export const ordinals: ReadonlyMap<string, number> = new Map(
  [
    ['foerste', 'first'],
    ['anden', 'andet', 'second'],
    ['tredje', 'third'],
    ['fjerde', 'fourth'],
    ['femte', 'fifth'],
    ['sjette', 'sixth'],
    ['syvende', 'seventh'],
    ['ottende', 'eighth'],
    ['niende', 'ninth'],
    ['tiende', 'tenth'],
    ['ellevte', 'eleventh'],
    ['tolvte', 'twelfth'],
    ['trettende', 'thirteenth'],
    ['fjortende', 'fourteenth'],
    ['femtende', 'fifteenth'],
    ['sekstende', 'sixteenth'],
    ['syttende', 'seventeenth'],
    ['attende', 'eighteenth'],
    ['nittende', 'nineteenth'],
    ['tyvende', 'twentieth'],
    ['enogtyvende'],
    ['toogtyvende'],
    ['treogtyvende'],
    ['fireogtyvende'],
    ['femogtyvende'],
    ['seksogtyvende'],
    ['syvogtyvende'],
    ['otteogtyvende'],
    ['niogtyvende'],
    ['tredivte', 'thirtieth'],
    ['enogtredivte'],
  ].flatMap((names, index) => names.map((name): [string, number] => [name, index + 1])),
);

/** Holiday names as people write them, with a part of the name calendars use. */
export const holidays: ReadonlyMap<string, string> = new Map([
  ['efteraarsferien', 'efteraar'],
  ['efteraarsferie', 'efteraar'],
  ['kartoffelferien', 'efteraar'],
  ['juleferien', 'jul'],
  ['juleferie', 'jul'],
  ['jul', 'jul'],
  ['nytaar', 'jul'],
  ['vinterferien', 'vinter'],
  ['vinterferie', 'vinter'],
  ['paaske', 'paaske'],
  ['paasken', 'paaske'],
  ['julen', 'jul'],
  ['pinsen', 'pinse'],
  ['paaskeferien', 'paaske'],
  ['paaskeferie', 'paaske'],
  ['pinse', 'pinse'],
  ['pinsen', 'pinse'],
  ['himmelfart', 'himmelfart'],
  ['himmelfartsferien', 'himmelfart'],
  ['sommerferien', 'sommer'],
  ['sommerferie', 'sommer'],
  ['christmas', 'jul'],
  ['easter', 'paaske'],
]);

/** Units of counting days. */
export const units: ReadonlyMap<string, 'day' | 'week' | 'month' | 'year'> = new Map([
  ...(['dag', 'dage', 'skoledag', 'skoledage', 'sygedag', 'sygedage', 'fravaersdage'] as const).map(
    (word) => [word, 'day'] as const,
  ),
  ...(['hverdage', 'day', 'days', 'schooldays', 'weekdays'] as const).map(
    (word) => [word, 'day'] as const,
  ),
  ...(['uge', 'uger', 'skoleuger', 'week', 'weeks'] as const).map(
    (word) => [word, 'week'] as const,
  ),
  ...(['maaned', 'maaneder', 'mdr', 'month', 'months'] as const).map(
    (word) => [word, 'month'] as const,
  ),
  ...(['aar', 'skoleaar', 'year', 'years'] as const).map((word) => [word, 'year'] as const),
]);
