/** When the releases of a product go out of support: ISO dates, each the last day of free security fixes. */
export interface ReleaseTable {
  /** How people write the product. */
  readonly label: string;
  readonly until: Readonly<Record<string, string>>;
  /** Releases that are out, and whose end is not known yet. */
  readonly open?: readonly string[];
  /** Where volunteers go on after the regular support: when that one ends. */
  readonly regular?: Readonly<Record<string, string>>;
}
