/** What was learned, as it is shipped. */
export interface Weights {
  /** Sums over a text's features. */
  width: number;
  /** Hidden values. */
  inner: number;
  /** By output. */
  bias: number[];
  /** Base64 of outputs × inner floating-point numbers of 32 bits, as are those of `spread`. */
  readout: string;
  /** inner × width: what each of the sums does to each hidden value. */
  spread: string;
  /** Base64 of the known features' hashes, rising. */
  known: string;
  /** Base64 of what `PackedTable` has. */
  isFine: string;
  fine: string;
  coarse: string;
  chosen: string;
}
