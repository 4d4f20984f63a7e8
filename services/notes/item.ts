import type { SchoolClass } from '../roster/roster.ts';
import type { Cue } from './cueWords.ts';
import type { DateSpan } from './dateSpan.ts';
import type { FoundName } from './readName.ts';

/** What a message is made of, in order. */
export type Item =
  | { is: 'pupil'; name: FoundName; at: number; next: number }
  /** Perhaps a name nobody has, or a misspelt one. */
  | {
      is: 'word';
      heard: string;
      norm: string;
      capital: boolean;
      /** Somebody who works at the school, and no pupil: "Bente på kontoret". */
      staff?: true;
      at: number;
      next: number;
    }
  | { is: 'class'; found: SchoolClass; at: number; next: number }
  | { is: 'date'; span: DateSpan; at: number; next: number }
  | { is: 'lessons'; count: number; at: number; next: number }
  | { is: 'cue'; cue: Cue; negated: boolean; at: number; next: number }
  | {
      is: 'mark';
      mark: 'colon' | 'comma' | 'and' | 'stop' | 'line' | 'arrow' | 'question';
      at: number;
      next: number;
    };
