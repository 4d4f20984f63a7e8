import { z } from 'zod';
import { ownWords } from '../words/ownWords.ts';

/**
 * What absence does for a pupil, the four functions of Kearney and Silverman's model in our own words: away from
 * what is unpleasant, away from being judged, close to somebody, or drawn by something outside school.
 * Source: doi.org/10.1023/A:1020774932043; Danish use: docslib.org/doc/2932325.
 */
export const functions = [
  'avoids_unpleasant',
  'avoids_judgement',
  'seeks_closeness',
  'drawn_outside',
] as const;

/** More than two say nothing about where to begin. */
export const mostFunctions = 2;

/** What at school makes it hard to come. */
export const schoolFactors = ['academic', 'bullying', 'relations', 'transition'] as const;

/** What at home the parents have told of; closed, so that nobody's life is described here. */
export const homeFactors = ['change_at_home', 'worry_at_home', 'two_homes', 'practical'] as const;

const line = ownWords(z.string().min(1).max(200));

/** What a mapping says: closed answers first, and one line each from the pupil and the parents. */
export const mappingAnswers = z.strictObject({
  functions: z.array(z.enum(functions)).max(mostFunctions),
  school: z.array(z.enum(schoolFactors)),
  home: z.array(z.enum(homeFactors)),
  /** Whether somebody in health care already knows of it; never what it is. */
  healthKnows: z.boolean().optional(),
  pupilSays: line.optional(),
  parentsSay: line.optional(),
});

/** The mapping of a case, as last filled in. */
export const mapping = mappingAnswers.extend({
  /** Who wrote it down, and when (instant). */
  by: z.string().min(1),
  at: z.iso.datetime({ offset: true }),
});

export type MappingAnswers = z.output<typeof mappingAnswers>;
export type Mapping = z.output<typeof mapping>;
