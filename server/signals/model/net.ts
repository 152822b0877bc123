/** What was learned, as it is shipped. */
export interface Weights {
  /** Hidden values. */
  width: number;
  /** By output. */
  bias: number[];
  /** outputs × width */
  readout: number[];
  /** What one unit of the table is worth. */
  step: number;
  /** Base64 of the known features' hashes, rising. */
  known: string;
  /** Base64 of features × width values of four bits, the lower half of a byte first, 8 standing for nothing. */
  table: string;
}
