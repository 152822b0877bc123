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
  /** Base64 of buckets × width signed bytes. */
  table: string;
  /** Base64 of a bit for each bucket: where it is given, the table holds only the buckets whose bit is set, in their order. */
  present?: string;
}
