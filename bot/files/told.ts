/** How a report names people and moments, and quotes what people wrote. */
export type Told = {
  who(staffId: string): string;
  moment(at: string): string;
  written(text: string): string;
};
