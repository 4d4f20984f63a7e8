/** Languages that the cards speak. */
export type Locale = 'da' | 'en';
