/** What somebody could write to make a card show something that was not said. */
export const hostile =
  '[Klik her](https://evil.example) **fed** _skrå_ `kode` # Overskrift {{DATE(2026-01-01T00:00:00Z)}} <at>Alle</at> https://evil.example www.evil.example \u202Egnorw\nny linje';

/** The longest names a roster is likely to hold. */
export const longName =
  'Alexandrina-Wilhelmine Theodora Konstantina Frederiksdatter von Hohenstein-Løvenskjold Østergaard';
