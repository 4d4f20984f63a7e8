import { rule, type Told } from '../rule.ts';

/** What stands between the ends of a range and the members of a list. */
export const joints: readonly Told[] = [
  rule('to', 't ~/ ~m', () => true),
  rule('to', '. ~.', () => true),
  rule('to', '-|–|—', () => true),
  rule('to', 'til|to|until|till|through|thru|indtil|tom|tem', () => true),
  rule('to', 'til|indtil og med', () => true),
  rule('to', 'og|frem|lige til|indtil', () => true),
  rule('to', 'og [helt] frem til', () => true),
  rule('to', 'helt [frem] til', () => true),
  rule('to', 'right|all up|through to|until', () => true),
  rule('to', 'right|helt <to>', () => true),
  rule('to', 'og helt|lige|op|frem <to>', () => true),
  rule('to', 'og frem til og med', () => true),
  rule('to', 'frem til og med', () => true),
  rule('to', 'og til og med', () => true),
  rule('to', 't [.] ~o [.] ~m [.]', () => true),
  rule('to', 'up|through to', () => true),
  rule('to', 'till|until and with', () => true),
  rule('to', '[up] to|until|till and including', () => true),
  rule('and', 'og|and|samt|plus', () => 'word'),
  rule('and', 'og|and igen|again', () => 'word'),
  rule('and', ', og|and|samt', () => 'clause'),
  rule('and', '. then|derefter|dernaest', () => 'clause'),
  rule('and', '&|+', () => 'word'),
  // The slash of "14/1-15/1." joins no days.
  rule('and', '/', (_, { pieces, from }) => {
    const isNumber = (at: number) => pieces[at]?.kind === 'number';
    return isNumber(from - 1) && isNumber(from + 1) && pieces[from]?.glued ? undefined : 'word';
  }),
  rule('and', ',', () => 'comma'),
];
