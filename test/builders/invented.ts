import { municipality } from '../../bot/sandbox/municipality.ts';

/** The invented schools of seed 1. Nothing changes a roster, so that all tests of a process share them. */
export const invented = municipality(1);
