/** Languages of the cards. */
export type Locale = 'da' | 'en';
